import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let author: Person;
const guest = () => store.guest();

beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 9000, Limes: 900, Tofu: 900 },
    recipes: { Congee: { Rice: 90, Limes: 10 }, 'Lime soup': { Limes: 20 } },
    facts: { Tofu: { allergens: ['soybeans'], lowStockAmount: 5000, description: 'Firm' } },
  });
  author = await store.staff('menu');
});
afterAll(() => store.close());

type Named = { name: string; archived?: true };
type Page = { items: (Named & { ingredientNo: number; recipeNo: number; slug: string })[] };

const namesIn = async (path: string, who: Person = author) => {
  const { status, body } = await who.ask<Page>('GET', path);
  expect([path, status]).toEqual([path, 200]);
  return body.items.map(({ name }) => name).sort();
};
const say = async (path: string, who: Person = author) =>
  who.ask<Named & { code?: string; needs?: Named[]; fields?: { field: string }[] }>(
    'POST',
    path,
    {},
  );
const ofIngredient = (name: string) => `/api/admin/ingredients/${store.nos.ingredient(name)}`;
const ofRecipe = (name: string) => `/api/admin/recipes/${store.nos.recipe(name)}`;

describe('an ingredient', () => {
  test('stays while a recipe on the menu needs it, and the answer names the recipe', async () => {
    const refused = await say(`${ofIngredient('Limes')}/archive`);
    expect([refused.status, refused.body.code]).toEqual([409, 'still-needed']);
    expect(refused.body.needs?.map(({ name }) => name)).toEqual(['Congee', 'Lime soup']);
    expect(await namesIn('/api/admin/ingredients')).toEqual(['Limes', 'Rice', 'Tofu']);
  });

  test('that is archived is in no list and no offer, and in every order and report of before', async () => {
    const ada = await store.customer();
    const tofu = store.nos.ingredient('Tofu');
    const changes = [{ action: 'extra', ingredientNo: tofu, amount: 30 }];
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1, changes }]);
    const { body: placed } = await order(ada, basket);
    const bob = await store.customer();
    await fillBasket(store, bob, [{ recipe: 'Congee', servings: 1, changes }]);

    expect((await say(`${ofIngredient('Tofu')}/archive`)).body).toMatchObject({ archived: true });
    expect(await namesIn('/api/admin/ingredients')).toEqual(['Limes', 'Rice']);
    expect(await namesIn('/api/admin/ingredients?archived=only')).toEqual(['Tofu']);
    expect(await namesIn('/api/admin/ingredients?archived=too')).toHaveLength(3);
    expect(await namesIn('/api/ingredients', guest())).toEqual(['Limes', 'Rice']);
    const low = await namesIn('/api/admin/reports/low-stock');
    expect(low).not.toContain('Tofu');
    // What of it lies on the shelf is still there.
    expect(await namesIn('/api/admin/stock')).toContain('Tofu');
    // So is what is promised to Ada, once the rest of it is gone.
    const gone = { ingredientNo: tofu, kind: 'spoiled', amount: 870 };
    const written = await (
      await store.administrator()
    ).ask('POST', '/api/admin/stock-movements', {
      movements: [gone],
    });
    expect(written).toMatchObject({ status: 201, body: { levels: [{ amount: 0 }] } });
    type Levels = { items: { name: string; amount: number; promisedAmount: number }[] };
    const levels = await author.ask<Levels>('GET', '/api/admin/stock');
    expect(levels.body.items).toContainEqual(
      expect.objectContaining({ name: 'Tofu', amount: 0, promisedAmount: 30 }),
    );

    const again = await guest().ask<{ code: string }>('POST', '/api/cart/lines', {
      recipeNo: store.nos.recipe('Congee'),
      servings: 1,
      changes,
    });
    expect([again.status, again.body.code]).toEqual([422, 'ingredient-not-found']);
    type Cart = { lines: { ok: boolean; problem?: { code: string } }[] };
    const cart = await bob.ask<Cart>('GET', '/api/cart');
    expect(JSON.stringify(cart.body.lines)).toContain('ingredient-not-found');

    type Ordered = { lines: { ingredients: { name: string }[]; contains: string[] }[] };
    const kept = await ada.ask<Ordered>('GET', `/api/orders/${placed.orderNo}`);
    expect(kept.body.lines[0]?.ingredients.map(({ name }) => name)).toContain('Tofu');
    expect(JSON.stringify(kept.body.lines[0])).toContain('soybeans');
  });

  test('that is archived keeps a recipe with it off the menu until it is back', async () => {
    const draft = await author.ask<{ recipeNo: number }>('POST', `${ofRecipe('Congee')}/copy`, {});
    const path = `/api/admin/recipes/${draft.body.recipeNo}`;
    type Written = Record<string, unknown> & { ingredients: object[]; editionNo: number };
    const { body } = await author.ask<Written>('GET', path);
    const { recipeNo: _no, status: _s, picture: _p, cost: _c, ...said } = body;
    const tofu = { ingredientNo: store.nos.ingredient('Tofu'), amount: 40, swaps: [] };
    const rice = said.ingredients.slice(0, 1);
    const steps = ['Stir.'];
    const follows = { name: null, description: null, story: null };
    const changed = { ...said, name: 'Dish', description: null, steps, follows };
    const sent = await author.ask('PUT', path, { ...changed, ingredients: [...rice, tofu] });
    expect(sent.status).toBe(200);
    const refused = await say(`${path}/publish`);
    expect([refused.status, refused.body.code]).toEqual([409, 'archived-in-recipe']);
    expect(refused.body.fields).toEqual([
      { field: '/ingredients/1/ingredientNo', message: 'is archived' },
    ]);
    expect((await say(`${ofIngredient('Tofu')}/unarchive`)).body.archived).toBeUndefined();
    expect(await namesIn('/api/ingredients', guest())).toContain('Tofu');
    expect((await say(`${path}/publish`)).body.code).not.toBe('archived-in-recipe');
  });

  test('is duplicated under a name of its own, with nothing in stock, and nothing declared of what is in it', async () => {
    type Facts = Record<string, unknown> & { ingredientNo: number; name: string };
    const { body: original } = await author.ask<Facts>('GET', ofIngredient('Tofu'));
    const copies = [];
    for (const _time of [1, 2])
      copies.push((await author.ask<Facts>('POST', `${ofIngredient('Tofu')}/copy`, {})).body);
    expect(copies.map(({ name }) => name)).toEqual(['Copy of Tofu', 'Copy of Tofu 2']);
    const undeclared = { allergens: null, mayContain: null, diets: null, alcoholPermille: null };
    const { ingredientNo, version: _v, name: _n, ...facts } = copies[0] ?? original;
    const { ingredientNo: _no, version: _w, name: _m, ...said } = original;
    expect(facts).toEqual({ ...said, ...undeclared });
    expect(await namesIn('/api/admin/ingredients?unsettled=true')).toContain('Copy of Tofu');
    type Moved = { items: object[] };
    const ledger = `/api/admin/stock-movements?ingredientNo=${ingredientNo}`;
    expect((await author.ask<Moved>('GET', ledger)).body.items).toEqual([]);
    expect((await say('/api/admin/ingredients/999999/copy')).status).toBe(404);
  });
});

