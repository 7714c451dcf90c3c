import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { importFiles } from '../../src/food/menu-files/menu-files.ts';
import { writeCatalogue } from '../../src/food/menu-files/catalogue-files.ts';
import { openStore, type Person, type Store } from '../store.ts';

let store: Store;
let author: Person;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 1000, Lemon: 1000 },
    recipes: { Congee: { Rice: 100 } },
    facts: { Lemon: { unit: 'piece', pieceGrams: 60, packAmount: 1 } },
  });
  author = await store.administrator();
});
afterAll(() => store.close());

type Recipe = {
  recipeNo: number;
  editionNo: number;
  slug: string;
  status: string;
  ingredients: { ingredientNo: number; amount: number; confirmed?: true }[];
};
type Problem = {
  code: string;
  odd: { why: string; ingredientNo: number }[];
  fields: { field: string }[];
};

const contents = (changes: object = {}) => ({
  slug: null,
  name: 'Lemon rice',
  description: null,
  category: 'bowls',
  story: null,
  servings: 2,
  minutes: 20,
  preparationCents: 100,
  steps: ['Cook {Rice} with {Lemon}.'],
  follows: { name: '[{Lemon} {Rice}|Bowl]', description: null, story: null },
  ingredients: [
    { ingredientNo: store.nos.ingredient('Rice'), amount: 160, swaps: [] },
    { ingredientNo: store.nos.ingredient('Lemon'), amount: 1, swaps: [] },
  ],
  ...changes,
});
const recipes = '/api/admin/recipes';
const start = async (changes: object = {}) =>
  (await author.ask<Recipe>('POST', recipes, contents(changes))).body;
const save = (recipeNo: number, editionNo: number, changes: object = {}) =>
  author.ask<Recipe & Problem>('PUT', `${recipes}/${recipeNo}`, {
    ...contents(changes),
    editionNo,
  });
const publish = (recipeNo: number) =>
  author.ask<Recipe & Problem>('POST', `${recipes}/${recipeNo}/publish`, {});

const follows = async (recipeNo: number) => {
  const path = `/api/admin/recipe-slugs?recipeNo=${recipeNo}`;
  return (await author.ask<{ follows: boolean }>('GET', path)).body.follows;
};

describe('the address of a recipe', () => {
  test('is made of the name, and gets a number where another recipe has it', async () => {
    const first = await start({ name: 'Crème brûlée' });
    expect(first.slug).toBe('creme-brulee');
    expect(await follows(first.recipeNo)).toBe(true);
    const second = await start({ name: 'Creme Brulee!' });
    expect(second.slug).toBe('creme-brulee-2');
    const saved = await save(second.recipeNo, 1, { name: 'Creme Brulee!' });
    expect(saved.body.slug).toBe('creme-brulee-2');
    const renamed = await save(second.recipeNo, saved.body.editionNo, { name: 'Burnt cream' });
    expect(renamed.body.slug).toBe('burnt-cream');
  });

  test('is told before it is saved, and whether one is free', async () => {
    const { slug, recipeNo } = await start({ name: 'Told before' });
    const ask = async (query: string) =>
      (await author.ask('GET', `/api/admin/recipe-slugs?${query}`)).body;
    expect(await ask('name=Told%20before')).toEqual({
      slug,
      follows: true,
      free: false,
      leadsTo: null,
      former: [],
      next: `${slug}-2`,
    });
    expect(await ask(`slug=${slug}&recipeNo=${recipeNo}`)).toMatchObject({ free: true });
    expect(await ask('slug=never-heard-of')).toMatchObject({ free: true, next: 'never-heard-of' });
  });

  test('stays when somebody wrote it by hand, and once it was on the menu', async () => {
    const byHand = await start({ slug: 'by-hand', name: 'By machine' });
    expect(byHand.slug).toBe('by-hand');
    expect(await follows(byHand.recipeNo)).toBe(false);
    const { recipeNo } = await start({ ...plain(), name: 'Sold once' });
    expect((await publish(recipeNo)).status).toBe(200);
    const { body } = await author.ask<Recipe>('POST', `${recipes}/${recipeNo}/unpublish`, {});
    expect(body).toMatchObject({ slug: 'sold-once', status: 'draft' });
    expect(await follows(recipeNo)).toBe(false);
  });
});

/** Something whose method is true. */
const plain = () => ({
  name: 'Bowl',
  follows: { name: null, description: null, story: null },
  steps: ['Cook {Lemon}.'],
  ingredients: [{ ingredientNo: store.nos.ingredient('Lemon'), amount: 1, swaps: [] }],
});
const lemons = (amount: number, more: object = {}) => [
  { ingredientNo: store.nos.ingredient('Lemon'), amount, swaps: [], ...more },
];

