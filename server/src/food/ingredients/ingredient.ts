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
