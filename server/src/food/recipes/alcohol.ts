import type { Ingredient } from '../ingredients/ingredient.ts';
import { isForAdults } from '../ingredients/strength.ts';
import type { Customised } from './customise-recipe.ts';

/** What is added of ingredients for adults beside what the recipe takes of them, in grams or millilitres, which count alike. */
export function extraAlcoholGrams(
  contents: Customised,
  ingredients: ReadonlyMap<number, Ingredient>,
): number {
  let grams = 0;
  for (const [ingredientNo, { extra }] of contents) {
    const ingredient = ingredients.get(ingredientNo);
    if (ingredient && isForAdults(ingredient)) grams += gramsOf(extra, ingredient);
  }
  return grams;
}

export function gramsOf(
  amount: number,
  { unit, pieceGrams }: Pick<Ingredient, 'unit' | 'pieceGrams'>,
): number {
  switch (unit) {
    case 'g':
    case 'ml':
      return amount;
    case 'mg':
      return amount / 1000;
    case 'piece':
      return amount * (pieceGrams ?? 0);
  }
}
