import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Person, type Store } from '../store.ts';

type Recipe = { recipeNo: number; slug: string; editionNo: number; status: string; code?: string };
type Page<Item> = { items: Item[]; next: string | null; total: number };

let store: Store;
let guest: Person;
let cook: Person;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 100_000, Lime: 900, 'Crème fraîche': 100_000 },
    recipes: { 'Lime rice': { Rice: 80, Lime: 50 } },
    facts: { Lime: { lowStockAmount: 1000 }, 'Crème fraîche': { allergens: ['milk'], diets: [] } },
  });
  guest = store.guest();
  cook = await store.administrator();
});
afterAll(() => store.close());

const contents = (changes: Record<string, unknown> = {}) => ({
  slug: 'creamy-rice',
  name: 'Creamy bowl',
  description: null,
  category: 'bowls',
  story: null,
  servings: 2,
  minutes: 30,
  preparationCents: 150,
  steps: ['Stir {Rice; Crème fraîche}.'],
  ingredients: [
    { ingredientNo: store.nos.ingredient('Rice'), amount: 160, swaps: [] },
    {
      ingredientNo: store.nos.ingredient('Crème fraîche'),
      amount: 40,
      swaps: [{ with: store.nos.ingredient('Lime'), ratio: { substitute: 1, original: 2 } }],
    },
  ],
  ...changes,
});

const slugs = async (query = '') =>
  (await guest.ask<Page<{ slug: string }>>('GET', `/api/recipes${query}`)).body.items.map(
    ({ slug }) => slug,
  );
const stored = async () => {
  await store.settled();
  return guest.ask<Page<{ slug: string; name: string }>>('GET', '/catalog/category/bowls.json');
};

