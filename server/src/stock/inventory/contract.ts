import { z } from '@hono/zod-openapi';
import {
  queryOf,
  text,
  words,
  fields,
  kitchenInBody,
  kitchenInQuery,
  numberInPath,
} from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { csvResponse, json, body } from '../../contract/route.ts';
import { listFile, listReport } from '../../contract/list-file.ts';
import { mostLimited } from './limited-by.ts';
import { movementKinds } from './movement.ts';
import { route, type Contract } from '../../contract/route.ts';

const note = text(200).nullable().default(null);

const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['received', 'spoiled']),
    kitchenNo: kitchenInBody,
    ingredientNo: fields.number,
    amount: fields.amount,
    note,
  }),
  z.strictObject({
    kind: z.literal('counted'),
    kitchenNo: kitchenInBody,
    ingredientNo: fields.number,
    amount: fields.amountOrZero.openapi({
      description: 'What is in the house, promised boxes included.',
    }),
    seenAmount: fields.amountOrZero.optional().openapi({
      description:
        'What was said to be in the house when you began to count: `amount` and `promisedAmount` of its level together. What has moved since is told instead of counted away.',
    }),
    note,
  }),
]);

const keyHeader = z.object({
  'idempotency-key': fields.idempotencyKey
    .optional()
    .openapi({ description: 'The same key again changes nothing more.' }),
});

const namedIngredient = {
  ingredientNo: fields.number,
  name: z.string().nullable(),
  unit: z.enum(units),
};

const movementSchema = z
  .object({
    movementNo: z.number().int(),
    ...namedIngredient,
    kind: z.enum(movementKinds),
    amount: z.number().int().openapi({ description: 'Signed, in base units.' }),
    movedAt: z.iso.datetime(),
    movedBy: z.string(),
    note: z.string().nullable(),
    orderNo: z.number().int().nullable(),
  })
  .openapi('StockMovement');

const levelSchema = z
  .object({
    ...namedIngredient,
    amount: fields.amountOrZero,
    promisedAmount: fields.amountOrZero.openapi({
      description: 'Also in the house, for orders that were not shipped yet.',
    }),
    lowStockAmount: fields.amountOrZero,
    low: z.boolean(),
    limits: z
      .array(
        z.object({
          recipeNo: fields.number,
          slug: z.string(),
          name: z.string().nullable(),
          portionsLeft: z.number().int(),
        }),
      )
      .openapi({
        description: `Recipes on the menu that end with this ingredient, those that end first in front; up to ${mostLimited}.`,
      }),
    limitsTotal: z.number().int().openapi({ description: 'How many they are in all.' }),
  })
  .openapi('StockLevel');

export const contract = {
  listStock: route({
    method: 'get',
    path: '/api/admin/stock',
    access: 'see-stock',
    summary: 'What is on the shelf, and which recipes it limits',
    request: {
      query: queryOf({
        q: words(80).optional(),
        kitchen: kitchenInQuery,
        low: z.enum(['true', 'false']).optional().openapi({
          description: 'Only what is at or under its low-stock mark, or only the rest.',
        }),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: { 200: json(pageSchema(levelSchema), 'By name.') },
    refusals: ['invalid-cursor', 'kitchen-not-found'],
  }),
  changeStock: route({
    method: 'post',
    path: '/api/admin/stock-movements',
    access: 'change-stock',
    summary: 'Receive, write off or count; all of it or nothing',
    request: {
      headers: keyHeader,
      body: body(z.strictObject({ movements: z.array(changeSchema).min(1).max(200) })),
    },
    responses: {
      201: json(
        z.object({
          levels: z.array(z.object({ ingredientNo: fields.number, amount: fields.amountOrZero })),
        }),
        'What is on the shelf now.',
      ),
    },
    refusals: [
      'kitchen-not-found',
      'ingredient-not-found',
      'stock-below-zero',
      'movement-too-large',
      'precondition-failed',
      'idempotency-key-reused',
    ],
  }),
  exportStock: route({
    method: 'get',
    path: '/api/admin/stock-csv',
    access: 'see-stock',
    summary: 'The same as a file, with empty columns for what was counted or came in',
    request: {
      query: queryOf({
        q: words(80).optional(),
        kitchen: kitchenInQuery,
        low: z.enum(['true', 'false']).optional(),
      }),
    },
    responses: { 200: csvResponse },
    refusals: ['kitchen-not-found'],
  }),
  listStockMovements: route({
    method: 'get',
    path: '/api/admin/stock-movements',
    access: 'see-stock',
    summary: 'The ledger of the stock',
    request: {
      query: queryOf({
        kitchen: kitchenInQuery,
        ingredientNo: numberInPath.optional(),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: { 200: json(pageSchema(movementSchema), 'Newest first.') },
    refusals: ['invalid-cursor', 'kitchen-not-found'],
  }),
  importStockFile: route({
    method: 'post',
    path: '/api/admin/stock-file',
    access: 'change-stock',
    summary: 'Read counts and deliveries from the file of the stock: all of it, or nothing',
    description:
      'What was counted stands in `counted`, what came in in `received`. A count is refused where something has moved since the file was taken out.',
    request: {
      headers: keyHeader,
      query: queryOf({ kitchen: kitchenInQuery }),
      body: body(listFile),
    },
    responses: { 200: json(listReport, 'What was moved, or would be.') },
    refusals: [
      'kitchen-not-found',
      'file-wrong',
      'stock-below-zero',
      'movement-too-large',
      'precondition-failed',
      'idempotency-key-reused',
    ],
  }),
  exportStockMovements: route({
    method: 'get',
    path: '/api/admin/stock-movements-csv',
    access: 'see-stock',
    summary: 'The ledger as a file',
    request: { query: queryOf({ kitchen: kitchenInQuery, ingredientNo: numberInPath.optional() }) },
    responses: { 200: csvResponse },
    refusals: ['kitchen-not-found'],
  }),
} satisfies Contract;
