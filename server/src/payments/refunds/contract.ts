import { z } from '@hono/zod-openapi';
import { fields, numberInPath, text } from '../../contract/fields.ts';
import { units } from '../../contract/food-terms.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { refundStates } from './refund.ts';
import { askedPart } from './work-out.ts';

const cents = z.number().int();
const whole = z.number().int();
const orderNo = z.object({ orderNo: numberInPath });

/** Parts of one refund at most: every ingredient of a large box, one by one. */
const mostParts = 500;
const parts = z
  .array(askedPart)
  .min(1)
  .max(mostParts)
  .openapi({ description: 'What of the order is given back, after its discounts.' });

const refundSchema = z
  .object({
    refundNo: fields.number,
    cents,
    state: z.enum(refundStates),
    reason: z.string(),
    failure: z.string().nullable(),
    onAccount: z.boolean().openapi({ description: 'Not paid yet: it is owed less instead.' }),
    askedAt: z.iso.datetime(),
    askedBy: z.string(),
    settledAt: z.iso.datetime().nullable(),
  })
  .openapi('Refund');

const listedRefund = refundSchema
  .extend({
    cameBack: z.boolean().openapi({
      description: 'Its money had gone, came back, and has not been sent again.',
    }),
  })
  .openapi('ListedRefund');

const refundsSchema = z
  .object({
    currency: z.string(),
    onAccount: z.boolean(),
    capturedCents: cents,
    refundedCents: cents,
    leftCents: cents.openapi({ description: 'What can still be asked for.' }),
    deliveryLeftCents: cents,
    lines: z.array(
      z.object({
        lineNo: whole,
        name: z.string().nullable(),
        leftCents: cents,
        ingredients: z.array(
          z.object({
            ingredientNo: fields.number,
            name: z.string().nullable(),
            unit: z.enum(units),
            amount: fields.amount,
            missingAmount: whole.openapi({ description: 'What was told to be missing.' }),
          }),
        ),
      }),
    ),
    refunds: z.array(listedRefund),
  })
  .openapi('Refunds');

const askedSchema = z
  .object({ cents, currency: z.string(), refunds: z.array(refundSchema) })
  .openapi('AskedRefund');

const previewSchema = z
  .object({
    cents,
    currency: z.string(),
    parts: z.array(
      z.object({
        lineNo: whole.nullable().openapi({ description: 'Null: the delivery.' }),
        cents,
        taxCents: cents,
      }),
    ),
  })
  .openapi('RefundPreview');

const refusals = [
  'order-not-found',
  'line-not-found',
  'refund-too-large',
  'nothing-to-refund',
] as const;

export const contract = {
  listRefunds: route({
    method: 'get',
    path: '/api/admin/orders/{orderNo}/refunds',
    access: ['see-orders', 'cook'],
    summary: 'The refunds of an order, and what is left to give back',
    request: { params: orderNo },
    responses: { 200: json(refundsSchema, 'As it is now.') },
    refusals: ['order-not-found'],
  }),
  previewRefund: route({
    method: 'post',
    path: '/api/admin/orders/{orderNo}/refunds/preview',
    access: 'give-refunds',
    summary: 'What would be given back; nothing is asked for',
    request: { params: orderNo, body: body(z.strictObject({ parts })) },
    responses: { 200: json(previewSchema, 'To the cent.') },
    refusals,
  }),
  askRefund: route({
    method: 'post',
    path: '/api/admin/orders/{orderNo}/refunds',
    access: 'give-refunds',
    summary: 'Give money back: to where it came from, newest payment first',
    request: {
      params: orderNo,
      headers: z.object({
        'idempotency-key': fields.idempotencyKey
          .optional()
          .openapi({ description: 'Required. The same key again answers the same refund.' }),
      }),
      body: body(z.strictObject({ parts, reason: text(200) })),
    },
    responses: {
      200: json(askedSchema, 'It was asked for before, under this key.'),
      201: json(askedSchema, 'It is asked for; one for each payment that it goes back to.'),
    },
    refusals: ['idempotency-key-missing', 'idempotency-key-reused', ...refusals],
  }),
  sendRefundAgain: route({
    method: 'post',
    path: '/api/admin/orders/{orderNo}/refunds/{refundNo}/again',
    access: 'give-refunds',
    summary: 'Send money again that came back',
    description: 'Once for each time that it came back. What was credited stays as it is.',
    request: {
      params: orderNo.extend({ refundNo: numberInPath }),
      body: body(z.strictObject({})),
    },
    responses: { 201: json(refundSchema, 'It is asked for.') },
    refusals: ['order-not-found', 'nothing-to-refund', 'refund-too-large'],
  }),
} satisfies Contract;
