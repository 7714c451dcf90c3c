import fc from 'fast-check';
import type { KeptIngredient } from '../src/food/ingredients/ingredient.ts';
import type { Catalogue, Recipe } from '../src/food/recipes/recipe.ts';
import { allergens, diets } from '../src/contract/food-terms.ts';
import { sorts } from '../src/food/menu/menu-index.ts';
import { aCatalogue, catalogueOf } from './arbitraries.ts';

/** Menus whose recipes are called as recipes are, and what people may ask of them. */

const dishes = ['soup', 'soups', 'stew', 'curry', 'curries', 'tart', 'bowl', 'salad', 'pie', 'Pho'];
const foods = [
  'chicken',
  'chick peas',
  'basmati rice',
  'rice noodles',
  'rice',
  'tomatoes',
  'cherry tomatoes',
  'coconut milk',
  'milk',
  'toasted almonds',
  'peanut butter',
  'spring onions',
  'onion',
  'crème fraîche',
  'gruyère',
  'soy sauce',
  'lime',
  'limes',
  'egg noodles',
  'eggs',
];
const others = ['with', 'green', 'greens', 'red', 'quick', 'smoky', 'of', 'no', '7 spice', 'oven'];
const words = [...dishes, ...foods, ...others];
export const wordySynonyms = [
  ['courgette', 'zucchini'],
  ['spring onions', 'scallions'],
  ['stew', 'casserole', 'hot pot'],
  ['peanut butter', 'satay'],
];

const someWords = (most: number) =>
  fc.array(fc.constantFrom(...words), { maxLength: most }).map((list) => list.join(' '));

export const aWordyCatalogue = (mostRecipes = 12): fc.Arbitrary<Catalogue> =>
  aCatalogue({ mostRecipes }).chain((catalogue) =>
    fc
      .record({
        names: fc.array(someWords(4), { minLength: mostRecipes, maxLength: mostRecipes }),
        descriptions: fc.array(fc.option(someWords(6)), {
          minLength: mostRecipes,
          maxLength: mostRecipes,
        }),
        foodNames: fc.array(fc.constantFrom(...foods), { minLength: 6, maxLength: 6 }),
      })
      .map(({ names, descriptions, foodNames }) =>
        named(catalogue, { names, descriptions, foodNames }),
      ),
  );

function named(
  catalogue: Catalogue,
  said: {
    names: readonly string[];
    descriptions: readonly (string | null)[];
    foodNames: readonly string[];
  },
): Catalogue {
  const ingredients = [...catalogue.ingredients.values()].map((ingredient, at): KeptIngredient => ({
    ...ingredient,
    name: said.foodNames[at] ?? null,
  }));
  const recipes = [...catalogue.recipes.values()].map((recipe, at): Recipe => ({
    ...recipe,
    name: said.names[at] ?? null,
    description: said.descriptions[at] ?? null,
  }));
  return { ...catalogueOf(ingredients, recipes), synonyms: wordySynonyms };
}

/** Numbers below 1 that one seed always gives (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A menu of many recipes, made of one seed. */
export function largeCatalogue(seed: number, size: number): Catalogue {
  const chance = chanceOf(seed);
  const upTo = (most: number) => Math.floor(chance() * most);
  const oneOf = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const several = <T>(list: readonly T[], most: number) =>
    Array.from({ length: upTo(most + 1) }, () => oneOf(list));
  const [template] = fc.sample(aCatalogue({ mostRecipes: 1 }), { numRuns: 1, seed });
  const [ingredient] = template?.ingredients.values() ?? [];
  const [recipe] = template?.recipes.values() ?? [];
  if (!ingredient || !recipe) throw new Error('A catalogue has an ingredient and a recipe.');
  const ingredients = Array.from({ length: 60 }, (_, at): KeptIngredient => ({
    ...ingredient,
    ingredientNo: at + 1,
    name: `${oneOf(others)} ${foods[at % foods.length] ?? ''}`,
    priceCents: upTo(900),
    packAmount: 100 + upTo(900),
    allergens: chance() < 0.03 ? null : several(allergens, chance() < 0.3 ? 2 : 0),
    mayContain: chance() < 0.1 ? null : several(allergens, chance() < 0.1 ? 1 : 0),
    diets: chance() < 0.03 ? null : diets.filter(() => chance() < 0.93),
  }));
  const recipes = Array.from({ length: size }, (_, at): Recipe => ({
    ...recipe,
    recipeNo: at + 1,
    slug: `recipe-${at + 1}`,
    name: [...several(others, 1), ...several(foods, 2), oneOf(dishes)].join(' '),
    description: several(words, 8).join(' '),
    category: oneOf(['bowls', 'soups']),
    minutes: 5 * (1 + upTo(20)),
    servings: 1 + upTo(6),
    preparationCents: upTo(500),
    menuPlace: chance() < 0.1 ? 1 + upTo(9) : null,
    ingredients: [...new Set(several(ingredients, 6).map(({ ingredientNo }) => ingredientNo))]
      .concat(chance() < 0.98 ? [1 + (at % 60)] : [])
      .filter((no, index, all) => all.indexOf(no) === index)
      .map((ingredientNo) => ({ ingredientNo, amount: 1 + upTo(600), swaps: [] })),
  }));
  return { ...catalogueOf(ingredients, recipes), synonyms: wordySynonyms };
}

/** Of a word its beginning, or with a letter wrong, missing or changed about. */
const aTypedWord = fc
  .tuple(fc.constantFrom(...words, 'courgettes', 'casserole', 'zuchini'), fc.nat(), fc.nat(5))
  .map(([word, where, how]) => {
    const at = where % word.length;
    if (how === 0) return word.slice(0, at + 1);
    if (how === 1) return word.slice(0, at) + word.slice(at + 1);
    if (how === 2)
      return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
    return word;
  });
const aPhrase = fc
  .tuple(
    fc.constantFrom('', '', '', 'no ', 'without ', 'vegan ', 'free from ', 'and ', 'ohne '),
    aTypedWord,
    fc.constantFrom('', '', '', ' free', ' allergy', ','),
  )
  .map((parts) => parts.join(''));

export const aSearch = fc
  .array(aPhrase, { minLength: 1, maxLength: 3 })
  .map((list) => list.join(' '));

const seldom = <T, None>(none: None, wish: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: wish });

export const aWordyQuestion = fc.record({
  category: seldom(undefined, fc.constantFrom('bowls', 'soups', 'nowhere')),
  diets: seldom([], fc.subarray([...diets], { maxLength: 2 })),
  without: seldom([], fc.subarray([...allergens], { maxLength: 3 })),
  maxMinutes: seldom(undefined, fc.constantFrom(0, 10, 20, 45, 1440)),
  maxPriceCents: seldom(undefined, fc.integer({ min: 0, max: 20_000 })),
  q: fc.oneof(fc.constant(undefined), aSearch),
});

export const aListing = fc.record({
  sort: fc.constantFrom(...sorts),
  limit: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(Infinity)),
});
