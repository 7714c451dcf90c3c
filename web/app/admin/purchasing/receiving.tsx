import { data, Link, redirect } from 'react-router';
import { firstKitchen } from '../../../../server/src/contract/kitchens.ts';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { baseAmount, moment } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { dayOf } from '../kit/dates.ts';
import { KitchenChoice } from '../kit/kitchen-choice.tsx';
import { kitchenSent, kitchensAsked } from '../kit/kitchens.server.ts';
import { useMay } from '../kit/may.ts';
import type { Receipt } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import type { Route } from './+types/receiving.ts';
import { Awaited, Coming } from './coming.tsx';
import { namesOf } from './names-of.server.ts';
import { prefilled } from './prefill.ts';
import styles from './purchasing.module.css';
import { receiptFrom } from './receipt-form.ts';
import { Receive } from './receive.tsx';

const texts = adminPurchasingWords.receiving;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const asked = new URL(request.url).searchParams;
  const said = (name: string) => asked.get(name) ?? '';
  const code = said('code');
  const orders = admin['purchase-orders'];
  const ofKitchen = await kitchensAsked(request, apiOf(context));
  const { kitchen } = ofKitchen;
  const [{ items: suppliers }, { items: coming }, { items: receipts }, names] = await Promise.all([
    read(request, admin.suppliers.$get()),
    read(request, orders.$get({ query: { kitchen, state: 'sent', limit: '100' } })),
    read(request, admin['goods-receipts'].$get({ query: { kitchen, limit: '10' } })),
    namesOf(request, apiOf(context)),
  ]);
  const param = { purchaseNo: said('order') };
  const order =
    param.purchaseNo === '' ? null : await read(request, orders[':purchaseNo'].$get({ param }));
  const scan = code === '' ? null : await read(request, admin.scans.$get({ query: { code } }));
  const received = said('received');
  const receipt = received === '' ? null : await receiptOf(request, context, received);
  const [line] = receipt?.lines ?? [];
  const done = line ? texts.done(baseAmount(line.amount, line.unit), line.name ?? '') : '';
  const asks = { scan, order, from: said('from'), ingredientNo: said('ingredient') };
  const today = dayOf(new Date().toISOString());
  const begin = prefilled({ ...asks, suppliers, names, today });
  const changeKey = crypto.randomUUID();
  // Another scan, another line of the order or another receipt: another form.
  const form = [ofKitchen.kitchen, code, param.purchaseNo, said('ingredient'), received].join(' ');
  return {
    ...ofKitchen,
    suppliers,
    coming,
    receipts,
    names,
    order,
    scan,
    code,
    begin,
    done,
    changeKey,
    form,
  };
}

const receiptOf = (request: Request, context: Route.LoaderArgs['context'], receiptNo: string) =>
  read(
    request,
    apiOf(context).api.admin['goods-receipts'][':receiptNo'].$get({ param: { receiptNo } }),
  );

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed = receiptFrom(form);
  if (!typed.ok) return data({ problem: typed.problem }, { status: 400 });
  const kitchenNo = kitchenSent(request);
  const header = { 'idempotency-key': textOf(form, 'key') };
  const asked = apiOf(context).api.admin['goods-receipts'].$post({
    header,
    json: { ...typed.json, kitchenNo },
  });
  const written = await write(request, asked);
  if (!written.ok) return data({ problem: written.problem }, { status: written.problem.status });
  const { supplierNo, purchaseNo } = typed.json;
  const next = new URLSearchParams({
    ...(kitchenNo === firstKitchen ? {} : { kitchen: String(kitchenNo) }),
    from: String(supplierNo),
    ...(purchaseNo === null ? {} : { order: String(purchaseNo) }),
    received: String(written.body.receiptNo),
  });
  return redirect(`/admin/receiving?${next.toString()}`, 303);
}

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];
export const shouldRevalidate = connected;

/** What came is scanned or typed, and becomes a lot. */
export default function Receiving({ loaderData, actionData }: Route.ComponentProps) {
  const { suppliers, coming, receipts, order, form, kitchens, kitchen } = loaderData;
  const mayChange = useMay()('change-stock');
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text} />
      <KitchenChoice kitchens={kitchens} kitchen={kitchen} />
      {suppliers.length === 0 ? (
        <p>
          <Link to="/admin/suppliers">{texts.noSuppliers}</Link>
        </p>
      ) : null}
      {order ? <Awaited order={order} /> : <Coming orders={coming} />}
      {mayChange && suppliers.length > 0 ? (
        <Receive key={form} {...loaderData} problem={actionData?.problem} />
      ) : null}
      <Lately receipts={receipts} />
    </div>
  );
}

function Lately({ receipts }: { receipts: Receipt[] }) {
  return (
    <section aria-label={texts.recent} className={columns.stack}>
      <h2>{texts.recent}</h2>
      {receipts.length === 0 ? (
        <p className={styles.quiet}>{texts.recentNone}</p>
      ) : (
        <ul className={styles.list}>
          {receipts.map(({ receiptNo, supplierName, receivedAt, receivedBy }) => (
            <li key={receiptNo}>
              <Link to={`/admin/receiving/${receiptNo}`}>{texts.receipt(receiptNo)}</Link>,{' '}
              <bdi>{supplierName}</bdi>, {moment(receivedAt)}, {receivedBy}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
