/** What somebody measures in: grams and millilitres, or cups and ounces as in the US. */
export const measures = ['metric', 'us'] as const;
export type Measures = (typeof measures)[number];

/** What an amount is told in to whoever measures as in the US; each language has words for them. */
export const usUnits = ['cup', 'tbsp', 'tsp', 'lb', 'oz'] as const;
export type UsUnit = (typeof usUnits)[number];
