import { createLocalJWKSet, errors } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** A key that was made a moment ago is found by asking again, but a flood of forged tokens asks no more often than this. */
const mostAsks = { times: 3, withinMs: 15_000 };

/** Finds a token's key in a copy of the key set that `ask` gave. While it cannot be asked for again, the copy stays good. */
export function keepKeySet(
  ask: () => Promise<JSONWebKeySet>,
  now = () => performance.now(),
): JWTVerifyGetKey {
  let copy: JWTVerifyGetKey | undefined;
  let asking: Promise<JWTVerifyGetKey> | undefined;
  let askedAt: number[] = [];
  const askedEnough = () =>
    askedAt.filter((at) => now() - at < mostAsks.withinMs).length >= mostAsks.times;

  async function newCopy(): Promise<JWTVerifyGetKey> {
    askedAt = [...askedAt, now()].slice(-mostAsks.times);
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
      if (!unknownKey || askedEnough()) throw error;
      return (await askOnce())(header, token);
    }
  };
}
