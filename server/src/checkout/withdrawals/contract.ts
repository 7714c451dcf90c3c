import { z } from '@hono/zod-openapi';
import { fields, name, numberInPath, queryOf, text } from '../../contract/fields.ts';
import { cursorQuery, limitQuery, pageSchema } from '../../contract/paging.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { withdrawalOutcomes } from '../../contract/withdrawal.ts';

const withdrawalSchema = z
  .object({
    withdrawalNo: fields.number,
    arrivedAt: z.iso.datetime(),
    name: z.string(),
    email: z.string(),
    namedNo: fields.number.nullable().openapi({ description: 'The order as it was written.' }),
    statement: z.string().nullable(),
    orderNo: fields.number
      .nullable()
      .openapi({ description: 'That order, where it is of that address.' }),
    outcome: z.enum(withdrawalOutcomes).openapi({
      description:
        'What followed at once: it was cancelled; there is a right to it, and money to give back; there is none, because meals spoil quickly; its 14 days are over; there is no such order of that address.',
    }),
    settledAt: z.iso.datetime().nullable(),
    settledBy: z.string().nullable(),
  })
  .openapi('Withdrawal');

export const contract = {
  withdraw: route({
    method: 'post',
    path: '/api/withdrawals',
    access: 'everyone',
    speaks: true,
    summary: 'Withdraw from a contract without signing in',
    description:
      'The function of Directive 2011/83/EU, Article 11a. What can still be taken back is cancelled at once; what follows is told to that mailbox. The answer is the same for everybody.',
    request: {
      body: body(
        z.strictObject({
          name: name(100),
          email: fields.custEmail,
          orderNo: fields.number.nullable().default(null),
          statement: text(500).nullable().default(null),
        }),
      ),
    },
    responses: {
      200: json(
        z.object({ withdrawalNo: fields.number, at: z.iso.datetime() }),
        'It has arrived, then, under this number.',
      ),
    },
    refusals: ['too-many-attempts'],
  }),
  listWithdrawals: route({
    method: 'get',
    path: '/api/admin/withdrawals',
    access: 'see-orders',
    summary: 'Withdrawals as they arrived',
    request: { query: queryOf({ cursor: cursorQuery, limit: limitQuery }) },
    responses: { 200: json(pageSchema(withdrawalSchema), 'The last first.') },
    refusals: ['invalid-cursor'],
  }),
  settleWithdrawal: route({
    method: 'post',
    path: '/api/admin/withdrawals/{withdrawalNo}/settle',
    access: 'change-orders',
    summary: 'Say that a withdrawal is settled',
    description: 'Said again it changes nothing. Money is given back on the page of the order.',
    request: {
      params: z.object({ withdrawalNo: numberInPath }),
      body: body(z.strictObject({})),
    },
    responses: { 200: json(withdrawalSchema, 'The withdrawal.') },
    refusals: ['withdrawal-not-found'],
  }),
} satisfies Contract;
