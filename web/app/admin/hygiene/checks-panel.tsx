import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { Note } from '../../kit/note.tsx';
import { adminHygieneWords as texts } from '../../words/en/admin-hygiene.ts';
import type { HygieneDay } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Sent } from './act.server.ts';
import styles from './hygiene.module.css';

/** What is checked, for who may say so. */
export function ChecksPanel(props: { checks: HygieneDay['checks']; sent: Sent | undefined }) {
  const { checks, sent } = props;
  const answer = sent?.of === 'add' || sent?.of === 'stop' ? sent : undefined;
  return (
    <Panel title={texts.checks} className="no-print">
      <ul className={styles.entries}>
        {checks
          .filter(({ check }) => !check.stopped)
          .map(({ check }) => (
            <li key={check.checkNo} className={styles.row}>
              <span>{check.name}</span>
              <Form method="post">
                <input type="hidden" name="checkNo" value={check.checkNo} />
                <Button
                  type="submit"
                  name="intent"
                  value="stop"
                  variant="default"
                  aria-label={texts.stopOf(check.name)}
                >
                  {texts.stop}
                </Button>
              </Form>
            </li>
          ))}
      </ul>
      <Form method="post" aria-label={texts.add} className={styles.form}>
        <TextInput name="name" label={texts.name} maxLength={60} required />
        <TextInput name="place" label={texts.place} maxLength={60} />
        <label className={styles.choice}>
          {texts.kind}
          <select name="kind" defaultValue="temperature">
            <option value="temperature">{texts.kinds.temperature}</option>
            <option value="cleaning">{texts.kinds.cleaning}</option>
          </select>
        </label>
        <TextInput name="least" label={texts.least} inputMode="decimal" />
        <TextInput name="most" label={texts.most} inputMode="decimal" />
        <TextInput
          name="perDay"
          label={texts.perDay}
          inputMode="numeric"
          defaultValue="1"
          required
        />
        <TextInput
          name="everyDays"
          label={texts.everyDays}
          inputMode="numeric"
          defaultValue="1"
          required
        />
        <Button type="submit" name="intent" value="add">
          {texts.add}
        </Button>
        {answer?.wrong ? <Note title={texts.notATemperature} news={answer} /> : null}
        <ProblemNote problem={answer?.problem} />
      </Form>
    </Panel>
  );
}
