import { Refusal } from '../../../refusal.ts';
import type { Accounts, Database, Tokens } from '../../platform.ts';
import { clientNetwork } from '../client-network.ts';
import { normaliseEmail } from '../credentials.ts';
import type { AccessTokens } from './access-tokens.ts';
import * as challenges from './challenges.ts';
import { refusing } from './library.ts';
import type { Library } from './library.ts';
import type { Attempts, Limits } from './limits.ts';
import { newId } from './people.ts';
import type { SecondFactor } from './second-factor.ts';
import type { LiveSession, Sessions } from './sessions.ts';

type Parts = {
  database: Database;
  library: Library;
  limits: Limits;
  attempts: Attempts;
  sessions: Sessions;
  secondFactor: SecondFactor;
  accessTokens: AccessTokens;
};
type Verbs = Pick<Accounts, 'signIn' | 'answerMfa' | 'refresh' | 'beginMfa' | 'confirmMfa'>;

/** How a session is opened, renewed, and raised to one with a second factor. */
export function signingIn(parts: Parts): Verbs {
  const { database, library, limits, attempts, sessions, secondFactor, accessTokens } = parts;

  async function tokensOf(session: LiveSession, refreshToken: string): Promise<Tokens> {
    const access = await accessTokens.sign(session);
    return { ...access, refreshToken, refreshExpiresAt: session.expiresAt };
  }

  async function checkPassword(email: string, password: string) {
    const call = library.api.signInEmail({ body: { email, password }, returnHeaders: true });
    try {
      return await refusing(call, {
        INVALID_EMAIL: 'wrong-credentials',
        INVALID_EMAIL_OR_PASSWORD: 'wrong-credentials',
        PASSWORD_TOO_LONG: 'wrong-credentials',
        EMAIL_NOT_VERIFIED: 'not-confirmed',
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'wrong-credentials')
        await attempts.countWrongPassword(email);
      throw error;
    }
  }

  return {
    signIn: async ({ email: written, password }, from) => {
      const email = normaliseEmail(written);
      await attempts.count('signInsFromAddress', clientNetwork(from.address));
      await attempts.refuseWhenLocked(email);
      const { headers, response } = await checkPassword(email, password);
      await attempts.forgiveWrongPasswords(email);
      const challenge = challenges.read(headers);
      if (challenge) return { kind: 'mfa-required', challenge };
      const session = await sessions.seal(response.token);
      return { kind: 'signed-in', tokens: await tokensOf(session, response.token) };
    },

    answerMfa: async ({ challenge, code }, from) => {
      await attempts.count('codeTriesFromAddress', clientNetwork(from.address));
      const headers = challenges.write(challenge);
      await secondFactor.refuseTaken(challenges.identifier(challenge), code.trim());
      const call = library.api.verifyTOTP({ body: { code: code.trim() }, headers });
      const { token } = await refusing(call, {
        INVALID_CODE: 'wrong-code',
        INVALID_TWO_FACTOR_COOKIE: 'session-expired',
        TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'session-expired',
        ACCOUNT_TEMPORARILY_LOCKED: () =>
          new Refusal('too-many-attempts', { retryAfterSeconds: limits.wrongTotps.seconds }),
      });
      return tokensOf(await sessions.seal(token), token);
    },

    refresh: async (refreshToken) => tokensOf(await sessions.use(refreshToken), refreshToken),

    beginMfa: async (refreshToken) => secondFactor.begin(await sessions.use(refreshToken)),

    confirmMfa: async (refreshToken, code, from) => {
      await attempts.count('codeTriesFromAddress', clientNetwork(from.address));
      const session = await sessions.use(refreshToken);
      const proof = await secondFactor.prove(session, code.trim());
      const newToken = newId();
      const upgraded = await database.transaction(async (tx) => {
        await secondFactor.enrol(tx, session, proof);
        return sessions.upgrade(tx, refreshToken, newToken);
      });
      return tokensOf(upgraded, newToken);
    },
  };
}
