import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportCatalogue, importCatalogue } from '../../src/food/menu-files/menu-files.ts';
import {
  fillBasket,
  firstDay,
  openStore,
  order,
  type Person,
  type Reply,
  type Store,
} from '../store.ts';

let store: Store;
let anna: Person;
let ben: Person;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 1000, Mayonnaise: 1000, Lime: 1000 },
    recipes: { Congee: { Rice: 100 } },
    facts: { Mayonnaise: { diets: [] } },
  });
  [anna, ben] = [await store.administrator(), await store.administrator()];
});
afterAll(() => store.close());

type Kept = Record<string, unknown> & { version: number };
type Refused = {
  code: string;
  version: number;
  current: Kept;
  conflicts: { field: string; mine: unknown; theirs: unknown }[];
};

const ingredient = (name: string) => `/api/admin/ingredients/${store.nos.ingredient(name)}`;

/** What somebody has on their page, as they would send it back. */
async function pageOf(person: Person, path: string): Promise<Kept> {
  const { ingredientNo: _no, ...facts } = (await person.ask<Kept>('GET', path)).body;
  return facts;
}

test('an allergen that one adds outlives the price that another saves from an older page', async () => {
  const path = ingredient('Mayonnaise');
  const [annas, bens] = [await pageOf(anna, path), await pageOf(ben, path)];
  expect((await anna.ask('PUT', path, { ...annas, allergens: ['mustard'] })).status).toBe(200);
  const refused = await ben.ask<Refused>('PUT', path, { ...bens, priceCents: 250 });
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'precondition-failed',
      version: annas.version + 1,
      current: { allergens: ['mustard'], priceCents: 100 },
      conflicts: [
        { field: '/priceCents', mine: 250, theirs: 100 },
        { field: '/allergens', mine: [], theirs: ['mustard'] },
      ],
    },
  });
  const { current, version } = refused.body;
  const { ingredientNo: _no, ...theirs } = current;
  const chosen = { ...theirs, priceCents: 250, version };
  expect((await ben.ask('PUT', path, chosen)).body).toMatchObject({
    priceCents: 250,
    allergens: ['mustard'],
  });
});

test('of many saves of one version one is written, and the same save again changes nothing more', async () => {
  const path = ingredient('Rice');
  const page = await pageOf(anna, path);
  const prices = [101, 102, 103, 104, 105, 106, 107, 108];
  const replies = await Promise.all(
    prices.map((priceCents, index) =>
      (index % 2 ? anna : ben).ask<Kept & Refused>('PUT', path, { ...page, priceCents }),
    ),
  );
  const won = replies.filter(({ status }) => status === 200);
  expect(replies.map(({ status }) => status).sort()).toEqual([
    200,
    ...prices.slice(1).map(() => 409),
  ]);
  const price = won[0]?.body['priceCents'];
  for (const { body } of replies.filter(({ status }) => status === 409))
    expect(body.conflicts).toMatchObject([{ field: '/priceCents', theirs: price }]);
  const again = await anna.ask<Kept>('PUT', path, { ...page, priceCents: price });
  expect(again).toMatchObject({ status: 200, body: { version: page.version + 1 } });
});

test('who does not say which version they saw is told so by name', async () => {
  const { version: _, ...facts } = await pageOf(anna, ingredient('Rice'));
  const ada = await store.customer();
  const named = async (asked: Promise<Reply>) => {
    const { status, body } = await asked;
    return [status, (body['fields'] as { field: string }[]).map(({ field }) => field)];
  };
  expect(await named(anna.ask('PUT', ingredient('Rice'), facts))).toEqual([400, ['/version']]);
  const day = { capacity: 5, closed: false };
  const dayPath = `/api/admin/delivery-days/${firstDay}`;
  expect(await named(anna.ask('PUT', dayPath, day))).toEqual([400, ['/version']]);
  const soups = { name: 'Soups', position: 2 };
  const soupPath = '/api/admin/categories/soups';
  expect(await named(anna.ask('PUT', soupPath, soups))).toEqual([400, ['/version']]);
  expect(await named(ada.ask('PATCH', '/api/me', { name: 'Ada' }))).toEqual([400, ['/version']]);
});

