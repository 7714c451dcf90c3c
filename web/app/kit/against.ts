import type { HouseholdConflicts } from '../../../server/src/contract/household.ts';
import { foodWords } from '../words/en/food.ts';

export const isFine = ({ conflicts, forMembers }: HouseholdConflicts): boolean =>
  conflicts.length + forMembers.length === 0;

/** For whom else a meal is not, and why: those of one reason together, so that a long table reads in one line. */
export function notForWhom({ forMembers }: Pick<HouseholdConflicts, 'forMembers'>): string[] {
  const names = new Map<string, string[]>();
  for (const { name, conflicts } of forMembers) {
    const why = foodWords.conflicts(conflicts);
    names.set(why, [...(names.get(why) ?? []), name]);
  }
  return [...names].map(([why, whose]) => foodWords.notFor(whose, why));
}
