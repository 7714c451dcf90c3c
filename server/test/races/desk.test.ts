import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { changeCustomer } from '../../src/people/customers/sql.ts';
import * as household from '../../src/people/household/sql.ts';
import type { Tx } from '../../src/platform/platform.ts';
import { ingredientOf, recipeOf } from '../small-menu.ts';
import { changeProfile, fillBasket, firstDay, openStore, order, type Store } from '../store.ts';
import { answerOf, wish } from './wishes.ts';
import * as edits from '../../src/food/edits/edits.ts';
import * as ingredients from '../../src/food/ingredients/ingredients.ts';
import * as recipes from '../../src/food/recipes/recipes.ts';

let store: Store;
afterEach(() => store.close());

test('a menu that changes between what was seen short and the order costs nobody what is there', async () => {
  store = await openStore({
    stock: { Rice: 100, Lime: 100, Corn: 1000 },
    recipes: { Congee: { Rice: 100 }, Ceviche: { Lime: 10 } },
  });
  const { shop, nos } = store;
  const wishes = [
    await wish(store, [{ recipe: 'Congee', servings: 1 }], firstDay),
    await wish(store, [{ recipe: 'Congee', servings: 1 }], firstDay),
    await wish(store, [{ recipe: 'Ceviche', servings: 1 }], firstDay),
  ];
  await shop.days.ensure([firstDay]);
  const { query } = shop.database;
  let asked = 0;
  shop.database.query = async (row, statement, options) => {
    if (options?.name === 'place-orders' && (asked += 1) === 2)
      await changeElsewhere((tx) =>
        recipes.saveRecipe(
          tx,
          nos.recipe('Ceviche'),
          recipeOf('Ceviche', { Corn: 10 }, nos.ingredient),
          'shop',
        ),
      );
    return query(row, statement, options);
  };
  const outcomes = await Promise.all(wishes.map((wished) => shop.desk.submit(wished.asked)));
  expect(outcomes.map(answerOf)).toEqual(['placed', 'out-of-stock', 'placed']);
});

/** Changes the menu as another server would: this one has not heard of it yet. */
async function changeElsewhere(write: (tx: Tx) => Promise<unknown>): Promise<void> {
  const { shop } = store;
  const elsewhere = { ...shop, menu: { ...shop.menu, refresh: () => Promise.resolve() } };
  await edits.changeMenu(elsewhere, write);
}

test('a price that was seen at another server is taken here, before this one has heard of it', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  await changeElsewhere((tx) =>
    ingredients.saveIngredient(
      tx,
      store.nos.ingredient('Rice'),
      ingredientOf('Rice', { priceCents: 110 }),
    ),
  );
  expect(await order(ada, basket)).toMatchObject({ status: 409, body: { code: 'price-changed' } });
  await changeElsewhere((tx) =>
    ingredients.saveIngredient(
      tx,
      store.nos.ingredient('Rice'),
      ingredientOf('Rice', { priceCents: 120 }),
    ),
  );
  const dearer = { ...basket, totalCents: basket.totalCents + 20 };
  expect(await order(ada, dearer)).toMatchObject({ status: 201 });
});

test('a profile that was changed at another server holds here at once', async () => {
  store = await openStore({
    stock: { Nuts: 1000 },
    recipes: { Satay: { Nuts: 100 } },
    facts: { Nuts: { allergens: ['nuts'] } },
  });
  const ada = await store.customer();
  await changeProfile(ada, { avoidedAllergens: ['nuts'] });
  const basket = await fillBasket(store, ada, [{ recipe: 'Satay', servings: 1 }]);
  const refused = await order(ada, basket);
  expect(refused.body).toMatchObject({ code: 'allergen-not-acknowledged' });
  const { body } = await ada.ask<{ customerNo: number; version: number }>('GET', '/api/me');
  const { customerNo, version } = body;
  await changeCustomer(store.shop.database, customerNo, { avoidedAllergens: [] }, version);
  expect(await order(ada, basket)).toMatchObject({ status: 201 });
});

