import type { Diet, Unit } from '../../contract/food-terms.ts';
import type { Nutrition } from '../ingredients/ingredient.ts';
import { describeMeal } from '../recipes/describe-meal.ts';
import { foodFacts } from '../recipes/food-facts.ts';
import { nutritionPerServing } from '../recipes/nutrition.ts';
import type { Catalogue, Recipe } from '../recipes/recipe.ts';

/** One ingredient of a recipe; the amount is for its own servings, in base units. */
export type LineToWrite = { name: string; amount: number; unit: Unit };

/** A recipe as it reads at its own servings, with nothing swapped or left out. */
export type RecipeToWrite = {
  recipeNo: number;
  slug: string;
  name: string;
  description: string | null;
  story: string | null;
  category: string;
  servings: number;
  minutes: number;
  lines: LineToWrite[];
  steps: string[];
  diets: Diet[];
  /** Of one serving; null where nothing is in it yet. */
  nutrition: Nutrition | null;
  /** Where the shop shows it; null for a draft, which nobody else can open. */
  url: string | null;
  picture: string | null;
  shop: string;
};

/** What the shop is called and where it is, without a slash at the end. */
export type Writer = { name: string; siteUrl: string };

/** The widest of the pictures that are made of each that is uploaded. */
const pictureWidth = 960;

/** What is unfinished of a draft is not in it: only what is whole is counted, here as everywhere. */
export function recipeToWrite(
  { ingredients, categories }: Catalogue,
  recipe: Recipe,
  { name: shop, siteUrl }: Writer,
): RecipeToWrite {
  const { recipeNo, slug, servings, minutes, picture } = recipe;
  const need = new Map(
    recipe.ingredients.map(({ ingredientNo, amount }) => [ingredientNo, amount]),
  );
  const meal = describeMeal(recipe, { changes: [], servings }, need, (no) => ingredients.get(no));
  const inIt = recipe.ingredients.flatMap(({ ingredientNo, amount }) => {
    const ingredient = ingredients.get(ingredientNo);
    return ingredient ? [{ ingredient, amount }] : [];
  });
  const isEmpty = inIt.length === 0;
  return {
    recipeNo,
    slug,
    name: oneLine(meal.name ?? recipe.name ?? slug),
    description: meal.description === null ? null : oneLine(meal.description),
    story: meal.story === null ? null : oneLine(meal.story),
    category: categories.find((known) => known.slug === recipe.category)?.name ?? recipe.category,
    servings,
    minutes,
    lines: inIt.map(({ ingredient, amount }) => ({
      name: oneLine(ingredient.name ?? String(ingredient.ingredientNo)),
      amount,
      unit: ingredient.unit,
    })),
    steps: meal.steps.map(oneLine).filter((step) => step !== ''),
    diets: isEmpty ? [] : foodFacts(inIt.map(({ ingredient }) => ingredient)).diets,
    nutrition: isEmpty ? null : nutritionPerServing(need, servings, ingredients),
    url: recipe.status === 'published' ? `${siteUrl}/recipes/${slug}` : null,
    picture: picture === null ? null : `${siteUrl}${picture}-${pictureWidth}.webp`,
    shop,
  };
}

/** Other programs end a step or an ingredient at the end of its line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
