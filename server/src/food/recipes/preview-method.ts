import type { Ingredient } from '../ingredients/ingredient.ts';
import { checkMethod, type MethodProblem } from '../method/check-method.ts';
import { finderOf } from '../method/names-in-method.ts';
import { customiseRecipe, needOf, type Change } from './customise-recipe.ts';
import { describeMeal, type Meal } from './describe-meal.ts';
import { numbered } from './next-edition.ts';
import type { Recipe } from './recipe.ts';

type Previewed = Pick<
  Recipe,
  'name' | 'description' | 'story' | 'follows' | 'servings' | 'steps' | 'ingredients'
>;

/** A recipe as it is being written, told for one meal; and everything that is not true of it yet. */
export function previewMethod(
  written: Previewed,
  { servings, changes }: { servings: number; changes: readonly Change[] },
  ingredients: ReadonlyMap<number, Ingredient>,
): { meal: Meal; problems: MethodProblem[] } {
  const recipe = numbered(written, finderOf(ingredients.values()));
  const known = (no: number) => ingredients.get(no);
  const customised = customiseRecipe(recipe, changes, ingredients);
  // What can no longer be chosen, because the draft went on, is left as it stands.
  const chosen = customised.ok ? changes : [];
  const amounts = customised.ok ? needOf(customised.contents, servings) : new Map<number, number>();
  return {
    meal: describeMeal(recipe, { changes: chosen, servings }, amounts, known),
    problems: checkMethod(recipe, ingredients),
  };
}
