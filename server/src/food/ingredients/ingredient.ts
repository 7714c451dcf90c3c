import { z } from 'zod';
import type { Fact } from '../../contract/ingredient-facts.ts';
import { eachFact, eachNutrient, type IngredientFacts } from '../../contract/ingredient-shape.ts';

export type { Nutrition } from '../../contract/ingredient-shape.ts';
export type Ingredient = { ingredientNo: number } & IngredientFacts;
/** As it is kept: `version` moves with every change of its facts. */
export type KeptIngredient = Ingredient & { version: number } & InTongue;

/** Of an ingredient as it is read in another language: what the shop itself calls it, where its name is translated; and what is not. */
type InTongue = { ownName?: string | null; untranslated?: string[] };

/** An ingredient as the database answers it: nothing is changed on the way, and nothing else is in it. */
export const ingredientRow = rowOf();

function rowOf(): z.ZodObject & z.ZodType<KeptIngredient> {
  const values = eachFact(valueOf);
  const nutrition = z.strictObject(eachNutrient((name) => values[name]));
  const others = Object.entries(values).filter(([name]) => !(name in nutrition.shape));
  // The type follows the same table.
  return z.strictObject({
    ingredientNo: z.int(),
    version: z.int(),
    ...Object.fromEntries(others),
    nutrition,
  }) as unknown as z.ZodObject & z.ZodType<KeptIngredient>;
}

function valueOf(fact: Fact): z.ZodType {
  return fact.nullable ? saidOf(fact).nullable() : saidOf(fact);
}

function saidOf(fact: Fact): z.ZodType {
  switch (fact.kind) {
    case 'text':
      return z.string();
    case 'choice':
      return z.enum(fact.of);
    case 'choices':
      return z.array(z.enum(fact.of));
    case 'price':
    case 'whole':
    case 'grams':
      return z.int();
  }
}
