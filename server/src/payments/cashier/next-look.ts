import {
  answerWithinMs,
  beforeLapseMs,
  dunEveryMs,
  isUnderWay,
  mostDuns,
  phaseOf,
  sitsMs,
  type Attempt,
  type OrderToPay,
} from './merge.ts';

const minutes = (count: number) => count * 60_000;
const after = (moment: Date, ms: number) => new Date(moment.getTime() + ms);

/** How long a provider that is away may keep an unpaid order's stock from others. */
export const keepsStockMs = minutes(6 * 60);

/** When an order is looked at again of which nothing more follows now; null: its money is settled. */
export function nextLook(
  order: OrderToPay,
  attempts: readonly Attempt[],
  refundsUnderWay: boolean,
  now: Date,
): Date | null {
  const phase = phaseOf(order, now);
  const moments = [
    ...attempts.flatMap((attempt) => waitsFor(attempt, now)),
    ...(refundsUnderWay ? [after(now, minutes(60))] : []),
    ...momentsOf(order, phase),
  ].map((moment) => (moment <= now ? after(now, minutes(1)) : moment));
  return moments.reduce<Date | null>(
    (first, moment) => (first === null || moment < first ? moment : first),
    null,
  );
}

function momentsOf(order: OrderToPay, phase: ReturnType<typeof phaseOf>): Date[] {
  const { payBy, chargeAt, dunned, dunnedAt, sold } = order;
  switch (phase) {
    case 'awaiting':
      return payBy === null ? [] : [payBy];
    case 'placed':
      return [chargeAt];
    case 'charging':
    case 'gone':
      return dunnedAt === null || dunned > mostDuns || sold ? [] : [after(dunnedAt, dunEveryMs)];
    case 'late':
    case 'cancelled':
      return [];
  }
}

/** What may still become of an attempt, and when to ask. A hook comes before, should there be one. */
function waitsFor(attempt: Attempt, now: Date): Date[] {
  switch (attempt.state) {
    case 'unsent':
      return isUnderWay(attempt, now) ? [after(attempt.askedAt, answerWithinMs)] : [];
    case 'open':
    case 'needs-action':
      return [after(attempt.askedAt, sitsMs)];
    case 'processing':
      return [after(now, minutes(60))];
    case 'held':
      if (attempt.captureBefore === null) return [];
      // A kept card is charged as was promised, whatever lapses.
      return [after(attempt.captureBefore, attempt.methodRef === null ? -beforeLapseMs : 0)];
    case 'saved':
    case 'captured':
    case 'failed':
    case 'closed':
    case 'lapsed':
      return [];
  }
}

/** A provider that is away is asked again sooner at first: at most every quarter of an hour. */
export const lookAfterFailure = (failures: number, now: Date): Date =>
  after(now, Math.min(minutes(15), 15_000 * 2 ** Math.min(failures, 10)));
