import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Env } from '../../http/router.ts';
import { keepTokens, readCookie } from '../../http/session.ts';
import type { Tokens } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';

/** How long a password must be is the account provider's rule; this only bounds what is hashed. */
export const password = z.string().min(1).max(128);
export const code = z.string().regex(/^[0-9]{6}$/, { error: 'must be 6 digits' });
export const done = z.object({ done: z.literal(true) });
/** Browsers send the refresh token as a cookie, programs in the body. */
export const refreshBody = z.strictObject({ refreshToken: z.string().min(1).max(4096).optional() });

export const sessionSchema = z
  .object({
    accessToken: z.string(),
    accessExpiresAt: z.iso.datetime(),
    refreshToken: z.string(),
    refreshExpiresAt: z.iso.datetime(),
  })
  .openapi('Session', { description: 'Also set as HttpOnly cookies.' });

/** The reply to who has just been given a session, which the browser keeps as cookies. */
export function opened(context: Context<Env>, tokens: Tokens) {
  keepTokens(context, tokens);
  return {
    ...tokens,
    accessExpiresAt: tokens.accessExpiresAt.toISOString(),
    refreshExpiresAt: tokens.refreshExpiresAt.toISOString(),
  };
}

export function refreshTokenOf(context: Context<Env>, given: string | undefined): string {
  const token = given ?? readCookie(context, 'refresh');
  if (!token) throw new Refusal('session-expired');
  return token;
}
