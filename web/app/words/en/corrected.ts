import type { Allergen, Diet } from '../../../../server/src/contract/food-terms.ts';
import { foodWords } from './food.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const choice = new Intl.ListFormat('en', { type: 'disjunction' });
const { allergensNamed: named, diets } = foodWords;

/** A diet that nobody promises any more; it is not said that anything in it breaks it. */
const notKnownToBe = (some: readonly Diet[]) =>
  `no longer known to be ${choice.format(some.map((diet) => diets[diet].toLowerCase()))}`;

/** What was learned of a meal after it was ordered. */
export const correctedWords = {
  title: 'Corrected after you ordered',
  contains: (some: readonly Allergen[]) => `It also contains ${named(some)}.`,
  mayContain: (some: readonly Allergen[]) => `It may also contain traces of ${named(some)}.`,
  undeclared: (names: readonly string[]) =>
    `The allergens of ${list.format(names)} are no longer declared.`,
  notKnownToBe,
  lostDiets: (some: readonly Diet[]) => `It is ${notKnownToBe(some)}.`,
  next: 'Until it is delivered you may cancel without cost: answer any of our letters about this order.',
};
