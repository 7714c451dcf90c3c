import type { InferResponseType } from 'hono/client';
import { weekWords } from '../words/en/weeks.ts';
import type { Client } from './api-types.ts';
import { day } from './format.ts';

/** What the shop says of its weeks; one whose menu is the same at all times has none. */
export type MenuWeeks = InferResponseType<Client['menu-weeks']['$get'], 200>;
export type MenuWeek = MenuWeeks['items'][number];

export const noWeeks: MenuWeeks = { weekly: false, show: null, items: [] };

/** Near ones by a word, later ones by their Monday. */
export const nameOfWeek = ({ week, ahead }: Pick<MenuWeek, 'week' | 'ahead'>): string =>
  weekWords.near[ahead] ?? weekWords.from(day(week));
