import { Temporal } from 'temporal-polyfill';

/** A moment on the clock of a zone, which it names: `2026-11-30T18:00:00+00:00[Europe/Dublin]`. */
export const momentOnClock = (moment: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: 'second' });

/** From the first moment of one day of a zone to the first after another. */
export function momentsOf(from: string, to: string, timeZone: string): { from: Date; until: Date } {
  const startOf = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  return { from: startOf(first), until: startOf(last.add({ days: 1 })) };
}
