import { describe, expect, test } from 'vitest';
import { editionChanges, type KeptStatus } from './edition-changes.ts';
import type { EditionContent } from './next-edition.ts';

const row = (ingredientNo: number, name: string, amount: number) => ({
  ingredientNo,
  name,
  amount,
  unit: 'g' as const,
  swaps: [],
});
const first: EditionContent = {
  slug: 'dal',
  name: 'Dal',
  description: null,
  category: 'bowls',
  story: null,
  servings: 2,
  minutes: 30,
  steps: ['Wash.', 'Boil.', 'Serve.'],
  picture: null,
  preparationCents: 150,
  ingredients: [row(1, 'Red lentils', 90), row(2, 'Spinach', 200)],
};
const told = (
  changes: Partial<EditionContent>,
  { was = 'draft', is = 'draft' }: { was?: KeptStatus; is?: KeptStatus } = {},
  before = first,
) =>
  editionChanges(
    { content: before, status: was },
    { content: { ...before, ...changes }, status: is },
  ).map((change) =>
    Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null)),
  );

test('the first save started it, and one that changed nothing says nothing', () => {
  const edition = { content: first, status: 'draft' as const };
  expect(editionChanges(undefined, edition)).toMatchObject([{ what: 'started' }]);
  expect(told({})).toEqual([]);
});

test('a name, a price, an amount', () => {
  expect(
    told({
      name: 'Dhal',
      preparationCents: 200,
      ingredients: [row(1, 'Red lentils', 110), row(2, 'Spinach', 200)],
    }),
  ).toEqual([
    { what: 'fact', of: 'name', from: 'Dal', to: 'Dhal' },
    { what: 'fact', of: 'preparationCents', from: 150, to: 200 },
    { what: 'ingredient-amount', of: 'Red lentils', unit: 'g', from: 90, to: 110 },
  ]);
});

test('another place on the menu, and none', () => {
  const moved = { what: 'fact', of: 'menuPlace' };
  expect(told({ menuPlace: 3 })).toEqual([{ ...moved, to: 3 }]);
  expect(told({ menuPlace: null }, {}, { ...first, menuPlace: 3 })).toEqual([
    { ...moved, from: 3 },
  ]);
});

test('put on the menu and taken off; of editions of before nobody knows', () => {
  expect(told({}, { was: 'draft', is: 'published' })).toEqual([{ what: 'published' }]);
  expect(told({}, { was: 'published', is: 'draft' })).toEqual([{ what: 'unpublished' }]);
  expect(told({}, { was: null, is: 'published' })).toEqual([]);
});

describe('steps', () => {
  test.each([
    [
      'one rewritten',
      ['Wash.', 'Simmer.', 'Serve.'],
      [{ what: 'step-rewritten', at: 2, from: 'Boil.', to: 'Simmer.' }],
    ],
    [
      'one more in between',
      ['Wash.', 'Soak.', 'Boil.', 'Serve.'],
      [{ what: 'step-added', at: 2, to: 'Soak.' }],
    ],
    ['one less', ['Wash.', 'Serve.'], [{ what: 'step-removed', at: 2, from: 'Boil.' }]],
    ['in another order', ['Boil.', 'Wash.', 'Serve.'], [{ what: 'steps-moved' }]],
    [
      'one rewritten and one more',
      ['Wash.', 'Simmer.', 'Stir.', 'Serve.'],
      [
        { what: 'step-rewritten', at: 2, from: 'Boil.', to: 'Simmer.' },
        { what: 'step-added', at: 3, to: 'Stir.' },
      ],
    ],
  ])('%s', (_name, steps, changes) => {
    expect(told({ steps })).toEqual(changes);
  });
});

test('ingredients come, go, move and are confirmed; swaps too', () => {
  const swap = { with: 3, name: 'Kale', cooking: null, ratio: { substitute: 1, original: 1 } };
  const swapped = { ...row(2, 'Spinach', 200), swaps: [swap] };
  expect(told({ ingredients: [swapped, { ...row(4, 'Salt', 900), confirmed: true }] })).toEqual([
    { what: 'ingredient-removed', of: 'Red lentils', unit: 'g', from: 90 },
    { what: 'swap-added', of: 'Spinach', with: 'Kale', to: '1/1' },
    { what: 'ingredient-added', of: 'Salt', unit: 'g', to: 900 },
  ]);
  const [lentils, spinach] = first.ingredients;
  if (!lentils || !spinach) throw new Error('The recipe of the test has two ingredients.');
  expect(told({ ingredients: [spinach, lentils] })).toEqual([{ what: 'ingredients-moved' }]);
  expect(told({ ingredients: [{ ...lentils, confirmed: true }, spinach] })).toEqual([
    { what: 'ingredient-confirmed', of: 'Red lentils', unit: 'g', to: 90 },
  ]);
  const known = { ...first, ingredients: [lentils, swapped] };
  const half = { ...swap, ratio: { substitute: 1, original: 2 } };
  expect(told({ ingredients: [lentils, { ...swapped, swaps: [half] }] }, {}, known)).toEqual([
    { what: 'swap-ratio', of: 'Spinach', with: 'Kale', from: '1/1', to: '1/2' },
  ]);
  expect(told({ ingredients: [lentils, spinach] }, {}, known)).toEqual([
    { what: 'swap-removed', of: 'Spinach', with: 'Kale' },
  ]);
});

test('editions of before say neither ratios nor what preparing costs, and nothing is made up', () => {
  const { preparationCents: _, ...old } = first;
  const plain = { ...old, ingredients: old.ingredients.map(({ swaps: _swaps, ...rest }) => rest) };
  expect(
    editionChanges({ content: plain, status: null }, { content: first, status: 'draft' }),
  ).toEqual([]);
});