describe('a recipe', () => {
  let recipe: Recipe;

  test('starts as a draft that only the menu team sees, with what it costs', async () => {
    const made = await cook.ask<Recipe>('POST', '/api/admin/recipes', contents());
    expect(made.status).toBe(201);
    recipe = made.body;
    expect(recipe).toMatchObject({
      status: 'draft',
      editionNo: 1,
      cost: { totalCents: 500, perServingCents: 250, ingredientCents: 200, preparationCents: 300 },
    });
    const { servings, preparationCents, ingredients } = contents();
    const parts = ingredients.map(({ ingredientNo, amount }) => ({ ingredientNo, amount }));
    const draft = { servings, preparationCents, ingredients: parts };
    const cost = await cook.ask<Recipe>('POST', '/api/admin/recipes/cost', draft);
    expect(cost.body).toEqual((made.body as unknown as { cost: unknown }).cost);
    expect(cost.body).toMatchObject({ ingredientPercent: 40 });
    // What an ingredient costs the shop is unknown until somebody says it, and so is the margin.
    const unsaid = { purchaseCents: null, marginCents: null, marginPercent: null };
    expect(cost.body).toMatchObject(unsaid);
    const unknown = {
      ...draft,
      ingredients: [...parts, { ingredientNo: 9_999_999_999, amount: 1 }],
    };
    expect(await cook.ask('POST', '/api/admin/recipes/cost', unknown)).toMatchObject({
      status: 422,
      body: { fields: [{ field: '/ingredients/2/ingredientNo' }] },
    });
    expect(await slugs()).toEqual(['lime-rice']);
    expect((await guest.ask('GET', '/api/recipes/creamy-rice')).status).toBe(404);
    const drafts = await cook.ask<Page<Recipe>>('GET', '/api/admin/recipes?status=draft&q=CREAMY');
    expect(drafts.body.items).toMatchObject([{ slug: 'creamy-rice', cost: { totalCents: 500 } }]);
  });

  test('is on the menu and in the stored results once it is published', async () => {
    const path = `/api/admin/recipes/${recipe.recipeNo}/publish`;
    recipe = (await cook.ask<Recipe>('POST', path, {})).body;
    expect(recipe).toMatchObject({ status: 'published', editionNo: 2 });
    expect((await cook.ask<Recipe>('POST', path, {})).body.editionNo).toBe(2);
    expect(await slugs()).toEqual(['creamy-rice', 'lime-rice']);
    expect(await slugs('?without=milk')).toEqual(['lime-rice']);
    expect(await slugs('?q=creme')).toEqual(['creamy-rice']);
    const { body } = await guest.ask('GET', '/api/recipes/creamy-rice');
    expect(body).toMatchObject({
      editionNo: 2,
      allergens: ['milk'],
      diets: [],
      unknownIn: [],
      portionsLeft: null,
      category: { slug: 'bowls', name: 'Bowls' },
      price: { totalCents: 500, perServingCents: 250, preparationCents: 300 },
      ingredients: [
        { name: 'Rice', amount: 160, unit: 'g', allergens: [], swaps: [] },
        {
          name: 'Crème fraîche',
          allergens: ['milk'],
          swaps: [{ name: 'Lime', allergens: [], ratio: { substitute: 1, original: 2 } }],
        },
      ],
    });
    expect((await stored()).body.items.map(({ slug }) => slug)).toEqual([
      'creamy-rice',
      'lime-rice',
    ]);
  });

  test('is edited over the edition one saw, and over no other', async () => {
    const path = `/api/admin/recipes/${recipe.recipeNo}`;
    const edit = contents({ name: 'Very creamy bowl', editionNo: recipe.editionNo });
    expect((await cook.ask<Recipe>('PUT', path, edit)).body).toMatchObject({
      editionNo: 3,
      status: 'published',
      name: 'Very creamy bowl',
    });
    const late = await cook.ask<Recipe>('PUT', path, { ...edit, minutes: 99 });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'precondition-failed', version: 3 },
    });
    expect((await stored()).body.items.map(({ name }) => name)).toContain('Very creamy bowl');
  });

  test('takes no slug that another has', async () => {
    const taken = await cook.ask('POST', '/api/admin/recipes', contents({ slug: 'lime-rice' }));
    expect(taken).toMatchObject({ status: 409, body: { code: 'slug-taken' } });
  });

  test.each([
    [{ steps: [] }, 409, 'recipe-incomplete', '/steps'],
    [{ category: 'soups' }, 422, 'category-not-found', '/category'],
    [{ slug: 'Rice' }, 400, 'invalid-input', '/slug'],
    [{ name: 'x'.repeat(51) }, 400, 'invalid-input', '/name'],
    [{ picture: 'x' }, 400, 'invalid-input', '/picture'],
    [
      { ingredients: [{ ingredientNo: 999, amount: 1, swaps: [] }] },
      ...([422, 'ingredient-not-found', '/ingredients/0/ingredientNo'] as const),
    ],
    [
      { ingredients: [1, 1].map((ingredientNo) => ({ ingredientNo, amount: 1, swaps: [] })) },
      ...([400, 'invalid-input', '/ingredients/1/ingredientNo'] as const),
    ],
  ])('refuses %o', async (changes, status, code, field) => {
    const { body: now } = await cook.ask<Recipe>('GET', `/api/admin/recipes/${recipe.recipeNo}`);
    const edit = contents({ ...changes, editionNo: now.editionNo });
    const refused = await cook.ask('PUT', `/api/admin/recipes/${recipe.recipeNo}`, edit);
    expect(refused).toMatchObject({ status, body: { code, fields: [{ field }] } });
  });

  test('is gone from menu and stored results once it is taken off', async () => {
    const path = `/api/admin/recipes/${recipe.recipeNo}/unpublish`;
    expect((await cook.ask('POST', path, {})).body).toMatchObject({ status: 'draft' });
    expect(await slugs()).toEqual(['lime-rice']);
    expect((await stored()).body.items.map(({ slug }) => slug)).toEqual(['lime-rice']);
  });
});

test('nobody but administrators writes the menu or the stock', async () => {
  const customer = await store.customer();
  for (const [method, path] of [
    ['POST', '/api/admin/recipes'],
    ['POST', '/api/admin/ingredients'],
    ['PUT', '/api/admin/categories/bowls'],
    ['POST', '/api/admin/stock-movements'],
    ['GET', '/api/admin/stock'],
  ] as const) {
    const body = method === 'GET' ? undefined : {};
    expect((await guest.ask(method, path, body)).status).toBe(401);
    expect((await customer.ask(method, path, body)).status).toBe(403);
  }
});

