import { z } from '@hono/zod-openapi';
import {
  passkeyChallenge,
  passkeyMade,
  passkeyName,
  passkeyQuestion,
} from '../../contract/passkey.ts';
import { body, json, route, type Contract } from '../../contract/route.ts';
import { password, sessionSchema } from '../auth/reply.ts';

const passkeySchema = z
  .object({
    passkeyId: z.string(),
    name: z.string(),
    host: z.string().openapi({ description: 'That it was made for.' }),
    works: z.boolean().openapi({
      description: 'False for one of another address that the shop had: it opens nothing here.',
    }),
    addedAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .openapi('Passkey');

const passkeyId = z.string().min(1).max(100);
const proof = { password: password.optional() };
const proofFrom =
  'Asks for the password unless the session was opened within the last ten minutes. Whoever works here shows a passkey that they have first.';
const changing = [
  'not-signed-in',
  'passkeys-not-offered',
  'password-required',
  'wrong-credentials',
  'mfa-required',
  'too-many-attempts',
] as const;
const done = json(z.object({ done: z.literal(true) }), 'It is done.');

export const contract = {
  listPasskeys: route({
    method: 'get',
    path: '/api/me/passkeys',
    access: 'customer',
    summary: 'My passkeys',
    responses: {
      200: json(
        z.object({
          origin: z.string().nullable().openapi({
            description: 'Where passkeys can be made and used; null: this shop has none.',
          }),
          asksPassword: z.boolean().openapi({
            description: 'Whether the password is asked for before they are changed.',
          }),
          items: z.array(passkeySchema),
        }),
        'The oldest first.',
      ),
    },
    refusals: ['not-signed-in'],
  }),
  beginPasskey: route({
    method: 'post',
    path: '/api/me/passkeys/begin',
    access: 'customer',
    summary: 'Start to add a passkey',
    description: proofFrom,
    request: { body: body(z.strictObject(proof)) },
    responses: { 200: json(passkeyQuestion, 'For navigator.credentials.create().') },
    refusals: [...changing, 'too-many-passkeys'],
  }),
  addPasskey: route({
    method: 'post',
    path: '/api/me/passkeys',
    access: 'customer',
    summary: 'Add the passkey that the browser has made',
    description:
      'It proves a second factor: a session that was opened with the password alone goes on as one with both, under another refresh token. Browsers send the one before as a cookie, programs in the body.',
    request: {
      body: body(
        z.strictObject({
          challenge: passkeyChallenge,
          answer: passkeyMade,
          name: passkeyName,
          refreshToken: z.string().min(1).max(4096).optional(),
        }),
      ),
    },
    responses: {
      201: json(
        passkeySchema.extend({ session: sessionSchema.optional() }),
        'It opens the account from now on.',
      ),
    },
    refusals: [
      'not-signed-in',
      'passkeys-not-offered',
      'wrong-passkey',
      'passkey-too-late',
      'too-many-passkeys',
      'session-expired',
      'mfa-required',
      'too-many-attempts',
    ],
  }),
  renamePasskey: route({
    method: 'post',
    path: '/api/me/passkeys/rename',
    access: 'customer',
    summary: 'Call a passkey something else',
    description: proofFrom,
    request: { body: body(z.strictObject({ passkeyId, name: passkeyName, ...proof })) },
    responses: { 200: done },
    refusals: [...changing, 'passkey-not-found'],
  }),
  removePasskey: route({
    method: 'post',
    path: '/api/me/passkeys/remove',
    access: 'customer',
    summary: 'Remove a passkey; the last way in stays',
    description: proofFrom,
    request: { body: body(z.strictObject({ passkeyId, ...proof })) },
    responses: { 200: done },
    refusals: [...changing, 'passkey-not-found', 'last-way-in', 'session-expired'],
  }),
} satisfies Contract;
