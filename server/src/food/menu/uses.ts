import { fewPortions } from '../menu-weeks/menu-week.ts';
import { amountOf } from '../recipes/customise-recipe.ts';
import type { MenuEntry } from './build-menu.ts';

/**
 * Recipes that take an ingredient, by their numbers, those that are nearly gone first as it runs out in front. `enough`, beside each: so much of
 * it, in base units, makes more servings than `fewPortions`; with less the recipe is nearly gone, and with so much it is not for this ingredient.
 */
export type Use = { recipeNos: readonly number[]; enough: readonly number[] };
export type Uses = ReadonlyMap<number, Use>;

const nothing: Use = { recipeNos: [], enough: [] };

export const useOf = (uses: Uses, ingredientNo: number): Use => uses.get(ingredientNo) ?? nothing;

export function* usesInSteps(entries: readonly MenuEntry[]): Generator<void, Uses> {
  const taking = new Map<number, { recipeNo: number; enough: number }[]>();
  for (const { recipe, quote } of entries) {
    for (const [ingredientNo, portion] of quote.contents) {
      const use = { recipeNo: recipe.recipeNo, enough: amountOf(portion, fewPortions + 1) };
      const known = taking.get(ingredientNo);
      if (known) known.push(use);
      else taking.set(ingredientNo, [use]);
    }
    yield;
  }
  const uses = new Map<number, Use>();
  for (const [ingredientNo, recipes] of taking) {
    recipes.sort((a, b) => b.enough - a.enough || a.recipeNo - b.recipeNo);
    uses.set(ingredientNo, {
      recipeNos: recipes.map(({ recipeNo }) => recipeNo),
      enough: recipes.map(({ enough }) => enough),
    });
    yield;
  }
  return uses;
}

/** Those that so much of the ingredient makes no more than `fewPortions` servings of. */
export function nearlyGoneAt({ recipeNos, enough }: Use, amount: number): readonly number[] {
  let [before, after] = [0, enough.length];
  while (before < after) {
    const middle = (before + after) >>> 1;
    if ((enough[middle] ?? 0) > amount) before = middle + 1;
    else after = middle;
  }
  return recipeNos.slice(0, before);
}
