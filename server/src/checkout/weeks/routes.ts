import { onTheMenu } from '../../food/menu-weeks/menu-week.ts';
import type { WarmOffers } from '../../food/menu-weeks/menu-weeks.ts';
import { handle } from '../../http/handle.ts';
import { readyJson, type ReadyPages } from '../../http/ready-pages.ts';
import { weekToShow, type ComingWeek } from './coming-weeks.ts';
import { contract } from './contract.ts';
import { weeksToCome, type Weeks } from './weeks.ts';

const shortly = 'public, max-age=30, stale-while-revalidate=300';

const reply = (
  { week, state, ahead, days, orderUntil }: ComingWeek,
  offers: Pick<WarmOffers, 'few'>,
) => ({
  week: week.week,
  ahead,
  state,
  opensAt: week.opensAt.toISOString(),
  closesAt: week.closesAt.toISOString(),
  orderUntil: orderUntil?.toISOString() ?? null,
  days,
  recipeNos: onTheMenu(week).map(({ recipeNo }) => recipeNo),
  few: [...offers.few(week.week)].map(([recipeNo, portionsLeft]) => ({ recipeNo, portionsLeft })),
});

/** What can be ordered for when, where the menu is by week. */
export const routes = (parts: Weeks & { offers: Pick<WarmOffers, 'few'> }, pages: ReadyPages) =>
  handle(contract, {
    listMenuWeeks: (c) =>
      readyJson(c, pages, shortly, () => {
        const coming = weeksToCome(parts);
        return {
          weekly: coming !== undefined,
          show: weekToShow(coming ?? [])?.week.week ?? null,
          items: (coming ?? []).map((week) => reply(week, parts.offers)),
        };
      }),
  });
