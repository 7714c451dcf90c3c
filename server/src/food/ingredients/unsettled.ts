import { isUnnamedKind } from '../../contract/food-terms.ts';
import type { Ingredient } from './ingredient.ts';

/**
 * Whether somebody still has to say what is in it: allergens or traces that nobody declared, a cereal or nut that is not named, or, where it is
 * not called alcohol-free, its alcohol.
 */
export function isUnsettled({
  allergens,
  mayContain,
  diets,
  alcoholPermille,
}: Pick<Ingredient, 'allergens' | 'mayContain' | 'diets' | 'alcoholPermille'>): boolean {
  return (
    allergens === null ||
    mayContain === null ||
    [...allergens, ...mayContain].some(isUnnamedKind) ||
    (alcoholPermille === null && !diets?.includes('alcohol-free'))
  );
}
