import { z } from '@hono/zod-openapi';
import { cookedStepSchema, mealSchema, untranslated } from '../../food/recipes/meal-reply.ts';
import { cookedSteps, describeMeal, nameOfMeal } from '../../food/recipes/describe-meal.ts';
import { changeSchema } from '../../food/recipes/schemas.ts';
import { alcoholIn, alcoholOf } from '../../food/menu/reply.ts';
import { nutritionSchema } from '../../food/ingredients/schemas.ts';
import { dislikedIn } from '../../food/recipes/disliked-in.ts';
import type { Customer } from '../../people/customers/customer.ts';
import type { Catalogue } from '../../food/recipes/recipe.ts';
import type { Selection } from '../../food/recipes/customise-recipe.ts';
import type { Quote } from '../../food/recipes/quote-line.ts';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { againstHousehold, agreed } from '../../food/recipes/schemas.ts';
import { fields } from '../../contract/fields.ts';
import type { PortionsLeft } from '../../stock/inventory/portions-left.ts';
import type { Place } from '../pricing/zones.ts';
import type { StoredCart } from './cart.ts';
import { cartWeeks } from './weeks-of-cart.ts';
import { cartPriceFields, type CartPrice } from './price-cart.ts';
import type { DescribedCart, DescribedLine } from './describe-cart.ts';

const amountSchema = z.object({
  ingredientNo: fields.number,
  name: z.string().nullable(),
  amount: fields.amountOrZero,
  unit: z.enum(units),
});

const namedIngredients = z.array(
  z.object({ ingredientNo: fields.number, name: z.string().nullable() }),
);

const quoteSchema = z
  .object({
    servings: z.number().int(),
    totalCents: z.number().int(),
    perServingCents: z.number().int(),
    preparationCents: z.number().int(),
    parts: z.array(amountSchema.extend({ cents: z.number().int() })).openapi({
      description:
        'What each ingredient adds; with the preparation they are the total, to the cent.',
    }),
    allergens: z.array(z.enum(allergens)),
    mayContain: z.array(z.enum(allergens)).openapi({ description: 'Traces of these.' }),
    unknownIn: z
      .array(z.object({ ingredientNo: fields.number, name: z.string().nullable() }))
      .openapi({
        description: 'Ingredients whose allergens nobody has declared. Unknown is not free-from.',
      }),
    tracesUnknownIn: namedIngredients.openapi({
      description: 'Ingredients of which nobody has said what traces may be in them.',
    }),
    alcoholIn,
    diets: z.array(z.enum(diets)),
    ...againstHousehold,
    nutritionPerServing: nutritionSchema,
    portionsLeft: z.number().int().openapi({
      description: 'Servings of exactly this that can still be made beside the rest of your cart.',
    }),
    limitingIngredient: z
      .object({ ingredientNo: fields.number, name: z.string().nullable() })
      .nullable(),
  })
  .openapi('Quote');

/** A quote on a recipe's own page: with how to cook it. */
export const recipeQuoteSchema = quoteSchema
  .extend({
    disliked: z
      .array(z.object({ memberNo: fields.number, name: z.string(), ingredients: namedIngredients }))
      .openapi({ description: 'What somebody of your household does not like; no conflict.' }),
    meal: mealSchema,
  })
  .openapi('RecipeQuote');

/** A recipe to cook from, changed as somebody likes. */
export const cookingSchema = z
  .object({
    servings: z.number().int(),
    name: z.string().nullable(),
    steps: z.array(cookedStepSchema),
    notices: mealSchema.shape.notices,
    untranslated,
    ingredients: z.array(
      namedIngredients.element.extend({ amount: fields.amountOrZero, unit: z.enum(units) }),
    ),
  })
  .openapi('Cooking');

export function cookingReply(
  catalogue: Catalogue,
  quote: Quote,
  changes: Selection['changes'],
): z.infer<typeof cookingSchema> {
  const { name, notices, untranslated: asWritten } = mealReply(catalogue, quote, changes);
  const { servings, need } = quote;
  const recipe = catalogue.recipes.get(quote.recipe.recipeNo) ?? quote.recipe;
  const known = (no: number) => catalogue.ingredients.get(no);
  return {
    servings,
    name,
    steps: cookedSteps(recipe, { changes, servings }, known),
    notices,
    ...(asWritten && { untranslated: asWritten }),
    ingredients: [...need].map(([ingredientNo, amount]) =>
      amountReply(catalogue, ingredientNo, amount),
    ),
  };
}

/** Who of the household does not like what of it. */
export const dislikedReply = (
  catalogue: Catalogue,
  members: Customer['members'],
  { need }: Pick<Quote, 'need'>,
) =>
  members.flatMap(({ memberNo, name, dislikes }) =>
    dislikedIn([{ memberNo, name, dislikes }], need).map(({ ingredientNos }) => ({
      memberNo,
      name,
      ingredients: ingredientNos.map((ingredientNo) => named(catalogue, ingredientNo)),
    })),
  );

const nameOf = (catalogue: Catalogue, ingredientNo: number) =>
  catalogue.ingredients.get(ingredientNo)?.name ?? null;

const named = (catalogue: Catalogue, ingredientNo: number) => ({
  ingredientNo,
  name: nameOf(catalogue, ingredientNo),
});

