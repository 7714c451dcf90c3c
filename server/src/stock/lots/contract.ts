import { z } from '@hono/zod-openapi';
import { fields, kitchenInQuery, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, csvResponse, json, route, type Contract } from '../../contract/route.ts';
import { lotMovementKinds, lotStatuses, wasteReasons } from './lot.ts';

const note = text(200).nullable().default(null);
const seenAmount = fields.amountOrZero.openapi({
  description: 'What the lot was said to hold when somebody began.',
});

export const lotSchema = z
  .object({
    lotNo: fields.number,
    kitchenNo: fields.number.openapi({ description: 'Where it lies.' }),
    ingredientNo: fields.number,
    name: z.string().nullable(),
    unit: z.enum(units),
    status: z.enum(lotStatuses),
    amount: fields.amountOrZero.openapi({ description: 'In the house and in no box.' }),
    goodUntil: fields.date.nullable().openapi({
      description: 'It is sold for, and portioned into, boxes up to this day. Null: nobody said.',
    }),
    useBy: fields.date.nullable(),
    bestBefore: fields.date.nullable(),
    origin: z.string().nullable(),
    supplierLot: z.string().nullable(),
    openedAt: z.iso.datetime(),
    isShelf: z.boolean().openapi({ description: 'Came in without a word about its lot.' }),
  })
  .openapi('Lot');

const lotMovement = z.object({
  movementNo: z.number().int(),
  kind: z.enum(lotMovementKinds),
  amount: z.number().int().openapi({ description: 'Signed, in base units.' }),
  movedAt: z.iso.datetime(),
  movedBy: z.string(),
  reason: z.enum(wasteReasons).nullable(),
  note: z.string().nullable(),
});

const boxSchema = z.object({
  orderNo: fields.number,
  customerNo: fields.number,
  day: fields.date,
  status: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  lineNo: z.number().int(),
  meal: z.string().nullable(),
  amount: fields.amount,
});

const boxLotSchema = z.object({
  lineNo: z.number().int(),
  ingredientNo: fields.number,
  name: z.string().nullable(),
  unit: z.enum(units),
  lotNo: fields.number.nullable().openapi({ description: 'Null: the box left without it.' }),
  amount: fields.amount,
  useBy: fields.date.nullable(),
  supplierLot: z.string().nullable(),
  supplierNo: fields.number
    .nullable()
    .openapi({ description: 'Who it came from; null: nobody said.' }),
  supplier: z.string().nullable(),
  receiptNo: fields.number.nullable(),
  purchaseNo: fields.number.nullable(),
  receivedAt: z.iso.datetime().nullable(),
});

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['quarantined', 'released']), note }),
  z.strictObject({
    kind: z.literal('wasted'),
    amount: fields.amount,
    seenAmount,
    reason: z.enum(wasteReasons),
    note,
  }),
  z.strictObject({ kind: z.literal('counted'), amount: fields.amountOrZero, seenAmount, note }),
]);

const lotNo = z.object({ lotNo: numberInPath });
const story = lotSchema.extend({ movements: z.array(lotMovement) }).openapi('LotStory');

export const contract = {
  listLots: route({
    method: 'get',
    path: '/api/admin/lots',
    access: 'see-stock',
    summary: 'The lots of the stock, what ends first first',
    request: {
      query: queryOf({
        kitchen: kitchenInQuery,
        ingredientNo: numberInPath.optional(),
        status: z.enum(lotStatuses).optional(),
        gone: z.enum(['true', 'false']).default('false').openapi({
          description: 'Those too of which nothing is left.',
        }),
        cursor: cursorQuery,
        limit: limitQuery,
      }),
    },
    responses: { 200: json(pageSchema(lotSchema), 'By the day up to which they are good.') },
    refusals: ['invalid-cursor', 'kitchen-not-found'],
  }),
  readLot: route({
    method: 'get',
    path: '/api/admin/lots/{lotNo}',
    access: 'see-stock',
    summary: 'One lot, with what came into it and left it otherwise than into boxes',
    request: { params: lotNo },
    responses: { 200: json(story, 'Movements newest first.') },
    refusals: ['lot-not-found'],
  }),
  changeLot: route({
    method: 'post',
    path: '/api/admin/lots/{lotNo}/changes',
    access: 'change-stock',
    summary: 'Block a lot, release it, throw some of it away, or count it',
    description:
      'What was sold of it already is no reason to keep it: what cannot be taken from what is still to be sold is owed, and whatever comes in next pays it.',
    request: { params: lotNo, body: body(change) },
    responses: { 200: json(story, 'As it is now.') },
    refusals: [
      'lot-not-found',
      'lot-not-in-that-state',
      'lot-being-recalled',
      'lot-below-zero',
      'movement-too-large',
      'precondition-failed',
    ],
  }),
  traceLot: route({
    method: 'get',
    path: '/api/admin/lots/{lotNo}/trace',
    access: 'see-orders',
    summary: 'Exactly the boxes that have some of a lot, and whose they are',
    request: { params: lotNo },
    responses: {
      200: json(z.object({ lot: lotSchema, boxes: z.array(boxSchema) }), 'By day and order.'),
    },
    refusals: ['lot-not-found'],
  }),
  exportTrace: route({
    method: 'get',
    path: '/api/admin/lots/{lotNo}/trace-csv',
    access: 'see-orders',
    summary: 'Where a lot came from and where it went, as a file to hand over',
    description:
      'A line for each time that some of it came or went, with the key data elements that 21 CFR Part 1, Subpart S asks for of receiving and shipping: traceability lot code, product, amount and unit, who from, where to, when, and by which paper.',
    request: { params: lotNo },
    responses: { 200: csvResponse },
    refusals: ['lot-not-found'],
  }),
  lotsOfOrder: route({
    method: 'get',
    path: '/api/admin/orders/{orderNo}/lots',
    access: 'see-orders',
    summary: 'The lots that a box was portioned from, and who they came from',
    request: { params: z.object({ orderNo: numberInPath }) },
    responses: {
      200: json(
        z.object({ items: z.array(boxLotSchema) }),
        'By line; none before it is portioned, and of boxes from before lots were kept.',
      ),
    },
    refusals: [],
  }),
} satisfies Contract;
