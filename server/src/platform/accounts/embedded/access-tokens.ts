import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Claims } from '../../platform.ts';
import { rememberVerified } from '../verified-tokens.ts';
import type { Library } from './library.ts';
import type { LiveSession } from './sessions.ts';

const goodForSeconds = 15 * 60;
const longestToken = 4096;
/** A key that another server has just made is found by asking again, but a flood of forged tokens asks no more than this. */
const askAgainAfterMs = 5_000;

const payloadShape = z.object({
  sub: z.string(),
  email: z.string(),
  groups: z.array(z.enum(['customers', 'administrators'])),
  mfa: z.boolean(),
  sid: z.string(),
  exp: z.number(),
});

export type AccessTokens = ReturnType<typeof openAccessTokens>;

/** Signs access tokens with the library's keys and checks them against a copy of its key set. */
export function openAccessTokens(library: Library, issuer: string, clock: () => Date) {
  const findKey = cachedKeys(library);

  async function check(token: string): Promise<Claims | undefined> {
    if (token.length > longestToken) return undefined;
    try {
      const { payload } = await jwtVerify(token, findKey, {
        issuer,
        audience: issuer,
        algorithms: ['EdDSA'],
        currentDate: clock(),
      });
      const { sub, email, groups, mfa, exp } = payloadShape.parse(payload);
      return { accountId: sub, email, groups, mfa, expiresAt: new Date(exp * 1000) };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
      throw error;
    }
  }

  return {
    sign: async ({ id, accountId, email, groups, mfa }: LiveSession) => {
      const iat = Math.floor(clock().getTime() / 1000);
      const exp = iat + goodForSeconds;
      const payload = { sub: accountId, email, groups, mfa, sid: id, iat, exp };
      const { token } = await library.api.signJWT({ body: { payload } });
      return { accessToken: token, accessExpiresAt: new Date(exp * 1000) };
    },
    verify: rememberVerified(check, { clock }),
  };
}

function cachedKeys(library: Library): JWTVerifyGetKey {
  let known: Promise<JWTVerifyGetKey> | undefined;
  let askedAt = -Infinity;

  async function ask(): Promise<JWTVerifyGetKey> {
    askedAt = performance.now();
    known = library.api.getJwks().then(createLocalJWKSet);
    return known.catch((error: unknown) => {
      known = undefined;
      throw error;
    });
  }

  return async (header, token) => {
    const keys = await (known ?? ask());
    try {
      return await keys(header, token);
    } catch (error) {
      const unknownKey = error instanceof errors.JWKSNoMatchingKey;
      if (!unknownKey || performance.now() - askedAt < askAgainAfterMs) throw error;
      return (await ask())(header, token);
    }
  };
}
