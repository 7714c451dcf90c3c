import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { settleRefund } from '../../src/payments/refunds/refunds.ts';
import type { Outcome } from '../../src/payments/refunds/refunds.ts';
import { firstDay, type Person, type Store } from '../store.ts';
import { charge, openTill, placed } from './till.ts';

let store: Store;
let ada: Person;
let staff: Person;
beforeEach(async () => {
  store = await openTill();
  ada = await store.customer();
  staff = await store.administrator();
});
afterEach(() => store.close());

type Asked = {
  code?: string;
  leftCents?: number;
  cents: number;
  refunds: { refundNo: number; cents: number; state: string }[];
};

const ask = (orderNo: number, parts: object[], key: string = randomUUID()) =>
  staff.ask<Asked>(
    'POST',
    `/api/admin/orders/${orderNo}/refunds`,
    { parts, reason: 'It came late' },
    { 'idempotency-key': key },
  );

type View = {
  capturedCents: number;
  refundedCents: number;
  leftCents: number;
  lines: { lineNo: number; leftCents: number; ingredients: { missingAmount: number }[] }[];
  refunds: { refundNo: number; cents: number; state: string; reason: string }[];
};
const view = async (orderNo: number) =>
  (await staff.ask<View>('GET', `/api/admin/orders/${orderNo}/refunds`)).body;

const settle = (refundNo: number, outcome: Outcome) =>
  store.shop.database.transaction((tx) => settleRefund(tx, store.shop, refundNo, outcome));

const settleAll = async ({ refunds }: { refunds: { refundNo: number }[] }) => {
  for (const { refundNo } of refunds) await settle(refundNo, { state: 'succeeded', ref: 're_1' });
};

const balanceRow = z.object({ account: z.string(), cents: z.int() });
/** What each account has, without those that have nothing. */
const balances = async () =>
  Object.fromEntries(
    (
      await store.shop.database.query(
        balanceRow,
        sql`select account, sum(cents)::bigint as cents from (
          select debit as account, amount_cents as cents from transfer
          union all select credit, -amount_cents from transfer) side
        group by account having sum(cents) <> 0`,
      )
    ).map(({ account, cents }) => [account, cents]),
  );

const paymentRow = z.object({ reserved: z.int(), refunded: z.int(), captured: z.int() });
const paymentsOf = (orderNo: number) =>
  store.shop.database.query(
    paymentRow,
    sql`select refund_reserved_cents as reserved, refunded_cents as refunded, captured_cents as captured
      from payment where order_no = ${orderNo} order by payment_no`,
  );

const creditRow = z.object({ number: z.string(), corrects: z.string(), cents: z.int() });
const creditNotesOf = (orderNo: number) =>
  store.shop.database.query(
    creditRow,
    sql`select content ->> 'number' as number, content ->> 'corrects' as corrects, (content ->> 'totalCents')::bigint as cents
      from invoice where order_no = ${orderNo} and refund_no is not null order by number`,
  );

test('everything given back leaves no cent on any account, and as much credited as was billed', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  const { capturedCents } = await view(orderNo);
  for (const part of [
    { kind: 'delivery' },
    { kind: 'line', lineNo: 1 },
    { kind: 'line', lineNo: 2 },
  ]) {
    const reply = await ask(orderNo, [part]);
    expect(reply.status).toBe(201);
    await settleAll(reply.body);
  }
  expect(await balances()).toEqual({});
  expect(await paymentsOf(orderNo)).toEqual([
    { captured: capturedCents, refunded: capturedCents, reserved: capturedCents },
  ]);
  const notes = await creditNotesOf(orderNo);
  expect(notes.map(({ number }) => number)).toEqual(['CN-000001', 'CN-000002', 'CN-000003']);
  expect(notes.every(({ corrects }) => corrects === 'INV-000001')).toBe(true);
  expect(notes.reduce((sum, { cents }) => sum + cents, 0)).toBe(capturedCents);
});

