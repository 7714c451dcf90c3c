import type { WeekMenu, WeekState } from '../../food/menu-weeks/menu-week.ts';

/** A meal in a box. */
type Line = { lineId: string; recipeNo: number; servings: number };

/** What an order holds of a recipe already, and the week that counts it. */
export type Held = ReadonlyMap<number, { portions: number; offerWeek: string | null }>;

/** The menu of the week that an order is for; `held`: what it has already for that week, which may stay. */
export type WeekOfOrder = { menu: WeekMenu; held?: Held };

/** Of an order as it was placed. All lines of a recipe are counted alike: what is written together is. */
export const heldOf = (
  lines: readonly { recipeNo: number; servings: number; offerWeek: string | null }[],
): Held =>
  new Map(
    [...portionsOf(lines)].map(([recipeNo, portions]) => {
      const offerWeek = lines.find((line) => line.recipeNo === recipeNo)?.offerWeek ?? null;
      return [recipeNo, { portions, offerWeek }];
    }),
  );

type LineOffers =
  | { ok: true; of: (line: Pick<Line, 'recipeNo'>) => string | null }
  | { ok: false; lineIds: string[]; week: string; weekState: WeekState };

/**
 * Which week counts each line, or the lines that the week does not offer. An order keeps what it had, up to as many portions, whatever
 * became of the week; what was not counted then is not counted now.
 */
export function weeksOfLines(lines: readonly Line[], order: WeekOfOrder | undefined): LineOffers {
  if (!order) return { ok: true, of: () => null };
  const { menu, held } = order;
  const portions = portionsOf(lines);
  const keeps = (recipeNo: number) => {
    const had = held?.get(recipeNo);
    return had && (portions.get(recipeNo) ?? 0) <= had.portions ? had : undefined;
  };
  const missing = lines.filter(({ recipeNo }) => !keeps(recipeNo) && !menu.offers(recipeNo));
  if (missing.length > 0) {
    const lineIds = missing.map(({ lineId }) => lineId);
    return { ok: false, lineIds, week: menu.week, weekState: menu.state };
  }
  const of = ({ recipeNo }: Pick<Line, 'recipeNo'>) => {
    const kept = keeps(recipeNo);
    return kept ? kept.offerWeek : menu.week;
  };
  return { ok: true, of };
}

/** By recipe. */
export function portionsOf(
  lines: readonly Pick<Line, 'recipeNo' | 'servings'>[],
): Map<number, number> {
  const portions = new Map<number, number>();
  for (const { recipeNo, servings } of lines)
    portions.set(recipeNo, (portions.get(recipeNo) ?? 0) + servings);
  return portions;
}
