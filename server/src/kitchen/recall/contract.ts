import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { hazards } from '../../contract/hazards.ts';
import { languageCodes } from '../../contract/languages.ts';
import { statuses } from '../../contract/order-status.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { lotStatuses } from '../../stock/lots/lot.ts';
import { lineStates } from './recalled.ts';

const whole = z.number().int();

export const recallSchema = z
  .object({
    recallNo: fields.number,
    lotNo: fields.number,
    ingredientNo: fields.number,
    name: z.string().nullable(),
    unit: z.enum(units),
    supplierLot: z.string().nullable(),
    isDrill: z.boolean(),
    hazard: z.enum(hazards),
    note: z.string().nullable(),
    startedAt: z.iso.datetime(),
    startedBy: z.string(),
    foundMs: whole.openapi({ description: 'How long it took to find the boxes, in milliseconds.' }),
    endedAt: z.iso.datetime().nullable(),
    endedBy: z.string().nullable(),
    boxes: whole.openapi({ description: 'Boxes that had some of it when it began.' }),
    toldBoxes: whole.openapi({ description: 'Those of them whose customers were told.' }),
  })
  .openapi('Recall');

export const recallStorySchema = recallSchema
  .extend({
    lotStatus: z.enum(lotStatuses),
    progress: z
      .object({
        here: whole.openapi({ description: 'In boxes that are in the house: to take out.' }),
        left: whole.openapi({ description: 'In boxes that have left: to be told.' }),
        told: whole,
        without: whole.openapi({ description: 'In boxes that hold none of it any more.' }),
        refunded: whole.openapi({ description: 'Of which money was asked back.' }),
      })
      .openapi({ description: 'Lines of boxes by where they are.' }),
    drafts: z
      .array(
        z.object({
          language: z.enum(languageCodes),
          orderNo: fields.number,
          subject: z.string(),
          text: z.string(),
        }),
      )
      .openapi({ description: 'The letter as it would be for one of the boxes, by language.' }),
  })
  .openapi('RecallStory');

export const recallLineSchema = z
  .object({
    orderNo: fields.number,
    lineNo: whole,
    amount: fields.amount.openapi({ description: 'Of the lot, when the recall began.' }),
    toldAt: z.iso.datetime().nullable(),
    customerNo: fields.number,
    name: z.string(),
    day: fields.date,
    status: z.enum(statuses),
    meal: z.string().nullable(),
    state: z.enum(lineStates).openapi({
      description:
        'Here: in a box in the house, to take out. Left: gone, to be told. Told. Without: its box holds none of it any more.',
    }),
    refundedCents: whole.nullable().openapi({ description: 'Null: nothing was asked back yet.' }),
    currency: z.string(),
  })
  .openapi('RecallLine');

const recallNo = z.object({ recallNo: numberInPath });
/** Who blocks food, and who speaks with customers. */
const seen = ['change-stock', 'see-orders'] as const;

export const contract = {
  listRecalls: route({
    method: 'get',
    path: '/api/admin/recalls',
    access: seen,
    summary: 'Recalls and drills',
    request: { query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: { 200: json(pageSchema(recallSchema), 'Newest first.') },
    refusals: ['invalid-cursor'],
  }),
  startRecall: route({
    method: 'post',
    path: '/api/admin/recalls',
    access: 'change-stock',
    summary: 'Call a lot back, or drill it',
    description:
      'Blocks the lot and writes down exactly the boxes that have some of it, at one moment. A drill changes nothing, writes to nobody and gives nothing back. One that goes on is answered again.',
    request: {
      body: body(
        z.strictObject({
          lotNo: fields.number,
          isDrill: z.boolean(),
          hazard: z.enum(hazards),
          note: text(300).nullable().default(null).openapi({
            description: 'What the letters add, in the words of the shop.',
          }),
        }),
      ),
    },
    responses: {
      200: json(recallSchema, 'It goes on already, as it was begun.'),
      201: json(recallSchema, 'It has begun.'),
    },
    refusals: ['lot-not-found', 'movement-too-large'],
  }),
  readRecall: route({
    method: 'get',
    path: '/api/admin/recalls/{recallNo}',
    access: seen,
    summary: 'A recall: how far it is, and the letter in each language',
    request: { params: recallNo },
    responses: { 200: json(recallStorySchema, 'As it is now.') },
    refusals: ['recall-not-found'],
  }),
  listRecallLines: route({
    method: 'get',
    path: '/api/admin/recalls/{recallNo}/lines',
    access: seen,
    summary: 'Exactly the lines of boxes that had some of the lot',
    request: {
      params: recallNo,
      query: queryOf({ cursor: cursorQuery, limit: limitQuery }),
    },
    responses: { 200: json(pageSchema(recallLineSchema), 'By order and line.') },
    refusals: ['recall-not-found', 'invalid-cursor'],
  }),
  sendRecallLetters: route({
    method: 'post',
    path: '/api/admin/recalls/{recallNo}/letters',
    access: 'give-refunds',
    summary: 'Tell the customers whose boxes have left, and give back what it cost',
    description:
      'One letter for each order, once, in the language of its customer. Sent again it tells whoever was not told yet.',
    request: { params: recallNo, body: body(z.strictObject({})) },
    responses: { 200: json(recallSchema, 'As it is now; the letters are on their way.') },
    refusals: ['recall-not-found', 'recall-is-a-drill', 'recall-ended'],
  }),
  endRecall: route({
    method: 'post',
    path: '/api/admin/recalls/{recallNo}/end',
    access: 'change-stock',
    summary: 'End a recall or a drill',
    description:
      'The lot stays blocked until it is released or thrown away. Said again it changes nothing.',
    request: { params: recallNo, body: body(z.strictObject({})) },
    responses: { 200: json(recallSchema, 'As it is now.') },
    refusals: ['recall-not-found'],
  }),
} satisfies Contract;
