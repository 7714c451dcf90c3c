import { createRoute, z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageOf, pageSchema, readCursor } from '../../http/paging.ts';
import { problems } from '../../http/problem.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { administratorsOnly } from '../../http/session.ts';
import { Refusal } from '../../refusal.ts';
import * as calendar from '../days/days.ts';
import * as ordering from './orders.ts';
import type { WithDesk } from './orders.ts';
import {
  staffDaySchema,
  staffOrderOf,
  staffOrderSchema,
  staffSummaryOf,
  staffSummarySchema,
  status,
} from './reply.ts';

const orderNo = z.object({ orderNo: numberInPath });
const move = z.strictObject({ to: status, reason: text(200).nullable().optional() });
const mostAtOnce = 200;

const moved = z.object({
  items: z.array(
    z.object({ orderNo: fields.number, moved: z.boolean(), code: z.string().nullable() }),
  ),
});

/** Orders and delivery days as staff works them. */
export const adminRoutes = (shop: WithDesk) =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/orders',
        ...administratorsOnly,
        summary: 'Find orders',
        request: {
          query: queryOf({
            status: status.optional(),
            day: fields.date.optional(),
            late: z.literal('true').optional().openapi({
              description: 'Only orders whose day has passed while the box is still in the house.',
            }),
            customerNo: numberInPath.optional(),
            q: text(80).optional(),
            cursor: cursorQuery,
            limit: limitQuery,
          }),
        },
        responses: {
          200: json(pageSchema(staffSummarySchema), 'Newest first.'),
          ...refusals('invalid-cursor'),
        },
      }),
      async (c) => {
        const { cursor, limit, late, ...asked } = c.req.valid('query');
        const question = { ...asked, late: late !== undefined };
        const before = readCursor(cursor, fields.number);
        const found = await ordering.findOrders(shop, { ...question, before, limit: limit + 1 });
        return c.json(
          pageOf(found.map(staffSummaryOf), limit, (last) => last.orderNo),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/orders/{orderNo}',
        ...administratorsOnly,
        summary: 'One order with its history',
        request: { params: orderNo },
        responses: { 200: json(staffOrderSchema, 'The order.'), ...refusals('order-not-found') },
      }),
      async (c) => {
        const story = await ordering.orderStory(shop, c.req.valid('param').orderNo);
        return c.json(staffOrderOf(story), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/orders/{orderNo}/move',
        ...administratorsOnly,
        summary: 'Move an order to its next status, or cancel it',
        request: { params: orderNo, body: body(move) },
        responses: {
          200: json(staffOrderSchema, 'The moved order.'),
          ...refusals('order-not-found', 'order-move-not-allowed', 'movement-too-large'),
        },
      }),
      async (c) => {
        const { to, reason = null } = c.req.valid('json');
        const { orderNo } = c.req.valid('param');
        const name = c.var.claims.email;
        await ordering.moveOrder(shop, orderNo, to, { kind: 'staff', name, reason });
        return c.json(staffOrderOf(await ordering.orderStory(shop, orderNo)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/orders/move',
        ...administratorsOnly,
        summary: 'Move many orders; each is answered on its own',
        request: {
          body: body(move.extend({ orderNos: z.array(fields.number).min(1).max(mostAtOnce) })),
        },
        responses: { 200: json(moved, 'What became of each.'), ...refusals() },
      }),
      async (c) => {
        const { to, orderNos, reason = null } = c.req.valid('json');
        const name = c.var.claims.email;
        const items = [];
        for (const orderNo of new Set(orderNos)) {
          try {
            await ordering.moveOrder(shop, orderNo, to, { kind: 'staff', name, reason });
            items.push({ orderNo, moved: true, code: null });
          } catch (error) {
            if (!(error instanceof Refusal) || problems[error.code].status >= 500) throw error;
            items.push({ orderNo, moved: false, code: error.code });
          }
        }
        return c.json({ items }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/delivery-days',
        ...administratorsOnly,
        summary: 'Delivery days with what is promised',
        request: { query: queryOf({ from: fields.date, to: fields.date }) },
        responses: {
          200: json(z.object({ items: z.array(staffDaySchema) }), 'By day.'),
          ...refusals(),
        },
      }),
      async (c) => {
        const { from, to } = c.req.valid('query');
        return c.json({ items: await calendar.daysBetween(shop, from, to) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/admin/delivery-days/{day}',
        ...administratorsOnly,
        summary: 'Change how many boxes a day can take, or close it',
        request: {
          params: z.object({ day: fields.date }),
          body: body(
            z.strictObject({
              capacity: z.number().int().min(0).max(9_999_999),
              closed: z.boolean(),
            }),
          ),
        },
        responses: { 200: json(staffDaySchema, 'The day.'), ...refusals('capacity-below-taken') },
      }),
      async (c) => {
        const { day } = c.req.valid('param');
        return c.json(await calendar.changeDay(shop, day, c.req.valid('json')), 200);
      },
    );
