import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fields } from '../../contract/fields.ts';
import { body, json, refusals, router, type Env } from '../../http/router.ts';
import { everyone, forgetTokens, readCookie } from '../../http/session.ts';
import {
  code,
  done,
  opened,
  password,
  refreshBody,
  refreshTokenOf,
  sessionSchema,
} from './reply.ts';

const signInReply = z.union([
  sessionSchema.extend({ kind: z.literal('signed-in') }),
  z.object({ kind: z.literal('mfa-required'), challenge: z.string() }),
]);

/** How a session is opened, renewed and ended. */
export const authSessionRoutes = () =>
  router()
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
    );

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
