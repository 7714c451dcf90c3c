import { groupOf, type Allergen } from '../../contract/food-terms.ts';
import type { Ingredient } from './ingredient.ts';

/** What is said of an ingredient now and was not said before, or is no longer said: whoever has ordered it has to hear of it. */
export type Correction = {
  ingredientNo: number;
  allergens: Allergen[];
  mayContain: Allergen[];
  /** Its allergens were declared and are not any more. */
  undeclared: boolean;
};
/** The payload of the event `ingredients-corrected`, written in the transaction of the correction. */
export type Corrections = { version: number; corrections: Correction[] };

type Said = Pick<Ingredient, 'ingredientNo' | 'allergens' | 'mayContain'>;

/** What one change of an ingredient corrects; undefined where nothing is worse than it was said to be. */
export function correctionOf(before: Said | undefined, after: Said): Correction | undefined {
  if (!before) return undefined;
  const known = [...(before.allergens ?? []), ...(before.mayContain ?? [])];
  const correction = {
    ingredientNo: after.ingredientNo,
    allergens: notAmong(before.allergens ?? [], after.allergens ?? []),
    mayContain: notAmong(known, after.mayContain ?? []),
    undeclared: before.allergens !== null && after.allergens === null,
  };
  const { allergens, mayContain, undeclared } = correction;
  return allergens.length + mayContain.length > 0 || undeclared ? correction : undefined;
}

/** A group that was said before covers each food of it. */
export function notAmong(said: readonly Allergen[], now: readonly Allergen[]): Allergen[] {
  return now.filter((it) => !said.includes(it) && !said.includes(groupOf(it)));
}
