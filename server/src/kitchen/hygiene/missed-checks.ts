import type { Check, Entry } from './check.ts';

type Due = Pick<Check, 'checkNo' | 'perDay' | 'everyDays' | 'beginsOn' | 'stoppedOn'>;

/** Entries that stand: those in whose place no other does. */
export const standing = <Each extends Pick<Entry, 'entryNo' | 'corrects'>>(
  entries: readonly Each[],
): Each[] => {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  return entries.filter(({ entryNo }) => !corrected.has(entryNo));
};

/** So many times a check is still to be done on a day; of a day that is over, so many times it was missed. Days are dates. */
export function stillDue(
  check: Due,
  day: string,
  entries: readonly Pick<Entry, 'entryNo' | 'checkNo' | 'ofDay' | 'corrects'>[],
): number {
  const { checkNo, perDay, everyDays, beginsOn, stoppedOn } = check;
  if (day < beginsOn || (stoppedOn !== null && day >= stoppedOn)) return 0;
  const own = standing(entries).filter((entry) => entry.checkNo === checkNo);
  if (everyDays === 1) return Math.max(0, perDay - own.filter(({ ofDay }) => ofDay === day).length);
  const since = daysBefore(day, everyDays - 1);
  // The first time is due once so many days have gone by.
  if (since < beginsOn) return 0;
  return own.some(({ ofDay }) => ofDay >= since && ofDay <= day) ? 0 : 1;
}

const dayMs = 86_400_000;
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);
