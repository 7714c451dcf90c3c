import { z } from 'zod';
import { cookings, type Cooking, type Unit } from '../../contract/food-terms.ts';
import type { Change } from './customise-recipe.ts';
import {
  cookedSteps,
  describeMeal,
  describeTexts,
  type CookedStep,
  type Meal,
  type MealIngredient,
} from './describe-meal.ts';
import { keptEdition, type EditionContent } from './next-edition.ts';
import type { InTongue as RecipeInTongue } from './recipe.ts';

/** How an ordered line of changes is called: as much of its edition as that takes; null for a line as written. */
export const soldTexts = keptEdition
  .pick({ name: true, description: true, story: true, follows: true, servings: true })
  .nullable();

type SoldLine = {
  servings: number;
  changes: readonly Change[];
  ingredients: readonly SoldIngredient[];
};
type SoldIngredient = {
  ingredientNo: number;
  name: string | null;
  unit: Unit;
  amount: number;
  cooking?: Cooking | null | undefined;
} & InTongue;

/** As it was sold, where `name` is a translation of that. */
type InTongue = { ownName?: string | null | undefined };

/** An edition's ingredients, as they are read. */
type EditionIngredients = readonly (EditionContent['ingredients'][number] &
  InTongue & {
    swaps?:
      | readonly (NonNullable<EditionContent['ingredients'][number]['swaps']>[number] & InTongue)[]
      | undefined;
  })[];

/** What an ingredient of a line is known to be now; its edition may be older than what is known. */
export const cookingNow = z.enum(cookings).nullable();

/** The line under the name and with the description of the meal that it became. */
export function withSoldTexts<
  Line extends SoldLine & {
    name: string | null;
    texts: z.infer<typeof soldTexts>;
    recipeIngredients: EditionContent['ingredients'];
  },
>(line: Line): Line {
  if (line.texts === null) return line;
  const recipe = { ...line.texts, ingredients: line.recipeIngredients };
  const { name, description } = describeTexts(recipe, line, knownIn(line.recipeIngredients, line));
  return 'description' in line ? { ...line, name, description } : { ...line, name };
}

/** How to cook an ordered line: its edition's method for its changes and servings. */
export function soldMeal(
  content: EditionContent & { inTongue?: RecipeInTongue | undefined },
  line: SoldLine,
): Meal {
  const amounts = new Map(line.ingredients.map((it) => [it.ingredientNo, it.amount]));
  return describeMeal(content, line, amounts, knownIn(content.ingredients, line));
}

/** The steps of an ordered line, as they are cooked from. */
export const soldSteps = (
  content: EditionContent & { inTongue?: RecipeInTongue | undefined },
  line: SoldLine,
): CookedStep[] => cookedSteps(content, line, knownIn(content.ingredients, line));

/** Names as they were sold; what it takes to cook something as it is known now, which may have been corrected. */
function knownIn(recipeIngredients: EditionIngredients, line: SoldLine) {
  const known = new Map<number, MealIngredient>();
  for (const {
    ingredientNo,
    name,
    unit,
    cooking = null,
    swaps = [],
    ownName,
  } of recipeIngredients) {
    known.set(ingredientNo, { name, unit, cooking, ownName });
    for (const swap of swaps) {
      if (!known.has(swap.with)) known.set(swap.with, { ...swap, unit: null });
    }
  }
  for (const { ingredientNo, name, unit, cooking, ownName } of line.ingredients) {
    const kept = known.get(ingredientNo);
    known.set(ingredientNo, {
      name: kept?.name ?? name,
      ownName: (kept?.name ?? null) === null ? ownName : kept?.ownName,
      unit,
      cooking: cooking ?? kept?.cooking ?? null,
    });
  }
  return (no: number) => known.get(no);
}
