import { z } from '@hono/zod-openapi';
import { numberInPath } from '../../contract/fields.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { stopKinds } from './stops.ts';

const stopSchema = z
  .object({ kind: z.enum(stopKinds), stoppedAt: z.iso.datetime() })
  .openapi('MailStop', {
    description:
      'That an address takes no letters: one came back for good (`bounce`), or who reads there called one unwanted (`complaint`).',
  });
const stop = stopSchema.nullable();
const nothing = body(z.strictObject({}));
const customerInPath = z.object({ customerNo: numberInPath });

export const contract = {
  readMyMailbox: route({
    method: 'get',
    path: '/api/me/mailbox',
    access: 'customer',
    summary: 'Whether letters reach me',
    responses: {
      200: json(z.object({ email: z.string().nullable(), stop }), 'My address, and what stops it.'),
    },
    refusals: ['not-signed-in'],
  }),
  askToConfirmMailbox: route({
    method: 'post',
    path: '/api/me/mailbox/letter',
    access: 'customer',
    summary: 'Have a letter sent by which I show that letters reach me again',
    request: { body: nothing },
    responses: { 200: json(z.object({ sent: z.literal(true) }), 'It is on its way.') },
    refusals: ['not-signed-in', 'mail-not-stopped'],
  }),
  confirmMailbox: route({
    method: 'post',
    path: '/api/mailbox/{mailboxKey}',
    access: 'everyone',
    summary: 'Show that letters reach an address again, by the link in one',
    request: { params: z.object({ mailboxKey: z.string().min(20).max(600) }), body: nothing },
    responses: { 200: json(z.object({ confirmed: z.literal(true) }), 'Letters go there again.') },
    refusals: ['mailbox-link-unknown'],
  }),
  hearOfMail: route({
    method: 'post',
    path: '/api/mail/events',
    access: 'everyone',
    'x-hook': true,
    summary: 'What the mail service tells of letters that came back',
    description: 'Amazon SNS alone calls it, and signs what it says.',
    responses: { 200: json(z.object({ heard: z.literal(true) }), 'It is noted.') },
    refusals: ['hook-not-signed', 'body-too-large', 'not-ready'],
  }),
  readCustomerMailbox: route({
    method: 'get',
    path: '/api/admin/customers/{customerNo}/mailbox',
    access: 'see-customers',
    summary: 'Whether letters reach a customer, and why not',
    request: { params: customerInPath },
    responses: {
      200: json(
        z.object({
          stop: stopSchema
            .extend({ why: z.string().openapi({ description: 'As their mail server said it.' }) })
            .nullable(),
        }),
        'What stops letters to them.',
      ),
    },
    refusals: ['customer-not-found'],
  }),
  liftMailStop: route({
    method: 'post',
    path: '/api/admin/customers/{customerNo}/mailbox/lift',
    access: 'see-customers',
    summary: 'Send letters to a customer again',
    request: { params: customerInPath, body: nothing },
    responses: { 200: json(z.object({ lifted: z.literal(true) }), 'Letters go there again.') },
    refusals: ['customer-not-found', 'mail-not-stopped'],
  }),
} satisfies Contract;
