import type { Allergen, Diet } from '../../../contract/food-terms.ts';
import type { OtherLanguage } from '../../../contract/languages.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';

/** What a label says beside its English, to whoever eats. What ends in a colon goes on with names. */
export type LabelWords = {
  comma: string;
  allergens: Record<Allergen, string>;
  contains: string;
  containsNone: string;
  mayContain: string;
  /** After `mayContain`. */
  traces: Record<Allergen, string>;
  undeclared: string;
  tracesUndeclared: string;
  tracesUndeclaredIn: (ingredients: number) => string;
  addedSince: string;
  lostSince: (lost: readonly Diet[]) => string;
  checkAge: (age: number) => string;
  inside: string;
  percentVol: (permille: number) => string;
  nameless: string;
  namelessIngredient: (no: number) => string;
};

export const labelWords: Record<OtherLanguage, LabelWords> = { de: german, ar: arabic };
