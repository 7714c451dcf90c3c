import { Button, TextInput } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { baseAmount, dayOfYear, money, moment, shopName } from '../../kit/format.ts';
import { PrintButton } from '../../kit/print-button.tsx';
import type { Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { wholeFrom } from '../kit/decimals.ts';
import { Facts } from '../kit/facts.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { addressIn, kitchenFact } from '../kit/kitchen-choice.tsx';
import { useMay } from '../kit/may.ts';
import type { PurchaseStory } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/purchase.ts';
import styles from './purchasing.module.css';
import { wrongField } from './supplier-form.ts';

const { one: texts, ...orders } = adminPurchasingWords.orders;

/** An order is of the kitchen that it says, whatever an address does. */
async function withKitchen(request: Request, context: Route.LoaderArgs['context'], no: string) {
  const [order, { items: kitchens }] = await Promise.all([
    storyOf(request, context, no),
    read(request, apiOf(context).api.admin.kitchens.$get()),
  ]);
  return { order, ofKitchen: { kitchens, kitchen: String(order.kitchenNo) } };
}

const storyOf = (request: Request, context: Route.LoaderArgs['context'], purchaseNo: string) =>
  read(
    request,
    apiOf(context).api.admin['purchase-orders'][':purchaseNo'].$get({ param: { purchaseNo } }),
  );

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  withKitchen(request, context, params.purchaseNo);

const moves = ['sent', 'closed', 'cancelled'] as const;

export async function action({ request, params: { purchaseNo }, context }: Route.ActionArgs) {
  const one = apiOf(context).api.admin['purchase-orders'][':purchaseNo'];
  const form = await request.formData();
  const param = { purchaseNo };
  const version = Number(textOf(form, 'version'));
  const refused = (problem: Problem) => data({ problem }, { status: problem.status });
  const done = () => redirect(`/admin/purchasing/${purchaseNo}`, 303);
  const to = moves.find((it) => it === textOf(form, 'intent'));
  const move = async (asked: { to: (typeof moves)[number]; version: number }) => {
    const moved = await write(request, one.state.$post({ param, json: asked }));
    return moved.ok ? done() : refused(moved.problem);
  };
  if (to === 'closed' || to === 'cancelled') return move({ to, version });
  const { items, expectedOn, note } = await storyOf(request, context, purchaseNo);
  const lines = [];
  for (const { ingredientNo, articleNo, packAmount, packCents } of items) {
    const packs = wholeFrom(textOf(form, `packs.${ingredientNo}`).trim() || '0', 0);
    if (packs === undefined)
      return refused(wrongField('/packs', adminPurchasingWords.suppliers.notWhole).problem);
    // No packs of it: the line goes.
    if (packs > 0) lines.push({ ingredientNo, articleNo, packAmount, packCents, packs });
  }
  const json = { expectedOn, note, lines, version };
  const saved = await write(request, one.$put({ param, json }));
  if (!saved.ok) return refused(saved.problem);
  // What is sent is what the page showed, saved or not.
  return to === undefined ? done() : move({ to, version: saved.body.version });
}

export const meta: Route.MetaFunction = ({ params }) => [
  { title: adminWords.title(texts.title(params.purchaseNo)) },
];
export const shouldRevalidate = connected;

type Line = PurchaseStory['items'][number];

const lineColumns = (order: PurchaseStory, mayChange: boolean): Column<Line>[] => [
  {
    key: 'name',
    head: adminPurchasingWords.suppliers.ingredient,
    names: true,
    cell: ({ name, ingredientNo }) => <bdi>{name ?? ingredientNo}</bdi>,
  },
  { key: 'article', head: texts.article, cell: ({ articleNo }) => articleNo ?? '–' },
  {
    key: 'packs',
    head: texts.packsHead,
    numeric: true,
    cell: ({ packs, packAmount, unit, ingredientNo, name }) =>
      order.state === 'draft' && mayChange ? (
        <TextInput
          name={`packs.${ingredientNo}`}
          form="packs"
          aria-label={texts.packsOf(name ?? String(ingredientNo))}
          inputMode="numeric"
          defaultValue={packs}
          className={styles.packs}
        />
      ) : (
        orders.packs(packs, baseAmount(packAmount, unit))
      ),
  },
  {
    key: 'price',
    head: texts.packPrice,
    numeric: true,
    cell: ({ packCents }) => money(packCents, order.currency),
  },
  {
    key: 'total',
    head: texts.lineTotal,
    numeric: true,
    cell: ({ packs, packCents }) => money(packs * packCents, order.currency),
  },
  {
    key: 'came',
    head: texts.came,
    numeric: true,
    noPrint: true,
    cell: ({ receivedAmount, unit }) => baseAmount(receivedAmount, unit),
  },
];

/** An order to a supplier: to print, to send, and what came of it. */
export default function PurchasePage({
  loaderData: { order, ofKitchen },
  actionData,
  params,
}: Route.ComponentProps) {
  const mayChange = useMay()('change-stock');
  const { supplier, state } = order;
  const { purchaseNo, supplierNo } = order;
  const receiveAt = addressIn(`/admin/receiving?from=${supplierNo}&order=${purchaseNo}`, ofKitchen);
  const said = [supplier.contactName, supplier.email, supplier.phone, supplier.address];
  return (
    <div className={columns.stack}>
      <PageHeader
        title={texts.title(params.purchaseNo)}
        back={{ to: addressIn('/admin/purchasing', ofKitchen), label: texts.back }}
        beside={<Badge tone={state === 'closed' ? 'good' : 'plain'}>{orders.states[state]}</Badge>}
      >
        <PrintButton>{adminWords.print}</PrintButton>
        <HistoryLink subject="purchase" of={params.purchaseNo} />
      </PageHeader>
      <ProblemNote problem={actionData?.problem} />
      <Facts
        facts={[
          [texts.to, <bdi key="to">{[supplier.name, ...said].filter(Boolean).join(', ')}</bdi>],
          [texts.from, shopName()],
          ...kitchenFact(ofKitchen),
          [orders.expected, order.expectedOn === null ? '–' : dayOfYear(order.expectedOn)],
          [orders.total, money(order.totalCents, order.currency)],
          [texts.made, moment(order.madeAt)],
          [texts.sent, order.sentAt === null ? '–' : moment(order.sentAt)],
        ]}
      />
      <DataTable
        caption={texts.lines}
        columns={lineColumns(order, mayChange)}
        rows={order.items}
        rowKey={({ ingredientNo, packs }) => `${ingredientNo} ${packs}`}
        empty={null}
      />
      {mayChange ? <Moves order={order} receiveAt={receiveAt} /> : null}
      <section aria-label={texts.receipts} className={`${columns.stack} no-print`}>
        <h2>{texts.receipts}</h2>
        {order.receipts.length === 0 ? (
          <p className={styles.quiet}>{texts.receiptsNone}</p>
        ) : (
          <ul className={styles.list}>
            {order.receipts.map(({ receiptNo, receivedAt, receivedBy }) => (
              <li key={receiptNo}>
                <Link to={`/admin/receiving/${receiptNo}`}>{texts.receipt(receiptNo)}</Link>,{' '}
                {moment(receivedAt)}, {receivedBy}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Moves({
  order: { state, version },
  receiveAt,
}: {
  order: PurchaseStory;
  receiveAt: string;
}) {
  if (state === 'closed' || state === 'cancelled') return null;
  return (
    <Form method="post" id="packs" className={`${styles.buttons} no-print`} preventScrollReset>
      <input type="hidden" name="version" value={version} />
      {state === 'draft' ? (
        <>
          <Button type="submit" name="intent" value="packs" variant="default" size="md">
            {texts.savePacks}
          </Button>
          <ConfirmButton
            size="md"
            name="intent"
            value="sent"
            title={texts.send}
            text={texts.sendText}
            confirm={texts.send}
          >
            {texts.send}
          </ConfirmButton>
        </>
      ) : (
        <>
          <Link className="button" to={receiveAt}>
            {texts.receive}
          </Link>
          <ConfirmButton
            size="md"
            name="intent"
            value="closed"
            variant="default"
            title={texts.close}
            text={texts.closeText}
            confirm={texts.close}
          >
            {texts.close}
          </ConfirmButton>
        </>
      )}
      <ConfirmButton
        size="md"
        name="intent"
        value="cancelled"
        variant="subtle"
        color="tomato"
        title={texts.cancel}
        text={texts.cancelText}
        confirm={texts.cancel}
      >
        {texts.cancel}
      </ConfirmButton>
    </Form>
  );
}
