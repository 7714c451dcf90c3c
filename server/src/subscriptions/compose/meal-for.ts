import type { Conflict } from '../../contract/food-terms.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import {
  conflictsWith,
  foodFacts,
  type FoodFacts,
  type Profile,
} from '../../food/recipes/food-facts.ts';
import type { Ingredient } from '../../food/ingredients/ingredient.ts';
import { dislikedIn } from '../../food/recipes/disliked-in.ts';
import type { Quote, Quotes } from '../../food/recipes/quote-line.ts';
import type { Pantry, Recipe, RecipeIngredient } from '../../food/recipes/recipe.ts';
import { shortages, type Levels } from '../../stock/inventory/portions-left.ts';

/** Somebody at the table; the customer has no number. */
export type Eater = Profile & {
  memberNo: number | null;
  name: string | null;
  /** Numbers of ingredients. */
  dislikes: readonly number[];
};

/** Undeclared traces ask nothing of whoever chooses for themselves; what is chosen for somebody who avoids an allergen has them declared. */
export type Reason = Conflict | 'unknown-traces';
export type Against = { memberNo: number | null; name: string | null; because: Reason[] };

/** A meal that nobody at the table has anything against: as it is written, or with what had to be changed and for whom. */
export type Meal = {
  recipe: Recipe;
  quote: Quote;
  changes: { change: Change; for: Against[] }[];
  /** Who does not like what of it. */
  disliked: ReturnType<typeof dislikedIn>;
};

export type Kitchen = { ingredients: Pantry; quotes: Quotes; levels: Levels };
/** Who eats, and who of them must not have an ingredient: asked once of each, however many recipes take it. */
export type Table = {
  servings: number;
  eaters: readonly Eater[];
  forAdults: boolean;
  against: (ingredientNo: number) => Against[];
};

export function tableOf(
  wish: Omit<Table, 'against'>,
  { ingredients }: Pick<Kitchen, 'ingredients'>,
): Table {
  const { servings, eaters, forAdults } = wish;
  const known = new Map<number, Against[]>();
  const against = (ingredientNo: number): Against[] => {
    const ingredient = ingredients.get(ingredientNo);
    const found =
      known.get(ingredientNo) ?? (ingredient ? againstOf(eaters, factsOfOne(ingredient)) : []);
    known.set(ingredientNo, found);
    return found;
  };
  return { servings, eaters, forAdults, against };
}

/** Of an ingredient by itself: looked up for every box, and the same as long as the ingredient is. */
const ofOne = new WeakMap<Ingredient, FoodFacts>();
function factsOfOne(ingredient: Ingredient): FoodFacts {
  const facts = ofOne.get(ingredient) ?? foodFacts([ingredient]);
  ofOne.set(ingredient, facts);
  return facts;
}

export type MealFor =
  | { ok: true; meal: Meal }
  /** `against`: who could not eat it. `short`: there is not enough of it. */
  | { ok: false; code: 'against'; against: Against[] }
  | { ok: false; code: 'short' | 'for-adults' | 'not-made' };

/** More than these and it is another dish. */
const mostChanges = 2;
/** What weighs more than this part of a meal is not left out of it. */
const smallPart = 1 / 8;

/**
 * The recipe as everybody at the table can eat it: as it is written, or else with the fewest of its own swaps and omissions that take away
 * whatever goes against anybody. A swap comes before leaving out, in the order in which the recipe offers them; what costs most or weighs
 * much is not left out. Whether it is good is asked of the meal as a whole, as an order would be.
 */
