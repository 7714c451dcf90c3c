import { planWeek, publishWeek } from '../src/food/menu-weeks/menu-weeks.ts';
import { weeksAfter } from '../src/food/menu-weeks/menu-week.ts';
import * as settings from '../src/shop/settings/settings.ts';
import type { Store } from './store.ts';

/** The week of `firstDay`, and the one after it. */
export const thisWeek = '2026-11-23';
export const nextWeek = weeksAfter(thisWeek, 1);

/** From now on an order holds what its week offers, or again anything that is published. */
export async function setWeekly(
  { shop }: { shop: Parameters<typeof settings.change>[0] },
  weeklyMenus: boolean,
): Promise<void> {
  const { version } = await settings.read(shop);
  await settings.change(shop, { change: { weeklyMenus }, holdsFrom: null, version }, 'shop');
}

export type Offered = {
  /** By recipe: how many portions of it there are; null: no limit. */
  recipes: Record<string, number | null>;
  opensAt?: Date;
  closesAt?: Date;
  /** Without it the week is on the menu. */
  isDraft?: boolean;
  version?: number;
};

/** Plans a week by names and, unless it is a draft, puts it on the menu; it is open all week. */
export async function offer(
  { shop, nos }: Pick<Store, 'shop' | 'nos'>,
  week: string,
  { recipes, opensAt, closesAt, isDraft = false, version = 0 }: Offered,
): Promise<void> {
  const at = (days: number) => new Date(Date.parse(`${week}T00:00:00Z`) + days * 86_400_000);
  const offers = Object.entries(recipes).map(([name, mostPortions]) => ({
    recipeNo: nos.recipe(name),
    mostPortions,
  }));
  const plan = {
    opensAt: opensAt ?? at(-28),
    closesAt: closesAt ?? at(7),
    expectedPortions: null,
    offers,
  };
  await planWeek(shop, week, plan, { version, ordersKeepIt: false }, 'shop');
  if (!isDraft && version === 0)
    await publishWeek(shop, week, true, { version: 1, ordersKeepIt: false }, 'shop');
}
