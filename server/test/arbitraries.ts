import fc from 'fast-check';
import type { Catalogue, Recipe } from '../src/food/recipes/recipe.ts';
import type { Ingredient } from '../src/food/ingredients/ingredient.ts';
import type { Change, Selection } from '../src/food/recipes/customise-recipe.ts';
import { quoteLine, type Quotes } from '../src/food/recipes/quote-line.ts';
import { allergens, diets, units } from '../src/contract/food-terms.ts';

/** Kitchens as they might be, for properties that must hold in all of them. */

const amount = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5000 }));
const milligrams = fc.integer({ min: 0, max: 100_000 });

const someOf = <T>(values: readonly T[]) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.subarray([...values]) },
  );

export const anIngredient = (ingredientNo: number): fc.Arbitrary<Ingredient> =>
  fc
    .record({
      ingredientNo: fc.constant(ingredientNo),
      name: fc.oneof(fc.string({ maxLength: 12, unit: 'grapheme' }), fc.constant(null)),
      description: fc.constant(null),
      priceCents: fc.integer({ min: 0, max: 9999 }),
      packAmount: amount,
      unit: fc.constantFrom(...units),
      pieceGrams: fc.integer({ min: 1, max: 2000 }),
      allergens: someOf(allergens),
      diets: someOf(diets),
      nutrition: fc.record({
        kcal: fc.integer({ min: 0, max: 1000 }),
        fatMg: milligrams,
        saturatesMg: milligrams,
        carbohydrateMg: milligrams,
        sugarsMg: milligrams,
        fibreMg: milligrams,
        proteinMg: milligrams,
        saltMg: milligrams,
      }),
      lowStockAmount: fc.constant(0),
    })
    .map((made) => ({ ...made, pieceGrams: made.unit === 'piece' ? made.pieceGrams : null }));

const aRecipe = (recipeNo: number, ingredientNos: readonly number[]): fc.Arbitrary<Recipe> => {
  const swaps = (own: number) =>
    fc.uniqueArray(
      fc.record({
        with: fc.constantFrom(...ingredientNos.filter((no) => no !== own)),
        ratio: fc.record({
          substitute: fc.integer({ min: 1, max: 5 }),
          original: fc.integer({ min: 1, max: 5 }),
        }),
      }),
      { maxLength: 2, selector: (swap) => swap.with },
    );
  const contents = fc.shuffledSubarray([...ingredientNos], { minLength: 1 }).chain((chosen) =>
    fc.tuple(
      ...chosen.map((ingredientNo) =>
        fc.record({
          ingredientNo: fc.constant(ingredientNo),
          amount,
          swaps: swaps(ingredientNo),
        }),
      ),
    ),
  );
  return fc.record({
    recipeNo: fc.constant(recipeNo),
    slug: fc.constant(`recipe-${recipeNo}`),
    name: fc.oneof(
      fc.string({ maxLength: 8, unit: 'grapheme' }),
      fc.constantFrom('Soup', 'soup', null),
    ),
    description: fc.constant(null),
    category: fc.constantFrom('bowls', 'soups'),
    story: fc.constant(null),
    servings: fc.integer({ min: 1, max: 24 }),
    minutes: fc.constantFrom(10, 20, 30),
    preparationCents: fc.integer({ min: 0, max: 9999 }),
    steps: fc.constant([]),
    picture: fc.constant(null),
    status: fc.constantFrom('published' as const),
    editionNo: fc.constant(1),
    ingredients: contents,
  });
};

export function catalogueOf(
  ingredients: readonly Ingredient[],
  recipes: readonly Recipe[],
): Catalogue {
  return {
    version: 1,
    categories: [
      { slug: 'bowls', name: 'Bowls', position: 1 },
      { slug: 'soups', name: 'Soups', position: 2 },
    ],
    ingredients: new Map(ingredients.map((ingredient) => [ingredient.ingredientNo, ingredient])),
    recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
    bySlug: new Map(recipes.map((recipe) => [recipe.slug, recipe])),
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** A menu whose recipes share a few ingredients, as meal kits do. */
export const aCatalogue = ({ mostRecipes = 3 } = {}): fc.Arbitrary<Catalogue> =>
  fc
    .record({
      foods: fc.integer({ min: 2, max: 6 }),
      recipes: fc.integer({ min: 1, max: mostRecipes }),
    })
    .chain(({ foods, recipes }) =>
      fc
        .tuple(
          fc.tuple(...numbers(foods).map(anIngredient)),
          fc.tuple(...numbers(recipes).map((recipeNo) => aRecipe(recipeNo, numbers(foods)))),
        )
        .map(([ingredients, made]) => catalogueOf(ingredients, made)),
    );

/** Changes this recipe allows; they may leave nothing in it. */
export const changesOf = (recipe: Recipe, catalogue: Catalogue): fc.Arbitrary<Change[]> => {
  const ofOwn = recipe.ingredients.map(({ ingredientNo, swaps }) =>
    fc.constantFrom<Change | undefined>(
      ...[undefined, undefined, { action: 'omit' as const, ingredientNo }],
      ...swaps.map((swap) => ({ action: 'swap' as const, ingredientNo, with: swap.with })),
    ),
  );
  const extras = fc.array(
    fc.record({
      action: fc.constant('extra' as const),
      ingredientNo: fc.constantFrom(...catalogue.ingredients.keys()),
      amount,
    }),
    { maxLength: 3 },
  );
  return fc
    .tuple(fc.tuple(...ofOwn), extras)
    .map(([own, more]) => [...own.filter((change) => change !== undefined), ...more])
    .chain((changes) => fc.shuffledSubarray(changes, { minLength: changes.length }));
};

export const aSelection = (catalogue: Catalogue): fc.Arbitrary<Selection> =>
  fc.constantFrom(...catalogue.recipes.values()).chain((recipe) =>
    fc.record({
      recipeNo: fc.constant(recipe.recipeNo),
      servings: fc.integer({ min: 1, max: 24 }),
      changes: changesOf(recipe, catalogue),
    }),
  );

/** What the warm menu answers, without remembering. */
export const quotesOf =
  (catalogue: Catalogue): Quotes =>
  (selection) =>
    quoteLine(catalogue, selection);
