import { z } from 'zod';
import { mostExtraAlcohol } from '../../contract/food-terms.ts';
import { extraAlcoholGrams } from './alcohol.ts';
import type { Recipe, Pantry } from './recipe.ts';

/** A change as an order keeps it. */
export const changeRow = z.discriminatedUnion('action', [
  z.object({ action: z.literal('omit'), ingredientNo: z.int() }),
  z.object({ action: z.literal('swap'), ingredientNo: z.int(), with: z.int() }),
  /** `amount` more base units for the whole line, whatever its servings; any ingredient of the shop. */
  z.object({ action: z.literal('extra'), ingredientNo: z.int(), amount: z.int() }),
]);
export type Change = z.infer<typeof changeRow>;

/** What somebody wants of one recipe. */
export type Selection = { recipeNo: number; servings: number; changes: Change[] };

/** How one ingredient's need grows with the servings: the sum of `ceil(parts × servings / of)`, plus what is extra. */
export type Portion = { rates: { parts: number; of: number }[]; extra: number };

/** What is in a line after its changes, by ingredient number; the original's order, extras last. */
export type Customised = ReadonlyMap<number, Portion>;

/** Whole base units by ingredient number. */
export type Need = ReadonlyMap<number, number>;

/** Design section 1.1: amounts have up to 10 digits. */
export const mostAmount = 9_999_999_999;

export type CustomiseProblem = {
  code:
    | 'ingredient-not-found'
    | 'ingredient-not-in-recipe'
    | 'swap-not-offered'
    | 'conflicting-changes'
    | 'line-empty'
    | 'too-much-alcohol';
  /** Place in `changes`; absent for the line as a whole. */
  change?: number;
};

/** Applies the changes to the recipe. Left out and swapped refer to the recipe's own ingredients, at most once each. */
export function customiseRecipe(
  recipe: Pick<Recipe, 'servings' | 'ingredients'>,
  changes: readonly Change[],
  ingredients: Pantry,
): { ok: true; contents: Customised } | { ok: false; problem: CustomiseProblem } {
  const contents = new Map<number, Portion>();
  const changed = new Map<number, Change>();
  for (const [index, change] of changes.entries()) {
    const problem = problemWith(change, recipe, changed, ingredients);
    if (problem) return { ok: false, problem: { code: problem, change: index } };
    if (change.action !== 'extra') changed.set(change.ingredientNo, change);
  }
  for (const own of recipe.ingredients) {
    const change = changed.get(own.ingredientNo);
    if (change?.action === 'omit') continue;
    const swap =
      change?.action === 'swap' ? own.swaps.find((offer) => offer.with === change.with) : undefined;
    portionOf(contents, swap?.with ?? own.ingredientNo).rates.push({
      parts: own.amount * (swap?.ratio.substitute ?? 1),
      of: recipe.servings * (swap?.ratio.original ?? 1),
    });
  }
  for (const change of changes) {
    if (change.action === 'extra') portionOf(contents, change.ingredientNo).extra += change.amount;
  }
  if (contents.size === 0) return { ok: false, problem: { code: 'line-empty' } };
  if (extraAlcoholGrams(contents, ingredients) > mostExtraAlcohol) {
    return { ok: false, problem: { code: 'too-much-alcohol' } };
  }
  return { ok: true, contents };
}

function problemWith(
  change: Change,
  recipe: Pick<Recipe, 'ingredients'>,
  changed: ReadonlyMap<number, Change>,
  ingredients: Pantry,
): CustomiseProblem['code'] | undefined {
  if (change.action === 'extra') {
    return ingredients.has(change.ingredientNo) ? undefined : 'ingredient-not-found';
  }
  const own = recipe.ingredients.find((entry) => entry.ingredientNo === change.ingredientNo);
  if (!own) return 'ingredient-not-in-recipe';
  if (changed.has(change.ingredientNo)) return 'conflicting-changes';
  if (change.action === 'swap' && !own.swaps.some((offer) => offer.with === change.with)) {
    return 'swap-not-offered';
  }
  return undefined;
}

function portionOf(contents: Map<number, Portion>, ingredientNo: number): Portion {
  const known = contents.get(ingredientNo);
  if (known) return known;
  const portion = { rates: [], extra: 0 };
  contents.set(ingredientNo, portion);
  return portion;
}

/** What so many servings need: each rate rounded up to a whole unit, so that nobody gets less than the recipe says. */
export function needOf(contents: Customised, servings: number): Need {
  const need = new Map<number, number>();
  for (const [ingredientNo, portion] of contents)
    need.set(ingredientNo, amountOf(portion, servings));
  return need;
}

export function amountOf(portion: Portion, servings: number): number {
  return portion.rates.reduce(
    (sum, { parts, of }) => sum + Math.ceil((parts * servings) / of),
    portion.extra,
  );
}

/** Sums needs per ingredient: the whole cart is one need. */
export function sumNeeds(needs: Iterable<Need>): Map<number, number> {
  const sum = new Map<number, number>();
  for (const need of needs) {
    for (const [ingredientNo, amount] of need) {
      sum.set(ingredientNo, (sum.get(ingredientNo) ?? 0) + amount);
    }
  }
  return sum;
}
