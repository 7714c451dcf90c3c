import type { Card, Category, Facets } from '../../kit/api-types.ts';
import type { Wishes } from './wishes.ts';

/** Everything the menu's page shows. */
export type MenuView = {
  wishes: Wishes;
  categories: Pick<Category, 'slug' | 'name'>[];
  items: Card[];
  total: number;
  facets: Facets;
  /** The cursor of the next page. */
  next: string | null;
  /** Names of the parameters that the API could not read. */
  invalid: string[];
  siteUrl: string;
};

export const pageSize = 24;

export const noFacets: Facets = { categories: [], diets: [], without: [] };
