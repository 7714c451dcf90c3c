import type { Catalogue, Recipe } from './catalogue-types.ts';
import { priceLine } from './price-line.ts';

export type RecipeCost = {
  totalCents: number;
  perServingCents: number;
  ingredientCents: number;
  preparationCents: number;
};

/** What a recipe costs at its own servings and today's prices, on the menu or not. */
export function recipeCost(recipe: Recipe, ingredients: Catalogue['ingredients']): RecipeCost {
  const need = new Map(
    recipe.ingredients.map(({ ingredientNo, amount }) => [ingredientNo, amount]),
  );
  const price = priceLine(need, recipe.servings, recipe.preparationCents, ingredients);
  return {
    totalCents: price.totalCents,
    perServingCents: Math.round(price.totalCents / recipe.servings),
    ingredientCents: price.totalCents - price.preparationCents,
    preparationCents: price.preparationCents,
  };
}
