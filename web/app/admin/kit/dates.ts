import { styleOfTheShop } from '../../kit/format.ts';

/** A date, `2026-11-25`, so many days later (or earlier). */
export function daysAfter(date: string, days: number): string {
  const moved = new Date(`${date}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The day of the shop that a moment is in, as fields of dates are filled in: Swedes write dates so. */
export const dayOf = (moment: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: styleOfTheShop().timeZone }).format(
    new Date(moment),
  );
