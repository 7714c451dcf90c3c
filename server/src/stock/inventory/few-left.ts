import type { Menu } from '../../food/menu/build-menu.ts';
import { fewPortions } from '../../food/menu-weeks/menu-week.ts';
import { nearlyGoneAt, useOf } from '../../food/menu/uses.ts';
import type { Few } from '../../food/menu/reply.ts';
import { portionsLeft, type Levels } from './portions-left.ts';

type Counted = Pick<Menu, 'byRecipeNo' | 'uses'>;

/** Servings left of each recipe as written, up to `fewPortions`, else not in the map. Looks at no recipe that every ingredient has plenty for. */
export function countFew({ byRecipeNo, uses }: Counted, levels: Levels): Map<number, number> {
  const few = new Map<number, number>();
  for (const [ingredientNo, use] of uses)
    for (const recipeNo of nearlyGoneAt(use, levels.get(ingredientNo) ?? 0))
      if (!few.has(recipeNo)) countAgain(few, recipeNo, byRecipeNo, levels);
  return few;
}

/**
 * Brings the map up to these levels and tells whether anything in it is another. `before` has, of each ingredient that moved since, what there
 * was. A recipe that had plenty of it before and has plenty now is as it was: only what is or was nearly gone because of it is counted again.
 */
export function recountFew(
  few: Map<number, number>,
  { byRecipeNo, uses }: Counted,
  levels: Levels,
  before: ReadonlyMap<number, number>,
): boolean {
  let isOther = false;
  for (const [ingredientNo, was] of before) {
    const least = Math.min(was, levels.get(ingredientNo) ?? 0);
    for (const recipeNo of nearlyGoneAt(useOf(uses, ingredientNo), least))
      isOther = countAgain(few, recipeNo, byRecipeNo, levels) || isOther;
  }
  return isOther;
}

function countAgain(
  few: Map<number, number>,
  recipeNo: number,
  byRecipeNo: Menu['byRecipeNo'],
  levels: Levels,
): boolean {
  const entry = byRecipeNo.get(recipeNo);
  if (!entry) throw new Error(`Recipe ${recipeNo} is used by a menu that does not have it.`);
  const known = few.get(recipeNo);
  const { portions } = portionsLeft(entry.quote.contents, levels);
  if (portions <= fewPortions) few.set(recipeNo, portions);
  else few.delete(recipeNo);
  return few.get(recipeNo) !== known;
}

/**
 * What is nearly gone wherever it could come from: only recipes that are nearly gone in every kitchen, with the servings of the one that has
 * most left. In one kitchen it is what is nearly gone there.
 */
export function fewEverywhere(kitchens: readonly ReadonlyMap<number, number>[]): Few {
  const [first = new Map<number, number>(), ...others] = kitchens;
  if (others.length === 0) return first;
  const few = new Map<number, number>();
  for (const [recipeNo, portions] of first) {
    const all = others.map((kitchen) => kitchen.get(recipeNo) ?? Infinity);
    const most = Math.max(portions, ...all);
    if (most !== Infinity) few.set(recipeNo, most);
  }
  return few;
}

/** The same where a week has no more of some of them: the fewer of the two. */
export function fewBeside(few: Few, ofWeek: ReadonlyMap<number, number>): Few {
  if (ofWeek.size === 0) return few;
  const least = (recipeNo: number, portions: number) =>
    Math.min(portions, few.get(recipeNo) ?? portions);
  return {
    get: (recipeNo) => {
      const portions = ofWeek.get(recipeNo);
      return portions === undefined ? few.get(recipeNo) : least(recipeNo, portions);
    },
    *[Symbol.iterator]() {
      for (const [recipeNo, portions] of few) if (!ofWeek.has(recipeNo)) yield [recipeNo, portions];
      for (const [recipeNo, portions] of ofWeek) yield [recipeNo, least(recipeNo, portions)];
    },
  };
}
