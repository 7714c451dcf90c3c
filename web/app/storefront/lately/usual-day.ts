import type { OpenDay } from '../../kit/api-types.ts';
import type { CartView } from '../cart/read-cart.server.ts';
import { canTake } from '../checkout/day-choice.tsx';
import { notOfferedOn } from '../checkout/not-offered-on.ts';

const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** The first day that takes this box on the day of the week that somebody chose last; undefined: none did, or none does. */
export const usualDay = (
  cart: Pick<CartView, 'deliveryDays' | 'weeks'>,
  weekday: number | undefined,
  { days, nowMs }: { days: readonly OpenDay[]; nowMs: number },
): string | undefined =>
  days.find(
    (it) =>
      weekdayOf(it.day) === weekday &&
      canTake(it, nowMs) &&
      (cart.deliveryDays?.includes(it.day) ?? true) &&
      notOfferedOn(cart, it.day) === undefined,
  )?.day;
