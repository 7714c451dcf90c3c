import {
  amountOf,
  type Customised,
  type Need,
  type Portion,
} from '../../food/recipes/customise-recipe.ts';

/** Whole base units on the shelf, by ingredient number. */
export type Levels = ReadonlyMap<number, number>;

export type PortionsLeft = { portions: number; limitingIngredientNo: number };

/** How many servings of this can still be made beside what is already wanted, and which ingredient ends first. */
export function portionsLeft(contents: Customised, levels: Levels, wanted?: Need): PortionsLeft {
  let least: PortionsLeft = { portions: Infinity, limitingIngredientNo: 0 };
  for (const [ingredientNo, portion] of contents) {
    const free = (levels.get(ingredientNo) ?? 0) - (wanted?.get(ingredientNo) ?? 0);
    const portions = mostServings(portion, free);
    if (portions < least.portions) least = { portions, limitingIngredientNo: ingredientNo };
  }
  // Nothing but extras: the stock does not limit its servings, only whether it can be made at all.
  return least.portions === Infinity ? { ...least, portions: Number.MAX_SAFE_INTEGER } : least;
}

function mostServings(portion: Portion, free: number): number {
  const left = free - portion.extra;
  if (left < 0) return 0;
  const [first, ...others] = portion.rates;
  if (!first) return Infinity;
  if (others.length === 0) return Math.floor((left * first.of) / first.parts);
  // Several rates that round up one by one: the need still grows with the servings, so halve the interval.
  let [fits, tooMany] = [0, Math.floor((left * first.of) / first.parts) + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (amountOf(portion, middle) <= free) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

export type Shortage = { ingredientNo: number; needed: number; left: number };

/** Which ingredients a need asks more of than there is, by ingredient number. */
export function shortages(need: Need, levels: Levels): Shortage[] {
  const short: Shortage[] = [];
  for (const [ingredientNo, needed] of need) {
    const left = levels.get(ingredientNo) ?? 0;
    if (needed > left) short.push({ ingredientNo, needed, left });
  }
  return short.sort((a, b) => a.ingredientNo - b.ingredientNo);
}
