import { Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { moment, money, shortDay } from '../../kit/format.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPaymentsWords as words } from '../../words/en/admin-payments.ts';
import { adminWords } from '../../words/en/admin.ts';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Route } from './+types/failed-charges.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(words.failedTitle) }];

/** Orders whose card could not be charged and that nobody has paid since: to work off. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') || undefined;
  const query = { cursor, limit: '24' };
  return read(request, apiOf(context).api.admin['failed-charges'].$get({ query }));
}

type Charge = Route.ComponentProps['loaderData']['items'][number];

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
  return (
    <>
      <PageHeader title={words.failedTitle} />
      <DataTable
        caption={words.failedTitle}
        columns={columns}
        rows={loaderData.items}
        rowKey={({ orderNo }) => orderNo}
        empty={<EmptyState title={words.noneTitle} text={words.noneText} />}
      />
      <Pager next={loaderData.next} />
    </>
  );
}
