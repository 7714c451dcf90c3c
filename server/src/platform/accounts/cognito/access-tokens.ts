import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Claims } from '../../platform.ts';
import { keepKeySet } from '../key-set.ts';
import { rememberVerified } from '../verified-tokens.ts';
import { claimsOf, idClaims } from './id-claims.ts';
import { fetchWithin } from './public-calls.ts';

const longestToken = 8192;
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

type Options = { keysUrl: string; issuer: string; client: string; clock: () => Date };

/** Checks the pool's ID tokens, which are our access tokens, against a copy of its key set. */
export function openAccessTokens({ keysUrl, issuer, client, clock }: Options) {
  const findKey = keepKeySet(async () => keySet.parse(await (await fetchWithin(keysUrl)).json()));

  async function check(token: string): Promise<Claims | undefined> {
    if (token.length > longestToken) return undefined;
    try {
      const { payload } = await jwtVerify(token, findKey, {
        issuer,
        audience: client,
        algorithms: ['RS256'],
        currentDate: clock(),
      });
      const claims = idClaims.safeParse(payload);
      return claims.success ? claimsOf(claims.data) : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  return { verify: rememberVerified(check, { clock }) };
}
