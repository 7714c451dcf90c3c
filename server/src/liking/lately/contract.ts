import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { measures } from '../../contract/measures.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { cardSchema } from '../../food/menu/reply.ts';

const servings = z.number().int().nullable().openapi({
  description: 'As many as were chosen last; null: none were.',
});

const ownMeasures = z
  .enum(measures)
  .nullable()
  .openapi({ description: 'What amounts are told in; null: nobody chose.' });

const choicesSchema = z
  .object({
    servings,
    measures: ownMeasures,
    delivery: z
      .object({
        country: z.string().nullable(),
        postcode: z.string().nullable(),
        weekday: z.number().int().nullable().openapi({
          description: 'On which day of the week a box was to come last, 1 for Monday.',
        }),
      })
      .nullable(),
    seen: z
      .array(z.object({ seenAt: z.iso.datetime(), card: cardSchema }))
      .openapi({ description: 'What is on the menu of it, the newest first.' }),
  })
  .openapi('Choices');

export const contract = {
  readChoices: route({
    method: 'get',
    path: '/api/choices',
    access: 'everyone',
    speaks: true,
    summary: 'What I chose and looked at last',
    description:
      'Transient, and nothing is judged by it: what somebody must not have is said by their profile alone.',
    responses: { 200: json(choicesSchema, 'The choices; of whoever made none, none.') },
    refusals: [],
  }),
  seeRecipe: route({
    method: 'post',
    path: '/api/choices/seen',
    access: 'everyone',
    summary: 'Say that I look at a recipe',
    description:
      'Remembered of customers, and of guests who have a box: nobody is given a cookie for it.',
    request: { body: body(z.strictObject({ recipeNo: fields.number })) },
    responses: {
      200: json(
        z.object({ kept: z.boolean(), servings, measures: ownMeasures }),
        'Whether it is remembered.',
      ),
    },
    refusals: ['recipe-not-found'],
  }),
  chooseMeasures: route({
    method: 'put',
    path: '/api/choices/measures',
    access: 'everyone',
    summary: 'Choose what amounts are told in',
    description: 'Remembered as what is looked at is.',
    request: { body: body(z.strictObject({ measures: z.enum(measures) })) },
    responses: {
      200: json(z.object({ kept: z.boolean() }), 'Whether it is remembered.'),
    },
    refusals: [],
  }),
} satisfies Contract;
