import { z } from 'zod';
import { soldWith } from '../../checkout/orders/order.ts';
import type { Allergen, Diet } from '../../contract/food-terms.ts';
import { lostDiets, notAmong } from '../../food/ingredients/corrections.ts';
import { changeRow } from '../../food/recipes/customise-recipe.ts';
import type { Quote, Quotes } from '../../food/recipes/quote-line.ts';

/** The meal of a recipe that a customer had last, as it was sold, and what they said last of the recipe. */
export const hadRow = z.object({
  ...soldWith.shape,
  recipeNo: z.int(),
  orderNo: z.int(),
  lineNo: z.int(),
  placedAt: z.date(),
  servings: z.int(),
  changes: z.array(changeRow),
  stars: z.int().nullable(),
});
export type Had = z.infer<typeof hadRow>;

/** What it is declared to hold today beyond what it was sold with, or does not suit any more. */
export type News = {
  allergens: Allergen[];
  mayContain: Allergen[];
  /** Numbers of ingredients whose allergens are not declared. */
  unknownIn: number[];
  lostDiets: Diet[];
};

export type MealAgain = {
  had: Had;
  quote: Quote;
  /** It cannot be had today as it was: what is offered here is the meal as it is written. */
  changesGone: boolean;
  news: News;
};

/** A meal as it can be had again today; undefined where its recipe is not on the menu. */
export function mealAgain(had: Had, quote: Quotes): MealAgain | undefined {
  const { recipeNo, servings, changes } = had;
  const same = quote({ recipeNo, servings, changes });
  const offered = same.ok ? same : quote({ recipeNo, servings, changes: [] });
  if (!offered.ok) return undefined;
  return { had, quote: offered.quote, changesGone: !same.ok, news: newsOf(had, offered.quote) };
}

function newsOf(sold: Had, { facts }: Quote): News {
  const traces = sold.mayContain ?? [];
  return {
    allergens: notAmong(sold.allergens, facts.allergens),
    mayContain: notAmong([...sold.allergens, ...traces], facts.mayContain),
    unknownIn: facts.unknownIn.filter((no) => !sold.unknownIn.includes(String(no))),
    lostDiets: lostDiets(sold.diets, facts.diets),
  };
}

/** From so many stars on somebody liked it; what they liked less is not put before them again. */
export const likedFrom = 4;
const dislikedUntil = 2;

/** What was liked first, then what was had last; nothing that was not liked. */
export const worthHaving = (all: readonly Had[]): Had[] => {
  const liked = ({ stars }: Had) => stars !== null && stars >= likedFrom;
  return all
    .filter(({ stars }) => stars === null || stars > dislikedUntil)
    .toSorted((a, b) => Number(liked(b)) - Number(liked(a)) || b.orderNo - a.orderNo);
};
