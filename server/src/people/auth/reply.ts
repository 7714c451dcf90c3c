import { z } from '@hono/zod-openapi';
import type { Tokens } from '../../platform/platform.ts';

/** How long a password must be is the account provider's rule; this only bounds what is hashed. */
export const password = z.string().min(1).max(128);
export const code = z.string().regex(/^[0-9]{6}$/, { error: 'must be 6 digits' });
/** Of an authenticator, or one that recovers the account, however its groups are set apart. */
export const factorCode = z
  .string()
  .regex(/^([0-9]{6}|(?:[a-z0-9][ -]*){16})$/i, { error: 'must be 6 digits or a recovery code' })
  .max(64);
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

/** A session as the reply tells it. */
export const inReply = (tokens: Tokens) => ({
  accessToken: tokens.accessToken,
  refreshToken: tokens.refreshToken,
  accessExpiresAt: tokens.accessExpiresAt.toISOString(),
  refreshExpiresAt: tokens.refreshExpiresAt.toISOString(),
});

export const recoveryCodes = z.array(z.string()).openapi({
  description: 'Each opens the account once in place of a code. They are told only now.',
});
