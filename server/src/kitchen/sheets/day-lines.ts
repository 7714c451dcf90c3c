import { z } from 'zod';
import { orderedIngredient, soldWith } from '../../checkout/orders/order.ts';
import { units } from '../../contract/food-terms.ts';
import { changeRow } from '../../food/recipes/customise-recipe.ts';
import { keptEdition } from '../../food/recipes/next-edition.ts';
import { cookingNow, soldTexts } from '../../food/recipes/sold-meal.ts';

/** One line of a live (not cancelled) order, a copy as it was ordered. Lists of them go by order and line. */
export const dayLineRow = z.object({
  ...soldWith.shape,
  orderNo: z.int(),
  lineNo: z.int(),
  deliverTo: z.object({
    name: z.string(),
    address: z.string(),
    phone: z.string(),
    postcode: z.string().nullable(),
    /** What the driver should know. */
    note: z.string().nullable(),
  }),
  confirmedAge: z.int().nullable(),
  /** In which language its customer reads, be it one that the shop still speaks or not. */
  language: z.string(),
  recipeNo: z.int(),
  name: z.string().nullable(),
  servings: z.int(),
  changes: z.array(changeRow),
  acknowledged: z.boolean(),
  ingredients: z.array(orderedIngredient),
  /** The recipe's own ingredients as its ordered edition has them; empty for a line without changes. */
  recipeIngredients: keptEdition.shape.ingredients,
  texts: soldTexts,
});
export type DayLine = z.infer<typeof dayLineRow>;

/** The edition that one line was ordered of. */
export const dayEditionRow = z.object({
  orderNo: z.int(),
  lineNo: z.int(),
  content: keptEdition,
  cookings: z.array(z.object({ ingredientNo: z.int(), cooking: cookingNow })),
});
export type DayEdition = z.infer<typeof dayEditionRow>;

/** One ingredient that the day's live orders need, beside its stock. */
export const ingredientNeedRow = z.object({
  ingredientNo: z.int(),
  name: z.string().nullable(),
  unit: z.enum(units),
  neededAmount: z.int(),
  packAmount: z.int(),
  /** What customers pay for a pack. */
  packCents: z.int(),
  /** What the shop pays for it; null: nobody has said. */
  packCostCents: z.int().nullable(),
  /** Taken by orders of any day and still in the house. */
  heldAmount: z.int(),
  freeAmount: z.int(),
  lowStockAmount: z.int(),
});
export type IngredientNeed = z.infer<typeof ingredientNeedRow>;

/** What stands for something without a name. */
export const nameOr = (name: string | null | undefined, kind: string, no: number): string =>
  name ?? `${kind} ${no}`;
