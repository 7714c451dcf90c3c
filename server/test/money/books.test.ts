import sql, { type Sql } from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dailyBooks } from '../../src/ledger/books/books.ts';
import { monday, type Person, type Store } from '../store.ts';
import { charge, openTill, placed } from './till.ts';

let store: Store;
let ada: Person;
beforeEach(async () => {
  store = await openTill();
  ada = await store.customer();
});
afterEach(() => store.close());

const run = (statement: Sql) => store.shop.database.run(statement);
const mismatches = async (day: string | null = '2026-11-23') =>
  (await dailyBooks(store.shop, day)).mismatches.map(({ kind, orderNo, cents, what }) => ({
    kind,
    orderNo,
    cents,
    what,
  }));

test('the books of a day say what was sold, taxed and taken, and match', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  await placed(store, ada);
  const staff = await store.administrator();
  const { body } = await staff.ask<{
    sums: { account: string; debitCents: number; creditCents: number }[];
    mismatches: unknown[];
  }>('GET', '/api/admin/books?day=2026-11-23');
  expect(body.mismatches).toEqual([]);
  expect(body.sums.map(({ account }) => account)).toEqual([
    'delivery',
    'order',
    'psp:sandbox',
    'sales:food',
    'tax:IE:delivery:2300',
    'tax:IE:food:1350',
  ]);
  const both = body.sums.reduce((sum, it) => sum + it.debitCents - it.creditCents, 0);
  expect(both).toBe(0);
  const next = await staff.ask<{ sums: unknown[] }>('GET', '/api/admin/books?day=2026-11-24');
  expect(next.body.sums).toEqual([]);
  const csv = await staff.ask<{ text: string }>('GET', '/api/admin/books-csv?day=2026-11-23');
  expect(csv.body.text).toMatch(
    /^day,account,currency,debit_cents,credit_cents\n2026-11-23,delivery,EUR,0,398\n/,
  );
});

test('a day is the shop’s: what is taken at ten in the evening in New York is still of that day', async () => {
  await store.close();
  store = await openTill({ LARDER_TIME_ZONE: 'America/New_York' });
  const orderNo = await placed(store, await store.customer());
  store.time.now = new Date('2026-11-24T03:00:00Z');
  await charge(store, orderNo);
  expect((await dailyBooks(store.shop, '2026-11-24')).sums).toEqual([]);
  expect((await dailyBooks(store.shop, '2026-11-23')).sums).not.toEqual([]);
});

const planted: [string, (orderNo: number) => Sql, object][] = [
  [
    'an order that is charged and not even',
    (
      orderNo,
    ) => sql`insert into transfer (at, debit, credit, amount_cents, currency, order_no, cause, key)
      values (${monday}, ${`order:${orderNo}`}, 'fees', 7, 'EUR', ${orderNo}, 'fee', 'planted')`,
    { kind: 'order-not-even', cents: 7 },
  ],
  [
    'a capture that the books do not know',
    (
      orderNo,
    ) => sql`insert into payment (order_no, provider, purpose, amount_cents, captured_cents, currency, state, opened_at)
      values (${orderNo}, 'stripe', 'hold', 300, 300, 'EUR', 'captured', ${monday})`,
    { kind: 'capture-not-posted', cents: -300, what: 'stripe' },
  ],
  [
    'a refund that the books do not know',
    (orderNo) =>
      sql`update payment set refunded_cents = 5, refund_reserved_cents = 5 where order_no = ${orderNo}`,
    { kind: 'refund-not-posted', cents: -5, what: 'sandbox' },
  ],
  [
    'a credit note of what was not given back',
    (
      orderNo,
    ) => sql`with asked as (insert into refund (order_no, key, cents, reason, parts, state, asked_at, asked_by)
        values (${orderNo}, 'planted', 9, 'x', '{}', 'failed', ${monday}, 'x') returning refund_no), drawn as (
          insert into number_series values ('CN', 1) on conflict (series) do update set last_number = 1)
      insert into invoice select 'CN', 1, ${orderNo}, refund_no, ${monday}, '{"totalCents": 9}' from asked`,
    { kind: 'credit-note-differs', cents: 9 },
  ],
  [
    'a number that was drawn and not used',
    () => sql`update number_series set last_number = 2 where series = 'INV'`,
    { kind: 'number-missing', what: 'INV-000002', orderNo: null },
  ],
  [
    'a refund that is stuck',
    (
      orderNo,
    ) => sql`insert into refund (order_no, payment_no, key, cents, reason, parts, asked_at, asked_by)
      select order_no, payment_no, 'planted', 11, 'x', '{}', ${new Date('2026-11-21T09:00:00Z')}, 'x'
      from payment where order_no = ${orderNo}`,
    { kind: 'refund-stuck', cents: 11, what: 'requested' },
  ],
];

