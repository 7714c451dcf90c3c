/** Days from the one to the other, both of them too. */
export type Between = { from: string; to: string };

/** A span as the months that lie in it whole, by their first days, and the days beside them. */
export function wholeMonths({ from, to }: Between): { months: Between[]; days: Between[] } {
  const first = from.endsWith('-01') ? from : monthAfter(from);
  const next = to === dayBefore(monthAfter(to)) ? monthAfter(to) : monthOf(to);
  if (first >= next) return { months: [], days: [{ from, to }] };
  return {
    months: [{ from: first, to: monthOf(dayBefore(next)) }],
    days: [
      { from, to: dayBefore(first) },
      { from: next, to },
    ].filter((span) => span.from <= span.to),
  };
}

const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

const dayBefore = (day: string): string => shifted(day, (at) => at.setUTCDate(at.getUTCDate() - 1));

const monthAfter = (day: string): string =>
  shifted(monthOf(day), (at) => at.setUTCMonth(at.getUTCMonth() + 1));

function shifted(day: string, shift: (at: Date) => void): string {
  const at = new Date(day);
  shift(at);
  return at.toISOString().slice(0, 10);
}
