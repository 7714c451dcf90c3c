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

/**
 * What makes an ingredient safe and pleasant to eat. `none`: nothing, it can be eaten as it comes. `through`: poultry, minced meat, sausages,
 * pork. `seared`: whole cuts of beef and lamb. `shells`: live mussels. `beans`: dried beans that are poisonous until they have boiled hard.
 * `tender`: grains, pasta, dried pulses and raw vegetables that have to be cooked. `hot`: frozen vegetables, sprouts, flour. `boiled`: frozen berries.
 */
export const cookings = [
  'none',
  'through',
  'seared',
  'fish',
  'shellfish',
  'shells',
  'egg',
  'beans',
  'tender',
  'hot',
  'boiled',
] as const;
export type Cooking = (typeof cookings)[number];

/** Base units: every amount is a whole number of one of these. */
export const units = ['g', 'ml', 'piece', 'mg'] as const;
export type Unit = (typeof units)[number];

/** One thing about a line that its customer asked to avoid: an allergen, an undeclared ingredient, or a diet it does not keep. */
export const conflicts = [...allergens, 'unknown-allergens', ...diets] as const;
export type Conflict = (typeof conflicts)[number];
