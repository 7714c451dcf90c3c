import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { moment, money, shortDay } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { apiOf } from '../../visit.server.ts';
import { adminPaymentsWords as words } from '../../words/en/admin-payments.ts';
import { adminWords } from '../../words/en/admin.ts';
import columnStyles from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { CsvLink } from '../kit/csv-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Route } from './+types/failed-charges.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(words.failedTitle) }];

/** Orders whose card could not be charged and that nobody has paid since: to work off. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') || undefined;
  const query = { cursor, limit: '24' };
  const { admin } = apiOf(context).api;
  const [charges, alerts] = await Promise.all([
    read(request, admin['failed-charges'].$get({ query })),
    read(request, admin['payment-alerts'].$get()),
  ]);
  return { charges, alerts: alerts.items };
}

type Charge = Route.ComponentProps['loaderData']['charges']['items'][number];
type Alert = Route.ComponentProps['loaderData']['alerts'][number];

const alertColumns: Column<Alert>[] = [
  { key: 'what', head: words.what, names: true, cell: ({ kind }) => words.alerts[kind] },
  {
    key: 'order',
    head: words.order,
    // A refund is sent again from the page of its money; of a payment the order's page tells more.
    cell: ({ orderNo, wanted }) => (
      <Link to={`/admin/orders/${orderNo}${wanted === null ? '/money' : ''}`}>{orderNo}</Link>
    ),
  },
  { key: 'since', head: words.since, cell: ({ since }) => moment(since) },
  {
    key: 'there',
    head: words.there,
    numeric: true,
    cell: ({ cents, currency }) => money(cents, currency),
  },
  {
    key: 'wanted',
    head: words.wanted,
    numeric: true,
    cell: ({ wanted }) => (wanted === null ? '' : money(wanted.cents, wanted.currency)),
  },
];

const columns: Column<Charge>[] = [
  {
    key: 'order',
    head: words.order,
    names: true,
    cell: ({ orderNo }) => <Link to={`/admin/orders/${orderNo}`}>{orderNo}</Link>,
  },
  {
    key: 'customer',
    head: words.customer,
    cell: ({ name, email }) => (
      <a href={`mailto:${email}`}>
        <bdi>{name}</bdi>
      </a>
    ),
  },
  { key: 'day', head: words.day, cell: ({ deliveryDay }) => shortDay(deliveryDay) },
  { key: 'status', head: words.status, cell: ({ status }) => <StatusBadge status={status} /> },
  {
    key: 'why',
    head: words.why,
    cell: ({ failure }) => (failure === null ? '' : words.failure(failure)),
  },
  {
    key: 'asked',
    head: words.asked,
    cell: ({ dunned, dunnedAt, isWrittenOff }) =>
      isWrittenOff ? words.writtenOff : `${words.times(dunned)}, ${moment(dunnedAt)}`,
  },
  {
    key: 'left',
    head: words.left,
    numeric: true,
    cell: ({ leftCents, currency }) => money(leftCents, currency),
  },
];

export default function FailedCharges({ loaderData }: Route.ComponentProps) {
  const { charges, alerts } = loaderData;
  return (
    <>
      <PageHeader title={words.failedTitle}>
        <CsvLink list="failed-charges" />
      </PageHeader>
      {alerts.length === 0 ? null : (
        <section className={columnStyles.stack} aria-label={words.alertsTitle(alerts.length)}>
          <Note title={words.alertsTitle(alerts.length)} text={words.alertsText} />
          <DataTable
            caption={words.alertsTitle(alerts.length)}
            columns={alertColumns}
            rows={alerts}
            rowKey={({ kind, orderNo, paymentNo }) => `${kind}.${orderNo}.${paymentNo}`}
            empty={null}
          />
        </section>
      )}
      <DataTable
        caption={words.failedTitle}
        columns={columns}
        rows={charges.items}
        rowKey={({ orderNo }) => orderNo}
        empty={<EmptyState title={words.noneTitle} text={words.noneText} />}
      />
      <Pager next={charges.next} />
    </>
  );
}
