import { z } from '@hono/zod-openapi';
import { fields, numberInPath, whole } from '../../contract/fields.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { deliverTo, orderKey } from '../placing/contract.ts';

const params = z.object({ orderNo: numberInPath });

const priceProblems = [
  'postcode-missing',
  'no-delivery-there',
  'zone-not-that-day',
  'below-minimum',
  'tax-rate-missing',
] as const;

const changeBody = z
  .strictObject({
    editNo: whole(0, 9999).openapi({ description: 'The version of the order that you saw.' }),
    totalCents: whole(0, 9_999_999_999).openapi({ description: 'The price you saw.' }),
    deliveryDay: fields.date,
    deliverTo,
    basketVersion: whole(0, 9_999_999_999).nullable().default(null).openapi({
      description: 'The cart in which you changed its meals; null: they stay as they were sold.',
    }),
    confirmedAge: whole(1, 99).optional(),
  })
  .openapi('OrderChange');

export const contract = {
  quoteOrderChange: route({
    method: 'post',
    path: '/api/orders/{orderNo}/quote',
    access: 'customer',
    summary: 'What my order would cost on another day, or at another address',
    request: { params, body: body(z.strictObject({ deliveryDay: fields.date, deliverTo })) },
    responses: {
      200: json(
        z.object({
          totalCents: whole(0, 9_999_999_999),
          beforeCents: whole(0, 9_999_999_999),
        }),
        'The price, and what it is now.',
      ),
    },
    refusals: [
      'order-not-found',
      'order-not-changeable',
      'cut-off-passed',
      'recipe-not-offered',
      ...priceProblems,
    ],
  }),
  beginOrderChange: route({
    method: 'put',
    path: '/api/cart/order',
    access: 'customer',
    summary: 'Put my order into my cart, to change its meals there',
    description: 'What lay in the cart waits, and is there again once the change is saved or left.',
    request: { body: body(z.strictObject({ orderNo: fields.number })) },
    responses: {
      200: json(z.object({ version: whole(0, 9_999_999_999) }), 'The cart’s version.'),
    },
    refusals: ['order-not-found', 'order-not-changeable', 'cut-off-passed'],
  }),
  changeOrder: route({
    method: 'put',
    path: '/api/orders/{orderNo}',
    access: 'customer',
    buys: true,
    summary: 'Change my order until it closes',
    description:
      'Takes only what is more than the order had, at the price that you saw, or changes nothing. The same key again changes it once.',
    request: { params, headers: orderKey, body: body(changeBody) },
    responses: {
      200: json(
        z.object({ orderNo: fields.number, editNo: whole(0, 9999) }).openapi('ChangedOrder'),
        'It is changed.',
      ),
    },
    refusals: [
      'order-not-found',
      'order-not-changeable',
      'order-changed-meanwhile',
      'cut-off-passed',
      'idempotency-key-missing',
      'idempotency-key-reused',
      'basket-changed',
      'basket-empty',
      'price-changed',
      'recipe-not-published',
      'recipe-not-offered',
      'recipe-sold-out',
      'allergen-not-acknowledged',
      'too-much-alcohol',
      'age-not-confirmed',
      'delivery-day-unknown',
      'delivery-day-closed',
      'delivery-day-full',
      'out-of-stock',
      ...priceProblems,
    ],
  }),
} satisfies Contract;
