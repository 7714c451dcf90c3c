import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFiles } from '../../src/food/menu-files/menu-files.ts';
import { openStore, order, type Person, type Store } from '../store.ts';

type Told = { name: string; description: string; steps: string[]; notices: object[] };
type Written = { recipeNo: number; editionNo: number; steps: string[]; follows: object };
type Untrue = { code: string; fields: { field: string; message: string }[] };

let store: Store;
let cook: Person;
let guest: Person;
beforeAll(async () => {
  store = await openStore({
    stock: { Tofu: 100_000, Chicken: 100_000, Rice: 100_000, Lime: 100_000 },
    recipes: { Stew: { Rice: 80 } },
    facts: { Chicken: { cooking: 'through' }, Rice: { cooking: 'none' } },
  });
  cook = await store.administrator();
  guest = store.guest();
});
afterAll(() => store.close());

const no = (name: string) => store.nos.ingredient(name);
const goodSteps = [
  'Simmer {Tofu: the tofu | Chicken: the chicken} in {200 ml} water for {Tofu: 5 minutes | Chicken: 15 minutes}[, {done Chicken}].',
  'Serve with {Rice: the rice}.',
];
const soup = (changes: object = {}) => ({
  slug: 'soup',
  name: 'Tofu soup',
  description: 'A bowl of soup.',
  category: 'bowls',
  story: null,
  servings: 2,
  minutes: 20,
  preparationCents: 100,
  follows: { name: '[{Tofu: tofu | Chicken: chicken} soup|Soup]' },
  steps: goodSteps,
  ingredients: [
    {
      ingredientNo: no('Tofu'),
      amount: 200,
      swaps: [{ with: no('Chicken'), ratio: { substitute: 1, original: 1 } }],
    },
    { ingredientNo: no('Rice'), amount: 150, swaps: [] },
  ],
  ...changes,
});
const start = async (changes: object) =>
  (await cook.ask<Written>('POST', '/api/admin/recipes', soup(changes))).body;
const publish = ({ recipeNo }: Written) =>
  cook.ask<Untrue>('POST', `/api/admin/recipes/${recipeNo}/publish`, {});
const quote = async (slug: string, changes: object[], servings = 2) =>
  (await guest.ask<{ meal: Told }>('POST', `/api/recipes/${slug}/quote`, { servings, changes }))
    .body.meal;
const chicken = () => ({ action: 'swap', ingredientNo: no('Tofu'), with: no('Chicken') });

test('a meal is told as it was chosen: its name, its steps and its water', async () => {
  const written = await start({});
  expect((await publish(written)).status).toBe(200);
  expect(await quote('soup', [chicken()], 3)).toEqual({
    name: 'Chicken soup',
    description: 'A bowl of soup.',
    story: null,
    steps: [
      'Simmer the chicken in 300 ml water for 15 minutes, until no pink is left, the juices run clear and it is 75 °C in the middle.',
      'Serve with the rice.',
    ],
    notices: [],
  });
  expect(await quote('soup', [{ action: 'omit', ingredientNo: no('Tofu') }])).toMatchObject({
    name: 'Soup',
    steps: ['Serve with the rice.'],
  });
});

test('what was added beside the recipe comes with how it is eaten', async () => {
  const meal = await quote('soup', [
    { action: 'extra', ingredientNo: no('Chicken'), amount: 100 },
    { action: 'extra', ingredientNo: no('Lime'), amount: 1 },
  ]);
  expect(meal.notices).toMatchObject([
    { kind: 'extra', name: 'Chicken', amount: 100, until: expect.stringContaining('75 °C') },
    { kind: 'extra', name: 'Lime', cooking: 'none', until: null },
  ]);
});

