import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCatalogue, aHousehold } from '../../../test/arbitraries.ts';
import { demoCatalogue } from '../../../test/demo-menu.ts';
import { allergens, diets, type Conflict } from '../../contract/food-terms.ts';
import { customiseRecipe, needOf, type Change } from '../../food/recipes/customise-recipe.ts';
import { conflictsIn, foodFacts, type Household } from '../../food/recipes/food-facts.ts';
import type { Pantry, Recipe } from '../../food/recipes/recipe.ts';
import { overpaidCents, substitutesFor, wishFor, type Substitute } from './substitutes.ts';

/** Everything that may come into every line of a recipe, with what was in it and what is then. */
function everySwap(recipe: Recipe, changes: Change[], servings: number, pantry: Pantry) {
  const customised = customiseRecipe(recipe, changes, pantry);
  if (!customised.ok) return [];
  const ingredients = [...needOf(customised.contents, servings)].map(([ingredientNo, amount]) => ({
    ingredientNo,
    amount,
  }));
  const edition = {
    servings: recipe.servings,
    ingredients: recipe.ingredients.map(({ ingredientNo, amount, swaps }) => ({
      ingredientNo,
      amount,
      name: null,
      unit: null,
      swaps: swaps.map((swap) => ({
        with: swap.with,
        ratio: swap.ratio,
        name: null,
        cooking: null,
      })),
    })),
  };
  const factsOf = (nos: number[]) => foodFacts(nos.flatMap((no) => pantry.get(no) ?? []));
  const nos = ingredients.map(({ ingredientNo }) => ingredientNo);
  const { allergens: sold, mayContain, diets: kept } = factsOf(nos);
  const line = { servings, changes, ingredients, allergens: sold, mayContain, diets: kept };
  return nos.flatMap((missing) =>
    substitutesFor(line, missing, {
      edition,
      pantry,
      dislikes: [],
    }).map((substitute) => ({
      missing,
      substitute,
      before: factsOf(nos),
      after: factsOf(nos.map((no) => (no === missing ? substitute.ingredientNo : no))),
    })),
  );
}
type Swap = ReturnType<typeof everySwap>[number];

/** Whatever somebody avoids or keeps to, nothing goes against them that did not before, and nothing is told less of. */
function expectNoWorse({ before, after, missing, substitute }: Swap, household: Household) {
  const said = { missing, substitute: substitute.ingredientNo };
  const known = new Set(conflictsIn(household, before).conflicts);
  // Who was told of an ingredient is told no more by its traces.
  const isTold = (it: Conflict) =>
    known.has(it) || known.has(it.replace('may-contain-', '') as Conflict);
  const added = conflictsIn(household, after).conflicts.filter((it) => !isTold(it));
  expect({ ...said, added }).toEqual({ ...said, added: [] });
  const lost = before.diets.filter((diet) => !after.diets.includes(diet));
  expect({ ...said, lost }).toEqual({ ...said, lost: [] });
  const unknown = after.unknownIn.filter((no) => !before.unknownIn.includes(no));
  expect({ ...said, unknown }).toEqual({ ...said, unknown: [] });
}

const demo = await demoCatalogue();
const each = (recipe: Recipe): Change[][] => [
  [],
  ...recipe.ingredients.flatMap(({ ingredientNo, swaps }): Change[][] => [
    [{ action: 'omit', ingredientNo }],
    [{ action: 'extra', ingredientNo, amount: 1 }],
    ...swaps.map((swap): Change[] => [{ action: 'swap', ingredientNo, with: swap.with }]),
  ]),
];
const strict = { avoidedAllergens: [...allergens], diets: [...diets], members: [] };
const careful = [
  strict,
  ...allergens.map((it) => ({ ...strict, diets: [], avoidedAllergens: [it] })),
  ...diets.map((it) => ({ ...strict, avoidedAllergens: [], diets: [it] })),
];

test('over every demo recipe, change and profile no stand-in adds an allergen or a trace, or breaks a diet', () => {
  let swaps = 0;
  for (const recipe of demo.recipes.values())
    for (const changes of each(recipe))
      for (const swap of everySwap(recipe, changes, 3, demo.ingredients)) {
        swaps += 1;
        for (const household of careful) expectNoWorse(swap, household);
      }
  // The demo has some: the rule is not kept by offering nothing.
  expect(swaps).toBeGreaterThan(20);
});