test.each(planted)('%s is named, with its order and its cents', async (_, plant, odd) => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  expect(await mismatches()).toEqual([]);
  await run(plant(orderNo));
  const found = { orderNo, what: null, cents: 0, ...odd };
  expect(await mismatches()).toEqual([found]);
  expect(await mismatches(null)).toEqual([found]);
});

test('an order that is sold without an invoice is named', async () => {
  const orderNo = await placed(store, ada);
  await run(sql`insert into transfer (at, debit, credit, amount_cents, currency, order_no, cause, key)
    values (${monday}, ${`order:${orderNo}`}, 'sales:food', 100, 'EUR', ${orderNo}, 'sale', 'planted')`);
  expect(await mismatches()).toEqual([
    { kind: 'invoice-differs', orderNo, cents: -100, what: null },
  ]);
});

test('a number that was drawn between two days is named on the day after it, and of all days', async () => {
  const orderNos = [await placed(store, ada), await placed(store, ada)];
  await charge(store, orderNos[0] ?? 0);
  await run(sql`update number_series set last_number = 2 where series = 'INV'`);
  store.time.now = new Date('2026-11-24T09:00:00Z');
  await charge(store, orderNos[1] ?? 0);
  const missing = [{ kind: 'number-missing', orderNo: null, cents: 0, what: 'INV-000002' }];
  expect(await mismatches('2026-11-23')).toEqual([]);
  expect(await mismatches('2026-11-24')).toEqual(missing);
  expect(await mismatches(null)).toEqual(missing);
});

test('what is in the books is not changed by anybody', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  for (const statement of [
    sql`update transfer set amount_cents = 1`,
    sql`delete from transfer`,
    sql`truncate transfer`,
  ])
    await expect(run(statement)).rejects.toThrow('kept as it was written');
});

/** Four transfers each; with BOOKS_MILLION=yes a million of them. */
const many = process.env['BOOKS_MILLION'] === 'yes' ? 250_000 : 50_000;

test('the books of very many transfers are read, and one cent among them found', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  for (let from = 0; from < many; from += 25_000) await addSold(orderNo, from, from + 25_000);
  await run(sql`update number_series set last_number = ${many + 1}`);
  await run(sql`analyze`);
  expect(await mismatches(null)).toEqual([]);
  await run(sql`insert into transfer (at, debit, credit, amount_cents, currency, order_no, cause, key)
    values (${monday}, 'order:5000', 'fees', 1, 'EUR', 5000, 'fee', 'one cent')`);
  const odd = [{ kind: 'order-not-even', orderNo: 5000, cents: 1, what: null }];
  expect(await mismatches(null)).toEqual(odd);
  expect(await mismatches('2026-11-23')).toEqual(odd);
  expect(await mismatches('2026-11-24')).toEqual([]);
});

/** Orders `from` to `to` of a year of selling, each taken and sold by four transfers and billed. */
async function addSold(like: number, from: number, to: number): Promise<void> {
  const [first, last] = [1001 + from, 1000 + to];
  const at = sql`${monday}::timestamptz + (order_no % 250) * interval '1 day'`;
  await run(sql`insert into orders (order_no, customer_no, order_date, placed_at, delivery_day, total_cents, currency, deliver_name, deliver_phone,
      deliver_address, deliver_email, idempotency_key, request_hash, basket_id, basket_version, commit_group, order_status, payment_by)
    select n, customer_no, order_date, placed_at, delivery_day, 1500, 'EUR', deliver_name, deliver_phone, deliver_address, deliver_email,
      'many-' || n, request_hash, gen_random_uuid(), 1, commit_group, order_status, 'stripe'
    from orders, generate_series(${first}::bigint, ${last}::bigint) n where order_no = ${like}`);
  await run(sql`insert into payment (order_no, provider, purpose, amount_cents, captured_cents, currency, state, opened_at)
    select order_no, 'stripe', 'hold', 1500, 1500, 'EUR', 'captured', ${at} from orders where order_no between ${first} and ${last}`);
  await run(sql`insert into transfer (at, debit, credit, amount_cents, currency, order_no, cause, key)
    select ${at}, replace(debit, '#', order_no::text), replace(credit, '#', order_no::text), cents, 'EUR', order_no, cause,
      cause || '-' || order_no || '-' || place
    from orders cross join (values (1, 'psp:stripe', 'order:#', 1500, 'capture'), (2, 'order:#', 'sales:food', 1000, 'sale'),
      (3, 'order:#', 'delivery', 398, 'sale'), (4, 'order:#', 'tax:IE:delivery:2300', 102, 'sale')) t (place, debit, credit, cents, cause)
    where order_no between ${first} and ${last}`);
  await run(sql`insert into invoice select 'INV', order_no - 999, order_no, null, ${at}, '{"totalCents": 1500}'
    from orders where order_no between ${first} and ${last}`);
}