test.each([
  [
    'names what may be left out',
    { steps: [...goodSteps, 'Squeeze the tofu.'] },
    '/steps/2',
    /“tofu”/,
  ],
  [
    'names what the shop has and the recipe has not',
    { steps: [...goodSteps, 'Add lime.'] },
    '/steps/2',
    /Lime, which is not an ingredient/,
  ],
  ['speaks of one thing never', { steps: goodSteps.slice(0, 1) }, '/ingredients/1', /Rice/],
  [
    'keeps a swap raw',
    { steps: goodSteps.map((step) => step.replace('[, {done Chicken}]', '')) },
    '/ingredients/0',
    /no step cooks Chicken through/,
  ],
  [
    'keeps its water',
    { steps: goodSteps.map((step) => step.replace('{200 ml}', '200 ml')) },
    '/steps/0',
    /“200 ml” does not grow/,
  ],
  [
    'loses one thing with another',
    { steps: ['Fry {Tofu} with {Rice}.'] },
    '/steps/0',
    /goes when Tofu is left out/,
  ],
  ['has a name that a swap makes untrue', { follows: {} }, '/name', /“Tofu”/],
  [
    'has a name too long for one meal',
    { follows: { name: `[{Tofu: tofu | Chicken: ${'chicken '.repeat(7)}} soup|Soup]` } },
    '/follows/name',
    /50 at most, where Chicken stands for Tofu/,
  ],
  [
    'names a swap that is not offered',
    { steps: [goodSteps[0], 'Serve {Rice: the rice | Chicken: the chicken}.'] },
    '/steps/1',
    /“Chicken” is not offered for Rice/,
  ],
  ['cannot be read', { steps: ['Fry {Tofu.'] }, '/steps/0', /not closed/],
])('a recipe is not put on the menu while its method %s', async (_why, changes, field, message) => {
  const slug = `untrue-${Math.random().toString(36).slice(2)}`;
  const written = await start({ slug, ...changes });
  const { status, body } = await publish(written);
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'method-untrue' });
  expect(body.fields.find((wrong) => wrong.field === field)?.message).toMatch(message);
  expect((await guest.ask('GET', `/api/recipes/${slug}`)).status).toBe(404);
});

test('nor while nobody has said how something of it is cooked', async () => {
  const { body } = await cook.ask<{ ingredientNo: number }>('POST', '/api/admin/ingredients', {
    ...(await cook.ask<object>('GET', `/api/admin/ingredients/${no('Lime')}`)).body,
    ingredientNo: undefined,
    version: undefined,
    name: 'Fern',
    cooking: null,
  });
  const written = await start({
    slug: 'fern',
    name: 'Bowl',
    follows: {},
    steps: ['Serve {Fern}.'],
    ingredients: [{ ingredientNo: body.ingredientNo, amount: 1, swaps: [] }],
  });
  expect((await publish(written)).body.fields).toEqual([
    { field: '/ingredients/0', message: 'nobody has said how Fern has to be cooked' },
  ]);
});

test('an author writes names, and a renamed ingredient keeps its place in every step', async () => {
  const written = await start({ slug: 'renamed', steps: ['Fry {Tofu}. Serve {Rice}.'] });
  expect(written.steps).toEqual(['Fry {Tofu}. Serve {Rice}.']);
  const path = `/api/admin/ingredients/${no('Tofu')}`;
  type Kept = { ingredientNo: number; name: string; version: number };
  const { ingredientNo: _no, ...tofu } = (await cook.ask<Kept>('GET', path)).body;
  await cook.ask('PUT', path, { ...tofu, name: 'Bean curd' });
  const read = await cook.ask<Written>('GET', `/api/admin/recipes/${written.recipeNo}`);
  expect(read.body.steps).toEqual(['Fry {Bean curd}. Serve {Rice}.']);
  await cook.ask('PUT', path, { ...tofu, version: tofu.version + 1 });
});

test('files are held to the same: a published one that is untrue is left out and named', async () => {
  const file = `no: 900
slug: filed
name: Bowl
category: bowls
servings: 2
minutes: 10
preparation: 1.00
status: published
ingredients:
  - ingredient: Rice
    amount: 100
steps:
  - Boil the rice.
`;
  const imported = (text: string) =>
    importFiles(store.shop, new Map([['recipes/filed.yaml', text]]), { dryRun: false });
  expect((await imported(file)).errors).toMatchObject([
    {
      file: 'recipes/filed.yaml',
      row: 13,
      column: 'steps.0',
      message: expect.stringContaining('“rice”'),
    },
  ]);
  expect((await imported(file.replace('published', 'draft'))).errors).toEqual([]);
});

