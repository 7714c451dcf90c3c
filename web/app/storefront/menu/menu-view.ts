import type { Card, Category, Facets, MenuPage } from '../../kit/api-types.ts';
import type { FewLeft } from './ask-menu.ts';
import type { MenuFilters } from './menu-filters.ts';

/** Everything the menu's page shows. */
export type MenuView = {
  filters: MenuFilters;
  categories: Pick<Category, 'slug' | 'name'>[];
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

export const pageSize = 24;

export const noFacets: Facets = { categories: [], diets: [], without: [], kinds: [] };
