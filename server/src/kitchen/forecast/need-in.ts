import { customiseRecipe, needOf, type Need } from '../../food/recipes/customise-recipe.ts';
import type { Pantry, Recipe } from '../../food/recipes/recipe.ts';

/** What so many portions of a recipe need of each ingredient as it is written, nobody changing anything. */
export function needIn(recipe: Recipe, portions: number, ingredients: Pantry): Need {
  if (portions === 0) return new Map();
  const customised = customiseRecipe(recipe, [], ingredients);
  return customised.ok ? needOf(customised.contents, portions) : new Map();
}
