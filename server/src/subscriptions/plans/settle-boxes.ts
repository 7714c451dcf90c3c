import { isWanted, type Plan, type PlanWeek } from './plan.ts';

export type Placed = { orderNo: number } | { why: NonNullable<PlanWeek['why']> };

/** A box of a week, and what became of it. */
export type Box = { week: string; day: string; placement: number; closesAt: Date; placed: Placed };

export type Settled = {
  /** All weeks as they are once it is written down. */
  weeks: PlanWeek[];
  /** What is to be written down of weeks, each at most once. */
  changed: PlanWeek[];
  /** What is told, in turn, each with the weeks as they are by then. */
  told: { box: PlanWeek; weeks: PlanWeek[] }[];
  /** Orders that nobody wants any more. */
  unwanted: number[];
};

/**
 * What is written down of boxes, one after the other. Who skipped a week, paused or left in the very moment that its box was ordered does not
 * want it; what is known already is not told again.
 */
export function settleBoxes(
  plan: Plan,
  known: readonly PlanWeek[],
  boxes: readonly Box[],
): Settled {
  const settled: Settled = { weeks: [...known], changed: [], told: [], unwanted: [] };
  for (const { week, day, placement, closesAt, placed } of boxes) {
    const { weeks } = settled;
    const orderNo = 'orderNo' in placed ? placed.orderNo : null;
    if (!isWanted(plan, weeks, { week, placement })) {
      const isKnown = weeks.some((it) => it.week === week && it.orderNo === orderNo);
      if (orderNo !== null && !isKnown && !settled.unwanted.includes(orderNo))
        settled.unwanted.push(orderNo);
      continue;
    }
    const box: PlanWeek = {
      week,
      day,
      placement,
      closesAt,
      orderNo,
      state: orderNo === null ? 'failed' : 'ordered',
      why: 'why' in placed ? placed.why : null,
    };
    settled.weeks = merged(weeks, [box]);
    settled.changed = merged(settled.changed, [box]);
    settled.told.push({ box, weeks: settled.weeks });
  }
  return settled;
}

/** Weeks, and what else is known of some of them. */
export const merged = (known: readonly PlanWeek[], changed: readonly PlanWeek[]): PlanWeek[] => [
  ...known.filter(({ week }) => !changed.some((it) => it.week === week)),
  ...changed,
];
