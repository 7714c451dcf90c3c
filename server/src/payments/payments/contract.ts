import { z } from '@hono/zod-openapi';
import { fields, numberInPath, queryOf } from '../../contract/fields.ts';
import { csvResponse, body, json, route, type Contract } from '../../contract/route.ts';
import { statuses } from '../../contract/order-status.ts';
import { alertKinds } from './alerts.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';

const orderNo = z.object({ orderNo: numberInPath });
const methodRef = z.string().min(1).max(200);

const started = z
  .object({
    paymentNo: fields.number,
    state: z.string(),
    url: z.string().nullable().openapi({
      description: 'Where to send the customer to pay; null: nothing is left for them to do.',
    }),
  })
  .openapi('StartedPayment');

const returned = z
  .object({
    orderNo: fields.number,
    outcome: z.enum(['paid', 'waiting', 'unpaid', 'closed']).openapi({
      description:
        'paid: the order stands. waiting: the provider has not decided. unpaid: it can be paid still. closed: it can no longer be paid.',
    }),
    failure: z.string().nullable().openapi({ description: 'Why the last try failed, in a word.' }),
    keptUntil: z.iso.datetime().nullable().openapi({
      description: 'Until when an order that is not paid keeps its meals and its day.',
    }),
  })
  .openapi('ReturnedPayment');

const method = z
  .object({ methodRef, label: z.string(), expires: z.string().nullable() })
  .openapi('PaymentMethod');

const failedCharge = z
  .object({
    orderNo: fields.number,
    status: z.enum(statuses),
    deliveryDay: fields.date,
    name: z.string(),
    email: z.string(),
    leftCents: z.number().int(),
    currency: z.string(),
    failure: z.string().nullable(),
    dunned: z.number().int().openapi({ description: 'How often its customer was asked to pay.' }),
    dunnedAt: z.iso.datetime(),
    isWrittenOff: z.boolean(),
  })
  .openapi('FailedCharge');

const money = { cents: z.number().int(), currency: z.string() };

const alert = z
  .object({
    kind: z.enum(alertKinds),
    orderNo: fields.number,
    paymentNo: fields.number,
    ...money,
    wanted: z.object(money).nullable().openapi({ description: 'Null: it is about a refund.' }),
    since: z.iso.datetime(),
  })
  .openapi('PaymentAlert');

export const contract = {
  startPayment: route({
    method: 'post',
    path: '/api/orders/{orderNo}/payment',
    access: 'customer',
    buys: true,
    speaks: true,
    summary: 'Pay for my order',
    description:
      'Asked again while nothing is paid it leads to the same attempt. With a card that is kept already nothing is left to do.',
    request: {
      params: orderNo,
      body: body(z.strictObject({ methodRef: methodRef.optional() })),
    },
    responses: { 200: json(started, 'Begun, or gone on with.') },
    refusals: [
      'order-not-found',
      'nothing-to-pay',
      'payment-closed',
      'payment-method-not-found',
      'not-ready',
    ],
  }),
  listPaymentMethods: route({
    method: 'get',
    path: '/api/me/payment-methods',
    access: 'customer',
    summary: 'The cards that I let the shop keep',
    responses: { 200: json(z.object({ items: z.array(method) }), 'The newest first.') },
    refusals: [],
  }),
  forgetPaymentMethod: route({
    method: 'delete',
    path: '/api/me/payment-methods/{methodRef}',
    access: 'customer',
    summary: 'Keep a card of mine no longer',
    request: { params: z.object({ methodRef }) },
    responses: { 204: { description: 'It is forgotten.' } },
    refusals: ['payment-method-not-found', 'payment-method-needed', 'not-ready'],
  }),
  readReturnedPayment: route({
    method: 'get',
    path: '/api/payments/return/{token}',
    access: 'everyone',
    summary: 'How a payment stands, for who comes back from the provider',
    description: 'Needs no session, and tells nothing of the person.',
    request: { params: z.object({ token: z.uuid() }) },
    responses: { 200: json(returned, 'As the provider tells it now.') },
    refusals: ['payment-unknown'],
  }),
  receiveHook: route({
    method: 'post',
    path: '/api/payments/hooks/{provider}',
    access: 'everyone',
    summary: 'What a provider of payments tells the shop',
    description: 'Signed by the provider, byte for byte. Only a hint to look at the payment.',
    'x-hook': true,
    request: { params: z.object({ provider: z.string().max(20) }) },
    responses: { 200: json(z.object({ received: z.literal(true) }), 'Kept.') },
    refusals: ['hook-not-signed', 'payment-unknown', 'body-too-large', 'not-ready'],
  }),
  listFailedCharges: route({
    method: 'get',
    path: '/api/admin/failed-charges',
    access: 'see-money',
    summary: 'Orders whose charge failed and that nobody has paid since',
    request: { query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: { 200: json(pageSchema(failedCharge), 'Newest order first.') },
    refusals: ['invalid-cursor'],
  }),
  exportFailedCharges: route({
    method: 'get',
    path: '/api/admin/failed-charges-csv',
    access: 'see-money',
    summary: 'The same as a file',
    request: { query: queryOf({}) },
    responses: { 200: csvResponse },
    refusals: [],
  }),
  listPaymentAlerts: route({
    method: 'get',
    path: '/api/admin/payment-alerts',
    access: 'see-money',
    summary:
      'Money that somebody has to look at: wrong in amount or currency, or a refund that did not arrive',
    responses: { 200: json(z.object({ items: z.array(alert) }), 'For as long as it is so.') },
    refusals: [],
  }),
} satisfies Contract;
