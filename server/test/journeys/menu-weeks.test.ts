import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { planWeek, publishWeek } from '../../src/food/menu-weeks/menu-weeks.ts';
import { contradictions } from '../races/contradictions.ts';
import {
  changeOrder,
  fillBasket,
  firstDay,
  openStore,
  order,
  type Person,
  type Store,
} from '../store.ts';
import { nextWeek, offer, setWeekly, thisWeek } from '../weeks.ts';

let store: Store;
let ada: Person;

const sameWeekDay = '2026-11-27';
const nextWeekDay = '2026-12-02';

beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000, Lime: 100_000 },
    recipes: { Congee: { Rice: 100 }, Ceviche: { Lime: 10 }, Pilaf: { Rice: 50 } },
  });
  ada = await store.customer();
});
afterEach(async () => {
  const found = await contradictions(store.shop.database);
  expect(found.filter((sentence) => sentence.includes('in the week of'))).toEqual([]);
  await store.close();
});

async function placed(
  recipe: string,
  servings: number,
): Promise<{ orderNo: number; totalCents: number }> {
  const basket = await fillBasket(store, ada, [{ recipe, servings }]);
  const { body } = await order(ada, basket);
  await store.settled();
  return { orderNo: body.orderNo, totalCents: basket.totalCents };
}

type Cart = { version: number; totalCents: number; lines: { lineId: string; recipeNo: number }[] };
const cart = async () => (await ada.ask<Cart>('GET', '/api/cart')).body;

/** Puts the order into the cart, says how much of its first meal there is, and adds to it. */
async function inCart(
  orderNo: number,
  { servings, more = {} }: { servings: number; more?: Record<string, number> },
): Promise<{ basketVersion: number; totalCents: number }> {
  await ada.ask('PUT', '/api/cart/order', { orderNo });
  const [line] = (await cart()).lines;
  const { recipeNo } = line ?? {};
  await ada.ask('PUT', `/api/cart/lines/${line?.lineId}`, { recipeNo, servings });
  for (const [recipe, count] of Object.entries(more)) {
    const added = { recipeNo: store.nos.recipe(recipe), servings: count };
    await ada.ask('POST', '/api/cart/lines', added);
  }
  const { version, totalCents } = await cart();
  return { basketVersion: version, totalCents };
}

const takenRow = z.object({ key: z.string(), taken: z.int() });
async function taken(): Promise<Record<string, number>> {
  const rows = await store.shop.database.query(
    takenRow,
    sql`select week || ' ' || recipe_name as key, taken from menu_offer join recipe using (recipe_no)`,
  );
  return Object.fromEntries(rows.map(({ key, taken: portions }) => [key, portions]));
}

test('an order for a day of the week holds what the week offers; what it does not is named with the week', async () => {
  await offer(store, thisWeek, { recipes: { Congee: null } });
  await setWeekly(store, true);
  const basket = await fillBasket(store, ada, [
    { recipe: 'Congee', servings: 2 },
    { recipe: 'Ceviche', servings: 1 },
  ]);
  const { lines } = await cart();
  expect(await order(ada, basket)).toMatchObject({
    status: 409,
    body: {
      code: 'recipe-not-offered',
      lineIds: [lines[1]?.lineId],
      week: thisWeek,
      weekState: 'open',
    },
  });
  expect(await taken()).toEqual({ [`${thisWeek} Congee`]: 0 });
});

test('an order keeps the meals that it has, whatever becomes of the week, and gets no more of them', async () => {
  await offer(store, thisWeek, { recipes: { Congee: 4 } });
  await setWeekly(store, true);
  const { orderNo } = await placed('Congee', 3);
  await publishWeek(store.shop, thisWeek, false, { version: 2, ordersKeepIt: true }, 'shop');
  const fewer = await inCart(orderNo, { servings: 2 });
  expect(
    await changeOrder(ada, orderNo, { editNo: 0, ...fewer, deliveryDay: sameWeekDay }),
  ).toMatchObject({ status: 200 });
  expect(await taken()).toEqual({ [`${thisWeek} Congee`]: 2 });
  const more = await inCart(orderNo, { servings: 3 });
  expect(
    await changeOrder(ada, orderNo, { editNo: 1, ...more, deliveryDay: sameWeekDay }),
  ).toMatchObject({
    status: 409,
    body: { code: 'recipe-not-offered', week: thisWeek, weekState: 'draft' },
  });
});

