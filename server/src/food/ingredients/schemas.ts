import { z } from '@hono/zod-openapi';
import { fields, name, text, whole } from '../../contract/fields.ts';
import type { Fact } from '../../contract/ingredient-facts.ts';
import {
  eachFact,
  eachNutrient,
  factList,
  pathOf,
  type FactName,
  type FactValue,
  type IngredientFacts,
} from '../../contract/ingredient-shape.ts';
import { archivedFlag } from '../archive/schemas.ts';
import { contradictions } from './contradictions.ts';

/** The most milligrams that 100 g can hold. */
export const mostMilligrams = 100_000;

/** What one fact may say, as the API takes it. */
export function schemaOf(fact: Fact): z.ZodType {
  const said = fact.nullable ? saidOf(fact).nullable() : saidOf(fact);
  return fact.description === undefined ? said : said.openapi({ description: fact.description });
}

function saidOf(fact: Fact): z.ZodType {
  switch (fact.kind) {
    case 'text':
      return fact.called ? name(fact.most) : text(fact.most);
    case 'price':
      return fields.priceCents;
    case 'whole':
      return whole(fact.least, fact.most);
    case 'grams':
      return whole(0, mostMilligrams);
    case 'choice':
      return z.enum(fact.of);
    case 'choices':
      return z.array(z.enum(fact.of)).max(fact.of.length);
  }
}

type SchemaOf<Value> = z.ZodType<Value, Value>;

// The types follow the same table.
const schemas = eachFact(schemaOf) as { [Name in FactName]: SchemaOf<FactValue<Name>> };

type Shape = { [Name in keyof IngredientFacts]: SchemaOf<IngredientFacts[Name]> };

const factShape = Object.fromEntries(
  factList.map(([name]) => {
    const [member = name] = pathOf(name);
    return member === name
      ? [name, schemas[name]]
      : [member, z.strictObject(eachNutrient((nutrient) => schemas[nutrient]))];
  }),
) as Shape;

/** Of what is made of ingredients; sums know no limits. */
export const nutritionSchema = z
  .object(eachNutrient(() => z.number()))
  .openapi('Nutrition', { description: 'Energy in kcal, the rest in milligrams.' });

function refuseContradictions(facts: IngredientFacts, context: z.RefinementCtx): void {
  for (const { fact, message } of contradictions(facts)) {
    context.addIssue({ code: 'custom', path: pathOf(fact), message });
  }
}

export const factsSchema = z
  .strictObject(factShape)
  .superRefine(refuseContradictions)
  .openapi('IngredientFacts');

/** The facts as they shall be, over the version that was seen. */
export const changedFactsSchema = z
  .strictObject({ ...factShape, version: fields.version })
  .superRefine(refuseContradictions)
  .openapi('ChangedIngredient');

export const ingredientSchema = z
  .object({
    ingredientNo: fields.number,
    version: fields.version,
    ...factShape,
    archived: archivedFlag,
  })
  .openapi('Ingredient');
