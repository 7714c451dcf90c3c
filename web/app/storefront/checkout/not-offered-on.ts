import { weekWords } from '../../words/en/weeks.ts';
import type { CartView } from '../cart/read-cart.server.ts';

/** Why a box cannot come on a day: its week has no menu to order from, or not all of the box on it. Undefined where it can. */
export function notOfferedOn({ weeks }: Pick<CartView, 'weeks'>, day: string): string | undefined {
  if (weeks === null) return undefined;
  const week = weeks.find(({ days }) => days.includes(day));
  if (!week) return weekWords.noMenu;
  return week.missing.length > 0 ? weekWords.notAll : undefined;
}
