import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { erase } from '../../src/office/erasure/erasure.ts';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let owner: Person;
let ada: Person;
beforeEach(async () => {
  store = await openStore({ stock: { Rice: 100_000 }, recipes: { Congee: { Rice: 90 } } });
  owner = await store.administrator();
  ada = await store.customer();
});
afterEach(() => store.close());

type Log = {
  standing: { topic: string; version: number; agreedVersion: number | null; isDue: boolean }[];
  consents: {
    topic: string;
    version: number;
    agreedAt: string;
    agreedWhen: string;
    agreedIn: string;
  }[];
};
const log = async (who = ada) => (await who.ask<Log>('GET', '/api/me/agreements')).body;
const holds = async () =>
  (await store.guest().ask<{ terms: number; privacy: number }>('GET', '/api/agreements')).body;
const publish = async (topic: string, agreeAgain: boolean, holdsFrom: string | null = null) => {
  const { version } = (await owner.ask<{ version: number }>('GET', `/api/admin/pages/${topic}`))
    .body;
  const asked = { text: `Version ${version + 1}`, holdsFrom, agreeAgain, version };
  const reply = await owner.ask('POST', `/api/admin/pages/${topic}/versions`, asked);
  expect(reply.status).toBe(200);
};
const buy = async (
  who: Person,
  agreedTo?: { terms: number; privacy: number },
  key: string = randomUUID(),
) => {
  const basket = await fillBasket(store, who, [{ recipe: 'Congee', servings: 1 }]);
  return order(who, basket, { key, ...(agreedTo && { agreedTo }) });
};

test('software that knows nothing of terms orders as ever, until a version asks everybody to agree', async () => {
  expect((await buy(ada)).status).toBe(201);
  await publish('terms', false);
  expect((await buy(ada)).status).toBe(201);
  expect((await log()).consents).toEqual([]);

  await publish('terms', true);
  const refused = await buy(ada);
  expect(refused).toMatchObject({ status: 409, body: { code: 'terms-not-agreed' } });
  expect(refused.body).toMatchObject({
    standing: [
      { topic: 'terms', version: 2, agreedVersion: null, isDue: true },
      { topic: 'privacy', version: 0, isDue: false },
    ],
  });
  expect((await buy(ada, await holds())).status).toBe(201);
  // Said once, it holds until the next time that it is asked for.
  expect((await buy(ada)).status).toBe(201);
  await publish('terms', false);
  expect((await buy(ada)).status).toBe(201);
  await publish('privacy', true);
  expect(await buy(ada)).toMatchObject({ status: 409, body: { code: 'terms-not-agreed' } });
});

test('what somebody agreed to is written down once for each version, with the moment and the text as it was', async () => {
  expect((await buy(ada, await holds())).status).toBe(201);
  const first = store.time.now.toISOString();
  store.time.now = new Date(store.time.now.getTime() + 60_000);
  expect((await buy(ada, await holds())).status).toBe(201);
  await publish('terms', false);
  store.time.now = new Date(store.time.now.getTime() + 60_000);
  expect((await buy(ada, await holds())).status).toBe(201);
  const second = store.time.now.toISOString();
  const said = { agreedWhen: 'order', agreedIn: 'en' };
  expect((await log()).consents).toEqual([
    { topic: 'terms', version: 1, agreedAt: second, ...said },
    { topic: 'privacy', version: 0, agreedAt: first, ...said },
    { topic: 'terms', version: 0, agreedAt: first, ...said },
  ]);
  await publish('terms', false);
  const page = await store
    .guest()
    .ask('GET', `/api/pages/terms?version=1&at=${encodeURIComponent(second)}`);
  expect(page.body).toMatchObject({ version: 1, text: 'Version 1' });

  const { customerNo } = (await ada.ask<{ customerNo: number }>('GET', '/api/me')).body;
  const path = `/api/admin/customers/${customerNo}/agreements`;
  const seen = await (await store.staff('support')).ask<Log>('GET', path);
  expect(seen.body.consents).toHaveLength(3);
  expect((await (await store.staff('kitchen')).ask('GET', path)).status).toBe(403);
  const told = await ada.ask<{ agreements: object[] }>('GET', '/api/me/everything');
  expect(told.body.agreements).toContainEqual({
    topic: 'terms',
    versionNo: 1,
    agreedAt: expect.stringContaining(second.slice(0, 19)) as string,
    ...said,
  });
});

