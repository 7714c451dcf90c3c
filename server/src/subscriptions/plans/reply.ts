import type { PlanStory } from './plan-story.ts';

const told = (moment: Date | null) => moment?.toISOString() ?? null;

/** A subscription as its customer sees it. */
export function subscriptionReply({ subscription, weeks, receipts }: PlanStory, timeZone: string) {
  const { customerNo: _no, firstWeek: _first, agreedIn: _in, ...said } = subscription;
  const { termsVersion, agreedAt, endedAt, ...rest } = said;
  return {
    ...rest,
    terms: { version: termsVersion, agreedAt: agreedAt.toISOString() },
    endedAt: told(endedAt),
    timeZone,
    weeks: weeks.map(({ opensAt, closesAt, ...week }) => ({
      ...week,
      opensAt: told(opensAt),
      closesAt: told(closesAt),
    })),
    receipts,
  };
}
