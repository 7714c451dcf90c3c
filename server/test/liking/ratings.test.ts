import { afterEach, beforeEach, expect, test } from 'vitest';
import { erase } from '../../src/office/erasure/erasure.ts';
import { charge, openTill, placed } from '../money/till.ts';
import type { Person, Store } from '../store.ts';

let store: Store;
let office: Person;
let ada: Person;
beforeEach(async () => {
  store = await openTill();
  office = await store.administrator();
  ada = await store.customer('ada@larder-test.example');
});
afterEach(() => store.close());

const move = async (orderNo: number, ...steps: string[]) => {
  for (const to of steps) {
    const asked = { to, reason: 'Said in the test' };
    const reply = await office.ask('POST', `/api/admin/orders/${orderNo}/move`, asked);
    expect(reply.status).toBe(200);
  }
};
/** A box that its customer has: Congee in the first line, Ceviche in the second. */
async function delivered(who: Person): Promise<number> {
  const orderNo = await placed(store, who);
  await charge(store, orderNo);
  await move(orderNo, 'packing', 'packed', 'shipped', 'delivered');
  return orderNo;
}
const rate = (who: Person, orderNo: number, lineNo: number, stars: number, note?: string) =>
  who.ask('PUT', `/api/orders/${orderNo}/lines/${lineNo}/rating`, { stars, ...(note && { note }) });

type Meals = { items: { lineNo: number; mayRate: boolean; rating: object | null }[] };
const meals = async (who: Person, orderNo: number) =>
  (await who.ask<Meals>('GET', `/api/orders/${orderNo}/ratings`)).body.items;
const shown = async () => {
  await store.shop.ratings.refresh();
  return (await store.guest().ask<{ rating: object | null }>('GET', '/api/recipes/congee')).body
    .rating;
};
const notRateable = { status: 409, body: { code: 'meal-not-rateable' } };

test('a meal is rated once it was delivered, and what is said again takes the place of what was said before', async () => {
  const orderNo = await placed(store, ada);
  await charge(store, orderNo);
  expect(await rate(ada, orderNo, 1, 5)).toMatchObject(notRateable);
  await move(orderNo, 'packing', 'packed', 'shipped');
  expect(await rate(ada, orderNo, 1, 5)).toMatchObject(notRateable);
  await move(orderNo, 'delivered');
  expect(await meals(ada, orderNo)).toEqual([
    { lineNo: 1, mayRate: true, rating: null },
    { lineNo: 2, mayRate: true, rating: null },
  ]);
  expect((await rate(ada, orderNo, 1, 2, 'The rice was hard')).status).toBe(200);
  expect((await rate(ada, orderNo, 1, 4)).status).toBe(200);
  expect(await meals(ada, orderNo)).toMatchObject([
    { lineNo: 1, rating: { stars: 4, note: null, ratedAt: store.time.now.toISOString() } },
    { lineNo: 2, rating: null },
  ]);
});

test('nobody rates another’s order, a line that is not there, or with stars that are none', async () => {
  const orderNo = await delivered(ada);
  const bob = await store.customer();
  expect(await rate(bob, orderNo, 1, 1)).toMatchObject({ body: { code: 'order-not-found' } });
  expect(await bob.ask('GET', `/api/orders/${orderNo}/ratings`)).toMatchObject({ status: 404 });
  expect(await rate(ada, orderNo, 3, 1)).toMatchObject({ body: { code: 'line-not-found' } });
  for (const stars of [0, 6, 2.5]) expect((await rate(ada, orderNo, 1, stars)).status).toBe(400);
});

