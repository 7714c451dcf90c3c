import type { DeliveryDay } from '../days/delivery-days.ts';
import {
  publicWeeks,
  stateOfWeek,
  weekOf,
  weeksAfter,
  type MenuWeek,
  type MenuWeeks,
} from '../../food/menu-weeks/menu-week.ts';

/** A week on the menu that is not over. */
export type ComingWeek = {
  week: MenuWeek;
  state: 'opens-later' | 'open' | 'closed';
  /** How many weeks from now: 0 is this one. */
  ahead: number;
  /** The days of it that can be ordered for. */
  days: string[];
  /** Until when it can be ordered for at all: the week closes, or the last of its days. Null: not now. */
  orderUntil: Date | null;
};

/** The weeks on the menu from this one on; `days` are those that can be ordered for at this moment, `today` the shop's date. */
export function comingWeeks(
  weeks: MenuWeeks | undefined,
  { today, now, days }: { today: string; now: Date; days: readonly DeliveryDay[] },
): ComingWeek[] {
  const thisWeek = weekOf(today);
  return publicWeeks(weeks, now)
    .filter(({ week }) => week >= thisWeek)
    .map((week) => {
      const state = stateOfWeek(week, now);
      if (state === 'draft' || state === 'not-planned')
        throw new Error('A public week is a draft.');
      const open = days.filter(({ day }) => state === 'open' && weekOf(day) === week.week);
      const ends = open.map(({ cutOffAt }) => cutOffAt.getTime());
      return {
        week,
        state,
        ahead: weeksBetween(thisWeek, week.week),
        days: open.map(({ day }) => day),
        orderUntil:
          ends.length === 0 ? null : new Date(Math.min(week.closesAt.getTime(), Math.max(...ends))),
      };
    });
}

function weeksBetween(from: string, to: string): number {
  let ahead = 0;
  while (weeksAfter(from, ahead) < to) ahead += 1;
  return ahead;
}

/** The week that is shown to whoever asks for none: the first that can be ordered for, else the first that will be. */
export const weekToShow = (coming: readonly ComingWeek[]): ComingWeek | undefined =>
  coming.find(({ days }) => days.length > 0) ??
  coming.find(({ state }) => state === 'open') ??
  coming.find(({ state }) => state === 'opens-later') ??
  coming[0];

/** When one of them will stand otherwise, at the latest `until`. */
export const nextTurn = (
  coming: readonly ComingWeek[],
  cutOffs: readonly Date[],
  { now, until }: { now: Date; until: Date },
): Date =>
  [...coming.flatMap(({ week }) => [week.opensAt, week.closesAt]), ...cutOffs, until]
    .filter((moment) => moment > now)
    .reduce((first, moment) => (moment < first ? moment : first), until);
