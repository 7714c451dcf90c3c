import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aCatalogue,
  aSelection,
  anIngredient,
  catalogueOf,
  quotesOf,
} from '../../../test/arbitraries.ts';
import type { Catalogue, Recipe } from '../../food/recipes/recipe.ts';
import { conflicts } from '../../contract/food-terms.ts';
import { toAgreeTo, type Agreed } from '../../contract/household.ts';
import type { Levels } from '../../stock/inventory/portions-left.ts';
import type { Line } from './cart-lines.ts';
import { describeCart } from './describe-cart.ts';

/** A menu, a cart of it and a shelf that is sometimes short. */
const aVisit = aCatalogue().chain((catalogue) =>
  fc.record({
    catalogue: fc.constant(catalogue),
    lines: fc
      .array(fc.tuple(aSelection(catalogue), fc.subarray([...conflicts])), { maxLength: 5 })
      .map((chosen) =>
        chosen.map(([selection, acknowledged], at): Line => ({
          ...selection,
          lineId: `line-${at}`,
          acknowledged,
        })),
      ),
    levels: fc
      .tuple(
        ...[...catalogue.ingredients.keys()].map((no) =>
          fc.tuple(fc.constant(no), fc.nat({ max: 60_000 })),
        ),
      )
      .map((entries): Levels => new Map<number, number>(entries)),
  }),
);

const nobody = undefined;

function applyRemedies(lines: readonly Line[], catalogue: Catalogue, levels: Levels): Line[] {
  let cart = [...lines];
  for (const _ of lines) {
    const [remedy] = describeCart(cart, quotesOf(catalogue), levels, nobody).remedies;
    if (!remedy) break;
    const { lineId, servings } = remedy;
    cart = cart
      .map((line) => (line.lineId === lineId ? { ...line, servings } : line))
      .filter((line) => line.servings > 0);
  }
  return cart;
}

test('remedies applied one at a time make the cart makeable', () => {
  fc.assert(
    fc.property(aVisit, ({ lines, catalogue, levels }) => {
      const remedied = applyRemedies(lines, catalogue, levels);
      expect(describeCart(remedied, quotesOf(catalogue), levels, nobody).shortages).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a remedy asks a short line, and no other, for less', () => {
  fc.assert(
    fc.property(aVisit, ({ lines, catalogue, levels }) => {
      const {
        lines: described,
        shortages,
        remedies,
      } = describeCart(lines, quotesOf(catalogue), levels, nobody);
      for (const entry of described) {
        if (!entry.ok) continue;
        const isShort = shortages.some(({ ingredientNo }) => entry.quote.need.has(ingredientNo));
        const remedy = remedies.find(({ lineId }) => lineId === entry.line.lineId);
        expect(remedy !== undefined).toBe(isShort);
        if (remedy) expect(remedy.servings).toBeLessThan(entry.line.servings);
        else expect(entry.left.portions).toBeGreaterThanOrEqual(entry.line.servings);
      }
    }),
  );
});

test('the whole cart is one need: a shortage is of the sum, not of a line', () => {
  fc.assert(
    fc.property(aVisit, ({ lines, catalogue, levels }) => {
      const {
        lines: described,
        need,
        shortages,
        totalCents,
      } = describeCart(lines, quotesOf(catalogue), levels, nobody);
      const quotes = described.flatMap((entry) => (entry.ok ? [entry.quote] : []));
      for (const [no, left] of levels) {
        const needed = quotes.reduce((sum, quote) => sum + (quote.need.get(no) ?? 0), 0);
        expect(need.get(no) ?? 0).toBe(needed);
        const short = shortages.find(({ ingredientNo }) => ingredientNo === no);
        expect(short).toEqual(needed > left ? { ingredientNo: no, needed, left } : undefined);
      }
      expect(totalCents).toBe(quotes.reduce((sum, { price }) => sum + price.totalCents, 0));
    }),
  );
});

test('two lines of six limes each are short when ten limes are left', () => {
  fc.assert(
    fc.property(anIngredient(1), (lime) => {
      const catalogue = catalogueOf([lime], [limeade]);
      const six = { recipeNo: 1, servings: 6, changes: [], acknowledged: [] };
      const lines: Line[] = ['a', 'b'].map((lineId) => ({ ...six, lineId }));
      const { shortages, remedies } = describeCart(
        lines,
        quotesOf(catalogue),
        new Map([[1, 10]]),
        nobody,
      );
      expect(shortages).toEqual([{ ingredientNo: 1, needed: 12, left: 10 }]);
      expect(remedies).toEqual([
        { lineId: 'a', servings: 4 },
        { lineId: 'b', servings: 4 },
      ]);
      const alone = describeCart(lines.slice(1), quotesOf(catalogue), new Map([[1, 10]]), nobody);
      expect(alone.shortages).toEqual([]);
    }),
    { numRuns: 5 },
  );
});

test('a line that left the menu costs nothing, needs nothing and stays in sight', () => {
  fc.assert(
    fc.property(aVisit, ({ lines, catalogue, levels }) => {
      const gone: Line = {
        lineId: 'gone',
        recipeNo: 99,
        servings: 2,
        changes: [],
        acknowledged: [],
      };
      const before = describeCart(lines, quotesOf(catalogue), levels, nobody);
      const after = describeCart([gone, ...lines], quotesOf(catalogue), levels, nobody);
      expect(after).toEqual({ ...before, lines: [after.lines[0], ...before.lines] });
      expect(after.lines[0]).toMatchObject({ ok: false, problem: { code: 'recipe-not-found' } });
    }),
  );
});

test('what a customer has agreed to is still said, and no longer asked', () => {
  const everything = [...conflicts, ...conflicts.flatMap((it): Agreed[] => [`4:${it}`, `9:${it}`])];
  const profile = {
    avoidedAllergens: ['milk' as const, 'nuts' as const],
    diets: ['vegan' as const],
    members: [
      { memberNo: 4, name: 'Mia', avoidedAllergens: ['eggs' as const], diets: [] },
      { memberNo: 9, name: 'Tom', avoidedAllergens: [], diets: ['pork-free' as const] },
    ],
  };
  fc.assert(
    fc.property(aVisit, ({ lines, catalogue, levels }) => {
      for (const { line, against, unacknowledged } of describeCart(
        lines,
        quotesOf(catalogue),
        levels,
        profile,
      ).lines) {
        const said = toAgreeTo(against);
        expect(unacknowledged).toEqual(said.filter((it) => !line.acknowledged.includes(it)));
        expect(said.every((it) => everything.includes(it))).toBe(true);
      }
      const agreed = lines.map((line) => ({ ...line, acknowledged: everything }));
      const { lines: after } = describeCart(agreed, quotesOf(catalogue), levels, profile);
      expect(after.flatMap(({ unacknowledged }) => unacknowledged)).toEqual([]);
    }),
  );
});

const limeade: Recipe = {
  recipeNo: 1,
  slug: 'limeade',
  name: 'Limeade',
  description: null,
  category: 'bowls',
  story: null,
  servings: 1,
  minutes: 1,
  preparationCents: 0,
  follows: { name: null, description: null, story: null },
  steps: [],
  picture: null,
  menuPlace: null,
  status: 'published',
  editionNo: 1,
  ingredients: [{ ingredientNo: 1, amount: 1, swaps: [] }],
};
