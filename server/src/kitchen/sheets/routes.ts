import { createRoute, z } from '@hono/zod-openapi';
import { fields, numberInPath } from '../../contract/fields.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { administratorsOnly } from '../../http/session.ts';
import type { WithDesk } from '../../checkout/orders/orders.ts';
import * as kitchen from './sheets.ts';
import {
  boardOrderOf,
  boardOrderSchema,
  labelsSchema,
  packingSchema,
  portioningSheetSchema,
  purchaseListSchema,
  reconciliationSchema,
} from './reply.ts';

const ofDay = z.object({ date: fields.date });
const mostAtOnce = 200;
const moved = z.object({
  items: z.array(
    z.object({ orderNo: fields.number, moved: z.boolean(), code: z.string().nullable() }),
  ),
});

/** One delivery day as the kitchen works it; a day without orders has empty sheets. */
export const routes = (shop: WithDesk) =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/kitchen/{date}/purchase-list',
        ...administratorsOnly,
        summary: 'What the day needs of each ingredient, and what to buy',
        request: { params: ofDay },
        responses: { 200: json(purchaseListSchema, 'By name.'), ...refusals() },
      }),
      async (c) => {
        const { date } = c.req.valid('param');
        const items = await kitchen.purchaseList(shop, date);
        const costCents = items.reduce((sum, item) => sum + item.costCents, 0);
        return c.json({ day: date, items, costCents }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/kitchen/{date}/portioning-sheet',
        ...administratorsOnly,
        summary: 'What to portion, by recipe, changes and servings',
        request: { params: ofDay },
        responses: { 200: json(portioningSheetSchema, 'By recipe.'), ...refusals() },
      }),
      async (c) => {
        const { date } = c.req.valid('param');
        return c.json({ day: date, recipes: await kitchen.portioningSheet(shop, date) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/kitchen/{date}/labels',
        ...administratorsOnly,
        summary: 'A label for each line and one for each box',
        request: { params: ofDay },
        responses: { 200: json(labelsSchema, 'By order and line.'), ...refusals() },
      }),
      async (c) => c.json(await kitchen.labels(shop, c.req.valid('param').date), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/kitchen/{date}/reconciliation',
        ...administratorsOnly,
        summary: 'Whether the sheets and the stock ledger add up',
        request: { params: ofDay },
        responses: { 200: json(reconciliationSchema, 'What differs, if any.'), ...refusals() },
      }),
      async (c) => {
        const { date } = c.req.valid('param');
        return c.json({ day: date, ...(await kitchen.reconciliation(shop, date)) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/admin/kitchen/{date}/packing',
        ...administratorsOnly,
        summary: 'The packing board: every order of the day and how far it is',
        request: { params: ofDay },
        responses: { 200: json(packingSchema, 'By order and line.'), ...refusals() },
      }),
      async (c) => {
        const { date } = c.req.valid('param');
        const { progress, orders } = await kitchen.packing(shop, date);
        return c.json({ day: date, progress, orders: orders.map(boardOrderOf) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/kitchen/{date}/packing/{orderNo}/lines/{lineNo}',
        ...administratorsOnly,
        summary: 'Mark a line packed, or not',
        description:
          'The first line moves the order to packing, the last to packed. Sent twice it is done once.',
        request: {
          params: ofDay.extend({ orderNo: numberInPath, lineNo: numberInPath }),
          body: body(z.strictObject({ packed: z.boolean() })),
        },
        responses: {
          200: json(boardOrderSchema, 'The order as it stands.'),
          ...refusals('order-not-found', 'line-not-found', 'order-move-not-allowed'),
        },
      }),
      async (c) => {
        const { date, orderNo, lineNo } = c.req.valid('param');
        const { packed } = c.req.valid('json');
        const mark = { orderNo, lineNo, packed };
        const order = await kitchen.packLine(shop, date, mark, c.var.claims.email);
        return c.json(boardOrderOf(order), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/admin/kitchen/{date}/packing/move',
        ...administratorsOnly,
        summary: 'Move many orders of the day; each is answered on its own',
        description: 'An order that has the status already counts as moved.',
        request: {
          params: ofDay,
          body: body(
            z.strictObject({
              to: z.enum(['packing', 'packed', 'shipped', 'delivered']),
              orderNos: z.array(fields.number).min(1).max(mostAtOnce),
            }),
          ),
        },
        responses: { 200: json(moved, 'What became of each.'), ...refusals() },
      }),
      async (c) => {
        const { date } = c.req.valid('param');
        const asked = c.req.valid('json');
        const items = await kitchen.moveOrders(shop, date, asked, c.var.claims.email);
        return c.json({ items }, 200);
      },
    );
