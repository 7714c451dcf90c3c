import { createLocalJWKSet, errors } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** A key that was made a moment ago is found by asking again, but a flood of forged tokens asks no more than this. */
const askAgainAfterMs = 5_000;

/** Finds a token's key in a copy of the key set that `ask` gave. While it cannot be asked for again, the copy stays good. */
export function keepKeySet(ask: () => Promise<JSONWebKeySet>): JWTVerifyGetKey {
  let copy: JWTVerifyGetKey | undefined;
  let asking: Promise<JWTVerifyGetKey> | undefined;
  let askedAt = -Infinity;

  async function newCopy(): Promise<JWTVerifyGetKey> {
    askedAt = performance.now();
    copy = createLocalJWKSet(await ask());
    return copy;
  }
  const askOnce = () =>
    (asking ??= newCopy().finally(() => {
      asking = undefined;
    }));

  return async (header, token) => {
    const keys = copy ?? (await askOnce());
    try {
      return await keys(header, token);
    } catch (error) {
      const unknownKey = error instanceof errors.JWKSNoMatchingKey;
      if (!unknownKey || performance.now() - askedAt < askAgainAfterMs) throw error;
      return (await askOnce())(header, token);
    }
  };
}
