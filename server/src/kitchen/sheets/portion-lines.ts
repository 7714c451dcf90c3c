import { canonicalChanges } from '../../checkout/cart/cart-lines.ts';
import type { Need } from '../../food/recipes/customise-recipe.ts';
import type { Unit } from '../../contract/food-terms.ts';
import { nameChanges, type NamedChange } from '../../checkout/orders/name-changes.ts';
import { changesInWords } from './describe-changes.ts';
import { nameOr, type DayLine } from './day-lines.ts';

/** Box lines that are portioned alike: one recipe, the same servings, the same changes and so the same amounts. */
export type PortionGroup = {
  servings: number;
  changes: NamedChange[];
  changesText: string;
  boxes: number;
  ingredients: PortionedIngredient[];
  lines: { orderNo: number; lineNo: number }[];
};
type PortionedIngredient = {
  ingredientNo: number;
  name: string;
  unit: Unit;
  amountPerBox: number;
  totalAmount: number;
};
export type RecipePortions = {
  recipeNo: number;
  name: string;
  boxes: number;
  servings: number;
  groups: PortionGroup[];
};

/**
 * The portioning sheet: recipes by name, in each the unchanged boxes first, then smaller before larger. A recipe edited between two
 * orders makes two groups when its amounts differ. Names are those of the latest order.
 */
export function portionLines(lines: readonly DayLine[]): RecipePortions[] {
  return [...Map.groupBy(lines, ({ recipeNo }) => recipeNo)]
    .map(([recipeNo, ofRecipe]) => ({
      recipeNo,
      name: nameOr(latest(ofRecipe).name, 'recipe', recipeNo),
      boxes: ofRecipe.length,
      servings: ofRecipe.reduce((sum, { servings }) => sum + servings, 0),
      groups: [...Map.groupBy(ofRecipe, sameToPortion).values()]
        .map(groupOf)
        .toSorted(inWorkingOrder),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.recipeNo - b.recipeNo);
}

/** Two lines with the same key are filled from the same bowls in the same amounts. */
function sameToPortion({ servings, changes, ingredients }: DayLine): string {
  const amounts = ingredients
    .map(({ ingredientNo, amount }) => [ingredientNo, amount] as const)
    .toSorted(([a], [b]) => a - b);
  return JSON.stringify([servings, canonicalChanges(changes), amounts]);
}

function groupOf(lines: readonly DayLine[]): PortionGroup {
  const newest = latest(lines);
  const changes = nameChanges(newest);
  return {
    servings: newest.servings,
    changes,
    changesText: changesInWords(changes),
    boxes: lines.length,
    ingredients: newest.ingredients
      .map(({ ingredientNo, name, unit, amount }) => ({
        ingredientNo,
        name: nameOr(name, 'ingredient', ingredientNo),
        unit,
        amountPerBox: amount,
        totalAmount: amount * lines.length,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name) || a.ingredientNo - b.ingredientNo),
    lines: lines.map(({ orderNo, lineNo }) => ({ orderNo, lineNo })),
  };
}

function inWorkingOrder(a: PortionGroup, b: PortionGroup): number {
  return (
    Number(a.changes.length > 0) - Number(b.changes.length > 0) ||
    a.changesText.localeCompare(b.changesText) ||
    a.servings - b.servings
  );
}

/** What the whole sheet portions, per ingredient. */
export function portionedAmounts(sheet: readonly RecipePortions[]): Need {
  const sums = new Map<number, number>();
  for (const { ingredients } of sheet.flatMap(({ groups }) => groups)) {
    for (const { ingredientNo, totalAmount } of ingredients) {
      sums.set(ingredientNo, (sums.get(ingredientNo) ?? 0) + totalAmount);
    }
  }
  return sums;
}

function latest(lines: readonly DayLine[]): DayLine {
  const last = lines.at(-1);
  if (!last) throw new Error('A group of lines has none.');
  return last;
}
