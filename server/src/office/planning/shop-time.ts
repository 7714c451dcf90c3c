import { Temporal } from 'temporal-polyfill';

/** What the clock on the shop's wall shows, as `YYYY-MM-DDTHH:MM`. */
export const localOf = (moment: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** When it shows that: a time that a clock change skips is read as the same distance after the change, one that happens twice as its first. */
export const momentOf = (local: string, timeZone: string): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds);

/** The same time of day so many weeks later. */
export const weeksLater = (moment: Date, weeks: number, timeZone: string): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(moment.getTime())
      .toZonedDateTimeISO(timeZone)
      .add({ weeks }).epochMilliseconds,
  );
