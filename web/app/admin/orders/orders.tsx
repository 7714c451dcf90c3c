import { useRef, useState } from 'react';
import { Form, Link, useActionData, useLocation } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import type { Status } from '../../kit/api-types.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PrintButton } from '../../kit/print-button.tsx';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import { apiOf } from '../../visit.server.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { CsvLink } from '../kit/csv-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { useMay } from '../kit/may.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import type { Route } from './+types/orders.ts';
import { BulkBar } from './bulk-bar.tsx';
import { moveSelected } from './move-selected.server.ts';
import { MovedReport } from './moved-report.tsx';
import { OrderFilters } from './order-filters.tsx';
import { orderColumns, selectColumn } from './order-columns.tsx';
import { connected } from '../../kit/sending.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(adminOrdersWords.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const given = (name: string) => asked.get(name)?.trim() || undefined;
  const filters = {
    q: given('q'),
    status: given('status') as Status | undefined,
    day: given('day'),
    late: given('late') === undefined ? undefined : ('true' as const),
  };
  const query = { ...filters, cursor: given('cursor'), limit: '50' };
  return {
    filters,
    page: await read(request, apiOf(context).api.admin.orders.$get({ query })),
  };
}

export const action = ({ request, context }: Route.ActionArgs) => moveSelected(request, context);

export const shouldRevalidate = connected;

export default function Orders({ loaderData }: Route.ComponentProps) {
  const { filters, page } = loaderData;
  const answer = useActionData<typeof action>();
  const { key } = useLocation();
  return (
    <>
      <PageHeader title={adminOrdersWords.title}>
        <CsvLink list="orders" filters={filters} />
        <PrintButton>{adminWords.print}</PrintButton>
      </PageHeader>
      <OrderFilters {...filters} />
      <MovedReport answer={answer} />
      {/* A choice belongs to the page on which it was made. */}
      <OrderList key={key} page={page} isFiltered={Object.values(filters).some(Boolean)} />
      <Pager next={page.next} />
    </>
  );
}

type Page = Route.ComponentProps['loaderData']['page'];

function OrderList({ page, isFiltered }: { page: Page; isFiltered: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  const may = useMay();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  useEarlyForm(form, (fields) => {
    setSelected(new Set(fields.getAll('orderNo').map(Number)));
  });
  const change = (orderNos: number[], isSelected: boolean) => {
    const rest = [...selected].filter((orderNo) => !orderNos.includes(orderNo));
    setSelected(new Set(isSelected ? [...rest, ...orderNos] : rest));
  };
  const empty = isFiltered ? (
    <EmptyState title={adminOrdersWords.noMatchTitle} text={adminOrdersWords.noMatchText}>
      <Link className="button plain" to="/admin/orders">
        {adminWords.clear}
      </Link>
    </EmptyState>
  ) : (
    <EmptyState title={adminOrdersWords.noneTitle} text={adminOrdersWords.noneText} />
  );
  return (
    <Form ref={form} method="post" className={columns.stack}>
      <DataTable
        caption={adminOrdersWords.title}
        columns={
          may('change-orders')
            ? [selectColumn(page.items, selected, change), ...orderColumns]
            : orderColumns
        }
        rows={page.items}
        rowKey={({ orderNo }) => orderNo}
        isMarked={({ orderNo }) => selected.has(orderNo)}
        empty={empty}
      />
      {page.items.length > 0 && may('change-orders') ? <BulkBar selected={selected.size} /> : null}
    </Form>
  );
}
