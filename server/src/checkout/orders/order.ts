import type { Change } from '../../food/recipes/customise-recipe.ts';
import type { Allergen, Diet, Unit } from '../../contract/food-terms.ts';
import type { Status } from '../../contract/order-status.ts';

export type Order = {
  orderNo: number;
  customerNo: number;
  status: Status;
  orderDate: string;
  placedAt: Date;
  day: string;
  totalCents: number;
  currency: string;
  deliverTo: { name: string; phone: string; address: string; email: string };
};

export type OrderLine = {
  lineNo: number;
  recipeNo: number;
  editionNo: number;
  name: string | null;
  description: string | null;
  servings: number;
  priceCents: number;
  preparationCents: number;
  allergens: Allergen[];
  /** Numbers of the ingredients that were undeclared when ordered. */
  unknownIn: string[];
  diets: Diet[];
  changes: Change[];
  acknowledged: boolean;
  packedAt: Date | null;
  ingredients: {
    ingredientNo: number;
    name: string | null;
    amount: number;
    unit: Unit;
    cents: number;
  }[];
  /** The recipe's own ingredients as its ordered edition names them; empty for a line without changes. */
  recipeIngredients: { ingredientNo: number; name: string | null }[];
};

export type OrderMove = {
  from: Status;
  to: Status;
  movedAt: Date;
  movedBy: string;
  reason: string | null;
};
