import { mayMove } from '../../contract/order-status.ts';
import { cutOffOf, type DeliveryCalendar } from '../days/delivery-days.ts';
import type { Order } from './order.ts';

/** Until when a customer may cancel, and the time zone in which they were told so. */
export type Promised = { cancelUntil: Date; timeZone: string };

type Promising = Pick<Order, 'day' | 'cancelUntil' | 'timeZone'>;

/** What the order promises, whatever the calendar says by now; an order that says nothing follows the calendar. */
export function promiseOf(
  { day, cancelUntil, timeZone }: Promising,
  calendar: DeliveryCalendar,
): Promised {
  return {
    cancelUntil: cancelUntil ?? cutOffOf(day, calendar),
    timeZone: timeZone ?? calendar.timeZone,
  };
}

/** Until when its customer may still cancel an order; null once they can no longer. */
export function cancellableUntil(
  order: Promising & Pick<Order, 'status'>,
  now: Date,
  calendar: DeliveryCalendar,
): Date | null {
  const { cancelUntil } = promiseOf(order, calendar);
  return mayMove(order.status, 'cancelled', 'customer', now, cancelUntil).ok ? cancelUntil : null;
}
