import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue, aSelection } from '../../../test/arbitraries.ts';
import type { Catalogue, Recipe } from './recipe.ts';
import {
  customiseRecipe,
  needOf,
  sumNeeds,
  type Change,
  type Selection,
} from './customise-recipe.ts';

const aKitchen = aCatalogue().chain((catalogue) =>
  fc.record({ catalogue: fc.constant(catalogue), selection: aSelection(catalogue) }),
);

function recipeOf(catalogue: Catalogue, { recipeNo }: Selection): Recipe {
  const recipe = catalogue.recipes.get(recipeNo);
  if (!recipe) throw new Error('The selection is not of this menu.');
  return recipe;
}

function customise(catalogue: Catalogue, selection: Selection) {
  return customiseRecipe(recipeOf(catalogue, selection), selection.changes, catalogue.ingredients);
}

/** The need as a cook would count it: ingredient by ingredient, in exact fractions. */
function countedByHand(recipe: Recipe, { servings, changes }: Selection): Map<number, number> {
  const need = new Map<number, number>();
  const more = (no: number, amount: number) => need.set(no, (need.get(no) ?? 0) + amount);
  for (const { ingredientNo, amount, swaps } of recipe.ingredients) {
    const change = changes.find((it) => it.action !== 'extra' && it.ingredientNo === ingredientNo);
    if (change?.action === 'omit') continue;
    const swap =
      change?.action === 'swap' ? swaps.find((it) => it.with === change.with) : undefined;
    const { substitute, original } = swap?.ratio ?? { substitute: 1, original: 1 };
    const [parts, of] = [amount * servings * substitute, recipe.servings * original];
    let whole = 0;
    while (whole * of < parts) whole += Math.max(1, Math.floor((parts - whole * of) / of));
    more(swap?.with ?? ingredientNo, whole);
  }
  for (const it of changes) if (it.action === 'extra') more(it.ingredientNo, it.amount);
  return need;
}

test('a line needs what a cook would count, each ingredient rounded up to a whole unit', () => {
  fc.assert(
    fc.property(aKitchen, ({ catalogue, selection }) => {
      const byHand = countedByHand(recipeOf(catalogue, selection), selection);
      const customised = customise(catalogue, selection);
      if (!customised.ok) {
        expect(customised.problem).toEqual({ code: 'line-empty' });
        expect(byHand.size).toBe(0);
      } else expect(new Map(needOf(customised.contents, selection.servings))).toEqual(byHand);
    }),
  );
});

test('more servings never need less of anything, and as many as the recipe is for need what it says', () => {
  fc.assert(
    fc.property(aKitchen, fc.integer({ min: 1, max: 24 }), ({ catalogue, selection }, more) => {
      const recipe = recipeOf(catalogue, selection);
      const customised = customise(catalogue, selection);
      fc.pre(customised.ok);
      const few = needOf(customised.contents, selection.servings);
      const many = needOf(customised.contents, selection.servings + more);
      for (const [no, amount] of few) expect(many.get(no)).toBeGreaterThanOrEqual(amount);
      const plain = customise(catalogue, { ...selection, changes: [] });
      fc.pre(plain.ok);
      expect([...needOf(plain.contents, recipe.servings)]).toEqual(
        recipe.ingredients.map(({ ingredientNo, amount }) => [ingredientNo, amount]),
      );
    }),
  );
});

test('amounts of ten digits are counted exactly', () => {
  const digits = fc.integer({ min: 9_000_000_000, max: 9_999_999_999 });
  const ratio = fc.integer({ min: 1, max: 1000 });
  const servings = fc.integer({ min: 1, max: 24 });
  fc.assert(
    fc.property(
      digits,
      ratio,
      ratio,
      servings,
      servings,
      (amount, substitute, original, own, of) => {
        const contents = new Map([
          [1, { rates: [{ parts: amount * substitute, of: of * original }], extra: 0 }],
        ]);
        const [parts, whole] = [
          BigInt(amount) * BigInt(substitute) * BigInt(own),
          BigInt(of * original),
        ];
        expect(needOf(contents, own).get(1)).toBe(Number((parts + whole - 1n) / whole));
      },
    ),
  );
});

