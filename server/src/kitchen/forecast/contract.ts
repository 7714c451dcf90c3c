import { z } from '@hono/zod-openapi';
import { units } from '../../contract/food-terms.ts';
import { fields, oneKitchenInQuery } from '../../contract/fields.ts';
import { json, route, type Contract } from '../../contract/route.ts';

const whole = z.number().int();
const portions = {
  isOpen: z.boolean().openapi({ description: 'It can still be ordered for.' }),
  ordered: whole.openapi({ description: 'Portions that orders hold.' }),
  subscribed: whole.openapi({
    description: 'Portions of subscriptions that are not ordered yet and not given up.',
  }),
  expected: whole.openapi({ description: 'What it will take in all, what is ordered included.' }),
  fromHistory: z.boolean().openapi({
    description: 'Days like it say so; else it is what is ordered and subscribed to.',
  }),
  between: z.object({ least: whole, most: whole }).nullable().openapi({
    description: 'Four of five such days came to lie between. Null: too few are over to say.',
  }),
};

export const forecastSchema = z
  .object({
    today: fields.date,
    weeks: z.array(
      z.object({
        week: fields.date.openapi({ description: 'Its Monday.' }),
        menuOf: z.enum(['the week', 'everything']).openapi({
          description: 'Its own menu, or, while nobody has planned one, everything published.',
        }),
        ...portions,
        days: z.array(z.object({ day: fields.date, ...portions })),
        recipes: z
          .array(
            z.object({
              recipeNo: fields.number,
              name: z.string(),
              ordered: whole,
              expected: whole,
            }),
          )
          .openapi({ description: 'What most is expected of first.' }),
      }),
    ),
    ingredients: z
      .array(
        z.object({
          ingredientNo: fields.number,
          name: z.string(),
          unit: z.enum(units),
          freeAmount: whole.openapi({ description: 'In stock and not taken by any order.' }),
          lowStockAmount: whole,
          packAmount: whole,
          neededAmount: whole.openapi({
            description: 'What orders to come in these weeks are likely to take.',
          }),
          shortIn: fields.date.nullable().openapi({
            description: 'The first week that the free stock does not cover. Null: it covers all.',
          }),
          buyPacks: whole.openapi({
            description: 'Packs that leave the free stock at its low-stock mark after these weeks.',
          }),
          costCents: whole.nullable(),
        }),
      )
      .openapi({ description: 'What is shortest first.' }),
    costCents: whole.openapi({ description: 'Of the packs to buy, as far as costs are known.' }),
    unknownCosts: whole.openapi({ description: 'Ingredients to buy at a cost nobody has said.' }),
    accuracy: z.array(z.object({ weeksAhead: whole, days: whole, offPercent: whole })).openapi({
      description:
        'How far off it was on days that are over: all errors together as a share of all portions. Weeks of which nobody can say it yet are not in it.',
    }),
  })
  .openapi('Forecast');

export const contract = {
  readForecast: route({
    method: 'get',
    path: '/api/admin/forecast',
    access: 'see-stock',
    replica: true,
    summary: 'What the coming weeks will take of each meal and ingredient',
    description:
      'From what is ordered, what subscriptions promise and keep, and what is usually still ordered so many days ahead; see docs/forecast.md.',
    request: {
      query: z.object({
        kitchen: oneKitchenInQuery,
        weeks: z.coerce.number().int().min(0).max(8).default(2).openapi({
          description: 'So many weeks after this one.',
        }),
      }),
    },
    responses: { 200: json(forecastSchema, 'This week from today on, and those after it.') },
    refusals: ['kitchen-not-found'],
  }),
} satisfies Contract;
