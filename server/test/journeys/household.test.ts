import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  changeProfile,
  fillBasket,
  openStore,
  order,
  password,
  type Person,
  type Store,
} from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 100_000, Cream: 100_000, Egg: 100_000 },
    recipes: {
      'Plain rice': { Rice: 80 },
      'Creamy rice': { Rice: 80, Cream: 40 },
      'Egg rice': { Rice: 80, Egg: 40 },
    },
    facts: {
      Rice: { allergens: [], diets: ['vegan', 'vegetarian'] },
      Cream: { allergens: ['milk'], diets: ['vegetarian'] },
      Egg: { allergens: ['eggs'], diets: ['vegetarian'] },
    },
  });
});
afterAll(() => store.close());

type Member = { memberNo: number; version: number; name: string; dislikes: unknown[] };
const path = '/api/me/household';
const members = async (person: Person) =>
  (await person.ask<{ items: Member[] }>('GET', path)).body.items;
const add = async (person: Person, member: object) =>
  (await person.ask<Member>('POST', path, member)).body;
const mia = { name: 'Mia', avoidedAllergens: ['milk'] };
const versionOf = async (person: Person) =>
  (await person.ask<{ version: number }>('GET', '/api/me')).body.version;

test('a household is kept: added, changed over what was seen, taken out, and nobody gets the number of another', async () => {
  const ada = await store.customer();
  expect(await members(ada)).toEqual([]);
  const coriander = store.nos.ingredient('Egg');
  const added = await add(ada, { ...mia, dislikes: [coriander, coriander], portions: 2 });
  expect(added).toEqual({
    memberNo: 1,
    name: 'Mia',
    diets: [],
    avoidedAllergens: ['milk'],
    dislikes: [{ ingredientNo: coriander, name: 'Egg' }],
    portions: 2,
    version: 1,
  });
  expect(await members(ada)).toEqual([added]);
  const put = (version: number, more: object) =>
    ada.ask('PUT', `${path}/1`, { ...mia, version, ...more });
  expect(await put(1, { diets: ['vegan'] })).toMatchObject({ status: 200, body: { version: 2 } });
  expect(await put(1, { diets: ['pescatarian'] })).toMatchObject({
    status: 409,
    body: { conflicts: [{ field: '/diets', mine: ['pescatarian'], theirs: ['vegan'] }] },
  });
  expect((await ada.ask('DELETE', `${path}/1?version=1`)).status).toBe(409);
  expect((await ada.ask('DELETE', `${path}/1?version=2`)).status).toBe(200);
  expect(await members(ada)).toEqual([]);
  expect(await add(ada, { name: 'Tom' })).toMatchObject({ memberNo: 2, portions: 1 });
});

test('nobody sees or changes the household of another, staff neither', async () => {
  const [ada, bea] = [await store.customer(), await store.customer()];
  await add(ada, mia);
  expect(await members(bea)).toEqual([]);
  expect((await bea.ask('DELETE', `${path}/1?version=1`)).status).toBe(404);
  expect((await bea.ask('PUT', `${path}/1`, { ...mia, version: 1 })).status).toBe(404);
  expect((await store.guest().ask('GET', path)).status).toBe(401);
  const { body } = await ada.ask<{ customerNo: number }>('GET', '/api/me');
  const staff = await store.administrator();
  const seen = await staff.ask('GET', `/api/admin/customers/${body.customerNo}`);
  expect(seen.status).toBe(200);
  expect(JSON.stringify(seen.body)).not.toMatch(/Mia|members/);
  expect(JSON.stringify((await changeProfile(ada, { name: 'Ada' })).body)).not.toContain('Mia');
});

test.each([
  ['a name of 31 characters', { name: 'x'.repeat(31) }, '/name'],
  ['no name', { name: ' ' }, '/name'],
  ['half a serving', { name: 'Mia', portions: 0.5 }, '/portions'],
  ['five servings', { name: 'Mia', portions: 5 }, '/portions'],
  [
    'an allergen that nobody knows',
    { name: 'Mia', avoidedAllergens: ['air'] },
    '/avoidedAllergens/0',
  ],
])('the household refuses %s', async (_what, member, field) => {
  const ada = await store.customer();
  const reply = await ada.ask('POST', path, member);
  expect(reply).toMatchObject({ status: 400, body: { fields: [{ field }] } });
  expect(await members(ada)).toEqual([]);
});

test('nobody can dislike what the shop has never had', async () => {
  const ada = await store.customer();
  const reply = await ada.ask('POST', path, { name: 'Mia', dislikes: [9_999_999_999] });
  expect(reply).toMatchObject({
    status: 422,
    body: { code: 'ingredient-not-found', fields: [{ field: '/dislikes/0' }] },
  });
});

