import type { Allergen, Diet, Unit } from '../../contract/food-terms.ts';

/** Per 100 g, or per 100 ml of a liquid: kcal whole, the rest in milligrams. */
export type Nutrition = {
  kcal: number;
  fatMg: number;
  saturatesMg: number;
  carbohydrateMg: number;
  sugarsMg: number;
  fibreMg: number;
  proteinMg: number;
  saltMg: number;
};

export type Category = { slug: string; name: string; position: number };

export type Ingredient = {
  ingredientNo: number;
  name: string | null;
  description: string | null;
  /** What one pack costs. */
  priceCents: number;
  /** How many base units one pack holds. */
  packAmount: number;
  unit: Unit;
  /** Weight of one piece; only where the unit is `piece`. */
  pieceGrams: number | null;
  /** Null: nobody has declared them. */
  allergens: Allergen[] | null;
  diets: Diet[] | null;
  nutrition: Nutrition;
  /** Staff is warned under this amount. */
  lowStockAmount: number;
};

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