test('numbers that are not there are 404', async () => {
  for (const path of ['recipes/999', 'ingredients/999', 'categories/soups']) {
    expect((await cook.ask('GET', `/api/admin/${path}`)).status).toBe(404);
  }
});

test('an ingredient is written whole, and nothing in it may contradict the rest', async () => {
  const no = store.nos.ingredient('Rice');
  const { body: rice } = await cook.ask<Record<string, unknown>>(
    'GET',
    `/api/admin/ingredients/${no}`,
  );
  const { ingredientNo: _, version, ...facts } = rice;
  const path = `/api/admin/ingredients/${no}`;
  const dearer = await cook.ask<{ version: number }>('PUT', path, {
    ...facts,
    priceCents: 200,
    version,
  });
  expect(dearer).toMatchObject({ status: 200, body: { name: 'Rice', priceCents: 200 } });
  const { version: now } = dearer.body;
  await cook.ask('PUT', path, { ...facts, version: now });
  const contradiction = { ...facts, allergens: ['milk'], version: now + 1 };
  expect(await cook.ask('PUT', path, contradiction)).toMatchObject({
    status: 400,
    body: { fields: [{ field: '/diets' }] },
  });
  expect(await cook.ask('POST', '/api/admin/ingredients', facts)).toMatchObject({
    status: 409,
    body: { code: 'ingredient-name-taken' },
  });
});

