import type { SubscriptionWeek } from '../../kit/api-types.ts';

/** The day of a zone at a moment, as `YYYY-MM-DD`. */
export const todayIn = (timeZone: string, nowMs: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(nowMs);

/** Still before us: it can be said something of, or its box is on the way. */
export const isComing = ({ isOpen, week, day }: SubscriptionWeek, today: string): boolean =>
  isOpen || (day ?? daysAfter(week, 6)) >= today;

/** How a week is told, in a word. */
export type WeekTold =
  'planned' | 'ordered' | 'closed' | 'came' | 'skipped' | 'failed' | 'rests' | 'nothing';

export function toldAs(week: SubscriptionWeek, today: string): WeekTold {
  const { state, day, isOpen, rests, why } = week;
  if (state === 'ordered')
    return isOpen ? 'ordered' : day !== null && day >= today ? 'closed' : 'came';
  if (rests || why === 'pause' || why === 'end') return 'rests';
  if (state === 'planned') return day === null ? 'nothing' : 'planned';
  return state;
}

const dayMs = 86_400_000;

const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The Mondays of the next so many weeks after that of a day. */
export function nextMondays(today: string, count: number): string[] {
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7;
  return Array.from({ length: count }, (_, at) => daysAfter(today, 8 - weekday + 7 * at));
}
