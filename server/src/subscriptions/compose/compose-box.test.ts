import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aCatalogue,
  aHousehold,
  anIngredient,
  catalogueOf,
  quotesOf,
} from '../../../test/arbitraries.ts';
import { concerns, type Allergen, type Diet } from '../../contract/food-terms.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import type { Household } from '../../food/recipes/food-facts.ts';
import type { Catalogue, Recipe } from '../../food/recipes/recipe.ts';
import { mostBoxMeals } from '../../contract/household.ts';
import { composeBox, type BoxWish } from './compose-box.ts';
import { eatersOf } from './eaters-of.ts';

const dislikes = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 2 });
/** Whoever eats, with what each of them does not like. */
const someEaters = fc.tuple(aHousehold, dislikes).map(([household, disliked]) =>
  eatersOf({
    ...household,
    members: household.members.map((member) => ({ ...member, dislikes: disliked })),
  }),
);

const aVisit = aCatalogue({ mostRecipes: 6 }).chain((catalogue) =>
  fc.record({
    catalogue: fc.constant(catalogue),
    levels: fc
      .tuple(
        ...[...catalogue.ingredients.keys()].map((no) =>
          fc.tuple(
            fc.constant(no),
            fc.oneof(fc.constant(1_000_000_000), fc.integer({ min: 0, max: 20_000 })),
          ),
        ),
      )
      .map((entries) => new Map(entries)),
    wish: fc.record<BoxWish>({
      meals: fc.integer({ min: 1, max: mostBoxMeals }),
      servings: fc.integer({ min: 1, max: 6 }),
      eaters: someEaters,
      eatenLately: fc.subarray([1, 2, 3]).map((nos) => new Set(nos)),
      liked: fc.subarray([1, 2, 3]).map((nos) => new Set(nos)),
      keep: fc.subarray([1, 2, 3, 99]),
      passedOver: fc.subarray([4, 5]).map((nos) => new Set(nos)),
      forAdults: fc.boolean(),
    }),
  }),
);
const compose = ({ catalogue, levels, wish }: Visit) =>
  composeBox(
    [...catalogue.recipes.values()],
    { ingredients: catalogue.ingredients, quotes: quotesOf(catalogue), levels },
    wish,
  );
type Visit = { catalogue: Catalogue; levels: Map<number, number>; wish: BoxWish };

/** Whether somebody can eat of what is in it, said once more and from the ingredients alone. */
function canEat(
  { avoidedAllergens, diets }: { avoidedAllergens: Allergen[]; diets: Diet[] },
  inIt: readonly number[],
  { ingredients }: Catalogue,
): boolean {
  return inIt.every((no) => {
    const food = ingredients.get(no);
    if (!food) return false;
    if (!diets.every((diet) => food.diets?.includes(diet))) return false;
    if (avoidedAllergens.length === 0) return true;
    if (food.allergens === null || food.mayContain === null) return false;
    return [...food.allergens, ...food.mayContain].every(
      (declared) => !avoidedAllergens.some((avoided) => concerns(avoided, declared)),
    );
  });
}

test('nobody at the table has anything against a meal of the box, and all of it is on the shelf', () => {
  fc.assert(
    fc.property(aVisit, (visit) => {
      const { catalogue, levels, wish } = visit;
      const { meals, missing } = compose(visit);
      expect(meals.length + (missing?.meals ?? 0)).toBe(wish.meals);
      expect(new Set(meals.map(({ recipe }) => recipe.recipeNo)).size).toBe(meals.length);
      const taken = new Map<number, number>();
      for (const { recipe, changes, quote } of meals) {
        expect(wish.passedOver.has(recipe.recipeNo) && !wish.keep.includes(recipe.recipeNo)).toBe(
          false,
        );
        // As an order would be, with these changes and no others.
        const quoted = quotesOf(catalogue)({
          recipeNo: recipe.recipeNo,
          servings: wish.servings,
          changes: changes.map(({ change }) => change),
        });
        if (!quoted.ok) throw new Error(quoted.problem.code);
        const { need } = quoted.quote;
        expect(need).toEqual(quote.need);
        for (const eater of wish.eaters)
          expect(canEat(eater, [...need.keys()], catalogue)).toBe(true);
        for (const [no, amount] of need) taken.set(no, (taken.get(no) ?? 0) + amount);
      }
      for (const [no, amount] of taken) expect(amount).toBeLessThanOrEqual(levels.get(no) ?? 0);
    }),
    { numRuns: 3000 },
  );
});

