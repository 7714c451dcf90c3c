import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeMenu } from '../../src/food/edits/edits.ts';
import { saveRecipe } from '../../src/food/recipes/recipes.ts';
import { recipeOf } from '../small-menu.ts';
import { changeProfile, fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let office: Person;
let ada: Person;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000, Lime: 100_000, Peanuts: 100_000, Tofu: 100_000 },
    recipes: {
      Congee: { Rice: 90, Peanuts: 10 },
      Ceviche: { Lime: 30, Rice: 50 },
      Pilaf: { Rice: 80 },
    },
    facts: { Peanuts: { allergens: ['peanuts'] } },
  });
  office = await store.administrator();
  ada = await store.customer();
});
afterEach(() => store.close());

type Meal = {
  recipeNo: number;
  orderNo: number;
  changesGone: boolean;
  changes: object[];
  card: { name: string };
};
const again = async (who = ada) =>
  (await who.ask<{ items: Meal[] }>('GET', '/api/me/again')).body.items;
const names = async () => (await again()).map(({ card }) => card.name);

async function have(recipe: string, changes: unknown[] = []): Promise<number> {
  const basket = await fillBasket(store, ada, [{ recipe, servings: 2, changes }]);
  const { status, body } = await order(ada, basket);
  expect(status).toBe(201);
  await store.settled();
  return body.orderNo;
}
async function rated(orderNo: number, stars: number): Promise<void> {
  for (const to of ['packing', 'packed', 'shipped', 'delivered']) {
    const asked = { to, reason: 'Said in the test' };
    await office.ask('POST', `/api/admin/orders/${orderNo}/move`, asked);
  }
  const path = `/api/orders/${orderNo}/lines/1/rating`;
  expect((await ada.ask('PUT', path, { stars })).status).toBe(200);
}
type Row = { version: number } & Record<string, unknown>;
async function correct(name: string, change: object): Promise<void> {
  const path = `/api/admin/ingredients/${store.nos.ingredient(name)}`;
  const { ingredientNo: _no, ...row } = (await office.ask<Row>('GET', path)).body;
  expect((await office.ask('PUT', path, { ...row, ...change })).status).toBe(200);
}

test('what somebody had last comes first, each recipe once, and what they liked before it', async () => {
  const congee = await have('Congee');
  await have('Pilaf');
  await have('Ceviche');
  expect(await names()).toEqual(['Ceviche', 'Pilaf', 'Congee']);
  await have('Pilaf');
  expect(await names()).toEqual(['Pilaf', 'Ceviche', 'Congee']);
  await rated(congee, 5);
  expect(await names()).toEqual(['Congee', 'Pilaf', 'Ceviche']);
  // What was not liked is not put before them again.
  await rated(congee, 2);
  expect(await names()).toEqual(['Pilaf', 'Ceviche']);
});

test('nothing of what was cancelled, is not on the menu, or is another’s', async () => {
  const orderNo = await have('Congee');
  await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {});
  await have('Pilaf');
  const path = `/api/admin/recipes/${store.nos.recipe('Pilaf')}`;
  const { version } = (await office.ask<{ version: number }>('GET', path)).body;
  await office.ask('POST', `${path}/unpublish`, { version });
  expect(await names()).toEqual([]);
  expect(await again(await store.customer())).toEqual([]);
  expect((await store.guest().ask('GET', '/api/me/again')).status).toBe(401);
});

test('the same changes are offered where they still can be had, and are not left away in silence', async () => {
  const no = store.nos.ingredient('Peanuts');
  await have('Congee', [{ action: 'omit', ingredientNo: no }]);
  expect(await again()).toMatchObject([
    {
      changes: [{ action: 'omit', ingredientNo: no }],
      namedChanges: [{ action: 'omit', name: 'Peanuts' }],
      changesGone: false,
      news: { allergens: [] },
    },
  ]);
  // The recipe is written anew, without the peanuts that were left out and with tofu.
  const draft = recipeOf('Congee', { Rice: 90, Tofu: 10 }, store.nos.ingredient);
  await changeMenu(store.shop, (tx) => saveRecipe(tx, store.nos.recipe('Congee'), draft, 'shop'));
  await correct('Tofu', { allergens: ['soybeans'] });
  expect(await again()).toMatchObject([
    { changesGone: true, news: { allergens: ['soybeans'] }, totalCents: expect.any(Number) },
  ]);
});

test('an allergen that was learned since is said, and what goes against the profile', async () => {
  await have('Ceviche');
  await changeProfile(ada, { avoidedAllergens: ['celery'] });
  await correct('Lime', { allergens: ['celery'], mayContain: ['nuts'] });
  expect(await again()).toMatchObject([
    { news: { allergens: ['celery'], mayContain: ['nuts'] }, conflicts: ['celery'] },
  ]);
  await correct('Lime', { allergens: null, mayContain: null });
  expect(await again()).toMatchObject([
    { news: { allergens: [], undeclared: ['Lime'] }, conflicts: ['unknown-allergens'] },
  ]);
});