test('no amount beyond what was captured is given back, asked for at once or by many', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  const { capturedCents } = await view(orderNo);
  const tooMuch = await ask(orderNo, [{ kind: 'amount', cents: capturedCents + 1 }]);
  expect(tooMuch).toMatchObject({
    status: 409,
    body: { code: 'refund-too-large', leftCents: capturedCents },
  });
  const half = Math.ceil(capturedCents / 2) + 1;
  const replies = await Promise.all(
    Array.from({ length: 6 }, () => ask(orderNo, [{ kind: 'amount', cents: half }])),
  );
  expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  expect(replies.find(({ status }) => status === 409)?.body.leftCents).toBe(capturedCents - half);
  expect(await paymentsOf(orderNo)).toMatchObject([{ reserved: half, refunded: 0 }]);
});

test('a refund that is resent five times is one refund (saleor PR#19811)', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  const key = randomUUID();
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => ask(orderNo, [{ kind: 'amount', cents: 250 }], key)),
  );
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 201]);
  expect(new Set(replies.map(({ body }) => body.refunds[0]?.refundNo)).size).toBe(1);
  expect(await paymentsOf(orderNo)).toMatchObject([{ reserved: 250 }]);
  const other = await ask(orderNo, [{ kind: 'amount', cents: 251 }], key);
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
});

test('a refund that is settled twice goes back once', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  const { body } = await ask(orderNo, [{ kind: 'amount', cents: 250 }]);
  await Promise.all([settleAll(body), settleAll(body), settleAll(body)]);
  await settle(body.refunds[0]?.refundNo ?? 0, { state: 'failed', failure: 'too late' });
  expect(await paymentsOf(orderNo)).toMatchObject([{ reserved: 250, refunded: 250 }]);
  expect(await creditNotesOf(orderNo)).toMatchObject([{ cents: 250 }]);
  expect((await balances())[`order:${orderNo}`]).toBeUndefined();
});

test('a refund that fails is put back, staff hear of it, and it can be asked for again', async () => {
  await store.close();
  store = await openTill({ LARDER_CONTACT_EMAIL: 'office@larder.example' });
  [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  const { body } = await ask(orderNo, [{ kind: 'line', lineNo: 1 }]);
  await settle(body.refunds[0]?.refundNo ?? 0, { state: 'failed', failure: 'card-closed' });
  await store.settled();
  expect(await paymentsOf(orderNo)).toMatchObject([{ reserved: 0, refunded: 0 }]);
  expect(store.letters.filter(({ to }) => to === 'office@larder.example')).toMatchObject([
    { subject: `A refund for order ${orderNo} failed` },
  ]);
  const again = await ask(orderNo, [{ kind: 'line', lineNo: 1 }]);
  expect(again.body.cents).toBe(body.cents);
  await settleAll(again.body);
  expect((await view(orderNo)).lines[0]?.leftCents).toBe(0);
});

test('money of two payments goes back to both, the newest first, as two refunds under one key', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo, { shares: [3, 1] });
  const { capturedCents } = await view(orderNo);
  const key = randomUUID();
  const { body } = await ask(orderNo, [{ kind: 'amount', cents: capturedCents }], key);
  expect(body.refunds).toHaveLength(2);
  expect(body.refunds[0]?.cents).toBeLessThan(body.refunds[1]?.cents ?? 0);
  const again = await ask(orderNo, [{ kind: 'amount', cents: capturedCents }], key);
  expect(again.body).toEqual(body);
  await settleAll(body);
  expect(await balances()).toEqual({});
  for (const { captured, refunded, reserved } of await paymentsOf(orderNo))
    expect([refunded, reserved]).toEqual([captured, captured]);
});

test('an order that asks money back calls the cashier at once', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  await ask(orderNo, [{ kind: 'delivery' }]);
  const [row] = await store.shop.database.query(
    z.object({ due: z.boolean() }),
    sql`select cashier_at = ${store.time.now} as due from orders where order_no = ${orderNo}`,
  );
  expect(row).toEqual({ due: true });
});