test('a recipe that everybody can eat is never changed, and one that is changed has no more changed than it takes', () => {
  fc.assert(
    fc.property(aVisit, (visit) => {
      const { catalogue, wish } = visit;
      for (const { recipe, changes } of compose(visit).meals) {
        const wrong = recipe.ingredients.filter(
          ({ ingredientNo }) =>
            !wish.eaters.every((eater) => canEat(eater, [ingredientNo], catalogue)),
        );
        expect(changes.map(({ change }) => change.ingredientNo)).toEqual(
          wrong.map(({ ingredientNo }) => ingredientNo),
        );
        for (const { for: whom } of changes) expect(whom.length).toBeGreaterThan(0);
      }
    }),
  );
});

test('what could be eaten with swaps that the recipe offers is not left out for what it is as it is written', () => {
  fc.assert(
    fc.property(aVisit, (visit) => {
      const { catalogue, wish } = visit;
      const full = new Map([...catalogue.ingredients.keys()].map((no) => [no, 1e12]));
      const all = {
        ...wish,
        meals: mostBoxMeals,
        keep: [],
        passedOver: new Set<number>(),
        forAdults: true,
      };
      const { meals } = compose({ catalogue, levels: full, wish: all });
      const inBox = meals.map(({ recipe }) => recipe.recipeNo).sort();
      const edible = [...catalogue.recipes.values()].filter((recipe) =>
        swapsOf(recipe).some((changes) => {
          const quoted = quotesOf(catalogue)({
            recipeNo: recipe.recipeNo,
            servings: wish.servings,
            changes,
          });
          return (
            quoted.ok &&
            wish.eaters.every((eater) => canEat(eater, [...quoted.quote.need.keys()], catalogue))
          );
        }),
      );
      expect(inBox).toEqual(expect.arrayContaining(edible.map(({ recipeNo }) => recipeNo)));
    }),
  );
});

/** As it is written, and with up to two of its swaps. */
function swapsOf({ ingredients }: Recipe): Change[][] {
  const single = ingredients.flatMap(({ ingredientNo, swaps }) =>
    swaps.map((swap): Change => ({ action: 'swap', ingredientNo, with: swap.with })),
  );
  const pairs = single.flatMap((one, at) =>
    single
      .slice(at + 1)
      .filter((other) => other.ingredientNo !== one.ingredientNo)
      .map((other) => [one, other]),
  );
  return [[], ...single.map((one) => [one]), ...pairs];
}

const [plain] = fc.sample(anIngredient(1), { numRuns: 1, seed: 1 });
if (!plain) throw new Error('Nothing to cook with.');
const food = (ingredientNo: number, more: object = {}) => ({
  ...plain,
  ingredientNo,
  name: `No. ${ingredientNo}`,
  unit: 'g' as const,
  pieceGrams: null,
  priceCents: 100,
  packAmount: 100,
  allergens: [] as Allergen[],
  mayContain: [] as Allergen[],
  alcoholPermille: 0,
  diets: ['vegan', 'vegetarian'] as Diet[],
  ...more,
});
const dish = (recipeNo: number, ingredients: Recipe['ingredients'], more: object = {}): Recipe => ({
  recipeNo,
  slug: `recipe-${recipeNo}`,
  name: null,
  description: null,
  category: `category-${recipeNo}`,
  story: null,
  servings: 1,
  minutes: 20,
  preparationCents: 0,
  follows: { name: null, description: null, story: null },
  steps: [],
  picture: null,
  menuPlace: null,
  status: 'published',
  editionNo: 1,
  ingredients,
  ...more,
});
const part = (ingredientNo: number, amount: number, ...withNos: number[]) => ({
  ingredientNo,
  amount,
  swaps: withNos.map((no) => ({ with: no, ratio: { substitute: 1, original: 1 } })),
});
const [rice, milk, oatMilk, cream, wine] = [1, 2, 3, 4, 5];
const pantry = [
  food(rice),
  food(milk, { allergens: ['milk'], diets: ['vegetarian'] }),
  food(oatMilk, { allergens: ['oats'] }),
  food(cream, { allergens: ['milk'], diets: ['vegetarian'] }),
  food(wine, { alcoholPermille: 130 }),
];
const ada: Household = { avoidedAllergens: [], diets: [], members: [] };
const boxOf = (
  recipes: Recipe[],
  household: Household,
  more: Partial<BoxWish> = {},
  level = 1000,
) =>
  compose({
    catalogue: catalogueOf(pantry, recipes),
    levels: new Map(pantry.map(({ ingredientNo }) => [ingredientNo, level])),
    wish: {
      meals: 1,
      servings: 1,
      eaters: eatersOf({
        ...household,
        members: household.members.map((it) => ({ dislikes: [], ...it })),
      }),
      eatenLately: new Set(),
      liked: new Set(),
      keep: [],
      passedOver: new Set(),
      forAdults: true,
      ...more,
    },
  });
