import type { Config } from '../../config.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import type { OpenDays } from '../days/days.ts';
import { shopDate } from '../days/delivery-days.ts';
import { comingWeeks, nextTurn, type ComingWeek } from './coming-weeks.ts';

export type Weeks = {
  menu: WarmMenu;
  days: OpenDays;
  clock: () => Date;
  config: { shop: Pick<Config['shop'], 'weeklyMenus' | 'timeZone'> };
};

/** The weeks on the menu from this one on; undefined in a shop whose menu is the same at all times. */
export function weeksToCome({ menu, days, clock, config }: Weeks): ComingWeek[] | undefined {
  if (!config.shop.weeklyMenus) return undefined;
  const now = clock();
  const today = shopDate(now, config.shop.timeZone);
  return comingWeeks(menu.catalogue().weeks, { today, now, days: days.now() });
}

/** Tells when weeks stand otherwise than before, for whoever keeps an answer about them. */
export type WeekClock = { version: () => string };

/** Asked for with every page, so it counts only where something may have changed: at the next opening, closing or cut-off, and each minute. */
export function openWeekClock(parts: Weeks): WeekClock {
  let held = { menu: -1, from: 0, until: 0, text: '' };
  return {
    version: () => {
      const { menu, days, clock, config } = parts;
      if (!config.shop.weeklyMenus) return '';
      const now = clock();
      const { version } = menu.catalogue();
      if (held.menu === version && now.getTime() >= held.from && now.getTime() < held.until)
        return held.text;
      const coming = weeksToCome(parts) ?? [];
      const cutOffs = days.now().map(({ cutOffAt }) => cutOffAt);
      const until = nextTurn(coming, cutOffs, { now, until: new Date(now.getTime() + 60_000) });
      const told = coming.map(({ state, ahead, days: open }) => [ahead, state, ...open].join(' '));
      held = { menu: version, from: now.getTime(), until: until.getTime(), text: told.join(';') };
      return held.text;
    },
  };
}
