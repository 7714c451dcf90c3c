import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue } from '../../../test/arbitraries.ts';
import { fewPortions } from '../../food/menu-weeks/menu-week.ts';
import { buildMenu, type Menu } from '../../food/menu/build-menu.ts';
import { countFew, fewBeside, recountFew } from './few-left.ts';
import { limitedBy } from './limited-by.ts';
import { portionsLeft, type Levels } from './portions-left.ts';

const aMenu = aCatalogue({ mostRecipes: 8 }).map(buildMenu);
const someLevels = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 3000 }), fc.nat({ max: 300_000 })),
  ),
  { maxLength: 6 },
);

/** A look at every recipe. */
const scanned = (menu: Menu, levels: Levels) =>
  new Map(
    menu.entries.flatMap(({ recipe, quote }) => {
      const { portions } = portionsLeft(quote.contents, levels);
      return portions <= fewPortions ? [[recipe.recipeNo, portions]] : [];
    }),
  );

test('what is nearly gone is what a look at every recipe finds, at first and after each change of the stock', () => {
  fc.assert(
    fc.property(aMenu, fc.array(someLevels, { maxLength: 8 }), (menu, changes) => {
      const levels = new Map<number, number>();
      const few = countFew(menu, levels);
      expect(few).toEqual(scanned(menu, levels));
      for (const change of changes) {
        const before = new Map<number, number>();
        for (const [no, amount] of change) {
          if (!before.has(no)) before.set(no, levels.get(no) ?? 0);
          levels.set(no, amount);
        }
        const known = new Map(few);
        const isOther = recountFew(few, menu, levels, before);
        const wanted = scanned(menu, levels);
        expect(few).toEqual(wanted);
        expect(isOther).toBe(
          known.size !== wanted.size || [...wanted].some(([no, it]) => known.get(no) !== it),
        );
        expect(countFew(menu, levels)).toEqual(wanted);
      }
    }),
    { numRuns: 500 },
  );
});

test('a change of what there is plenty of looks at no recipe', () => {
  fc.assert(
    fc.property(aMenu, (menu) => {
      const plenty = new Map([...menu.uses.keys()].map((no) => [no, 1_000_000_000]));
      const few = countFew(menu, plenty);
      expect(few.size).toBe(0);
      const before = new Map([...plenty].map(([no, amount]) => [no, amount + 1]));
      const nobody: Menu['byRecipeNo'] = new Map();
      expect(recountFew(few, { uses: menu.uses, byRecipeNo: nobody }, plenty, before)).toBe(false);
    }),
  );
});

test('of a week there is no more than it offers, and no more than is on the shelf', () => {
  const portions = fc.dictionary(fc.integer({ min: 1, max: 9 }).map(String), fc.nat({ max: 20 }));
  const asMap = (record: Record<string, number>) =>
    new Map(Object.entries(record).map(([no, left]) => [Number(no), left]));
  fc.assert(
    fc.property(portions.map(asMap), portions.map(asMap), (few, ofWeek) => {
      const least = [...ofWeek].map(
        ([no, left]) => [no, Math.min(left, few.get(no) ?? left)] as const,
      );
      const wanted = new Map([...few, ...least]);
      const beside = fewBeside(few, ofWeek);
      expect(new Map(beside)).toEqual(wanted);
      for (const no of [...wanted.keys(), 99]) expect(beside.get(no)).toBe(wanted.get(no));
    }),
  );
});

test('an ingredient limits the recipes that end with it, those that end first in front', () => {
  fc.assert(
    fc.property(aMenu, someLevels, (menu, amounts) => {
      const levels = new Map(amounts);
      for (const ingredientNo of menu.uses.keys()) {
        const wanted = menu.entries
          .map(({ recipe, quote }) => ({ recipe, ...portionsLeft(quote.contents, levels) }))
          .filter(({ limitingIngredientNo }) => limitingIngredientNo === ingredientNo)
          .toSorted((a, b) => a.portions - b.portions || a.recipe.recipeNo - b.recipe.recipeNo);
        const { limits, limitsTotal } = limitedBy(menu, levels, ingredientNo);
        expect(limitsTotal).toBe(wanted.length);
        expect(limits.map(({ recipeNo, portionsLeft: left }) => [recipeNo, left])).toEqual(
          wanted.map(({ recipe, portions }) => [recipe.recipeNo, portions]),
        );
      }
    }),
  );
});