describe('the public reads', () => {
  test.each([
    '/api/recipes',
    '/api/recipes/lime-rice',
    '/api/few-left',
    '/api/categories',
    '/api/ingredients?q=LIME',
  ])('%s is kept by caches until it changes', async (path) => {
    const first = await guest.ask('GET', path);
    const again = await guest.ask('GET', path);
    const etag = first.headers.get('etag') ?? 'none';
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+/);
    expect(again.headers.get('etag')).toBe(etag);
    expect(again.body).toEqual(first.body);
    const known = await guest.ask('GET', path, undefined, { 'if-none-match': etag });
    expect([known.status, known.body]).toEqual([304, { text: '' }]);
    for (const reply of [first, again, known]) {
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(reply.headers.get('x-request-id')).toBeTruthy();
    }
  });

  test('parameters nobody knows are ignored; wrong values of known ones are refused', async () => {
    expect((await guest.ask('GET', '/api/recipes?utm_source=x')).status).toBe(200);
    for (const query of ['diet=fish', 'maxMinutes=-1', 'sort=random', 'limit=0', 'cursor=e30']) {
      expect((await guest.ask('GET', `/api/recipes?${query}`)).status).toBe(400);
    }
  });

  test('a page goes on where it stopped', async () => {
    const path = '/api/ingredients?limit=2';
    const first = await guest.ask<Page<{ name: string }>>('GET', path);
    const rest = await guest.ask<Page<{ name: string }>>(
      'GET',
      `${path}&cursor=${first.body.next}`,
    );
    expect([...first.body.items, ...rest.body.items].map(({ name }) => name)).toEqual([
      'Crème fraîche',
      'Lime',
      'Rice',
    ]);
    expect(rest.body.next).toBeNull();
  });

  test('a card says how many servings are left when they are few', async () => {
    type Cards = Page<{ slug: string; portionsLeft: number | null }>;
    const { body } = await guest.ask<Cards>('GET', '/api/recipes?sort=price');
    expect(body.items).toMatchObject([{ slug: 'lime-rice', portionsLeft: 18 }]);
    await cook.ask('POST', '/api/admin/stock-movements', {
      movements: [{ ingredientNo: store.nos.ingredient('Lime'), kind: 'spoiled', amount: 400 }],
    });
    const { body: after } = await guest.ask<Cards>('GET', '/api/recipes?sort=price');
    expect(after.items[0]?.portionsLeft).toBe(10);
  });

  test('what is nearly gone is one small answer, at once when the stock changes', async () => {
    type Few = { items: { recipeNo: number; portionsLeft: number }[] };
    const [lime, recipeNo] = [store.nos.ingredient('Lime'), store.nos.recipe('Lime rice')];
    const few = async () => (await guest.ask<Few>('GET', '/api/few-left')).body;
    const count = (amount: number) =>
      cook.ask('POST', '/api/admin/stock-movements', {
        movements: [{ ingredientNo: lime, kind: 'counted', amount }],
      });
    expect(await few()).toEqual({ items: [{ recipeNo, portionsLeft: 10 }] });
    await count(0);
    expect(await few()).toEqual({ items: [{ recipeNo, portionsLeft: 0 }] });
    await count(100_000);
    expect(await few()).toEqual({ items: [] });
    await count(500);
    expect(await few()).toEqual({ items: [{ recipeNo, portionsLeft: 10 }] });
  });

  test.each(['none.json', '..%2f..%2fsecret', '%2e%2e/secret.json', 'menu.json/', 'Menu.json'])(
    'there is no stored result %s',
    async (name) => {
      const reply = await guest.ask('GET', `/catalog/${name}`);
      expect(reply).toMatchObject({ status: 404, body: { code: 'route-not-found' } });
    },
  );

  test('a stored result is kept by caches too', async () => {
    const first = await stored();
    const path = '/catalog/category/bowls.json';
    const etag = first.headers.get('etag') ?? 'none';
    expect((await guest.ask('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('the stock', () => {
  test('is received, written off and counted; all of it or nothing', async () => {
    const [rice, lime] = [store.nos.ingredient('Rice'), store.nos.ingredient('Lime')];
    const path = '/api/admin/stock-movements';
    const moved = await cook.ask('POST', path, {
      movements: [
        { ingredientNo: rice, kind: 'received', amount: 50, note: 'late van' },
        { ingredientNo: lime, kind: 'counted', amount: 300 },
      ],
    });
    expect(moved).toMatchObject({
      status: 201,
      body: {
        levels: [
          { ingredientNo: rice, amount: 100_050 },
          { ingredientNo: lime, amount: 300 },
        ],
      },
    });
    const refused = await cook.ask('POST', path, {
      movements: [
        { ingredientNo: rice, kind: 'received', amount: 50 },
        { ingredientNo: lime, kind: 'spoiled', amount: 301 },
      ],
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'stock-below-zero', left: 300 } });
    const ledger = await cook.ask<Page<unknown>>('GET', `${path}?ingredientNo=${rice}&limit=1`);
    expect(ledger.body.items).toMatchObject([
      {
        name: 'Rice',
        unit: 'g',
        kind: 'received',
        amount: 50,
        note: 'late van',
        movedBy: cook.email,
      },
    ]);
    expect(ledger.body.next).not.toBeNull();
  });

  test('says what is low and which recipes end with it', async () => {
    const low = await cook.ask<Page<unknown>>('GET', '/api/admin/stock?low=true');
    expect(low.body.items).toMatchObject([
      { name: 'Lime', low: true, limits: [{ slug: 'lime-rice', portionsLeft: 6 }] },
    ]);
    const found = await cook.ask<Page<unknown>>('GET', '/api/admin/stock?q=CREME');
    expect(found.body.items).toMatchObject([{ name: 'Crème fraîche', low: false, limits: [] }]);
  });
});

test('amounts are told in cups, spoons, pounds and ounces to whoever asks', async () => {
  const [rice, lime] = ['Rice', 'Lime'].map((name) => store.nos.ingredient(name));
  const asked = (items: object[]) => guest.ask('POST', '/api/us-measures', { items });
  const pound = { ingredientNo: lime, amount: 454 };
  expect((await asked([pound, { ingredientNo: rice, amount: 1 }])).body).toEqual({
    items: [
      { ...pound, measure: { count: '1', unit: 'lb', isMany: false } },
      { ingredientNo: rice, amount: 1, measure: null },
    ],
  });
  expect((await asked([{ ingredientNo: 999_999, amount: 1 }])).body).toMatchObject({
    code: 'ingredient-not-found',
  });
  const many = Array.from({ length: 201 }, () => pound);
  expect((await asked(many)).status).toBe(400);
});
