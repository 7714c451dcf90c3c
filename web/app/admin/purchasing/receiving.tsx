import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useCallback, useRef } from 'react';
import { data, Form, Link, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { baseAmount, moment } from '../../kit/format.ts';
import { wrongWith, type Problem } from '../../kit/problem.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { Done } from '../kit/done.tsx';
import { useMay } from '../kit/may.ts';
import type { Receipt, Scan, Supplier } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/receiving.ts';
import { Camera } from './camera.tsx';
import { IngredientField } from './ingredient-field.tsx';
import { namesOf } from './names-of.server.ts';
import styles from './purchasing.module.css';
import { receiptFrom, storages } from './receipt-form.ts';

const texts = adminPurchasingWords.receiving;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const asked = new URL(request.url).searchParams;
  const code = asked.get('code') ?? '';
  const [{ items: suppliers }, { items: receipts }, names] = await Promise.all([
    read(request, admin.suppliers.$get()),
    read(request, admin['goods-receipts'].$get({ query: { limit: '10' } })),
    namesOf(request, apiOf(context)),
  ]);
  const scan = code === '' ? null : await read(request, admin.scans.$get({ query: { code } }));
  const received = asked.get('received');
  const receipt = received === null ? null : await receiptOf(request, context, received);
  const [line] = receipt?.lines ?? [];
  const done = line ? texts.done(baseAmount(line.amount, line.unit), line.name ?? '') : '';
  const from = asked.get('from') ?? '';
  const order = asked.get('order') ?? '';
  return { suppliers, receipts, names, scan, code, done, from, order, key: crypto.randomUUID() };
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
  const header = { 'idempotency-key': textOf(form, 'key') };
  const asked = apiOf(context).api.admin['goods-receipts'].$post({ header, json: typed.json });
  const written = await write(request, asked);
  if (!written.ok) return data({ problem: written.problem }, { status: written.problem.status });
  const { supplierNo, purchaseNo } = typed.json;
  const next = new URLSearchParams({
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
  const { suppliers, receipts, names, scan, code, done, from, order, key } = loaderData;
  const may = useMay();
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text} />
      <Done text={actionData ? '' : done} />
      {suppliers.length === 0 ? (
        <p>
          <Link to="/admin/suppliers">{texts.noSuppliers}</Link>
        </p>
      ) : null}
      {may('change-stock') && suppliers.length > 0 ? (
        <>
          <ScanForm {...{ suppliers, from, order, code }} />
          <ReceiveForm
            key={`${code} ${done}`}
            {...{ names, scan, order }}
            from={from === '' ? String(suppliers[0]?.supplierNo ?? '') : from}
            changeKey={key}
            problem={actionData?.problem}
          />
        </>
      ) : null}
      <Lately receipts={receipts} />
    </div>
  );
}

function ScanForm(props: { suppliers: Supplier[]; from: string; order: string; code: string }) {
  const { suppliers, from, order, code } = props;
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const onRead = useCallback((read: string) => {
    if (field.current) field.current.value = read;
    form.current?.requestSubmit();
  }, []);
  return (
    <Panel title={texts.scan}>
      <Form className={columns.filters} ref={form} preventScrollReset>
        <TextInput
          key={code}
          ref={field}
          name="code"
          label={texts.scan}
          description={texts.scanHint}
          defaultValue={code}
          autoComplete="off"
          spellCheck={false}
        />
        <NativeSelect
          name="from"
          label={texts.from}
          defaultValue={from}
          data={suppliers.map(({ supplierNo, name }) => ({
            value: String(supplierNo),
            label: name,
          }))}
        />
        {order === '' ? null : <input type="hidden" name="order" value={order} />}
        <Button type="submit" variant="default">
          {texts.read}
        </Button>
        <Camera onRead={onRead} />
      </Form>
    </Panel>
  );
}

function ReceiveForm(props: {
  names: { ingredientNo: number; name: string }[];
  scan: Scan | null;
  from: string;
  order: string;
  changeKey: string;
  problem: Problem | undefined;
}) {
  const { names, scan, from, order, changeKey, problem } = props;
  const wrong = (field: string) => wrongWith(problem, `/lines/0/${field}`);
  const said = scan?.said ?? undefined;
  const article =
    scan?.articles.find(({ supplierNo }) => String(supplierNo) === from) ?? scan?.articles[0];
  const amount = said?.netGrams ?? (article && article.packAmount * (said?.count ?? 1));
  return (
    <Panel title={texts.submit}>
      {problem && !problem.fields ? <ProblemNote problem={problem} /> : null}
      {scan?.why ? <p role="alert">{texts.why[scan.why] ?? scan.why}</p> : null}
      {said && !article ? <p role="status">{texts.nothingKnown}</p> : null}
      <Form method="post" className={styles.form} preventScrollReset>
        <input type="hidden" name="key" value={changeKey} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="order" value={order} />
        <div className={styles.fields}>
          <IngredientField
            label={texts.ingredient}
            names={names}
            chosen={article ? String(article.ingredientNo) : ''}
            error={wrong('ingredientNo')}
          />
          <TextInput
            name="amount"
            label={texts.amount}
            description={texts.amountHint}
            inputMode="numeric"
            defaultValue={amount}
            error={wrong('amount')}
            required
          />
          <TextInput
            name="price"
            label={texts.price}
            description={texts.priceHint}
            inputMode="decimal"
            error={wrong('cents')}
          />
          <TextInput
            type="date"
            name="useBy"
            label={texts.useBy}
            defaultValue={said?.useBy}
            error={wrong('label/useBy')}
          />
          <TextInput
            type="date"
            name="bestBefore"
            label={texts.bestBefore}
            defaultValue={said?.bestBefore}
            error={wrong('label/bestBefore')}
          />
          <TextInput
            name="lot"
            label={texts.lot}
            defaultValue={said?.lot}
            maxLength={20}
            error={wrong('label/supplierLot')}
          />
          <TextInput name="origin" label={texts.origin} maxLength={80} />
          <NativeSelect
            name="storage"
            label={texts.storage}
            data={storages.map((value) => ({ value, label: texts.storages[value] }))}
          />
          <TextInput
            name="temperature"
            label={texts.temperature}
            inputMode="decimal"
            error={wrong('temperature')}
          />
          <NativeSelect
            name="action"
            label={texts.action}
            error={wrong('action')}
            data={Object.entries(texts.actions).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            name="actionNote"
            label={texts.actionNote}
            maxLength={200}
            error={wrong('actionNote')}
          />
        </div>
        <div>
          <Button type="submit">{texts.submit}</Button>
        </div>
      </Form>
    </Panel>
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
