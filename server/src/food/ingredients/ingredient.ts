import { z } from 'zod';
import { allergens, diets, units } from '../../contract/food-terms.ts';

/** Per 100 g, or per 100 ml of a liquid: kcal whole, the rest in milligrams. */
const nutrition = z.object({
  kcal: z.int(),
  fatMg: z.int(),
  saturatesMg: z.int(),
  carbohydrateMg: z.int(),
  sugarsMg: z.int(),
  fibreMg: z.int(),
  proteinMg: z.int(),
  saltMg: z.int(),
});
export type Nutrition = z.infer<typeof nutrition>;

export const ingredientRow = z.object({
  ingredientNo: z.int(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  /** What one pack costs. */
  priceCents: z.int(),
  /** How many base units one pack holds. */
  packAmount: z.int(),
  unit: z.enum(units),
  /** Weight of one piece; only where the unit is `piece`. */
  pieceGrams: z.int().nullable(),
  /** Null: nobody has declared them. */
  allergens: z.array(z.enum(allergens)).nullable(),
  diets: z.array(z.enum(diets)).nullable(),
  nutrition,
  /** Staff is warned under this amount. */
  lowStockAmount: z.int(),
});
export type Ingredient = z.infer<typeof ingredientRow>;
