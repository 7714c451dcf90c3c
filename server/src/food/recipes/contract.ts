import { z } from '@hono/zod-openapi';
import {
  fields,
  queryOf,
  text,
  words,
  numberInPath,
  versionOrNone,
} from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { json, body } from '../../contract/route.ts';
import {
  changesSchema,
  menuFields,
  costSchema,
  keptCategorySchema,
  mostIngredients,
  mostLineLetters,
  recipeContents,
} from './schemas.ts';
import { archivedFlag, shownQuery } from '../archive/schemas.ts';
import { mealSchema } from './meal-reply.ts';
import { editionChange } from './edition-changes.ts';
import { whyLeft } from './read-lines.ts';
import { units } from '../../contract/food-terms.ts';
import { route, type Contract } from '../../contract/route.ts';

const categorySlug = z.object({ slug: menuFields.categorySlug });

const planned = z.strictObject({
  servings: menuFields.servings,
  preparationCents: fields.priceCents,
  ingredients: z
    .array(z.strictObject({ ingredientNo: fields.number, amount: fields.amount }))
    .max(mostIngredients),
});

const { name, description, story, follows, servings, steps, ingredients } = recipeContents;
const previewed = z.strictObject({
  name,
  description,
  story,
  follows,
  servings,
  steps,
  ingredients,
  meal: z
    .strictObject({ servings: menuFields.servings, changes: changesSchema })
    .openapi({ description: 'The meal to tell it for.' }),
});

const summaryShape = {
  recipeNo: fields.number,
  slug: z.string(),
  name: z.string().nullable(),
  category: z.string(),
  status: menuFields.status,
  editionNo: z.number().int(),
  servings: z.number().int(),
  minutes: z.number().int(),
  picture: z.string().nullable(),
  cost: costSchema,
  archived: archivedFlag,
};

const recipeSchema = z
  .object({
    ...recipeContents,
    slug: fields.slug,
    recipeNo: fields.number,
    status: menuFields.status,
    editionNo: z.number().int(),
    picture: z.string().nullable(),
    cost: costSchema,
    archived: archivedFlag,
  })
  .openapi('RecipeForStaff');

const editionShape = {
  editionNo: z.number().int(),
  savedAt: z.iso.datetime(),
  savedBy: z.string().nullable().openapi({ description: 'Null: nobody wrote it down.' }),
  status: menuFields.status.nullable(),
};

export const recipeNo = z.object({ recipeNo: numberInPath });

const draftProblems = [
  'category-not-found',
  'ingredient-not-found',
  'recipe-incomplete',
  'method-untrue',
  'amount-odd',
  'slug-taken',
  'slug-forwards',
  'archived-in-recipe',
] as const;

