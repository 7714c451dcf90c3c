import type { Logger } from 'pino';
import { orderStory, type Orders } from '../../checkout/orders/orders.ts';
import { refundsOf } from '../../payments/refunds/refunds.ts';
import * as customers from '../../people/customers/customers.ts';
import { pollEvery } from '../../platform/poll.ts';
import type { Claims, Database } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { mayRate, shownAverage, type Average, type Rating, type Sum } from './rating.ts';
import * as rows from './sql.ts';

export type Ratings = Orders & customers.People;

/** How recipes were liked, kept warm: it may be some minutes old. */
export type WarmRatings = {
  /** As customers read it. */
  of: (recipeNo: number) => Average | null;
  /** Moves when something else may be read. */
  version: () => number;
  refresh: () => Promise<void>;
  close: () => void;
};

/** All ratings are read again at most so often, and only where there is a new one. */
const leastMs = 60_000;

export async function openRatings(
  { database, log }: { database: Database; log: Logger },
  pollMs: number,
): Promise<WarmRatings> {
  let sums: ReadonlyMap<number, Sum> = new Map();
  let known: string | undefined;
  let version = 0;
  const refresh = async () => {
    const mark = await rows.readMark(database);
    if (mark === known) return;
    const read = await rows.readSums(database);
    sums = new Map(read.map((sum) => [sum.recipeNo, sum]));
    known = mark;
    version += 1;
  };
  await refresh();
  const close = pollEvery(pollMs === 0 ? 0 : Math.max(pollMs, leastMs), refresh, (error) => {
    log.warn({ err: error }, 'the ratings could not be read again; the last averages stay in use');
  });
  return {
    of: (recipeNo) => shownAverage(sums.get(recipeNo)),
    version: () => version,
    refresh,
    close,
  };
}

/** A meal of an order, whether its customer can say how it was, and what they said. */
export type RatedMeal = {
  lineNo: number;
  mayRate: boolean;
  rating: Pick<Rating, 'stars' | 'note' | 'ratedAt'> | null;
};

/** The meals of an order of whoever asks; anybody else's is not found. */
export async function mealsOf(
  parts: Ratings,
  claims: Claims,
  orderNo: number,
): Promise<RatedMeal[]> {
  const { customerNo } = await customers.customerOf(parts, claims);
  const { order, lines } = await orderStory(parts, orderNo, customerNo);
  const back = await refundsOf(parts, orderNo);
  const said = await rows.readRatings(parts.database, orderNo);
  return lines.map((line) => ({
    lineNo: line.lineNo,
    mayRate: mayRate(order.status, line, back),
    rating: said.find(({ lineNo }) => lineNo === line.lineNo) ?? null,
  }));
}

/** What its customer says of a meal that they got; said again it takes the place of what they said before. */
export async function rate(
  parts: Ratings,
  claims: Claims,
  { orderNo, lineNo }: { orderNo: number; lineNo: number },
  said: { stars: number; note: string | null },
): Promise<RatedMeal> {
  const meal = (await mealsOf(parts, claims, orderNo)).find((it) => it.lineNo === lineNo);
  if (!meal) throw new Refusal('line-not-found');
  if (!meal.mayRate) throw new Refusal('meal-not-rateable');
  const rating = { ...said, ratedAt: parts.clock() };
  await rows.writeRating(parts.database, { orderNo, lineNo, ...rating });
  return { lineNo, mayRate: true, rating };
}

export const ratedRecipes = (
  { database }: { database: Database },
  page: Parameters<typeof rows.readRated>[1],
) => rows.readRated(database, page);

export const ratingsOfRecipe = (
  { database }: { database: Database },
  recipeNo: number,
  page: Parameters<typeof rows.readOfRecipe>[2],
) => rows.readOfRecipe(database, recipeNo, page);
