import { allergens, inSentence } from '../../../../server/src/contract/food-names/en.ts';
import { isolated } from '../../../../server/src/contract/people-text.ts';
import {
  allergens as allAllergens,
  tracesOf,
  type Allergen,
  type Conflict,
  type Diet,
  type Unit,
} from '../../../../server/src/contract/food-terms.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const choice = new Intl.ListFormat('en', { type: 'disjunction' });

/** As somebody avoids it: a group stands for every food of it. */
const avoided: Record<Allergen, string> = {
  ...allergens,
  gluten: 'Gluten, every cereal',
  nuts: 'Nuts, every kind',
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

/** The allergens inside a sentence: milk, hazelnuts and sesame. */
const named = (some: readonly Allergen[]) =>
  list.format(some.map((it) => inSentence(allergens[it])));

/** What is left out of a search: nuts, peanuts or pork. A group is all of its foods. */
const unwanted: Partial<Record<Allergen | Diet, string>> = {
  gluten: 'gluten',
  nuts: 'nuts',
  'pork-free': 'pork',
  'alcohol-free': 'alcohol',
};

/** What a conflict with somebody's profile is, after "This": contains milk, may contain traces of hazelnuts. */
function conflict(it: Conflict): string {
  if (it === 'unknown-allergens') return 'has an ingredient whose allergens are not declared';
  if (isAllergen(it)) return `contains ${named([it])}`;
  const traces = allAllergens.find((allergen) => tracesOf(allergen) === it);
  return traces === undefined
    ? `is not ${diets[it as Diet].toLowerCase()}`
    : `may contain traces of ${named([traces])}`;
}

/** Food in words: allergens, diets, units and nutrition, as labels and inside sentences. */
export const foodWords = {
  /** Leads to cook mode. */
  cook: 'Cook it step by step',
  allergens,
  avoided,
  avoidedNamed: (allergen: Allergen) => inSentence(avoided[allergen]),
  diets,
  /** What we mean by the diets that could mean several things. */
  dietsMeaning:
    'Alcohol-free: no alcohol was added, and no more than 0.5 % by volume came about by itself. Brewed soy sauce, for one, is not.',
  units,
  allergensNamed: named,
  /** Diets that are the absence of something are told as that, since nothing is promised to be free of it. */
  isAbsence: (diet: Diet) => diet in unwanted,
  noneOf: (some: readonly (Allergen | Diet)[]) =>
    choice.format(some.map((it) => unwanted[it] ?? inSentence({ ...allergens, ...diets }[it]))),
  contains: (some: readonly Allergen[]) => `Contains ${named(some)}`,
  containsNone: 'None of the 14 EU allergens is declared in it',
  mayContain: (some: readonly Allergen[]) => `May contain traces of ${named(some)}`,
  mayContainInside: (some: readonly Allergen[]) => `may contain ${named(some)}`,
  notDeclared: (names: readonly string[]) =>
    `Allergens not declared for ${list.format(names)}. Unknown is not free-from.`,
  tracesNotDeclared: (names: readonly string[]) =>
    names.length > 3
      ? `Nobody has said what traces may be in ${names.length} of its ingredients.`
      : `Nobody has said what traces may be in ${list.format(names)}.`,
  alcohol: (strengths: readonly string[]) => `Alcohol: ${list.format(strengths)}`,
  strength: (name: string, permille: number) => `${name}, ${percentVol(permille)}`,
  percentVol,
  storage:
    'Keep chilled ingredients at 0–5 °C, frozen ones at −18 °C; use each by the date on its pack.',
  conflicts: (some: readonly Conflict[]) => list.format(some.map(conflict)),
  /** What of a meal goes against the profile of whoever looks, as a sentence of its own. */
  against: (some: readonly Conflict[]) =>
    `Against your profile: ${list.format(some.map(conflict))}`,
  /** Names of others in the household, and what goes against them, as after “This”. */
  notFor: (names: readonly string[], why: string) =>
    `Not for ${list.format(names.map(isolated))}: ${why}`,
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

/** Article 28 of Regulation (EU) No 1169/2011 writes it so: 13.5 % vol. */
function percentVol(permille: number): string {
  return `${permille / 10} % vol`;
}
