/**
 * The 14 groups of Annex II, Regulation (EU) No 1169/2011, in the order of the annex. Two of them are several foods, of which the law wants
 * each by its name; spelt and kamut are wheat. The name of such a group alone says: one of them, and nobody has said which.
 */
const groups = {
  gluten: ['wheat', 'rye', 'barley', 'oats'],
  crustaceans: [],
  eggs: [],
  fish: [],
  peanuts: [],
  soybeans: [],
  milk: [],
  nuts: [
    'almonds',
    'hazelnuts',
    'walnuts',
    'cashews',
    'pecans',
    'brazil-nuts',
    'pistachios',
    'macadamias',
  ],
  celery: [],
  mustard: [],
  sesame: [],
  sulphites: [],
  lupin: [],
  molluscs: [],
} as const;

type Groups = typeof groups;
export type AllergenGroup = keyof Groups;
type AllergenKind = Groups[AllergenGroup][number];
/** What an ingredient may be declared to contain, and what somebody may avoid: a group, or one food of it. */
export type Allergen = AllergenGroup | AllergenKind;

export const allergenGroups = Object.keys(groups) as AllergenGroup[];
/** The foods of a group that have names of their own; none where the group is one food. */
export const kindsOf = (group: AllergenGroup): readonly AllergenKind[] => groups[group];
/** Every group, each followed by the foods of it. */
export const allergens = allergenGroups.flatMap((group) => [group, ...kindsOf(group)]) as [
  Allergen,
  ...Allergen[],
];

const groupOfKind = new Map<Allergen, AllergenGroup>(
  allergenGroups.flatMap((group) => kindsOf(group).map((kind) => [kind, group] as const)),
);

/** The group that a food is one of; of a group itself, the group. */
export const groupOf = (allergen: Allergen): AllergenGroup =>
  groupOfKind.get(allergen) ?? (allergen as AllergenGroup);

/** Whether this says a group that the law wants named more closely: one of its foods, and nobody has said which. */
export const isUnnamedKind = (allergen: Allergen): boolean =>
  allergenGroups.some((group) => group === allergen && kindsOf(group).length > 0);

/** Whether somebody who avoids the one has to hear of the other: the same food, or a group and any food of it. */
export const concerns = (avoided: Allergen, declared: Allergen): boolean =>
  avoided === declared || groupOf(avoided) === declared || avoided === groupOf(declared);

/** In the order of the annex, each once. */
export const inAnnexOrder = (some: Iterable<Allergen>): Allergen[] => {
  const said = new Set(some);
  return allergens.filter((allergen) => said.has(allergen));
};

export const diets = ['vegan', 'vegetarian', 'pescatarian', 'pork-free', 'alcohol-free'] as const;
export type Diet = (typeof diets)[number];

/** Whether an ingredient spoils quickly. */
export const keepings = ['spoils', 'keeps'] as const;

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

/** Alcohol in tenths of a per cent by volume. What `alcohol-free` means here: none was added, and no more than 0.5 % came about by itself. */
export const strongestAlcoholFree = 5;
/** Whatever holds more is told with its strength (Regulation (EU) No 1169/2011, article 28). */
export const strongestUntold = 12;
/** Whatever holds more is sold to adults only: wine, mirin, beer. What is brewed to season with, as soy sauce, stays below. */
export const strongestForAll = 25;
/** An extra of something stronger is for cooking: one bottle, in millilitres or grams, and no more in an order. */
export const mostExtraAlcohol = 750;

/** Base units: every amount is a whole number of one of these. */
export const units = ['g', 'ml', 'piece', 'mg'] as const;
export type Unit = (typeof units)[number];

type Traces = `may-contain-${Allergen}`;
export const tracesOf = (allergen: Allergen): Traces => `may-contain-${allergen}`;

/**
 * One thing about a line that its customer asked to avoid: an allergen in it, or one that it may contain traces of, an undeclared ingredient,
 * or a diet that it does not keep.
 */
export type Conflict = Allergen | Traces | 'unknown-allergens' | Diet;
export const conflicts: readonly [Conflict, ...Conflict[]] = [
  ...allergens,
  ...allergens.map(tracesOf),
  'unknown-allergens',
  ...diets,
];
