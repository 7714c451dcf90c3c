import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessPortions, type Guessed } from './guess-portions.ts';

const someOffers: fc.Arbitrary<Guessed[]> = fc
  .array(
    fc.record({
      usual: fc.option(fc.integer({ min: 0, max: 400 })),
      most: fc.option(fc.integer({ min: 0, max: 300 })),
      taken: fc.integer({ min: 0, max: 100 }),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ usual, most, taken }, at) => ({
      recipeNo: at + 1,
      usual,
      mostPortions: most === null ? null : Math.max(most, taken),
      taken,
    })),
  );
const expected = fc.integer({ min: 0, max: 2000 });
const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, it) => sum + it, 0);

test('no guess is over a limit or under what is ordered', () => {
  fc.assert(
    fc.property(someOffers, fc.option(expected), (offers, number) => {
      const portions = guessPortions(offers, number);
      for (const { recipeNo, mostPortions, taken } of offers) {
        const guess = portions.get(recipeNo) ?? -1;
        expect(guess).toBeGreaterThanOrEqual(taken);
        expect(guess).toBeLessThanOrEqual(mostPortions ?? Infinity);
      }
    }),
    { numRuns: 500 },
  );
});

test('together they are the number that is expected, as far as limits and orders allow', () => {
  fc.assert(
    fc.property(someOffers, expected, (offers, number) => {
      fc.pre(offers.length > 0);
      const least = sumOf(offers.map(({ taken }) => taken));
      const most = sumOf(offers.map(({ mostPortions }) => mostPortions ?? Infinity));
      const sum = sumOf(guessPortions(offers, number).values());
      expect(sum).toBe(Math.max(least, Math.min(number, most)));
    }),
    { numRuns: 1000 },
  );
});

test('without a number each is what it usually sells, and what never sold what the others do', () => {
  const offers = [
    { recipeNo: 1, usual: 10, mostPortions: null, taken: 0 },
    { recipeNo: 2, usual: 30, mostPortions: 25, taken: 0 },
    { recipeNo: 3, usual: null, mostPortions: null, taken: 4 },
  ];
  expect([...guessPortions(offers, null)]).toEqual([
    [1, 10],
    [2, 25],
    [3, 20],
  ]);
});

test('what sold more gets the larger share', () => {
  fc.assert(
    fc.property(expected, fc.integer({ min: 1, max: 50 }), (number, usual) => {
      const offers = [usual, usual * 3].map((it, at) => ({
        recipeNo: at,
        usual: it,
        mostPortions: null,
        taken: 0,
      }));
      const [less = 0, more = 0] = guessPortions(offers, number).values();
      expect(Math.abs(more - 3 * less)).toBeLessThanOrEqual(4);
    }),
  );
});
