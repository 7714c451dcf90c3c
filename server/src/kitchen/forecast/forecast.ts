import { cutOffOf, isDelivered, leftOfDay, shopDate } from '../../checkout/days/delivery-days.ts';
import type { OpenDays } from '../../checkout/days/days.ts';
import type { WarmPrices } from '../../checkout/pricing/pricing.ts';
import { isAllOfFirst, kitchenFor, type Place } from '../../checkout/pricing/zones.ts';
import { firstKitchen } from '../../contract/kitchens.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import { weekOf, weeksAfter } from '../../food/menu-weeks/menu-week.ts';
import type { Database, Db } from '../../platform/platform.ts';
import { refuseUnknown } from '../../stock/kitchens/kitchens.ts';
import { portionsToCome, promisedIn } from '../../subscriptions/figures/figures.ts';
import { accuracyAt, pastDays, type Accuracy } from './forecast-day.ts';
import { forecastWeeks, type ForecastWeek } from './forecast-weeks.ts';
import * as rows from './sql.ts';
import { dayAfter } from './whole-weeks.ts';

/** What looking ahead takes. */
export type Forecasting = {
  database: Pick<Database, 'snapshot'>;
  /** Its zones say which kitchen cooks for a subscription. */
  prices: Pick<WarmPrices, 'now'>;
  menu: WarmMenu;
  days: OpenDays;
  clock: () => Date;
};

/** So far is looked back: twice the days that one forecast is made of, so that as many can be judged. */
const weeksOfHistory = 16;

export type Forecast = {
  today: string;
  /** This week, from today on, and those after it. */
  weeks: ForecastWeek[];
  /** How far off forecasts were, by weeks ahead; none while too little is over. */
  accuracy: Accuracy[];
};

/**
 * What this week and those after it will take, in one kitchen or all of them: what is ordered, what subscriptions promise, and what weeks like
 * them brought.
 */
export async function forecast(
  { database, prices, menu, days: openDays, clock }: Forecasting,
  weeksAhead: number,
  kitchenNo?: number,
): Promise<Forecast> {
  await menu.refresh();
  const zones = prices.now();
  // Where nobody delivers, nobody cooks: it is told with the first, so that the kitchens together are the shop.
  const isOf = (place: Place) =>
    kitchenNo === undefined || (kitchenFor(zones, place) ?? firstKitchen) === kitchenNo;
  const whose = { kitchenNo, byPlace: kitchenNo !== undefined && !isAllOfFirst(zones), isOf };
  const { calendar } = openDays;
  const now = clock();
  const today = shopDate(now, calendar.timeZone);
  const left = leftOfDay(now, calendar.timeZone);
  const thisWeek = weekOf(today);
  const weeks = Array.from({ length: weeksAhead + 1 }, (_, ahead) => weeksAfter(thisWeek, ahead));
  const lastDay = dayAfter(weeks.at(-1) ?? thisWeek, 6);
  const over = { from: weeksAfter(thisWeek, -weeksOfHistory), to: dayAfter(today, -1) };
  const known = await database.snapshot(async (db) => {
    await refuseUnknown({ database: db }, kitchenNo);
    return {
      sold: await rows.readSold(db, { ...over, kitchenNo, recipeNos: null }),
      soldAhead: await rows.readSoldAhead(db, { ...over, kitchenNo }),
      promised: await promisedIn(db, calendar, over, whose),
      ordered: await rows.readOrdered(db, { from: today, to: lastDay, kitchenNo }),
      toCome: await portionsToCome(
        db,
        calendar,
        { from: thisWeek, to: weeks.at(-1) ?? thisWeek },
        whose,
      ),
    };
  });
  // Before the first box there was no shop.
  const first = [...known.soldAhead, ...known.promised].map(({ day }) => day).toSorted()[0];
  const delivered = daysBetween(first ?? today, over.to).filter((day) =>
    isDelivered(day, calendar),
  );
  const taken = new Set([...delivered, ...known.soldAhead.map(({ day }) => day)]);
  const past = pastDays([...taken], known.soldAhead, known.promised);
  const lookedAt = weeks.map((week) => ({
    week,
    days: daysBetween(week < today ? today : week, dayAfter(week, 6))
      .filter((day) => isDelivered(day, calendar) || known.ordered.some((it) => it.day === day))
      .map((day) => ({
        day,
        isOpen: isDelivered(day, calendar) && now < cutOffOf(day, calendar),
      })),
  }));
  return {
    today,
    weeks: forecastWeeks({ ...known, today, left, past }, lookedAt, menu.catalogue()),
    accuracy: weeks.slice(1).flatMap((_, at) => accuracyAt(past, 7 * (at + 1)) ?? []),
  };
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** Portions of these recipes in orders that stand, by the week in which their boxes come. */
export const soldIn = (
  db: Db,
  asked: { from: string; to: string; recipeNos: readonly number[] },
): ReturnType<typeof rows.readSold> => rows.readSold(db, asked);
