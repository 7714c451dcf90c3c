import type { PlanStatus, WeekReason, WeekState } from '../../contract/subscription.ts';
import { cutOffOf, isDelivered, type DeliveryCalendar } from '../../checkout/days/delivery-days.ts';

/** What somebody subscribed to. Weeks are told by their Mondays. */
export type Plan = {
  status: PlanStatus;
  meals: number;
  servings: number;
  /** ISO: 1 is Monday. */
  weekday: number;
  everyWeeks: number;
  firstWeek: string;
  /** The first week with a box again; null: it rests until somebody says otherwise. */
  pausedUntil: string | null;
};

/** A week of a subscription of which something is known beside that it comes. */
export type PlanWeek = {
  week: string;
  /** The delivery day, once the box was ordered or given up. */
  day: string | null;
  state: WeekState;
  why: WeekReason | null;
  orderNo: number | null;
  /** How often a box was planned for it: the key of each is its own. */
  placement: number;
  /** Until when the box can be taken back, as its order promises. */
  closesAt: Date | null;
};

/** A week as its customer is told of it. */
export type ComingWeek = {
  week: string;
  /** Null: nothing is delivered in that week. */
  day: string | null;
  /** From then on the box is chosen and ordered. */
  opensAt: Date | null;
  /** Until then it is skipped or changed; then it is charged. */
  closesAt: Date | null;
};

/** So long before it closes a box is chosen: time enough to look at it, and short enough that menus are there. */
const openDays = 6;
const dayMs = 86_400_000;

/** Days are counted without clocks, so that no change of one can shift them. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
export const daysLater = (day: string, days: number): string => dayOf(numberOf(day) + days);

/** The first day of 1970 was a Thursday. */
export const mondayOf = (day: string): string => daysLater(day, -((numberOf(day) + 3) % 7));

export const weeksLater = (week: string, weeks: number): string => daysLater(week, 7 * weeks);

const weeksBetween = (from: string, to: string): number => (numberOf(to) - numberOf(from)) / 7;

/** Whether the plan has a box in that week, were nobody to say otherwise. */
export const isDue = ({ firstWeek, everyWeeks }: Plan, week: string): boolean =>
  week >= firstWeek && weeksBetween(firstWeek, week) % everyWeeks === 0;

/** Whether the plan rests in that week. */
export const rests = ({ status, pausedUntil }: Plan, week: string): boolean =>
  status === 'cancelled' || (status === 'paused' && (pausedUntil === null || week < pausedUntil));

/** The delivery day of a week: the day that was chosen, else the next one of the week, else the last before it. */
export function dayIn(
  week: string,
  { weekday }: Pick<Plan, 'weekday'>,
  calendar: DeliveryCalendar,
): string | null {
  const days = [0, 1, 2, 3, 4, 5, 6].map((ahead) => daysLater(week, ahead));
  const delivered = days.filter((day) => isDelivered(day, calendar));
  const from = days[weekday - 1] ?? week;
  return delivered.find((day) => day >= from) ?? delivered.at(-1) ?? null;
}

/** When the box of a day is chosen. */
export const opensAt = (closesAt: Date): Date => new Date(closesAt.getTime() - openDays * dayMs);

/** What a calendar says of a week is the same for everybody with that weekday: where clocks change is slow to find out. */
const looked = new WeakMap<DeliveryCalendar, Map<string, ComingWeek>>();

export function comingWeek(
  week: string,
  plan: Pick<Plan, 'weekday'>,
  calendar: DeliveryCalendar,
): ComingWeek {
  const known = looked.get(calendar) ?? new Map<string, ComingWeek>();
  looked.set(calendar, known);
  const name = `${week} ${plan.weekday}`;
  const coming = known.get(name) ?? lookUp(week, plan, calendar);
  known.set(name, coming);
  return coming;
}

function lookUp(week: string, plan: Pick<Plan, 'weekday'>, calendar: DeliveryCalendar): ComingWeek {
  const day = dayIn(week, plan, calendar);
  if (day === null) return { week, day, opensAt: null, closesAt: null };
  const closesAt = cutOffOf(day, calendar);
  return { week, day, opensAt: opensAt(closesAt), closesAt };
}

