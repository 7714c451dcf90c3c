import type { Conflict } from '../../contract/food-terms.ts';
import type { Change } from '../../food/recipes/customise-recipe.ts';
import {
  conflictsWith,
  foodFacts,
  type FoodFacts,
  type Profile,
} from '../../food/recipes/food-facts.ts';
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
type Table = { servings: number; eaters: readonly Eater[]; forAdults: boolean };

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
  const { recipeNo } = recipe;
  const { servings, eaters } = table;
  const written = kitchen.quotes({ recipeNo, servings, changes: [] });
  if (!written.ok) return { ok: false, code: 'not-made' };
  const against = againstOf(eaters, written.quote.facts);
  const wrong = recipe.ingredients.flatMap((own) => {
    const whom = againstOf(eaters, factsOf(kitchen, own.ingredientNo));
    return whom.length > 0 ? [{ own, whom }] : [];
  });
  if (against.length > 0 && wrong.length > mostChanges)
    return { ok: false, code: 'against', against };
  const ways = waysOut(wrong, written.quote, kitchen, eaters);
  let [isGood, isAdult] = [false, false];
  for (const changes of ways) {
    const quoted = kitchen.quotes({
      recipeNo,
      servings,
      changes: changes.map(({ change }) => change),
    });
    if (!quoted.ok || againstOf(eaters, quoted.quote.facts).length > 0) continue;
    const { quote } = quoted;
    if (quote.facts.forAdults && !table.forAdults) isAdult = true;
    else if (shortages(quote.need, kitchen.levels).length > 0) isGood = true;
    else
      return {
        ok: true,
        meal: { recipe, quote, changes, disliked: dislikedIn(eaters, quote.need) },
      };
  }
  if (isGood) return { ok: false, code: 'short' };
  return isAdult ? { ok: false, code: 'for-adults' } : { ok: false, code: 'against', against };
}

/** Who at the table must not have something with these facts, and why. */
export const againstOf = (eaters: readonly Eater[], facts: FoodFacts): Against[] =>
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

/** The facts of a meal are the sum of these, so that what is wrong with it is wrong with one of them. */
function factsOf({ ingredients }: Kitchen, ingredientNo: number): FoodFacts {
  const ingredient = ingredients.get(ingredientNo);
  return foodFacts(ingredient ? [ingredient] : []);
}

type Wrong = { own: RecipeIngredient; whom: Against[] };

/** Every way to change all that is wrong, the nearest first; none where something can neither be swapped nor left out. */
function waysOut(
  wrong: readonly Wrong[],
  written: Quote,
  kitchen: Kitchen,
  eaters: readonly Eater[],
): Meal['changes'][] {
  return wrong.reduce<Meal['changes'][]>(
    (ways, { own, whom }) => {
      const changes = changesOf(own, written, kitchen, eaters);
      return ways.flatMap((way) => changes.map((change) => [...way, { change, for: whom }]));
    },
    [[]],
  );
}

function changesOf(
  { ingredientNo, swaps }: RecipeIngredient,
  written: Quote,
  kitchen: Kitchen,
  eaters: readonly Eater[],
): Change[] {
  const good = swaps.filter((swap) => againstOf(eaters, factsOf(kitchen, swap.with)).length === 0);
  return [
    ...good.map((swap): Change => ({ action: 'swap', ingredientNo, with: swap.with })),
    ...(isSmall(ingredientNo, written, kitchen) ? [{ action: 'omit' as const, ingredientNo }] : []),
  ];
}

function isSmall(ingredientNo: number, written: Quote, { ingredients }: Kitchen): boolean {
  if (ingredientNo === mainOf(written)) return false;
  const grams = (no: number): number => {
    const amount = written.need.get(no) ?? 0;
    const { unit, pieceGrams } = ingredients.get(no) ?? {};
    if (unit === 'piece') return amount * (pieceGrams ?? Infinity);
    return unit === 'mg' ? amount / 1000 : amount;
  };
  const all = [...written.need.keys()].reduce((sum, no) => sum + grams(no), 0);
  return grams(ingredientNo) <= all * smallPart;
}

/** The ingredient that makes most of the price of a meal: its chicken, its feta. */
export const mainOf = ({ price }: Quote): number =>
  price.parts.reduce((most, part) =>
    part.cents > most.cents || (part.cents === most.cents && part.ingredientNo < most.ingredientNo)
      ? part
      : most,
  ).ingredientNo;