test('the need of a basket is the sum of its lines, whatever their order', () => {
  const someLines = aCatalogue().chain((catalogue) =>
    fc.record({
      catalogue: fc.constant(catalogue),
      selections: fc.array(aSelection(catalogue), { maxLength: 6 }),
    }),
  );
  fc.assert(
    fc.property(someLines, ({ catalogue, selections }) => {
      const needs = selections.flatMap((selection) => {
        const customised = customise(catalogue, selection);
        return customised.ok ? [needOf(customised.contents, selection.servings)] : [];
      });
      const whole = sumNeeds(needs);
      for (const no of catalogue.ingredients.keys()) {
        const sum = needs.reduce((total, need) => total + (need.get(no) ?? 0), 0);
        expect(whole.get(no) ?? 0).toBe(sum);
      }
      expect(sumNeeds(needs.toReversed())).toEqual(whole);
    }),
  );
});

test('the order of the changes changes nothing in the box', () => {
  fc.assert(
    fc.property(aKitchen, ({ catalogue, selection }) => {
      const forwards = customise(catalogue, selection);
      const backwards = customise(catalogue, {
        ...selection,
        changes: selection.changes.toReversed(),
      });
      fc.pre(forwards.ok && backwards.ok);
      expect(new Map(needOf(backwards.contents, selection.servings))).toEqual(
        new Map(needOf(forwards.contents, selection.servings)),
      );
    }),
  );
});

test('the second change of one ingredient is refused, and named', () => {
  fc.assert(
    fc.property(aKitchen, fc.nat(), ({ catalogue, selection }, pick) => {
      const own = selection.changes.filter(({ action }) => action !== 'extra');
      const again = own[pick % Math.max(1, own.length)];
      fc.pre(again !== undefined);
      const changes: Change[] = [
        ...selection.changes,
        { action: 'omit', ingredientNo: again.ingredientNo },
      ];
      expect(customise(catalogue, { ...selection, changes })).toEqual({
        ok: false,
        problem: { code: 'conflicting-changes', change: selection.changes.length },
      });
    }),
  );
});

test('what is not in the recipe, not offered or not in the shop is refused, and named', () => {
  fc.assert(
    fc.property(aKitchen, ({ catalogue, selection }) => {
      const recipe = recipeOf(catalogue, selection);
      const refuse = (change: Change) => {
        const customised = customise(catalogue, { ...selection, changes: [change] });
        return customised.ok ? undefined : customised.problem;
      };
      const nowhere = 99;
      expect(refuse({ action: 'omit', ingredientNo: nowhere })).toEqual({
        code: 'ingredient-not-in-recipe',
        change: 0,
      });
      expect(refuse({ action: 'swap', ingredientNo: nowhere, with: 1 })).toEqual({
        code: 'ingredient-not-in-recipe',
        change: 0,
      });
      expect(refuse({ action: 'extra', ingredientNo: nowhere, amount: 1 })).toEqual({
        code: 'ingredient-not-found',
        change: 0,
      });
      for (const { ingredientNo, swaps } of recipe.ingredients) {
        for (const no of [...catalogue.ingredients.keys(), nowhere]) {
          if (swaps.some((swap) => swap.with === no)) continue;
          expect(refuse({ action: 'swap', ingredientNo, with: no })).toEqual({
            code: 'swap-not-offered',
            change: 0,
          });
        }
      }
    }),
  );
});

test('leaving everything out leaves no line, unless something extra goes in', () => {
  fc.assert(
    fc.property(aKitchen, ({ catalogue, selection }) => {
      const omitted: Change[] = recipeOf(catalogue, selection).ingredients.map(
        ({ ingredientNo }) => ({
          action: 'omit',
          ingredientNo,
        }),
      );
      const empty = customise(catalogue, { ...selection, changes: omitted });
      expect(empty).toEqual({ ok: false, problem: { code: 'line-empty' } });
      const changes: Change[] = [...omitted, { action: 'extra', ingredientNo: 1, amount: 7 }];
      const extra = customise(catalogue, { ...selection, changes });
      expect(extra.ok && [...needOf(extra.contents, selection.servings)]).toEqual([[1, 7]]);
    }),
  );
});
