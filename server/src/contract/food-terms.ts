/** The 14 allergens of Annex II, Regulation (EU) No 1169/2011, in the order of the annex. */
export const allergens = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soybeans',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;
export type Allergen = (typeof allergens)[number];

export const diets = ['vegan', 'vegetarian', 'pescatarian', 'pork-free', 'alcohol-free'] as const;
export type Diet = (typeof diets)[number];

/** Base units: every amount is a whole number of one of these. */
export const units = ['g', 'ml', 'piece', 'mg'] as const;
export type Unit = (typeof units)[number];

/** One thing about a line that its customer asked to avoid: an allergen, an undeclared ingredient, or a diet it does not keep. */
export const conflicts = [...allergens, 'unknown-allergens', ...diets] as const;
export type Conflict = (typeof conflicts)[number];
