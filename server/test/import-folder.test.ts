import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importCatalogue } from '../src/food/menu-files/menu-files.ts';
import { openStore, type Store } from './store.ts';

const demo = join(import.meta.dirname, '../db/demo');
const recipe = 'dan-dan-pork-noodles.yaml';
let store: Store;
let folder: string;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-import-'));
  await mkdir(join(folder, 'recipes'));
  for (const file of ['categories.csv', 'ingredients.csv', `recipes/${recipe}`])
    await cp(join(demo, file), join(folder, file));
  return () => rm(folder, { recursive: true });
});

const trial = () => importCatalogue(store.shop, folder, { dryRun: true });
const named = async () => (await trial()).errors.map(({ file, message }) => `${file} ${message}`);

test('files are read whether their names are written in small or capital letters', async () => {
  await rename(join(folder, 'ingredients.csv'), join(folder, 'Ingredients.CSV'));
  await rename(join(folder, 'categories.csv'), join(folder, 'CATEGORIES.csv'));
  await rename(join(folder, 'recipes', recipe), join(folder, 'recipes', 'A.YAML'));
  await rename(join(folder, 'recipes'), join(folder, 'Recipes'));
  const { errors, categories, ingredients, recipes } = await trial();
  expect(errors).toEqual([]);
  expect([categories.created, ingredients.created, recipes.created]).toEqual([10, 219, 1]);
});

test('what is no file of a catalogue is named, and the good ones are imported all the same', async () => {
  await writeFile(join(folder, 'ingredients.xlsx'), '');
  await writeFile(join(folder, 'ingredient.csv'), 'no,name');
  await writeFile(join(folder, 'recipes', 'notes.txt'), '');
  await mkdir(join(folder, 'recipes', 'old'));
  await mkdir(join(folder, 'recepies'));
  const { errors, recipes } = await trial();
  expect(errors.map(({ file }) => file)).toEqual([
    'ingredient.csv',
    'ingredients.xlsx',
    'recepies',
    'recipes/notes.txt',
    'recipes/old',
  ]);
  expect(recipes.created).toBe(1);
});

test('two files that are one by their names are not guessed between', async () => {
  await cp(join(folder, 'ingredients.csv'), join(folder, 'Ingredients.csv'));
  expect(await named()).toEqual([
    expect.stringMatching(/^ingredients.csv is the same file as Ingredients.csv/),
  ]);
});

test('what a system hides is passed over, and an empty folder is told of', async () => {
  await writeFile(join(folder, '.DS_Store'), '');
  expect(await named()).toEqual([]);
  folder = join(folder, 'nothing');
  await mkdir(folder);
  expect(await named()).toEqual([expect.stringContaining('holds neither categories.csv')]);
});
