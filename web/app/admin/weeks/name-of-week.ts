import { dayOfYear } from '../../kit/format.ts';
import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';

/** Near ones by a word, all of them by their Monday. */
export function nameOfWeek(week: string, ahead: number): string {
  const near = texts.near[String(ahead)];
  const named = texts.weekOf(dayOfYear(week));
  return near === undefined ? named : `${near}: ${named}`;
}
