import { z } from '@hono/zod-openapi';
import { fields, whole } from '../../contract/fields.ts';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { contradictions } from './contradictions.ts';

export const kcal = whole(0, 1000);
/** A nutrient of 100 g, in milligrams. */
export const nutrientMg = whole(0, 100_000);

export const nutritionSchema = z
  .object({
    kcal: z.number(),
    fatMg: z.number(),
    saturatesMg: z.number(),
    carbohydrateMg: z.number(),
    sugarsMg: z.number(),
    fibreMg: z.number(),
    proteinMg: z.number(),
    saltMg: z.number(),
  })
  .openapi('Nutrition', { description: 'Energy in kcal, the rest in milligrams.' });

const factShape = {
  name: fields.ingredientsName.nullable(),
  description: fields.ingredientsDescription.nullable(),
  priceCents: fields.priceCents,
  packAmount: fields.amount,
  unit: z.enum(units),
  pieceGrams: fields.amount.nullable(),
  allergens: z.array(z.enum(allergens)).max(allergens.length).nullable().openapi({
    description: 'Null: nobody has declared them, which is not free-from.',
  }),
  diets: z.array(z.enum(diets)).max(diets.length).nullable(),
  nutrition: z.strictObject({
    kcal,
    fatMg: nutrientMg,
    saturatesMg: nutrientMg,
    carbohydrateMg: nutrientMg,
    sugarsMg: nutrientMg,
    fibreMg: nutrientMg,
    proteinMg: nutrientMg,
    saltMg: nutrientMg,
  }),
  lowStockAmount: fields.amountOrZero,
};

const nutritionFacts: readonly string[] = ['saturatesMg', 'sugarsMg'];

export const ingredientFacts = z
  .strictObject(factShape)
  .superRefine((facts, context) => {
    for (const { fact, message } of contradictions(facts)) {
      const path = nutritionFacts.includes(fact) ? ['nutrition', fact] : [fact];
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .openapi('IngredientFacts');

export const ingredientSchema = z
  .object({ ingredientNo: fields.number, ...factShape })
  .openapi('Ingredient');
