import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Fact } from '../../src/contract/ingredient-facts.ts';
import { factsOfGroup } from '../../src/contract/ingredient-shape.ts';
import { writeCatalogue } from '../../src/food/menu-files/catalogue-files.ts';
import { importFiles } from '../../src/food/menu-files/menu-files.ts';
import { ingredientOf } from '../small-menu.ts';
import { openStore, type Person, type Store } from '../store.ts';

/**
 * An ingredient gets one more fact by one more row of the table: here where it comes from. Nothing else of the program knows; a shop
 * would add the column by a migration and the words for the form.
 */
vi.mock(import('../../src/contract/ingredient-facts.ts'), async (original) => {
  const real = await original();
  const origin: Fact = {
    kind: 'text',
    most: 50,
    nullable: true,
    blank: null,
    group: 'about',
    since: '0.2.0',
    column: 'ingredients_origin',
    csv: 'origin',
  };
  return { ...real, ingredientFacts: { ...real.ingredientFacts, origin } };
});

vi.mock(import('../database.ts'), async (original) => {
  const real = await original();
  const openTestDatabase = async () => {
    const database = await real.openTestDatabase();
    await database.run(sql`alter table ingredients add column ingredients_origin varchar(50)`);
    return database;
  };
  return { ...real, openTestDatabase };
});

type Ingredient = { ingredientNo: number; name: string; origin: string | null };

let store: Store;
let cook: Person;
beforeAll(async () => {
  store = await openStore();
  cook = await store.administrator();
});
afterAll(() => store.close());

const lime = () => ({ ...ingredientOf('Lime'), origin: 'Sicily' });
const add = (facts: object) => cook.ask<Ingredient>('POST', '/api/admin/ingredients', facts);

test('fixtures have it as the table says, and the API takes, keeps and answers it', async () => {
  expect(ingredientOf('Lime')).toMatchObject({ origin: null });
  const { status, body } = await add(lime());
  expect({ status, origin: body.origin }).toEqual({ status: 201, origin: 'Sicily' });
  const path = `/api/admin/ingredients/${body.ingredientNo}`;
  const without = { ...lime(), origin: null, version: 1 };
  const changed = await cook.ask<Ingredient>('PUT', path, without);
  expect(changed.body.origin).toBe(null);
  await cook.ask('PUT', path, { ...lime(), version: 2 });
  expect((await cook.ask<Ingredient>('GET', path)).body.origin).toBe('Sicily');
});

test('the API refuses what is too long for it, or leaves it out, by its name', async () => {
  const { origin: _, ...without } = lime();
  for (const facts of [{ ...lime(), origin: 'x'.repeat(51) }, without]) {
    expect(await add(facts)).toMatchObject({
      status: 400,
      body: { fields: [{ field: '/origin' }] },
    });
  }
});

test('the document of the API tells of it', () => {
  const { IngredientFacts } = store.app.document.components?.schemas ?? {};
  expect(IngredientFacts).toMatchObject({
    properties: { origin: { type: ['string', 'null'], maxLength: 50 } },
    required: expect.arrayContaining(['origin']),
  });
});

test('files tell of it, and those from before leave it as it is', async () => {
  await store.shop.menu.refresh();
  const files = writeCatalogue(store.shop.menu.catalogue());
  const [heading = '', row = ''] = files.get('ingredients.csv')?.split('\n') ?? [];
  // What it was written over comes last.
  expect(heading.split(',').slice(-2)).toEqual(['origin', 'version']);
  expect(row.split(',').at(-2)).toBe('Sicily');
  const without = (line: string) => line.split(',').slice(0, -2).join(',');
  const from = async (cells: string[]) => {
    const lines = [heading, ...cells].map(without).join('\n');
    return importFiles(store.shop, new Map([['ingredients.csv', lines]]), { dryRun: false });
  };
  expect(await from([row])).toMatchObject({ errors: [], ingredients: { unchanged: 1 } });
  const report = await from([
    row.replace('1.00', '2.00'),
    row.replace('Lime', 'Lemon').replace(/^\d+/, '7000'),
  ]);
  expect(report).toMatchObject({ errors: [], ingredients: { created: 1, updated: 1 } });
  const { body } = await cook.ask<{ items: Ingredient[] }>('GET', '/api/admin/ingredients');
  expect(body.items).toMatchObject([
    { name: 'Lemon', origin: null },
    { name: 'Lime', origin: 'Sicily', priceCents: 200 },
  ]);
});

test('the form has a field for it, after those that were there', () => {
  expect(factsOfGroup('about').at(-1)).toMatchObject(['origin', { most: 50 }]);
});

test('a column of today that is not in the file is still missed', async () => {
  const files = new Map([['ingredients.csv', 'no,name\n1,Lime']]);
  const { errors } = await importFiles(store.shop, files, { dryRun: true });
  expect(errors).toContainEqual({
    file: 'ingredients.csv',
    row: 1,
    column: 'price',
    message: 'is missing from the first row',
  });
  expect(errors.map(({ column }) => column)).not.toContain('origin');
});
