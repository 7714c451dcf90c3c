import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wholeness } from '../../src/checkout/orders/orders.ts';
import { unevenLots } from '../../src/stock/lots/lots.ts';
import { unevenStock } from '../../src/stock/inventory/inventory.ts';
import { afterCutOff, kitchen, offer } from '../kitchen.ts';
import { fillBasket, openStore, order, password, type Person, type Store } from '../store.ts';

let store: Store;
let cook: Person;
beforeEach(async () => {
  store = await openStore({
    stock: { Oats: 5_000, 'Red lentils': 5_000, 'Brown lentils': 5_000, Chickpeas: 5_000 },
    recipes: { Dal: { 'Red lentils': 100, Oats: 20 } },
    facts: {
      Oats: { allergens: ['oats'] },
      'Red lentils': { priceCents: 400, packAmount: 500 },
      'Brown lentils': { priceCents: 200, packAmount: 500 },
      Chickpeas: { mayContain: ['sesame'] },
    },
  });
  const ratio = { substitute: 6, original: 5 };
  await offer(store, 'Dal', 'Red lentils', { 'Brown lentils': ratio, Chickpeas: ratio });
  cook = await store.staff('kitchen');
});
afterEach(() => store.close());

type Told = {
  code?: string;
  shortageNo: number;
  state: string;
  missing: { name: string; amount: number };
  substitute: { name: string; amount: number };
};

const choose = (by: Person, choice: string, never: string[] = []) =>
  by.ask('PUT', '/api/me/substitutions', { choice, never });

async function orderedBy(by: Person): Promise<number> {
  const basket = await fillBasket(store, by, [{ recipe: 'Dal', servings: 2 }]);
  return (await order(by, basket)).body.orderNo;
}

const standIn = (orderNo: number, name: string, by = 'Red lentils', who = cook) =>
  who.ask<Told>('POST', kitchen(`packing/${orderNo}/lines/1/stand-in`), {
    ingredientNo: store.nos.ingredient(by),
    with: store.nos.ingredient(name),
  });

const answer = (by: Person, orderNo: number, { shortageNo }: Told, accepts: boolean) =>
  by.ask<Told>('POST', `/api/orders/${orderNo}/shortages/${shortageNo}`, { accepts });

type Ordered = {
  totalCents: number;
  lines: {
    priceCents: number;
    allergens: string[];
    namedChanges: object[];
    ingredients: { name: string; amount: number; cents: number }[];
  }[];
};
const orderOf = async (by: Person, orderNo: number) =>
  (await by.ask<Ordered>('GET', `/api/orders/${orderNo}`)).body;
const inBox = async (by: Person, orderNo: number) =>
  (await orderOf(by, orderNo)).lines[0]?.ingredients.map(({ name, amount }) => `${name} ${amount}`);

const move = (orderNo: number, to: string) =>
  cook.ask<{ items: { moved: boolean; code: string | null }[] }>('POST', kitchen('packing/move'), {
    to,
    orderNos: [orderNo],
  });

/** Nothing of it is lost or made: not food, not money. */
async function allIsRight(): Promise<void> {
  const { database } = store.shop;
  expect(await unevenStock(store.shop)).toEqual([]);
  expect(await unevenLots(database)).toEqual([]);
  expect((await wholeness(store.shop)).broken).toEqual([]);
}

