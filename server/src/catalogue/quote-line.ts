import type { Catalogue, Nutrition, Recipe } from './catalogue-types.ts';
import {
  customiseRecipe,
  mostAmount,
  needOf,
  type Customised,
  type CustomiseProblem,
  type Need,
  type Selection,
} from './customise-recipe.ts';
import { foodFacts, type FoodFacts } from './facts.ts';
import { nutritionPerServing } from './nutrition.ts';
import { priceLine, type Price } from './price-line.ts';

export type Quote = {
  recipe: Recipe;
  selection: Selection;
  contents: Customised;
  need: Need;
  price: Price;
  facts: FoodFacts;
  nutrition: Nutrition;
};

export type QuoteProblem =
  CustomiseProblem | { code: 'recipe-not-found' | 'recipe-not-published' | 'amount-too-large' };

/** Everything there is to say about one line, from the menu alone: what it needs, costs, contains and feeds. */
export function quoteLine(
  catalogue: Catalogue,
  selection: Selection,
): { ok: true; quote: Quote } | { ok: false; problem: QuoteProblem } {
  const recipe = catalogue.recipes.get(selection.recipeNo);
  if (!recipe) return { ok: false, problem: { code: 'recipe-not-found' } };
  if (recipe.status !== 'published')
    return { ok: false, problem: { code: 'recipe-not-published' } };
  const customised = customiseRecipe(recipe, selection.changes, catalogue.ingredients);
  if (!customised.ok) return customised;
  const need = needOf(customised.contents, selection.servings);
  for (const amount of need.values()) {
    if (amount > mostAmount) return { ok: false, problem: { code: 'amount-too-large' } };
  }
  const quote = describe(catalogue, recipe, selection, customised.contents, need);
  if (quote.price.totalCents > mostAmount)
    return { ok: false, problem: { code: 'amount-too-large' } };
  return { ok: true, quote };
}

function describe(
  catalogue: Catalogue,
  recipe: Recipe,
  selection: Selection,
  contents: Customised,
  need: Need,
): Quote {
  const { ingredients } = catalogue;
  const inIt = [...need.keys()].flatMap((ingredientNo) => ingredients.get(ingredientNo) ?? []);
  return {
    recipe,
    selection,
    contents,
    need,
    price: priceLine(need, selection.servings, recipe.preparationCents, ingredients),
    facts: foodFacts(inIt),
    nutrition: nutritionPerServing(need, selection.servings, ingredients),
  };
}
