import { z } from 'zod';

export const tokenRow = z.object({
  tokenNo: z.int(),
  name: z.string(),
  scopes: z.array(z.string()),
  madeAt: z.date(),
  /** The e-mail of whoever made it, as it is today; null: an operator, or nobody who is known any more. */
  madeBy: z.string().nullable(),
  /** Whether whoever made it may still make one. */
  isVouchedFor: z.boolean(),
  expiresAt: z.date(),
  lastUsedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});
export type Token = z.infer<typeof tokenRow>;

export const tokenStates = ['good', 'over', 'revoked', 'maker-gone'] as const;
type TokenState = (typeof tokenStates)[number];

/** Whether it opens anything now, and if not, why. */
export function stateOf(token: Token, now: Date): TokenState {
  if (token.revokedAt !== null) return 'revoked';
  if (token.expiresAt <= now) return 'over';
  return token.isVouchedFor ? 'good' : 'maker-gone';
}
