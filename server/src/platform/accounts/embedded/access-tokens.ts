import { errors, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Claims, Database, Tokens } from '../../platform.ts';
import { keepKeySet } from '../key-set.ts';
import { rememberVerified } from '../verified-tokens.ts';
import type { EndedSessions } from './ended-sessions.ts';
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

type Options = {
  database: Database;
  library: Library;
  issuer: string;
  clock: () => Date;
  ended: EndedSessions;
  log: Pick<Logger, 'error'>;
};
type OfSession = Claims & Required<Pick<Claims, 'sessionId'>>;

/** Signs access tokens with the library's keys and checks them against a copy of its key set, and that their session has not been ended. */
export function openAccessTokens({ database, library, issuer, clock, ended, log }: Options) {
  const findKey = keepKeySet(() => library.api.getJwks());

  async function check(token: string): Promise<OfSession | undefined> {
    if (token.length > longestToken) return undefined;
    try {
      const { payload } = await jwtVerify(token, findKey, {
        issuer,
        audience: issuer,
        algorithms: ['EdDSA'],
        currentDate: clock(),
      });
      const { sub, email, groups, mfa, sid, exp } = payloadShape.parse(payload);
      const expiresAt = new Date(exp * 1000);
      return { accountId: sub, email, groups, mfa, expiresAt, sessionId: sid };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
      throw error;
    }
  }
  const checkOnce = rememberVerified(check, { clock });

  /** Keys that another secret has sealed are put aside; the library then makes one of its own. */
  async function signed(payload: Record<string, unknown>): Promise<string> {
    try {
      return (await library.api.signJWT({ body: { payload } })).token;
    } catch (error) {
      if (!/failed to decrypt private key/i.test(String(error))) throw error;
      log.error(
        'The keys that sign sessions were sealed with another LARDER_SECRET: new ones take their place.',
      );
      await database.run(sql`update accounts.jwks set "expiresAt" = now()
        where "expiresAt" is null or "expiresAt" > now()`);
      return (await library.api.signJWT({ body: { payload } })).token;
    }
  }

  async function sign({ id, accountId, email, groups, mfa }: LiveSession) {
    const iat = Math.floor(clock().getTime() / 1000);
    const exp = iat + goodForSeconds;
    const payload = { sub: accountId, email, groups, mfa, sid: id, iat, exp };
    return { accessToken: await signed(payload), accessExpiresAt: new Date(exp * 1000) };
  }

  return {
    sign,
    /** What whoever has a session holds. */
    tokensOf: async (session: LiveSession, refreshToken: string): Promise<Tokens> => {
      const access = await sign(session);
      return { ...access, refreshToken, refreshExpiresAt: session.expiresAt };
    },
    verify: async (token: string): Promise<Claims | undefined> => {
      const claims = await checkOnce(token);
      if (!claims || (await ended.has(claims.sessionId))) return undefined;
      return claims;
    },
  };
}
