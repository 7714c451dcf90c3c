import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fields } from '../http/input.ts';
import { body, json, refusals, router, type Env } from '../http/router.ts';
import { everyone, forgetTokens, keepTokens, readCookie } from '../http/session.ts';
import type { Tokens } from '../platform/platform.ts';
import { Refusal } from '../refusal.ts';
import { authPagesRoutes } from './auth-pages-routes.ts';

const emailOnly = z.strictObject({ email: fields.custEmail });
/** How long a password must be is the account provider's rule; this only bounds what is hashed. */
const password = z.string().min(1).max(128);
const code = z.string().regex(/^[0-9]{6}$/, { error: 'must be 6 digits' });
const done = z.object({ done: z.literal(true) });
const sessionSchema = z
  .object({
    accessToken: z.string(),
    accessExpiresAt: z.iso.datetime(),
    refreshToken: z.string(),
    refreshExpiresAt: z.iso.datetime(),
  })
  .openapi('Session', { description: 'Also set as HttpOnly cookies.' });
const signInReply = z.union([
  sessionSchema.extend({ kind: z.literal('signed-in') }),
  z.object({ kind: z.literal('mfa-required'), challenge: z.string() }),
]);
/** Browsers send the refresh token as a cookie, programs in the body. */
const refreshBody = z.strictObject({ refreshToken: z.string().min(1).max(4096).optional() });

/** Sign-up to sign-out, the same over any account provider: this is also all that the login function serves. */
export const authRoutes = () =>
  router()
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/sign-up',
        ...everyone,
        summary: 'Open an account; a code is sent by mail',
        description: 'Answers the same for an address that already has an account.',
        request: { body: body(z.strictObject({ email: fields.custEmail, password })) },
        responses: {
          202: json(done, 'A mail is on its way.'),
          ...refusals('password-too-weak', 'too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.signUp(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/confirm',
        ...everyone,
        summary: 'Confirm the e-mail address with the code',
        request: { body: body(z.strictObject({ email: fields.custEmail, code })) },
        responses: {
          200: json(done, 'Confirmed.'),
          ...refusals('wrong-code', 'too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.confirm(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/resend-confirmation',
        ...everyone,
        summary: 'Send the confirmation code again',
        request: { body: body(emailOnly) },
        responses: {
          202: json(done, 'If it is needed, a mail is on its way.'),
          ...refusals('too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.resendConfirmation(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/sign-in',
        ...everyone,
        summary: 'Sign in',
        request: { body: body(z.strictObject({ email: fields.custEmail, password })) },
        responses: {
          200: json(signInReply, 'A session, or the question for a second factor.'),
          ...refusals('wrong-credentials', 'not-confirmed', 'too-many-attempts'),
        },
      }),
      async (c) => {
        const answer = await c.var.platform.accounts.signIn(c.req.valid('json'), c.var.caller);
        if (answer.kind === 'mfa-required') return c.json(answer, 200);
        return c.json({ kind: 'signed-in' as const, ...opened(c, answer.tokens) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/mfa',
        ...everyone,
        summary: 'Answer the second factor',
        request: { body: body(z.strictObject({ challenge: z.string().min(1).max(4096), code })) },
        responses: {
          200: json(sessionSchema, 'Signed in.'),
          ...refusals('wrong-code', 'session-expired', 'too-many-attempts'),
        },
      }),
      async (c) => {
        const tokens = await c.var.platform.accounts.answerMfa(c.req.valid('json'), c.var.caller);
        return c.json(opened(c, tokens), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/refresh',
        ...everyone,
        summary: 'Exchange the refresh token for a new session',
        request: { body: body(refreshBody) },
        responses: {
          200: json(sessionSchema, 'A new session.'),
          ...refusals('session-expired', 'too-many-attempts'),
        },
      }),
      async (c) => {
        const tokens = await c.var.platform.accounts.refresh(
          refreshTokenOf(c, c.req.valid('json').refreshToken),
          c.var.caller,
        );
        return c.json(opened(c, tokens), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/sign-out',
        ...everyone,
        summary: 'End this session, or all of them',
        request: { body: body(refreshBody.extend({ everywhere: z.boolean().optional() })) },
        responses: { 200: json(done, 'Signed out.'), ...refusals('session-expired') },
      }),
      async (c) => {
        const { refreshToken, everywhere } = c.req.valid('json');
        const { accounts } = c.var.platform;
        const token = refreshToken ?? readCookie(c, 'refresh');
        if (everywhere) await accounts.signOutEverywhere(await accountOf(c, refreshToken));
        else if (token) await accounts.signOut(token);
        forgetTokens(c);
        return c.json({ done: true as const }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/forgot-password',
        ...everyone,
        summary: 'Ask for a code to set a new password',
        request: { body: body(emailOnly) },
        responses: {
          202: json(done, 'If there is such an account, a mail is on its way.'),
          ...refusals('too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.forgotPassword(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/reset-password',
        ...everyone,
        summary: 'Set a new password with the code; ends every session',
        request: {
          body: body(z.strictObject({ email: fields.custEmail, code, newPassword: password })),
        },
        responses: {
          200: json(done, 'The new password holds.'),
          ...refusals('wrong-code', 'password-too-weak', 'too-many-attempts'),
        },
      }),
      async (c) => {
        await c.var.platform.accounts.resetPassword(c.req.valid('json'), c.var.caller);
        return c.json({ done: true as const }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/mfa/begin',
        ...everyone,
        summary: 'Start to enrol an authenticator app',
        request: { body: body(refreshBody) },
        responses: {
          200: json(
            z.object({ secret: z.string(), otpauthUri: z.string() }),
            'What the app needs.',
          ),
          ...refusals('session-expired', 'not-allowed'),
        },
      }),
      async (c) => {
        const token = refreshTokenOf(c, c.req.valid('json').refreshToken);
        return c.json(await c.var.platform.accounts.beginMfa(token), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/auth/mfa/confirm',
        ...everyone,
        summary: 'Prove the authenticator app with its first code',
        request: { body: body(refreshBody.extend({ code })) },
        responses: {
          200: json(sessionSchema, 'A session with a second factor.'),
          ...refusals('wrong-code', 'session-expired', 'too-many-attempts'),
        },
      }),
      async (c) => {
        const given = c.req.valid('json');
        const token = refreshTokenOf(c, given.refreshToken);
        const tokens = await c.var.platform.accounts.confirmMfa(token, given.code, c.var.caller);
        return c.json(opened(c, tokens), 200);
      },
    )
    .route('/', authPagesRoutes());

function refreshTokenOf(context: Context<Env>, given: string | undefined): string {
  const token = given ?? readCookie(context, 'refresh');
  if (!token) throw new Refusal('session-expired');
  return token;
}

/** Whose sessions end everywhere: an access token that has expired meanwhile must not leave the others open. */
async function accountOf(context: Context<Env>, given: string | undefined): Promise<string> {
  const { caller, platform } = context.var;
  if (context.var.claims && !given) return context.var.claims.accountId;
  const token = refreshTokenOf(context, given);
  const { accessToken } = await platform.accounts.refresh(token, caller);
  const claims = await platform.accounts.verify(accessToken);
  if (!claims) throw new Error('A token that was just made is not good.');
  return claims.accountId;
}

function opened(context: Context<Env>, tokens: Tokens) {
  keepTokens(context, tokens);
  return {
    ...tokens,
    accessExpiresAt: tokens.accessExpiresAt.toISOString(),
    refreshExpiresAt: tokens.refreshExpiresAt.toISOString(),
  };
}
