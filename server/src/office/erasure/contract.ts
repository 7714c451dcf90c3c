import { z } from '@hono/zod-openapi';
import { fields, numberInPath, text } from '../../contract/fields.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';

const ofAnOrder = z.object({ orderNo: fields.number });

const erasable = z
  .object({
    underWay: z.array(ofAnOrder).openapi({
      description:
        'Orders that have to end first: their box is in the house, or their money moves.',
    }),
    owed: z
      .array(ofAnOrder.extend({ cents: z.number().int(), currency: z.string() }))
      .openapi({ description: 'Orders of which something was never paid.' }),
    worksHere: z.boolean(),
    documents: z.number().int().openapi({ description: 'Invoices and credit notes that stay.' }),
    keepInvoicesYears: z.number().int(),
  })
  .openapi('Erasable');

const done = json(z.object({ done: z.literal(true) }), 'They are erased.');
const password = z.string().min(1).max(1024);
const refusals = ['orders-under-way', 'works-here'] as const;

export const contract = {
  readErasable: route({
    method: 'get',
    path: '/api/me/erasure',
    access: 'customer',
    summary: 'Whether I can be erased now, and what would stay',
    responses: { 200: json(erasable, 'As it stands now.') },
    refusals: ['not-signed-in'],
  }),
  eraseMe: route({
    method: 'post',
    path: '/api/me/erasure',
    access: 'customer',
    summary: 'Erase me: my account, and everything of me that the law does not keep',
    request: { body: body(z.strictObject({ password })) },
    responses: { 200: done },
    refusals: ['not-signed-in', 'wrong-credentials', 'too-many-attempts', ...refusals],
  }),
  readErasableForStaff: route({
    method: 'get',
    path: '/api/admin/customers/{customerNo}/erasure',
    access: 'erase-customers',
    summary: 'Whether a customer can be erased now, and what would stay',
    request: { params: z.object({ customerNo: numberInPath }) },
    responses: { 200: json(erasable, 'As it stands now.') },
    refusals: ['customer-not-found'],
  }),
  eraseCustomer: route({
    method: 'post',
    path: '/api/admin/customers/{customerNo}/erasure',
    access: 'erase-customers',
    summary: 'Erase a customer at their wish; the reason is kept and names nobody',
    request: {
      params: z.object({ customerNo: numberInPath }),
      body: body(z.strictObject({ reason: text(200) })),
    },
    responses: { 200: done },
    refusals: ['customer-not-found', ...refusals],
  }),
} satisfies Contract;
