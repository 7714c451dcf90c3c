import { zipSync } from 'fflate';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReading, startFileImport, startImports } from '../../src/food/imports/imports.ts';
import type { FetchedPage } from '../../src/platform/platform.ts';
import { openStore, type Person, type Reply, type Store } from '../store.ts';

let store: Store;
let author: Person;
/** The web as this test has it. */
const web: Record<string, FetchedPage> = {};
const fetched: string[] = [];

beforeAll(async () => {
  store = await openStore({
    stock: { 'Red lentils': 100_000, Salt: 100_000 },
    facts: {
      'Red lentils': { priceCents: 200, packAmount: 500, costCents: 100 },
      Salt: { priceCents: 100, packAmount: 1000, costCents: 50 },
      Onion: { unit: 'piece', pieceGrams: 150, priceCents: 40, packAmount: 1, costCents: 20 },
    },
  });
  author = await store.staff('menu');
  if (!store.shop.webPages) throw new Error('This store fetches no pages.');
  store.shop.webPages.fetch = (url) => {
    fetched.push(url);
    return Promise.resolve(web[url] ?? { kind: 'failed', failure: 'no-such-host' });
  };
});
afterAll(() => store.close());

type Line = {
  lineNo: number;
  original: string;
  state: string;
  ingredientNo: number | null;
  amount: number | null;
  priceCents: number | null;
  candidates: { ingredientNo: number; why: string | null; by: string }[];
};
type Import = {
  importNo: number;
  state: string;
  version: number;
  title: string | null;
  name: string | null;
  servings: number | null;
  minutes: number | null;
  steps: string[];
  recipeNo: number | null;
  lines: Line[];
  cost: { totalCents: number; marginCents: number | null } | null;
  missing: { field: string }[];
};
type Batch = {
  batchNo: number;
  state: string;
  sources: number;
  waiting: number;
  recipes: number;
  duplicates: number;
  refused: number;
  leftOut: number;
  report: { name: string; state: string; why: string | null; leftOut: object[] }[];
};

const page = (recipe: object) =>
  `<title>A page</title><script type="application/ld+json">${JSON.stringify({
    '@type': 'Recipe',
    recipeInstructions: ['Soften the onion, tip in the lentils.', 'Serve.'],
    ...recipe,
  })}</script>`;
const lay = (url: string, recipe: object) => {
  web[url] = { kind: 'page', url, text: page(recipe) };
  return url;
};
const soup = {
  name: 'Lentil soup',
  recipeYield: '4 servings',
  totalTime: 'PT40M',
  author: { name: 'A. Cook' },
  recipeIngredient: ['400 g red lentils', '1 onion', '10 g salt'],
};

async function start(asked: object): Promise<Batch> {
  const started = await author.ask<Batch>('POST', '/api/admin/imports', asked);
  expect(started.status, JSON.stringify(started.body)).toBe(201);
  await store.shop.reading.settled();
  return reportOf(started.body.batchNo);
}
const reportOf = async (batchNo: number) =>
  (await author.ask<Batch>('GET', `/api/admin/import-batches/${batchNo}`)).body;
async function importsOf({ batchNo }: Batch): Promise<Import[]> {
  const path = `/api/admin/imports?batchNo=${batchNo}&limit=100`;
  const { items } = (await author.ask<{ items: Import[] }>('GET', path)).body;
  return Promise.all(items.toReversed().map(({ importNo }) => read(importNo)));
}
const read = async (importNo: number) =>
  (await author.ask<Import>('GET', `/api/admin/imports/${importNo}`)).body;
async function imported(asked: object): Promise<Import> {
  const [first] = await importsOf(await start(asked));
  if (!first) throw new Error('Nothing was imported.');
  return first;
}

/** Saves it as it stands, with what is said of it. */
function save(it: Import, said: object, lines: object[] = []): Promise<Reply<Import>> {
  const { version, name, servings, minutes, steps: now } = it;
  const kept = { version, name, servings, minutes, steps: now, category: 'bowls' };
  const body = { preparationCents: 150, ownWords: false, ...kept, ...said, lines };
  return author.ask<Import>('PUT', `/api/admin/imports/${it.importNo}`, body);
}
const draft = ({ importNo, version }: Import) =>
  author.ask<Import & { code?: string; fields?: { field: string }[] }>(
    'POST',
    `/api/admin/imports/${importNo}/draft`,
    { version },
  );

