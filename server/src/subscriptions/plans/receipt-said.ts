import type { ReceiptKind } from '../../contract/subscription.ts';
import type { ReceiptContent } from '../receipts/receipt.ts';
import { nextBox, type Moment } from './commands.ts';
import type { Plan, PlanWeek } from './plan.ts';
import { momentOnClock } from './shop-time.ts';

type About = {
  subscriptionNo: number;
  termsVersion: number;
  week: string | null;
  day: string | null;
  why?: string | null;
  takenBack?: number[];
  stillComes?: ReceiptContent['stillComes'];
  order?: ReceiptContent['order'];
};

/** What was done, and what the subscription is from then on. */
export type Said = { what: ReceiptKind; about: About; plan: Plan; weeks: readonly PlanWeek[] };

/** What its receipt says, but for its place in the chain. */
export function receiptSaid(
  { what, about, plan, weeks }: Said,
  moment: Moment & { timeZone: string },
  shop: string,
): Omit<ReceiptContent, 'version' | 'seq' | 'previous'> {
  const { subscriptionNo, termsVersion, takenBack = [], stillComes = [], order = null } = about;
  const next = nextBox(plan, weeks, moment);
  const { status, meals, servings, weekday, everyWeeks, pausedUntil } = plan;
  return {
    shop,
    subscriptionNo,
    what,
    at: moment.now.toISOString(),
    shopTime: momentOnClock(moment.now, moment.timeZone),
    week: about.week,
    day: about.day,
    why: about.why ?? null,
    plan: { status, meals, servings, weekday, everyWeeks, pausedUntil },
    takenBack,
    stillComes,
    order,
    next: next && { day: next.day, chargedFrom: next.closesAt.toISOString() },
    terms: termsVersion,
  };
}
