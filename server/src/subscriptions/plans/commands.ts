import type { DeliveryCalendar } from '../../checkout/days/delivery-days.ts';
import {
  asKnown,
  comingWeek,
  comingWeeks,
  isDue,
  mondayOf,
  rests,
  type Plan,
  type PlanWeek,
} from './plan.ts';

/** What a customer can say of a subscription. */
export type Command =
  | { do: 'skip'; week: string }
  | { do: 'unskip'; week: string }
  | { do: 'pause'; until: string | null }
  | { do: 'resume' }
  | { do: 'change'; to: Partial<Pick<Plan, 'meals' | 'servings' | 'weekday' | 'everyWeeks'>> }
  | { do: 'cancel' };

export type Moment = { now: Date; today: string; calendar: DeliveryCalendar };

/** What the next box is, and when it is charged, as it is told in every receipt. */
export type NextBox = { week: string; day: string; closesAt: Date } | null;

export type Decided =
  | {
      ok: true;
      plan: Plan;
      /** The weeks of which something else is known now. */
      weeks: PlanWeek[];
      /** The boxes that are taken back: their orders are cancelled in the same moment. */
      takesBack: number[];
      /** The boxes that have closed and still come. */
      stillComes: PlanWeek[];
      /** Nothing was to be done: it was so before. */
      wasSo: boolean;
    }
  | { ok: false; code: 'week-closed' | 'no-box-that-week' | 'subscription-ended' };

/**
 * What follows from what somebody says at a moment. A box is taken back as long as its order promises: what is answered here is never
 * charged.
 */
export function decide(
  command: Command,
  plan: Plan,
  known: readonly PlanWeek[],
  moment: Moment,
): Decided {
  if (plan.status === 'cancelled')
    return command.do === 'cancel' ? asItIs(plan) : { ok: false, code: 'subscription-ended' };
  const isOpen = ({ closesAt }: PlanWeek) => closesAt !== null && moment.now < closesAt;
  const ordered = known.filter(({ state }) => state === 'ordered');
  switch (command.do) {
    case 'skip':
      return skip(command.week, plan, known, moment);
    case 'unskip':
      return unskip(command.week, plan, known, moment);
    case 'change': {
      const changed = { ...plan, ...command.to };
      return { ...asItIs(changed), wasSo: false, stillComes: ordered.filter(notYetThere(moment)) };
    }
    case 'pause': {
      const paused: Plan = { ...plan, status: 'paused', pausedUntil: command.until };
      const back = ordered.filter((it) => isOpen(it) && rests(paused, it.week));
      return takenBack(paused, back, 'pause', ordered, moment);
    }
    case 'resume': {
      const resumed: Plan = { ...plan, status: 'active', pausedUntil: null };
      const weeks = known
        .filter((it) => it.state === 'skipped' && it.why === 'pause')
        .map((it): PlanWeek => ({ ...planned(it), placement: it.placement + 1 }));
      return { ...asItIs(resumed), weeks, wasSo: plan.status === 'active' };
    }
    case 'cancel':
      return takenBack(
        { ...plan, status: 'cancelled' },
        ordered.filter(isOpen),
        'end',
        ordered,
        moment,
      );
  }
}

const asItIs = (plan: Plan): Extract<Decided, { ok: true }> => ({
  ok: true,
  plan,
  weeks: [],
  takesBack: [],
  stillComes: [],
  wasSo: true,
});

const planned = (it: PlanWeek): PlanWeek => ({
  ...it,
  state: 'planned',
  why: null,
  orderNo: null,
  day: null,
  closesAt: null,
});

const without = (it: PlanWeek, why: PlanWeek['why']): PlanWeek => ({
  ...it,
  state: 'skipped',
  why,
  orderNo: null,
});

const notYetThere =
  ({ today }: Moment) =>
  ({ day }: PlanWeek) =>
    day !== null && day >= today;

function takenBack(
  plan: Plan,
  back: readonly PlanWeek[],
  why: 'pause' | 'end',
  ordered: readonly PlanWeek[],
  moment: Moment,
): Decided {
  return {
    ok: true,
    plan,
    weeks: back.map((it) => without(it, why)),
    takesBack: back.flatMap(({ orderNo }) => (orderNo === null ? [] : [orderNo])),
    stillComes: ordered.filter((it) => !back.includes(it) && notYetThere(moment)(it)),
    wasSo: false,
  };
}

/** The week that a command names, as far as there is a box in it. */
function named(week: string, plan: Plan, known: readonly PlanWeek[], moment: Moment) {
  const it = known.find((each) => each.week === week);
  if (week !== mondayOf(week) || (!it && !isDue(plan, week))) return undefined;
  const coming = asKnown(comingWeek(week, plan, moment.calendar), known);
  if (coming.day === null || coming.closesAt === null) return undefined;
  const isClosed = moment.now >= coming.closesAt;
  return { it: it ?? unknown(week), closesAt: coming.closesAt, isClosed };
}

const unknown = (week: string): PlanWeek => ({
  week,
  day: null,
  state: 'planned',
  why: null,
  orderNo: null,
  placement: 1,
  closesAt: null,
});

function skip(week: string, plan: Plan, known: readonly PlanWeek[], moment: Moment): Decided {
  const found = named(week, plan, known, moment);
  if (!found) return { ok: false, code: 'no-box-that-week' };
  const { it } = found;
  if (it.state === 'skipped') return asItIs(plan);
  if (found.isClosed) return { ok: false, code: 'week-closed' };
  return {
    ...asItIs(plan),
    weeks: [without(it, 'asked')],
    takesBack: it.orderNo === null ? [] : [it.orderNo],
    wasSo: false,
  };
}

function unskip(week: string, plan: Plan, known: readonly PlanWeek[], moment: Moment): Decided {
  const found = named(week, plan, known, moment);
  if (!found) return { ok: false, code: 'no-box-that-week' };
  const { it } = found;
  if (it.state === 'ordered' || it.state === 'planned') return asItIs(plan);
  if (found.isClosed) return { ok: false, code: 'week-closed' };
  return {
    ...asItIs(plan),
    weeks: [{ ...planned(it), placement: it.placement + 1 }],
    wasSo: false,
  };
}

/** The next box as things stand, for a receipt. */
export function nextBox(plan: Plan, known: readonly PlanWeek[], moment: Moment): NextBox {
  if (plan.status === 'cancelled') return null;
  for (const { week, day, closesAt } of comingWeeks(plan, known, moment, 26)) {
    if (rests(plan, week)) continue;
    const state = known.find((it) => it.week === week)?.state ?? 'planned';
    if ((state === 'ordered' || state === 'planned') && day !== null && closesAt !== null)
      return { week, day, closesAt };
  }
  return null;
}
