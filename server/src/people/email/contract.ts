import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';

const waiting = z
  .object({
    newEmail: z.string(),
    askedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    oldConfirmed: z.boolean(),
    newConfirmed: z.boolean(),
  })
  .openapi('EmailChange');

const keyBody = body(z.strictObject({ key: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }));
const done = json(z.object({ done: z.literal(true) }), 'Done.');

export const contract = {
  readEmail: route({
    method: 'get',
    path: '/api/me/email',
    access: 'customer',
    summary: 'My e-mail address, and a change of it that waits',
    responses: {
      200: json(
        z.object({
          email: z.string(),
          change: waiting.nullable().openapi({ description: 'Null: none waits.' }),
        }),
        'The address.',
      ),
    },
    refusals: ['not-signed-in'],
  }),
  askForEmail: route({
    method: 'post',
    path: '/api/me/email',
    access: 'customer',
    speaks: true,
    summary: 'Ask for another e-mail address, by saying my password',
    description:
      'Both addresses get a letter with a key; when both were confirmed, and not before, it is changed. Answers the same for an address that has an account.',
    request: {
      body: body(z.strictObject({ email: fields.custEmail, password: z.string().min(1).max(128) })),
    },
    responses: { 202: json(waiting, 'Two letters are on their way.') },
    refusals: ['not-signed-in', 'wrong-credentials', 'too-many-attempts'],
  }),
  stopMyEmailChange: route({
    method: 'post',
    path: '/api/me/email/stop',
    access: 'customer',
    summary: 'Stop a change of my e-mail address that waits',
    request: { body: body(z.strictObject({})) },
    responses: { 200: done },
    refusals: ['not-signed-in'],
  }),
  readEmailChange: route({
    method: 'post',
    path: '/api/email-change',
    access: 'everyone',
    summary: 'What a key from a letter is for',
    request: { body: keyBody },
    responses: {
      200: json(
        z.object({
          side: z.enum(['old', 'new']).openapi({ description: 'Which mailbox it was sent to.' }),
          newEmail: z.string(),
          confirmed: z.boolean(),
          expiresAt: z.iso.datetime(),
        }),
        'The change.',
      ),
    },
    refusals: ['email-change-not-found'],
  }),
  confirmEmailChange: route({
    method: 'post',
    path: '/api/email-change/confirm',
    access: 'everyone',
    summary: 'Confirm a change of address from one of its two mailboxes',
    description:
      'Whoever holds both keys has both mailboxes: only then they are told that the new address has an account of its own.',
    request: { body: keyBody },
    responses: {
      200: json(
        z.object({ changed: z.boolean(), newEmail: z.string() }),
        'Not changed: the other mailbox has not confirmed it yet.',
      ),
    },
    refusals: ['email-change-not-found', 'email-taken'],
  }),
  stopEmailChange: route({
    method: 'post',
    path: '/api/email-change/stop',
    access: 'everyone',
    summary: 'Stop a change of address from one of its two mailboxes',
    request: { body: keyBody },
    responses: { 200: done },
    refusals: ['email-change-not-found'],
  }),
} satisfies Contract;
