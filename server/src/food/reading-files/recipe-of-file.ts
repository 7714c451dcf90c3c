import type { RecipePage } from '../reading-pages/recipe-page.ts';

/** The programs whose files are read. JSON-LD is what Nextcloud Cookbook and RecipeSage write. */
export type Program = 'cooklang' | 'json-ld' | 'mealie' | 'paprika' | 'recipesage' | 'tandoor';

/** A recipe of a file, in its own words, as a page's is; with what its owner wrote beside it, and where it says that it came from. */
export type FileRecipe = Omit<RecipePage, 'from' | 'language'> & {
  notes: string | null;
  sourceUrl: string | null;
  from: Program;
};

/** Why a file, or a part of one, gave no recipe. */
export type WhyNotRead = 'broken' | 'no-recipe' | 'too-large' | 'too-many' | 'unknown-format';
export type FileReading = {
  recipes: FileRecipe[];
  /** By its name within the file; nothing is passed over in silence but pictures. */
  refused: { name: string; why: WhyNotRead }[];
};
