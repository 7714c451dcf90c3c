import type { Fit } from '../../kit/use-conflicts.ts';
import type { MenuFilters } from './menu-filters.ts';

/** What somebody's profile asks of every meal, as filters of the menu. */
type Wishes = Pick<MenuFilters, 'diet' | 'without'>;

/** Undefined when nothing is asked, or nobody has said. */
export function wishesOf(profile: Fit['profile']): Wishes | undefined {
  if (!profile || profile.diets.length + profile.avoidedAllergens.length === 0) return undefined;
  return { diet: profile.diets, without: profile.avoidedAllergens };
}

export const keepsTo = (filters: MenuFilters, { diet, without }: Wishes): boolean =>
  diet.every((it) => filters.diet.includes(it)) &&
  without.every((it) => filters.without.includes(it));

/** The same filters, narrowed to what fits. */
export const narrowed = (filters: MenuFilters, { diet, without }: Wishes): MenuFilters => ({
  ...filters,
  diet: [...new Set([...filters.diet, ...diet])],
  without: [...new Set([...filters.without, ...without])],
  cursor: '',
});

/** The same filters without what the profile asks. */
export const widened = (filters: MenuFilters, { diet, without }: Wishes): MenuFilters => ({
  ...filters,
  diet: filters.diet.filter((it) => !diet.includes(it)),
  without: filters.without.filter((it) => !without.includes(it)),
  cursor: '',
});