export function quoteReply(
  catalogue: Catalogue,
  quote: Quote,
  left: PortionsLeft,
  against: DescribedLine['against'],
) {
  const { price, facts, servings } = quote;
  return {
    servings,
    totalCents: price.totalCents,
    perServingCents: Math.round(price.totalCents / servings),
    preparationCents: price.preparationCents,
    parts: price.parts.map(({ ingredientNo, amount, cents }) => ({
      ...amountReply(catalogue, ingredientNo, amount),
      cents,
    })),
    allergens: facts.allergens,
    mayContain: facts.mayContain,
    unknownIn: facts.unknownIn.map((ingredientNo) => named(catalogue, ingredientNo)),
    tracesUnknownIn: facts.tracesUnknownIn.map((ingredientNo) => named(catalogue, ingredientNo)),
    alcoholIn: alcoholOf(catalogue, facts.alcoholIn),
    diets: facts.diets,
    ...against,
    nutritionPerServing: quote.nutrition,
    portionsLeft: left.portions,
    limitingIngredient: left.limitingIngredientNo
      ? named(catalogue, left.limitingIngredientNo)
      : null,
  };
}

/** The meal that the quote is for, as it is told. */
export function mealReply(
  { ingredients, recipes }: Catalogue,
  quote: Quote,
  changes: Selection['changes'],
) {
  const { servings, need } = quote;
  const recipe = recipes.get(quote.recipe.recipeNo) ?? quote.recipe;
  return describeMeal(recipe, { changes, servings }, need, (no) => ingredients.get(no));
}

function amountReply(catalogue: Catalogue, ingredientNo: number, amount: number) {
  const ingredient = catalogue.ingredients.get(ingredientNo);
  return { ingredientNo, name: ingredient?.name ?? null, amount, unit: ingredient?.unit ?? 'g' };
}

export const cartSchema = z
  .object({
    version: z.number().int().openapi({ description: 'Moves with every change; 0 is a new cart.' }),
    lines: z.array(
      z.object({
        lineId: z.uuid(),
        recipeNo: fields.number,
        slug: z.string().nullable(),
        name: z.string().nullable(),
        picture: z.string().nullable(),
        servings: z.number().int(),
        changes: z.array(changeSchema),
        acknowledged: z.array(agreed),
        unacknowledged: z.array(agreed),
        quote: quoteSchema.nullable(),
        problem: z.string().nullable().openapi({ description: 'Why it can no longer be made.' }),
      }),
    ),
    totalCents: z.number().int().openapi({ description: 'The meals alone.' }),
    ...cartPriceFields,
    goesTo: z.object({ country: z.string().nullable(), postcode: z.string().nullable() }),
    editing: z
      .object({
        orderNo: fields.number,
        editNo: z.number().int(),
        beforeCents: z.number().int(),
        until: z.iso.datetime(),
      })
      .nullable()
      .openapi({ description: 'The order that is changed in this cart, and when it closes.' }),
    asksForAge: z.number().int().nullable().openapi({
      description:
        'The age to confirm when this is ordered; null when nothing in it is for adults only.',
    }),
    inTheBox: z
      .array(amountSchema.extend({ amount: z.number().int().min(0) }))
      .openapi({ description: 'All lines together, per ingredient.' }),
    shortages: z.array(
      z.object({
        ingredientNo: fields.number,
        name: z.string().nullable(),
        needed: z.number().int(),
        left: z.number().int(),
      }),
    ),
    weeks: cartWeeks,
    remedies: z.array(z.object({ lineId: z.uuid(), servings: z.number().int() })).openapi({
      description: 'What each short line could have beside the others; 0 means: remove it.',
    }),
  })
  .openapi('Cart');

const editingReply = (editing: StoredCart['editing']) =>
  editing
    ? {
        orderNo: editing.orderNo,
        editNo: editing.editNo,
        beforeCents: editing.totalCents,
        until: editing.until,
      }
    : null;

export function cartReply(
  catalogue: Catalogue,
  cart: StoredCart,
  described: DescribedCart,
  {
    alcoholAge,
    weeks,
    ...priced
  }: CartPrice & { alcoholAge: number; place: Place; weeks: z.infer<typeof cartWeeks> },
): z.infer<typeof cartSchema> {
  const { place, ...price } = priced;
  return {
    version: cart.version,
    lines: described.lines.map((entry) => {
      const { lineId, recipeNo, servings, changes, acknowledged } = entry.line;
      const recipe = catalogue.recipes.get(recipeNo);
      return {
        lineId,
        recipeNo,
        servings,
        changes,
        acknowledged,
        slug: recipe?.slug ?? null,
        picture: recipe?.status === 'published' ? recipe.picture : null,
        name: recipe ? nameOfMeal(recipe, entry.line, (no) => catalogue.ingredients.get(no)) : null,
        unacknowledged: entry.unacknowledged,
        quote: entry.ok ? quoteReply(catalogue, entry.quote, entry.left, entry.against) : null,
        problem: entry.ok ? null : entry.problem.code,
      };
    }),
    totalCents: described.totalCents,
    editing: editingReply(cart.editing),
    ...price,
    goesTo: { country: place.country ?? null, postcode: place.postcode ?? null },
    asksForAge: described.lines.some((line) => line.ok && line.quote.facts.forAdults)
      ? alcoholAge
      : null,
    inTheBox: [...described.need].map(([ingredientNo, amount]) =>
      amountReply(catalogue, ingredientNo, amount),
    ),
    shortages: described.shortages.map((short) => ({
      ...short,
      name: nameOf(catalogue, short.ingredientNo),
    })),
    weeks,
    remedies: described.remedies,
  };
}
