import type { Catalogue, Recipe } from './recipe.ts';
import { priceLine } from './price-line.ts';

type CostedRecipe = Pick<Recipe, 'servings' | 'preparationCents'> & {
  ingredients: readonly Pick<Recipe['ingredients'][number], 'ingredientNo' | 'amount'>[];
};

export type RecipeCost = {
  totalCents: number;
  perServingCents: number;
  ingredientCents: number;
  preparationCents: number;
  /** How much of the whole the ingredients are; null while nothing costs anything. */
  ingredientPercent: number | null;
};

/**
 * What a recipe costs at its own servings and today's prices, on the menu or not: the ingredients at the price of their packs, and what
 * the shop adds for preparing them, which is its margin. The whole is what customers pay.
 */
export function recipeCost(
  recipe: CostedRecipe,
  ingredients: Catalogue['ingredients'],
): RecipeCost {
  const need = new Map(
    recipe.ingredients.map(({ ingredientNo, amount }) => [ingredientNo, amount]),
  );
  const price = priceLine(need, recipe.servings, recipe.preparationCents, ingredients);
  return {
    totalCents: price.totalCents,
    perServingCents: Math.round(price.totalCents / recipe.servings),
    ingredientCents: price.totalCents - price.preparationCents,
    preparationCents: price.preparationCents,
    ingredientPercent: percentOf(price.totalCents - price.preparationCents, price.totalCents),
  };
}

const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 100) / whole);