test('who wants swaps gets what adds no allergen, once, and pays no more', async () => {
  const ada = await store.customer();
  await choose(ada, 'swap');
  const orderNo = await orderedBy(ada);
  const before = await orderOf(ada, orderNo);
  // While its customer may change it themselves, nobody else does.
  expect((await standIn(orderNo, 'Brown lentils')).body.code).toBe('customer-may-cancel');
  afterCutOff(store);
  cook = await store.staff('kitchen');
  await move(orderNo, 'packing');
  const seen = await cook.ask<{
    ingredients: { ingredientNo: number; wish: string; substitutes: { name: string }[] }[];
  }>('GET', kitchen(`packing/${orderNo}/shortages`));
  expect(
    seen.body.ingredients.map(({ wish, substitutes }) => [
      wish,
      substitutes.map(({ name }) => name),
    ]),
  ).toEqual(expect.arrayContaining([['swap', ['Brown lentils']]]));
  // Traces of sesame are in nothing that was ordered.
  expect((await standIn(orderNo, 'Chickpeas')).body.code).toBe('substitute-not-offered');
  const both = await Promise.all([1, 2].map(() => standIn(orderNo, 'Brown lentils')));
  expect(both.map(({ status, body }) => [status, body.state])).toEqual([
    [200, 'swapped'],
    [200, 'swapped'],
  ]);
  await store.settled();
  const signedIn = await again(ada);
  expect(await inBox(signedIn, orderNo)).toEqual(
    expect.arrayContaining(['Brown lentils 240', 'Oats 40']),
  );
  const after = await orderOf(signedIn, orderNo);
  expect(after.totalCents).toBe(before.totalCents);
  expect(after.lines[0]?.allergens).toEqual(before.lines[0]?.allergens);
  expect(after.lines[0]?.namedChanges).toMatchObject([{ action: 'swap', name: 'Red lentils' }]);
  await allIsRight();
  const told = store.letters.filter(({ subject }) => subject.startsWith('Something else is in'));
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('Brown lentils, 240 g, instead of Red lentils, 200 g');
  // 200 g at 4.00 for 500 g, less 240 g at 2.00 for 500 g.
  expect(told[0]?.text).toContain('€0.64');
  // It was billed after that, and is given back once it was.
  expect(await refundsOf(orderNo)).toEqual([[64, 'What came into the box instead costs less.']]);
  for (const to of ['packed', 'shipped'])
    expect((await move(orderNo, to)).body.items).toMatchObject([{ moved: true }]);
  await allIsRight();
});

/** Their session ended at midnight. */
async function again(person: Person): Promise<Person> {
  const { email } = person;
  expect((await person.ask('POST', '/auth/sign-in', { email, password })).status).toBe(200);
  return person;
}

const refundsOf = async (orderNo: number) => {
  const staff = await store.administrator();
  const { body } = await staff.ask<{ refunds: { cents: number; reason: string }[] }>(
    'GET',
    `/api/admin/orders/${orderNo}/refunds`,
  );
  return body.refunds.map(({ cents, reason }) => [cents, reason]);
};

