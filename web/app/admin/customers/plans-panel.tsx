import { Link } from 'react-router';
import type { Receipt, Subscription, SubscriptionWeek } from '../../kit/api-types.ts';
import { dayOfYear, listed, momentOfYear, weekdayName } from '../../kit/format.ts';
import { adminSubscriptionsWords as words } from '../../words/en/admin-subscriptions.ts';
import { boxWords } from '../../words/en/box.ts';
import { subscriptionWords as told } from '../../words/en/subscription.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Facts } from '../kit/facts.tsx';
import { Panel } from '../kit/panel.tsx';

const weekColumns: Column<SubscriptionWeek>[] = [
  {
    key: 'week',
    head: words.week,
    cell: ({ week, day }) => dayOfYear(day ?? week),
    names: true,
  },
  {
    key: 'state',
    head: words.state,
    cell: ({ state, why, rests }) =>
      [rests ? told.state.rests : told.state[state], ...(why === null ? [] : [told.why[why]])].join(
        '. ',
      ),
  },
  {
    key: 'order',
    head: words.order,
    cell: ({ orderNo }) =>
      orderNo === null ? '' : <Link to={`/admin/orders/${orderNo}`}>{orderNo}</Link>,
    numeric: true,
  },
  {
    key: 'until',
    head: words.until,
    cell: ({ closesAt }) => (closesAt === null ? '' : momentOfYear(closesAt)),
  },
];

const receiptColumns: Column<Receipt>[] = [
  {
    key: 'seq',
    head: words.receipt,
    cell: ({ content }) => content.seq,
    names: true,
    narrow: true,
  },
  { key: 'what', head: words.what, cell: ({ content }) => told.did[content.what] },
  { key: 'at', head: words.at, cell: ({ content }) => momentOfYear(content.at) },
  {
    key: 'taken',
    head: words.taken,
    cell: ({ content }) => listed(content.takenBack.map(told.order)),
  },
  {
    key: 'next',
    head: words.next,
    cell: ({ content }) => (content.next === null ? '' : momentOfYear(content.next.chargedFrom)),
  },
];

/** A customer's subscriptions, with their weeks and receipts, to read. */
export function PlansPanel({ plans }: { plans: readonly Subscription[] }) {
  if (plans.length === 0)
    return (
      <Panel title={words.ofCustomer}>
        <p>{words.none}</p>
      </Panel>
    );
  return plans.map((plan) => (
    <Panel key={plan.subscriptionNo} title={told.number(plan.subscriptionNo)}>
      <div className={columns.stack}>
        <Facts
          facts={[
            [words.state, told.status[plan.status]],
            [told.box, told.boxOf(told.meals(plan.meals), boxWords.servings(plan.servings))],
            [told.on, `${weekdayName(plan.weekday)}, ${told.every(plan.everyWeeks)}`],
            [words.place, <bdi>{plan.deliverTo.address}</bdi>],
          ]}
        />
        <DataTable
          caption={told.coming}
          columns={weekColumns}
          rows={plan.weeks}
          rowKey={({ week }) => week}
          empty={null}
        />
        <details>
          <summary>{words.receipts(plan.receipts.length)}</summary>
          <DataTable
            caption={told.receipts}
            columns={receiptColumns}
            rows={plan.receipts.toReversed()}
            rowKey={({ content }) => content.seq}
            empty={null}
          />
        </details>
      </div>
    </Panel>
  ));
}
