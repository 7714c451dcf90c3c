import type { Logger } from 'pino';
import { toldIn, type Telling } from '../../checkout/after-order/after-order.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import { orderStory, type Orders } from '../../checkout/orders/orders.ts';
import { isWithCustomer, statuses } from '../../contract/order-status.ts';
import { refundsOf } from '../../payments/refunds/refunds.ts';
import * as customers from '../../people/customers/customers.ts';
import { chosenOf, linkKeyOf } from '../../people/reminders/reminders.ts';
import { addAll } from '../../platform/outbox.ts';
import { pollEvery } from '../../platform/poll.ts';
import type {
  Claims,
  Database,
  Jobs,
  Json,
  Mail,
  OutboxPort,
  Seal,
} from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { ratingLetter } from './letters.ts';
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

/** Asked from the second day after the box on, when it may have been eaten, until nobody remembers. */
const firstDay = 2;
const lastDay = 10;
/** Nobody is asked more often, however many boxes they get. */
const daysBetween = 7;
const dayMs = 86_400_000;

type Asking = Orders & { outbox: OutboxPort };

/** Has letters written to those who got a box some days ago and have not said how it was; to each once. Answers how many. */
export async function askForRatings({ database, clock, days, outbox }: Asking): Promise<number> {
  const now = clock();
  const daysAgo = (count: number) => new Date(now.getTime() - count * dayMs);
  const dayOf = (at: Date) => shopDate(at, days.calendar.timeZone);
  const asked = await database.transaction(async (tx) => {
    const orderNos = await rows.writeRequests(tx, {
      from: dayOf(daysAgo(lastDay)),
      until: dayOf(daysAgo(firstDay)),
      statuses: statuses.filter(isWithCustomer),
      at: now,
      lastAsked: daysAgo(daysBetween),
    });
    await addAll(
      tx,
      orderNos.map((orderNo) => ({ kind: 'rating-asked', payload: { orderNo } })),
    );
    return orderNos;
  });
  if (asked.length > 0) outbox.poke();
  return asked.length;
}

const hourMs = 3_600_000;

/** Does so again and again, until what it answers is called. */
export const keepAsking = (asking: Asking & { log: Logger; jobs: Jobs }): (() => void) =>
  asking.jobs.every(
    { name: 'ask-for-ratings', ms: hourMs },
    async () => {
      await askForRatings(asking);
    },
    (error) => {
      asking.log.error({ err: error }, 'nobody could be asked how the meals were');
    },
  );

/** The letter itself, unless its customer has said how it was meanwhile, wants no such letters, or the box came back. */
export function afterRatingAsked(parts: Telling & { mail: Mail; seal: Seal }) {
  return {
    'rating-asked': async (payload: Json) => {
      const { orderNo } = payload as { orderNo: number };
      const { story, wording } = await toldIn(parts, orderNo);
      const { order, lines } = story;
      if (!isWithCustomer(order.status)) return;
      if ((await rows.readRatings(parts.database, orderNo)).length > 0) return;
      if (!(await chosenOf(parts, order.customerNo)).wanted) return;
      await parts.mail.send(
        ratingLetter(order, lines, linkKeyOf(parts, order.customerNo), wording),
      );
    },
  };
}
