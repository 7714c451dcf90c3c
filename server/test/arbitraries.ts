import fc from 'fast-check';
import type { Catalogue, Recipe } from '../src/food/recipes/recipe.ts';
import type { KeptIngredient } from '../src/food/ingredients/ingredient.ts';
import type { Change, Selection } from '../src/food/recipes/customise-recipe.ts';
import { quoteLine, type Quotes } from '../src/food/recipes/quote-line.ts';
import type { Household } from '../src/food/recipes/food-facts.ts';
import { allergens, diets } from '../src/contract/food-terms.ts';
import type { Fact } from '../src/contract/ingredient-facts.ts';
import {
  eachFact,
  nested,
  type FactName,
  type FactValue,
  type FlatFacts,
  type IngredientFacts,
} from '../src/contract/ingredient-shape.ts';

/** Kitchens as they might be, for properties that must hold in all of them. */

const amount = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5000 }));

const someOf = <T>(values: readonly T[]) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.subarray([...values]) },
  );

/** Anything that one fact may say. */
function aFact(fact: Fact): fc.Arbitrary<unknown> {
  return fact.nullable ? fc.option(saidOf(fact), { nil: null }) : saidOf(fact);
}

function saidOf(fact: Fact): fc.Arbitrary<unknown> {
  switch (fact.kind) {
    case 'text':
      return fc.constantFrom('Lime', 'x'.repeat(fact.most));
    case 'price':
      return fc.integer({ min: 0, max: 9999 });
    case 'whole':
      return fc.integer({ min: fact.least, max: fact.most });
    case 'grams':
      return fc.integer({ min: 0, max: 100_000 });
    case 'choice':
      return fc.constantFrom(...fact.of);
    case 'choices':
      return fc.subarray([...fact.of]);
  }
}

const facts = { ...eachFact(aFact), pieceGrams: fc.integer({ min: 1, max: 2000 }) };

type FactArbitraries = { [Name in FactName]?: fc.Arbitrary<FactValue<Name>> };

/** All facts of an ingredient, whatever facts there are; a weight of a piece only where there are pieces, a list only of what is not one food. */
export const someFacts = (special: FactArbitraries = {}): fc.Arbitrary<IngredientFacts> =>
  fc
    .record({ ...facts, ...special })
    .map((made) => made as FlatFacts)
    .map((made) =>
      nested({
        ...made,
        pieceGrams: made.unit === 'piece' ? made.pieceGrams : null,
        components: made.makeup === 'single' ? null : made.components,
      }),
    );

export const anIngredient = (ingredientNo: number): fc.Arbitrary<KeptIngredient> =>
  someFacts({
    name: fc.oneof(fc.string({ maxLength: 12, unit: 'grapheme' }), fc.constant(null)),
    description: fc.constant(null),
    packAmount: amount,
    lowStockAmount: fc.constant(0),
    // Alcohol has rules of its own, which their tests try.
    alcoholPermille: fc.constantFrom(null, 0, 5),
    allergens: someOf(allergens),
    mayContain: someOf(allergens),
    diets: someOf(diets),
  }).map((facts) => ({ ingredientNo, version: 1, ...facts }));

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
    follows: fc.constant({ name: null, description: null, story: null }),
    steps: fc.constant([]),
    picture: fc.constant(null),
    menuPlace: fc.constantFrom(null, 1, 2),
    status: fc.constantFrom('published' as const),
    editionNo: fc.constant(1),
    ingredients: contents,
  });
};

export function catalogueOf(
  ingredients: readonly KeptIngredient[],
  recipes: readonly Recipe[],
): Catalogue {
  return {
    version: 1,
    categories: [
      { slug: 'bowls', name: 'Bowls', position: 1, version: 1 },
      { slug: 'soups', name: 'Soups', position: 2, version: 1 },
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
      undefined,
      undefined,
      { action: 'omit' as const, ingredientNo },
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

const aProfile = fc.record({
  avoidedAllergens: fc.subarray([...allergens], { maxLength: 4 }),
  diets: fc.subarray([...diets], { maxLength: 1 }),
});

/** Somebody with a profile, and up to three who eat with them. */
export const aHousehold: fc.Arbitrary<Household> = fc
  .tuple(
    aProfile,
    fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), aProfile), {
      maxLength: 3,
      selector: ([memberNo]) => memberNo,
    }),
  )
  .map(([profile, others]) => ({
    ...profile,
    members: others.map(([memberNo, other]) => ({ ...other, memberNo, name: `No. ${memberNo}` })),
  }));

/** What the warm menu answers, without remembering. */
export const quotesOf =
  (catalogue: Catalogue): Quotes =>
  (selection) =>
    quoteLine(catalogue, selection);