test('the menu, a quote and the box say by name for whom a meal is not', async () => {
  const ada = await store.customer();
  await changeProfile(ada, { avoidedAllergens: ['eggs'] });
  await add(ada, mia);
  const numbers = ['Plain rice', 'Creamy rice', 'Egg rice'].map(store.nos.recipe);
  const forMia = [{ memberNo: 1, name: 'Mia', conflicts: ['milk'] }];
  const menu = await ada.ask('GET', `/api/menu-conflicts?recipeNo=${numbers.join(',')}`);
  expect(menu.headers.get('cache-control')).toBe('no-store');
  expect(menu.body).toEqual({
    profile: { avoidedAllergens: ['eggs', 'milk'], diets: [] },
    items: [
      { recipeNo: numbers[1], conflicts: [], forMembers: forMia },
      { recipeNo: numbers[2], conflicts: ['eggs'], forMembers: [] },
    ],
    favourites: [],
  });
  const quote = await ada.ask('POST', '/api/recipes/creamy-rice/quote', { servings: 2 });
  expect(quote.body).toMatchObject({ conflicts: [], forMembers: forMia });
  await add(ada, { name: 'Tom', dislikes: [store.nos.ingredient('Cream')] });
  const disliked = await ada.ask('POST', '/api/recipes/creamy-rice/quote', { servings: 2 });
  const cream = { ingredientNo: store.nos.ingredient('Cream'), name: 'Cream' };
  expect(disliked.body).toMatchObject({
    forMembers: forMia,
    disliked: [{ memberNo: 2, name: 'Tom', ingredients: [cream] }],
  });
  const cart = await ada.ask('POST', '/api/cart/lines', { recipeNo: numbers[1], servings: 2 });
  expect(cart.body).toMatchObject({
    lines: [{ acknowledged: [], unacknowledged: ['1:milk'], quote: { forMembers: forMia } }],
  });
});

test('a meal that is not for somebody of the household is ordered once that is agreed to for them, and not for another', async () => {
  const ada = await store.customer();
  await add(ada, mia);
  const creamy = (acknowledged: string[]) =>
    fillBasket(store, ada, [{ recipe: 'Creamy rice', servings: 2, acknowledged }]);
  // The customer's own tick is another one than Mia's.
  const refused = await order(ada, await creamy(['milk']));
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'allergen-not-acknowledged', lines: [{ conflicts: ['1:milk'] }] },
  });
  const agreed = await creamy(['1:milk']);
  // Both lines are one by now, with what was agreed to for either.
  expect(await order(ada, agreed)).toMatchObject({ status: 201 });
  await store.settled();
  // Mia leaves, and somebody else who avoids the same gets a number of their own.
  const [known] = await members(ada);
  await ada.ask('DELETE', `${path}/1?version=${known?.version}`);
  await add(ada, { name: 'Tom', avoidedAllergens: ['milk'] });
  expect(await order(ada, await creamy(['1:milk']))).toMatchObject({
    status: 409,
    body: { lines: [{ conflicts: ['2:milk'] }] },
  });
});

test('each change of the household moves the version of the profile', async () => {
  const ada = await store.customer();
  const seen = [await versionOf(ada)];
  await add(ada, mia);
  seen.push(await versionOf(ada));
  await ada.ask('PUT', `${path}/1`, { ...mia, diets: ['vegan'], version: 1 });
  seen.push(await versionOf(ada));
  await ada.ask('DELETE', `${path}/1?version=2`);
  seen.push(await versionOf(ada));
  expect(new Set(seen).size).toBe(4);
});

test('whoever asks is told of their household, and erased with it', async () => {
  const ada = await store.customer();
  await add(ada, { ...mia, dislikes: [store.nos.ingredient('Egg')] });
  const told = await ada.ask('GET', '/api/me/everything');
  expect(told.body).toMatchObject({
    household: [
      {
        memberNo: 1,
        name: 'Mia',
        diets: [],
        avoidedAllergens: ['milk'],
        dislikes: [store.nos.ingredient('Egg')],
        portions: 1,
      },
    ],
  });
  const { body } = await ada.ask<{ customerNo: number }>('GET', '/api/me');
  expect((await ada.ask('POST', '/api/me/erasure', { password })).status).toBe(200);
  const left = await store.shop.database.query(
    z.object({ members: z.int(), last: z.int() }),
    sql`select (select count(*)::int from household_member where customer_no = c.customer_no) as members, last_member_no as last
      from customer c where customer_no = ${body.customerNo}`,
  );
  expect(left).toEqual([{ members: 0, last: 0 }]);
});
