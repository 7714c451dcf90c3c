import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Status } from '../../src/contract/order-status.ts';
import { personalData, type Told } from '../../src/office/rights/personal-data.ts';
import type { Everything } from '../../src/office/rights/everything.ts';
import { openStore, type Person, type Store } from '../store.ts';
import { openZora, zora } from './person.ts';

let store: Store;
let person: Person;
let told: Everything;
beforeAll(async () => {
  store = await openStore({ stock: { Rice: 100_000 }, recipes: { Congee: { Rice: 100 } } });
  person = (await openZora(store)).person;
  told = (await person.ask<Everything>('GET', '/api/me/everything')).body;
});
afterAll(() => store.close());

const columnRow = z.object({ table: z.string(), column: z.string() });
const tablesOfTheStore = async () => {
  const columns = await store.shop.database.query(
    columnRow,
    sql`select case when c.table_schema = 'public' then '' else c.table_schema || '.' end || c.table_name as "table",
        c.column_name as "column"
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'`,
  );
  return Map.groupBy(columns, ({ table }) => table);
};
const isTold = (kept: unknown): kept is Told =>
  typeof kept === 'object' && kept !== null && 'tells' in kept;

test('every table of the database is in the list of what is kept of people, and the list names no other', async () => {
  const tables = [...(await tablesOfTheStore()).keys()];
  expect(tables.filter((table) => !(table in personalData))).toEqual([]);
  expect(Object.keys(personalData).filter((table) => !tables.includes(table))).toEqual([]);
});

test('every column of a table that is told is told or kept back with a reason', async () => {
  const wrong: string[] = [];
  for (const [table, columns] of await tablesOfTheStore()) {
    const kept = personalData[table];
    if (!isTold(kept)) continue;
    const named = [...kept.tells, ...Object.keys(kept.keepsBack)];
    const known = columns.map(({ column }) => column);
    for (const column of known)
      if (named.filter((each) => each === column).length !== 1) wrong.push(`${table}.${column}`);
    for (const column of named) if (!known.includes(column)) wrong.push(`no ${table}.${column}`);
  }
  expect(wrong).toEqual([]);
});

/** What a column is called that holds something of a person, or says whose a row is. */
const personal =
  /^(order_no|customer_no|account_id|userId|ipAddress)$|email|phone|^cust_|^deliver_|(^|_)address(?!_no)/i;
const named = z.object({ table: z.string() });

test('a table with a column of somebody, or that refers to customers or orders, is not said to be nobody’s', async () => {
  const referring = await store.shop.database.query(
    named,
    sql`select conrelid::regclass::text as "table" from pg_constraint
      where contype = 'f' and confrelid in ('customer'::regclass, 'orders'::regclass)`,
  );
  expect(referring.length).toBeGreaterThan(5);
  const suspicious = [...(await tablesOfTheStore())].flatMap(([table, columns]) =>
    columns.some(({ column }) => personal.test(column)) ? [table] : [],
  );
  const wrong = [...suspicious, ...referring.map(({ table }) => table)].filter(
    (table) => personalData[table] === 'nobody',
  );
  expect(wrong).toEqual([]);
});

const rowRow = z.object({ row: z.record(z.string(), z.unknown()) });

