import type { Allergen, Diet } from '../../contract/food-terms.ts';
import { ownLanguage, type Language } from '../../contract/languages.ts';
import type { Tables } from './asking/every-language.ts';

/** What somebody who types into the search box asks for. */
export type ReadQuestion = {
  /** To be found, in their order, as they were written but folded. */
  words: string[];
  diets: Diet[];
  /** Allergens that a meal must declare none of. */
  without: Allergen[];
  /** What else must not be in it, each a word or a phrase. */
  notWith: string[];
  /** Words that say that something is not wanted, and not what. */
  unread: string[];
};

/** What the menu itself calls things. */
export type MenuWords = {
  language: Language;
  hasWord: (word: string) => boolean;
  /** Whether these words together name an ingredient, or mean the same as one. */
  isName: (words: readonly string[]) => boolean;
  /** Whether an ingredient is one of these: `rice`, of basmati rice. */
  isFood: (word: string) => boolean;
};
export const noWords: MenuWords = {
  language: ownLanguage,
  hasWord: () => false,
  isName: () => false,
  isFood: () => false,
};

/** What is being read, with what was read of it so far. */
export type Question = {
  given: readonly string[];
  read: ReadQuestion;
  menu: MenuWords;
  tables: [own: Tables, ...others: Tables[]];
};