test('a meal of which all the money went back is not rated, and none of a box that came back', async () => {
  const orderNo = await delivered(ada);
  const refund = { parts: [{ kind: 'line', lineNo: 1 }], reason: 'It had gone off' };
  const key = { 'idempotency-key': 'a-key-of-the-test' };
  const path = `/api/admin/orders/${orderNo}/refunds`;
  expect((await office.ask('POST', path, refund, key)).status).toBe(201);
  expect(await rate(ada, orderNo, 1, 1)).toMatchObject(notRateable);
  expect((await rate(ada, orderNo, 2, 3)).status).toBe(200);
  await move(orderNo, 'returned');
  expect(await rate(ada, orderNo, 2, 3)).toMatchObject(notRateable);
  expect((await meals(ada, orderNo)).map(({ mayRate }) => mayRate)).toEqual([false, false]);
});

test('an average is shown from five customers on, and each counts once, with what they said last', async () => {
  const first = await delivered(ada);
  await rate(ada, first, 1, 1);
  store.time.now = new Date(store.time.now.getTime() + 60_000);
  const second = await delivered(ada);
  await rate(ada, second, 1, 5);
  for (let others = 0; others < 3; others += 1) {
    const other = await store.customer();
    await rate(other, await delivered(other), 1, 4);
  }
  expect(await shown()).toBeNull();
  const last = await store.customer();
  await rate(last, await delivered(last), 1, 4);
  expect(await shown()).toEqual({ average: 4.2, customers: 5 });
  // What is said later of the older box counts from then on.
  store.time.now = new Date(store.time.now.getTime() + 60_000);
  await rate(ada, first, 1, 1);
  expect(await shown()).toEqual({ average: 3.4, customers: 5 });
});

test('staff read how recipes were liked, the worst first, with the notes; who does not cook or write the menu does not', async () => {
  const orderNo = await delivered(ada);
  await rate(ada, orderNo, 1, 4);
  await rate(ada, orderNo, 2, 2, 'Too sour');
  const kitchen = await store.staff('kitchen');
  type Page = { items: { name: string; recipeNo: number }[]; next: string | null };
  const page = (await kitchen.ask<Page>('GET', '/api/admin/ratings?limit=1')).body;
  expect(page.items).toMatchObject([{ name: 'Ceviche', average: 2, customers: 1, isShown: false }]);
  const rest = (await kitchen.ask<Page>('GET', `/api/admin/ratings?cursor=${page.next}`)).body;
  expect(rest.items).toMatchObject([{ name: 'Congee', average: 4 }]);
  const path = `/api/admin/ratings/${store.nos.recipe('Ceviche')}`;
  expect((await kitchen.ask('GET', path)).body).toMatchObject({
    name: 'Ceviche',
    items: [{ orderNo, lineNo: 2, stars: 2, note: 'Too sour' }],
  });
  for (const role of ['support', 'accounts'] as const) {
    const other = await store.staff(role);
    expect((await other.ask('GET', '/api/admin/ratings')).status).toBe(403);
    expect((await other.ask('GET', path)).status).toBe(403);
  }
});

test('of whoever is erased the stars stay and the note goes; until then they are told both', async () => {
  const orderNo = await placed(store, ada);
  await move(orderNo, 'packing', 'packed', 'shipped', 'delivered');
  await rate(ada, orderNo, 2, 2, 'My aunt Zoraquill would not eat it');
  type Told = { orders: { ratings: object[] }[] };
  const told = (await ada.ask<Told>('GET', '/api/me/everything')).body;
  expect(told.orders[0]?.ratings).toMatchObject([
    { lineNo: 2, stars: 2, note: 'My aunt Zoraquill would not eat it' },
  ]);
  const { customerNo } = (await ada.ask<{ customerNo: number }>('GET', '/api/me')).body;
  // Its money is settled once the order has closed.
  store.time.now = new Date('2026-11-24T20:00:00Z');
  await store.settled();
  await erase(store.shop, customerNo, { by: 'customer', reason: null });
  const path = `/api/admin/ratings/${store.nos.recipe('Ceviche')}`;
  expect((await office.ask('GET', path)).body).toMatchObject({
    items: [{ stars: 2, note: null }],
  });
});