const mia = { memberNo: 2, name: 'Mia', avoidedAllergens: ['milk' as const], diets: [] };

test('what somebody must not have is swapped for what the recipe offers, and it is said for whom', () => {
  const pudding = dish(1, [part(rice, 100), part(milk, 100, cream, oatMilk)]);
  const { meals } = boxOf([pudding], { ...ada, members: [mia] });
  expect(meals.map(({ changes }) => changes)).toEqual([
    [
      {
        change: { action: 'swap', ingredientNo: milk, with: oatMilk },
        for: [{ memberNo: 2, name: 'Mia', because: ['milk'] }],
      },
    ],
  ]);
});

test('a little of something is left out, most of a meal is not', () => {
  const withALittle = dish(1, [part(rice, 100), part(cream, 10)]);
  const withMuch = dish(2, [part(rice, 100), part(cream, 90)]);
  const table = { ...ada, members: [mia] };
  expect(boxOf([withALittle], table).meals[0]?.changes.map(({ change }) => change)).toEqual([
    { action: 'omit', ingredientNo: cream },
  ]);
  expect(boxOf([withMuch], table)).toEqual({
    meals: [],
    proven: true,
    missing: {
      meals: 1,
      because: 'diets',
      against: [{ memberNo: 2, name: 'Mia', recipes: 1 }],
      short: 0,
      passedOver: 0,
    },
  });
});

test.each([
  ['allergens', { allergens: null }],
  ['traces', { mayContain: null }],
])('what nobody has declared the %s of is for nobody who avoids an allergen', (_what, unknown) => {
  const recipe = dish(1, [part(rice, 100)]);
  const kitchen = [food(rice, unknown), ...pantry.slice(1)];
  const box = (household: Household) =>
    compose({
      catalogue: catalogueOf(kitchen, [recipe]),
      levels: new Map([[rice, 1000]]),
      wish: {
        meals: 1,
        servings: 1,
        eaters: eatersOf({
          ...household,
          members: household.members.map((it) => ({ dislikes: [], ...it })),
        }),
        eatenLately: new Set(),
        liked: new Set(),
        keep: [1],
        passedOver: new Set(),
        forAdults: true,
      },
    });
  expect(box(ada).meals).toHaveLength(1);
  expect(box({ ...ada, members: [mia] }).meals).toEqual([]);
});

test('says what stands in the way: the shelf, the shelf for all together, what was passed over, or nothing to offer', () => {
  const [one, two] = [dish(1, [part(rice, 600)]), dish(2, [part(rice, 500)])];
  const because = (recipes: Recipe[], more: Partial<BoxWish>, level?: number) =>
    boxOf(recipes, ada, { meals: 2, ...more }, level).missing?.because;
  expect(because([one, two], {}, 2000)).toBeUndefined();
  expect(because([one, two], {}, 1000)).toBe('stock-together');
  expect(because([one, two], {}, 550)).toBe('stock');
  expect(because([one, two], { passedOver: new Set([2]) }, 2000)).toBe('passed-over');
  expect(because([one], {}, 2000)).toBe('nothing-offered');
  expect(because([], {})).toBe('nothing-offered');
});

test('what is sold to adults only is in no box that is not to have it', () => {
  const coqAuVin = dish(1, [part(rice, 100), part(wine, 50)]);
  expect(boxOf([coqAuVin], ada, { forAdults: true }).meals).toHaveLength(1);
  expect(boxOf([coqAuVin], ada, { forAdults: false }).meals).toEqual([]);
});

test('a meal that is kept stays, and the others are chosen beside it; one that somebody must not have does not stay', () => {
  const [bowl, other, soup] = [
    dish(1, [part(rice, 10)], { category: 'bowls' }),
    dish(2, [part(rice, 10)], { category: 'bowls', minutes: 10 }),
    dish(3, [part(oatMilk, 10)], { category: 'soups', minutes: 90 }),
  ];
  const named = (more: Partial<BoxWish>, household = ada) =>
    boxOf([bowl, other, soup], household, { meals: 2, ...more }).meals.map(
      ({ recipe }) => recipe.recipeNo,
    );
  expect(named({ meals: 1 })).toEqual([2]);
  expect(named({ keep: [1] })).toEqual([1, 3]);
  expect(named({ keep: [1], passedOver: new Set([3]) })).toEqual([1, 2]);
  const noOats = { ...ada, avoidedAllergens: ['oats' as const] };
  expect(named({ keep: [3] }, noOats)).toEqual([2, 1]);
});