test('in whatever kitchen, with whatever is declared or not, neither', () => {
  let swaps = 0;
  fc.assert(
    fc.property(
      aCatalogue(),
      aHousehold,
      fc.integer({ min: 1, max: 12 }),
      (kitchen, household, servings) => {
        for (const recipe of kitchen.recipes.values())
          for (const swap of everySwap(recipe, [], servings, kitchen.ingredients)) {
            swaps += 1;
            expectNoWorse(swap, household);
          }
      },
    ),
    { numRuns: 400 },
  );
  expect(swaps).toBeGreaterThan(0);
});

const anIngredient = (facts: object) => ({
  ...[...demo.ingredients.values()][0],
  allergens: [],
  mayContain: [],
  diets: [...diets],
  alcoholPermille: null,
  priceCents: 100,
  packAmount: 100,
  ...facts,
});

/** A meal of 10 g of one food for two, for which another may be had at 3 for 2. */
function offered(
  missing: object,
  substitute: object,
  changes: Change[] = [],
  sold: object = missing,
): Substitute[] {
  const pantry = new Map([
    [1, anIngredient({ ingredientNo: 1, ...missing })],
    [2, anIngredient({ ingredientNo: 2, ...substitute })],
  ]) as Pantry;
  const swaps = [{ with: 2, name: null, cooking: null, ratio: { substitute: 3, original: 2 } }];
  const edition = {
    servings: 2,
    ingredients: [{ ingredientNo: 1, amount: 10, name: null, unit: null, swaps }],
  };
  const { allergens, mayContain, diets: kept } = anIngredient(sold);
  const line = {
    servings: 3,
    changes,
    ingredients: [{ ingredientNo: 1, amount: 15 }],
    allergens,
    mayContain,
    diets: kept,
  };
  return substitutesFor(line, 1, { edition, pantry, dislikes: [9] });
}

test('so much of it comes as the recipe says, rounded up', () => {
  expect(offered({}, {})).toEqual([{ ingredientNo: 2, amount: 23 }]);
});

test.each([
  ['another nut', { allergens: ['almonds'] }, { allergens: ['walnuts'] }],
  ['a nut of which nobody says which', { allergens: ['almonds'] }, { allergens: ['nuts'] }],
  ['one nut where any was declared', { allergens: ['nuts'] }, { allergens: ['walnuts'] }],
  ['traces', { mayContain: ['milk'] }, { mayContain: ['milk', 'sesame'] }],
  ['traces of which nothing is known', { mayContain: [] }, { mayContain: null }],
  ['undeclared', {}, { allergens: null }],
  ['for what is undeclared', { allergens: null }, {}],
  ['diets undeclared', {}, { diets: null }],
  ['what is no longer vegan', { diets: ['vegan'] }, { diets: ['vegetarian'] }],
  ['spirits', {}, { alcoholPermille: 400 }],
])('what is worse does not stand in: %s', (_, missing, substitute) => {
  expect(offered(missing, substitute)).toEqual([]);
});

test('what was learned of the missing one since is no leave to put the same in', () => {
  const corrected = { allergens: ['milk'], mayContain: ['soybeans'], diets: [] };
  expect(offered(corrected, corrected)).toHaveLength(1);
  for (const sold of [
    { ...corrected, allergens: [] },
    { ...corrected, mayContain: [] },
    { ...corrected, diets: ['vegan'] },
  ])
    expect(offered(corrected, corrected, [], sold)).toEqual([]);
});

test('what its customer chose themselves is not swapped', () => {
  expect(offered({}, {}, [{ action: 'extra', ingredientNo: 1, amount: 5 }])).toEqual([]);
});

test('a group that is never swapped, and what nobody has declared, is left out', () => {
  const consent = { choice: 'swap', never: ['nuts'] } as const;
  expect(wishFor(consent, { allergens: ['milk'] })).toBe('swap');
  expect(wishFor(consent, { allergens: ['milk', 'almonds'] })).toBe('leave-out');
  expect(wishFor(consent, { allergens: null })).toBe('leave-out');
});

test('what costs less gives the difference back, and what costs more takes nothing', () => {
  const priced = anIngredient({ priceCents: 299, packAmount: 500 }) as Parameters<
    typeof overpaidCents
  >[2];
  expect(overpaidCents(150, { ingredientNo: 2, amount: 100 }, priced)).toBe(90);
  expect(overpaidCents(50, { ingredientNo: 2, amount: 100 }, priced)).toBe(0);
});
