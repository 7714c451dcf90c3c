import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { kitchen } from '../kitchen.ts';
import { fillBasket, openStore, order, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

const open = async (environment: Record<string, string> = {}) => {
  store = await openStore({
    stock: { Pears: 10_000, Wine: 10_000 },
    recipes: { 'Poached pears': { Pears: 100, Wine: 100 }, Pears: { Pears: 100 } },
    facts: { Wine: { unit: 'ml', alcoholPermille: 135, diets: [] } },
    environment,
  });
};

test('wine is ordered by who confirms the age that the shop asks for; the order keeps it, the box says it', async () => {
  await open({ LARDER_ALCOHOL_AGE: '21' });
  const [ada, staff] = [await store.customer(), await store.administrator()];
  const basket = await fillBasket(store, ada, [{ recipe: 'Poached pears', servings: 2 }]);
  expect((await ada.ask('GET', '/api/cart')).body).toMatchObject({ asksForAge: 21 });
  for (const confirmedAge of [undefined, 18]) {
    const refused = await order(ada, basket, confirmedAge === undefined ? {} : { confirmedAge });
    expect(refused).toMatchObject({ status: 409, body: { code: 'age-not-confirmed', age: 21 } });
  }
  const placed = await order(ada, basket, { confirmedAge: 21 });
  expect(placed.status).toBe(201);
  await store.settled();
  const path = `/api/orders/${placed.body.orderNo}`;
  expect((await ada.ask('GET', path)).body).toMatchObject({
    confirmedAge: 21,
    lines: [{ alcoholIn: [{ name: 'Wine', permille: 135 }] }],
  });
  const labels = await staff.ask('GET', kitchen('labels'));
  expect(labels.body).toMatchObject({
    boxes: [{ checkAge: 21, deliverTo: { phone: '0871234567' } }],
  });
  const text = store.letters.find(({ id }) => id.endsWith('-placed'))?.text;
  expect(text).toContain('you are 21 or older');
  expect(text).toContain('Wine: 13.5 % vol.');
});

test('a box without alcohol asks for no age, and keeps none', async () => {
  await open();
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Pears', servings: 2 }]);
  expect((await ada.ask('GET', '/api/cart')).body).toMatchObject({ asksForAge: null });
  expect((await order(ada, basket, { confirmedAge: 30 })).status).toBe(201);
  const kept = await store.shop.database.query(
    z.object({ age: z.int().nullable() }),
    sql`select confirmed_age as age from orders`,
  );
  expect(kept).toEqual([{ age: null }]);
});

test('three litres of wine are no extra, in one meal or in several', async () => {
  await open();
  const ada = await store.customer();
  const wine = (amount: number) => ({
    recipe: 'Pears',
    servings: 1,
    changes: [{ action: 'extra', ingredientNo: store.nos.ingredient('Wine'), amount }],
  });
  const line = { recipeNo: store.nos.recipe('Pears'), servings: 1, changes: wine(3000).changes };
  expect(await ada.ask('POST', '/api/cart/lines', line)).toMatchObject({
    status: 422,
    body: { code: 'too-much-alcohol' },
  });
  const basket = await fillBasket(store, ada, [wine(400), wine(500)]);
  expect(await order(ada, basket, { confirmedAge: 18 })).toMatchObject({
    status: 422,
    body: { code: 'too-much-alcohol' },
  });
});

test('what turns out to hold alcohol after it was ordered is checked at the door all the same', async () => {
  await open();
  const [ada, staff] = [await store.customer(), await store.administrator()];
  await order(ada, await fillBasket(store, ada, [{ recipe: 'Pears', servings: 2 }]));
  const path = `/api/admin/ingredients/${store.nos.ingredient('Pears')}`;
  const { body } = await staff.ask('GET', path);
  const { ingredientNo: _, ...facts } = body;
  await staff.ask('PUT', path, { ...facts, diets: [], alcoholPermille: 140 });
  const labels = await staff.ask('GET', kitchen('labels'));
  expect(labels.body).toMatchObject({ boxes: [{ checkAge: 18 }] });
});
