import type { Claims } from '../platform.ts';

/**
 * Remembers tokens that passed `check` until they expire: checking a signature costs more than the rest of most requests.
 * Holds at most `most` of them, forgetting the oldest.
 */
export function rememberVerified<Verified extends Claims>(
  check: (token: string) => Promise<Verified | undefined>,
  { clock, most = 10_000 }: { clock: () => Date; most?: number },
): (token: string) => Promise<Verified | undefined> {
  const known = new Map<string, Verified>();
  return async (token) => {
    const remembered = known.get(token);
    if (remembered && remembered.expiresAt > clock()) return remembered;
    known.delete(token);
    const claims = await check(token);
    if (!claims) return undefined;
    for (const oldest of known.keys()) {
      if (known.size < most) break;
      known.delete(oldest);
    }
    Object.freeze(claims.groups);
    known.set(token, Object.freeze(claims));
    return claims;
  };
}
