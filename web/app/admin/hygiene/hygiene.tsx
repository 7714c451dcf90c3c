import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { day as dayInWords, momentOfYear } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import { connected } from '../../kit/sending.ts';
import { apiOf, visitOf } from '../../visit.server.ts';
import { adminHygieneWords as texts } from '../../words/en/admin-hygiene.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { CsvLink } from '../kit/csv-link.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { dayOf, daysAfter } from '../kit/dates.ts';
import { Done } from '../kit/done.tsx';
import { useMay } from '../kit/may.ts';
import type { HygieneEntry } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { act, type Sent } from './act.server.ts';
import { CheckCard, degrees, foundInWords } from './check-card.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import type { Route } from './+types/hygiene.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

const isDate = (text: string | null) => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const asked = new URL(request.url).searchParams;
  const today = dayOf(new Date().toISOString());
  const dateOr = (name: string, otherwise: string) =>
    (isDate(asked.get(name)) && asked.get(name)) || otherwise;
  const date = dateOr('day', today);
  const [from, to] = [dateOr('from', daysAfter(today, -6)), dateOr('to', today)];
  const showsRange = asked.has('from');
  const [log, entries] = await Promise.all([
    read(request, admin.kitchen[':date'].hygiene.$get({ param: { date } })),
    showsRange ? read(request, admin['hygiene-entries'].$get({ query: { from, to } })) : undefined,
  ]);
  return { log, today, from, to, entries: entries?.items, done: asked.get('done') };
}

export const action = ({ request, context }: Route.ActionArgs) => act(request, visitOf(context));
export const shouldRevalidate = connected;

const columnsOfRange: Column<HygieneEntry>[] = [
  { key: 'no', head: texts.entryNo, cell: ({ entryNo }) => entryNo, numeric: true },
  { key: 'day', head: texts.day, cell: ({ ofDay }) => dayInWords(ofDay) },
  { key: 'check', head: texts.check, names: true, cell: ({ checkName }) => checkName },
  {
    key: 'found',
    head: texts.what,
    cell: (entry) =>
      [
        foundInWords(entry),
        entry.celsius === null
          ? ''
          : `(${texts.limits(degrees(entry.minCelsius), degrees(entry.maxCelsius))})`,
        entry.inOrder ? '' : texts.wrong,
      ]
        .filter((part) => part !== '')
        .join(' '),
  },
  {
    key: 'action',
    head: texts.action,
    cell: ({ action, note, corrects }) =>
      [action, note, corrects === null ? null : texts.corrects(corrects)]
        .filter((part) => part !== null)
        .join(' · '),
  },
  { key: 'who', head: texts.who, cell: ({ notedBy }) => <bdi>{notedBy}</bdi> },
  { key: 'when', head: texts.when, cell: ({ notedAt }) => momentOfYear(notedAt) },
];

/** The log of temperatures and cleaning: a day to work in, and a range of days for an inspector. */
export default function Hygiene({ loaderData, actionData }: Route.ComponentProps) {
  const { log, today, from, to, entries, done } = loaderData;
  const may = useMay();
  const sent: Sent | undefined = actionData;
  const told: Record<string, string> = {
    noted: texts.noted,
    begun: texts.begun,
    stopped: texts.stopped,
  };
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text} />
      <Done text={sent ? '' : (told[done ?? ''] ?? '')} />
      {entries ? null : (
        <>
          <Form className={`${columns.filters} ${columns.even} no-print`}>
            <TextInput
              key={log.day}
              type="date"
              name="day"
              label={texts.day}
              defaultValue={log.day}
            />
            <Button type="submit" variant="default">
              {texts.show}
            </Button>
          </Form>
          <h2>{dayInWords(log.day)}</h2>
          {log.checks.length === 0 ? (
            <EmptyState title={texts.checks} text={texts.noChecks} />
          ) : (
            <div className={columns.two}>
              {log.checks.map((each) => (
                <CheckCard
                  key={each.check.checkNo}
                  of={each}
                  isOver={log.isOver}
                  isToday={log.day === today}
                  sent={sent}
                />
              ))}
            </div>
          )}
        </>
      )}
      <Panel title={texts.range} beside={<CsvLink list="hygiene-entries" filters={{ from, to }} />}>
        <p>{texts.rangeText}</p>
        <Form className={`${columns.filters} ${columns.even} no-print`}>
          <TextInput key={from} type="date" name="from" label={texts.from} defaultValue={from} />
          <TextInput key={`${to}.`} type="date" name="to" label={texts.to} defaultValue={to} />
          <Button type="submit" variant="default">
            {texts.show}
          </Button>
          {entries ? <PrintButton>{adminWords.print}</PrintButton> : null}
        </Form>
        {entries ? (
          <DataTable
            caption={texts.range}
            columns={columnsOfRange}
            rows={entries}
            rowKey={({ entryNo }) => entryNo}
            empty={<p>{texts.nothing}</p>}
          />
        ) : null}
      </Panel>
      {may('change-settings') && !entries ? <ChecksPanel checks={log.checks} sent={sent} /> : null}
    </div>
  );
}
