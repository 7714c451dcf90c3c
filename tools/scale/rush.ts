/**
 * How orders for one delivery day gather before its cut-off. The chance that somebody acts grows with the inverse of the time that is
 * left: Alfi, Parisi, Pietronero, "Conference registration: how people react to a deadline", Nature Physics 3, 746 (2007), for actions
 * that can be taken back, as an order can until its cut-off. They counted days; that the law holds within the last hour is our assumption,
 * and `lastMomentHours` keeps it from growing without end.
 */
type Rush = { openHours: number; lastMomentHours: number };

const whole = ({ openHours, lastMomentHours: last }: Rush) => Math.log((openHours + last) / last);

/** Share of a day's orders that come from `from` to `to` hours before the cut-off (`from` > `to`). */
export function shareOfDay(rush: Rush, from: number, to: number): number {
  const { openHours, lastMomentHours: last } = rush;
  const [first, second] = [Math.min(from, openHours), Math.min(to, openHours)];
  return Math.log((first + last) / (second + last)) / whole(rush);
}

/** Share of a day's orders an hour, at this moment before the cut-off. */
export function pressureAt(rush: Rush, hoursLeft: number): number {
  return hoursLeft > rush.openHours ? 0 : 1 / ((hoursLeft + rush.lastMomentHours) * whole(rush));
}
