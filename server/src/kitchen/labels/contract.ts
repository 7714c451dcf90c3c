import { z } from '@hono/zod-openapi';
import {
  fields,
  kitchenNumber,
  name,
  numberInPath,
  oneKitchenInQuery,
  queryOf,
} from '../../contract/fields.ts';
import { regimeNames } from '../../contract/label-regimes.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { elements } from './regimes.ts';

const ofDay = z.object({ date: fields.date });
const whole = z.number().int();
const which = {
  kitchen: kitchenNumber.optional().openapi({ description: 'Absent: of all of them.' }),
  orderNo: fields.number.optional(),
  lineNo: fields.number.optional(),
};
const whichInQuery = {
  kitchen: oneKitchenInQuery,
  orderNo: numberInPath.optional(),
  lineNo: numberInPath.optional(),
};

export const fileKinds = ['pdf', 'zpl-203', 'zpl-300'] as const;

const run = z.object({ text: z.string(), emphasised: z.boolean() });

const foodLabelsSchema = z
  .object({
    day: fields.date,
    regime: z.enum(regimeNames),
    printers: z.array(z.string()).openapi({ description: 'Label printers of the house by name.' }),
    labels: z.array(
      z.object({
        orderNo: fields.number,
        lineNo: whole,
        recipeName: z.string(),
        changesText: z.string(),
        parts: z
          .array(
            z.object({
              element: z.enum(elements),
              title: z.string().nullable(),
              runs: z.array(run),
              table: z
                .object({ heads: z.array(z.string()), rows: z.array(z.array(z.string())) })
                .nullable()
                .openapi({ description: 'Figures in columns, told after the runs.' }),
            }),
          )
          .openapi({
            description:
              'What the label tells, in the words and the order of the regime; the runs of a part one after the other are its text.',
          }),
        gaps: z
          .array(
            z.object({
              field: z.string(),
              ingredientNo: fields.number.nullable(),
              name: z.string().nullable(),
            }),
          )
          .openapi({
            description:
              'What has to be told and nobody has said, and of which ingredient; null: the shop or the recipe. Until it is nothing the label is not printed.',
          }),
      }),
    ),
  })
  .openapi('FoodLabels');

export const contract = {
  readFoodLabels: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/food-labels',
    access: 'cook',
    summary: 'What the law asks the label of each meal to tell, and what is still unknown of it',
    request: { params: ofDay, query: queryOf(whichInQuery) },
    responses: { 200: json(foodLabelsSchema, 'By order and line.') },
    refusals: ['kitchen-not-found', 'line-not-found'],
  }),
  readFoodLabelsFile: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/food-labels-file',
    access: 'cook',
    summary:
      'The labels of the day that are complete, or one of them, as PDF or for a label printer',
    request: { params: ofDay, query: queryOf({ ...whichInQuery, as: z.enum(fileKinds) }) },
    responses: {
      200: {
        description: 'A page, or a label, for each meal.',
        content: {
          'application/pdf': { schema: z.string().openapi({ format: 'binary' }) },
          'text/plain': { schema: z.string() },
        },
      },
    },
    refusals: ['kitchen-not-found', 'line-not-found', 'label-facts-missing'],
  }),
  printFoodLabels: route({
    method: 'post',
    path: '/api/admin/kitchen/{date}/food-labels/print',
    access: 'cook',
    summary: 'Print the labels of the day that are complete, or one of them, on a label printer',
    request: { params: ofDay, body: body(z.strictObject({ ...which, printer: name(40) })) },
    responses: {
      200: json(
        z.object({
          printed: whole,
          incomplete: whole.openapi({ description: 'Were not printed: facts are missing.' }),
        }),
        'The printer has taken them.',
      ),
    },
    refusals: [
      'kitchen-not-found',
      'line-not-found',
      'label-facts-missing',
      'printer-not-found',
      'printer-away',
    ],
  }),
} satisfies Contract;
