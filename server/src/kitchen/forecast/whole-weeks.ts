import { weekOf, weeksAfter } from '../../food/menu-weeks/menu-week.ts';

type Between = { from: string; to: string };

/** A span as the weeks that lie in it whole, by their Mondays, and the days beside them. */
export function wholeWeeks({ from, to }: Between): { weeks: Between[]; days: Between[] } {
  const first = weekOf(from) === from ? from : weeksAfter(weekOf(from), 1);
  const next = weekOf(dayAfter(to, 1));
  if (first >= next) return { weeks: [], days: [{ from, to }] };
  return {
    weeks: [{ from: first, to: weeksAfter(next, -1) }],
    days: [
      { from, to: dayAfter(first, -1) },
      { from: next, to },
    ].filter((span) => span.from <= span.to),
  };
}

export function dayAfter(day: string, days: number): string {
  const at = new Date(day);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
