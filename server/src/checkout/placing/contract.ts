import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { body, json } from '../../contract/route.ts';
import { route, type Contract } from '../../contract/route.ts';
import { agreedTo } from '../../people/consents/contract.ts';

/** Where a box goes. */
export const deliverTo = z.strictObject({
  name: fields.custName,
  phone: fields.custPhone,
  address: fields.custAddress,
  country: fields.country.optional(),
  postcode: fields.postcode.optional(),
  note: fields.deliveryNote.optional(),
});

const orderBody = z
  .strictObject({
    basketVersion: z.number().int().min(0).openapi({ description: 'The cart you saw.' }),
    totalCents: z
      .number()
      .int()
      .min(0)
      .max(9_999_999_999)
      .openapi({ description: 'The price you saw.' }),
    dueCents: z.number().int().min(0).max(9_999_999_999).optional().openapi({
      description: 'What you saw to be left for a card, once credit and gift cards have paid.',
    }),
    deliveryDay: fields.date,
    deliverTo,
    confirmedAge: z.number().int().min(1).max(99).optional().openapi({
      description: 'The age you say you have reached; needed where the cart says `asksForAge`.',
    }),
    agreedTo: agreedTo.optional(),
  })
  .openapi('OrderRequest');

const placedSchema = z.object({ orderNo: fields.number }).openapi('PlacedOrder');

export const orderKey = z.object({
  'idempotency-key': fields.idempotencyKey
    .optional()
    .openapi({ description: 'Required. The same key again answers the same order.' }),
});

export const contract = {
  placeOrder: route({
    method: 'post',
    path: '/api/orders',
    access: 'customer',
    buys: true,
    speaks: true,
    summary: 'Place the cart as an order',
    description:
      'Orders at the price that the menu says now, and only if that is the price you saw. Takes no money by itself: where customers pay by card, ask for its payment next.',
    request: { headers: orderKey, body: body(orderBody) },
    responses: {
      200: json(placedSchema, 'It was placed before, under this key.'),
      201: json(placedSchema, 'The order is placed; read it at its Location.'),
    },
    refusals: [
      'idempotency-key-missing',
      'idempotency-key-reused',
      'basket-empty',
      'basket-changed',
      'cart-changes-order',
      'basket-already-ordered',
      'price-changed',
      'promotion-used-up',
      'balance-changed',
      'recipe-not-published',
      'recipe-not-offered',
      'recipe-sold-out',
      'allergen-not-acknowledged',
      'too-much-alcohol',
      'age-not-confirmed',
      'terms-changed',
      'terms-not-agreed',
      'delivery-day-unknown',
      'delivery-day-closed',
      'delivery-day-full',
      'cut-off-passed',
      'out-of-stock',
      'postcode-missing',
      'no-delivery-there',
      'zone-not-that-day',
      'below-minimum',
      'tax-rate-missing',
      'not-ready',
    ],
  }),
} satisfies Contract;