describe('an amount far from what anybody eats', () => {
  test('is asked about before it is on the menu, and confirmed once', async () => {
    const draft = await start({ ...plain(), name: 'Sour', ingredients: lemons(110) });
    const refused = await publish(draft.recipeNo);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'amount-odd',
        fields: [{ field: '/ingredients/0/amount' }],
        odd: [{ why: 'heavy', ingredientNo: store.nos.ingredient('Lemon') }],
      },
    });
    const sure = { ...plain(), name: 'Sour', ingredients: lemons(110, { confirmed: true }) };
    const saved = await save(draft.recipeNo, draft.editionNo, sure);
    expect(saved.body.ingredients).toMatchObject([{ amount: 110, confirmed: true }]);
    const published = await publish(draft.recipeNo);
    expect(published.body.status).toBe('published');
    const again = await save(draft.recipeNo, published.body.editionNo, { ...sure, minutes: 21 });
    expect(again.status).toBe(200);
    const more = { ...sure, ingredients: lemons(120) };
    const asked = await save(draft.recipeNo, again.body.editionNo, more);
    expect(asked.body.code).toBe('amount-odd');
  });

  test('is asked about in files alike, which say what is meant beside it', async () => {
    await store.shop.menu.refresh();
    const files = new Map(writeCatalogue(store.shop.menu.catalogue()));
    const sour = files.get('recipes/sour.yaml') ?? '';
    expect(sour).toContain('amount: 110\n    confirmed: true\n');
    const elsewhere = (text: string) =>
      new Map([...files, ['recipes/sour.yaml', text.replace('110', '111')]]);
    const read = async (text: string) =>
      (await importFiles(store.shop, elsewhere(text), { dryRun: true })).errors;
    expect(await read(sour)).toEqual([]);
    expect(await read(sour.replace('    confirmed: true\n', ''))).toMatchObject([
      {
        file: 'recipes/sour.yaml',
        column: 'ingredients.0.amount',
        message: expect.stringContaining('"confirmed: true"'),
      },
    ]);
  });
});

test('lines of ingredients are read by the shop’s names, and only by administrators', async () => {
  const question = { lines: '160 g rice\n2 lemons\n1 unicorn', present: [] };
  const path = `${recipes}/ingredient-lines`;
  expect((await author.ask('POST', path, question)).body).toMatchObject({
    rows: [
      { name: 'Rice', amount: 160 },
      { name: 'Lemon', amount: 2 },
    ],
    left: [{ line: '1 unicorn', why: 'unknown' }],
  });
  const customer = await store.customer();
  expect((await customer.ask('POST', path, question)).status).toBe(403);
});

describe('an unfinished draft', () => {
  const paper = () => ({
    ingredients: [
      { ingredientNo: null, amount: '90', swaps: [] },
      { ingredientNo: store.nos.ingredient('Lemon'), amount: '1', swaps: [] },
      {
        ingredientNo: store.nos.ingredient('Rice'),
        amount: '',
        swaps: [{ with: null, substitute: '1', original: '' }],
      },
    ],
    steps: ['', 'Cook {Lemon}.'],
    lines: '2 unicorns',
  });

  test('is kept as it is, comes back as it was, and only what is whole is counted', async () => {
    const { body } = await author.ask<Recipe & { unfinished: object; steps: string[] }>(
      'POST',
      recipes,
      contents({ ...plain(), name: 'Half', ingredients: [], steps: [], unfinished: paper() }),
    );
    expect(body).toMatchObject({
      unfinished: paper(),
      steps: ['Cook {Lemon}.'],
      ingredients: [{ ingredientNo: store.nos.ingredient('Lemon'), amount: 1 }],
    });
    const read = await author.ask('GET', `${recipes}/${body.recipeNo}`);
    expect(read.body).toMatchObject({ unfinished: paper(), cost: { ingredientCents: 100 } });
    const [kept] = await everyRecipeOf(body.recipeNo);
    expect(kept).toEqual({ ingredients_no: store.nos.ingredient('Lemon'), quantity: 1 });
    const text = writeCatalogue(store.shop.menu.catalogue()).get('recipes/half.yaml') ?? '';
    expect(text).toContain('amount: 1\n');
    expect(text).not.toMatch(/unicorn|90/);
  });

  test('is not published: each place is named', async () => {
    const { body } = await author.ask<Recipe>(
      'POST',
      recipes,
      contents({ ...plain(), name: 'Not yet', unfinished: paper() }),
    );
    const refused = await publish(body.recipeNo);
    expect(refused.body.code).toBe('recipe-incomplete');
    expect(refused.body.fields.map(({ field }) => field)).toEqual([
      '/ingredients/0/ingredientNo',
      '/ingredients/2/amount',
      '/ingredients/2/swaps/0/with',
      '/ingredients/2/swaps/0/ratio/original',
      '/steps/0',
      '/lines',
    ]);
    const whole = { ...plain(), name: 'Not yet', unfinished: null };
    const saved = await save(body.recipeNo, body.editionNo, whole);
    expect(saved.body).toMatchObject({ unfinished: null });
    const published = await publish(body.recipeNo);
    expect(published.status).toBe(200);
    const again = { ...whole, unfinished: paper() };
    const half = await save(body.recipeNo, published.body.editionNo, again);
    expect(half.body.code).toBe('recipe-incomplete');
  });

  test('on the menu there is none, whoever writes it', async () => {
    const { recipeNo } = await start({ ...plain(), name: 'Whole' });
    await publish(recipeNo);
    const scribble = sql`update recipe set unfinished = '{}' where recipe_no = ${recipeNo}`;
    await expect(store.shop.database.run(scribble)).rejects.toThrow('only_drafts_are_unfinished');
  });
});

