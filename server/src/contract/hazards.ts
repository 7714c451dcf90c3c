/** What is wrong with food that is called back. */
export const hazards = ['allergen', 'microbes', 'foreign-body', 'chemical', 'quality'] as const;
export type Hazard = (typeof hazards)[number];
