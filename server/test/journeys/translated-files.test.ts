import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeCatalogue } from '../../src/food/menu-files/catalogue-files.ts';
import { importFiles } from '../../src/food/menu-files/menu-files.ts';
import { everyTranslation } from '../../src/food/translations/translations.ts';
import { openStore, type Person, type Store } from '../store.ts';

let store: Store;
let staff: Person;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000, Limes: 1000 },
    recipes: { Congee: { Rice: 90 } },
  });
  staff = await store.administrator();
  await staff.ask('PATCH', '/api/admin/settings', {
    change: { languages: ['de', 'ar'] },
    holdsFrom: null,
    version: 0,
  });
});
afterEach(() => store.close());

const file = 'recipes/congee.yaml';
const out = async () => {
  await store.shop.menu.refresh();
  const translations = await everyTranslation(store.shop.database);
  return new Map(writeCatalogue({ ...store.shop.menu.catalogue(), translations }));
};
const recipeOut = async () => (await out()).get(file) ?? '';
const read = (text: string, dryRun = false, overwrite = false) =>
  importFiles(store.shop, new Map([[file, text]]), { dryRun, overwrite });
const shown = async (language: string) =>
  (
    await store
      .guest()
      .ask<{ name: string; steps: string[] }>('GET', `/api/recipes/congee?language=${language}`)
  ).body;

const german = `languages:
  de:
    name: Reissuppe
    steps:
      - "Kochen Sie {Rice: den Reis}."
`;
const counted = (count: object) => ({ created: 0, updated: 0, unchanged: 0, ...count });

test('a recipe’s file says it in other languages, and one that does not leaves them as they are', async () => {
  const before = await recipeOut();
  expect(before).not.toContain('languages');
  const text = before + german;
  expect(await read(text, true)).toMatchObject({
    translations: counted({ created: 1 }),
    errors: [],
  });
  expect(await shown('de')).toMatchObject({ name: 'Congee' });
  expect(await read(text)).toMatchObject({
    recipes: counted({ unchanged: 1 }),
    translations: counted({ created: 1 }),
    errors: [],
  });
  expect(await shown('de')).toMatchObject({ name: 'Reissuppe', steps: ['Kochen Sie den Reis.'] });
  expect(await shown('ar')).toMatchObject({ name: 'Congee' });

  const exported = await recipeOut();
  expect(exported).toContain('  de:\n    version: 1\n    name: Reissuppe\n');
  expect(await read(exported)).toMatchObject({ translations: counted({ unchanged: 1 }) });
  expect(await recipeOut()).toBe(exported);
  const old = await read(before);
  expect(old.errors).toEqual([]);
  expect(old.translations).toBeUndefined();
  // Nor does one that says less.
  const less = (version: string) =>
    read(`${before}languages:\n  de:\n    ${version}name: Reisbrei\n`);
  expect((await less('version: 1\n    ')).errors).toEqual([]);
  expect(await shown('de')).toMatchObject({ name: 'Reisbrei', steps: ['Kochen Sie den Reis.'] });
  expect((await read(text)).errors).toMatchObject([
    {
      column: 'languages.de.name',
      message: expect.stringContaining('it was translated since') as string,
    },
  ]);
});

const of = (language: string, lines: string) =>
  `languages:\n  ${language}:\n${lines.replace(/^/gm, '    ')}\n`;
test.each([
  ['a text that is there in no original', of('de', 'story: Es war einmal.'), 'languages.de.story'],
  [
    'a step that the recipe has not',
    of('de', 'steps: [null, null, "Essen."]'),
    'languages.de.steps.2',
  ],
  ['a step without its token', of('de', 'steps: ["Kochen Sie den Reis."]'), 'languages.de.steps.0'],
  [
    'a step with a sentence more',
    of('de', 'steps: ["Kochen Sie {Rice: den Reis}. Essen Sie ihn."]'),
    'languages.de.steps.0',
  ],
  [
    'a step with a time that the original has not',
    of('de', 'steps: ["Kochen Sie {Rice: den Reis} 20 Minuten."]'),
    'languages.de.steps.0',
  ],
  ['a name that is too long', of('de', `name: ${'x'.repeat(51)}`), 'languages.de.name'],
  ['a promise who may eat it', of('de', 'name: Nussfreie Reissuppe'), 'languages.de.name'],
])(
  'what is not as true as its original is named, and nothing of it is kept: %s',
  async (_, text, column) => {
    const whole = (await recipeOut()) + text;
    for (const dryRun of [true, false]) {
      const { errors, translations } = await read(whole, dryRun);
      expect(errors.map((it) => [it.file, it.column])).toEqual([[file, column]]);
      expect(errors[0]?.row).toBeGreaterThan(10);
      expect(translations).toEqual(counted({}));
    }
    expect(await everyTranslation(store.shop.database)).toEqual([]);
  },
);

