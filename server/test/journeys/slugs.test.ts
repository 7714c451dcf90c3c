import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importFiles } from '../../src/food/menu-files/menu-files.ts';
import { writeCatalogue } from '../../src/food/menu-files/catalogue-files.ts';
import { openStore, type Person, type Store } from '../store.ts';

let store: Store;
let author: Person;

beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 9000, Limes: 900 },
    recipes: { Congee: { Rice: 90 }, Soup: { Limes: 20 } },
  });
  author = await store.staff('menu');
});
afterAll(() => store.close());

const pathOf = (name: string) => `/api/admin/recipes/${store.nos.recipe(name)}`;

type Written = Record<string, unknown> & { slug: string; editionNo: number };
type Answer = {
  status: number;
  body: Written & { code?: string; leadsTo?: number; name?: string };
};

async function rename(path: string, slug: string): Promise<Answer> {
  const { body } = await author.ask<Written>('GET', path);
  const { recipeNo: _no, status: _s, picture: _p, cost: _c, archived: _a, ...said } = body;
  return author.ask<Answer['body']>('PUT', path, { ...said, slug });
}

const at = async (slug: string) => {
  const { status, headers } = await store.guest().ask('GET', `/api/recipes/${slug}`);
  return [status, headers.get('location')];
};

let round = 0;
beforeEach(async () => {
  round += 1;
  expect((await rename(pathOf('Congee'), `congee-${round}`)).status).toBe(200);
});

describe('a recipe that was on the menu', () => {
  test('is found at every address that it had, in one step, however often it moved', async () => {
    const first = `congee-${round}`;
    for (const next of ['a', 'b', 'c']) await rename(pathOf('Congee'), `${first}-${next}`);
    for (const old of ['congee', first, `${first}-a`, `${first}-b`])
      expect([old, ...(await at(old))]).toEqual([old, 301, `/api/recipes/${first}-c`]);
    expect(await at(`${first}-c`)).toEqual([200, null]);
  });

  test('is found there in the language that was asked for', async () => {
    await rename(pathOf('Congee'), `moved-${round}`);
    expect(await at(`congee-${round}?language=de`)).toEqual([
      301,
      `/api/recipes/moved-${round}?language=de`,
    ]);
  });

  test('may go back: nothing leads in a circle', async () => {
    const [first, second] = [`congee-${round}`, `circle-${round}`];
    await rename(pathOf('Congee'), second);
    await rename(pathOf('Congee'), first);
    expect(await at(first)).toEqual([200, null]);
    expect(await at(second)).toEqual([301, `/api/recipes/${first}`]);
    await rename(pathOf('Congee'), second);
    expect(await at(second)).toEqual([200, null]);
    expect(await at(first)).toEqual([301, `/api/recipes/${second}`]);
  });

  test('leads nobody anywhere while it is off the menu', async () => {
    await rename(pathOf('Congee'), `off-${round}`);
    await author.ask('POST', `${pathOf('Congee')}/unpublish`, {});
    expect(await at(`congee-${round}`)).toEqual([404, null]);
    await author.ask('POST', `${pathOf('Congee')}/publish`, {});
    expect(await at(`congee-${round}`)).toEqual([301, `/api/recipes/off-${round}`]);
  });

  test('is counted at its old address as at its new one', async () => {
    await rename(pathOf('Congee'), `quoted-${round}`);
    const quote = { servings: 2, changes: [] };
    const path = `/api/recipes/congee-${round}/quote`;
    expect((await store.guest().ask('POST', path, quote)).status).toBe(200);
  });
});

test('a draft that nobody could find leaves no address behind', async () => {
  const { body } = await author.ask<{ recipeNo: number }>('POST', `${pathOf('Congee')}/copy`, {});
  const path = `/api/admin/recipes/${body.recipeNo}`;
  await rename(path, `draft-${round}`);
  await rename(path, `draft-${round}-b`);
  type Slug = { free: boolean; leadsTo: object | null };
  const { body: slug } = await author.ask<Slug>(
    'GET',
    `/api/admin/recipe-slugs?slug=draft-${round}`,
  );
  expect(slug).toMatchObject({ free: true, leadsTo: null });
});

test('another recipe takes an old address only once it was let go, and is told whose it is', async () => {
  await rename(pathOf('Congee'), `moved-${round}`);
  const old = `congee-${round}`;
  const refused = await rename(pathOf('Soup'), old);
  expect([refused.status, refused.body.code]).toEqual([409, 'slug-forwards']);
  expect(refused.body).toMatchObject({ leadsTo: store.nos.recipe('Congee'), name: 'Congee' });
  type Slug = { free: boolean; leadsTo: { name: string } | null; next: string };
  const asked = await author.ask<Slug>('GET', `/api/admin/recipe-slugs?slug=${old}`);
  expect(asked.body).toMatchObject({ free: false, leadsTo: { name: 'Congee' }, next: `${old}-2` });
  expect((await author.ask<Written>('GET', pathOf('Soup'))).body.slug).toBe('soup');

  const former = `${pathOf('Congee')}/former-slugs/${old}`;
  expect((await author.ask('DELETE', former)).status).toBe(200);
  expect((await author.ask('DELETE', former)).status).toBe(404);
  expect(await at(old)).toEqual([404, null]);
  expect((await rename(pathOf('Soup'), old)).status).toBe(200);
  expect(await at(old)).toEqual([200, null]);
  expect(await at('soup')).toEqual([301, `/api/recipes/${old}`]);
  expect((await rename(pathOf('Soup'), 'soup')).status).toBe(200);
  type Entry = { items: { action: string; changes: object[] }[] };
  const owner = await store.administrator();
  const { body } = await owner.ask<Entry>('GET', '/api/admin/audit?action=address-released');
  expect(body.items[0]?.changes).toEqual([{ field: 'slug', before: old }]);
});

test('files that let two recipes change addresses leave neither leading away, and others are kept', async () => {
  await store.shop.menu.refresh();
  const catalogue = store.shop.menu.catalogue();
  const one = catalogue.recipes.get(store.nos.recipe('Congee'));
  const two = catalogue.recipes.get(store.nos.recipe('Soup'));
  if (!one || !two) throw new Error('The recipes are not there.');
  const recipes = new Map([
    [one.recipeNo, { ...one, slug: two.slug }],
    [two.recipeNo, { ...two, slug: one.slug }],
  ]);
  const files = writeCatalogue({ ...catalogue, recipes });
  const report = await importFiles(store.shop, files, { dryRun: false });
  expect(report.errors).toEqual([]);
  expect(await at(one.slug)).toEqual([200, null]);
  expect(await at(two.slug)).toEqual([200, null]);
  const back = writeCatalogue({
    ...catalogue,
    recipes: new Map([[two.recipeNo, { ...two, editionNo: two.editionNo + 1, slug: 'lime-soup' }]]),
  });
  expect((await importFiles(store.shop, back, { dryRun: false })).errors).toEqual([]);
  expect(await at(one.slug)).toEqual([301, '/api/recipes/lime-soup']);
});
