import { randomUUID } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import type { Observed } from '../../src/platform/platform.ts';
import {
  after,
  at,
  cutOff,
  giveCard,
  laterCutOff,
  laterDay,
  openCardStore,
  orderToPay,
  payFor,
  startPayment,
  statusOf,
  stay,
  takenAtProvider,
} from '../paying.ts';
import type { Person, Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

type Alert = {
  kind: string;
  orderNo: number;
  cents: number;
  currency: string;
  wanted: { cents: number; currency: string } | null;
};
/** The list that an owner works off; today says how long it is. */
const alertsFor = async (staff: Person) => {
  await stay(staff);
  const { body } = await staff.ask<{ items: Alert[] }>('GET', '/api/admin/payment-alerts');
  const today = await staff.ask<{ paymentAlerts: number }>('GET', '/api/admin/reports/today');
  expect(today.body.paymentAlerts).toBe(body.items.length);
  return body.items;
};
const totalOf = async (staff: Person, orderNo: number) =>
  (await staff.ask<{ totalCents: number }>('GET', `/api/admin/orders/${orderNo}`)).body.totalCents;

test.each([
  [
    'another amount',
    sql`held_cents = held_cents - 1`,
    { kind: 'wrong-amount', less: 1, currency: 'EUR' },
  ],
  ['another currency', sql`currency = 'USD'`, { kind: 'wrong-currency', less: 0, currency: 'USD' }],
] as [string, Sql, { kind: string; less: number; currency: string }][])(
  'money of %s than the order’s is told to the office until it went back',
  async (_, change, { kind, less, currency }) => {
    store = await openCardStore();
    const [ada, staff] = [await store.customer(), await store.administrator()];
    const orderNo = await orderToPay(store, ada);
    const { body: started } = await startPayment(ada, orderNo);
    expect(await alertsFor(staff)).toEqual([]);
    await giveCard(store, started);
    await store.shop.database.run(sql`update sandbox_payment set ${change}`);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('awaiting-payment');
    const cents = await totalOf(staff, orderNo);
    expect(await alertsFor(staff)).toMatchObject([
      { kind, orderNo, cents: cents - less, currency, wanted: { cents, currency: 'EUR' } },
    ]);
    await at(store, after(60));
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('cancelled');
    expect(await alertsFor(staff)).toEqual([]);
    expect(await takenAtProvider(store, orderNo)).toBe(0);
  },
);

test('a kept card that was charged in another currency pays for nothing, and asks nobody for more', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await orderToPay(store, ada, { day: laterDay });
  await payFor(store, ada, orderNo);
  await store.settled();
  const { payments } = store.shop;
  if (!payments) throw new Error('Nobody pays by card here.');
  const abroad =
    <Asked>(verb: (asked: Asked) => Promise<Observed>) =>
    async (asked: Asked) => ({ ...(await verb(asked)), currency: 'USD' });
  const { charge, read } = payments;
  const readAbroad: typeof read = async (asked) => {
    const seen = await read(asked);
    return seen?.state === 'captured' ? { ...seen, currency: 'USD' } : seen;
  };
  Object.assign(payments, { charge: abroad(charge), read: readAbroad });
  await at(store, laterCutOff);
  await at(store, after(9 * 60, laterCutOff));
  await stay(ada);
  expect(await statusOf(ada, orderNo)).toBe('placed');
  expect(store.letters.filter(({ subject }) => subject.startsWith('Please pay'))).toEqual([]);
  expect(await alertsFor(staff)).toMatchObject([
    { kind: 'wrong-currency', orderNo, currency: 'USD' },
  ]);
  const cancelled = { to: 'cancelled', reason: 'It was charged in dollars.' };
  await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, cancelled);
  await store.settled();
  expect(await takenAtProvider(store, orderNo)).toBe(0);
  expect(await alertsFor(staff)).toEqual([]);
});

test('a refund that failed, or came back, is told to the office until it is asked for again', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const giveBack = (orderNo: number) =>
    staff.ask(
      'POST',
      `/api/admin/orders/${orderNo}/refunds`,
      { parts: [{ kind: 'amount', cents: 100 }], reason: 'It came late' },
      { 'idempotency-key': randomUUID() },
    );
  const failing = await orderToPay(store, ada);
  await payFor(store, ada, failing, 'refund-fails');
  const bouncing = await orderToPay(store, ada);
  await payFor(store, ada, bouncing);
  await at(store, cutOff);
  await stay(staff);
  for (const orderNo of [failing, bouncing]) await giveBack(orderNo);
  await store.settled();
  expect(await alertsFor(staff)).toEqual([]);
  store.time.now = after(2, cutOff);
  await store.shop.database.run(
    sql`update sandbox_refund set bounces_at = ${store.time.now} where bounces_at is null`,
  );
  await at(store, after(120, cutOff));
  for (const orderNo of [failing, bouncing])
    await store.shop.database.run(
      sql`update orders set cashier_at = ${store.time.now} where order_no = ${orderNo}`,
    );
  await store.settled();
  expect((await alertsFor(staff)).map(({ kind, orderNo }) => [kind, orderNo])).toEqual([
    ['refund-bounced', bouncing],
    ['refund-failed', failing],
  ]);
  const { body } = await staff.ask<{ refunds: { refundNo: number }[] }>(
    'GET',
    `/api/admin/orders/${bouncing}/refunds`,
  );
  await staff.ask(
    'POST',
    `/api/admin/orders/${bouncing}/refunds/${body.refunds[0]?.refundNo}/again`,
    {},
  );
  await giveBack(failing);
  expect(await alertsFor(staff)).toEqual([]);
});
