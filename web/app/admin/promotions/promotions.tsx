import { Button, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import { read } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { money } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPromotionsWords as texts } from '../../words/en/admin-promotions.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { daysAfter } from '../kit/dates.ts';
import { Done } from '../kit/done.tsx';
import type { Promotion, PromotionReport } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/promotions.ts';
import styles from './promotions.module.css';
import { daysOf, heldBy, takesOff } from './tell-promotion.ts';

const reportDays = 30;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const asked = new URL(request.url).searchParams;
  const { date } = await read(request, admin.today.$get());
  const span = {
    from: asked.get('from') || daysAfter(date, -reportDays),
    to: asked.get('to') || date,
  };
  const [promotions, report] = await Promise.all([
    read(request, admin.promotions.$get()),
    read(request, admin['promotion-report'].$get({ query: span })),
  ]);
  return {
    promotions: promotions.items,
    report: report.items,
    span,
    done: asked.has('done') ? texts.saved : '',
  };
}

export const shouldRevalidate = connected;
export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

const promotionColumns: Column<Promotion>[] = [
  {
    key: 'name',
    head: texts.name,
    names: true,
    cell: ({ promotionNo, title }) => (
      <Link to={`/admin/promotions/${promotionNo}`}>
        <bdi>{title}</bdi>
      </Link>
    ),
  },
  { key: 'off', head: texts.kind, cell: takesOff },
  { key: 'by', head: texts.by, cell: heldBy },
  {
    key: 'minimum',
    head: texts.minGoods,
    cell: ({ minGoodsCents }) => (minGoodsCents === 0 ? texts.nothing : money(minGoodsCents)),
    numeric: true,
  },
  { key: 'days', head: texts.days, cell: daysOf },
  {
    key: 'uses',
    head: texts.uses,
    cell: ({ uses, maxUses }) => (maxUses === null ? uses : texts.usesOf(uses, maxUses)),
    numeric: true,
  },
  {
    key: 'state',
    head: texts.state,
    cell: ({ active }) => (
      <Badge tone={active ? 'good' : 'plain'}>{active ? texts.on : texts.off}</Badge>
    ),
    narrow: true,
  },
];

const reportColumns: Column<PromotionReport>[] = [
  {
    key: 'name',
    head: texts.name,
    names: true,
    cell: ({ promotionNo, title }) => (
      <Link to={`/admin/promotions/${promotionNo}`}>
        <bdi>{title}</bdi>
      </Link>
    ),
  },
  { key: 'orders', head: texts.orders, cell: ({ orders }) => orders, numeric: true },
  { key: 'customers', head: texts.customers, cell: ({ customers }) => customers, numeric: true },
  { key: 'new', head: texts.newCustomers, cell: (row) => row.newCustomers, numeric: true },
  { key: 'back', head: texts.cameBack, cell: ({ cameBack }) => cameBack, numeric: true },
  {
    key: 'cost',
    head: texts.cost,
    cell: ({ costCents, currency }) => money(costCents, currency),
    numeric: true,
  },
  {
    key: 'sales',
    head: texts.sales,
    cell: ({ salesCents, currency }) => money(salesCents, currency),
    numeric: true,
  },
];

/** Money off: what there is, which one holds, and what it cost and brought. */
export default function Promotions({ loaderData }: Route.ComponentProps) {
  const { promotions, report, span, done } = loaderData;
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <Button component={Link} to="/admin/promotions/new">
          {texts.add}
        </Button>
      </PageHeader>
      <Done text={done} />
      <DataTable
        caption={texts.title}
        columns={promotionColumns}
        rows={promotions}
        rowKey={({ promotionNo }) => promotionNo}
        empty={<EmptyState title={texts.noneTitle} text={texts.noneText} />}
      />
      <Panel title={texts.howTitle}>
        <p className={styles.text}>{texts.how}</p>
      </Panel>
      <section className={columns.stack} aria-labelledby="report">
        <div>
          <h2 id="report">{texts.report}</h2>
          <p className={styles.hint}>{texts.reportText}</p>
        </div>
        <Form
          action="/admin/promotions"
          className={`${columns.filters} ${columns.even} no-print`}
          preventScrollReset
        >
          <TextInput
            key={span.from}
            type="date"
            name="from"
            label={texts.from}
            defaultValue={span.from}
          />
          <TextInput
            key={`${span.to}.`}
            type="date"
            name="to"
            label={texts.to}
            defaultValue={span.to}
          />
          <Button type="submit" variant="default">
            {texts.show}
          </Button>
        </Form>
        <DataTable
          caption={texts.report}
          columns={reportColumns}
          rows={report}
          rowKey={({ promotionNo, currency }) => `${promotionNo} ${currency}`}
          empty={<EmptyState title={texts.noReportTitle} text={texts.noReportText} />}
        />
      </section>
    </div>
  );
}
