import { demoCatalogue } from '../../../test/demo-menu.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import { quoteLine } from '../../food/recipes/quote-line.ts';
import { gramsOf } from '../../food/recipes/alcohol.ts';
import type { Catalogue, Recipe } from '../../food/recipes/recipe.ts';
import { mealOf, type LotDates, type Meal } from './meal.ts';

export const demo = await demoCatalogue();

export const recipeOf = (slug: string): Recipe => {
  const found = demo.bySlug.get(slug);
  if (!found) throw new Error(`The demo has no ${slug}.`);
  return found;
};

/** Every way to change one thing of a recipe: nothing, one swap, or one thing left out. */
export const oneChangeOf = (recipe: Recipe): Change[][] => [
  [],
  ...recipe.ingredients.flatMap(({ ingredientNo, swaps }) => [
    ...(recipe.ingredients.length > 1 ? [[{ action: 'omit' as const, ingredientNo }]] : []),
    ...swaps.map((swap) => [{ action: 'swap' as const, ingredientNo, with: swap.with }]),
  ]),
];

/** What a label is told from where somebody orders this. */
export function mealFor(
  recipe: Recipe,
  changes: Change[] = [],
  given: { pantry?: Catalogue['ingredients']; lots?: ReadonlyMap<number, LotDates> } = {},
): Meal {
  const { pantry = demo.ingredients, lots } = given;
  const { recipeNo, servings } = recipe;
  const recipes = new Map([[recipeNo, { ...recipe, status: 'published' as const }]]);
  const catalogue = { ...demo, recipes, ingredients: pantry };
  const quoted = quoteLine(catalogue, { recipeNo, servings, changes });
  if (!quoted.ok) throw new Error(quoted.problem.code);
  return mealOf({
    name: recipe.name,
    servings,
    inside: [...quoted.quote.need].map(([ingredientNo, amount]) => {
      const facts = pantry.get(ingredientNo);
      if (!facts) throw new Error(`No ingredient ${ingredientNo}.`);
      const { unit, name } = facts;
      return { ingredientNo, amount, unit, name: name ?? '', grams: gramsOf(amount, facts) };
    }),
    sold: quoted.quote.facts,
    pantry,
    lots,
    operator: { name: 'Larder Kitchens Ltd', address: '1 Quay Street, Dublin D02 XY45, Ireland' },
    isTrial: false,
  });
}
