import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isUnnamedKind } from '../../contract/food-terms.ts';
import { parseCatalogue } from '../../food/menu-files/catalogue-files.ts';

const file = join(import.meta.dirname, '../../../db/demo/ingredients.csv');
const { ingredients, errors } = parseCatalogue(
  new Map([['ingredients.csv', readFileSync(file, 'utf8')]]),
);
const all = ingredients.map(({ value }) => value);
const known = (name: string) => {
  const found = all.find((it) => it.name === name);
  if (!found) throw new Error(`The demo has no ${name}.`);
  return found;
};

test('all 219 rows are read, and every one but the undeclared blend names its cereals, nuts, traces and alcohol', () => {
  expect(errors).toEqual([]);
  expect(all).toHaveLength(219);
  const open = all.filter(
    ({ allergens, mayContain, alcoholPermille }) =>
      allergens === null ||
      mayContain === null ||
      alcoholPermille === null ||
      [...allergens, ...mayContain].some(isUnnamedKind),
  );
  expect(open.map(({ name }) => name)).toEqual(['Market spice blend']);
});

test.each([
  ['Couscous', ['wheat']],
  ['Bulgur wheat', ['wheat']],
  ['Pearl barley', ['barley']],
  ['Rolled oats', ['oats']],
  ['Oat milk', ['oats']],
  ['Sourdough bread', ['wheat', 'rye']],
  ['Naan', ['wheat', 'milk']],
  ['Soba noodles', ['wheat']],
  ['Flour tortilla', ['wheat']],
  ['Soy sauce', ['wheat', 'soybeans']],
  ['Tamari', ['soybeans']],
  ['Gochujang', ['wheat', 'soybeans']],
  ['Oyster sauce', ['wheat', 'soybeans', 'molluscs']],
  ['Worcestershire sauce', ['barley', 'fish']],
  ['Kimchi', ['crustaceans', 'fish']],
  ['King prawns', ['crustaceans', 'sulphites']],
  ['Sultanas', ['sulphites']],
  ['Dijon mustard', ['mustard', 'sulphites']],
  ['Wholegrain mustard', ['mustard', 'sulphites']],
  ['Cider vinegar', ['sulphites']],
  ['Basil pesto', ['milk', 'cashews']],
  ['Ground almonds', ['almonds']],
  ['Hazelnuts', ['hazelnuts']],
  ['Vegetable stock cube', ['celery']],
  ['Pork sausages', ['wheat', 'sulphites']],
])('%s contains %j', (name, allergens) => {
  expect(known(name).allergens).toEqual(allergens);
});

test.each([
  ['Dark chocolate', 'milk'],
  ['Rolled oats', 'wheat'],
  ['Cooking chorizo', 'milk'],
  ['Tamari', 'wheat'],
  ['Pine nuts', 'walnuts'],
  ['Hazelnuts', 'almonds'],
] as const)('%s may contain %s', (name, traces) => {
  expect(known(name).mayContain).toContain(traces);
});

test('nothing that is brewed, or kept by alcohol, is called alcohol-free', () => {
  for (const name of [
    'Soy sauce',
    'Tamari',
    'White miso',
    'Gochujang',
    'Kimchi',
    'Red wine vinegar',
  ])
    expect(known(name).diets).not.toContain('alcohol-free');
  const strength = (name: string) => known(name).alcoholPermille;
  expect(['Dry white wine', 'Red wine', 'Mirin', 'Soy sauce'].map(strength)).toEqual([
    125, 135, 140, 20,
  ]);
  expect(known('Kimchi').diets).toEqual(['pescatarian', 'pork-free']);
});

/** What the factors of the annex leave out: organic acids. */
const sour = ['Rice vinegar', 'Red wine vinegar', 'Balsamic vinegar', 'Cider vinegar', 'Lemon'];

test('energy follows from the nutrients by the factors of Annex XIV, within 8 % or 3 kcal', () => {
  const wrong = all.flatMap(({ name, nutrition, alcoholPermille }) => {
    const { fatMg, carbohydrateMg, proteinMg, fibreMg, kcal } = nutrition;
    const alcohol = ((alcoholPermille ?? 0) / 10) * 0.789 * 7;
    const counted = (9 * fatMg + 4 * carbohydrateMg + 4 * proteinMg + 2 * fibreMg) / 1000 + alcohol;
    const off = Math.abs(kcal - counted);
    return off > Math.max(3, counted * 0.08) && !sour.includes(name ?? '')
      ? [{ name, kcal, counted }]
      : [];
  });
  expect(wrong).toEqual([]);
});

test('no ingredient promises that an allergen is absent', () => {
  const absent = /\bfree from\b|\b(gluten|nut|dairy|milk|egg|wheat|soya?)-free\b|\bunsulphured\b/i;
  const promising = all.filter(({ name, description }) => absent.test(`${name} ${description}`));
  expect(promising.map(({ name }) => name)).toEqual([]);
});