test.each([
  ['a language that the shop window does not have', of('fr', 'name: Soupe')],
  ['the shop’s own language', of('en', 'name: Soup')],
  ['a field that no text stands in', of('de', 'servings: 4')],
  ['a text without an end', of('de', `name: ${'x'.repeat(200_000)}`)],
  ['steps without an end', of('de', `steps: [${'"x",'.repeat(5000)}]`)],
  ['marks that turn the text round them', of('de', 'name: "Reis\\u202e"')],
  ['something else in place of texts', 'languages: [de]\n'],
  ['text without a language', 'languages: Reissuppe\n'],
])('a file with %s is wrong there, and changes nothing', async (_, text) => {
  const before = await recipeOut();
  const { errors, recipes } = await read(before.replace('minutes: ', 'minutes: 1') + text);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.column).toMatch(/^languages/);
  expect(errors[0]?.message.length).toBeLessThan(500);
  expect(recipes).toEqual(counted({}));
  expect(await recipeOut()).toBe(before);
});

test('what a recipe that is refused says in other languages is refused with it', async () => {
  const text = (await recipeOut()) + german;
  const { errors, translations } = await read(text.replace(/category: .*/, 'category: nowhere'));
  expect(errors.map(({ column }) => column)).toEqual(['category']);
  expect(translations).toEqual(counted({}));
  expect(await everyTranslation(store.shop.database)).toEqual([]);
});

test('a text of which the shop says otherwise since is not written over, unless somebody says so', async () => {
  await read((await recipeOut()) + german);
  const exported = await recipeOut();
  const path = `/api/admin/recipes/${store.nos.recipe('Congee')}/translations/de`;
  const texts = [{ place: 'name', original: 'Congee', translated: 'Reisbrei' }];
  expect((await staff.ask('PUT', path, { version: 1, texts })).status).toBe(200);
  const { errors } = await read(exported);
  expect(errors).toMatchObject([
    { column: 'languages.de.name', message: expect.stringContaining('"Reisbrei"') as string },
  ]);
  expect(await shown('de')).toMatchObject({ name: 'Reisbrei' });
  expect((await read(exported, false, true)).errors).toEqual([]);
  expect(await shown('de')).toMatchObject({ name: 'Reissuppe' });
});

test('an original that was written anew is translated by what its file says of it, and by nothing that was said before', async () => {
  await read((await recipeOut()) + german);
  const exported = await recipeOut();
  const anew = exported.replace('name: Congee', 'name: Morning congee');
  expect((await read(anew.replace('name: Reissuppe', 'name: Morgensuppe'))).errors).toEqual([]);
  expect(await shown('de')).toMatchObject({ name: 'Morgensuppe' });
  const again = await read(
    (await recipeOut()).replace(/languages:[^]*/, '').replace('Morning c', 'C'),
  );
  expect(again.errors).toEqual([]);
  // It says again what it said before, and so does its translation.
  expect(await shown('de')).toMatchObject({ name: 'Reissuppe' });
});

test('what was a translation of other words is none of those that a file has in their place, unless somebody says so', async () => {
  await read((await recipeOut()) + german);
  const exported = await recipeOut();
  const anew = exported
    .replace('name: Congee', 'name: Morning congee')
    .replace('Cook {Rice', 'Rinse {Rice');
  expect(anew).toContain('Rinse {Rice');
  for (const dryRun of [true, false])
    expect((await read(anew, dryRun)).errors).toMatchObject([
      { column: 'languages.de.name', message: expect.stringContaining('“Congee”') as string },
      { column: 'languages.de.steps.0', message: expect.stringContaining('“Cook') as string },
    ]);
  expect(await shown('de')).toMatchObject({ name: 'Morning congee', steps: ['Rinse rice.'] });
  expect((await read(anew, false, true)).errors).toEqual([]);
  expect(await shown('de')).toMatchObject({ name: 'Reissuppe' });
});

type Report = { created: number; updated: number; rows: { row: number; column: string }[] };
const list = async () =>
  (await staff.ask<{ text: string }>('GET', '/api/admin/ingredients-csv')).body.text;