test('a change asks only for what it has not, and is told what is left as if it had given that back', async () => {
  await offer(store, thisWeek, { recipes: { Congee: 5, Pilaf: null } });
  await setWeekly(store, true);
  const { orderNo } = await placed('Congee', 3);
  const all = await inCart(orderNo, { servings: 5, more: { Pilaf: 1 } });
  expect(await changeOrder(ada, orderNo, { editNo: 0, ...all })).toMatchObject({ status: 200 });
  expect(await taken()).toEqual({ [`${thisWeek} Congee`]: 5, [`${thisWeek} Pilaf`]: 1 });
  await store.settled();
  const tooMuch = await inCart(orderNo, { servings: 6 });
  expect(await changeOrder(ada, orderNo, { editNo: 1, ...tooMuch })).toMatchObject({
    status: 409,
    body: {
      code: 'recipe-sold-out',
      soldOut: [{ week: thisWeek, name: 'Congee', needed: 6, left: 5 }],
    },
  });
});

test('a box moves into another week only where that offers its meals, and is counted there', async () => {
  await offer(store, thisWeek, { recipes: { Congee: 9 } });
  await offer(store, nextWeek, { recipes: { Ceviche: null } });
  await setWeekly(store, true);
  const { orderNo, totalCents } = await placed('Congee', 3);
  const move = (editNo: number) =>
    changeOrder(ada, orderNo, { editNo, totalCents, deliveryDay: nextWeekDay });
  expect(await move(0)).toMatchObject({
    status: 409,
    body: { code: 'recipe-not-offered', lineNos: [1], week: nextWeek },
  });
  await offer(store, nextWeek, { recipes: { Ceviche: null, Congee: 2 }, version: 2 });
  expect(await move(0)).toMatchObject({
    status: 409,
    body: { code: 'recipe-sold-out', soldOut: [{ week: nextWeek, needed: 3, left: 2 }] },
  });
  await offer(store, nextWeek, { recipes: { Ceviche: null, Congee: 3 }, version: 3 });
  expect(await move(0)).toMatchObject({ status: 200 });
  expect(await taken()).toEqual({
    [`${thisWeek} Congee`]: 0,
    [`${nextWeek} Ceviche`]: 0,
    [`${nextWeek} Congee`]: 3,
  });
  expect(await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {})).toMatchObject({ status: 200 });
  expect((await taken())[`${nextWeek} Congee`]).toBe(0);
});

test('an order of before the weeks keeps its meals, and is counted once it gets more of them', async () => {
  const { orderNo } = await placed('Congee', 3);
  await offer(store, thisWeek, { recipes: { Congee: 4, Pilaf: null } });
  await setWeekly(store, true);
  const same = await inCart(orderNo, { servings: 3, more: { Pilaf: 2 } });
  expect(await changeOrder(ada, orderNo, { editNo: 0, ...same })).toMatchObject({ status: 200 });
  expect(await taken()).toEqual({ [`${thisWeek} Congee`]: 0, [`${thisWeek} Pilaf`]: 2 });
  await store.settled();
  const more = await inCart(orderNo, { servings: 4 });
  expect(await changeOrder(ada, orderNo, { editNo: 1, ...more })).toMatchObject({ status: 200 });
  expect(await taken()).toEqual({ [`${thisWeek} Congee`]: 4, [`${thisWeek} Pilaf`]: 2 });
});

test('a week loses nothing that was ordered unsaid, and no limit goes below what is promised', async () => {
  await offer(store, thisWeek, { recipes: { Congee: 4, Pilaf: null } });
  await setWeekly(store, true);
  await placed('Congee', 3);
  const plan = (recipes: Record<string, number | null>, ordersKeepIt: boolean) =>
    planWeek(
      store.shop,
      thisWeek,
      {
        opensAt: new Date('2026-11-01T00:00:00Z'),
        closesAt: new Date('2026-11-29T00:00:00Z'),
        expectedPortions: null,
        offers: Object.entries(recipes).map(([name, mostPortions]) => ({
          recipeNo: store.nos.recipe(name),
          mostPortions,
        })),
      },
      { version: 2, ordersKeepIt },
      'shop',
    );
  const recipeNo = store.nos.recipe('Congee');
  await expect(plan({ Congee: 2, Pilaf: null }, false)).rejects.toMatchObject({
    code: 'limit-below-taken',
    details: { fields: [{ field: '/offers/0/mostPortions' }] },
  });
  await expect(plan({ Pilaf: null }, false)).rejects.toMatchObject({
    code: 'week-ordered',
    details: { ordered: [{ recipeNo, portions: 3 }] },
  });
  await plan({ Pilaf: null }, true);
  const again = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  expect((await order(ada, again, { day: firstDay })).body.code).toBe('recipe-not-offered');
  expect((await taken())[`${thisWeek} Congee`]).toBe(3);
});
