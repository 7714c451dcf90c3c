import { z } from '@hono/zod-openapi';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { fields } from '../../contract/fields.ts';
import { pageSchema } from '../../contract/paging.ts';
import { leastRatings } from '../../contract/ratings.ts';
import type { Catalogue, Recipe } from '../recipes/recipe.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import type { MenuEntry } from './build-menu.ts';
import { describeMeal, untranslatedTexts } from '../recipes/describe-meal.ts';
import { againstHousehold } from '../recipes/schemas.ts';
import { noticeSchema, untranslated } from '../recipes/meal-reply.ts';
import { nutritionSchema } from '../ingredients/schemas.ts';

const counted = z.array(z.object({ value: z.string(), count: z.number().int() }));

export const cardSchema = z
  .object({
    recipeNo: fields.number,
    slug: z.string(),
    name: z.string().nullable(),
    description: z.string().nullable(),
    category: z.string(),
    minutes: z.number().int(),
    servings: z.number().int(),
    pricePerServingCents: z.number().int(),
    allergens: z.array(z.enum(allergens)),
    mayContain: z.array(z.enum(allergens)).openapi({ description: 'Traces of these.' }),
    allergensUnknown: z.boolean().openapi({ description: 'Unknown is not free-from.' }),
    diets: z.array(z.enum(diets)),
    picture: z.string().nullable(),
    portionsLeft: z.number().int().nullable().openapi({
      description: 'Servings that can still be made; null unless they are few.',
    }),
    untranslated,
  })
  .openapi('Card');

/** Of a card that is read in another language. */
const untranslatedIn = (recipe: Recipe | undefined): { untranslated?: string[] } =>
  recipe?.inTongue
    ? { untranslated: untranslatedTexts(recipe).filter((field) => field !== 'story') }
    : {};

/** What the menu needs to know of the stock: how many servings are left of recipes that are nearly gone; for a week no more than it still offers. */
export type FewLeft = { few: (week?: string) => Few; fewVersion: () => string };
/** Servings left of recipes that are nearly gone, by recipe; as it is now, not to be kept. */
export type Few = Pick<ReadonlyMap<number, number>, 'get'> & Iterable<[number, number]>;

/** How recipes were liked, and a number that moves with it. */
export type Liked = {
  of: (recipeNo: number) => { average: number; customers: number } | null;
  version: () => number;
};

/** A dish as lists show it. */
export function cardOf(
  { card, recipe }: Pick<MenuEntry, 'card' | 'recipe'>,
  few: Pick<Few, 'get'>,
): z.infer<typeof cardSchema> {
  const { menuPlace: _place, ...shown } = card;
  return {
    ...shown,
    ...untranslatedIn(recipe),
    portionsLeft: few.get(card.recipeNo) ?? null,
  };
}

export const menuSchema = pageSchema(cardSchema)
  .extend({
    total: z.number().int(),
    facets: z
      .object({ categories: counted, diets: counted, without: counted, kinds: counted })
      .openapi({
        description:
          'How many recipes each further choice would leave; `kinds` are the single cereals and nuts.',
      }),
    understood: z
      .object({
        diets: z.array(z.enum(diets)),
        without: z.array(z.enum(allergens)),
        notWith: z.array(z.string()),
        unknown: z.array(z.string()).openapi({
          description: 'Not wanted, and nothing is called so: nothing was left out for it.',
        }),
        corrected: z.array(z.object({ from: z.string(), to: z.string() })),
      })
      .optional()
      .openapi({ description: 'How the words of `q` were taken: what of them are filters.' }),
  })
  .openapi('MenuPage');

export const fewLeftSchema = z
  .object({
    items: z.array(
      z.object({
        recipeNo: fields.number,
        portionsLeft: z.number().int().openapi({
          description: 'Servings that can still be made; 0 is sold out.',
        }),
      }),
    ),
  })
  .openapi('FewLeft');

export const conflictsSchema = z
  .object({
    profile: z
      .object({ avoidedAllergens: z.array(z.enum(allergens)), diets: z.array(z.enum(diets)) })
      .nullable()
      .openapi({
        description: 'What everybody of the household avoids and keeps to; null for a guest.',
      }),
    items: z.array(z.object({ recipeNo: fields.number, ...againstHousehold })),
    favourites: z.array(fields.number).openapi({ description: 'Which of them I marked.' }),
  })
  .openapi('MenuConflicts');

const partSchema = z.object({
  ingredientNo: fields.number,
  name: z.string().nullable(),
  unit: z.enum(units),
  untranslated,
});
const factsSchema = partSchema.extend({
  allergens: z.array(z.enum(allergens)).nullable(),
  mayContain: z.array(z.enum(allergens)).nullable(),
  alcoholPermille: z.number().int().nullable(),
});

export const alcoholIn = z
  .array(
    z.object({
      ingredientNo: fields.number,
      name: z.string().nullable(),
      permille: z.number().int(),
    }),
  )
  .openapi({ description: 'What is told with its strength, in tenths of a per cent by volume.' });

export const alcoholOf = ({ ingredients }: Catalogue, ingredientNos: readonly number[]) =>
  ingredientNos.map((ingredientNo) => ({
    ingredientNo,
    name: ingredients.get(ingredientNo)?.name ?? null,
    permille: ingredients.get(ingredientNo)?.alcoholPermille ?? 0,
  }));

