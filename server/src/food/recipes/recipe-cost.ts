import type { Recipe, Pantry } from './recipe.ts';
import type { Need } from './customise-recipe.ts';
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
  /** What the shop pays for the ingredients; null while that of one is unknown. */
  purchaseCents: number | null;
  /** What is left of the price when they are paid. */
  marginCents: number | null;
  marginPercent: number | null;
};

/**
 * What a recipe costs at its own servings and today's prices, on the menu or not: the ingredients at the price of their packs, and what
 * the shop adds for preparing them. The whole is what customers pay; its margin is what of it is not paid for the ingredients.
 */
export function recipeCost(recipe: CostedRecipe, ingredients: Pantry): RecipeCost {
  const need = new Map(
    recipe.ingredients.map(({ ingredientNo, amount }) => [ingredientNo, amount]),
  );
  const price = priceLine(need, recipe.servings, recipe.preparationCents, ingredients);
  const purchaseCents = purchaseOf(need, ingredients);
  const marginCents = purchaseCents === null ? null : price.totalCents - purchaseCents;
  return {
    totalCents: price.totalCents,
    perServingCents: Math.round(price.totalCents / recipe.servings),
    ingredientCents: price.totalCents - price.preparationCents,
    preparationCents: price.preparationCents,
    ingredientPercent: percentOf(price.totalCents - price.preparationCents, price.totalCents),
    purchaseCents,
    marginCents,
    marginPercent: marginCents === null ? null : percentOf(marginCents, price.totalCents),
  };
}

/** The same shares of packs at what the shop pays for them. */
function purchaseOf(need: Need, ingredients: Pantry): number | null {
  const bought = new Map(ingredients);
  for (const ingredientNo of need.keys()) {
    const ingredient = ingredients.get(ingredientNo);
    if (ingredient?.costCents === null) return null;
    if (ingredient) bought.set(ingredientNo, { ...ingredient, priceCents: ingredient.costCents });
  }
  return priceLine(need, 0, 0, bought).totalCents;
}

const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 100) / whole);
