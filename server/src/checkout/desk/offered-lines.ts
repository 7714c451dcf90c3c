import { offerKey, offerOf } from '../../food/menu-weeks/menu-week.ts';
import type { Line } from '../cart/cart-lines.ts';
import type { Portions, SoldOut } from './decide-group.ts';

/** What an order takes of the offers of its week. */
export function portionsTaken(
  lines: readonly { line: Pick<Line, 'recipeNo' | 'servings'>; offerWeek: string | null }[],
): Portions {
  const taken = new Map<string, number>();
  for (const { line, offerWeek } of lines) {
    if (offerWeek === null) continue;
    const key = offerKey(offerWeek, line.recipeNo);
    taken.set(key, (taken.get(key) ?? 0) + line.servings);
  }
  return taken;
}

/** What the lines of offers that are sold out could still have, those that come first first. */
export function remediesInOffers(
  lines: readonly Pick<Line, 'lineId' | 'recipeNo' | 'servings'>[],
  soldOut: readonly SoldOut[],
): { lineId: string; servings: number }[] {
  const left = new Map(soldOut.map(({ offer, left: count }) => [offerOf(offer).recipeNo, count]));
  return lines.flatMap(({ lineId, recipeNo, servings }) => {
    const there = left.get(recipeNo);
    if (there === undefined) return [];
    const fits = Math.min(servings, Math.max(there, 0));
    left.set(recipeNo, there - fits);
    return fits < servings ? [{ lineId, servings: fits }] : [];
  });
}