export const contract = {
  listCategoriesForStaff: route({
    method: 'get',
    path: '/api/admin/categories',
    access: 'see-menu',
    summary: 'Categories in their order, archived ones last',
    responses: {
      200: json(
        z.object({
          items: z.array(
            keptCategorySchema.extend({
              recipes: z
                .number()
                .int()
                .openapi({ description: 'On the menu or being written; not those archived.' }),
              archived: archivedFlag,
            }),
          ),
        }),
        'The categories.',
      ),
    },
    refusals: [],
  }),
  archiveCategory: route({
    method: 'post',
    path: '/api/admin/categories/{slug}/archive',
    access: 'change-menu',
    summary: 'Take a category out of lists and the menu',
    request: { params: categorySlug },
    responses: { 200: json(keptCategorySchema, 'The category.') },
    refusals: ['category-unknown', 'still-needed'],
  }),
  unarchiveCategory: route({
    method: 'post',
    path: '/api/admin/categories/{slug}/unarchive',
    access: 'change-menu',
    summary: 'Bring an archived category back',
    request: { params: categorySlug },
    responses: { 200: json(keptCategorySchema, 'The category.') },
    refusals: ['category-unknown'],
  }),
  readCategory: route({
    method: 'get',
    path: '/api/admin/categories/{slug}',
    access: 'see-menu',
    summary: 'One category',
    request: { params: categorySlug },
    responses: { 200: json(keptCategorySchema, 'The category.') },
    refusals: ['category-unknown'],
  }),
  putCategory: route({
    method: 'put',
    path: '/api/admin/categories/{slug}',
    access: 'change-menu',
    summary: 'Add a category, or write over the version you saw',
    request: {
      params: categorySlug,
      body: body(
        z.strictObject({
          name: menuFields.categoryName,
          position: menuFields.position,
          version: versionOrNone,
        }),
      ),
    },
    responses: { 200: json(keptCategorySchema, 'The category.') },
    refusals: ['category-unknown', 'precondition-failed'],
  }),
  archiveRecipe: route({
    method: 'post',
    path: '/api/admin/recipes/{recipeNo}/archive',
    access: 'change-menu',
    summary: 'Take a recipe that is not on the menu out of lists; it stays where it was ordered',
    request: { params: z.object({ recipeNo: numberInPath }) },
    responses: { 200: json(recipeSchema, 'The recipe.') },
    refusals: ['recipe-not-found', 'still-needed'],
  }),
  unarchiveRecipe: route({
    method: 'post',
    path: '/api/admin/recipes/{recipeNo}/unarchive',
    access: 'change-menu',
    summary: 'Bring an archived recipe back, as a draft',
    request: { params: z.object({ recipeNo: numberInPath }) },
    responses: { 200: json(recipeSchema, 'The recipe.') },
    refusals: ['recipe-not-found'],
  }),
  releaseSlug: route({
    method: 'delete',
    path: '/api/admin/recipes/{recipeNo}/former-slugs/{slug}',
    access: 'change-menu',
    summary: 'Let an address go that a recipe had before, so that another may have it',
    request: { params: z.object({ recipeNo: numberInPath, slug: fields.slug }) },
    responses: { 200: json(recipeSchema, 'The recipe.') },
    refusals: ['slug-not-former', 'recipe-not-found'],
  }),
  costRecipe: route({
    method: 'post',
    path: '/api/admin/recipes/cost',
    access: 'see-menu',
    summary: 'What a recipe would cost as it is being written; nothing is kept',
    request: { body: body(planned) },
    responses: { 200: json(costSchema, 'The cost.') },
    refusals: ['ingredient-not-found'],
  }),
  previewMethod: route({
    method: 'post',
    path: '/api/admin/recipes/method',
    access: 'see-menu',
    summary: 'How a recipe would be told as it is being written; nothing is kept',
    request: { body: body(previewed) },
    responses: {
      200: json(
        z
          .object({
            meal: mealSchema,
            problems: z
              .array(z.object({ field: z.string(), message: z.string() }))
              .openapi({ description: 'What keeps it from being published.' }),
          })
          .openapi('MethodPreview'),
        'The meal, and what is not true yet.',
      ),
    },
    refusals: ['ingredient-not-found'],
  }),
  readLines: route({
    method: 'post',
    path: '/api/admin/recipes/ingredient-lines',
    access: 'see-menu',
    summary: 'Read ingredients as people write them, one a line; nothing is kept',
    request: {
      body: body(
        z.strictObject({
          lines: z.string().max(mostLineLetters),
          present: z
            .array(fields.number)
            .max(mostIngredients)
            .openapi({ description: 'What is in the recipe already.' }),
        }),
      ),
    },
    responses: {
      200: json(
        z
          .object({
            rows: z.array(
              z.object({
                ingredientNo: fields.number,
                name: z.string(),
                amount: fields.amount,
                aside: z.string().nullable().openapi({ description: 'What no row keeps.' }),
              }),
            ),
            left: z
              .array(
                z.object({
                  line: z.string(),
                  why: z.enum(whyLeft),
                  choices: z.array(
                    z.object({
                      ingredientNo: fields.number,
                      name: z.string(),
                      unit: z.enum(units),
                      amount: fields.amount.nullable(),
                    }),
                  ),
                }),
              )
              .openapi({ description: 'Not understood; nothing is guessed.' }),
          })
          .openapi('IngredientLines'),
        'What was understood, and what was left with its choices.',
      ),
    },
    refusals: [],
  }),
  findSlug: route({
    method: 'get',
    path: '/api/admin/recipe-slugs',
    access: 'see-menu',
    summary: 'The slug that a name makes, or whether one is free',
    request: {
      query: queryOf({
        name: text(500).optional(),
        slug: fields.slug.optional(),
        recipeNo: numberInPath.optional(),
      }),
    },
    responses: {
      200: json(
        z
          .object({
            slug: z.string(),
            follows: z.boolean().openapi({
              description:
                'Nobody wrote the slug of this recipe by hand, and it was never on the menu: it is made of the name.',
            }),
            free: z.boolean(),
            leadsTo: z
              .object({ recipeNo: fields.number, name: z.string().nullable() })
              .nullable()
              .openapi({ description: 'Another recipe that had it before, and is found by it.' }),
            former: z
              .array(z.string())
              .openapi({ description: 'What this recipe had before, and is found by.' }),
            next: z.string().openapi({ description: 'Itself where it is free, else numbered.' }),
          })
          .openapi('RecipeSlug'),
        'What it would be for this recipe, or for a new one.',
      ),
    },
    refusals: ['recipe-not-found'],
  }),
  findRecipes: route({
    method: 'get',
    path: '/api/admin/recipes',
    access: 'see-menu',
    summary: 'Recipes and drafts, with what they cost',
    request: {
      query: queryOf({
        q: words(80).optional(),
        status: menuFields.status.optional(),
        archived: shownQuery,
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: {
      200: json(
        pageSchema(z.object(summaryShape).openapi('RecipeSummary')),
        'Highest number first.',
      ),
    },
    refusals: ['invalid-cursor'],
  }),
  startRecipe: route({
    method: 'post',
    path: '/api/admin/recipes',
    access: 'change-menu',
    summary: 'Start a recipe; it is a draft until it is published',
    request: { body: body(z.strictObject(recipeContents)) },
    responses: { 201: json(recipeSchema, 'The draft.') },
    refusals: [...draftProblems],
  }),
  readRecipeForStaff: route({
    method: 'get',
    path: '/api/admin/recipes/{recipeNo}',
    access: 'see-menu',
    summary: 'One recipe as it is written',
    request: { params: recipeNo },
    responses: { 200: json(recipeSchema, 'The recipe.') },
    refusals: ['recipe-not-found'],
  }),
  changeRecipe: route({
    method: 'put',
    path: '/api/admin/recipes/{recipeNo}',
    access: 'change-menu',
    summary: 'Write the next edition of a recipe, over the one you saw',
    request: {
      params: recipeNo,
      body: body(z.strictObject({ ...recipeContents, editionNo: fields.number })),
    },
    responses: { 200: json(recipeSchema, 'The new edition.') },
    refusals: ['recipe-not-found', 'precondition-failed', ...draftProblems],
  }),
  copyRecipe: route({
    method: 'post',
    path: '/api/admin/recipes/{recipeNo}/copy',
    access: 'change-menu',
    summary: 'Start a draft that says the same under another number; without its picture',
    request: { params: recipeNo },
    responses: { 201: json(recipeSchema, 'The copy.') },
    refusals: ['recipe-not-found'],
  }),
  findEditions: route({
    method: 'get',
    path: '/api/admin/recipes/{recipeNo}/editions',
    access: 'see-menu',
    summary: 'Who saved a recipe, when, and what they changed',
    request: { params: recipeNo, query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: {
      200: json(
        pageSchema(
          z
            .object({ ...editionShape, changes: z.array(editionChange.openapi('EditionChange')) })
            .openapi('RecipeEdition'),
        ),
        'Newest first.',
      ),
    },
    refusals: ['recipe-not-found', 'invalid-cursor'],
  }),
  readEdition: route({
    method: 'get',
    path: '/api/admin/recipes/{recipeNo}/editions/{editionNo}',
    access: 'see-menu',
    summary: 'A recipe as it was, to look at or to write again',
    request: { params: recipeNo.extend({ editionNo: numberInPath }) },
    responses: {
      200: json(
        z
          .object({
            ...editionShape,
            recipe: z
              .object(recipeContents)
              .extend({
                slug: fields.slug,
                picture: z.string().nullable(),
                preparationCents: fields.priceCents.nullable().openapi({
                  description: 'Null where this version did not keep it.',
                }),
              })
              .openapi('RecipeAsItWas'),
          })
          .openapi('RecipeEditionWhole'),
        'The version. A ratio that it did not keep is left to be written.',
      ),
    },
    refusals: ['recipe-not-found', 'edition-not-found'],
  }),
  publishRecipe: route({
    method: 'post',
    path: '/api/admin/recipes/{recipeNo}/publish',
    access: 'change-menu',
    summary: 'Put a recipe on the menu',
    request: { params: recipeNo },
    responses: { 200: json(recipeSchema, 'The recipe.') },
    refusals: [
      'recipe-not-found',
      'recipe-incomplete',
      'method-untrue',
      'amount-odd',
      'recipe-archived',
      'archived-in-recipe',
    ],
  }),
  unpublishRecipe: route({
    method: 'post',
    path: '/api/admin/recipes/{recipeNo}/unpublish',
    access: 'change-menu',
    summary: 'Take a recipe off the menu',
    request: { params: recipeNo },
    responses: { 200: json(recipeSchema, 'The recipe.') },
    refusals: ['recipe-not-found'],
  }),
} satisfies Contract;