const readList = (text: string, dryRun = false) =>
  staff.ask<Report>(
    'POST',
    '/api/admin/list-files/ingredients.csv',
    { text, dryRun },
    { 'idempotency-key': randomUUID() },
  );
/** The list with one cell of one row written otherwise. */
const withCell = (text: string, of: string, column: string, value: string) => {
  const [head = '', ...lines] = text.trim().split('\n');
  const at = head.split(',').indexOf(column);
  if (at < 0) throw new Error(`There is no column ${column}.`);
  return [
    head,
    ...lines.map((line) => {
      const cells = line.split(',');
      if (cells[1] === of) cells[at] = value;
      return cells.join(',');
    }),
  ].join('\n');
};
const called = async (language: string) =>
  (
    await store
      .guest()
      .ask<{ ingredients: { name: string }[] }>('GET', `/api/recipes/congee?language=${language}`)
  ).body.ingredients.map(({ name }) => name);

test('the list of ingredients has a column for each language that the shop speaks, and is read with it or without', async () => {
  const before = await list();
  expect(before.split('\n')[0]).toMatch(
    /,version,name_de,description_de,version_de,name_ar,description_ar,version_ar\s*$/,
  );
  const said = withCell(withCell(before, 'Rice', 'name_de', 'Reis'), 'Rice', 'name_ar', 'أرز');
  expect((await readList(said, true)).body).toMatchObject({ updated: 1, rows: [] });
  expect(await called('de')).toEqual(['Rice']);
  expect((await readList(said)).body).toMatchObject({ created: 0, updated: 1, rows: [] });
  expect([await called('de'), await called('ar')]).toEqual([['Reis'], ['أرز']]);
  // Neither an empty cell nor a file from before takes it away.
  for (const old of [
    before,
    before.replace(/,name_de[^\n\r]*/, '').replace(/,{6}(?=\r?\n|$)/g, ''),
  ])
    expect((await readList(old)).body).toMatchObject({ updated: 0, rows: [] });
  // Who has seen none writes over none that was made since.
  const late = withCell(before, 'Rice', 'name_de', 'Basmati');
  expect((await readList(late, true)).body.rows).toMatchObject([{ column: 'name_de' }]);
  const kept = await list();
  expect((await readList(kept)).body).toMatchObject({ updated: 0, rows: [] });
  expect(await called('de')).toEqual(['Reis']);
  const { body } = await staff.ask<{ items: { action: string }[] }>('GET', '/api/admin/audit');
  expect(body.items.filter(({ action }) => action === 'ingredient-translated')).toHaveLength(2);
});

test.each([
  ['too long a name', (text: string) => withCell(text, 'Rice', 'name_de', 'x'.repeat(51)), 3],
  ['another language', (text: string) => text.replace('name_de', 'name_fr'), 1],
  ['a version that is none', (text: string) => withCell(text, 'Rice', 'version_de', '-1'), 3],
  [
    'a name without an end',
    (text: string) => withCell(text, 'Rice', 'name_ar', 'x'.repeat(20_000)),
    3,
  ],
])('a list with %s is wrong in that row, and nothing of it is written', async (_, wrong, row) => {
  const text = wrong(withCell(await list(), 'Limes', 'name_de', 'Limetten'));
  const looked = await readList(text, true);
  expect(looked.body.rows[0]).toMatchObject({ row });
  expect((await readList(text)).status).toBeGreaterThanOrEqual(400);
  expect(await everyTranslation(store.shop.database)).toEqual([]);
});

test('a list in which something is called otherwise does not call it in another language what it was', async () => {
  const said = withCell(await list(), 'Rice', 'name_de', 'Reis');
  expect((await readList(said)).body).toMatchObject({ updated: 1, rows: [] });
  const renamed = withCell(await list(), 'Rice', 'name', 'Barley');
  expect((await readList(renamed, true)).body.rows).toMatchObject([{ column: 'name_de' }]);
  expect((await readList(renamed)).status).toBe(422);
  expect((await readList(withCell(renamed, 'Barley', 'name_de', ''))).status).toBe(200);
  expect(await called('de')).toEqual(['Barley']);
});

test('what a spreadsheet would work out stays text on its way out and in', async () => {
  const said = withCell(await list(), 'Rice', 'name_de', "'=1+1 Reis");
  expect((await readList(said)).body).toMatchObject({ updated: 1, rows: [] });
  expect(await called('de')).toEqual(['=1+1 Reis']);
  expect(await list()).toContain(",'=1+1 Reis,");
  expect((await readList(await list())).body).toMatchObject({ updated: 0 });
});
