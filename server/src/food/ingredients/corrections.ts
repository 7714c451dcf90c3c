import { diets, groupOf, type Allergen, type Diet } from '../../contract/food-terms.ts';
import { isForAdults } from './strength.ts';
import type { Ingredient } from './ingredient.ts';

/** What is said of an ingredient now and was not said before, or is no longer said: whoever has ordered it has to hear of it. */
export type Correction = {
  ingredientNo: number;
  allergens: Allergen[];
  mayContain: Allergen[];
  /** Its allergens were declared and are not any more. */
  undeclared: boolean;
  /** What it was said to suit and is not any more. Events that have waited since before diets were corrected do not say. */
  lostDiets?: Diet[];
  /** It is sold to adults only, and was not. Older events do not say. */
  forAdults?: boolean;
};
/** The payload of the event `ingredients-corrected`, written in the transaction of the correction. */
export type Corrections = { version: number; corrections: Correction[] };

type Said = Pick<
  Ingredient,
  'ingredientNo' | 'allergens' | 'mayContain' | 'diets' | 'alcoholPermille'
>;

/** What one change of an ingredient corrects; undefined where nothing is worse than it was said to be. */
export function correctionOf(before: Said | undefined, after: Said): Correction | undefined {
  if (!before) return undefined;
  const known = [...(before.allergens ?? []), ...(before.mayContain ?? [])];
  const correction = {
    ingredientNo: after.ingredientNo,
    allergens: notAmong(before.allergens ?? [], after.allergens ?? []),
    mayContain: notAmong(known, after.mayContain ?? []),
    undeclared: before.allergens !== null && after.allergens === null,
    lostDiets: lostDiets(before.diets ?? [], after.diets),
    forAdults: isForAdults(after) && !isForAdults(before),
  };
  const { allergens, mayContain, undeclared, lostDiets: lost, forAdults } = correction;
  const isWorse = allergens.length + mayContain.length + lost.length > 0 || undeclared || forAdults;
  return isWorse ? correction : undefined;
}

/** A group that was said before covers each food of it. */
export function notAmong(said: readonly Allergen[], now: readonly Allergen[]): Allergen[] {
  return now.filter((it) => !said.includes(it) && !said.includes(groupOf(it)));
}

/** What is not known to suit a diet suits it no more; nobody having said is not knowing. */
export const lostDiets = (said: readonly Diet[], now: readonly Diet[] | null): Diet[] =>
  diets.filter((diet) => said.includes(diet) && !now?.includes(diet));
