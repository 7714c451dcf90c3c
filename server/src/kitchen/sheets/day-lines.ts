import type { Change } from '../../food/recipes/customise-recipe.ts';
import type { Allergen, Unit } from '../../contract/food-terms.ts';

/** One line of a live (not cancelled) order, a copy as it was ordered. Lists of them go by order and line. */
export type DayLine = {
  orderNo: number;
  lineNo: number;
  deliverTo: { name: string; address: string };
  recipeNo: number;
  name: string | null;
  servings: number;
  changes: Change[];
  allergens: Allergen[];
  /** Numbers of the ingredients that were undeclared when ordered. */
  unknownIn: string[];
  acknowledged: boolean;
  ingredients: LineIngredient[];
  /** The recipe's own ingredients as its ordered edition names them; empty for a line without changes. */
  recipeIngredients: { ingredientNo: number; name: string | null }[];
};

export type LineIngredient = {
  ingredientNo: number;
  name: string | null;
  unit: Unit;
  amount: number;
};

/** One ingredient that the day's live orders need, beside its stock. */
export type IngredientNeed = {
  ingredientNo: number;
  name: string | null;
  unit: Unit;
  neededAmount: number;
  packAmount: number;
  packCents: number;
  /** Taken by orders of any day and still in the house. */
  heldAmount: number;
  freeAmount: number;
  lowStockAmount: number;
};

/** What stands for something without a name. */
export const nameOr = (name: string | null | undefined, kind: string, no: number): string =>
  name ?? `${kind} ${no}`;
