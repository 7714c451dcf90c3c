import { Temporal } from 'temporal-polyfill';

/** A moment on the clock of a zone, which it names: `2026-11-30T18:00:00+00:00[Europe/Dublin]`. */
export const momentOnClock = (moment: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: 'second' });
