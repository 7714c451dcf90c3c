import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { paymentFailures } from '../../contract/payment-failure.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';

const ref = z.object({
  ref: z.string().max(100).openapi({ description: 'Whoever has it may pay: 128 bits of chance.' }),
});

const paymentSchema = z
  .object({
    orderNo: fields.number,
    purpose: z.enum(['hold', 'save', 'charge']).openapi({
      description: 'hold: held now, taken later. save: the card is kept. charge: taken at once.',
    }),
    state: z.enum(['open', 'needs-action', 'over', 'paid']).openapi({
      description:
        'needs-action: the bank asks whether it is the card’s owner. paid: held, kept or taken. over: it can be paid no more.',
    }),
    cents: z.number().int(),
    currency: z.string(),
    email: z.string(),
    note: z
      .string()
      .nullable()
      .openapi({ description: 'What the shop says of what happens when.' }),
    failure: z.enum(paymentFailures).nullable().openapi({ description: 'Of the last try.' }),
    returnTo: z.string().openapi({ description: 'The way back to the shop, as a path.' }),
  })
  .openapi('SandboxPayment');

/** As it was typed: what is wrong with it is told by field. */
const typed = z.string().max(100);

/** What the sandbox’s page asks. There is nothing here where the sandbox is not chosen. */
export const contract = {
  readSandboxPayment: route({
    method: 'get',
    path: '/api/sandbox/payments/{ref}',
    access: 'everyone',
    summary: 'A payment in the sandbox, where no money moves',
    request: { params: ref },
    responses: { 200: json(paymentSchema, 'The payment.') },
    refusals: ['route-not-found'],
  }),
  payInSandbox: route({
    method: 'post',
    path: '/api/sandbox/payments/{ref}/card',
    access: 'everyone',
    summary: 'Pay with a test card; any other is refused, and no number is kept',
    request: {
      params: ref,
      body: body(z.strictObject({ number: typed, expires: typed, cvc: typed })),
    },
    responses: { 200: json(paymentSchema, 'How the payment stands then.') },
    refusals: ['route-not-found'],
  }),
  answerSandboxChallenge: route({
    method: 'post',
    path: '/api/sandbox/payments/{ref}/challenge',
    access: 'everyone',
    summary: 'Tell the bank that it is the card’s owner, or that it is not',
    request: { params: ref, body: body(z.strictObject({ approved: z.boolean() })) },
    responses: { 200: json(paymentSchema, 'How the payment stands then.') },
    refusals: ['route-not-found'],
  }),
} satisfies Contract;
