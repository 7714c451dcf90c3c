/** What somebody may want where food is missing while their box is packed; who has said nothing gets nothing that they did not order. */
export const shortageChoices = ['leave-out', 'ask', 'swap'] as const;
export type ShortageChoice = (typeof shortageChoices)[number];

export const shortageStates = ['asked', 'swapped', 'left-out'] as const;
export type ShortageState = (typeof shortageStates)[number];
