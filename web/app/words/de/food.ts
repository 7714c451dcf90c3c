import { allergens, dietsSaidOf, inDative } from '../../../../server/src/contract/food-names/de.ts';
import { isolated } from '../../../../server/src/contract/people-text.ts';
import {
  allergens as allAllergens,
  tracesOf,
  type Allergen,
  type Conflict,
  type Diet,
} from '../../../../server/src/contract/food-terms.ts';
import type * as english from '../en/food.ts';
import { counted, figure } from './grammar.ts';

const list = new Intl.ListFormat('de', { type: 'conjunction' });
const choice = new Intl.ListFormat('de', { type: 'disjunction' });

/** As somebody avoids it: a group stands for every food of it. */
const avoided: Record<Allergen, string> = {
  ...allergens,
  gluten: 'Gluten, jedes Getreide',
  nuts: 'Schalenfrüchte, jede Art',
};

const diets: Record<Diet, string> = {
  vegan: 'Vegan',
  vegetarian: 'Vegetarisch',
  pescatarian: 'Pescetarisch',
  'pork-free': 'Ohne Schweinefleisch',
  'alcohol-free': 'Alkoholfrei',
};

const isAllergen = (conflict: Conflict): conflict is Allergen => conflict in allergens;

const named = (some: readonly Allergen[]) => list.format(some.map((it) => allergens[it]));
const tracesNamed = (some: readonly Allergen[]) => list.format(some.map((it) => inDative[it]));

/** What is left out of a search: Schalenfrüchte, Erdnüsse oder Schweinefleisch. A group is all of its foods. */
const unwanted: Partial<Record<Allergen | Diet, string>> = {
  gluten: 'Gluten',
  nuts: 'Schalenfrüchte',
  'pork-free': 'Schweinefleisch',
  'alcohol-free': 'Alkohol',
};

/** What a conflict with somebody's profile is, after “Dieses Gericht”. */
function conflict(it: Conflict): string {
  if (it === 'unknown-allergens') return 'hat eine Zutat ohne Allergenangabe';
  if (isAllergen(it)) return `enthält ${named([it])}`;
  const traces = allAllergens.find((allergen) => tracesOf(allergen) === it);
  return traces === undefined
    ? `ist nicht ${dietsSaidOf[it as Diet]}`
    : `kann Spuren von ${tracesNamed([traces])} enthalten`;
}

/** “13,5 % vol”, as Article 28 of Regulation (EU) No 1169/2011 wants it. */
const percentVol = (permille: number) => `${figure(permille / 10)} % vol`;

export const foodWords: typeof english.foodWords = {
  cook: 'Schritt für Schritt kochen',
  allergens,
  avoided,
  avoidedNamed: (allergen) => avoided[allergen],
  diets,
  dietsMeaning:
    'Alkoholfrei: Es wurde kein Alkohol zugesetzt, und von selbst entstanden sind höchstens 0,5 % vol. Gebraute Sojasoße zum Beispiel ist es nicht.',
  units: { g: 'Gramm', ml: 'Milliliter', piece: 'Stück', mg: 'Milligramm' },
  allergensNamed: named,
  isAbsence: (diet) => diet in unwanted,
  noneOf: (some) =>
    choice.format(some.map((it) => unwanted[it] ?? { ...allergens, ...dietsSaidOf }[it])),
  contains: (some) => `Enthält ${named(some)}`,
  containsNone: 'Keines der 14 EU-Allergene ist dafür angegeben',
  mayContain: (some) => `Kann Spuren von ${tracesNamed(some)} enthalten`,
  mayContainInside: (some) => `kann ${named(some)} enthalten`,
  notDeclared: (names) =>
    `Keine Allergenangabe liegt vor für: ${list.format(names)}. Unbekannt heißt nicht „frei davon“.`,
  tracesNotDeclared: (names) =>
    names.length > 3
      ? `Bei ${counted(names.length, 'Zutat', 'Zutaten')} hat niemand angegeben, welche Spuren darin sein können.`
      : `Niemand hat angegeben, welche Spuren hierin sein können: ${list.format(names)}.`,
  alcohol: (strengths) => `Alkohol: ${list.format(strengths)}`,
  strength: (name, permille) => `${name} (${percentVol(permille)})`,
  percentVol,
  storage:
    'Gekühlte Zutaten bei 0 bis 5 °C aufbewahren, tiefgekühlte bei −18 °C; jede bis zum Datum auf ihrer Packung verbrauchen.',
  conflicts: (some) => list.format(some.map(conflict)),
  against: (some) => `Passt nicht zu Ihrem Profil: ${list.format(some.map(conflict))}`,
  notFor: (names, why) => `Nicht für ${list.format(names.map(isolated))}: ${why}`,
  nameless: 'Ohne Namen',
  nutrition: {
    kcal: 'Brennwert',
    fatMg: 'Fett',
    saturatesMg: 'davon gesättigte Fettsäuren',
    carbohydrateMg: 'Kohlenhydrate',
    sugarsMg: 'davon Zucker',
    fibreMg: 'Ballaststoffe',
    proteinMg: 'Eiweiß',
    saltMg: 'Salz',
  },
  kcal: (value) => `${value} kcal`,
};
