import { z } from '@hono/zod-openapi';
import { body, json, route, type Contract } from '../../contract/route.ts';

const sessionSchema = z
  .object({
    sessionId: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    openedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().openapi({ description: 'To the hour.' }),
    mfa: z.boolean().openapi({ description: 'Opened with a second factor.' }),
    current: z.boolean().openapi({ description: 'The one that asks.' }),
  })
  .openapi('OpenSession');

export const contract = {
  listSessions: route({
    method: 'get',
    path: '/api/me/sessions',
    access: 'customer',
    summary: 'Where I am signed in',
    responses: {
      200: json(
        z.object({
          listed: z.boolean().openapi({
            description:
              'False where the provider of accounts tells of no sessions: there all are ended, or none.',
          }),
          items: z.array(sessionSchema),
        }),
        'This one, then the one that was used last.',
      ),
    },
    refusals: ['not-signed-in'],
  }),
  endSession: route({
    method: 'post',
    path: '/api/me/sessions/end',
    access: 'customer',
    summary: 'End one of my sessions; one that is not there has ended',
    request: { body: body(z.strictObject({ sessionId: z.string().min(1).max(100) })) },
    responses: { 200: json(z.object({ done: z.literal(true) }), 'It has ended.') },
    refusals: ['not-signed-in'],
  }),
  endOtherSessions: route({
    method: 'post',
    path: '/api/me/sessions/end-others',
    access: 'customer',
    summary: 'End all my sessions but this one; where none are listed, this one too',
    request: { body: body(z.strictObject({})) },
    responses: {
      200: json(
        z.object({ signedIn: z.boolean() }).openapi({ description: 'Whether this one goes on.' }),
        'They have ended.',
      ),
    },
    refusals: ['not-signed-in'],
  }),
  takeEnding: route({
    method: 'post',
    path: '/api/sessions/endings',
    access: 'everyone',
    summary: 'Take over the end of a session, of which the provider of accounts could not be told',
    description:
      'For the login function, which keeps nothing: the note is sealed by it. Where accounts are kept by the store itself there is nothing to take.',
    request: { body: body(z.strictObject({ note: z.string().min(1).max(8192) })) },
    responses: {
      202: json(z.object({ done: z.literal(true) }), 'The provider is told once it answers.'),
    },
    refusals: ['not-allowed', 'not-ready'],
  }),
} satisfies Contract;