test('somebody with an allergy who joins the household while an order is under way holds it up until that is agreed to', async () => {
  store = await openStore({
    stock: { Nuts: 1000 },
    recipes: { Satay: { Nuts: 100 } },
    facts: { Nuts: { allergens: ['nuts'] } },
  });
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Satay', servings: 1 }]);
  const { customerNo } = (await ada.ask<{ customerNo: number }>('GET', '/api/me')).body;
  const { database } = store.shop;
  const { query } = database;
  let asked = 0;
  // Another server writes between the plan, which knew nobody, and the order.
  database.query = async (row, statement, options) => {
    if (options?.name === 'place-orders' && (asked += 1) === 1)
      await database.transaction(async (tx) => {
        const mia = { name: 'Mia', diets: [], dislikes: [], portions: 1 };
        await household.addMember(tx, customerNo, { ...mia, avoidedAllergens: ['nuts'] });
        await household.countChange(tx, customerNo);
      });
    return query(row, statement, options);
  };
  const refused = await order(ada, basket);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'allergen-not-acknowledged', lines: [{ conflicts: ['1:nuts'] }] },
  });
  expect(asked).toBe(1);
  const { body } = await ada.ask<{ lines: { lineId: string; recipeNo: number }[] }>(
    'GET',
    '/api/cart',
  );
  const [line] = body.lines;
  const agreed = { recipeNo: line?.recipeNo, servings: 1, acknowledged: ['1:nuts'] };
  const put = await ada.ask<{ version: number }>('PUT', `/api/cart/lines/${line?.lineId}`, agreed);
  const again = { ...basket, basketVersion: put.body.version };
  expect(await order(ada, again)).toMatchObject({ status: 201 });
});

test('a basket that was ordered before is told so, also beside an order that is refused', async () => {
  store = await openStore({
    stock: { Rice: 100, Lime: 10 },
    recipes: { Congee: { Rice: 100 }, Ceviche: { Lime: 20 } },
  });
  const { desk } = store.shop;
  const { asked } = await wish(store, [{ recipe: 'Congee', servings: 1 }], firstDay);
  const tooMuch = await wish(store, [{ recipe: 'Ceviche', servings: 1 }], firstDay);
  await store.shop.days.ensure([firstDay]);
  const placed = await desk.submit(asked);
  const again = { ...asked, key: randomUUID() };
  const outcomes = await Promise.all([again, tooMuch.asked].map((one) => desk.submit(one)));
  expect(outcomes.map(answerOf)).toEqual(['basket-ordered', 'out-of-stock']);
  expect(outcomes[0]).toMatchObject({ orderNo: (placed as { orderNo: number }).orderNo });
});

test('a database that is away keeps a whole group waiting once, not each order of it', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 10 } } });
  const { shop } = store;
  const congee = [{ recipe: 'Congee', servings: 1 }];
  const wishes = [await wish(store, congee, firstDay), await wish(store, congee, firstDay)];
  const { query } = shop.database;
  let asked = 0;
  shop.database.query = async (row, statement, options) => {
    if (options?.name !== 'place-orders') return query(row, statement, options);
    asked += 1;
    throw Object.assign(new Error('nobody listens'), { code: 'ECONNREFUSED' });
  };
  const outcomes = await Promise.all(wishes.map((wished) => shop.desk.submit(wished.asked)));
  expect(outcomes.map(answerOf)).toEqual(['failed', 'failed']);
  expect(asked).toBe(4);
});

test('asking again for an order leaves the basket that was begun meanwhile alone', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const ada = await store.customer();
  const key = randomUUID();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  const placed = await order(ada, basket, { key });
  await store.settled();
  // The same again for another day: it looks the same to whoever asks again for the first.
  expect(await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }])).toEqual(basket);
  const again = await order(ada, basket, { key });
  expect(again).toMatchObject({ status: 200, body: { orderNo: placed.body.orderNo } });
  await store.settled();
  const { body } = await ada.ask<{ lines: unknown[] }>('GET', '/api/cart');
  expect(body.lines).toHaveLength(1);
  expect(await order(ada, basket)).toMatchObject({ status: 201 });
});
