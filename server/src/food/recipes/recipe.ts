import type { Ingredient } from '../ingredients/ingredient.ts';

export type Category = { slug: string; name: string; position: number };

/** So many parts of the substitute for so many parts of the original. */
export type Swap = { with: number; ratio: { substitute: number; original: number } };

export type RecipeIngredient = {
  ingredientNo: number;
  /** For the recipe's own servings, in base units. */
  amount: number;
  swaps: Swap[];
};

export type Recipe = {
  recipeNo: number;
  slug: string;
  name: string | null;
  description: string | null;
  category: string;
  story: string | null;
  /** The servings its amounts are for. */
  servings: number;
  minutes: number;
  /** What preparing and packing one serving costs. */
  preparationCents: number;
  steps: string[];
  picture: string | null;
  status: 'draft' | 'published';
  editionNo: number;
  ingredients: RecipeIngredient[];
};

/** The whole menu at one version. Nothing in it changes: the next version is another object. */
export type Catalogue = {
  version: number;
  categories: Category[];
  ingredients: ReadonlyMap<number, Ingredient>;
  recipes: ReadonlyMap<number, Recipe>;
  bySlug: ReadonlyMap<string, Recipe>;
};
