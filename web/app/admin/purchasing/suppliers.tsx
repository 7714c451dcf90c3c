import { Button } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { money, weekdaysInWords } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { useMay } from '../kit/may.ts';
import type { Supplier } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/suppliers.ts';
import styles from './purchasing.module.css';
import { SupplierFields } from './supplier-fields.tsx';
import { supplierFrom } from './supplier-form.ts';

const texts = adminPurchasingWords.suppliers;

export const loader = ({ request, context }: Route.LoaderArgs) =>
  read(request, apiOf(context).api.admin.suppliers.$get());

export async function action({ request, context }: Route.ActionArgs) {
  const typed = supplierFrom(await request.formData());
  if (!typed.ok) return data({ problem: typed.problem }, { status: 400 });
  const json = typed.facts;
  const added = await write(request, apiOf(context).api.admin.suppliers.$post({ json }));
  if (added.ok) return redirect(`/admin/suppliers/${added.body.supplierNo}`, 303);
  return data({ problem: added.problem }, { status: added.problem.status });
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];
export const shouldRevalidate = connected;

const supplierColumns: Column<Supplier>[] = [
  {
    key: 'name',
    head: texts.name,
    names: true,
    cell: ({ supplierNo, name }) => (
      <Link to={`/admin/suppliers/${supplierNo}`}>
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { key: 'weekdays', head: texts.weekdays, cell: (it) => weekdaysInWords(it.orderWeekdays) },
  { key: 'leadDays', head: texts.leadDays, numeric: true, cell: ({ leadDays }) => leadDays },
  {
    key: 'minimum',
    head: texts.minimum,
    numeric: true,
    cell: ({ minOrderCents, currency }) => money(minOrderCents, currency),
  },
  {
    key: 'state',
    head: texts.state,
    narrow: true,
    cell: ({ active }) => (
      <Badge tone={active ? 'good' : 'plain'}>{active ? texts.active : texts.inactive}</Badge>
    ),
  },
];

/** Who the shop buys from. */
export default function Suppliers({ loaderData, actionData }: Route.ComponentProps) {
  const may = useMay();
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <HistoryLink subject="supplier" />
      </PageHeader>
      <DataTable
        caption={texts.caption}
        columns={supplierColumns}
        rows={loaderData.items}
        rowKey={({ supplierNo }) => supplierNo}
        empty={<EmptyState title={texts.noneTitle} text={texts.noneText} />}
      />
      {may('change-stock') ? (
        <Panel title={texts.add} className="no-print">
          {actionData && !actionData.problem.fields ? (
            <ProblemNote problem={actionData.problem} />
          ) : null}
          <Form method="post" className={styles.form} preventScrollReset>
            <SupplierFields problem={actionData?.problem} />
            <div>
              <Button type="submit">{texts.addButton}</Button>
            </div>
          </Form>
        </Panel>
      ) : null}
    </div>
  );
}
