import {
  amountOf,
  type Customised,
  type Need,
  type Portion,
} from '../../food/recipes/customise-recipe.ts';

/** Whole base units on the shelf, by ingredient number. */
export type Levels = ReadonlyMap<number, number>;

/** What several shelves have together. */
export function totalOf(shelves: readonly Levels[]): Levels {
  const [first = new Map<number, number>(), ...others] = shelves;
  if (others.length === 0) return first;
  const total = new Map(first);
  for (const shelf of others)
    for (const [no, amount] of shelf) total.set(no, (total.get(no) ?? 0) + amount);
  return total;
}

/** What there is in each of several shelves at least. */
export function leastOf(shelves: readonly Levels[]): Levels {
  const [first = new Map<number, number>(), ...others] = shelves;
  if (others.length === 0) return first;
  return new Map(
    [...first].map(([no, amount]) => [
      no,
      Math.min(amount, ...others.map((shelf) => shelf.get(no) ?? 0)),
    ]),
  );
}

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

/** What of the stock is good until a day and not longer, by ingredient number. */
export type Ends = ReadonlyMap<number, readonly { until: string; amount: number }[]>;

/**
 * What can be sold for a day: what is left once everything that ends before it is put aside. What was sold already then still has what it
 * needs, whichever lot it will be portioned from; `keep_to_good_lots` in the database draws the same line.
 */
export function leftOn(day: string, levels: Levels, ends: Ends | undefined): Levels {
  if (!ends || ends.size === 0) return levels;
  const left = new Map(levels);
  for (const [ingredientNo, lots] of ends) {
    const gone = lots.filter(({ until }) => until < day).reduce((sum, lot) => sum + lot.amount, 0);
    const level = levels.get(ingredientNo);
    if (gone > 0 && level !== undefined) left.set(ingredientNo, Math.max(0, level - gone));
  }
  return left;
}

/** Which ingredients a need asks more of than there is, by ingredient number. */
export function shortages(need: Need, levels: Levels): Shortage[] {
  const short: Shortage[] = [];
  for (const [ingredientNo, needed] of need) {
    const left = levels.get(ingredientNo) ?? 0;
    if (needed > left) short.push({ ingredientNo, needed, left });
  }
  return short.sort((a, b) => a.ingredientNo - b.ingredientNo);
}
