import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { dailyBooks } from '../../src/ledger/books/books.ts';
import * as outbox from '../../src/platform/outbox.ts';
import { at, booksOf, cutOff, openCardStore, orderToPay, payFor, stay } from '../paying.ts';
import { monday, type Person, type Store } from '../store.ts';
import { openTill, placed } from './till.ts';

let store: Store;
afterEach(() => store.close());

const hours = (count: number) => new Date(cutOff.getTime() + count * 3_600_000);

const move = async (staff: Person, orderNo: number, to: string) => {
  await stay(staff);
  const reason = to === 'cancelled' ? { reason: 'The kitchen is flooded.' } : {};
  const moved = await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to, ...reason });
  expect(moved.status).toBe(200);
  await store.settled();
};

const documentRow = z.object({ number: z.string(), cents: z.int() });
const documentsOf = (orderNo: number) =>
  store.shop.database.query(
    documentRow,
    sql`select content ->> 'number' as number, (content ->> 'totalCents')::bigint as cents
      from invoice where order_no = ${orderNo} order by refund_no nulls first`,
  );
const mismatches = async () => (await dailyBooks(store.shop, null)).mismatches;

async function onAccount() {
  store = await openTill({ LARDER_PAYMENTS: 'invoice' });
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await placed(store, ada);
  await at(store, cutOff);
  return { orderNo, staff };
}

test('an order on account that was sold and is cancelled is sold no more, and credited once', async () => {
  const { orderNo, staff } = await onAccount();
  expect((await booksOf(store))[`order:${orderNo}`]).toBeGreaterThan(0);
  await move(staff, orderNo, 'cancelled');
  expect(await booksOf(store)).toEqual({});
  const [invoice, ...notes] = await documentsOf(orderNo);
  expect(notes).toEqual([{ number: 'CN-000001', cents: invoice?.cents }]);
  await store.shop.database.transaction((tx) =>
    outbox.add(tx, { kind: 'sale-cancelled', payload: { orderNo } }),
  );
  await at(store, hours(1));
  expect(await documentsOf(orderNo)).toHaveLength(2);
  expect(await mismatches()).toEqual([]);
});

test('what was given back of it before is not credited again', async () => {
  const { orderNo, staff } = await onAccount();
  await stay(staff);
  const asked = { parts: [{ kind: 'delivery' }], reason: 'It came late' };
  const given = await staff.ask('POST', `/api/admin/orders/${orderNo}/refunds`, asked, {
    'idempotency-key': 'cancelled',
  });
  expect(given.status).toBe(201);
  await move(staff, orderNo, 'cancelled');
  const [invoice, ...notes] = await documentsOf(orderNo);
  expect(notes).toHaveLength(2);
  expect(notes.reduce((sum, { cents }) => sum + cents, 0)).toBe(invoice?.cents);
  expect(await booksOf(store)).toEqual({});
});

test('an order on account that is cancelled before it was sold is in no books', async () => {
  store = await openTill({ LARDER_PAYMENTS: 'invoice' });
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await placed(store, ada);
  await move(staff, orderNo, 'cancelled');
  await at(store, cutOff);
  expect(await booksOf(store)).toEqual({});
  expect(await documentsOf(orderNo)).toEqual([]);
});

test('a cancelled order that keeps its sale is named, with its cents', async () => {
  const { orderNo, staff } = await onAccount();
  // The event is lost, as if a version of before had cancelled it.
  await store.shop.database.run(
    sql`create function loses() returns trigger language plpgsql as $$ begin return null; end $$`,
  );
  await store.shop.database.run(
    sql`create trigger loses before insert on outbox for each row when (new.kind = 'sale-cancelled') execute function loses()`,
  );
  await move(staff, orderNo, 'cancelled');
  const [invoice] = await documentsOf(orderNo);
  expect(await mismatches()).toMatchObject([
    { kind: 'sale-not-returned', orderNo, cents: -(invoice?.cents ?? 0) },
  ]);
});

test('a cancelled order that keeps money is named, also where it was never sold', async () => {
  store = await openCardStore();
  const ada = await store.customer();
  const orderNo = await orderToPay(store, ada);
  await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {});
  await store.settled();
  expect(await mismatches()).toEqual([]);
  const { database } = store.shop;
  await database.run(sql`update payment set captured_cents = 300 where order_no = ${orderNo}`);
  await database.run(sql`insert into transfer (at, debit, credit, amount_cents, currency, order_no, cause, key)
    values (${monday}, 'psp:sandbox', ${`order:${orderNo}`}, 300, 'EUR', ${orderNo}, 'capture', 'planted')`);
  expect(await mismatches()).toMatchObject([{ kind: 'order-not-even', orderNo, cents: -300 }]);
});

test('a box that was written off and is cancelled after all is sold no more, and no bad debt', async () => {
  store = await openCardStore();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await orderToPay(store, ada, { day: '2026-12-04' });
  await payFor(store, ada, orderNo, 'declined-later');
  await store.settled();
  const closes = new Date('2026-12-02T18:00:00Z').getTime();
  await at(store, new Date(closes));
  for (const to of ['packing', 'packed']) await move(staff, orderNo, to);
  for (const hour of [8, 16, 24, 32]) await at(store, new Date(closes + hour * 3_600_000));
  expect((await booksOf(store))['bad-debt']).toBeGreaterThan(0);
  await move(staff, orderNo, 'cancelled');
  expect(await booksOf(store)).toEqual({});
  expect(await mismatches()).toEqual([]);
});

test('what was written off and is paid all the same is no bad debt', async () => {
  store = await openCardStore({ now: monday });
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const orderNo = await orderToPay(store, ada, { day: '2026-12-04' });
  await payFor(store, ada, orderNo, 'declined-later');
  await store.settled();
  const closes = new Date('2026-12-02T18:00:00Z').getTime();
  await at(store, new Date(closes));
  for (const to of ['packing', 'packed', 'shipped']) await move(staff, orderNo, to);
  for (const hour of [8, 16, 24, 32]) await at(store, new Date(closes + hour * 3_600_000));
  await stay(ada);
  await payFor(store, ada, orderNo);
  await store.settled();
  const books = await booksOf(store);
  expect(books['bad-debt']).toBeUndefined();
  expect(books[`order:${orderNo}`]).toBeUndefined();
  expect(await mismatches()).toEqual([]);
});