export const recipeSchema = z
  .object({
    recipeNo: fields.number,
    slug: z.string(),
    editionNo: z.number().int(),
    name: z.string().nullable(),
    description: z.string().nullable(),
    category: z.object({ slug: z.string(), name: z.string() }),
    story: z.string().nullable(),
    servings: z.number().int(),
    minutes: z.number().int(),
    steps: z.array(z.string()),
    notices: z.array(noticeSchema),
    untranslated,
    picture: z.string().nullable(),
    ingredients: z.array(
      factsSchema.extend({
        amount: fields.amount,
        swaps: z.array(
          factsSchema.extend({
            ratio: z.object({ substitute: z.number().int(), original: z.number().int() }).openapi({
              description: 'So many parts of this for so many of the original.',
            }),
          }),
        ),
      }),
    ),
    price: z.object({
      totalCents: z.number().int(),
      perServingCents: z.number().int(),
      preparationCents: z.number().int(),
      parts: z
        .array(partSchema.extend({ amount: fields.amountOrZero, cents: z.number().int() }))
        .openapi({
          description: 'With the preparation they are the total, to the cent.',
        }),
    }),
    allergens: z.array(z.enum(allergens)),
    mayContain: z.array(z.enum(allergens)).openapi({ description: 'Traces of these.' }),
    unknownIn: z
      .array(z.object({ ingredientNo: fields.number, name: z.string().nullable() }))
      .openapi({ description: 'Ingredients whose allergens nobody has declared.' }),
    tracesUnknownIn: z
      .array(z.object({ ingredientNo: fields.number, name: z.string().nullable() }))
      .openapi({ description: 'Ingredients of which nobody has said what traces may be in them.' }),
    alcoholIn,
    diets: z.array(z.enum(diets)),
    nutritionPerServing: nutritionSchema,
    portionsLeft: cardSchema.shape.portionsLeft,
    rating: z
      .object({
        average: z.number().openapi({ description: 'In stars, one to five, to a tenth.' }),
        customers: z.number().int().openapi({ description: 'Each counts once.' }),
      })
      .nullable()
      .openapi({
        description: `How customers who got it liked it; null while fewer than ${leastRatings} have said so.`,
      }),
  })
  .openapi('Recipe');

/** A published recipe as its page shows it, at its own servings. */
export function recipeReply(
  catalogue: Catalogue,
  { recipe, quote, card }: MenuEntry,
  portionsLeft: number | undefined,
  rating: z.infer<typeof recipeSchema>['rating'],
): z.infer<typeof recipeSchema> {
  const { recipeNo, slug, editionNo, servings, minutes } = recipe;
  const meal = describeMeal(recipe, { changes: [], servings }, quote.need, (no) =>
    catalogue.ingredients.get(no),
  );
  const { price, facts } = quote;
  const category = catalogue.categories.find((known) => known.slug === recipe.category);
  const named = (ingredientNo: number) => ({
    ingredientNo,
    name: catalogue.ingredients.get(ingredientNo)?.name ?? null,
  });
  const factsOf = (ingredientNo: number) => {
    const ingredient = knownIngredient(catalogue, ingredientNo);
    const { allergens, mayContain, alcoholPermille } = ingredient;
    return { ...partOf(ingredient), allergens, mayContain, alcoholPermille };
  };
  return {
    recipeNo,
    slug,
    editionNo,
    ...meal,
    servings,
    minutes,
    category: { slug: recipe.category, name: category?.name ?? recipe.category },
    picture: recipe.picture,
    ingredients: recipe.ingredients.map(({ ingredientNo, amount, swaps }) => ({
      ...factsOf(ingredientNo),
      amount,
      swaps: swaps.map((swap) => ({ ...factsOf(swap.with), ratio: swap.ratio })),
    })),
    price: {
      totalCents: price.totalCents,
      perServingCents: card.pricePerServingCents,
      preparationCents: price.preparationCents,
      parts: price.parts.map(({ ingredientNo, amount, cents }) => ({
        ...partOf(knownIngredient(catalogue, ingredientNo)),
        amount,
        cents,
      })),
    },
    allergens: facts.allergens,
    mayContain: facts.mayContain,
    unknownIn: facts.unknownIn.map(named),
    tracesUnknownIn: facts.tracesUnknownIn.map(named),
    alcoholIn: alcoholOf(catalogue, facts.alcoholIn),
    diets: facts.diets,
    nutritionPerServing: quote.nutrition,
    portionsLeft: portionsLeft ?? null,
    rating,
  };
}

const partOf = ({ ingredientNo, name, unit, untranslated: own }: Named) => ({
  ingredientNo,
  name,
  unit,
  ...(own && { untranslated: own.filter((field) => field === 'name') }),
});

type Named = Ingredient & { untranslated?: string[] };

/** The database keeps every ingredient that a recipe names. */
function knownIngredient({ ingredients }: Catalogue, ingredientNo: number): Named {
  const ingredient = ingredients.get(ingredientNo);
  if (!ingredient)
    throw new Error(`A recipe names ingredient ${ingredientNo}, which is not there.`);
  return ingredient;
}

export const extraSchema = z
  .object({
    ingredientNo: fields.number,
    name: z.string().nullable(),
    description: z.string().nullable(),
    unit: z.enum(units),
    packAmount: fields.amount,
    priceCents: fields.priceCents,
    allergens: z.array(z.enum(allergens)).nullable(),
    mayContain: z.array(z.enum(allergens)).nullable(),
    alcoholPermille: z.number().int().nullable(),
    untranslated,
  })
  .openapi('Extra');

export function extraReply(ingredient: Named): z.infer<typeof extraSchema> {
  const { ingredientNo, name, description, unit, packAmount, priceCents } = ingredient;
  const { allergens, mayContain, alcoholPermille, untranslated: own } = ingredient;
  return {
    ...(own && { untranslated: own }),
    ingredientNo,
    name,
    description,
    unit,
    packAmount,
    priceCents,
    allergens,
    mayContain,
    alcoholPermille,
  };
}