test('a page becomes a draft with its price and margin, keeps its source, and is published once its words are the shop’s', async () => {
  const name = 'Everyday dinner';
  const written = [
    'Simmer {everything} in a wide pan for as long as it needs, then eat.',
    'Serve.',
  ];
  const found = await imported({
    urls: [lay('https://a.example/soup', { ...soup, name, recipeInstructions: written })],
  });
  expect(found).toMatchObject({ title: name, servings: 4, minutes: 40, steps: written });
  expect(found.lines).toMatchObject([
    { original: '400 g red lentils', state: 'matched', amount: 400, priceCents: 160 },
    { original: '1 onion', state: 'matched', amount: 1, priceCents: 40 },
    { original: '10 g salt', state: 'matched', amount: 10, priceCents: 1 },
  ]);
  expect(found.missing.map(({ field }) => field)).toEqual(['/category']);
  const saved = await save(found, {});
  expect(saved.body).toMatchObject({ missing: [], cost: { totalCents: 801, marginCents: 700 } });
  const drafted = await draft(saved.body);
  expect(drafted.body).toMatchObject({ state: 'drafted' });
  const recipe = `/api/admin/recipes/${drafted.body.recipeNo ?? 0}`;
  expect((await author.ask('GET', recipe)).body).toMatchObject({
    status: 'draft',
    name,
    slug: 'everyday-dinner',
    servings: 4,
    steps: ['Simmer \\{everything\\} in a wide pan for as long as it needs, then eat.', 'Serve.'],
    ingredients: [{ amount: 400 }, { amount: 1 }, { amount: 10 }],
  });
  expect((await author.ask('GET', `${recipe}/source`)).body).toEqual({
    source: {
      title: name,
      author: 'A. Cook',
      url: 'https://a.example/soup',
      steps: written,
      ownWordsAt: null,
    },
  });
  // Its author lets it follow what is in the box; its words are still those of its source.
  const draftOf = (await author.ask<Record<string, unknown>>('GET', recipe)).body;
  const { slug, description, category, story, servings, minutes, preparationCents } = draftOf;
  const { ingredients, editionNo } = draftOf;
  const put = await author.ask('PUT', recipe, {
    slug,
    name,
    description,
    category,
    story,
    servings,
    minutes,
    preparationCents,
    ingredients,
    editionNo,
    steps: [
      'Simmer {Red lentils; Onion; Salt} in a wide pan for as long as it needs, then eat.',
      'Serve.',
    ],
  });
  expect(put.status, JSON.stringify(put.body)).toBe(200);
  expect((await author.ask('POST', `${recipe}/publish`, {})).body).toMatchObject({
    code: 'words-of-others',
    fields: [{ field: '/steps/0' }],
  });
  await author.ask('POST', `${recipe}/own-words`, {});
  expect((await author.ask('POST', `${recipe}/publish`, {})).body).toMatchObject({
    status: 'published',
  });
  expect((await draft(saved.body)).body.code).toBe('import-settled');
});

test('what its source does not say is asked, and neither cut nor guessed', async () => {
  const name = 'A very long name that somebody once thought up for a soup of lentils';
  const found = await imported({
    urls: [lay('https://a.example/long', { ...soup, name, recipeYield: '4-6', totalTime: '' })],
  });
  expect(found).toMatchObject({ title: name, name: null, servings: null, minutes: null });
  const refused = await draft(found);
  expect(refused.body.code).toBe('import-unfinished');
  expect(refused.body.fields?.map(({ field }) => field)).toEqual([
    '/name',
    '/category',
    '/servings',
    '/minutes',
  ]);
  const said = await save(found, { name: 'Lentil soup', servings: 6, minutes: 30 });
  expect((await draft(said.body)).body).toMatchObject({ state: 'drafted' });
});

test('a line that nobody understands waits; what somebody says of it is remembered, and settles it elsewhere', async () => {
  const text = (title: string, line: string) =>
    `${title}\nServes 2\n100 g red lentils\n${line}\nStir it all together.`;
  const [first, second] = [
    await imported({ text: text('Moon soup', '200 g moonbeams') }),
    await imported({ text: text('Night soup', '300 g moonbeam') }),
  ];
  expect(first.lines[1]).toMatchObject({ state: 'open', candidates: [] });
  const said = { minutes: 20 };
  const refused = await draft((await save(first, said)).body);
  expect(refused.body.fields).toEqual([{ field: '/lines/2', message: 'is not settled' }]);
  const salt = store.nos.ingredient('Salt');
  const line = { lineNo: 2, state: 'chosen', ingredientNo: salt, amount: 200 };
  const chosen = await save(await read(first.importNo), said, [line]);
  expect(chosen.body.lines[1]).toMatchObject({ state: 'chosen', ingredientNo: salt });
  const settled = await read(second.importNo);
  expect(settled.lines[1]).toMatchObject({ state: 'matched', ingredientNo: salt, amount: 300 });
  // Whoever still has it open as it was is told.
  expect((await save(second, said)).status).toBe(409);
  const third = await imported({ text: text('Dawn soup', '3 kg moonbeams') });
  expect(third.lines[1]).toMatchObject({ state: 'matched', ingredientNo: salt, amount: 3000 });
  const left = { lineNo: 2, state: 'left-out', ingredientNo: null, amount: null };
  const without = await save(third, said, [left]);
  const { recipeNo } = (await draft(without.body)).body;
  const recipe = await author.ask('GET', `/api/admin/recipes/${recipeNo ?? 0}`);
  expect(recipe.body['ingredients']).toMatchObject([{ amount: 100 }]);
});

