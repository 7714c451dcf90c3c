import type { Allergen, Diet, Unit } from '../../../../server/src/contract/food-terms.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';

export type { Allergen, Diet, Unit };

const { allergens: allergenNames, diets: dietNames, ingredient } = adminMenuWords;
const keysOf = <Key extends string>(named: Record<Key, string>) => Object.keys(named) as Key[];

/** In the order of the words, which have every one of them or do not compile. */
export const allergens: readonly Allergen[] = keysOf(allergenNames);
export const diets: readonly Diet[] = keysOf(dietNames);
export const units: readonly Unit[] = keysOf(ingredient.choices.unit);