test('a refund is counted in the currency of its order, whatever the shop sells in by now', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  Object.assign(store.shop.config.shop, { currency: 'USD' });
  const { body } = await ask(orderNo, [{ kind: 'delivery' }]);
  await settleAll(body);
  const [row] = await store.shop.database.query(
    z.object({ transfers: z.array(z.string()), notes: z.array(z.string()) }),
    sql`select (select array_agg(distinct currency) from transfer) as transfers,
      (select array_agg(distinct content ->> 'currency') from invoice) as notes`,
  );
  expect(row).toEqual({ transfers: ['EUR'], notes: ['EUR'] });
});

test('a refund that the cashier made of everything credits what was billed, though it says no parts', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  const [row] = await store.shop.database.query(
    z.object({ no: z.int() }),
    sql`insert into refund (order_no, payment_no, key, cents, reason, parts, asked_at, asked_by)
      select order_no, payment_no, 'refund-' || payment_no, captured_cents, 'Cancelled', '{}', ${store.time.now}, 'cashier'
      from payment where order_no = ${orderNo} returning refund_no as no`,
  );
  await settle(row?.no ?? 0, { state: 'succeeded', ref: 're_1' });
  expect(await balances()).toEqual({});
  expect(await creditNotesOf(orderNo)).toHaveLength(1);
});

test('what was paid twice goes back without touching what was sold', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  const sold = await balances();
  await charge(store, orderNo, { provider: 'stripe' });
  const [row] = await store.shop.database.query(
    z.object({ no: z.int() }),
    sql`insert into refund (order_no, payment_no, key, cents, reason, parts, asked_at, asked_by)
      select order_no, payment_no, 'refund-' || payment_no, captured_cents, 'Paid twice', '{}', ${store.time.now}, 'cashier'
      from payment where order_no = ${orderNo} and provider = 'stripe' returning refund_no as no`,
  );
  await settle(row?.no ?? 0, { state: 'succeeded', ref: 're_2' });
  expect(await balances()).toEqual(sold);
  expect(await creditNotesOf(orderNo)).toEqual([]);
});

const missing = (orderNo: number, lineNo: number, ingredient: string, amount: number) =>
  staff.ask('POST', `/api/admin/kitchen/${firstDay}/packing/${orderNo}/lines/${lineNo}/missing`, {
    ingredientNo: store.nos.ingredient(ingredient),
    amount,
  });

test('what is missing at packing is told to its customer and given back by itself, once for each gram', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  await store.settled();
  for (const amount of [60, 60, 90])
    expect((await missing(orderNo, 1, 'Rice', amount)).status).toBe(200);
  await store.settled();
  const { refunds } = await view(orderNo);
  expect(refunds.map(({ reason }) => reason)).toEqual(Array(2).fill('Missing in the box'));
  const told = store.letters.filter(({ subject }) => subject.startsWith('Something is missing'));
  expect(told.map(({ text }) => /Rice, (\d+ g)/.exec(text)?.[1]).toSorted()).toContain('90 g');
  expect(told.at(-1)?.text).toMatch(/You get back what it cost: €/);
  const tooMuch = await missing(orderNo, 1, 'Rice', 9999);
  expect(tooMuch).toMatchObject({ status: 422, body: { code: 'more-missing-than-ordered' } });
});

test('a box on account is owed less for what is missing, before its invoice and after', async () => {
  const orderNo = await placed(store, ada);
  await missing(orderNo, 1, 'Rice', 100);
  expect((await view(orderNo)).refunds).toEqual([]);
  await charge(store, orderNo, { shares: [] });
  await store.settled();
  await missing(orderNo, 2, 'Lime', 9);
  const { refunds } = await view(orderNo);
  expect(refunds.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
  const notes = await creditNotesOf(orderNo);
  expect(notes).toHaveLength(2);
  const credited = notes.reduce((sum, { cents }) => sum + cents, 0);
  const [row] = await store.shop.database.query(
    z.object({ total: z.int() }),
    sql`select total_cents as total from orders where order_no = ${orderNo}`,
  );
  expect((await balances())[`order:${orderNo}`]).toBe((row?.total ?? 0) - credited);
});
