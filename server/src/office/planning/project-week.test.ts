import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue } from '../../../test/arbitraries.ts';
import type { Catalogue } from '../../food/recipes/recipe.ts';
import { projectWeek, type Planned } from './project-week.ts';

type Week = { catalogue: Catalogue; planned: Planned[]; levels: Map<number, number> };
const aWeek: fc.Arbitrary<Week> = aCatalogue().chain((catalogue) =>
  fc
    .record({
      portions: fc.array(
        fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })),
        {
          minLength: catalogue.recipes.size,
          maxLength: catalogue.recipes.size,
        },
      ),
      costs: fc.array(fc.option(fc.integer({ min: 0, max: 9999 })), {
        minLength: catalogue.ingredients.size,
        maxLength: catalogue.ingredients.size,
      }),
      stock: fc.array(fc.integer({ min: 0, max: 5000 }), {
        minLength: catalogue.ingredients.size,
        maxLength: catalogue.ingredients.size,
      }),
    })
    .map(({ portions, costs, stock }) => {
      const ingredients = new Map(
        [...catalogue.ingredients.values()].map((it, at) => [
          it.ingredientNo,
          { ...it, costCents: costs[at] ?? null },
        ]),
      );
      return {
        catalogue: { ...catalogue, ingredients },
        planned: [...catalogue.recipes.values()].map((recipe, at) => ({
          recipe,
          portions: portions[at]?.[0] ?? 0,
          taken: portions[at]?.[1] ?? 0,
        })),
        levels: new Map([...ingredients.keys()].map((no, at) => [no, stock[at] ?? 0])),
      };
    }),
);

test('a week needs of each ingredient what its recipes need together, ordered portions apart', () => {
  fc.assert(
    fc.property(aWeek, ({ catalogue, planned, levels }) => {
      const { need } = projectWeek(planned, catalogue.ingredients, levels);
      for (const no of catalogue.ingredients.keys()) {
        const brute = planned.reduce((sum, { recipe, portions, taken }) => {
          const own = recipe.ingredients.find(({ ingredientNo }) => ingredientNo === no);
          const left = Math.max(0, portions - taken);
          return sum + (own ? Math.ceil((own.amount * left) / recipe.servings) : 0);
        }, 0);
        const line = need.find(({ ingredientNo }) => ingredientNo === no);
        expect(line?.needed ?? 0).toBe(brute);
        if (line) expect(line.left).toBe(levels.get(no));
      }
    }),
  );
});

test('what a week brings in, costs and leaves is the sum of its recipes, those with an unknown cost apart', () => {
  fc.assert(
    fc.property(aWeek, ({ catalogue, planned, levels }) => {
      const { recipes, ...sums } = projectWeek(planned, catalogue.ingredients, levels);
      const all = [...recipes.values()];
      const known = all.filter(({ purchaseCents }) => purchaseCents !== null);
      const sum = (list: (number | null)[]) =>
        list.reduce<number>((total, it) => total + (it ?? 0), 0);
      expect(sums.revenueCents).toBe(sum(all.map((it) => it.revenueCents)));
      expect(sums.purchaseCents).toBe(sum(known.map((it) => it.purchaseCents)));
      expect(sums.marginCents).toBe(sum(known.map((it) => it.revenueCents)) - sums.purchaseCents);
      expect(sums.unknownCosts).toBe(all.length - known.length);
      expect(sums.portions).toBe(sum(planned.map(({ portions }) => portions)));
    }),
  );
});
