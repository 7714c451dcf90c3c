import type { Allergen, Conflict, Diet, Unit } from '../../../../server/src/contract/food-terms.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const allergens: Record<Allergen, string> = {
  gluten: 'Gluten',
  crustaceans: 'Crustaceans',
  eggs: 'Eggs',
  fish: 'Fish',
  peanuts: 'Peanuts',
  soybeans: 'Soybeans',
  milk: 'Milk',
  nuts: 'Nuts',
  celery: 'Celery',
  mustard: 'Mustard',
  sesame: 'Sesame',
  sulphites: 'Sulphites',
  lupin: 'Lupin',
  molluscs: 'Molluscs',
};

const diets: Record<Diet, string> = {
  vegan: 'Vegan',
  vegetarian: 'Vegetarian',
  pescatarian: 'Pescatarian',
  'pork-free': 'Pork-free',
  'alcohol-free': 'Alcohol-free',
};

const units: Record<Unit, string> = {
  g: 'grams',
  ml: 'millilitres',
  piece: 'pieces',
  mg: 'milligrams',
};

const isAllergen = (conflict: Conflict): conflict is Allergen => conflict in allergens;

/** The allergens inside a sentence: milk, nuts and sesame. */
const named = (some: readonly Allergen[]) =>
  list.format(some.map((allergen) => allergens[allergen].toLowerCase()));

/** What a conflict with somebody's profile is, after "This": contains milk. */
function conflict(it: Conflict): string {
  if (it === 'unknown-allergens') return 'has an ingredient whose allergens are not declared';
  return isAllergen(it)
    ? `contains ${allergens[it].toLowerCase()}`
    : `is not ${diets[it].toLowerCase()}`;
}

/** Food in words: allergens, diets, units and nutrition, as labels and inside sentences. */
export const foodWords = {
  allergens,
  diets,
  units,
  allergensNamed: named,
  contains: (some: readonly Allergen[]) => `Contains ${named(some)}`,
  containsNone: 'None of the 14 EU allergens is declared in it',
  notDeclared: (names: readonly string[]) =>
    `Allergens not declared for ${list.format(names)}. Unknown is not free-from.`,
  conflicts: (some: readonly Conflict[]) => list.format(some.map(conflict)),
  /** What of a meal goes against the profile of whoever looks, as a sentence of its own. */
  against: (some: readonly Conflict[]) =>
    `Against your profile: ${list.format(some.map(conflict))}`,
  nameless: 'Unnamed',
  nutrition: {
    kcal: 'Energy',
    fatMg: 'Fat',
    saturatesMg: 'of which saturates',
    carbohydrateMg: 'Carbohydrate',
    sugarsMg: 'of which sugars',
    fibreMg: 'Fibre',
    proteinMg: 'Protein',
    saltMg: 'Salt',
  },
  kcal: (value: string) => `${value} kcal`,
};
