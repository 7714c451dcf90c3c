import { Button } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { baseAmount, dayOfYear, money, shortDay } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { KitchenChoice } from '../kit/kitchen-choice.tsx';
import { kitchenSent, kitchensAsked } from '../kit/kitchens.server.ts';
import { useMay } from '../kit/may.ts';
import type { Purchase, PurchaseProposal } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/purchases.ts';
import styles from './purchasing.module.css';

const texts = adminPurchasingWords.orders;
const tones = { draft: 'plain', sent: 'notable', closed: 'good', cancelled: 'warning' } as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context);
  const { admin } = api.api;
  const cursor = new URL(request.url).searchParams.get('cursor');
  const ofKitchen = await kitchensAsked(request, api);
  const { kitchen } = ofKitchen;
  const query = { kitchen, limit: '25', ...(cursor === null ? {} : { cursor }) };
  const [orders, proposal] = await Promise.all([
    read(request, admin['purchase-orders'].$get({ query })),
    read(request, admin['purchase-proposals'].$get({ query: { kitchen, weeks: '1' } })),
  ]);
  return { ...ofKitchen, orders, proposal };
}

/** What was proposed is asked anew: an order is made of what is wanted now. */
export async function action({ request, context }: Route.ActionArgs) {
  const { admin } = apiOf(context).api;
  const kitchenNo = kitchenSent(request);
  const supplierNo = Number(textOf(await request.formData(), 'supplierNo'));
  const query = { kitchen: String(kitchenNo), weeks: '1' };
  const asked = admin['purchase-proposals'].$get({ query });
  const { orders } = await read(request, asked);
  const order = orders.find((it) => it.supplierNo === supplierNo);
  if (!order) return redirect(`/admin/purchasing${new URL(request.url).search}`, 303);
  const lines = order.lines.map(({ ingredientNo, articleNo, packAmount, packCents, packs }) => ({
    ingredientNo,
    articleNo,
    packAmount,
    packCents,
    packs,
  }));
  const json = { kitchenNo, supplierNo, expectedOn: order.expectedOn, lines };
  const made = await write(request, admin['purchase-orders'].$post({ json }));
  if (made.ok) return redirect(`/admin/purchasing/${made.body.purchaseNo}`, 303);
  return data({ problem: made.problem }, { status: made.problem.status });
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];
export const shouldRevalidate = connected;

const purchaseColumns: Column<Purchase>[] = [
  {
    key: 'order',
    head: texts.order,
    names: true,
    cell: ({ purchaseNo }) => (
      <Link to={`/admin/purchasing/${purchaseNo}`}>{texts.no(purchaseNo)}</Link>
    ),
  },
  { key: 'supplier', head: texts.supplier, cell: ({ supplierName }) => <bdi>{supplierName}</bdi> },
  {
    key: 'expected',
    head: texts.expected,
    cell: ({ expectedOn }) => (expectedOn === null ? '–' : dayOfYear(expectedOn)),
  },
  {
    key: 'total',
    head: texts.total,
    numeric: true,
    cell: ({ totalCents, currency }) => money(totalCents, currency),
  },
  {
    key: 'arrived',
    head: texts.arrived,
    cell: ({ arrived, lines }) => texts.arrivedOf(arrived, lines),
  },
  {
    key: 'state',
    head: texts.state,
    narrow: true,
    cell: ({ state }) => <Badge tone={tones[state]}>{texts.states[state]}</Badge>,
  },
];

/** What has to be ordered, and what was. */
export default function Purchases({ loaderData, actionData }: Route.ComponentProps) {
  const { orders, proposal } = loaderData;
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <HistoryLink subject="purchase" />
      </PageHeader>
      <KitchenChoice {...loaderData} />
      <ProblemNote problem={actionData?.problem} />
      <Proposed {...proposal} />
      <h2>{texts.caption}</h2>
      <DataTable
        caption={texts.caption}
        columns={purchaseColumns}
        rows={orders.items}
        rowKey={({ purchaseNo }) => purchaseNo}
        empty={<EmptyState title={texts.noneTitle} text={texts.noneText} />}
      />
      <Pager next={orders.next} />
    </div>
  );
}

function Proposed({ orders, nobodyHas }: PurchaseProposal) {
  const mayChange = useMay()('change-stock');
  return (
    <section aria-label={texts.proposed} className={columns.stack}>
      <div>
        <h2>{texts.proposed}</h2>
        <p className={styles.quiet}>
          {orders.length + nobodyHas.length === 0 ? texts.proposedNone : texts.proposedText}
        </p>
      </div>
      <div className={columns.two}>
        {orders.map((order) => (
          <Panel
            key={order.supplierNo}
            title={order.supplierName}
            beside={money(order.totalCents, order.currency)}
          >
            <p>{texts.orderOn(shortDay(order.orderOn), shortDay(order.expectedOn))}</p>
            {order.belowMinimumCents === 0 ? null : (
              <p>{texts.belowMinimum(money(order.belowMinimumCents, order.currency))}</p>
            )}
            <ul className={styles.list}>
              {order.lines.map(({ ingredientNo, name, unit, packs, packAmount }) => (
                <li key={ingredientNo}>
                  <bdi>{name ?? ingredientNo}</bdi>:{' '}
                  {texts.packs(packs, baseAmount(packAmount, unit))}
                </li>
              ))}
            </ul>
            {mayChange ? (
              <Form method="post">
                <input type="hidden" name="supplierNo" value={order.supplierNo} />
                <Button type="submit">{texts.make}</Button>
              </Form>
            ) : null}
          </Panel>
        ))}
        {nobodyHas.length === 0 ? null : (
          <Panel title={texts.nobodyHas}>
            <ul className={styles.list}>
              {nobodyHas.map(({ ingredientNo, name, unit, amount }) => (
                <li key={ingredientNo}>
                  <bdi>{name ?? ingredientNo}</bdi>: {baseAmount(amount, unit)}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </section>
  );
}
