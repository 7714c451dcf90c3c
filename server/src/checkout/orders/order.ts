import { z } from 'zod';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { statuses } from '../../contract/order-status.ts';
import { changeRow } from '../../food/recipes/customise-recipe.ts';
import { keptEdition } from '../../food/recipes/next-edition.ts';
import { cookingNow, soldTexts } from '../../food/recipes/sold-meal.ts';

export const orderRow = z.object({
  orderNo: z.int(),
  customerNo: z.int(),
  status: z.enum(statuses),
  orderDate: z.iso.date(),
  placedAt: z.date(),
  day: z.iso.date(),
  totalCents: z.int(),
  currency: z.string(),
  deliverTo: z.object({
    name: z.string(),
    phone: z.string(),
    address: z.string(),
    email: z.string(),
  }),
});
export type Order = z.infer<typeof orderRow>;

export const orderLineRow = z.object({
  lineNo: z.int(),
  recipeNo: z.int(),
  editionNo: z.int(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  servings: z.int(),
  priceCents: z.int(),
  preparationCents: z.int(),
  allergens: z.array(z.enum(allergens)),
  /** Numbers of the ingredients that were undeclared when ordered. */
  unknownIn: z.array(z.string()),
  diets: z.array(z.enum(diets)),
  changes: z.array(changeRow),
  acknowledged: z.boolean(),
  packedAt: z.date().nullable(),
  ingredients: z.array(
    z.object({
      ingredientNo: z.int(),
      name: z.string().nullable(),
      amount: z.int(),
      unit: z.enum(units),
      cents: z.int(),
      cooking: cookingNow,
    }),
  ),
  /** The recipe's own ingredients as its ordered edition has them; empty for a line without changes. */
  recipeIngredients: keptEdition.shape.ingredients,
  texts: soldTexts,
});
export type OrderLine = z.infer<typeof orderLineRow>;

export const orderMoveRow = z.object({
  from: z.enum(statuses),
  to: z.enum(statuses),
  movedAt: z.date(),
  movedBy: z.string(),
  reason: z.string().nullable(),
});
export type OrderMove = z.infer<typeof orderMoveRow>;
