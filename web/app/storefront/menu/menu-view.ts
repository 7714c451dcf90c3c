import type { Card, Category, Facets, MenuPage } from '../../kit/api-types.ts';
import type { MenuWeeks } from '../../kit/weeks.ts';
import type { FewLeft } from './ask-menu.ts';
import type { MenuFilters } from './menu-filters.ts';

/** Everything the menu's page shows. */
export type MenuView = {
  filters: MenuFilters;
  categories: Pick<Category, 'slug' | 'name'>[];
  /** The weeks of the shop, and the Monday of the one that is shown; empty in a shop without weeks. */
  weeks: MenuWeeks;
  week: string;
  items: Card[];
  total: number;
  facets: Facets;
  /** How the words of the search were taken. */
  understood?: MenuPage['understood'];
  /** The cursor of the next page. */
  next: string | null;
  /** Names of the parameters that the API could not read. */
  invalid: string[];
  siteUrl: string;
  /** Asked for beside items that do not know the stock as it is now. */
  fewLeft?: Promise<FewLeft | undefined>;
};

/** The week that these filters mean: any day of it names it. */
export function weekShown({ week }: Pick<MenuFilters, 'week'>, weeks: MenuWeeks): string {
  if (!weeks.weekly) return week;
  if (week === '') return weeks.show ?? '';
  const isIn = (monday: string) => week >= monday && week < daysAfter(monday, 7);
  return weeks.items.find((item) => isIn(item.week))?.week ?? week;
}

function daysAfter(date: string, days: number): string {
  const moved = new Date(`${date}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

export const pageSize = 24;

export const noFacets: Facets = { categories: [], diets: [], without: [], kinds: [] };
