import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { dayOfYear, number, percent } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminSubscriptionsWords as words } from '../../words/en/admin-subscriptions.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { daysAfter } from '../kit/dates.ts';
import { Facts } from '../kit/facts.tsx';
import type { SubscriptionFigures } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import type { Route } from './+types/subscriptions.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(words.title) }];

/** Four weeks back, and two ahead: boxes are ordered that long before they come. */
const span = { back: -28, ahead: 14 };

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const asked = new URL(request.url).searchParams;
  const { date } = await read(request, admin.today.$get());
  const from = asked.get('from') || daysAfter(date, span.back);
  const to = asked.get('to') || daysAfter(date, span.ahead);
  const figures = await read(request, admin.reports.subscriptions.$get({ query: { from, to } }));
  return { from, to, figures };
}

type Week = SubscriptionFigures['weeks'][number];
type Reason = SubscriptionFigures['reasons'][number];

const shareSkipped = ({ ordered, skipped }: Week) =>
  skipped === 0 ? '' : ` (${percent(Math.round((skipped / (ordered + skipped)) * 100) / 100)})`;

const weekColumns: Column<Week>[] = [
  { key: 'week', head: words.week, cell: ({ week }) => dayOfYear(week), names: true },
  { key: 'ordered', head: words.ordered, cell: (it) => number(it.ordered), numeric: true },
  {
    key: 'skipped',
    head: words.skipped,
    cell: (it) => `${number(it.skipped)}${shareSkipped(it)}`,
    numeric: true,
  },
  { key: 'rested', head: words.rested, cell: (it) => number(it.rested), numeric: true },
  { key: 'failed', head: words.failed, cell: (it) => number(it.failed), numeric: true },
];

const reasonColumns: Column<Reason>[] = [
  {
    key: 'reason',
    head: words.reason,
    cell: ({ reason }) =>
      reason === null ? words.noReason : <bdi>{words.reasonInWords(reason)}</bdi>,
    names: true,
  },
  { key: 'people', head: words.people, cell: ({ count }) => number(count), numeric: true },
];

/** What subscriptions do: how many there are, what became of each week, and why people leave. */
export default function Subscriptions({ loaderData }: Route.ComponentProps) {
  const { from, to, figures } = loaderData;
  const { standing, weeks, reasons } = figures;
  return (
    <>
      <PageHeader title={words.title} text={words.text} />
      <div className={columns.stack}>
        <Form
          action="/admin/subscriptions"
          className={`${columns.filters} ${columns.even} no-print`}
        >
          <TextInput key={from} type="date" name="from" label={words.from} defaultValue={from} />
          <TextInput key={`${to}.`} type="date" name="to" label={words.to} defaultValue={to} />
          <Button type="submit" variant="default">
            {words.show}
          </Button>
        </Form>
        <Panel title={words.now}>
          <Facts
            facts={[
              [words.active, number(standing.active)],
              [words.paused, number(standing.paused)],
            ]}
          />
        </Panel>
        <Panel title={words.inSpan}>
          <Facts
            facts={[
              [words.begun, number(standing.begun)],
              [words.ended, number(standing.ended)],
            ]}
          />
        </Panel>
        <Panel title={words.weeks}>
          <DataTable
            caption={words.weeks}
            columns={weekColumns}
            rows={weeks}
            rowKey={({ week }) => week}
            empty={<p>{words.noWeeks}</p>}
          />
        </Panel>
        <Panel title={words.reasons}>
          <DataTable
            caption={words.reasons}
            columns={reasonColumns}
            rows={reasons}
            rowKey={({ reason }) => reason ?? ''}
            empty={<p>{words.noReasons}</p>}
          />
        </Panel>
      </div>
    </>
  );
}