test('what was remembered wrongly is forgotten: what it matched waits again, what somebody chose and what is drafted stays', async () => {
  const text = (title: string) =>
    `${title}\nServes 2\n100 g red lentils\n200 g sunbeams\nStir it all together.`;
  const first = await imported({ text: text('Sun soup') });
  const onion = store.nos.ingredient('Onion');
  const chosen = { lineNo: 2, state: 'chosen', ingredientNo: onion, amount: 1 };
  await save(first, { minutes: 20 }, [chosen]);
  const second = await imported({ text: text('Noon soup') });
  expect(second.lines[1]?.candidates[0]).toMatchObject({ ingredientNo: onion, by: 'alias' });
  type Aliases = { items: { language: string; words: string; learntAt: string }[] };
  const aliasesOf = async (ingredientNo: number) =>
    (await author.ask<Aliases>('GET', `/api/admin/ingredients/${ingredientNo}/aliases`)).body.items;
  const [alias, ...others] = await aliasesOf(onion);
  expect([alias?.language, alias?.words, others]).toEqual(['en', 'sunbeam', []]);
  const forget = (ingredientNo: number, asked: object = { language: 'en', words: 'sunbeam' }) =>
    author.ask('POST', `/api/admin/ingredients/${ingredientNo}/aliases/forget`, asked);
  // Of another ingredient nobody said so.
  expect((await forget(store.nos.ingredient('Salt'))).body).toEqual({ forgotten: false });
  expect((await Promise.all([forget(onion), forget(onion)])).map(({ body }) => body)).toEqual(
    expect.arrayContaining([{ forgotten: true }, { forgotten: false }]),
  );
  expect(await aliasesOf(onion)).toEqual([]);
  expect((await read(second.importNo)).lines[1]).toMatchObject({
    state: 'open',
    ingredientNo: null,
    candidates: [],
  });
  expect((await save(second, { minutes: 20 })).status).toBe(409);
  expect((await read(first.importNo)).lines[1]).toMatchObject({ state: 'chosen', amount: 1 });
  const third = await imported({ text: text('Evening soup') });
  expect(third.lines[1]).toMatchObject({ state: 'open', candidates: [] });
  expect((await forget(9_999_999_999)).body['code']).toBe('ingredient-unknown');
});

test('an ingredient that the shop has not got is added with nothing known of what is in it', async () => {
  const found = await imported({ text: 'Stars\nServes 2\n2 tbsp stardust\nSprinkle it.' });
  const path = `/api/admin/imports/${found.importNo}/ingredients`;
  const dust = { name: 'Stardust', unit: 'ml', packAmount: 100, priceCents: 500 };
  const { version } = found;
  const added = await author.ask<Import>('POST', path, { version, lineNo: 1, ...dust });
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  // A spoon is another one in Australia: how much is left to be said.
  expect(added.body.lines).toMatchObject([{ state: 'open', candidates: [{ why: 'ambiguous' }] }]);
  const ingredientNo = added.body.lines[0]?.candidates[0]?.ingredientNo ?? 0;
  const ingredient = await author.ask('GET', `/api/admin/ingredients/${ingredientNo}`);
  expect(ingredient.body).toMatchObject({ name: 'Stardust', allergens: null, cooking: null });
  const asked = { version: added.body.version, lineNo: 1, ...dust };
  expect((await author.ask('POST', path, asked)).body['code']).toBe('ingredient-name-taken');
});

test('a batch tells truly what became of each source', async () => {
  lay('https://b.example/one', { ...soup, name: 'One' });
  web['https://b.example/none'] = { kind: 'page', url: 'https://b.example/none', text: '<p>Hi' };
  web['https://b.example/away'] = { kind: 'failed', failure: 'offline' };
  const urls = ['one', 'none', 'away', 'one?utm_source=mail'].map(
    (path) => `https://b.example/${path}`,
  );
  lay(urls[3] ?? '', { ...soup, name: 'One' });
  const batch = await start({ urls });
  expect(batch).toMatchObject({ state: 'done', sources: 4, recipes: 2, duplicates: 1, refused: 2 });
  expect(batch.report.map(({ name, why }) => [name, why])).toEqual([
    [urls[1], 'no-recipe'],
    [urls[2], 'offline'],
    [urls[0], null],
    [urls[3], null],
  ]);
  const [first, second] = await importsOf(batch);
  const duplicate = [first, second].find((it) => it?.state === 'duplicate');
  const open = [first, second].find((it) => it?.state === 'open');
  expect(duplicate).toMatchObject({ duplicateOf: open?.importNo, lines: [] });
  // What somebody set aside may come again.
  const aside = { version: open?.version ?? 0 };
  await author.ask('POST', `/api/admin/imports/${open?.importNo ?? 0}/set-aside`, aside);
  expect(await imported({ urls: [urls[0]] })).toMatchObject({ state: 'open', title: 'One' });
});

