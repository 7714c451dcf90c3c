import { z } from '@hono/zod-openapi';
import { fields, numberInPath } from '../../contract/fields.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { disputeStages } from '../../ledger/books/dispute.ts';

const cents = z.number().int();

const disputable = z
  .object({
    paymentNo: fields.number,
    card: z.string().nullable(),
    capturedCents: cents,
    leftCents: cents.openapi({ description: 'Neither given back nor disputed.' }),
    dispute: z
      .object({
        cents,
        stage: z.enum(disputeStages),
        openedAt: z.iso.datetime(),
        decidedAt: z.iso.datetime().nullable(),
      })
      .nullable(),
  })
  .openapi('DisputablePayment');

const answer = (description: string) =>
  json(z.object({ currency: z.string(), items: z.array(disputable) }), description);

export const contract = {
  listDisputes: route({
    method: 'get',
    path: '/api/admin/orders/{orderNo}/disputes',
    access: 'give-refunds',
    summary: 'What was charged for an order, and what of it a bank disputes',
    request: { params: z.object({ orderNo: numberInPath }) },
    responses: { 200: answer('The newest payment first.') },
    refusals: ['order-not-found'],
  }),
  noteDispute: route({
    method: 'post',
    path: '/api/admin/orders/{orderNo}/disputes/{paymentNo}',
    access: 'give-refunds',
    summary: 'Note that a bank disputes a payment, or how that was decided',
    description:
      'A bank takes the money at once, and gives it back when the shop wins. Noted twice it is noted once; meanwhile nothing of it is given back.',
    request: {
      params: z.object({ orderNo: numberInPath, paymentNo: numberInPath }),
      body: body(
        z.discriminatedUnion('stage', [
          z.strictObject({ stage: z.literal('opened'), cents: fields.amount }),
          z.strictObject({ stage: z.enum(['won', 'lost']) }),
        ]),
      ),
    },
    responses: { 200: answer('As it stands now.') },
    refusals: ['order-not-found', 'payment-unknown', 'dispute-stands', 'dispute-too-large'],
  }),
} satisfies Contract;
