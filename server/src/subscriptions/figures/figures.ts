import type { DeliveryCalendar } from '../../checkout/days/delivery-days.ts';
import type { Place } from '../../checkout/pricing/zones.ts';
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

/** Of which places; `byPlace`: it is asked of each, else of nowhere in particular, as one. */
type Whose = { byPlace: boolean; isOf: (place: Place) => boolean };

/** Portions that are to be ordered for subscriptions of these places, by the day on which they come, in the weeks from one Monday to another. */
export async function portionsToCome(
  db: Db,
  calendar: DeliveryCalendar,
  span: { from: string; to: string },
  { byPlace, isOf }: Whose,
): Promise<{ day: string; portions: number }[]> {
  const due = await rows.readToCome(db, { ...span, byPlace });
  return due
    .filter((it) => isOf(placeOf(it)))
    .flatMap(({ week, weekday, portions }) => {
      const { day } = comingWeek(week, { weekday }, calendar);
      return day === null ? [] : [{ day, portions }];
    });
}

const placeOf = (at: { country: string | null; postcode: string | null }): Place => ({
  country: at.country ?? undefined,
  postcode: at.postcode ?? undefined,
});

/**
 * What subscriptions promised for the days of a span that is over, and what became of it. Of one kitchen it is what was ordered there, and what
 * was not ordered of these places.
 */
export async function promisedIn(
  db: Db,
  { timeZone }: Pick<DeliveryCalendar, 'timeZone'>,
  span: { from: string; to: string },
  { kitchenNo, byPlace, isOf }: Whose & { kitchenNo: number | undefined },
): Promise<Omit<rows.Promised, 'kitchenNo' | 'country' | 'postcode'>[]> {
  const promised = await rows.readPromised(db, { ...span, timeZone, byPlace });
  return promised.filter((it) =>
    it.kitchenNo === null ? isOf(placeOf(it)) : it.kitchenNo === kitchenNo,
  );
}
