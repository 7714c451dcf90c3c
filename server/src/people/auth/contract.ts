import { z } from '@hono/zod-openapi';
import { fields, languageInQuery, queryOf } from '../../contract/fields.ts';
import { passkeyChallenge, passkeyQuestion, passkeyShown } from '../../contract/passkey.ts';
import { body, json } from '../../contract/route.ts';
import {
  code,
  done,
  factorCode,
  password,
  recoveryCodes,
  refreshBody,
  sessionSchema,
} from './reply.ts';
import { route, type Contract } from '../../contract/route.ts';

const elsewhere = (description: string) => ({
  description,
  headers: z.object({ location: z.string() }),
});

const emailOnly = z.strictObject({ email: fields.custEmail });

const signInReply = z.union([
  sessionSchema.extend({ kind: z.literal('signed-in') }),
  z.object({ kind: z.literal('mfa-required'), challenge: z.string() }),
]);

export const contract = {
  signUp: route({
    method: 'post',
    path: '/auth/sign-up',
    access: 'everyone',
    speaks: true,
    summary: 'Open an account; a code is sent by mail',
    description: 'Answers the same for an address that already has an account.',
    request: { body: body(z.strictObject({ email: fields.custEmail, password })) },
    responses: { 202: json(done, 'A mail is on its way.') },
    refusals: ['password-too-weak', 'too-many-attempts'],
  }),
  confirmSignUp: route({
    method: 'post',
    path: '/auth/confirm',
    access: 'everyone',
    speaks: true,
    summary: 'Confirm the e-mail address with the code',
    description:
      'The password of the sign-up says whose it is; a browser that signed up brings it in a sealed cookie, and is signed in.',
    request: {
      body: body(z.strictObject({ email: fields.custEmail, code, password: password.optional() })),
    },
    responses: { 200: json(done, 'Confirmed.') },
    refusals: ['wrong-code', 'too-many-attempts'],
  }),
  resendConfirmation: route({
    method: 'post',
    path: '/auth/resend-confirmation',
    access: 'everyone',
    speaks: true,
    summary: 'Send the confirmation code again',
    request: { body: body(emailOnly) },
    responses: { 202: json(done, 'If it is needed, a mail is on its way.') },
    refusals: ['too-many-attempts'],
  }),
  forgotPassword: route({
    method: 'post',
    path: '/auth/forgot-password',
    access: 'everyone',
    speaks: true,
    summary: 'Ask for a code to set a new password',
    request: { body: body(emailOnly) },
    responses: { 202: json(done, 'If there is such an account, a mail is on its way.') },
    refusals: ['too-many-attempts'],
  }),
  resetPassword: route({
    method: 'post',
    path: '/auth/reset-password',
    access: 'everyone',
    summary: 'Set a new password with the code; ends every session',
    request: {
      body: body(z.strictObject({ email: fields.custEmail, code, newPassword: password })),
    },
    responses: { 200: json(done, 'The new password holds.') },
    refusals: ['wrong-code', 'password-too-weak', 'too-many-attempts'],
  }),
  changePassword: route({
    method: 'post',
    path: '/auth/change-password',
    access: 'everyone',
    summary: 'Change my password by saying the old one; ends my other sessions',
    request: { body: body(refreshBody.extend({ password, newPassword: password })) },
    responses: { 200: json(signInReply, 'A session, or the question for a second factor.') },
    refusals: ['session-expired', 'wrong-credentials', 'password-too-weak', 'too-many-attempts'],
  }),
  signIn: route({
    method: 'post',
    path: '/auth/sign-in',
    access: 'everyone',
    speaks: true,
    summary: 'Sign in',
    request: { body: body(z.strictObject({ email: fields.custEmail, password })) },
    responses: { 200: json(signInReply, 'A session, or the question for a second factor.') },
    refusals: ['wrong-credentials', 'not-confirmed', 'too-many-attempts'],
  }),
  answerSecondFactor: route({
    method: 'post',
    path: '/auth/mfa',
    access: 'everyone',
    speaks: true,
    summary: 'Answer the second factor',
    request: {
      body: body(z.strictObject({ challenge: z.string().min(1).max(4096), code: factorCode })),
    },
    responses: { 200: json(sessionSchema, 'Signed in.') },
    refusals: ['wrong-code', 'session-expired', 'second-factor-unreadable', 'too-many-attempts'],
  }),
  readPasskeyWay: route({
    method: 'get',
    path: '/auth/passkey',
    access: 'everyone',
    summary: 'Whether one can sign in with a passkey',
    responses: {
      200: json(
        z.object({
          origin: z.string().nullable().openapi({
            description: 'The only address where passkeys work; null: this shop has none.',
          }),
        }),
        'Where.',
      ),
    },
    refusals: [],
  }),
  askForPasskey: route({
    method: 'post',
    path: '/auth/passkey/begin',
    access: 'everyone',
    summary: 'Start to sign in with a passkey',
    description: 'The question is the same for everybody; whose passkey it is, the passkey says.',
    request: { body: body(z.strictObject({})) },
    responses: { 200: json(passkeyQuestion, 'For navigator.credentials.get().') },
    refusals: ['passkeys-not-offered', 'too-many-attempts'],
  }),
  signInWithPasskey: route({
    method: 'post',
    path: '/auth/passkey',
    access: 'everyone',
    speaks: true,
    summary: 'Sign in with a passkey, in place of password and second factor',
    request: { body: body(z.strictObject({ challenge: passkeyChallenge, answer: passkeyShown })) },
    responses: { 200: json(sessionSchema, 'Signed in, with a second factor.') },
    refusals: ['passkeys-not-offered', 'wrong-passkey', 'passkey-too-late', 'too-many-attempts'],
  }),
  refreshSession: route({
    method: 'post',
    path: '/auth/refresh',
    access: 'everyone',
    summary: 'Exchange the refresh token for a new session',
    request: { body: body(refreshBody) },
    responses: { 200: json(sessionSchema, 'A new session.') },
    refusals: ['session-expired', 'too-many-attempts'],
  }),
  signOut: route({
    method: 'post',
    path: '/auth/sign-out',
    access: 'everyone',
    summary: 'End this session, or all of them',
    request: { body: body(refreshBody.extend({ everywhere: z.boolean().optional() })) },
    responses: { 200: json(done, 'Signed out.') },
    refusals: ['session-expired'],
  }),
  beginSecondFactor: route({
    method: 'post',
    path: '/auth/mfa/begin',
    access: 'everyone',
    summary: 'Start to enrol an authenticator app',
    description: 'To replace one, say the password and a code of the old one, or a recovery code.',
    request: {
      body: body(
        refreshBody.extend({ password: password.optional(), code: factorCode.optional() }),
      ),
    },
    responses: {
      200: json(
        z.object({
          secret: z.string(),
          otpauthUri: z.string(),
          session: sessionSchema.optional(),
        }),
        'What the app needs; where this spends the refresh token, the session with the next.',
      ),
    },
    refusals: [
      'session-expired',
      'proof-required',
      'wrong-credentials',
      'wrong-code',
      'second-factor-unreadable',
      'mfa-required',
      'too-many-attempts',
    ],
  }),
  confirmSecondFactor: route({
    method: 'post',
    path: '/auth/mfa/confirm',
    access: 'everyone',
    summary: 'Prove the authenticator app with its first code',
    request: { body: body(refreshBody.extend({ code })) },
    responses: {
      200: json(sessionSchema.extend({ recoveryCodes }), 'A session with a second factor.'),
    },
    refusals: ['wrong-code', 'session-expired', 'mfa-required', 'too-many-attempts'],
  }),
  renewRecoveryCodes: route({
    method: 'post',
    path: '/auth/mfa/recovery-codes',
    access: 'everyone',
    summary: 'Get new recovery codes; those from before are dead',
    request: { body: body(refreshBody.extend({ code: factorCode })) },
    responses: { 200: json(z.object({ recoveryCodes }), 'The new ones.') },
    refusals: [
      'wrong-code',
      'session-expired',
      'mfa-required',
      'second-factor-unreadable',
      'not-allowed',
      'too-many-attempts',
    ],
  }),
  continueSession: route({
    method: 'get',
    path: '/auth/continue',
    access: 'everyone',
    summary: 'Open the session again and go on to a page',
    request: {
      query: queryOf({
        to: z.string().optional().openapi({
          description: 'A path of this shop; anything else is the front page.',
        }),
      }),
    },
    responses: {
      200: {
        description: 'Who comes from another site is led through a page of ours first.',
        content: { 'text/html': { schema: z.string() } },
      },
      303: elsewhere('To the page, or to signing in.'),
    },
    refusals: ['too-many-attempts'],
  }),
  leave: route({
    method: 'get',
    path: '/auth/leave',
    access: 'everyone',
    summary: 'End this session and go to the front page',
    request: { query: queryOf({ language: languageInQuery }) },
    responses: { 303: elsewhere('To the front page.') },
    refusals: ['cross-origin'],
  }),
} satisfies Contract;
