/**
 * How many portions a delivery day will take, from what days like it did. Two parts, because they come about differently: boxes that people
 * order one by one, and boxes of subscriptions, which are promised long before and given up now and then.
 */

/** Portions of a day that is over, in boxes that were ordered one by one so many days ahead of it. */
export type Sold = { day: string; ahead: number; portions: number };

/** Portions of a day that is over, in boxes of subscriptions: how many days ahead they were promised, and given up; null: they came. */
export type Promised = {
  day: string;
  knownAhead: number;
  goneAhead: number | null;
  portions: number;
};

/** A day that is over, with what is known of it. */
export type PastDay = {
  day: string;
  sold: readonly Omit<Sold, 'day'>[];
  promised: readonly Omit<Promised, 'day'>[];
};

/** A day as it stands, so many days ahead of it: portions ordered one by one, and of subscriptions that nobody has given up. */
export type Standing = {
  day: string;
  ahead: number;
  /** How much of today is left, from 1 to 0: what is ordered on such a day is still to come as far. */
  left: number;
  single: number;
  subscribed: number;
};

/** So many days of the same weekday are looked back at. */
const mostLikeIt = 8;
/** Of fewer nothing can be said. */
const fewestLikeIt = 2;
/** Errors of the forecast that are needed to say how far off it is. */
const fewestErrors = 3;
/** Four of five days lie so many standard deviations around what was expected, were errors spread as the bell has it. */
const fourOfFive = 1.28;

const dayMs = 86_400_000;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const isLike = (one: string, other: string): boolean => (numberOf(one) - numberOf(other)) % 7 === 0;

const sumOf = <Row extends { portions: number }>(
  rows: readonly Row[],
  counts: (row: Row) => boolean,
): number => rows.reduce((sum, row) => sum + (counts(row) ? row.portions : 0), 0);

/** What the day took in all. */
export const tookOf = ({ sold, promised }: PastDay): number =>
  sumOf(sold, () => true) + sumOf(promised, ({ goneAhead }) => goneAhead === null);

/** The day as it stood so many days ahead of it, in the evening. */
const stoodAt = ({ day, sold, promised }: PastDay, ahead: number): Standing => ({
  day,
  ahead,
  left: 0,
  single: sumOf(sold, (it) => it.ahead >= ahead),
  subscribed: sumOf(
    promised,
    ({ knownAhead, goneAhead }) => knownAhead >= ahead && (goneAhead === null || goneAhead < ahead),
  ),
});

/** What came after that moment: ordered one by one, or by who subscribed since. */
const cameAfter = ({ sold, promised }: PastDay, { ahead, left }: Standing): number =>
  sumOf(sold, (it) => it.ahead < ahead) +
  left * sumOf(sold, (it) => it.ahead === ahead) +
  sumOf(promised, ({ knownAhead, goneAhead }) => knownAhead < ahead && goneAhead === null);

/** Of what subscriptions had promised that evening: what came. */
const keptOf = ({ promised }: PastDay, ahead: number): number =>
  sumOf(promised, ({ knownAhead, goneAhead }) => knownAhead >= ahead && goneAhead === null);

/** The last days of the same weekday that were over by the evening from which is looked ahead; the earliest first. */
function likeIt(past: readonly PastDay[], { day, ahead }: Pick<Standing, 'day' | 'ahead'>) {
  const seenFrom = numberOf(day) - ahead;
  return past
    .filter((it) => numberOf(it.day) <= seenFrom && it.day < day && isLike(it.day, day))
    .slice(-mostLikeIt);
}

/** What the day will take, in portions; undefined: too few days like it are over. */
function expectedOf(past: readonly PastDay[], standing: Standing): number | undefined {
  const { ahead, single, subscribed } = standing;
  const like = likeIt(past, standing);
  if (like.length < fewestLikeIt) return undefined;
  const toCome = like.reduce((sum, it) => sum + cameAfter(it, standing), 0) / like.length;
  const promised = like.reduce((sum, it) => sum + stoodAt(it, ahead).subscribed, 0);
  const kept = like.reduce((sum, it) => sum + keptOf(it, ahead), 0);
  const share = promised === 0 ? 1 : kept / promised;
  return single + toCome + subscribed * share;
}

type Miss = { day: string; took: number; missedBy: number };

/** What the forecast would have said of days that are over, so many days ahead of each, from what was known then; beside what they took. */
function missesOf(past: readonly PastDay[], ahead: number): Miss[] {
  return past.flatMap((it): Miss[] => {
    const expected = expectedOf(past, stoodAt(it, ahead));
    const took = tookOf(it);
    return expected === undefined ? [] : [{ day: it.day, took, missedBy: took - expected }];
  });
}

export type DayForecast = {
  /** Portions in all, what is ordered included. */
  expected: number;
  /** Whether days like it say so; else it is what stands already. */
  fromHistory: boolean;
  /** Four of five such days came to lie between; null: nobody can say yet. */
  between: [number, number] | null;
};

/** What a day that can still be ordered for will take. */
export function forecastDay(past: readonly PastDay[], standing: Standing): DayForecast {
  const expected = expectedOf(past, standing);
  if (expected === undefined)
    return {
      expected: standing.single + standing.subscribed,
      fromHistory: false,
      between: null,
    };
  const misses = missesOf(past, standing.ahead)
    .filter(({ day }) => isLike(day, standing.day))
    .slice(-mostLikeIt);
  if (misses.length < fewestErrors) return { expected, fromHistory: true, between: null };
  const squares = misses.reduce((sum, { missedBy }) => sum + missedBy ** 2, 0);
  const width = fourOfFive * Math.sqrt(squares / misses.length);
  const between: [number, number] = [Math.max(0, expected - width), expected + width];
  return { expected, fromHistory: true, between };
}

/** How far off forecasts of days that are over were. */
export type Accuracy = {
  ahead: number;
  /** Days that were looked at. */
  days: number;
  /** All errors together as a share of all that the days took. */
  off: number;
};

/** How far off the forecast would have been so many days ahead; undefined while too few days are over. */
export function accuracyAt(past: readonly PastDay[], ahead: number): Accuracy | undefined {
  const misses = missesOf(past, ahead);
  const took = misses.reduce((sum, miss) => sum + miss.took, 0);
  if (misses.length < fewestErrors || took === 0) return undefined;
  const missed = misses.reduce((sum, { missedBy }) => sum + Math.abs(missedBy), 0);
  return { ahead, days: misses.length, off: missed / took };
}

/** The days that are over with what is known of each; the earliest first. */
export function pastDays(
  days: readonly string[],
  sold: readonly Sold[],
  promised: readonly Promised[],
): PastDay[] {
  const [soldOn, promisedOn] = [
    Map.groupBy(sold, ({ day }) => day),
    Map.groupBy(promised, ({ day }) => day),
  ];
  return days
    .toSorted()
    .map((day) => ({ day, sold: soldOn.get(day) ?? [], promised: promisedOn.get(day) ?? [] }));
}
