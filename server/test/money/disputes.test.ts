import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAt } from '../../src/payments/cashier/cashier.ts';
import {
  at,
  booksOf,
  cutOff,
  openCardStore,
  orderToPay,
  payFor,
  paymentsOf,
  stay,
} from '../paying.ts';
import type { Person, Store } from '../store.ts';

let store: Store;
let ada: Person;
let staff: Person;
let orderNo: number;
let path: string;
beforeEach(async () => {
  store = await openCardStore();
  [ada, staff] = [await store.customer(), await store.administrator()];
  orderNo = await orderToPay(store, ada);
  path = `/api/admin/orders/${orderNo}`;
  await payFor(store, ada, orderNo);
  await at(store, cutOff);
  await stay(staff);
});
afterEach(() => store.close());

type View = {
  code?: string;
  leftCents?: number;
  items: {
    paymentNo: number;
    capturedCents: number;
    leftCents: number;
    dispute: { cents: number; stage: string; decidedAt: string | null } | null;
  }[];
};
const view = () => staff.ask<View>('GET', `${path}/disputes`);
const payment = async () => {
  const [known] = (await view()).body.items;
  if (!known) throw new Error('Nothing was charged.');
  return known;
};
const note = async (step: object, paymentNo?: number) =>
  staff.ask<View>('POST', `${path}/disputes/${paymentNo ?? (await payment()).paymentNo}`, step);
const giveBack = (cents: number) =>
  staff.ask<{ code?: string }>(
    'POST',
    `${path}/refunds`,
    { parts: [{ kind: 'amount', cents }], reason: 'It came late' },
    { 'idempotency-key': randomUUID() },
  );
type Books = { mismatches: unknown[] };
const mismatches = async () =>
  (await staff.ask<Books>('GET', '/api/admin/books?day=2026-11-23')).body.mismatches;

test('a dispute takes the money out of the provider’s account, and nothing of it is given back meanwhile', async () => {
  const { capturedCents } = await payment();
  const before = await booksOf(store);
  expect((await note({ stage: 'opened', cents: capturedCents })).body.items).toMatchObject([
    { leftCents: 0, dispute: { cents: capturedCents, stage: 'opened', decidedAt: null } },
  ]);
  const books = await booksOf(store);
  expect(books['dispute']).toBe(capturedCents);
  expect(books['psp:sandbox']).toBeUndefined();
  expect(await giveBack(1)).toMatchObject({ status: 409, body: { code: 'refund-too-large' } });
  expect(await mismatches()).toEqual([]);
  await stay(ada);
  const { body } = await ada.ask<{ payment: object }>('GET', `/api/orders/${orderNo}`);
  expect(body.payment).toMatchObject({ state: 'charged', givenBackCents: 0 });
  const shown = await staff.ask<{ attempts: object[] }>('GET', path);
  expect(shown.body.attempts).toMatchObject([{ disputedCents: capturedCents, leftCents: 0 }]);
  await note({ stage: 'won' });
  expect(await booksOf(store)).toEqual(before);
  expect(await payment()).toMatchObject({ leftCents: capturedCents, dispute: { stage: 'won' } });
  expect((await giveBack(1)).status).toBe(201);
});

test('a dispute that is lost is a bad debt, and stays with the bank', async () => {
  const { capturedCents } = await payment();
  await note({ stage: 'opened', cents: capturedCents - 1 });
  await note({ stage: 'lost' });
  expect((await booksOf(store))['bad-debt']).toBe(capturedCents - 1);
  expect(await giveBack(2)).toMatchObject({ body: { code: 'refund-too-large' } });
  expect(await mismatches()).toEqual([]);
});

test('an order that is cancelled while its payment is disputed gives the money back once it is won, and once', async () => {
  const { capturedCents } = await payment();
  await note({ stage: 'opened', cents: capturedCents });
  const cancelled = { to: 'cancelled', reason: 'Ada called.' };
  expect((await staff.ask('POST', `${path}/move`, cancelled)).status).toBe(200);
  await store.settled();
  expect(await paymentsOf(store, orderNo)).toMatchObject([{ refundedCents: 0 }]);
  await note({ stage: 'won' });
  await store.settled();
  await lookAt(store.shop, orderNo);
  expect(await paymentsOf(store, orderNo)).toMatchObject([{ refundedCents: capturedCents }]);
});

test('each step is noted once, however often it is sent and by how many at once', async () => {
  const { capturedCents: cents, paymentNo } = await payment();
  const opened = await Promise.all(
    [1, 2, 3].map(() => note({ stage: 'opened', cents }, paymentNo)),
  );
  expect(opened.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await booksOf(store))['dispute']).toBe(cents);
  const ends = await Promise.all(['won', 'lost'].map((stage) => note({ stage }, paymentNo)));
  expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await booksOf(store))['dispute']).toBeUndefined();
  expect((await note({ stage: 'opened', cents })).body.code).toBe('dispute-stands');
});

test.each([
  ['more than is left', { stage: 'opened', cents: 999_999 }, 409, 'dispute-too-large'],
  ['nothing', { stage: 'opened', cents: 0 }, 422, 'invalid-input'],
  ['an end without an amount that was disputed', { stage: 'lost' }, 409, 'dispute-stands'],
  ['a step that there is not', { stage: 'forgotten' }, 422, 'invalid-input'],
])('%s cannot be disputed', async (_, step, status, code) => {
  const before = await booksOf(store);
  const reply = await note(step);
  expect(reply.body.code).toBe(code);
  expect([400, status]).toContain(reply.status);
  expect(await booksOf(store)).toEqual(before);
});

test('a payment of another order is not this order’s', async () => {
  expect(await note({ stage: 'opened', cents: 1 }, 9_999_999)).toMatchObject({
    status: 404,
    body: { code: 'payment-unknown' },
  });
});
