import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anIngredient } from '../../../test/arbitraries.ts';
import type { KeptIngredient } from '../ingredients/ingredient.ts';
import { priceLine } from './price-line.ts';

type Item = { ingredient: KeptIngredient; amount: number };

const size = fc.oneof(
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 2000 }),
  fc.integer({ min: 1, max: 9_999_999_999 }),
);
const anItem = (no: number): fc.Arbitrary<Item> =>
  fc
    .record({ ingredient: anIngredient(no), packAmount: size, amount: size })
    .map(({ ingredient, packAmount, amount }) => ({
      ingredient: { ...ingredient, packAmount },
      amount,
    }));
const aLine = fc.record({
  items: fc
    .integer({ min: 1, max: 8 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anItem(at + 1)))),
  servings: fc.integer({ min: 1, max: 24 }),
  preparationCents: fc.integer({ min: 0, max: 9999 }),
});

function price(items: readonly Item[], servings: number, preparationCents: number) {
  const need = new Map(items.map(({ ingredient, amount }) => [ingredient.ingredientNo, amount]));
  const ingredients = new Map(items.map(({ ingredient }) => [ingredient.ingredientNo, ingredient]));
  return priceLine(need, servings, preparationCents, ingredients);
}

/** The sum of the shares as one exact fraction of a cent. */
function exactly(items: readonly Item[]): { over: bigint; under: bigint } {
  return items.reduce(
    ({ over, under }, { ingredient, amount }) => {
      const pack = BigInt(ingredient.packAmount);
      return {
        over: over * pack + BigInt(amount) * BigInt(ingredient.priceCents) * under,
        under: under * pack,
      };
    },
    { over: 0n, under: 1n },
  );
}

test('the parts and the preparation are the total, to the cent', () => {
  fc.assert(
    fc.property(aLine, ({ items, servings, preparationCents }) => {
      const {
        totalCents,
        preparationCents: preparation,
        parts,
      } = price(items, servings, preparationCents);
      expect(parts.reduce((sum, { cents }) => sum + cents, preparation)).toBe(totalCents);
      expect(preparation).toBe(preparationCents * servings);
      expect(parts.map(({ ingredientNo, amount }) => [ingredientNo, amount])).toEqual(
        items.map(({ ingredient, amount }) => [ingredient.ingredientNo, amount]),
      );
    }),
  );
});

test('the total is the exact sum of the shares, rounded once and half up', () => {
  fc.assert(
    fc.property(aLine, ({ items, servings, preparationCents }) => {
      const { over, under } = exactly(items);
      const rounded = Number((2n * over + under) / (2n * under));
      const { totalCents } = price(items, servings, preparationCents);
      expect(totalCents).toBe(rounded + preparationCents * servings);
    }),
  );
});

test('half a cent is charged as one, wherever the halves come from', () => {
  fc.assert(
    fc.property(anIngredient(0), fc.integer({ min: 1, max: 9 }), (food, count) => {
      const halves = Array.from({ length: count }, (_, at) => ({
        ingredient: { ...food, ingredientNo: at + 1, priceCents: 1, packAmount: 2 },
        amount: 1,
      }));
      expect(price(halves, 1, 0).totalCents).toBe(Math.ceil(count / 2));
    }),
  );
});

test('every part is within a cent of its exact share, and a cent more goes to the largest remainders', () => {
  fc.assert(
    fc.property(aLine, ({ items, servings, preparationCents }) => {
      const { parts } = price(items, servings, preparationCents);
      const shares = items.map(({ ingredient, amount }, at) => {
        const pack = BigInt(ingredient.packAmount);
        const over = BigInt(amount) * BigInt(ingredient.priceCents);
        const more = BigInt(parts[at]?.cents ?? -1) - over / pack;
        expect(more === 0n || (more === 1n && over % pack > 0n)).toBe(true);
        return { more, remainder: over % pack, pack };
      });
      for (const rounded of shares.filter(({ more }) => more === 1n)) {
        for (const kept of shares.filter(({ more }) => more === 0n)) {
          expect(rounded.remainder * kept.pack >= kept.remainder * rounded.pack).toBe(true);
        }
      }
    }),
  );
});

test('the order of the ingredients does not change the total', () => {
  const shuffled = aLine.chain((line) =>
    fc.tuple(
      fc.constant(line),
      fc.shuffledSubarray([...line.items], { minLength: line.items.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([{ items, servings, preparationCents }, other]) => {
      expect(price(other, servings, preparationCents).totalCents).toBe(
        price(items, servings, preparationCents).totalCents,
      );
    }),
  );
});

test('an ingredient without a price is our own fault, not a free one', () => {
  expect(() => priceLine(new Map([[1, 1]]), 1, 0, new Map())).toThrow('No price for ingredient 1.');
});
