import type { DeliveryCalendar } from '../../checkout/days/delivery-days.ts';
import type { Db, Replica } from '../../platform/platform.ts';
import { comingWeek, mondayOf } from '../plans/plan.ts';
import { momentsOf } from '../plans/shop-time.ts';
import * as rows from './sql.ts';
import type { Plans } from '../plans/plans.ts';

/** What staff read of the subscriptions of a span of days of the shop, both within it. */
export type PlanFigures = {
  standing: rows.Standing;
  weeks: rows.CountedWeek[];
  reasons: rows.LeavingReason[];
};

const mostReasons = 50;

export async function figuresOf(
  { replica, days }: Pick<Plans, 'days'> & { replica: Replica },
  { from, to }: { from: string; to: string },
): Promise<PlanFigures> {
  const span = momentsOf(from, to, days.calendar.timeZone);
  return replica.snapshot(async (db) => ({
    standing: await rows.readStanding(db, span),
    weeks: await rows.readWeekCounts(db, mondayOf(from), mondayOf(to)),
    reasons: await rows.readReasons(db, { ...span, most: mostReasons }),
  }));
}

/** Portions that are to be ordered for subscriptions, by the day on which they come, in the weeks from one Monday to another. */
export async function portionsToCome(
  db: Db,
  calendar: DeliveryCalendar,
  { from, to }: { from: string; to: string },
): Promise<{ day: string; portions: number }[]> {
  const due = await rows.readToCome(db, from, to);
  return due.flatMap(({ week, weekday, portions }) => {
    const { day } = comingWeek(week, { weekday }, calendar);
    return day === null ? [] : [{ day, portions }];
  });
}

/** What subscriptions promised for the days of a span that is over, and what became of it. */
export const promisedIn = (
  db: Db,
  { timeZone }: Pick<DeliveryCalendar, 'timeZone'>,
  span: { from: string; to: string },
): ReturnType<typeof rows.readPromised> => rows.readPromised(db, { ...span, timeZone });
