import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

export type DeliveryCalendar = {
  timeZone: string;
  /** ISO weekdays, 1 = Monday. */
  weekdays: number[];
  cutOffDaysBefore: number;
  /** Shop-local `HH:MM`. */
  cutOffTime: string;
  horizonDays: number;
  /** Days without deliveries, both ends included. */
  holidays: { from: string; to: string }[];
};

/** A day as `YYYY-MM-DD` in the shop's time zone, and the moment ordering for it closes. */
export type DeliveryDay = { day: string; cutOffAt: Date };

/** A day as it is kept: how many boxes it can take, and has taken. */
export const dayRow = z.object({
  day: z.iso.date(),
  capacity: z.int(),
  taken: z.int(),
  closed: z.boolean(),
  /** Moves when the capacity is changed or the day closed, not with orders. */
  version: z.int(),
});
export type DayRow = z.infer<typeof dayRow>;

/** The shop's date at this moment. */
export function shopDate(now: Date, timeZone: string): string {
  return zoned(now, timeZone).toPlainDate().toString();
}

/** How much of the shop's day is left at this moment, from 1 to 0. */
export function leftOfDay(now: Date, timeZone: string): number {
  const at = zoned(now, timeZone);
  const [from, to] = [at.startOfDay(), at.startOfDay().add({ days: 1 })];
  return (to.epochMilliseconds - now.getTime()) / (to.epochMilliseconds - from.epochMilliseconds);
}

/** The days that can still be ordered for: in the calendar, within the horizon, before their cut-off. */
export function deliveryDays(now: Date, calendar: DeliveryCalendar): DeliveryDay[] {
  const today = zoned(now, calendar.timeZone).toPlainDate();
  return Array.from({ length: calendar.horizonDays + 1 }, (_, ahead) => today.add({ days: ahead }))
    .map((date) => date.toString())
    .filter((day) => isDelivered(day, calendar))
    .map((day) => ({ day, cutOffAt: cutOffOf(day, calendar) }))
    .filter(({ cutOffAt }) => now < cutOffAt);
}

/** Whether the calendar has a delivery on that day. */
export const isDelivered = (
  day: string,
  { weekdays, holidays }: Pick<DeliveryCalendar, 'weekdays' | 'holidays'>,
): boolean =>
  weekdays.includes(weekdayOf(day)) && !holidays.some(({ from, to }) => day >= from && day <= to);

/** 1 = Monday. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;

/**
 * When ordering for a day closes: a wall-clock time in the shop's zone. A time that a clock change skips is read as the same distance
 * after the change, one that happens twice as its first.
 */
export function cutOffOf(day: string, calendar: DeliveryCalendar): Date {
  const closing = Temporal.PlainDate.from(day)
    .subtract({ days: calendar.cutOffDaysBefore })
    .toZonedDateTime({
      timeZone: calendar.timeZone,
      plainTime: Temporal.PlainTime.from(calendar.cutOffTime),
    });
  return new Date(closing.epochMilliseconds);
}

function zoned(now: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
}
