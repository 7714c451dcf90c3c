import { Button, NativeSelect, TextInput } from '@mantine/core';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Form, Link } from 'react-router';
import { baseAmount, dayOfYear } from '../../kit/format.ts';
import { wrongWith, type Problem } from '../../kit/problem.ts';
import { ring } from '../../kit/ring.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import columns from '../kit/columns.module.css';
import { Facts } from '../kit/facts.tsx';
import type { Purchase, PurchaseStory, Scan, Supplier } from '../kit/office-types.ts';
import { KitchenField, useInKitchen } from '../kit/kitchen-choice.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWedge } from '../kit/use-wedge.ts';
import { isSeparator } from '../kit/wedge.ts';
import { Camera } from './camera.tsx';
import { IngredientField } from './ingredient-field.tsx';
import type { Named } from './names-of.server.ts';
import { storageOf, type Prefilled } from './prefill.ts';
import styles from './purchasing.module.css';
import { storages } from './receipt-form.ts';

const texts = adminPurchasingWords.receiving;
const lowHertz = 220;

type Asked = {
  suppliers: Supplier[];
  names: Named[];
  coming: Purchase[];
  order: PurchaseStory | null;
  scan: Scan | null;
  /** What was scanned, as it was typed. */
  code: string;
  begin: Prefilled;
  /** What was received just now, in words. */
  done: string;
  /** Under which the store takes this form once. */
  changeKey: string;
  problem: Problem | undefined;
};

/** One line as it came: read from its label, or said. A scanner begins the next one, wherever the focus is. */
export function Receive(props: Asked) {
  const { suppliers, coming, order, scan, code, begin, done, problem } = props;
  const [from, setFrom] = useState(begin.from);
  return (
    <>
      <ScanForm from={from} order={order} done={problem ? '' : done} why={scan?.why ?? null} />
      <Panel title={texts.submit}>
        {problem && !problem.fields ? <ProblemNote problem={problem} /> : null}
        {scan ? <Said scan={scan} begin={begin} /> : null}
        {order ? null : (
          <Theirs orders={coming.filter((it) => String(it.supplierNo) === from)} code={code} />
        )}
        <Line {...props}>
          {order ? (
            <input type="hidden" name="from" value={order.supplierNo} />
          ) : (
            <NativeSelect
              name="from"
              label={texts.from}
              size="md"
              defaultValue={begin.from}
              error={wrongWith(problem, '/supplierNo')}
              onChange={(event) => {
                setFrom(event.currentTarget.value);
              }}
              required
              data={[
                { value: '', label: texts.choose },
                ...suppliers.map(({ supplierNo, name }) => ({
                  value: String(supplierNo),
                  label: name,
                })),
              ]}
            />
          )}
        </Line>
      </Panel>
    </>
  );
}

/** Reads a label. After each receipt the focus is back here, for scanners that type slowly. */
function ScanForm(props: {
  from: string;
  order: PurchaseStory | null;
  done: string;
  /** Why what was scanned cannot be read. */
  why: string | null;
}) {
  const { from, order, done, why } = props;
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const onRead = useCallback((read: string) => {
    if (field.current) field.current.value = read;
    form.current?.requestSubmit();
  }, []);
  useWedge(onRead);
  useEffect(() => {
    if (done !== '' || why !== null) field.current?.focus();
    // Whoever holds a scanner looks at the box.
    if (why !== null) ring(lowHertz);
  }, [done, why]);
  return (
    <Panel title={texts.scanTitle}>
      {done === '' ? null : (
        <p role="status" className={styles.done}>
          {done}
        </p>
      )}
      {why === null ? null : (
        <p role="alert" className={styles.misread}>
          {texts.why[why] ?? why}
        </p>
      )}
      <Form className={columns.filters} ref={form} preventScrollReset>
        <TextInput
          ref={field}
          name="code"
          label={texts.scan}
          description={texts.scanHint}
          size="md"
          maxLength={300}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onKeyDown={typeSeparator}
        />
        <KitchenField />
        <input type="hidden" name="from" value={from} />
        {order ? <input type="hidden" name="order" value={order.purchaseNo} /> : null}
        <Button type="submit" size="md" variant="default">
          {texts.read}
        </Button>
        <Camera onRead={onRead} />
      </Form>
    </Panel>
  );
}

