import { eachNutrient, nutrientNames } from '../../contract/ingredient-shape.ts';
import type { Pantry } from './recipe.ts';
import type { Ingredient, Nutrition } from '../ingredients/ingredient.ts';
import type { Need } from './customise-recipe.ts';

/** Nutrition of one serving, rounded once at the end. */
export function nutritionPerServing(need: Need, servings: number, ingredients: Pantry): Nutrition {
  const sums: Nutrition = eachNutrient(() => 0);
  for (const [ingredientNo, amount] of need) {
    const ingredient = ingredients.get(ingredientNo);
    if (!ingredient) throw new Error(`No nutrition for ingredient ${ingredientNo}.`);
    const milligrams = amount * milligramsPerUnit(ingredient);
    for (const member of nutrientNames) sums[member] += ingredient.nutrition[member] * milligrams;
  }
  for (const member of nutrientNames)
    sums[member] = Math.round(sums[member] / (per100g * servings));
  return sums;
}

/** Nutrition is told per 100 g; sums stay whole until they are rounded. */
const per100g = 100_000;

/** A millilitre counts as a gram: a liquid's nutrition is told per 100 ml. */
function milligramsPerUnit({ unit, pieceGrams }: Ingredient): number {
  switch (unit) {
    case 'g':
    case 'ml':
      return 1000;
    case 'mg':
      return 1;
    case 'piece':
      return (pieceGrams ?? 0) * 1000;
  }
}