export function mealFor(recipe: Recipe, kitchen: Kitchen, table: Table): MealFor {
  // The facts of a meal are the sum of those of its ingredients: what is wrong with it is wrong with one of them.
  const wrong = recipe.ingredients.flatMap((own) => {
    const whom = table.against(own.ingredientNo);
    return whom.length > 0 ? [{ own, whom }] : [];
  });
  const notGood: MealFor = {
    ok: false,
    code: 'against',
    against: wrong.flatMap(({ whom }) => whom),
  };
  if (wrong.length > mostChanges) return notGood;
  const { recipeNo } = recipe;
  const { servings, eaters } = table;
  let [isShort, isForAdults, isMade] = [false, false, wrong.length > 0];
  for (const changes of waysOut(wrong, recipe, kitchen, table)) {
    const selection = { recipeNo, servings, changes: changes.map(({ change }) => change) };
    const quoted = kitchen.quotes(selection);
    if (!quoted.ok) continue;
    isMade = true;
    if (againstOf(eaters, quoted.quote.facts).length > 0) continue;
    const { quote } = quoted;
    if (quote.facts.forAdults && !table.forAdults) isForAdults = true;
    else if (shortages(quote.need, kitchen.levels).length > 0) isShort = true;
    else {
      const disliked = dislikedIn(eaters, quote.need);
      return { ok: true, meal: { recipe, quote, changes, disliked } };
    }
  }
  if (!isMade) return { ok: false, code: 'not-made' };
  if (isShort) return { ok: false, code: 'short' };
  return isForAdults ? { ok: false, code: 'for-adults' } : notGood;
}

/** Who at the table must not have something with these facts, and why. */
const againstOf = (eaters: readonly Eater[], facts: FoodFacts): Against[] =>
  eaters.flatMap((eater) => {
    const because = reasonsOf(eater, facts);
    return because.length > 0 ? [{ memberNo: eater.memberNo, name: eater.name, because }] : [];
  });

const reasonsOf = (eater: Eater, facts: FoodFacts): Reason[] => [
  ...conflictsWith(eater, facts),
  ...(eater.avoidedAllergens.length > 0 && facts.tracesUnknownIn.length > 0
    ? (['unknown-traces'] as const)
    : []),
];

type Wrong = { own: RecipeIngredient; whom: Against[] };

/** Every way to change all that is wrong, the nearest first; none where something can neither be swapped nor left out. */
function waysOut(
  wrong: readonly Wrong[],
  recipe: Recipe,
  kitchen: Kitchen,
  table: Table,
): Meal['changes'][] {
  return wrong.reduce<Meal['changes'][]>(
    (ways, { own, whom }) => {
      const changes = changesOf(own, recipe, kitchen, table);
      return ways.flatMap((way) => changes.map((change) => [...way, { change, for: whom }]));
    },
    [[]],
  );
}

function changesOf(
  own: RecipeIngredient,
  recipe: Recipe,
  kitchen: Kitchen,
  { against }: Table,
): Change[] {
  const { ingredientNo } = own;
  const good = own.swaps.filter((swap) => against(swap.with).length === 0);
  return [
    ...good.map((swap): Change => ({ action: 'swap', ingredientNo, with: swap.with })),
    ...(isSmall(own, recipe, kitchen) ? [{ action: 'omit' as const, ingredientNo }] : []),
  ];
}

/** Neither what costs most of the recipe nor what weighs much of it; of pieces nobody has weighed it is not known. */
function isSmall(own: RecipeIngredient, recipe: Recipe, { ingredients }: Kitchen): boolean {
  const grams = ({ ingredientNo, amount }: RecipeIngredient): number => {
    const { unit, pieceGrams } = ingredients.get(ingredientNo) ?? {};
    if (unit === 'piece') return amount * (pieceGrams ?? Infinity);
    return unit === 'mg' ? amount / 1000 : amount;
  };
  const cents = ({ ingredientNo, amount }: RecipeIngredient): number => {
    const { priceCents = 0, packAmount = 1 } = ingredients.get(ingredientNo) ?? {};
    return (amount * priceCents) / packAmount;
  };
  const others = recipe.ingredients.filter((other) => other !== own);
  const all = others.reduce((sum, other) => sum + grams(other), grams(own));
  return (
    all < Infinity &&
    grams(own) <= all * smallPart &&
    others.some((other) => cents(other) > cents(own))
  );
}

/** The ingredient that makes most of the price of a meal: its chicken, its feta. */
export const mainOf = ({ price }: Quote): number =>
  price.parts.reduce((most, part) =>
    part.cents > most.cents || (part.cents === most.cents && part.ingredientNo < most.ingredientNo)
      ? part
      : most,
  ).ingredientNo;