/** No field takes what ends a part of a code, as scanners press it. */
function typeSeparator(event: KeyboardEvent<HTMLInputElement>): void {
  if (!isSeparator({ key: event.key, ctrl: event.ctrlKey })) return;
  const { currentTarget: field } = event;
  const { selectionStart, selectionEnd, value } = field;
  field.setRangeText('\u001d', selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
}

/** What was read, to be held beside what stands on the box. */
function Said({ scan: { said }, begin }: { scan: Scan; begin: Prefilled }) {
  if (!said) return null;
  const { gtin, useBy, bestBefore, lot, netGrams, count } = said;
  const facts: [string, string][] = [];
  if (gtin !== undefined) facts.push([texts.gtin, gtin]);
  if (useBy !== undefined) facts.push([texts.useBy, dayOfYear(useBy)]);
  if (bestBefore !== undefined) facts.push([texts.bestBefore, dayOfYear(bestBefore)]);
  if (lot !== undefined) facts.push([texts.lot, lot]);
  if (netGrams !== undefined) facts.push([texts.weight, baseAmount(netGrams, 'g')]);
  if (count !== undefined) facts.push([texts.count, String(count)]);
  return (
    <section aria-label={texts.said} className={styles.said}>
      <h3>{texts.said}</h3>
      <Facts facts={facts} />
      {begin.isUnknown ? <p role="status">{texts.nothingKnown}</p> : null}
      {begin.isPast ? <p role="status">{texts.past}</p> : null}
      {begin.isUnordered ? <p role="status">{texts.unordered}</p> : null}
    </section>
  );
}

/** The orders of the supplier that are on their way: what comes of one is awaited no more. */
function Theirs({ orders, code }: { orders: Purchase[]; code: string }) {
  const inKitchen = useInKitchen();
  if (orders.length === 0) return null;
  return (
    <p>
      {texts.theirs}{' '}
      {orders.map(({ purchaseNo }, at) => (
        <span key={purchaseNo}>
          {at === 0 ? '' : ', '}
          <Link
            to={inKitchen(
              `?${new URLSearchParams({ order: String(purchaseNo), code }).toString()}`,
            )}
            preventScrollReset
          >
            {texts.orderNo(purchaseNo)}
          </Link>
        </span>
      ))}
    </p>
  );
}

/** The line itself; whatever is still missing has the focus once something was scanned. */
function Line({ children, ...asked }: Asked & { children: ReactNode }) {
  const { names, order, scan, begin, changeKey, problem } = asked;
  const [chosen, setChosen] = useState(begin.ingredientNo);
  const region = useFocusOnNews<HTMLDivElement>(problem?.fields ? problem : undefined);
  const storage = useRef<HTMLSelectElement>(null);
  const ingredient = names.find(({ ingredientNo }) => String(ingredientNo) === chosen);
  useEffect(() => {
    if (begin.ingredientNo !== '' || scan?.said) focusOnNext(region.current);
  }, [region, begin, scan]);
  const wrong = (field: string) => {
    const said = wrongWith(problem, `/lines/0/${field}`);
    return said && (texts.refused[problem?.code ?? ''] ?? said);
  };
  const said = scan?.said ?? undefined;
  return (
    <div ref={region}>
      <Form method="post" className={styles.form} preventScrollReset>
        <input type="hidden" name="key" value={changeKey} />
        <input type="hidden" name="order" value={order?.purchaseNo ?? ''} />
        <div className={styles.fields}>
          {children}
          <IngredientField
            label={texts.ingredient}
            names={names}
            chosen={begin.ingredientNo}
            error={wrong('ingredientNo')}
            onChoose={(ingredientNo) => {
              setChosen(ingredientNo);
              const kept = storageOf(names.find((it) => String(it.ingredientNo) === ingredientNo));
              if (storage.current) storage.current.value = kept;
            }}
          />
          <TextInput
            name="amount"
            label={texts.amount}
            description={ingredient ? texts.amountIn[ingredient.unit] : texts.amountHint}
            inputMode="numeric"
            size="md"
            defaultValue={begin.amount}
            error={wrong('amount')}
            required
          />
          <NativeSelect
            ref={storage}
            name="storage"
            label={texts.storage}
            size="md"
            defaultValue={begin.storage}
            error={wrong('storage')}
            required
            data={[
              { value: '', label: texts.choose },
              ...storages.map((value) => ({ value, label: texts.storages[value] })),
            ]}
          />
          <TextInput
            name="temperature"
            label={texts.temperature}
            description={texts.temperatureHint}
            inputMode="decimal"
            size="md"
            error={wrong('temperature')}
          />
          <TextInput
            type="date"
            name="useBy"
            label={texts.useBy}
            size="md"
            defaultValue={said?.useBy}
            error={wrong('label/useBy')}
          />
          <TextInput
            type="date"
            name="bestBefore"
            label={texts.bestBefore}
            size="md"
            defaultValue={said?.bestBefore}
            error={wrong('label/bestBefore')}
          />
          <TextInput
            name="lot"
            label={texts.lot}
            size="md"
            defaultValue={said?.lot}
            maxLength={20}
            error={wrong('label/supplierLot')}
          />
          <TextInput name="origin" label={texts.origin} size="md" maxLength={80} />
          <TextInput
            name="price"
            label={texts.price}
            description={texts.priceHint}
            inputMode="decimal"
            size="md"
            error={wrong('cents')}
          />
        </div>
        <div className={styles.fields}>
          <NativeSelect
            name="action"
            label={texts.action}
            size="md"
            error={wrong('action')}
            data={Object.entries(texts.actions).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            name="actionNote"
            label={texts.actionNote}
            size="md"
            maxLength={200}
            error={wrong('actionNote') && texts.wrong.actionNote}
          />
        </div>
        <div>
          <Button type="submit" size="md">
            {texts.submit}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** To the first thing that somebody has to say, in the order of the form; the temperature is measured wherever there is a limit. */
function focusOnNext(region: HTMLElement | null): void {
  const field = (name: string) =>
    region?.querySelector<HTMLInputElement | HTMLSelectElement>(
      `[name="${name}"]:not([type="hidden"])`,
    );
  const open = ['from', 'ingredientNo', 'amount', 'storage']
    .map(field)
    .find((it) => it?.value === '');
  const next = open ?? (field('storage')?.value === 'ambient' ? undefined : field('temperature'));
  (next ?? region?.querySelector<HTMLElement>('[type="submit"]'))?.focus();
}
