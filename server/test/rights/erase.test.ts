import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  afterErasure,
  finishErasures,
  forgetOldDocuments,
} from '../../src/office/erasure/erasure.ts';
import { openCardStore, at, payFor, stay } from '../paying.ts';
import { password, type Person, type Store } from '../store.ts';
import { openZora, orderOf, wordsOfZora, zora } from './person.ts';

let store: Store;
afterEach(() => store.close());

const tableRow = z.object({ table: z.string() });
const foundRow = z.object({ row: z.string() });

/** Every row of every table that has a word of hers, by table. */
async function leftInTables(): Promise<string[]> {
  const tables = await store.shop.database.query(
    tableRow,
    sql`select format('%I.%I', table_schema, table_name) as "table" from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(40);
  const left: string[] = [];
  for (const { table } of tables)
    for (const { row } of await store.shop.database.query(
      foundRow,
      sql`select t::text as "row" from ${raw(table)} t`,
    ))
      if (wordsOfZora.test(row)) left.push(`${table}: ${row}`);
  return left;
}

/** Every file of the data folder that has a word of hers, in its name or in its bytes. */
async function leftInFolder(): Promise<string[]> {
  const folder = store.shop.config.dataFolder;
  const left: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (wordsOfZora.test(path) || wordsOfZora.test(await readFile(path, 'latin1'))) left.push(path);
  }
  return left;
}

const launcher = join(import.meta.dirname, '../../bin/larder.js');
/** What `larder books` says, and how it ends. */
const books = () =>
  new Promise<{ code: number; out: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: store.url, LARDER_LOG: 'silent' };
    execFile(process.execPath, [launcher, 'books'], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out: out + err });
    });
  });

/** Zora has an order that was cancelled, one that was changed, paid, delivered and invoiced, a kept card and letters. */
async function openHers(environment: Record<string, string> = {}) {
  store = await openCardStore({ keepsMail: true, environment });
  const it = await openZora(store, async (person, orderNo) => {
    await payFor(store, person, orderNo);
    await store.settled();
  });
  const paid = await orderOf(store, it.person);
  await payFor(store, it.person, paid);
  await store.settled();
  return { ...it, paid };
}

const erase = (person: Person, said = password) =>
  person.ask('POST', '/api/me/erasure', { password: said });
const erasable = async (person: Person) =>
  (
    await person.ask<{ underWay: { orderNo: number }[]; owed: unknown[]; documents: number }>(
      'GET',
      '/api/me/erasure',
    )
  ).body;

/** Lets her orders end: the money is taken at the cut-off, the boxes go. */
async function endOrders({ office, paid, delivered }: Awaited<ReturnType<typeof openHers>>) {
  await at(store, '2026-11-24T09:00:00Z');
  await stay(office);
  for (const to of ['packing', 'packed', 'shipped', 'delivered'])
    await office.ask('POST', `/api/admin/orders/${paid}/move`, { to });
  const refund = { parts: [{ kind: 'line', lineNo: 1 }], reason: zora.reason };
  const given = await office.ask('POST', `/api/admin/orders/${delivered}/refunds`, refund, {
    'idempotency-key': 'refund-of-hers',
  });
  if (given.status !== 201) throw new Error(`The refund answered ${JSON.stringify(given.body)}.`);
  await at(store, '2026-11-26T09:00:00Z');
}

test('of somebody who was erased nothing is found anywhere, but in documents until their time is over, and the books are even', async () => {
  const it = await openHers();
  await endOrders(it);
  await stay(it.person);
  expect((await leftInTables()).length).toBeGreaterThan(10);
  expect((await leftInFolder()).length).toBeGreaterThan(3);
  const { underWay, documents } = await erasable(it.person);
  expect(underWay).toEqual([]);
  expect(documents).toBe(3);
  const { accountId } = (await claimsOf(it.person)) ?? { accountId: '' };

  expect(await erase(it.person)).toMatchObject({ status: 200 });
  await store.settled();
  const left = await leftInTables();
  expect(left.filter((row) => !row.startsWith('public.invoice: '))).toEqual([]);
  expect(left).toHaveLength(3);
  expect(await leftInFolder()).toEqual([]);
  expect(store.letters.filter(({ to }) => to.endsWith('.invalid'))).toEqual([]);
  expect(await books()).toMatchObject({ code: 0 });

  // Ten whole years after that of their issue, and not a moment earlier.
  await at(store, '2036-12-31T23:59:59Z');
  await forgetOldDocuments(store.shop);
  expect(await leftInTables()).toHaveLength(3);
  await at(store, '2037-01-01T00:00:01Z');
  await forgetOldDocuments(store.shop);
  expect(await leftInTables()).toEqual([]);
  const { out, code } = await books();
  expect({ out: out.includes('Everything matches.'), code }).toEqual({ out: true, code: 0 });

  // What was for the provider and the account may be asked for again.
  await afterErasure(store.shop)['customer-erased']({
    customerNo: 1,
    accountId,
    emails: [zora.email],
  });
});

const accountRow = z.object({ accountId: z.string() });
async function claimsOf(person: Person) {
  const [row] = await store.shop.database.query(
    accountRow,
    sql`select account_id as "accountId" from customer where cust_email = ${person.email}`,
  );
  return row;
}

test('nobody is erased while an order is under way, and they are told which, and what they owe', async () => {
  const { person, paid, delivered } = await openHers();
  const { underWay } = await erasable(person);
  expect(underWay.map(({ orderNo }) => orderNo)).toContain(paid);
  expect(await erase(person)).toMatchObject({
    status: 409,
    body: {
      code: 'orders-under-way',
      underWay: expect.arrayContaining([{ orderNo: paid }]) as unknown,
    },
  });
  expect((await person.ask('GET', `/api/orders/${delivered}`)).body).toMatchObject({
    deliverTo: { name: zora.name },
  });
});

test('the language that somebody read goes with them, and of whoever was erased before', async () => {
  const it = await openHers();
  await endOrders(it);
  await stay(it.person);
  const languages = () =>
    store.shop.database.query(
      z.object({ language: z.string() }),
      sql`select language from customer join erasure using (customer_no)`,
    );
  const readsGerman = sql`update customer set language = 'de' where customer_no =
    coalesce((select customer_no from erasure), (select customer_no from customer where cust_email = ${zora.email}))`;
  const { transaction } = store.shop.database;
  await transaction((tx) => tx.run(readsGerman));
  expect((await erase(it.person)).status).toBe(200);
  await store.settled();
  expect(await languages()).toEqual([{ language: 'en' }]);

  await transaction((tx) => tx.run(readsGerman));
  expect(await languages()).toEqual([{ language: 'de' }]);
  await finishErasures(store.shop);
  expect(await languages()).toEqual([{ language: 'en' }]);

  await transaction((tx) => tx.run(readsGerman));
  const migrations = join(import.meta.dirname, '../../db/migrations');
  const cleared = await readFile(join(migrations, '0044-erased-read-nothing.sql'), 'utf8');
  await transaction((tx) => tx.run(raw(cleared)));
  expect(await languages()).toEqual([{ language: 'en' }]);
});

test('it takes the password of whoever asks, and ends their sessions; the address may begin anew', async () => {
  const it = await openHers();
  await endOrders(it);
  await stay(it.person);
  expect(await erase(it.person, 'not the password')).toMatchObject({
    status: 401,
    body: { code: 'wrong-credentials' },
  });
  expect(await store.guest().ask('POST', '/api/me/erasure', { password })).toMatchObject({
    status: 401,
  });
  const another = store.guest();
  await another.ask('POST', '/auth/sign-in', { email: zora.email, password });
  expect((await erase(it.person)).status).toBe(200);
  await store.settled();
  expect((await it.person.ask('GET', '/api/me')).status).toBe(401);
  expect((await another.ask('GET', '/api/me')).status).toBe(401);
  expect(
    await store.guest().ask('POST', '/auth/sign-in', { email: zora.email, password }),
  ).toMatchObject({ body: { code: 'wrong-credentials' } });
  const anew = await store.customer(zora.email);
  expect((await anew.ask('GET', '/api/orders')).body).toMatchObject({ items: [] });
  expect((await anew.ask('GET', '/api/me')).body).toMatchObject({ name: null, note: null });
});

test('a session that outlives its account makes nobody of before again', async () => {
  const it = await openHers();
  await endOrders(it);
  await stay(it.person);
  // At Cognito an access token is good for as long as it says, whatever becomes of its account.
  const { accounts } = store.shop;
  const remove = accounts.remove;
  accounts.remove = () => Promise.resolve();
  const other = store.guest();
  await other.ask('POST', '/auth/sign-in', { email: zora.email, password });
  expect((await erase(it.person)).status).toBe(200);
  await store.settled();
  expect(await other.ask('GET', '/api/me')).toMatchObject({ body: { code: 'not-signed-in' } });
  accounts.remove = remove;
});

test('staff who may erase do it for a customer with a reason, and nobody of the staff is erased while they work here', async () => {
  const it = await openHers();
  await endOrders(it);
  await stay(it.person);
  const { customerNo } = (await it.person.ask<{ customerNo: number }>('GET', '/api/me')).body;
  const path = `/api/admin/customers/${customerNo}/erasure`;
  const manager = await store.staff('manager');
  expect((await (await store.staff('support')).ask('POST', path, { reason: 'Asked' })).status).toBe(
    403,
  );
  expect((await manager.ask('POST', path, {})).status).toBe(400);
  expect((await manager.ask('GET', path)).body).toMatchObject({ underWay: [], documents: 3 });
  expect((await manager.ask('POST', path, { reason: 'By letter' })).status).toBe(200);
  await store.settled();
  expect((await manager.ask('POST', path, { reason: 'By letter' })).body).toMatchObject({
    code: 'customer-not-found',
  });
  expect((await it.person.ask('GET', '/api/me')).status).toBe(401);
  expect(await erase(manager)).toMatchObject({ status: 409, body: { code: 'works-here' } });
});

test('who still subscribes is erased with the subscription, which ends first', async () => {
  const it = await openHers();
  await endOrders(it);
  await stay(it.person);
  // More meals than there are: no open box stands in the way.
  const plan = { meals: 10, servings: 2, weekday: 3, everyWeeks: 1 };
  const deliverTo = { name: zora.name, phone: zora.phone, address: zora.address };
  const subscribed = await it.person.ask('POST', '/api/subscriptions', { ...plan, deliverTo });
  expect(subscribed.status).toBe(201);
  await store.settled();
  expect((await erase(it.person)).body).toEqual({ done: true });
  await store.settled();
  const statusRow = z.object({ status: z.string() });
  const statuses = await store.shop.database.query(
    statusRow,
    sql`select plan_status as "status" from subscription`,
  );
  expect(statuses).toEqual([{ status: 'cancelled' }, { status: 'cancelled' }]);
  const left = await leftInTables();
  expect(left.filter((row) => !row.startsWith('public.invoice: '))).toEqual([]);
});

test('what was written at the very moment is erased too, an order once it has ended', async () => {
  const it = await openHers();
  await endOrders(it);
  await stay(it.person);
  const { customerNo } = (await it.person.ask<{ customerNo: number }>('GET', '/api/me')).body;
  expect((await erase(it.person)).status).toBe(200);
  await store.shop.database.run(
    sql`update orders set deliver_name = ${zora.name}, deliver_email = ${zora.email} where customer_no = ${customerNo}`,
  );
  await store.shop.database.run(
    sql`insert into customer_address (customer_no, address_no, label, name, phone, address)
      values (${customerNo}, 1, ${zora.label}, ${zora.name}, '1', ${zora.address})`,
  );
  await finishErasures(store.shop);
  await store.settled();
  const left = await leftInTables();
  expect(left.filter((row) => !row.startsWith('public.invoice: '))).toEqual([]);
});

test('the database lets nobody change a document otherwise', async () => {
  const it = await openHers();
  await endOrders(it);
  const change = (set: string) =>
    store.shop.database.run(sql`update invoice set ${raw(set)} where order_no = ${it.delivered}`);
  const erased = `content = content || jsonb_build_object('reason', null, 'customer', jsonb_build_object('name', 'Erased', 'address', 'Erased',
    'postcode', null, 'country', content #> '{customer,country}'))`;
  await expect(change(erased)).rejects.toThrow('is kept as it was written');
  await stay(it.person);
  expect((await erase(it.person)).status).toBe(200);
  for (const other of [
    `issued_at = now()`,
    `content = content || '{"totalCents": 1}'`,
    `content = content || '{"customer": {}}'`,
  ])
    await expect(change(other)).rejects.toThrow('is kept as it was written');
  await expect(store.shop.database.run(sql`delete from invoice`)).rejects.toThrow(
    'is kept as it was written',
  );
  await change(erased);
});