const rowRow = z.object({ ingredients_no: z.int(), quantity: z.int() });
const everyRecipeOf = (recipeNo: number) =>
  store.shop.database.query(
    rowRow,
    sql`select ingredients_no, quantity from recipe_ingredients where recipe_no = ${recipeNo}`,
  );

test('a copy says the same under another name and address, as a draft without the picture', async () => {
  const { recipeNo } = await start({ ...plain(), name: 'A dish', minutes: 33 });
  await publish(recipeNo);
  const picture = sql`update recipe set picture = '/pictures/dish' where recipe_no = ${recipeNo}`;
  await store.shop.database.run(picture);
  const copy = await author.ask<Recipe>('POST', `${recipes}/${recipeNo}/copy`, {});
  expect(copy).toMatchObject({
    status: 201,
    body: {
      name: 'Copy of A dish',
      slug: 'copy-of-a-dish',
      status: 'draft',
      minutes: 33,
      picture: null,
      editionNo: 1,
    },
  });
  expect(copy.body.recipeNo).not.toBe(recipeNo);
  const second = await author.ask<Recipe>('POST', `${recipes}/${copy.body.recipeNo}/copy`, {});
  expect(second.body).toMatchObject({ name: 'Copy of A dish', slug: 'copy-of-a-dish-2' });
  expect((await author.ask('POST', `${recipes}/999999/copy`, {})).status).toBe(404);
});

describe('the history of a recipe', () => {
  type Editions = {
    items: { editionNo: number; savedBy: string; status: string; changes: object[] }[];
    next: string | null;
  };
  const historyOf = async (recipeNo: number, query = '') =>
    (await author.ask<Editions>('GET', `${recipes}/${recipeNo}/editions${query}`)).body;

  test('says who saved it and what they changed, newest first', async () => {
    const { recipeNo, editionNo } = await start({ ...plain(), name: 'Told' });
    const colleague = await store.administrator();
    const changed = { ...plain(), name: 'Told', preparationCents: 250, ingredients: lemons(2) };
    const saved = await colleague.ask<Recipe>('PUT', `${recipes}/${recipeNo}`, {
      ...contents(changed),
      editionNo,
    });
    await publish(recipeNo);
    const { items } = await historyOf(recipeNo);
    expect(items).toMatchObject([
      {
        editionNo: 3,
        savedBy: author.email,
        status: 'published',
        changes: [{ what: 'published' }],
      },
      {
        editionNo: saved.body.editionNo,
        savedBy: colleague.email,
        status: 'draft',
        changes: [
          { what: 'fact', of: 'preparationCents', from: 100, to: 250 },
          { what: 'ingredient-amount', of: 'Lemon', unit: 'piece', from: 1, to: 2 },
        ],
      },
      { editionNo: 1, savedBy: author.email, changes: [{ what: 'started' }] },
    ]);
    const first = await historyOf(recipeNo, '?limit=1');
    expect(first.items).toMatchObject([{ editionNo: 3, changes: [{ what: 'published' }] }]);
    const rest = await historyOf(recipeNo, `?limit=5&cursor=${first.next}`);
    expect(rest.items.map((edition) => edition.editionNo)).toEqual([2, 1]);
  });

  test('has each version whole, to be written again', async () => {
    const { recipeNo } = await start({ ...plain(), name: 'As it was', preparationCents: 123 });
    await save(recipeNo, 1, { ...plain(), name: 'As it is' });
    const path = `${recipes}/${recipeNo}/editions`;
    const { body } = await author.ask<{ recipe: object }>('GET', `${path}/1`);
    expect(body).toMatchObject({
      savedBy: author.email,
      status: 'draft',
      recipe: {
        ...contents({ ...plain(), name: 'As it was', preparationCents: 123 }),
        slug: 'as-it-was',
      },
    });
    expect((await author.ask('GET', `${path}/9`)).body).toMatchObject({
      code: 'edition-not-found',
    });
  });

  test('makes up nothing that a version of before did not keep', async () => {
    const rice = store.nos.ingredient('Rice');
    const swaps = [{ with: rice, ratio: { substitute: 2, original: 1 } }];
    const { recipeNo } = await start({
      ...plain(),
      name: 'Old',
      ingredients: lemons(1, { swaps }),
    });
    await store.shop.database
      .run(sql`update recipe_edition set saved_by = null, recipe_status = null,
      content = content #- '{preparationCents}' #- '{ingredients,0,swaps,0,ratio}' where recipe_no = ${recipeNo}`);
    const { body } = await author.ask('GET', `${recipes}/${recipeNo}/editions/1`);
    expect(body).toMatchObject({
      savedBy: null,
      status: null,
      recipe: {
        preparationCents: null,
        ingredients: [{ swaps: [] }],
        unfinished: { ingredients: [{ swaps: [{ with: rice, substitute: '', original: '' }] }] },
      },
    });
    expect(await follows(recipeNo)).toBe(false);
  });
});
