import { z } from '@hono/zod-openapi';
import {
  summarySchema,
  orderSchema,
  recipeCardSchema,
  status,
  staffSummarySchema,
  staffOrderSchema,
  takenBackSchema,
  correctedOrderSchema,
} from './reply.ts';
import {
  queryOf,
  numberInPath,
  oneKitchenInQuery,
  text,
  words,
  fields,
} from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { csvResponse, json, body } from '../../contract/route.ts';
import { route, type Contract } from '../../contract/route.ts';

const move = z.strictObject({ to: status, reason: text(200).nullable().optional() });

const mostAtOnce = 200;

const moved = z.object({
  items: z.array(
    z.object({ orderNo: fields.number, moved: z.boolean(), code: z.string().nullable() }),
  ),
});

const orderNo = z.object({ orderNo: numberInPath });

const orderFilters = {
  status: status.optional(),
  day: fields.date.optional(),
  kitchen: oneKitchenInQuery,
  late: z.literal('true').optional().openapi({
    description: 'Only orders whose day has passed while the box is still in the house.',
  }),
  customerNo: numberInPath.optional(),
  q: words(80).optional(),
};

export const contract = {
  listOrders: route({
    method: 'get',
    path: '/api/orders',
    access: 'customer',
    summary: 'My orders',
    request: { query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: { 200: json(pageSchema(summarySchema), 'Newest first.') },
    refusals: ['invalid-cursor'],
  }),
  readOrder: route({
    method: 'get',
    path: '/api/orders/{orderNo}',
    access: 'customer',
    speaks: true,
    summary: 'One of my orders, as it was placed',
    request: { params: orderNo },
    responses: { 200: json(orderSchema, 'The order.') },
    refusals: ['order-not-found'],
  }),
  readOrderCards: route({
    method: 'get',
    path: '/api/orders/{orderNo}/cards',
    access: 'customer',
    speaks: true,
    summary: 'The recipe cards of an order, in the edition that was ordered',
    request: { params: orderNo },
    responses: {
      200: json(
        z.object({
          items: z.array(z.object({ lineNo: z.number().int(), card: recipeCardSchema })),
        }),
        'The cards.',
      ),
    },
    refusals: ['order-not-found'],
  }),
  cancelOrder: route({
    method: 'post',
    path: '/api/orders/{orderNo}/cancel',
    access: 'customer',
    speaks: true,
    summary: 'Cancel my order, until its cut-off',
    request: {
      params: orderNo,
      body: body(z.strictObject({ reason: text(200).nullable().optional() })),
    },
    responses: { 200: json(orderSchema, 'The cancelled order.') },
    refusals: ['order-not-found', 'order-move-not-allowed', 'cut-off-passed', 'movement-too-large'],
  }),
  findOrders: route({
    method: 'get',
    path: '/api/admin/orders',
    access: 'see-orders',
    summary:
      'Find orders by name, address, postcode, e-mail, phone, number, or what lies in the box',
    request: {
      query: queryOf({ ...orderFilters, cursor: cursorQuery, limit: limitQuery }),
    },
    responses: { 200: json(pageSchema(staffSummarySchema), 'Newest first.') },
    refusals: ['invalid-cursor', 'kitchen-not-found'],
  }),
  exportOrders: route({
    method: 'get',
    path: '/api/admin/orders-csv',
    access: 'see-orders',
    replica: true,
    summary: 'The same orders as a file',
    request: { query: queryOf(orderFilters) },
    responses: { 200: csvResponse },
    refusals: ['kitchen-not-found'],
  }),
  listCorrectedOrders: route({
    method: 'get',
    path: '/api/admin/corrected-orders',
    access: ['see-orders', 'cook', 'see-menu'],
    summary:
      'Orders under way that hold what they were not sold with, since an ingredient was corrected',
    request: { query: queryOf({ day: fields.date.optional(), kitchen: oneKitchenInQuery }) },
    responses: { 200: json(z.object({ items: z.array(correctedOrderSchema) }), 'By number.') },
    refusals: ['kitchen-not-found'],
  }),
  readOrderForStaff: route({
    method: 'get',
    path: '/api/admin/orders/{orderNo}',
    access: 'see-orders',
    summary: 'One order with its history',
    request: { params: orderNo },
    responses: { 200: json(staffOrderSchema, 'The order.') },
    refusals: ['order-not-found'],
  }),
  moveOrder: route({
    method: 'post',
    path: '/api/admin/orders/{orderNo}/move',
    access: 'change-orders',
    summary: 'Move an order to its next status, or cancel it',
    description:
      'While the customer may still cancel, packing begins only with a reason, which the customer reads.',
    request: { params: orderNo, body: body(move) },
    responses: { 200: json(staffOrderSchema, 'The moved order.') },
    refusals: [
      'order-not-found',
      'order-move-not-allowed',
      'reason-needed',
      'customer-may-cancel',
      'movement-too-large',
    ],
  }),
  takeBackOrder: route({
    method: 'post',
    path: '/api/admin/orders/{orderNo}/take-back',
    access: ['change-orders', 'cook'],
    summary: 'Take back the move that brought an order to a status',
    description:
      'Within two minutes the customer never hears of the move; later a letter tells otherwise.',
    request: { params: orderNo, body: body(z.strictObject({ from: status })) },
    responses: { 200: json(takenBackSchema, 'Where the order stands.') },
    refusals: ['order-not-found', 'order-move-not-allowed', 'money-went-back'],
  }),
  moveOrders: route({
    method: 'post',
    path: '/api/admin/orders/move',
    access: 'change-orders',
    summary: 'Move many orders; each is answered on its own',
    request: {
      body: body(move.extend({ orderNos: z.array(fields.number).min(1).max(mostAtOnce) })),
    },
    responses: { 200: json(moved, 'What became of each.') },
    refusals: [],
  }),
} satisfies Contract;
