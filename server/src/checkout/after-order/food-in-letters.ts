import type { Allergen, Diet } from '../../contract/food-terms.ts';

const ownNames: Partial<Record<Allergen, string>> = {
  gluten: 'gluten (of an unspecified cereal)',
  nuts: 'nuts (of an unspecified kind)',
  'brazil-nuts': 'Brazil nuts',
};
export const listed = (some: readonly string[]) => new Intl.ListFormat('en').format(some);
export const named = (some: readonly Allergen[]) => listed(some.map((it) => ownNames[it] ?? it));
const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });
/** What is not known is not promised: nobody has to have found anything in it that breaks the diet. */
export const notKnownToBe = (lost: readonly Diet[]) =>
  `is no longer known to be ${anyOf.format(lost)}`;