const library = (count: number) =>
  zipSync({
    ...Object.fromEntries(
      Array.from({ length: count }, (_, no) => [
        `soup-${no}.json`,
        new TextEncoder().encode(
          JSON.stringify({ ...soup, '@type': 'Recipe', name: `Soup ${no}` }),
        ),
      ]),
    ),
    'broken.json': new TextEncoder().encode('{'),
  });

test('a library is read to its end, cancelled, and gone on with behind what was read', async () => {
  const { shop } = store;
  const file = { name: 'soups.zip', bytes: library(45), region: null };
  const batchNo = await startFileImport(shop, file, 'shop');
  await author.ask('POST', `/api/admin/import-batches/${batchNo}/cancel`, {});
  await shop.reading.settled();
  expect(await reportOf(batchNo)).toMatchObject({ state: 'cancelled', waiting: 1, recipes: 0 });
  // As a server left it that died behind the fortieth.
  await shop.database.run(
    sql`update import_source set read_parts = 40 where batch_no = ${batchNo}`,
  );
  await author.ask('POST', `/api/admin/import-batches/${batchNo}/resume`, {});
  await shop.reading.settled();
  const batch = await reportOf(batchNo);
  expect(batch).toMatchObject({ state: 'done', waiting: 0, recipes: 5, leftOut: 1, refused: 0 });
  expect(batch.report[0]?.leftOut).toEqual([{ name: 'broken.json', why: 'broken' }]);
  const titles = (await importsOf(batch)).map(({ title }) => title);
  expect(titles).toEqual(['Soup 40', 'Soup 41', 'Soup 42', 'Soup 43', 'Soup 44']);
  const [kept] = await shop.database.pool
    .query<{ body: unknown }>('select body from import_source where batch_no = $1', [batchNo])
    .then(({ rows }) => rows);
  expect(kept?.body).toBeNull();
});

test('a server that stops in the middle of a library gives it back, and another goes on behind what was read', async () => {
  const { shop } = store;
  const file = { name: 'many.zip', bytes: library(90), region: null };
  const batchNo = await startFileImport(shop, file, 'operator');
  const stopping = openReading(shop, { pollMs: 0 });
  stopping.poke();
  await stopping.close();
  expect(await reportOf(batchNo)).toMatchObject({ state: 'reading', waiting: 1, recipes: 20 });
  await shop.reading.settled();
  expect(await reportOf(batchNo)).toMatchObject({ state: 'done', waiting: 0, recipes: 90 });
});

test('where nothing may be fetched an address is refused, and a file is read', async () => {
  const shop = { ...store.shop, webPages: undefined };
  const asked = { urls: ['https://c.example/'], text: null, region: null };
  await expect(startImports(shop, asked, 'shop')).rejects.toMatchObject({ code: 'fetching-off' });
  const before = fetched.length;
  const type = { 'content-type': 'application/octet-stream' };
  const path = '/api/admin/import-files?name=soups.zip';
  const sent = await author.ask<Batch>('POST', path, library(2), type);
  await store.shop.reading.settled();
  expect(await reportOf(sent.body.batchNo)).toMatchObject({ recipes: 2, leftOut: 1 });
  expect(fetched).toHaveLength(before);
  for (const url of ['ftp://c.example/', 'c.example'])
    expect((await author.ask('POST', '/api/admin/imports', { urls: [url] })).status).toBe(400);
});

test('a fault of ours while reading is told, and gives up after the third time', async () => {
  const { webPages } = store.shop;
  if (!webPages) throw new Error('This store fetches no pages.');
  const { fetch } = webPages;
  webPages.fetch = () => Promise.reject(new Error('Something broke.'));
  const batch = await start({ urls: ['https://d.example/'] });
  for (const minutes of [3, 6]) {
    expect(await reportOf(batch.batchNo)).toMatchObject({ state: 'reading', waiting: 1 });
    store.time.now = new Date(store.time.now.getTime() + minutes * 60_000);
    await store.shop.reading.settled();
  }
  webPages.fetch = fetch;
  const { report } = await reportOf(batch.batchNo);
  expect(report).toMatchObject([{ state: 'refused', why: 'failed' }]);
  expect(store.faults.splice(0)).toHaveLength(3);
});
