import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { dailyBooks } from '../../src/ledger/books/books.ts';
import { lookAt } from '../../src/payments/cashier/cashier.ts';
import { reconcile } from '../../src/payments/hooks/hooks.ts';
import {
  at,
  booksOf,
  cutOff,
  openCardStore,
  orderToPay,
  payFor,
  paymentsOf,
  stay,
  takenAtProvider,
} from '../paying.ts';
import type { Person, Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

const later = (minutes: number) => new Date(cutOff.getTime() + minutes * 60_000);

type Listed = { refundNo: number; cents: number; state: string; cameBack: boolean };
const refundsOf = async (staff: Person, orderNo: number) => {
  await stay(staff);
  const path = `/api/admin/orders/${orderNo}/refunds`;
  return (await staff.ask<{ refunds: Listed[]; leftCents: number }>('GET', path)).body;
};
const giveBack = (staff: Person, orderNo: number, part: object) =>
  staff.ask(
    'POST',
    `/api/admin/orders/${orderNo}/refunds`,
    { parts: [part], reason: 'It came late' },
    { 'idempotency-key': randomUUID() },
  );
const sendAgain = async (staff: Person, orderNo: number, refundNo: number) => {
  const sent = await staff.ask<{ code?: string }>(
    'POST',
    `/api/admin/orders/${orderNo}/refunds/${refundNo}/again`,
    {},
  );
  await store.settled();
  return sent;
};

/** A bank sends back what had gone, and no hook tells of it. */
const bounceAll = () =>
  store.shop.database.run(sql`update sandbox_refund set bounces_at = ${store.time.now}`);

const noteRow = z.object({ cents: z.int() });
const creditNotesOf = (orderNo: number) =>
  store.shop.database.query(
    noteRow,
    sql`select (content ->> 'totalCents')::bigint as cents from invoice where order_no = ${orderNo} and refund_no is not null`,
  );
const mismatches = async () =>
  (await dailyBooks(store.shop, null)).mismatches.map(({ kind, cents }) => [kind, cents]);

async function chargedOrder() {
  store = await openCardStore({ environment: { LARDER_CONTACT_EMAIL: 'office@larder.example' } });
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await orderToPay(store, ada);
  await payFor(store, ada, orderNo);
  await at(store, cutOff);
  await stay(staff);
  return { ada, staff, orderNo };
}

test('a refund that had succeeded and bounces is found, told to staff, owed again, and sent again once', async () => {
  const { staff, orderNo } = await chargedOrder();
  const given = await giveBack(staff, orderNo, { kind: 'line', lineNo: 1 });
  expect(given.status).toBe(201);
  await store.settled();
  const [gone] = (await refundsOf(staff, orderNo)).refunds;
  expect(gone).toMatchObject({ state: 'succeeded', cameBack: false });
  store.time.now = later(5);
  await bounceAll();
  expect(await reconcile(store.shop)).toBe(1);
  await store.settled();
  const cents = gone?.cents ?? 0;
  const [back] = (await refundsOf(staff, orderNo)).refunds;
  expect(back).toMatchObject({ state: 'bounced', cameBack: true });
  expect(store.letters.filter(({ to }) => to === 'office@larder.example')).toMatchObject([
    { subject: `A refund for order ${orderNo} came back` },
  ]);
  const books = await booksOf(store);
  expect(books['psp:sandbox']).toBe(await takenAtProvider(store, orderNo));
  // The sale stays taken back, as the credit note says: what came back is the customer's.
  expect(books[`order:${orderNo}`]).toBe(-cents);
  expect(await creditNotesOf(orderNo)).toEqual([{ cents }]);
  expect(await mismatches()).toEqual([['order-not-even', -cents]]);
  expect((await sendAgain(staff, orderNo, back?.refundNo ?? 0)).status).toBe(201);
  const twice = await sendAgain(staff, orderNo, back?.refundNo ?? 0);
  expect([twice.status, twice.body.code]).toEqual([409, 'nothing-to-refund']);
  expect(await paymentsOf(store, orderNo)).toMatchObject([{ refundedCents: cents }]);
  expect(await creditNotesOf(orderNo)).toHaveLength(1);
  expect((await booksOf(store))[`order:${orderNo}`]).toBeUndefined();
  expect(await mismatches()).toEqual([]);
  expect(await reconcile(store.shop)).toBe(0);
});

test('what is sent again and bounces as well can be sent once more, and nothing is credited twice', async () => {
  const { staff, orderNo } = await chargedOrder();
  await giveBack(staff, orderNo, { kind: 'line', lineNo: 1 });
  await store.settled();
  for (const minutes of [5, 10]) {
    store.time.now = later(minutes);
    await bounceAll();
    await lookAt(store.shop, orderNo);
    await store.settled();
    const outstanding = (await refundsOf(staff, orderNo)).refunds.filter((it) => it.cameBack);
    expect(outstanding).toHaveLength(1);
    await sendAgain(staff, orderNo, outstanding[0]?.refundNo ?? 0);
  }
  const { refunds } = await refundsOf(staff, orderNo);
  expect(refunds.map(({ state }) => state)).toEqual(['bounced', 'bounced', 'succeeded']);
  expect(await creditNotesOf(orderNo)).toHaveLength(1);
  expect(await mismatches()).toEqual([]);
});

test('of two refunds only the one that bounced is owed again', async () => {
  const { staff, orderNo } = await chargedOrder();
  for (const cents of [100, 250]) {
    await giveBack(staff, orderNo, { kind: 'amount', cents });
    await store.settled();
  }
  store.time.now = later(5);
  await store.shop.database.run(
    sql`update sandbox_refund set bounces_at = ${store.time.now} where cents = 250`,
  );
  await reconcile(store.shop);
  await store.settled();
  const { refunds } = await refundsOf(staff, orderNo);
  expect(refunds.map(({ cents, state }) => [cents, state])).toEqual([
    [100, 'succeeded'],
    [250, 'bounced'],
  ]);
  expect(await mismatches()).toEqual([['order-not-even', -250]]);
});

test('the money of a cancelled order that bounces is named until it went again', async () => {
  const { staff, orderNo } = await chargedOrder();
  await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, {
    to: 'cancelled',
    reason: 'Ada called.',
  });
  await store.settled();
  expect(await booksOf(store)).toEqual({});
  store.time.now = later(5);
  await bounceAll();
  await lookAt(store.shop, orderNo);
  await store.settled();
  const [back] = (await refundsOf(staff, orderNo)).refunds;
  expect(await mismatches()).toEqual([['order-not-even', -(back?.cents ?? 0)]]);
  await sendAgain(staff, orderNo, back?.refundNo ?? 0);
  expect(await takenAtProvider(store, orderNo)).toBe(0);
  expect(await booksOf(store)).toEqual({});
  expect(await mismatches()).toEqual([]);
});

test('a second surplus on one payment goes back as well', async () => {
  const { staff, orderNo } = await chargedOrder();
  const [payment] = await paymentsOf(store, orderNo);
  const captured = payment?.capturedCents ?? 0;
  /** As if the order had become cheaper by so much after it was charged. */
  const cheaper = async (cents: number) => {
    await store.shop.database.run(
      sql`update orders set due_cents = due_cents - ${cents} where order_no = ${orderNo}`,
    );
    await lookAt(store.shop, orderNo);
    await store.settled();
  };
  await cheaper(100);
  await cheaper(50);
  await lookAt(store.shop, orderNo);
  const { refunds } = await refundsOf(staff, orderNo);
  expect(refunds.map(({ cents, state }) => [cents, state])).toEqual([
    [100, 'succeeded'],
    [50, 'succeeded'],
  ]);
  expect(await takenAtProvider(store, orderNo)).toBe(captured - 150);
});