test('in which language the page was read is written down with it', async () => {
  const settings = { change: { languages: ['de'] }, holdsFrom: null, version: 0 };
  expect((await owner.ask('PATCH', '/api/admin/settings', settings)).status).toBe(200);
  const paths = ['/api/me/agreements', '/api/me/agreements?language=de'] as const;
  const bob = await store.customer();
  expect((await bob.ask('POST', paths[1], await holds())).status).toBe(200);
  expect((await ada.ask('POST', paths[0], await holds())).status).toBe(200);
  const languagesOf = async (who: Person) => (await log(who)).consents.map((it) => it.agreedIn);
  expect([await languagesOf(bob), await languagesOf(ada)]).toEqual([
    ['de', 'de'],
    ['en', 'en'],
  ]);
});

test('nobody agrees to what does not hold, and a repeated order is the same order whatever holds by then', async () => {
  const seen = await holds();
  const key = randomUUID();
  const placed = await buy(ada, seen, key);
  expect(placed.status).toBe(201);
  await publish('terms', true);
  const later = await buy(ada, seen);
  expect(later).toMatchObject({
    status: 409,
    body: { code: 'terms-changed', fields: [{ field: '/agreedTo/terms' }] },
  });
  expect((await log()).consents.map(({ version }) => version)).toEqual([0, 0]);
  for (const wrong of [
    { terms: 9, privacy: 0 },
    { terms: 1, privacy: 1 },
  ])
    expect((await buy(ada, wrong)).body).toMatchObject({ code: 'terms-changed' });
  for (const wrong of [{ terms: -1, privacy: 0 }, { terms: 1 }, { terms: '1', privacy: 0 }])
    expect((await buy(ada, wrong as never)).status).toBe(400);
});

test('what was agreed to at sign-up is told by whoever is in, and counts for the first order', async () => {
  await publish('terms', true);
  const agreed = await ada.ask('POST', '/api/me/agreements', await holds());
  expect(agreed.status).toBe(200);
  expect((await log()).consents).toMatchObject([
    { topic: 'privacy', agreedWhen: 'sign-up' },
    { topic: 'terms', version: 1, agreedWhen: 'sign-up' },
  ]);
  expect((await buy(ada)).status).toBe(201);
  const wrong = await ada.ask('POST', '/api/me/agreements', { terms: 7, privacy: 0 });
  expect(wrong).toMatchObject({ status: 409, body: { code: 'terms-changed' } });
  expect((await store.guest().ask('POST', '/api/me/agreements', {})).status).toBe(401);
});

test('what is planned is asked for from its moment on', async () => {
  await publish('terms', true, '2026-12-01');
  expect((await buy(ada)).status).toBe(201);
  store.time.now = new Date('2026-12-01T08:00:00Z');
  expect((await log()).standing[0]).toMatchObject({ version: 1, isDue: true });
});

test('of somebody who is erased it is kept with their orders, and of nobody else', async () => {
  const bob = await store.customer();
  await bob.ask('POST', '/api/me/agreements', await holds());
  const placed = await buy(ada, await holds());
  await ada.ask('POST', `/api/orders/${placed.body.orderNo}/cancel`, {});
  await store.settled();
  const numbers: number[] = [];
  for (const who of [ada, bob]) {
    const { customerNo } = (await who.ask<{ customerNo: number }>('GET', '/api/me')).body;
    numbers.push(customerNo);
    await erase(store.shop, customerNo, { by: 'customer', reason: null });
  }
  const left = await store.shop.database.pool.query<{ customer_no: number }>(
    'select distinct customer_no from consent',
  );
  expect(left.rows.map((row) => row.customer_no)).toEqual([numbers[0]]);
});
