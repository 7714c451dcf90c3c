import type { FactName } from '../../contract/ingredient-shape.ts';
import type { Category, Recipe, Swap, Synonym } from '../recipes/recipe.ts';
import type { OtherLanguage } from '../../contract/languages.ts';
import type { Said } from '../translations/said.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';

/** One thing that is wrong in a file: the line where its row starts (1 is the first), and which column or field. */
export type RowError = { file: string; row: number; column: string; message: string };

/** Something read from a file that can still say where it came from. */
export type Entry<T> = {
  file: string;
  value: T;
  rowOf: (column: string) => number;
  /** Which version it was written over, where the file says so. */
  version?: number | undefined;
};

/** A recipe as its file says it: ingredients by name, or by number where the text is all digits. */
export type RecipeRecord = Omit<
  Recipe,
  'recipeNo' | 'editionNo' | 'picture' | 'menuPlace' | 'preparationCents' | 'ingredients'
> & {
  no: number;
  preparation: number;
  /** Absent: as it is. */
  picture?: string | null | undefined;
  place?: number | null | undefined;
  ingredients: {
    ingredient: string;
    amount: number;
    confirmed?: true | undefined;
    swaps: { with: string; ratio: Swap['ratio'] }[];
  }[];
};

/** What a file says of a thing in a language; a text that it does not say stays as it is. */
export type SaidIn = Said & { language: OtherLanguage };

export type ParsedCatalogue = {
  categories: Entry<Category>[];
  ingredients: Entry<Ingredient>[];
  recipes: Entry<RecipeRecord>[];
  /** What the same rows and files say in other languages. */
  translations: Entry<SaidIn>[];
  /** Absent where there is no such file. */
  synonyms?: Synonym[];
  /** Facts that the file of ingredients is too old to say: they stay as they are. */
  absent: FactName[];
  /** What ingredient rows that are wrong were about, as written, so that nothing is built on them. */
  wrong: { no: string; name: string }[];
  errors: RowError[];
};
