import fc from 'fast-check';
import { expect, test } from 'vitest';
import { needOf, type Customised } from '../../food/recipes/customise-recipe.ts';
import { portionsLeft, shortages } from './portions-left.ts';

const nos = [1, 2, 3, 4];
const small = fc.integer({ min: 1, max: 9 });
const rates = fc.array(fc.record({ parts: small, of: small }), { maxLength: 3 });
const contents: fc.Arbitrary<Customised> = fc
  .uniqueArray(
    fc.record({
      no: fc.constantFrom(...nos),
      portion: fc
        .record({ rates, extra: fc.integer({ min: 0, max: 20 }) })
        .filter((portion) => portion.rates.length > 0 || portion.extra > 0),
    }),
    { minLength: 1, selector: ({ no }) => no },
  )
  .map((entries) => new Map(entries.map(({ no, portion }) => [no, portion])));
const amounts = (max: number) =>
  fc
    .subarray(nos)
    .chain((known) => fc.tuple(...known.map((no) => fc.tuple(fc.constant(no), fc.nat({ max })))))
    .map((entries) => new Map<number, number>(entries));
const levels = amounts(120);
const wanted = amounts(30);

const isMadeOfExtras = (line: Customised) =>
  [...line.values()].every((it) => it.rates.length === 0);

/** Whether so many servings can be made beside what is wanted already. */
function fits(
  line: Customised,
  servings: number,
  stock: Map<number, number>,
  others: Map<number, number>,
) {
  return [...needOf(line, servings)].every(
    ([no, amount]) => amount <= (stock.get(no) ?? 0) - (others.get(no) ?? 0),
  );
}

test('as many portions are left as fit when they are tried one by one', () => {
  fc.assert(
    fc.property(contents, levels, wanted, (line, stock, others) => {
      fc.pre(!isMadeOfExtras(line));
      const { portions } = portionsLeft(line, stock, others);
      let tried = 0;
      while (fits(line, tried + 1, stock, others)) tried += 1;
      expect(portions).toBe(tried);
    }),
    { numRuns: 1000 },
  );
});

test('the ingredient that is named is one that ends first', () => {
  fc.assert(
    fc.property(contents, levels, wanted, (line, stock, others) => {
      fc.pre(!isMadeOfExtras(line));
      const { portions, limitingIngredientNo } = portionsLeft(line, stock, others);
      const limiting = line.get(limitingIngredientNo);
      expect(limiting).toBeDefined();
      if (!limiting) return;
      const alone = new Map([[limitingIngredientNo, limiting]]);
      expect(fits(alone, portions + 1, stock, others)).toBe(false);
      const plenty = new Map(stock).set(limitingIngredientNo, 1_000_000);
      expect(portionsLeft(line, plenty, others).portions).toBeGreaterThanOrEqual(portions);
    }),
    { numRuns: 1000 },
  );
});

test('a line of nothing but extras is limited only by whether it can be made at all', () => {
  fc.assert(
    fc.property(contents, levels, wanted, (line, stock, others) => {
      const extras = new Map(
        [...line].map(([no, { extra }]) => [no, { rates: [], extra: extra + 1 }]),
      );
      const { portions } = portionsLeft(extras, stock, others);
      expect(portions > 0).toBe(fits(extras, 1, stock, others));
      expect(Number.isSafeInteger(portions)).toBe(true);
    }),
  );
});

test('stock and packs of ten digits are counted exactly', () => {
  const digits = fc.integer({ min: 1, max: 9_999_999_999 });
  fc.assert(
    fc.property(digits, digits, fc.integer({ min: 1, max: 24_000 }), (left, parts, of) => {
      const { portions } = portionsLeft(
        new Map([[1, { rates: [{ parts, of }], extra: 0 }]]),
        new Map([[1, left]]),
      );
      expect(portions).toBe(Number((BigInt(left) * BigInt(of)) / BigInt(parts)));
      const twice = {
        rates: [
          { parts, of },
          { parts, of },
        ],
        extra: 0,
      };
      const both = portionsLeft(new Map([[1, twice]]), new Map([[1, left]])).portions;
      const half = (BigInt(Math.floor(left / 2)) * BigInt(of)) / BigInt(parts);
      expect(both).toBe(Number(half));
    }),
  );
});

test('what is short is exactly what is asked beyond the shelf', () => {
  fc.assert(
    fc.property(wanted, levels, (need, stock) => {
      const short = shortages(need, stock);
      expect(short).toEqual(
        [...need]
          .map(([ingredientNo, needed]) => ({
            ingredientNo,
            needed,
            left: stock.get(ingredientNo) ?? 0,
          }))
          .filter(({ needed, left }) => needed > left)
          .sort((a, b) => a.ingredientNo - b.ingredientNo),
      );
    }),
  );
});
