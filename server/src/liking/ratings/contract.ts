import { z } from '@hono/zod-openapi';
import { fields, numberInPath, paragraphs, queryOf, whole } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { leastRatings, longestNote, mostStars } from '../../contract/ratings.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';

const stars = whole(1, mostStars).openapi({ description: 'One is the worst.' });

const ratedMealSchema = z
  .object({
    lineNo: z.number().int(),
    mayRate: z.boolean().openapi({
      description: 'It was delivered, and what it cost did not all go back.',
    }),
    rating: z
      .object({ stars, note: z.string().nullable(), ratedAt: z.iso.datetime() })
      .nullable()
      .openapi({ description: 'What I said of it; null: nothing.' }),
  })
  .openapi('RatedMeal');

const ratedRecipeSchema = z
  .object({
    recipeNo: fields.number,
    name: z.string().nullable(),
    average: z.number().openapi({ description: 'Of what each customer said last, to a tenth.' }),
    customers: z.number().int(),
    isShown: z.boolean().openapi({
      description: `Whether customers see the average: from ${leastRatings} customers on.`,
    }),
    lastAt: z.iso.datetime(),
  })
  .openapi('RatedRecipe');

const ratingSchema = z
  .object({
    orderNo: fields.number,
    lineNo: z.number().int(),
    stars,
    note: z.string().nullable(),
    ratedAt: z.iso.datetime(),
  })
  .openapi('Rating');

export const contract = {
  listRatedMeals: route({
    method: 'get',
    path: '/api/orders/{orderNo}/ratings',
    access: 'customer',
    summary: 'What I said of the meals of an order, and which I can rate',
    request: { params: z.object({ orderNo: numberInPath }) },
    responses: { 200: json(z.object({ items: z.array(ratedMealSchema) }), 'By line.') },
    refusals: ['order-not-found'],
  }),
  rateMeal: route({
    method: 'put',
    path: '/api/orders/{orderNo}/lines/{lineNo}/rating',
    access: 'customer',
    summary: 'Say how a meal was that was delivered to me',
    description:
      'Said again, it takes the place of what was said before. The note is for the kitchen: staff alone read it.',
    request: {
      params: z.object({ orderNo: numberInPath, lineNo: numberInPath }),
      body: body(z.strictObject({ stars, note: paragraphs(longestNote).nullable().default(null) })),
    },
    responses: { 200: json(ratedMealSchema, 'What is written down.') },
    refusals: ['order-not-found', 'line-not-found', 'meal-not-rateable'],
  }),
  listRatedRecipes: route({
    method: 'get',
    path: '/api/admin/ratings',
    access: ['see-menu', 'cook'],
    summary: 'How recipes were liked',
    request: { query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: { 200: json(pageSchema(ratedRecipeSchema), 'The worst first.') },
    refusals: ['invalid-cursor'],
  }),
  listRatings: route({
    method: 'get',
    path: '/api/admin/ratings/{recipeNo}',
    access: ['see-menu', 'cook'],
    summary: 'What customers said of a recipe, with their notes to the kitchen',
    request: {
      params: z.object({ recipeNo: numberInPath }),
      query: queryOf({ cursor: cursorQuery, limit: limitQuery }),
    },
    responses: {
      200: json(
        pageSchema(ratingSchema).extend({ name: z.string().nullable() }),
        'Of the newest orders first.',
      ),
    },
    refusals: ['recipe-not-found', 'invalid-cursor'],
  }),
} satisfies Contract;
