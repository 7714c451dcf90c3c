import { conflicts, type Conflict } from './food-terms.ts';

/** What goes against somebody of a household, by whom. */
export type MemberConflicts = { memberNo: number; name: string; conflicts: Conflict[] };
/** What goes against whoever asks, and against the others of their household; those whom it suits are not named. */
export type HouseholdConflicts = { conflicts: Conflict[]; forMembers: MemberConflicts[] };

/** A conflict as it is agreed to: the customer's own, or that of a member, whom a number names for good. */
export type Agreed = Conflict | `${number}:${Conflict}`;

/** Everything that there is to agree to. */
export const toAgreeTo = ({ conflicts, forMembers }: HouseholdConflicts): Agreed[] => [
  ...conflicts,
  ...forMembers.flatMap(({ memberNo, conflicts }) =>
    conflicts.map((conflict): Agreed => `${memberNo}:${conflict}`),
  ),
];

/** What goes against anybody, without saying whom. */
export const anybodys = ({ conflicts: own, forMembers }: HouseholdConflicts): Conflict[] => {
  const found = new Set([...own, ...forMembers.flatMap((member) => member.conflicts)]);
  return conflicts.filter((conflict) => found.has(conflict));
};

/** As a request spells it. */
export const agreedPattern = new RegExp(`^([1-9][0-9]{0,8}:)?(${conflicts.join('|')})$`);

export const mostMembers = 12;
export const mostDislikes = 20;
/** Servings that one member eats; 0: whoever eats of somebody else's plate. */
export const mostPortions = 4;
/** So many meals are a week's box. */
export const mostBoxMeals = 7;
export const mostAgreed = conflicts.length * (mostMembers + 1);
