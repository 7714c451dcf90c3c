import { z } from '@hono/zod-openapi';
import { fields, numberInPath } from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { shortageChoices, shortageStates } from '../../contract/substitutions.ts';

const amountOf = z.object({
  ingredientNo: fields.number,
  name: z.string().nullable(),
  amount: fields.amount,
  unit: z.enum(units),
});

export const shortageSchema = z
  .object({
    shortageNo: fields.number,
    lineNo: z.number().int(),
    missing: amountOf,
    substitute: amountOf,
    state: z.enum(shortageStates).openapi({
      description:
        '`asked`: its customer is asked; `swapped`: it is in the box instead; `left-out`: neither is.',
    }),
    toldAt: z.iso.datetime(),
  })
  .openapi('Shortage');

const ofBox = z.object({ date: fields.date, orderNo: numberInPath });
const inOrder = z.object({ orderNo: numberInPath });

export const contract = {
  readBoxShortages: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/packing/{orderNo}/shortages',
    access: 'cook',
    summary: 'What may happen in a box where something is missing, as its customer chose',
    request: { params: ofBox },
    responses: {
      200: json(
        z.object({
          ingredients: z.array(
            z.object({
              lineNo: z.number().int(),
              ingredientNo: fields.number,
              wish: z.enum(shortageChoices).openapi({
                description: 'What its customer wants where this ingredient is missing.',
              }),
              substitutes: z.array(amountOf).openapi({
                description: 'What may stand in for it and is there, in the order of the recipe.',
              }),
            }),
          ),
          shortages: z.array(shortageSchema),
        }),
        'By line and ingredient.',
      ),
    },
    refusals: ['order-not-found'],
  }),
  standIn: route({
    method: 'post',
    path: '/api/admin/kitchen/{date}/packing/{orderNo}/lines/{lineNo}/stand-in',
    access: 'cook',
    summary: 'Put what may stand in for a missing ingredient into a box, or ask its customer',
    description:
      'As the customer chose: it is swapped at once, or they are asked by letter and answer on the page of their order. Sent twice it is done once.',
    request: {
      params: ofBox.extend({ lineNo: numberInPath }),
      body: body(z.strictObject({ ingredientNo: fields.number, with: fields.number })),
    },
    responses: { 200: json(shortageSchema, 'What became of it.') },
    refusals: [
      'order-not-found',
      'line-not-found',
      'order-move-not-allowed',
      'customer-may-cancel',
      'swap-not-wanted',
      'substitute-not-offered',
      'shortage-decided',
    ],
  }),
  readMyShortages: route({
    method: 'get',
    path: '/api/orders/{orderNo}/shortages',
    access: 'customer',
    speaks: true,
    summary: 'What was missing in my box, and what is in it instead or is asked of me',
    request: { params: inOrder },
    responses: { 200: json(z.object({ items: z.array(shortageSchema) }), 'In the order told.') },
    refusals: ['not-signed-in', 'order-not-found'],
  }),
  answerShortage: route({
    method: 'post',
    path: '/api/orders/{orderNo}/shortages/{shortageNo}',
    access: 'customer',
    speaks: true,
    summary: 'Say whether something else may come into my box; once, while it has not left',
    request: {
      params: inOrder.extend({ shortageNo: numberInPath }),
      body: body(z.strictObject({ accepts: z.boolean() })),
    },
    responses: { 200: json(shortageSchema, 'As it is now.') },
    refusals: [
      'not-signed-in',
      'order-not-found',
      'shortage-not-found',
      'shortage-decided',
      'substitute-not-offered',
      'order-move-not-allowed',
    ],
  }),
} satisfies Contract;
