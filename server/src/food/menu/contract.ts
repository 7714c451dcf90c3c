import { z } from '@hono/zod-openapi';
import { queryOf, manyOf, wholeInQuery, words, fields } from '../../contract/fields.ts';
import { diets, allergens } from '../../contract/food-terms.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, json } from '../../contract/route.ts';
import { usUnits } from '../../contract/measures.ts';
import { sorts } from './menu-index.ts';
import {
  cardSchema,
  conflictsSchema,
  menuSchema,
  recipeSchema,
  extraSchema,
  fewLeftSchema,
} from './reply.ts';
import { menuFields, categorySchema } from '../recipes/schemas.ts';
import { route, type Contract } from '../../contract/route.ts';

/** Any day of a week names it. */
const weekQuery = fields.date.optional().openapi({
  description:
    'Only what the menu of the week with this day offers, for a shop whose menu is by week; otherwise everything that is published.',
});

export const menuQuery = queryOf({
  category: menuFields.categorySlug.optional(),
  diet: manyOf(diets),
  without: manyOf(allergens).openapi({
    description:
      'Recipes that contain any of these or may contain traces of it, or with an undeclared ingredient, stay out. `gluten` and `nuts` stand for each of their foods.',
  }),
  maxMinutes: wholeInQuery(0, 1440),
  maxPriceCents: wholeInQuery(0, 9_999_999_999).openapi({ description: 'Of one serving.' }),
  q: words(80).optional().openapi({
    description:
      'Words of a name, ingredient, category or description; typing errors are forgiven, and `vegan` or `no nuts` are understood.',
  }),
  week: weekQuery,
  sort: z.enum(sorts).default('name').openapi({
    description: '`shop` is the shop’s own order, and with words to find what fits them best.',
  }),
  cursor: cursorQuery,
  limit: limitQuery,
});

/** More than any box has. */
const mostMeasured = 200;

export const contract = {
  measureAmounts: route({
    method: 'post',
    path: '/api/us-measures',
    access: 'everyone',
    summary: 'Amounts of ingredients in cups, spoons, pounds and ounces',
    description:
      'What is weighed is told in cups where its density is known; pieces, milligrams and the smallest amounts stay as they are.',
    request: {
      body: body(
        z.strictObject({
          items: z
            .array(z.strictObject({ ingredientNo: fields.number, amount: fields.amount }))
            .max(mostMeasured),
        }),
      ),
    },
    responses: {
      200: json(
        z
          .object({
            items: z.array(
              z.object({
                ingredientNo: fields.number,
                amount: fields.amount,
                measure: z
                  .object({
                    count: z.string().openapi({ description: 'As people write it: “1 ½”.' }),
                    unit: z.enum(usUnits),
                    isMany: z.boolean().openapi({ description: 'More than one.' }),
                  })
                  .nullable(),
              }),
            ),
          })
          .openapi('UsMeasures'),
        'Each as it was asked, in the same order.',
      ),
    },
    refusals: ['ingredient-not-found'],
  }),
  listMenu: route({
    method: 'get',
    path: '/api/recipes',
    access: 'everyone',
    speaks: true,
    summary: 'The menu: filtered, sorted, counted',
    request: { query: menuQuery },
    responses: { 200: json(menuSchema, 'A page of cards.') },
    refusals: ['invalid-cursor', 'week-unknown'],
  }),
  readRecipe: route({
    method: 'get',
    path: '/api/recipes/{slug}',
    access: 'everyone',
    speaks: true,
    summary: 'One recipe: what it takes, costs, contains and leaves',
    request: { params: z.object({ slug: fields.slug }) },
    responses: {
      200: json(recipeSchema, 'The recipe.'),
      301: json(
        z.object({ slug: z.string() }),
        'It was found here before; `location` says where it is.',
      ),
    },
    refusals: ['recipe-not-found'],
  }),
  listSimilar: route({
    method: 'get',
    path: '/api/recipes/{slug}/similar',
    access: 'everyone',
    speaks: true,
    summary: 'Recipes of the menu that are like this one',
    description:
      'By what they are made of (the seldom and the dear counts most), their category, diets and time; the same for everybody.',
    request: { params: z.object({ slug: fields.slug }) },
    responses: { 200: json(z.object({ items: z.array(cardSchema) }), 'The likest first.') },
    refusals: ['recipe-not-found'],
  }),
  listFewLeft: route({
    method: 'get',
    path: '/api/few-left',
    access: 'everyone',
    summary: 'What is nearly gone: the stock that stored results do not carry',
    description:
      'For a week, where the menu is by week, no more than what it still offers: it may have only so many portions of a recipe.',
    request: { query: queryOf({ week: weekQuery }) },
    responses: { 200: json(fewLeftSchema, 'Every recipe of the menu that is nearly gone.') },
    refusals: [],
  }),
  listConflicts: route({
    method: 'get',
    path: '/api/menu-conflicts',
    access: 'everyone',
    summary: 'What of these recipes, as written, goes against my household, and which I marked',
    description:
      'The menu itself is the same for everybody: this is asked beside it. A guest has no profile.',
    request: {
      query: queryOf({
        recipeNo: z
          .string()
          .regex(/^[1-9][0-9]{0,9}(,[1-9][0-9]{0,9}){0,99}$/, {
            error: 'must be up to 100 numbers with commas between them',
          })
          .transform((given) => new Set(given.split(',').map(Number)))
          .openapi({ type: 'string', example: '1000000001,1000000002' }),
      }),
    },
    responses: { 200: json(conflictsSchema, 'Recipes without a conflict are left out.') },
    refusals: [],
  }),
  listCategories: route({
    method: 'get',
    path: '/api/categories',
    access: 'everyone',
    speaks: true,
    summary: 'The categories of the menu, in their order',
    request: { query: queryOf({ week: weekQuery }) },
    responses: {
      200: json(
        z.object({
          items: z.array(categorySchema.extend({ recipes: z.number().int() })),
        }),
        'With how many recipes are on the menu.',
      ),
    },
    refusals: ['week-unknown'],
  }),
  listExtras: route({
    method: 'get',
    path: '/api/ingredients',
    access: 'everyone',
    speaks: true,
    summary: 'Ingredients that can be added to a recipe',
    request: {
      query: queryOf({ q: words(80).optional(), cursor: cursorQuery, limit: limitQuery }),
    },
    responses: { 200: json(pageSchema(extraSchema), 'By name.') },
    refusals: ['invalid-cursor'],
  }),
} satisfies Contract;