test('a box keeps the method that it was sold with, for what was chosen', async () => {
  const ada = await store.customer();
  const { recipeNo } = (await guest.ask<{ recipeNo: number }>('GET', '/api/recipes/soup')).body;
  await ada.ask('POST', '/api/cart/lines', { recipeNo, servings: 4, changes: [chicken()] });
  const basket = (
    await ada.ask<{ version: number; totalCents: number; lines: { name: string }[] }>(
      'GET',
      '/api/cart',
    )
  ).body;
  expect(basket.lines).toMatchObject([{ name: 'Chicken soup' }]);
  const { version: basketVersion, totalCents } = basket;
  const { orderNo } = (await order(ada, { basketVersion, totalCents })).body;
  const { editionNo } = (await cook.ask<Written>('GET', `/api/admin/recipes/${recipeNo}`)).body;
  const steps = goodSteps.map((step) => step.replace('Simmer', 'Stew'));
  const changed = await cook.ask('PUT', `/api/admin/recipes/${recipeNo}`, {
    ...soup({ steps }),
    editionNo,
  });
  expect(changed.status).toBe(200);
  const cards = await ada.ask('GET', `/api/orders/${orderNo}/cards`);
  expect(cards.body).toMatchObject({
    items: [
      {
        card: {
          name: 'Chicken soup',
          steps: [
            'Simmer the chicken in 400 ml water for 15 minutes, until no pink is left, the juices run clear and it is 75 °C in the middle.',
            'Serve with the rice.',
          ],
          notices: [],
        },
      },
    ],
  });
  const page = await ada.ask('GET', `/api/orders/${orderNo}`);
  expect(page.body).toMatchObject({ lines: [{ name: 'Chicken soup' }] });
});

test('a method from before, in plain text, stays on the menu and says when a meal is another one', async () => {
  const written = await start({ slug: 'old', name: 'Old bowl', follows: {} });
  await store.shop.database.run(
    sql`update recipe set recipe_status = 'published', steps = ${['Simmer the tofu in 200 ml water.']} where recipe_no = ${written.recipeNo}`,
  );
  await store.shop.database.run(sql`update catalogue_state set version = version + 1`);
  await store.shop.menu.refresh();
  expect((await quote('old', [])).notices).toEqual([]);
  const { steps, notices } = await quote('old', [chicken()], 3);
  expect(steps).toEqual(['Simmer the tofu in 200 ml water.']);
  expect(notices).toMatchObject([
    { kind: 'plain', servings: 2, swapped: [{ name: 'Tofu', withName: 'Chicken' }], omitted: [] },
    { kind: 'cook', name: 'Chicken', until: expect.stringContaining('75 °C') },
  ]);
  const path = `/api/admin/recipes/${written.recipeNo}`;
  const now = (await cook.ask<Written>('GET', path)).body;
  const asItIs = soup({ slug: 'old', name: 'Old bowl', follows: {}, steps: now.steps });
  const dearer = { ...asItIs, preparationCents: 200, editionNo: now.editionNo };
  const saved = await cook.ask<Written>('PUT', path, dearer);
  expect(saved.status).toBe(200);
  const retold = { ...asItIs, servings: 3, editionNo: saved.body.editionNo };
  expect((await cook.ask<Untrue>('PUT', path, retold)).body.code).toBe('method-untrue');
});

test('what is being written is told for any meal, with what is not true of it yet', async () => {
  const { slug: _slug, category: _c, minutes: _m, preparationCents: _p, ...draft } = soup();
  const ask = (steps: (string | undefined)[]) =>
    cook.ask<{ meal: Told; problems: object[] }>('POST', '/api/admin/recipes/method', {
      ...draft,
      steps,
      meal: { servings: 4, changes: [chicken()] },
    });
  expect((await ask(goodSteps)).body).toMatchObject({
    meal: {
      name: 'Chicken soup',
      steps: [expect.stringContaining('400 ml'), 'Serve with the rice.'],
    },
    problems: [],
  });
  expect((await ask([...goodSteps, 'Drain the tofu.'])).body.problems).toMatchObject([
    { field: '/steps/2' },
  ]);
});
