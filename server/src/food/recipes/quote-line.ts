import { nothingArchived } from '../archive/archived.ts';
import { extraAlcoholGrams } from './alcohol.ts';
import type { Catalogue, Recipe } from './recipe.ts';
import type { Nutrition } from '../ingredients/ingredient.ts';
import {
  customiseRecipe,
  mostAmount,
  needOf,
  type Customised,
  type CustomiseProblem,
  type Need,
  type Selection,
} from './customise-recipe.ts';
import { foodFacts, type FoodFacts } from './food-facts.ts';
import { nutritionPerServing } from './nutrition.ts';
import { priceLine, type Price } from './price-line.ts';

/** Shared by everybody who asks for the same: not to be changed. */
export type Quote = {
  recipe: Recipe;
  servings: number;
  contents: Customised;
  need: Need;
  price: Price;
  facts: FoodFacts;
  /** What is added of alcoholic ingredients beside what the recipe takes of them. */
  extraAlcoholGrams: number;
  nutrition: Nutrition;
};

export type QuoteProblem =
  CustomiseProblem | { code: 'recipe-not-found' | 'recipe-not-published' | 'amount-too-large' };

export type Quoted = { ok: true; quote: Quote } | { ok: false; problem: QuoteProblem };

/** Answers what `quoteLine` answers on one menu; it may remember. */
export type Quotes = (selection: Selection) => Quoted;

/** Everything there is to say about one line, from the menu alone: what it needs, costs, contains and feeds. */
export function quoteLine(catalogue: Catalogue, selection: Selection): Quoted {
  const recipe = catalogue.recipes.get(selection.recipeNo);
  if (!recipe) return { ok: false, problem: { code: 'recipe-not-found' } };
  if (recipe.status !== 'published')
    return { ok: false, problem: { code: 'recipe-not-published' } };
  const { ingredients: gone } = catalogue.archived ?? nothingArchived;
  const change = selection.changes.findIndex(
    ({ action, ingredientNo }) => action === 'extra' && gone.has(ingredientNo),
  );
  if (change >= 0) return { ok: false, problem: { code: 'ingredient-not-found', change } };
  const customised = customiseRecipe(recipe, selection.changes, catalogue.ingredients);
  if (!customised.ok) return customised;
  const need = needOf(customised.contents, selection.servings);
  for (const amount of need.values()) {
    if (amount > mostAmount) return { ok: false, problem: { code: 'amount-too-large' } };
  }
  const quote = describe(catalogue, recipe, selection.servings, customised.contents, need);
  if (quote.price.totalCents > mostAmount)
    return { ok: false, problem: { code: 'amount-too-large' } };
  return { ok: true, quote };
}

function describe(
  catalogue: Catalogue,
  recipe: Recipe,
  servings: number,
  contents: Customised,
  need: Need,
): Quote {
  const { ingredients } = catalogue;
  const inIt = [...need.keys()].flatMap((ingredientNo) => ingredients.get(ingredientNo) ?? []);
  return {
    recipe,
    servings,
    contents,
    need,
    price: priceLine(need, servings, recipe.preparationCents, ingredients),
    facts: foodFacts(inIt),
    extraAlcoholGrams: extraAlcoholGrams(contents, ingredients),
    nutrition: nutritionPerServing(need, servings, ingredients),
  };
}