test('whatever is told of a table stands in the file, value for value', async () => {
  const missing: string[] = [];
  const has = (value: unknown) => JSON.stringify(told).includes(JSON.stringify(value));
  let seen = 0;
  for (const [table, kept] of Object.entries(personalData)) {
    if (!isTold(kept) || kept.of === 'account_id') continue;
    const rows = await store.shop.database.query(
      rowRow,
      sql`select to_jsonb(t) as "row" from ${raw(table)} t where ${
        kept.of === 'customer_no'
          ? sql`customer_no = ${told.profile['customerNo']}`
          : kept.of === 'subscription_no'
            ? sql`subscription_no in (select subscription_no from subscription where customer_no = ${told.profile['customerNo']})`
            : sql`order_no in (select order_no from orders where customer_no = ${told.profile['customerNo']})`
      }`,
    );
    for (const { row } of rows)
      for (const column of kept.tells) {
        seen += 1;
        if (!has(row[column])) missing.push(`${table}.${column} ${JSON.stringify(row[column])}`);
      }
  }
  expect(seen).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test('the file tells what a customer expects to find in it', () => {
  expect(told).toMatchObject({
    profile: { email: zora.email, name: zora.name, note: zora.note, diets: ['vegetarian'] },
    addresses: [{ label: zora.label, address: zora.address }],
    work: [],
    subscriptions: [{ planStatus: 'cancelled', address: zora.address }],
    subscriptionWeeks: [{ weekState: 'failed', why: 'nothing-fits' }],
    receipts: [{ content: { seq: 1 } }, { content: { seq: 2 } }, { content: { seq: 3 } }],
    cancellations: [{ email: zora.email, reason: zora.reason }],
    box: { lines: [{ servings: 1 }] },
    orders: [
      {
        order: { orderStatus: 'delivered', address: zora.address, email: zora.email },
        meals: [{ recipeName: 'Congee' }],
        ingredients: [{ ingredientsName: 'Rice' }],
        payments: [{ state: 'captured' }],
        documents: [{ content: { customer: { name: zora.name } } }],
        changes: [{ before: { deliverTo: { note: zora.note } } }],
        withdrawals: [{ name: zora.name, email: zora.email, statement: zora.reason }],
      },
      { order: { orderStatus: 'cancelled' }, moves: [{ reason: zora.reason }] },
    ],
  });
});

test('it tells nothing of others, of the account’s keys, or of who of the staff did what', async () => {
  const text = JSON.stringify(told);
  expect(text).not.toMatch(/larder\.example/);
  const [customer] = await store.shop.database.query(
    z.object({ accountId: z.string() }),
    sql`select account_id as "accountId" from customer where customer_no = ${told.profile['customerNo']}`,
  );
  expect(customer?.accountId).toMatch(/.{20}/);
  expect(text).not.toContain(customer?.accountId);
  expect(text).not.toMatch(/idempotency|requestHash|returnToken|"ref"|methodRef|accountId/i);
  const other = await (await store.customer()).ask<Everything>('GET', '/api/me/everything');
  expect(other.body).toMatchObject({ addresses: [], box: null, orders: [] });
  expect(JSON.stringify(other.body)).not.toContain(zora.email);
});

test('it comes as a file, to whoever is signed in and nobody else', async () => {
  const reply = await person.ask('GET', '/api/me/everything');
  expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename=".*\.json"$/);
  expect(reply.headers.get('cache-control')).toBe('private, no-store');
  expect(await store.guest().ask('GET', '/api/me/everything')).toMatchObject({ status: 401 });
});

test('more orders than are read at once are all in it, each once, the newest first', async () => {
  const many = await store.customer();
  const { customerNo } = (await many.ask<{ customerNo: number }>('GET', '/api/me')).body;
  await store.shop.database
    .run(sql`insert into orders (customer_no, order_date, placed_at, delivery_day, total_cents, currency, deliver_name,
      deliver_phone, deliver_address, deliver_email, idempotency_key, request_hash, basket_id, basket_version, commit_group, order_status)
    select ${customerNo}, o.order_date, o.placed_at, o.delivery_day, 1, 'EUR', 'Bob', '1', 'Street', 'bob@example.com', 'key ' || n, '',
      gen_random_uuid(), 1, 1, ${'cancelled' satisfies Status}
    from generate_series(1, 120) n cross join (select * from orders limit 1) o`);
  const { orders } = (await many.ask<Everything>('GET', '/api/me/everything')).body;
  const nos = orders.map(({ order: { orderNo } }) => Number(orderNo));
  expect(nos).toHaveLength(120);
  expect(nos).toEqual([...new Set(nos)].sort((one, other) => other - one));
});
