import { z } from '@hono/zod-openapi';
import { fields, numberInPath, oneKitchenInQuery, queryOf } from '../../contract/fields.ts';
import { onwardStatuses } from '../../contract/order-status.ts';
import { json, body } from '../../contract/route.ts';
import { packingSchema, boardOrderSchema } from './reply.ts';
import { route, type Contract } from '../../contract/route.ts';

const ofDay = z.object({ date: fields.date });

const mostAtOnce = 200;

const moved = z.object({
  items: z.array(
    z.object({ orderNo: fields.number, moved: z.boolean(), code: z.string().nullable() }),
  ),
});

export const contract = {
  readPackingBoard: route({
    method: 'get',
    path: '/api/admin/kitchen/{date}/packing',
    access: 'cook',
    summary: 'The packing board: every order of the day and how far it is',
    request: { params: ofDay, query: queryOf({ kitchen: oneKitchenInQuery }) },
    responses: { 200: json(packingSchema, 'By order and line.') },
    refusals: ['kitchen-not-found'],
  }),
  packLine: route({
    method: 'post',
    path: '/api/admin/kitchen/{date}/packing/{orderNo}/lines/{lineNo}',
    access: 'cook',
    summary: 'Mark a line packed, or not',
    description:
      'The first line moves the order to packing, the last to packed; taken back they move it back. Sent twice it is done once. While the customer may still cancel, a mark moves nothing.',
    request: {
      params: ofDay.extend({ orderNo: numberInPath, lineNo: numberInPath }),
      body: body(z.strictObject({ packed: z.boolean() })),
    },
    responses: { 200: json(boardOrderSchema, 'The order as it stands.') },
    refusals: ['order-not-found', 'line-not-found', 'order-move-not-allowed'],
  }),
  takeOut: route({
    method: 'post',
    path: '/api/admin/kitchen/{date}/packing/{orderNo}/lines/{lineNo}/taken-out',
    access: 'cook',
    summary: 'Say that food of a blocked lot is taken out of a box',
    description:
      'It lies in its lot again, and the line is packed again from what is good, as far as there is some; its mark is taken back. Sent twice it is done once.',
    request: {
      params: ofDay.extend({ orderNo: numberInPath, lineNo: numberInPath }),
      body: body(z.strictObject({ lotNo: fields.number })),
    },
    responses: { 200: json(boardOrderSchema, 'The order as it stands.') },
    refusals: [
      'order-not-found',
      'line-not-found',
      'order-move-not-allowed',
      'lot-not-found',
      'lot-not-in-that-state',
    ],
  }),
  tellMissing: route({
    method: 'post',
    path: '/api/admin/kitchen/{date}/packing/{orderNo}/lines/{lineNo}/missing',
    access: 'cook',
    summary: 'Tell that an ingredient is not in the box, or not all of it',
    description:
      'The customer reads of it and gets back what it cost, as soon as the order is charged. Sent twice it is told once; what was told is not taken back.',
    request: {
      params: ofDay.extend({ orderNo: numberInPath, lineNo: numberInPath }),
      body: body(
        z.strictObject({
          ingredientNo: fields.number,
          amount: fields.amount.openapi({ description: 'How much is missing in all.' }),
        }),
      ),
    },
    responses: { 200: json(boardOrderSchema, 'The order as it stands.') },
    refusals: [
      'order-not-found',
      'line-not-found',
      'order-move-not-allowed',
      'more-missing-than-ordered',
    ],
  }),
  movePackedOrders: route({
    method: 'post',
    path: '/api/admin/kitchen/{date}/packing/move',
    access: 'cook',
    summary: 'Move many orders of the day; each is answered on its own',
    description: 'An order that has the status already counts as moved.',
    request: {
      params: ofDay,
      body: body(
        z.strictObject({
          to: z.enum(onwardStatuses),
          orderNos: z.array(fields.number).min(1).max(mostAtOnce),
        }),
      ),
    },
    responses: { 200: json(moved, 'What became of each.') },
    refusals: [],
  }),
} satisfies Contract;