describe('a recipe', () => {
  test('leaves the menu before it is archived, and its lists, its copies and its orders say so', async () => {
    const path = ofRecipe('Lime soup');
    const refused = await say(`${path}/archive`);
    expect([refused.status, refused.body.code]).toEqual([409, 'still-needed']);
    await say(`${path}/unpublish`);
    expect((await say(`${path}/archive`)).body).toMatchObject({ archived: true });
    expect(await namesIn('/api/admin/recipes?q=lime')).toEqual([]);
    expect(await namesIn('/api/admin/recipes?q=lime&archived=only')).toEqual(['Lime soup']);
    const published = await say(`${path}/publish`);
    expect([published.status, published.body.code]).toEqual([409, 'recipe-archived']);
    // Twice is once.
    expect((await say(`${path}/archive`)).status).toBe(200);
    await say(`${path}/unarchive`);
    expect((await say(`${path}/publish`)).status).toBe(200);
    expect((await guest().ask('GET', '/api/recipes/lime-soup')).status).toBe(200);
  });
});

describe('a category', () => {
  test('is archived once no recipe needs it, and is offered nowhere', async () => {
    const empty = { name: 'Specials', position: 9, version: 0 };
    await author.ask('PUT', '/api/admin/categories/specials', empty);
    const refused = await say('/api/admin/categories/bowls/archive');
    expect([refused.status, refused.body.code]).toEqual([409, 'still-needed']);
    expect(refused.body.needs?.map(({ name }) => name)).toContain('Congee');
    expect((await say('/api/admin/categories/specials/archive')).status).toBe(200);
    expect(await namesIn('/api/categories', guest())).toEqual(['Bowls']);
    type All = { items: { slug: string; archived?: true; recipes: number }[] };
    const all = await author.ask<All>('GET', '/api/admin/categories');
    expect(all.body.items).toMatchObject([{ slug: 'bowls' }, { slug: 'specials', archived: true }]);
    expect((await say('/api/admin/categories/nowhere/archive')).status).toBe(404);
    await say('/api/admin/categories/specials/unarchive');
    expect(await namesIn('/api/categories', guest())).toEqual(['Bowls', 'Specials']);
  });
});

test('who may only look at the menu archives nothing', async () => {
  const kitchen = await store.staff('kitchen');
  for (const path of [ofIngredient('Tofu'), ofRecipe('Congee'), '/api/admin/categories/specials'])
    expect((await say(`${path}/archive`, kitchen)).status).toBe(403);
});
