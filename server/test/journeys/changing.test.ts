import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { setPrices } from '../prices.ts';
import {
  changeOrder,
  changeProfile,
  deliverTo,
  fillBasket,
  firstDay,
  openStore,
  order,
  type Person,
  type Store,
} from '../store.ts';

type OrderReply = {
  editNo: number;
  deliveryDay: string;
  totalCents: number;
  changeableUntil: string | null;
  deliverTo: { address: string };
};

let store: Store;
let ada: Person;
let orderNo: number;
let totalCents: number;

const laterDay = '2026-11-26';

beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 1000, Lime: 100 },
    recipes: { Congee: { Rice: 100, Lime: 10 } },
  });
  ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  ({ totalCents } = basket);
  ({ orderNo } = (await order(ada, basket)).body);
  await store.settled();
});
afterEach(() => store.close());

type CartReply = {
  version: number;
  totalCents: number;
  lines: { lineId: string; recipeNo: number; servings: number }[];
  editing: { orderNo: number; beforeCents: number } | null;
  shortages: object[];
};
const cart = async () => (await ada.ask<CartReply>('GET', '/api/cart')).body;
const begin = () => ada.ask('PUT', '/api/cart/order', { orderNo });
const setServings = async (servings: number) => {
  const { lines } = await cart();
  const [line] = lines;
  const { body } = await ada.ask<CartReply>('PUT', `/api/cart/lines/${line?.lineId}`, {
    recipeNo: line?.recipeNo,
    servings,
  });
  return body;
};

const read = async () => (await ada.ask<OrderReply>('GET', `/api/orders/${orderNo}`)).body;
const taken = async () =>
  Object.fromEntries(
    (
      await store.shop.database.query(
        z.object({ day: z.iso.date(), taken: z.int() }),
        sql`select day, taken from delivery_day where day in (${firstDay}, ${laterDay})`,
      )
    ).map((row) => [row.day, row.taken]),
  );

test('an order is brought another day and to another address, and its customer has it in writing', async () => {
  expect((await read()).changeableUntil).not.toBeNull();
  const stock = await store.stockAndLedger();
  const moved = { ...deliverTo, address: '2 Quay Street' };
  const changed = await changeOrder(ada, orderNo, {
    editNo: 0,
    totalCents,
    deliveryDay: laterDay,
    deliverTo: moved,
  });
  expect(changed).toMatchObject({ status: 200, body: { editNo: 1 } });
  expect(await read()).toMatchObject({
    editNo: 1,
    deliveryDay: laterDay,
    totalCents,
    deliverTo: { address: '2 Quay Street' },
  });
  expect(await taken()).toEqual({ [firstDay]: 0, [laterDay]: 1 });
  expect(await store.stockAndLedger()).toEqual(stock);
  await store.settled();
  expect(store.letters.at(-1)).toMatchObject({
    id: `order-${orderNo}-changed-1`,
    to: ada.email,
    text: expect.stringContaining('2 Quay Street') as string,
  });
});

test('what it would cost is told first, delivery and tax of the new address included', async () => {
  await setPrices(store.shop, {
    zones: [
      { name: 'Dublin', prefixes: ['IE D'], feeCents: 395 },
      { name: 'Elsewhere', prefixes: ['IE'], feeCents: 595 },
    ],
  });
  const cork = { ...deliverTo, postcode: 't12 ab34' };
  const quoted = await ada.ask('POST', `/api/orders/${orderNo}/quote`, {
    deliveryDay: firstDay,
    deliverTo: cork,
  });
  expect(quoted.body).toEqual({ totalCents: totalCents + 595, beforeCents: totalCents });
  const unseen = await changeOrder(ada, orderNo, { editNo: 0, totalCents, deliverTo: cork });
  expect(unseen).toMatchObject({
    status: 409,
    body: { code: 'price-changed', totalCents: totalCents + 595 },
  });
  const seen = { editNo: 0, totalCents: totalCents + 595, deliverTo: cork };
  expect((await changeOrder(ada, orderNo, seen)).status).toBe(200);
  const charges = await store.shop.database.query(
    z.object({ kind: z.string(), cents: z.int() }),
    sql`select kind, cents from order_charge where order_no = ${orderNo} order by charge_no`,
  );
  // 23 % in 5.95: 1.11.
  expect(charges).toEqual([
    { kind: 'delivery', cents: 595 },
    { kind: 'tax', cents: 111 },
  ]);
});

test('the same key changes it once, another request under it nothing, and two tabs do not write over each other', async () => {
  const key = randomUUID();
  const change = { editNo: 0, totalCents, deliveryDay: laterDay, key };
  const twice = await Promise.all([
    changeOrder(ada, orderNo, change),
    changeOrder(ada, orderNo, change),
  ]);
  expect(twice.map(({ status, body }) => [status, body.editNo])).toEqual([
    [200, 1],
    [200, 1],
  ]);
  expect(await taken()).toEqual({ [firstDay]: 0, [laterDay]: 1 });
  const reused = await changeOrder(ada, orderNo, { ...change, deliveryDay: firstDay });
  expect(reused.body.code).toBe('idempotency-key-reused');
  const late = await changeOrder(ada, orderNo, { editNo: 0, totalCents, deliveryDay: firstDay });
  expect(late.body).toMatchObject({ code: 'order-changed-meanwhile', editNo: 1 });
});