test('who is asked answers once while the box is here, and it waits for that', async () => {
  const [ada, bob] = [await store.customer(), await store.customer()];
  await Promise.all([choose(ada, 'ask'), choose(bob, 'ask')]);
  const [hers, his] = [await orderedBy(ada), await orderedBy(bob)];
  afterCutOff(store);
  cook = await store.staff('kitchen');
  await Promise.all([hers, his].map((orderNo) => move(orderNo, 'packing')));
  const asked = (await standIn(hers, 'Brown lentils')).body;
  const askedHim = (await standIn(his, 'Brown lentils')).body;
  expect([asked.state, askedHim.state]).toEqual(['asked', 'asked']);
  await store.settled();
  expect(
    store.letters.filter(({ subject }) => subject.startsWith('May something else')),
  ).toHaveLength(2);
  await again(ada);
  await again(bob);
  expect(await inBox(ada, hers)).toContain('Red lentils 200');
  await move(hers, 'packed');
  expect((await move(hers, 'shipped')).body.items).toMatchObject([
    { moved: false, code: 'shortage-open' },
  ]);
  expect((await answer(bob, hers, asked, true)).status).toBe(404);
  const both = await Promise.all([answer(ada, hers, asked, true), answer(ada, hers, asked, false)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const swapped = both[0].status === 200;
  // It was packed: whoever packs has to put the other in before it leaves.
  const { body: packed } = await cook.ask<{
    orders: { orderNo: number; status: string; packedLines: number }[];
  }>('GET', kitchen('packing'));
  expect(packed.orders.find((it) => it.orderNo === hers)).toMatchObject(
    swapped ? { status: 'packing', packedLines: 0 } : { status: 'packed', packedLines: 1 },
  );
  await move(hers, 'packed');
  expect((await inBox(ada, hers))?.includes('Brown lentils 240')).toBe(swapped);
  await allIsRight();
  expect((await answer(bob, his, askedHim, false)).body.state).toBe('left-out');
  await move(his, 'packed');
  for (const orderNo of [hers, his])
    expect((await move(orderNo, 'shipped')).body.items).toMatchObject([{ moved: true }]);
  await allIsRight();
  expect((await answer(bob, his, askedHim, true)).status).toBe(409);
});

test('what is not answered is left out by whoever packs, and is not asked any more', async () => {
  const ada = await store.customer();
  await choose(ada, 'ask');
  const orderNo = await orderedBy(ada);
  afterCutOff(store);
  cook = await store.staff('kitchen');
  const asked = (await standIn(orderNo, 'Brown lentils')).body;
  await cook.ask('POST', kitchen(`packing/${orderNo}/lines/1/missing`), {
    ingredientNo: store.nos.ingredient('Red lentils'),
    amount: 200,
  });
  await again(ada);
  expect((await answer(ada, orderNo, asked, true)).body.code).toBe('shortage-decided');
  const { body } = await ada.ask<{ items: Told[] }>('GET', `/api/orders/${orderNo}/shortages`);
  expect(body.items.map(({ state }) => state)).toEqual(['left-out']);
  for (const to of ['packing', 'packed', 'shipped'])
    expect((await move(orderNo, to)).body.items).toMatchObject([{ moved: true }]);
  await allIsRight();
});

test('nothing is swapped without a word of its customer, nor what they named', async () => {
  const [ada, bob] = [await store.customer(), await store.customer()];
  const [hers, his] = [await orderedBy(ada), await orderedBy(bob)];
  const read = () => ada.ask('GET', '/api/me/substitutions');
  expect((await read()).body).toEqual({ choice: 'leave-out', never: [], chosenAt: null });
  expect((await choose(bob, 'swap', ['milk', 'gluten'])).body).toMatchObject({
    choice: 'swap',
    never: expect.arrayContaining(['milk']) as string[],
  });
  afterCutOff(store);
  cook = await store.staff('kitchen');
  expect((await standIn(hers, 'Brown lentils')).body.code).toBe('swap-not-wanted');
  const seen = await cook.ask<{ ingredients: { ingredientNo: number; wish: string }[] }>(
    'GET',
    kitchen(`packing/${his}/shortages`),
  );
  const oats = store.nos.ingredient('Oats');
  expect(seen.body.ingredients.find(({ ingredientNo }) => ingredientNo === oats)?.wish).toBe(
    'leave-out',
  );
  expect(await inBox(await again(ada), hers)).toContain('Red lentils 200');
});

test('somebody who dislikes it does not get it, and of a short shelf only one box does', async () => {
  const [ada, bob, eve] = [await store.customer(), await store.customer(), await store.customer()];
  for (const person of [ada, bob, eve]) await choose(person, 'swap');
  await eve.ask('POST', '/api/me/household', {
    name: 'Mia',
    dislikes: [store.nos.ingredient('Brown lentils')],
  });
  const boxes = [await orderedBy(ada), await orderedBy(bob)];
  const hers = await orderedBy(eve);
  afterCutOff(store);
  cook = await store.staff('kitchen');
  expect((await standIn(hers, 'Brown lentils')).body.code).toBe('substitute-not-offered');
  await store.shop.database
    .run(sql`insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by)
    select ingredients_no, 'spoiled', -(ingredients_inventory - 300), now(), 'test' from ingredients where ingredients_name = 'Brown lentils'`);
  await store.shop.database.run(
    sql`update ingredients set ingredients_inventory = 300 where ingredients_name = 'Brown lentils'`,
  );
  const replies = await Promise.all(boxes.map((orderNo) => standIn(orderNo, 'Brown lentils')));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  await allIsRight();
});
