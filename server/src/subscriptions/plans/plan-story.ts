import { mayMove, orderStatuses } from '../../contract/order-status.ts';
import type { Receipt } from '../receipts/receipt.ts';
import type { Moment } from './commands.ts';
import {
  comingWeeks,
  mondayOf,
  rests,
  weeksLater,
  type ComingWeek,
  type Plan,
  type PlanWeek,
} from './plan.ts';
import type { Subscription, WeekRow } from './sql.ts';

/** A subscription as it is told: the weeks that were and are to come, and what was said of it. */
export type PlanStory = {
  subscription: Subscription;
  weeks: ToldWeek[];
  receipts: Receipt[];
};

/** A week of it, as it was or is to come. */
export type ToldWeek = ComingWeek & {
  state: PlanWeek['state'];
  why: PlanWeek['why'];
  orderNo: number | null;
  totalCents: number | null;
  /** It can be taken back or wanted again. */
  isOpen: boolean;
  rests: boolean;
};

/** What the rules of weeks ask of a subscription. */
export const planOf = ({
  status,
  meals,
  servings,
  weekday,
  everyWeeks,
  firstWeek,
  pausedUntil,
}: Subscription): Plan => ({
  status,
  meals,
  servings,
  weekday,
  everyWeeks,
  firstWeek,
  pausedUntil,
});

/**
 * The weeks as they are now: a box whose order was cancelled elsewhere is not wanted, and one that its customer can no longer cancel has
 * closed, whatever it promised.
 */
export const asTheyAre = (weeks: readonly WeekRow[], now: Date): PlanWeek[] =>
  weeks.map(
    ({
      orderStatus,
      subscriptionNo: _no,
      totalCents: _total,
      currency: _currency,
      ...it
    }): PlanWeek => {
      if (it.state !== 'ordered' || orderStatus === null) return it;
      const { live, inTheHouse } = orderStatuses[orderStatus];
      if (!live && !inTheHouse) return { ...it, state: 'skipped', why: 'asked', orderNo: null };
      const closesAt = it.closesAt ?? now;
      return mayMove(orderStatus, 'cancelled', 'customer', now, closesAt).ok
        ? it
        : { ...it, closesAt: closesAt < now ? closesAt : now };
    },
  );

const toldWeeks = 6;

/** The weeks of which something is told: those of the last four weeks, and the next that are not closed. */
export function weeksToTell(plan: Plan, read: readonly WeekRow[], moment: Moment): ToldWeek[] {
  const known = asTheyAre(read, moment.now);
  const coming = plan.status === 'cancelled' ? [] : comingWeeks(plan, known, moment, toldWeeks);
  const from = weeksLater(mondayOf(moment.today), -4);
  const past = known.filter(
    ({ week }) => week >= from && !coming.some((each) => each.week === week),
  );
  return [
    ...past.map((it) => ({ week: it.week, day: it.day, opensAt: null, closesAt: it.closesAt })),
    ...coming,
  ].map((each) => {
    const it = known.find(({ week }) => week === each.week);
    return {
      ...each,
      state: it?.state ?? ('planned' as const),
      why: it?.why ?? null,
      orderNo: it?.orderNo ?? null,
      totalCents: read.find(({ week }) => week === each.week)?.totalCents ?? null,
      isOpen: each.closesAt !== null && moment.now < each.closesAt,
      rests: rests(plan, each.week) && it?.state !== 'ordered',
    };
  });
}
