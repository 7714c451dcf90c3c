import { createRoute, z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageOf, pageSchema, readCursor } from '../../http/paging.ts';
import { body, json, refusals, router } from '../../http/router.ts';
import { customersOnly, everyone } from '../../http/session.ts';
import * as identity from '../../people/customers/customers.ts';
import type { Claims } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import * as calendar from '../days/days.ts';
import * as ordering from './orders.ts';
import type { OrderStory, WithDesk } from './orders.ts';
import { daySchema, orderOf, orderSchema, recipeCardSchema } from './reply.ts';
import { summaryOf, summarySchema } from './reply.ts';

const orderNo = z.object({ orderNo: numberInPath });

const deliverTo = z.strictObject({
  name: fields.custName,
  phone: fields.custPhone,
  address: fields.custAddress,
});

const orderBody = z
  .strictObject({
    basketVersion: z.number().int().min(0).openapi({ description: 'The basket you saw.' }),
    totalCents: z
      .number()
      .int()
      .min(0)
      .max(9_999_999_999)
      .openapi({ description: 'The price you saw.' }),
    deliveryDay: fields.date,
    deliverTo,
  })
  .openapi('OrderRequest');

const placedSchema = z.object({ orderNo: fields.number }).openapi('PlacedOrder');

const keyHeader = z.object({
  'idempotency-key': fields.idempotencyKey
    .optional()
    .openapi({ description: 'Required. The same key again answers the same order.' }),
});

export const routes = (shop: WithDesk) =>
  router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/delivery-days',
        ...everyone,
        summary: 'The days that can be ordered for',
        responses: {
          200: json(z.object({ items: z.array(daySchema) }), 'Soonest first.'),
          ...refusals(),
        },
      }),
      async (c) => {
        const days = await calendar.openDeliveryDays(shop);
        return c.json(
          { items: days.map((day) => ({ ...day, cutOffAt: day.cutOffAt.toISOString() })) },
          200,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/orders',
        ...customersOnly,
        summary: 'Place the basket as an order',
        description: 'Charges what the menu says now, and only if that is the price you saw.',
        request: { headers: keyHeader, body: body(orderBody) },
        responses: {
          200: json(placedSchema, 'It was placed before, under this key.'),
          201: json(placedSchema, 'The order is placed; read it at its Location.'),
          ...refusals(
            'idempotency-key-missing',
            'idempotency-key-reused',
            'basket-empty',
            'basket-changed',
            'basket-already-ordered',
            'price-changed',
            'recipe-not-published',
            'allergen-not-acknowledged',
            'delivery-day-unknown',
            'delivery-day-closed',
            'delivery-day-full',
            'cut-off-passed',
            'out-of-stock',
            'not-ready',
          ),
        },
      }),
      async (c) => {
        const key = c.req.valid('header')['idempotency-key'];
        if (!key) throw new Refusal('idempotency-key-missing');
        const { basketVersion, totalCents, deliveryDay, deliverTo } = c.req.valid('json');
        const placed = await ordering.place(shop, c.var.claims, key, {
          basketVersion,
          expectedTotalCents: totalCents,
          day: deliveryDay,
          deliverTo,
        });
        c.header('location', `/api/orders/${placed.orderNo}`);
        return c.json({ orderNo: placed.orderNo }, placed.isNew ? 201 : 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/orders',
        ...customersOnly,
        summary: 'My orders',
        request: { query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
        responses: {
          200: json(pageSchema(summarySchema), 'Newest first.'),
          ...refusals('invalid-cursor'),
        },
      }),
      async (c) => {
        const { cursor, limit } = c.req.valid('query');
        const { customerNo } = await identity.customerOf(shop, c.var.claims);
        const before = readCursor(cursor, fields.number);
        const found = await ordering.findOrders(shop, { customerNo, before, limit: limit + 1 });
        return c.json(
          pageOf(found.map(summaryOf), limit, (last) => last.orderNo),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/orders/{orderNo}',
        ...customersOnly,
        summary: 'One of my orders, as it was placed',
        request: { params: orderNo },
        responses: { 200: json(orderSchema, 'The order.'), ...refusals('order-not-found') },
      }),
      async (c) =>
        c.json(orderOf(await ownStory(shop, c.var.claims, c.req.valid('param').orderNo)), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/orders/{orderNo}/cards',
        ...customersOnly,
        summary: 'The recipe cards of an order, in the edition that was ordered',
        request: { params: orderNo },
        responses: {
          200: json(
            z.object({
              items: z.array(z.object({ lineNo: z.number().int(), card: recipeCardSchema })),
            }),
            'The cards.',
          ),
          ...refusals('order-not-found'),
        },
      }),
      async (c) => {
        const { order } = await ownStory(shop, c.var.claims, c.req.valid('param').orderNo);
        const cards = await ordering.orderedCards(shop, order.orderNo);
        return c.json(
          { items: cards.map(({ lineNo, content }) => ({ lineNo, card: content })) },
          200,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/orders/{orderNo}/cancel',
        ...customersOnly,
        summary: 'Cancel my order, until its cut-off',
        request: {
          params: orderNo,
          body: body(z.strictObject({ reason: text(200).nullable().optional() })),
        },
        responses: {
          200: json(orderSchema, 'The cancelled order.'),
          ...refusals(
            'order-not-found',
            'order-move-not-allowed',
            'cut-off-passed',
            'movement-too-large',
          ),
        },
      }),
      async (c) => {
        const { orderNo } = c.req.valid('param');
        const { customerNo } = await identity.customerOf(shop, c.var.claims);
        await ordering.moveOrder(shop, orderNo, 'cancelled', {
          kind: 'customer',
          name: 'customer',
          customerNo,
          reason: c.req.valid('json').reason ?? null,
        });
        return c.json(orderOf(await ordering.orderStory(shop, orderNo, customerNo)), 200);
      },
    );

async function ownStory(shop: WithDesk, claims: Claims, orderNo: number): Promise<OrderStory> {
  const { customerNo } = await identity.customerOf(shop, claims);
  return ordering.orderStory(shop, orderNo, customerNo);
}