test('it closes with its day to the second, and a full day or a stranger changes nothing', async () => {
  const stranger = await store.customer();
  const theirs = await changeOrder(stranger, orderNo, { editNo: 0, totalCents });
  expect(theirs).toMatchObject({ status: 404, body: { code: 'order-not-found' } });
  await store.shop.days.ensure([laterDay]);
  await store.shop.database.run(sql`update delivery_day set capacity = 0 where day = ${laterDay}`);
  const full = await changeOrder(ada, orderNo, { editNo: 0, totalCents, deliveryDay: laterDay });
  expect(full.body.code).toBe('delivery-day-full');
  store.time.now = new Date('2026-11-23T17:59:59.999Z');
  await ada.ask('POST', '/auth/refresh', {});
  expect((await changeOrder(ada, orderNo, { editNo: 0, totalCents })).status).toBe(200);
  store.time.now = new Date('2026-11-23T18:00:00Z');
  const late = await changeOrder(ada, orderNo, { editNo: 1, totalCents });
  expect(late.body.code).toBe('cut-off-passed');
  expect((await read()).changeableUntil).toBeNull();
});

test('a menu that has moved on since leaves the meals of a moved order as they were sold', async () => {
  const before = await store.shop.database.query(
    z.object({ name: z.string(), cents: z.int() }),
    sql`select recipe_name as name, price_cents as cents from order_recipe where order_no = ${orderNo}`,
  );
  await store.shop.database.run(sql`update ingredients set ingredients_price = 99.99`);
  await store.shop.database.run(sql`update catalogue_state set version = version + 1`);
  const changed = await changeOrder(ada, orderNo, { editNo: 0, totalCents, deliveryDay: laterDay });
  expect(changed.status).toBe(200);
  const after = await store.shop.database.query(
    z.object({ name: z.string(), cents: z.int() }),
    sql`select recipe_name as name, price_cents as cents from order_recipe where order_no = ${orderNo}`,
  );
  expect(after).toEqual(before);
});

test('its meals are changed in the box: only what is more is taken, less is given back, and what lay there before lies there again', async () => {
  await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  expect((await begin()).status).toBe(200);
  expect(await cart()).toMatchObject({
    editing: { orderNo, beforeCents: totalCents },
    lines: [{ servings: 2 }],
  });
  const stock = async () => (await store.stockAndLedger())['Rice'];
  expect(await stock()).toEqual({ stock: 800, ledger: 800 });

  const more = await setServings(5);
  const seen = { editNo: 0, totalCents: more.totalCents, basketVersion: more.version };
  expect(await changeOrder(ada, orderNo, seen)).toMatchObject({ status: 200, body: { editNo: 1 } });
  expect(await stock()).toEqual({ stock: 500, ledger: 500 });
  expect(await read()).toMatchObject({ totalCents: more.totalCents, lines: [{ servings: 5 }] });
  expect(await cart()).toMatchObject({ editing: null, lines: [{ servings: 1 }] });
  await store.settled();
  expect(await cart()).toMatchObject({ editing: null, lines: [{ servings: 1 }] });

  await begin();
  const less = await setServings(1);
  await changeOrder(ada, orderNo, {
    editNo: 1,
    totalCents: less.totalCents,
    basketVersion: less.version,
  });
  expect(await stock()).toEqual({ stock: 900, ledger: 900 });
  expect(await taken()).toEqual({ [firstDay]: 1 });
  // Cancelled, it gives back what it had in the end, and no more.
  await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {});
  expect(await stock()).toEqual({ stock: 1000, ledger: 1000 });
});

test('what the order has taken counts when it asks for more, and nothing changes when it is not enough', async () => {
  // All that is left is 80 of the limes; the order has 20 of them.
  await begin();
  const ten = await setServings(10);
  expect(ten.shortages).toEqual([]);
  const elevenAt = await setServings(11);
  expect(elevenAt.shortages).toHaveLength(2);
  const before = await store.stockAndLedger();
  const refused = await changeOrder(ada, orderNo, {
    editNo: 0,
    totalCents: elevenAt.totalCents,
    basketVersion: elevenAt.version,
  });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'out-of-stock', remedies: [{ servings: 10 }] },
  });
  expect(await store.stockAndLedger()).toEqual(before);
  expect(await read()).toMatchObject({ totalCents, editNo: 0 });
  const fits = await setServings(10);
  const seen = { editNo: 0, totalCents: fits.totalCents, basketVersion: fits.version };
  expect((await changeOrder(ada, orderNo, seen)).status).toBe(200);
  expect((await store.stockAndLedger())['Lime']).toEqual({ stock: 0, ledger: 0 });
});

test('an order that is left as it was, or that closes meanwhile, gives the box back what lay in it', async () => {
  await fillBasket(store, ada, [{ recipe: 'Congee', servings: 3 }]);
  await begin();
  const left = await ada.ask<CartReply>('DELETE', `/api/cart/order/${orderNo}`);
  expect(left.body).toMatchObject({ editing: null, lines: [{ servings: 3 }] });
  await begin();
  store.time.now = new Date('2026-11-23T18:00:00Z');
  await ada.ask('POST', '/auth/refresh', {});
  expect(await cart()).toMatchObject({ editing: null, lines: [{ servings: 3 }] });
  expect((await begin()).body).toMatchObject({ code: 'cut-off-passed' });
});

test('what goes against the profile is agreed to anew', async () => {
  await store.close();
  store = await openStore({
    stock: { Rice: 1000 },
    recipes: { Congee: { Rice: 100 } },
    facts: { Rice: { allergens: ['sesame'] } },
  });
  ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  ({ orderNo } = (await order(ada, basket)).body);
  await changeProfile(ada, { avoidedAllergens: ['sesame'] });
  await begin();
  const seen = await cart();
  const refused = await changeOrder(ada, orderNo, {
    editNo: 0,
    totalCents: seen.totalCents,
    basketVersion: seen.version,
  });
  expect(refused.body.code).toBe('allergen-not-acknowledged');
});
