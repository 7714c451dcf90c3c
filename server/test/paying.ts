import sql from 'sql-template-tag';
import { z } from 'zod';
import { testCards, type CardBehaviour } from '../src/contract/test-cards.ts';
import type { SandboxWeather } from '../src/platform/payments/sandbox.ts';
import {
  fillBasket,
  firstDay,
  monday,
  openStore,
  order,
  type Person,
  type Store,
} from './store.ts';

export type Started = { paymentNo: number; state: string; url: string | null; code?: string };

/** A store whose customers pay by card, in the sandbox. */
export const openCardStore = (
  options: {
    sandboxWeather?: SandboxWeather;
    now?: Date;
    environment?: Record<string, string>;
    keepsMail?: boolean;
    stock?: Record<string, number>;
  } = {},
): Promise<Store> =>
  openStore({
    stock: { Rice: 100_000 },
    recipes: { Congee: { Rice: 100 } },
    ...options,
    environment: { LARDER_PAYMENTS: 'sandbox', ...options.environment },
  });

/** Somebody's order that waits for its payment. */
export async function orderToPay(
  store: Store,
  person: Person,
  { day = firstDay, servings = 2 } = {},
): Promise<number> {
  const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings }]);
  const placed = await order(person, basket, { day });
  if (placed.status !== 201) throw new Error(`The order answered ${JSON.stringify(placed.body)}.`);
  // Its cart is emptied before another is filled.
  await store.settled();
  return placed.body.orderNo;
}

export const startPayment = async (person: Person, orderNo: number, methodRef?: string) =>
  person.ask<Started>(
    'POST',
    `/api/orders/${orderNo}/payment`,
    methodRef === undefined ? {} : { methodRef },
  );

/** Sits before the sandbox's page that a started payment leads to, and gives a card there. */
export async function giveCard(
  store: Store,
  { url }: Pick<Started, 'url'>,
  behaviour: CardBehaviour = 'succeeds',
): Promise<void> {
  const card = testCards.find((it) => it.behaviour === behaviour);
  const { sandbox } = store.shop;
  const ref = url?.split('/').at(-1);
  if (!card || !sandbox || ref === undefined) throw new Error('There is no page to pay at.');
  await sandbox.payWith(ref, { card, expires: '2030-12' });
}

export async function payFor(
  store: Store,
  person: Person,
  orderNo: number,
  behaviour: CardBehaviour = 'succeeds',
): Promise<Started> {
  const { body, status } = await startPayment(person, orderNo);
  if (status !== 200) throw new Error(`Paying answered ${JSON.stringify(body)}.`);
  await giveCard(store, body, behaviour);
  return body;
}

export const statusOf = async (person: Person, orderNo: number): Promise<string> =>
  (await person.ask<{ status: string }>('GET', `/api/orders/${orderNo}`)).body.status;

const paymentRow = z.object({
  purpose: z.string(),
  state: z.string(),
  capturedCents: z.int(),
  refundedCents: z.int(),
});

/** The attempts to pay for an order, as the store has them. */
export const paymentsOf = (store: Store, orderNo: number) =>
  store.shop.database.query(
    paymentRow,
    sql`select purpose, state, captured_cents as "capturedCents", refunded_cents as "refundedCents"
      from payment where order_no = ${orderNo} order by payment_no`,
  );

const numberRow = z.object({ paymentNo: z.int() });

export async function paymentNos(store: Store, orderNo: number): Promise<number[]> {
  const found = await store.shop.database.query(
    numberRow,
    sql`select payment_no as "paymentNo" from payment where order_no = ${orderNo} order by payment_no`,
  );
  return found.map(({ paymentNo }) => paymentNo);
}

/** What the provider itself has of all payments for an order: captured less refunded. */
export async function takenAtProvider(store: Store, orderNo: number): Promise<number> {
  const { payments } = store.shop;
  if (!payments) throw new Error('Nobody pays by card here.');
  const nos = await paymentNos(store, orderNo);
  let cents = 0;
  for await (const it of payments.changesSince(new Date(0)))
    if (nos.includes(it.paymentNo)) cents += it.capturedCents - it.refundedCents;
  return cents;
}

const bookRow = z.object({ account: z.string(), cents: z.int() });

/** What the accounts of the books have, debits less credits. */
export async function booksOf(store: Store): Promise<Record<string, number>> {
  const rows = await store.shop.database.query(
    bookRow,
    sql`select account, sum(cents)::bigint as cents from (
        select debit as account, amount_cents as cents from transfer union all select credit, -amount_cents from transfer) moved
      group by account having sum(cents) <> 0 order by account`,
  );
  return Object.fromEntries(rows.map(({ account, cents }) => [account, cents]));
}

/** Moves the store's clock and lets it do what is due then. */
export async function at(store: Store, moment: Date | string): Promise<void> {
  store.time.now = new Date(moment);
  await store.settled();
}

/** A session ends after a quarter of an hour: signs in again after the clock moved. */
export const stay = (person: Person) => person.ask('POST', '/auth/refresh', {});

/** So many minutes after a moment, the store's first unless another is given. */
export const after = (minutes: number, from = monday): Date =>
  new Date(from.getTime() + minutes * 60_000);
/** Monday at six in the evening, shop time: Wednesday closes. */
export const cutOff = new Date('2026-11-23T18:00:00Z');
/** Ordered for this day a card is only kept: a hold would not live until it closes. */
export const laterDay = '2026-12-04';
export const laterCutOff = new Date('2026-12-02T18:00:00Z');
