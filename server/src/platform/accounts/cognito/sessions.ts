import { decodeJwt } from 'jose';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Caller, Tokens } from '../../platform.ts';
import { join, split } from './app-client.ts';
import type { AppClient } from './app-client.ts';
import { endedByEnrolment, idClaims } from './id-claims.ts';
import type { IdClaims } from './id-claims.ts';
import { contextOf, isFault } from './public-calls.ts';
import type { PublicCalls } from './public-calls.ts';
import { refusing } from './refusing.ts';

/** As the app client is set up; counted from the sign-in, however often the session is renewed. */
const sessionSeconds = 30 * 24 * 60 * 60;

const result = z.object({
  IdToken: z.string(),
  AccessToken: z.string(),
  /** Absent when a session is renewed. */
  RefreshToken: z.string().optional(),
});

/** What an attempt to sign in comes back with: a session, or a challenge. */
export const signInResult = z.object({
  ChallengeName: z.string().optional(),
  Session: z.string().optional(),
  ChallengeParameters: z.record(z.string(), z.string()).optional(),
  AuthenticationResult: result.optional(),
});

export type Session = {
  tokens: Tokens;
  claims: IdClaims;
  /** Opens Cognito's own operations for this person; never leaves the store. */
  cognitoToken: string;
};

export type Sessions = ReturnType<typeof openSessions>;

export function openSessions(ask: PublicCalls, client: AppClient) {
  /** The tokens come straight from Cognito, so their signature need not be checked here. */
  function sessionOf(
    { IdToken, AccessToken, RefreshToken }: z.output<typeof result>,
    refreshToken?: string,
  ): Session {
    const claims = idClaims.parse(decodeJwt(IdToken));
    const kept = refreshToken ?? (RefreshToken && join(claims.sub, RefreshToken));
    if (!kept) throw new Error('Cognito opened a session without a refresh token.');
    const tokens = {
      accessToken: IdToken,
      accessExpiresAt: new Date(claims.exp * 1000),
      refreshToken: kept,
      refreshExpiresAt: new Date((claims.auth_time + sessionSeconds) * 1000),
    };
    return { tokens, claims, cognitoToken: AccessToken };
  }

  async function end(refreshToken: string): Promise<void> {
    const parts = split(refreshToken);
    if (!parts) return;
    const input = { ClientId: client.id, ClientSecret: client.secret, Token: parts.token };
    try {
      await refusing(ask('RevokeToken', input, z.object({})), {});
    } catch (error) {
      // What is no refresh token of this client opens nothing as it is.
      const nothing = ['InvalidParameterException', 'UnsupportedTokenTypeException'];
      if (!isFault(error, ...nothing)) throw error;
    }
  }

  async function renew(refreshToken: string, from?: Caller): Promise<Session> {
    const parts = split(refreshToken);
    if (!parts) throw new Refusal('session-expired');
    const input = {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: client.id,
      AuthParameters: { REFRESH_TOKEN: parts.token, SECRET_HASH: client.hash(parts.username) },
      ...(from ? contextOf(from) : {}),
    };
    const { AuthenticationResult } = await refusing(ask('InitiateAuth', input, signInResult), {
      NotAuthorizedException: 'session-expired',
      WrongSecretHash: 'session-expired',
      UserNotFoundException: 'session-expired',
      UserNotConfirmedException: 'session-expired',
      PasswordResetRequiredException: 'session-expired',
    });
    if (!AuthenticationResult) throw new Error('Cognito did not renew a session.');
    const session = sessionOf(AuthenticationResult, refreshToken);
    if (!endedByEnrolment(session.claims)) return session;
    await end(refreshToken);
    throw new Refusal('session-expired');
  }

  return { sessionOf, renew, end };
}
