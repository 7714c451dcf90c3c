import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { moment, number } from '../../kit/format.ts';
import { adminHygieneWords as texts } from '../../words/en/admin-hygiene.ts';
import type { HygieneDay, HygieneEntry } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import { Note } from '../../kit/note.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Sent } from './act.server.ts';
import styles from './hygiene.module.css';

type DayCheck = HygieneDay['checks'][number];

export const degrees = (celsius: number | null) => (celsius === null ? null : number(celsius));

/** One check on its day: what was found, what is due, and a form to note it. */
export function CheckCard(props: {
  of: DayCheck;
  isOver: boolean;
  /** Only today is noted; of other days entries are corrected. */
  isToday: boolean;
  sent: Sent | undefined;
}) {
  const { of, isOver, isToday, sent } = props;
  const { check, due, entries } = of;
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  const limits = texts.limits(degrees(check.minCelsius), degrees(check.maxCelsius));
  const often = texts.often(check.perDay, check.everyDays);
  return (
    <Panel
      title={check.name}
      beside={
        due > 0 ? (
          <Badge tone="warning">{isOver ? texts.missed(due) : texts.due(due)}</Badge>
        ) : undefined
      }
    >
      <p className={styles.quiet}>
        {[check.place, limits, often].filter((part) => part !== null).join(' · ')}
      </p>
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.entryNo} data-corrected={corrected.has(entry.entryNo) || undefined}>
            <p>
              <strong>{foundInWords(entry)}</strong>{' '}
              {entry.inOrder ? null : <Badge tone="warning">{texts.wrong}</Badge>}
            </p>
            {entry.action === null ? null : <p>{entry.action}</p>}
            {entry.note === null ? null : <p>{entry.note}</p>}
            <p className={styles.quiet}>
              {[
                `${texts.entryNo} ${entry.entryNo}`,
                texts.by(entry.notedBy, moment(entry.notedAt)),
                ...(entry.corrects === null ? [] : [texts.corrects(entry.corrects)]),
                ...(corrected.has(entry.entryNo) ? [texts.isCorrected] : []),
              ].join(' · ')}
            </p>
            {corrected.has(entry.entryNo) ? null : (
              <details className="no-print">
                <summary>{texts.correctOf(entry.entryNo)}</summary>
                <NoteForm check={check} corrects={entry.entryNo} sent={sent} />
              </details>
            )}
          </li>
        ))}
      </ul>
      {isToday && !check.stopped ? <NoteForm check={check} corrects={null} sent={sent} /> : null}
    </Panel>
  );
}

export const foundInWords = ({ celsius, inOrder }: HygieneEntry): string =>
  celsius === null ? (inOrder ? texts.isClean : texts.notClean) : texts.found(number(celsius));

function NoteForm(props: {
  check: DayCheck['check'];
  corrects: number | null;
  sent: Sent | undefined;
}) {
  const { check, corrects, sent } = props;
  const own = corrects === null ? String(check.checkNo) : `${check.checkNo}-${corrects}`;
  const answer = sent?.of === own ? sent : undefined;
  const label = corrects === null ? texts.noteOf(check.name) : texts.correctOf(corrects);
  return (
    <Form method="post" aria-label={label} className={`${styles.form} no-print`}>
      <input type="hidden" name="checkNo" value={check.checkNo} />
      {corrects === null ? null : <input type="hidden" name="corrects" value={corrects} />}
      {check.kind === 'temperature' ? (
        <TextInput name="celsius" label={texts.celsius} inputMode="decimal" required />
      ) : (
        <label className={styles.choice}>
          <select name="done" aria-label={check.name} defaultValue="yes">
            <option value="yes">{texts.isClean}</option>
            <option value="no">{texts.notClean}</option>
          </select>
        </label>
      )}
      <TextInput name="action" label={texts.action} maxLength={300} />
      <TextInput name="note" label={texts.note} maxLength={300} />
      <Button type="submit" name="intent" value="note" aria-label={label}>
        {corrects === null ? texts.noteIt : texts.correct}
      </Button>
      {answer?.wrong ? <Note title={texts.notATemperature} news={answer} /> : null}
      <ProblemNote problem={answer?.problem} />
    </Form>
  );
}
