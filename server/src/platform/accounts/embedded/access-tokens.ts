import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Claims } from '../../platform.ts';
import { keepKeySet } from '../key-set.ts';
import { rememberVerified } from '../verified-tokens.ts';
import type { Library } from './library.ts';
import type { LiveSession } from './sessions.ts';

const goodForSeconds = 15 * 60;
const longestToken = 4096;

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
  const findKey = keepKeySet(() => library.api.getJwks());

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