/** The next so many weeks in which the plan has a box that is not closed yet, those with something known of them as it is known. */
export function comingWeeks(
  plan: Plan,
  known: readonly PlanWeek[],
  { now, today, calendar }: { now: Date; today: string; calendar: DeliveryCalendar },
  count: number,
): ComingWeek[] {
  const found: ComingWeek[] = [];
  const [first, last] = [mondayOf(today), weeksLater(mondayOf(today), 26)];
  for (let week = first; found.length < count && week < last; week = weeksLater(week, 1)) {
    if (!isDue(plan, week) && !known.some((it) => it.week === week)) continue;
    const coming = asKnown(comingWeek(week, plan, calendar), known);
    if (coming.closesAt === null || now < coming.closesAt) found.push(coming);
  }
  return found;
}

/** What is ordered stays on its day, whatever was chosen since. */
export function asKnown(coming: ComingWeek, known: readonly PlanWeek[]): ComingWeek {
  const it = known.find(({ week }) => week === coming.week);
  if (it?.state !== 'ordered' || it.day === null || it.closesAt === null) return coming;
  return { ...coming, day: it.day, closesAt: it.closesAt };
}

/** The weeks whose box is to be chosen and ordered now. */
export function weeksToOpen(
  plan: Plan,
  known: readonly PlanWeek[],
  moment: { now: Date; today: string; calendar: DeliveryCalendar },
): ComingWeek[] {
  const { now, today, calendar } = moment;
  const from = mondayOf(today);
  return [0, 1, 2, 3, 4].flatMap((ahead): ComingWeek[] => {
    const week = weeksLater(from, ahead);
    if (!isDue(plan, week) || rests(plan, week)) return [];
    const state = known.find((it) => it.week === week)?.state ?? 'planned';
    const coming = comingWeek(week, plan, calendar);
    const { opensAt: opens, closesAt: closes } = coming;
    if (state !== 'planned' || opens === null || closes === null) return [];
    return opens <= now && now < closes ? [coming] : [];
  });
}

/**
 * The name under which the box of a week is ordered: the same however often that is tried, and another once it was wanted anew. It has blanks,
 * which no key of a request can have: nobody makes an order of their own look like a box that waits to be written down.
 */
export const boxKey = (subscriptionNo: number, week: string, placement: number): string =>
  `sub ${subscriptionNo} ${week} ${placement}`;

/** The week of a box by its name. */
export function weekOfKey(key: string): { week: string; placement: number } | undefined {
  const [, week, placement] = /^sub \d+ (\d{4}-\d\d-\d\d) (\d+)$/.exec(key) ?? [];
  return week === undefined ? undefined : { week, placement: Number(placement) };
}

/** Whether a box that was just ordered is still wanted; who skipped it, paused or left meanwhile does not want it. */
export const isWanted = (
  plan: Plan,
  known: readonly PlanWeek[],
  { week, placement }: { week: string; placement: number },
): boolean => {
  const it = known.find((each) => each.week === week);
  const [state, placed] = it ? [it.state, it.placement] : ['planned', 1];
  return !rests(plan, week) && state === 'planned' && placed === placement;
};

/** When something is to be done of a plan next; null: never, as it stands. */
export function nextLook(
  plan: Plan,
  known: readonly PlanWeek[],
  moment: { now: Date; today: string; calendar: DeliveryCalendar },
): Date | null {
  if (plan.status === 'cancelled') return null;
  const { now, today, calendar } = moment;
  const from = mondayOf(today);
  for (let ahead = 0; ahead <= 30; ahead += 1) {
    const week = weeksLater(from, ahead);
    if (!isDue(plan, week) || rests(plan, week)) continue;
    if ((known.find((it) => it.week === week)?.state ?? 'planned') !== 'planned') continue;
    const { opensAt: opens, closesAt: closes } = comingWeek(week, plan, calendar);
    if (opens === null || closes === null || closes <= now) continue;
    return opens > now ? opens : now;
  }
  return plan.status === 'paused' && plan.pausedUntil === null
    ? null
    : new Date(now.getTime() + 7 * dayMs);
}