test('two who add the same category are told of each other, and none is written over unseen', async () => {
  const path = '/api/admin/categories/stews';
  const add = (person: Person, name: string) =>
    person.ask<Kept & Refused>('PUT', path, { name, position: 3, version: 0 });
  const replies = await Promise.all([add(anna, 'Stews'), add(ben, 'Hot pots')]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [first] = replies.filter(({ status }) => status === 200);
  const [second] = replies.filter(({ status }) => status === 409);
  expect(second?.body.conflicts).toMatchObject([{ field: '/name', theirs: first?.body['name'] }]);
  const over = { name: 'Casseroles', position: 4, version: 1 };
  expect((await ben.ask('PUT', path, over)).body).toMatchObject({ ...over, version: 2 });
  expect((await anna.ask('PUT', path, { ...over, name: 'Stews' })).status).toBe(409);
  const nowhere = { name: 'X', position: 1, version: 3 };
  expect((await anna.ask('PUT', '/api/admin/categories/nowhere', nowhere)).status).toBe(404);
});

test('a day that one closes is not reopened by the capacity that another saves', async () => {
  const path = `/api/admin/delivery-days/2026-12-24`;
  const put = (person: Person, body: object) => person.ask<Kept & Refused>('PUT', path, body);
  expect((await put(anna, { capacity: 40, closed: false, version: 0 })).status).toBe(200);
  const seen = 1;
  expect((await put(anna, { capacity: 40, closed: true, version: seen })).status).toBe(200);
  const stale = await put(ben, { capacity: 60, closed: false, version: seen });
  expect(stale).toMatchObject({
    status: 409,
    body: {
      version: 2,
      current: { capacity: 40, closed: true },
      conflicts: [
        { field: '/capacity', mine: 60, theirs: 40 },
        { field: '/closed', mine: false, theirs: true },
      ],
    },
  });
  // A day that is there is not added again.
  expect((await put(ben, { capacity: 60, closed: false, version: 0 })).status).toBe(409);
  const replies = await Promise.all(
    [41, 42, 43, 44].map((capacity) => put(ben, { capacity, closed: true, version: 2 })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

test('orders do not make the page of a day old', async () => {
  const range = `from=${firstDay}&to=${firstDay}`;
  const days = `/api/admin/delivery-days`;
  await store.shop.days.ensure([firstDay]);
  const day = async () =>
    (await anna.ask<{ items: Kept[] }>('GET', `${days}?${range}`)).body.items[0];
  const before = await day();
  const ada = await store.customer();
  expect(
    (await order(ada, await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]))).status,
  ).toBe(201);
  expect((await day())?.version).toBe(before?.version);
});

test('two tabs of one customer lose no allergen', async () => {
  const ada = await store.customer();
  const { version } = (await ada.ask<Kept>('GET', '/api/me')).body;
  const save = (body: object) => ada.ask<Kept & Refused>('PATCH', '/api/me', { version, ...body });
  const tabs = await Promise.all([
    save({ avoidedAllergens: ['nuts'] }),
    save({ avoidedAllergens: ['milk'] }),
  ]);
  expect(tabs.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [won] = tabs.filter(({ status }) => status === 200);
  const [late] = tabs.filter(({ status }) => status === 409);
  const theirs = won?.body['avoidedAllergens'];
  expect(late?.body.conflicts).toMatchObject([{ field: '/avoidedAllergens', theirs }]);
  expect((await save({ name: 'Ada' })).body).toMatchObject({
    code: 'precondition-failed',
    conflicts: [{ field: '/name', mine: 'Ada', theirs: null }],
  });
  expect((await ada.ask('GET', '/api/me')).body).toMatchObject({ avoidedAllergens: theirs });
});

test('a recipe that was changed meanwhile tells both values of what differs', async () => {
  const path = `/api/admin/recipes/${store.nos.recipe('Congee')}`;
  type Recipe = Kept & { editionNo: number };
  const { body } = await anna.ask<Recipe>('GET', path);
  const { recipeNo: _no, status: _status, picture: _picture, cost: _cost, ...page } = body;
  expect((await anna.ask('PUT', path, { ...page, minutes: 25 })).status).toBe(200);
  const refused = await ben.ask<Refused>('PUT', path, { ...page, steps: ['Boil it.'] });
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'precondition-failed',
      version: body.editionNo + 1,
      conflicts: [
        { field: '/minutes', mine: 20, theirs: 25 },
        { field: '/steps', mine: ['Boil it.'], theirs: ['Cook {Rice}.'] },
      ],
    },
  });
});

test('a count says what moved while it was counted, in place of counting it away', async () => {
  const ingredientNo = store.nos.ingredient('Lime');
  const change = (movement: object) =>
    anna.ask<Refused>('POST', '/api/admin/stock-movements', {
      movements: [{ ingredientNo, ...movement }],
    });
  await change({ kind: 'received', amount: 300 });
  const late = await change({ kind: 'counted', amount: 990, seenAmount: 1000 });
  expect(late).toMatchObject({
    status: 409,
    body: {
      code: 'precondition-failed',
      current: { amount: 1300 },
      conflicts: [{ field: '/amount', mine: 990, theirs: 1300 }],
    },
  });
  expect((await store.stockAndLedger())['Lime']).toEqual({ stock: 1300, ledger: 1300 });
  expect((await change({ kind: 'counted', amount: 1290, seenAmount: 1300 })).status).toBe(201);
});

test('files that were exported before somebody changed the shop are refused row by row', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-two-'));
  try {
    await exportCatalogue(store.shop, folder);
    const path = ingredient('Lime');
    const page = await pageOf(anna, path);
    await anna.ask('PUT', path, { ...page, allergens: ['sulphites'] });
    const file = join(folder, 'ingredients.csv');
    const exported = await readFile(file, 'utf8');
    await writeFile(file, exported.replaceAll('1.00', '1.30'));
    const refused = await importCatalogue(store.shop, folder, { dryRun: false });
    expect(refused.errors.map(({ column }) => column)).toEqual(['price', 'allergens']);
    expect(refused.errors[1]?.message).toContain('the file says "", the shop says "sulphites"');
    expect((await anna.ask('GET', path)).body).toMatchObject({
      priceCents: 100,
      allergens: ['sulphites'],
    });
    const old = exported.split(/\r?\n/).map((line) => line.slice(0, line.lastIndexOf(',')));
    await writeFile(file, old.join('\n'));
    const older = await importCatalogue(store.shop, folder, { dryRun: false });
    expect(older.errors.map(({ column }) => column)).toEqual(['allergens']);
    const forced = await importCatalogue(store.shop, folder, { dryRun: false, overwrite: true });
    expect(forced.errors).toEqual([]);
    expect((await anna.ask('GET', path)).body).toMatchObject({ allergens: [] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
