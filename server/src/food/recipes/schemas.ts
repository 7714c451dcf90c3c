import { z } from '@hono/zod-openapi';
import { fields, name, paragraphs, text, whole } from '../../contract/fields.ts';
import { conflicts } from '../../contract/food-terms.ts';
import { agreedPattern, type Agreed } from '../../contract/household.ts';
import { repeats } from './repeats.ts';

/** One change of a recipe, as the design's quote takes it. */
export const changeSchema = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('omit'), ingredientNo: fields.number }),
    z.strictObject({ action: z.literal('swap'), ingredientNo: fields.number, with: fields.number }),
    z.strictObject({
      action: z.literal('extra'),
      ingredientNo: fields.number,
      amount: fields.amount,
    }),
  ])
  .openapi('Change');

/** What goes against whoever asks, and against those who eat with them. */
export const againstHousehold = {
  conflicts: z.array(z.enum(conflicts)).openapi({ description: 'What goes against your profile.' }),
  forMembers: z
    .array(
      z.object({
        memberNo: fields.number,
        name: z.string(),
        conflicts: z.array(z.enum(conflicts)),
      }),
    )
    .openapi({ description: 'What goes against others of your household.' }),
};

/** A conflict as it is agreed to. */
export const agreed = z
  .string()
  .regex(agreedPattern, { error: 'must be a conflict, with a member’s number before it or none' })
  .transform((given) => given as Agreed)
  .openapi({
    type: 'string',
    example: '2:milk',
    description: '`milk`: your own conflict; `2:milk`: that of the member with this number.',
  });

export const changesSchema = z.array(changeSchema).max(60);

/** How long texts of the method may be written. */
export const mostMethod = { name: 500, description: 500, story: 3000, step: 1000 } as const;

/** Limits of the menu, once: the admin forms, the files of a catalogue and the migrations say the same. */
export const menuFields = {
  categorySlug: fields.slug.max(40),
  categoryName: name(40),
  position: whole(0, 9999),
  story: paragraphs(2000),
  /** A text that follows the meal, as it is written; what it says for every meal has to fit the plain field. */
  nameFollows: text(mostMethod.name),
  descriptionFollows: text(mostMethod.description),
  storyFollows: paragraphs(mostMethod.story),
  servings: whole(1, 24),
  menuPlace: whole(1, 9999),
  minutes: whole(1, 1440),
  step: paragraphs(mostMethod.step),
  /** One side of a swap's ratio. */
  ratioPart: whole(1, 1000),
  status: z.enum(['draft', 'published']),
  /** Where a picture's files are, without their size and kind. */
  picture: z
    .string()
    .max(120)
    .regex(/^\/pictures\/[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be a picture of this shop' }),
};
export const mostSteps = 60;
export const mostIngredients = 60;
export const mostSwaps = 20;
/** Of all ingredients as they are typed or pasted, one a line. */
export const mostLineLetters = 6000;

export const categorySchema = z
  .object({
    slug: menuFields.categorySlug,
    name: menuFields.categoryName,
    position: menuFields.position,
  })
  .openapi('Category');

/** As its team sees it. */
export const keptCategorySchema = categorySchema
  .extend({ version: fields.version })
  .openapi('CategoryForStaff');

const swapSchema = z.strictObject({
  with: fields.number,
  ratio: z.strictObject({ substitute: menuFields.ratioPart, original: menuFields.ratioPart }),
});

const followsSchema = z
  .strictObject({
    name: menuFields.nameFollows.nullable().default(null),
    description: menuFields.descriptionFollows.nullable().default(null),
    story: menuFields.storyFollows.nullable().default(null),
  })
  .openapi('Follows', {
    description:
      'The name, description and story in the language of the method, where they follow the meal; null where the plain one stands for every meal.',
  });

/** Of a number that is being typed. */
const mostTyped = 20;
/** Empty is fine, and so are ends of lines; what the database cannot hold is not. */
const anything = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), {
      error: 'must not contain control characters',
    });

const unfinishedSchema = z
  .strictObject({
    ingredients: z
      .array(
        z.strictObject({
          ingredientNo: fields.number.nullable(),
          amount: z.string().max(mostTyped),
          confirmed: z.literal(true).optional(),
          swaps: z
            .array(
              z.strictObject({
                with: fields.number.nullable(),
                substitute: z.string().max(mostTyped),
                original: z.string().max(mostTyped),
              }),
            )
            .max(mostSwaps),
        }),
      )
      .max(mostIngredients),
    steps: z.array(anything(mostMethod.step)).max(mostSteps),
    lines: anything(mostLineLetters),
  })
  .openapi('Unfinished', {
    description:
      'A draft as it was typed, every row and step of it, finished or not; it is counted nowhere. The finished rows and steps stand in `ingredients` and `steps` as well.',
  });

export const recipeContents = {
  slug: fields.slug.nullable().default(null).openapi({
    description:
      'Null: made of the name, with a number where another recipe has it; one that was made so before stays with its name.',
  }),
  name: fields.recipeName.nullable(),
  description: fields.recipeDescription.nullable(),
  category: menuFields.categorySlug,
  story: menuFields.story.nullable(),
  servings: menuFields.servings,
  minutes: menuFields.minutes,
  menuPlace: menuFields.menuPlace.nullable().optional(),
  preparationCents: fields.priceCents,
  follows: followsSchema.default({ name: null, description: null, story: null }),
  steps: z.array(menuFields.step).max(mostSteps).openapi({
    description:
      'In the language of the method (docs/method.md): ingredients by name, or by number as #1145.',
  }),
  ingredients: z
    .array(
      z.strictObject({
        ingredientNo: fields.number,
        amount: fields.amount,
        swaps: z.array(swapSchema).max(mostSwaps),
        confirmed: z.literal(true).optional().openapi({
          description: 'This amount is meant, however odd it looks.',
        }),
      }),
    )
    .max(mostIngredients)
    .superRefine((list, context) => {
      for (const { path, message } of repeats(list)) {
        context.addIssue({ code: 'custom', path, message });
      }
    }),
  unfinished: unfinishedSchema.nullable().default(null),
};

export const costSchema = z
  .object({
    totalCents: z.number().int().openapi({ description: 'The price to customers.' }),
    perServingCents: z.number().int(),
    ingredientCents: z.number().int().openapi({ description: 'At the price of their packs.' }),
    preparationCents: z.number().int().openapi({
      description: 'What the shop adds for preparing and packing.',
    }),
    ingredientPercent: z.number().int().nullable(),
    purchaseCents: z.number().int().nullable().openapi({
      description: 'What the shop pays for the ingredients; null while that of one is unknown.',
    }),
    marginCents: z.number().int().nullable().openapi({
      description: 'What of the price is not paid for the ingredients.',
    }),
    marginPercent: z.number().int().nullable(),
  })
  .openapi('RecipeCost', { description: 'At its own servings and today’s prices.' });
