import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anIngredient } from '../../../test/arbitraries.ts';
import type { KeptIngredient, Nutrition } from '../ingredients/ingredient.ts';
import { nutritionPerServing } from './nutrition.ts';

type Item = { ingredient: KeptIngredient; amount: number };

const items = fc
  .integer({ min: 1, max: 6 })
  .chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, at) =>
        fc.record({ ingredient: anIngredient(at + 1), amount: fc.integer({ min: 1, max: 3000 }) }),
      ),
    ),
  );
const someServings = fc.integer({ min: 1, max: 24 });

const nutrition = (line: readonly Item[], servings: number) =>
  nutritionPerServing(
    new Map(line.map(({ ingredient, amount }) => [ingredient.ingredientNo, amount])),
    servings,
    new Map(line.map(({ ingredient }) => [ingredient.ingredientNo, ingredient])),
  );

const milligrams = ({ ingredient, amount }: Item) =>
  amount *
  { g: 1000, ml: 1000, mg: 1, piece: (ingredient.pieceGrams ?? 0) * 1000 }[ingredient.unit];

test('a serving feeds its exact share, rounded once and half up', () => {
  fc.assert(
    fc.property(items, someServings, (line, servings) => {
      const per = nutrition(line, servings);
      for (const [member, value] of Object.entries(per) as [keyof Nutrition, number][]) {
        const over = line.reduce(
          (sum, item) => sum + BigInt(milligrams(item)) * BigInt(item.ingredient.nutrition[member]),
          0n,
        );
        const under = 100_000n * BigInt(servings);
        expect(value).toBe(Number((2n * over + under) / (2n * under)));
      }
    }),
    { numRuns: 500 },
  );
});

test('half a kilocalorie counts as one, even where floating point would lose it', () => {
  const halves = fc
    .record({ amount: fc.integer({ min: 1, max: 500 }), kcal: fc.integer({ min: 1, max: 500 }) })
    .filter(({ amount, kcal }) => (amount * kcal) % 100 === 50);
  fc.assert(
    fc.property(anIngredient(1), halves, (food, { amount, kcal }) => {
      const ingredient = { ...food, unit: 'g' as const, nutrition: { ...food.nutrition, kcal } };
      expect(nutrition([{ ingredient, amount }], 1).kcal).toBe((amount * kcal + 50) / 100);
    }),
    { numRuns: 300 },
  );
});

test('the order of the ingredients does not change what a serving feeds', () => {
  fc.assert(
    fc.property(items, someServings, (line, servings) => {
      expect(nutrition(line.toReversed(), servings)).toEqual(nutrition(line, servings));
    }),
  );
});

test('a gram is a thousand milligrams, and a piece weighs what it says', () => {
  fc.assert(
    fc.property(
      anIngredient(1),
      fc.integer({ min: 1, max: 500 }),
      someServings,
      (food, grams, servings) => {
        const as = (unit: KeptIngredient['unit'], pieceGrams: number | null, amount: number) =>
          nutrition([{ ingredient: { ...food, unit, pieceGrams }, amount }], servings);
        const inGrams = as('g', null, grams);
        expect(as('ml', null, grams)).toEqual(inGrams);
        expect(as('mg', null, grams * 1000)).toEqual(inGrams);
        expect(as('piece', grams, 1)).toEqual(inGrams);
      },
    ),
  );
});
