import { decodeJwt } from 'jose';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Tokens } from '../../platform.ts';
import { join, split } from './app-client.ts';
import type { AppClient } from './app-client.ts';
import { endedByEnrolment, idClaims } from './id-claims.ts';
import type { IdClaims } from './id-claims.ts';
import { isFault } from './public-calls.ts';
import type { PublicCalls } from './public-calls.ts';
import { refusing } from './refusing.ts';

/** As the app client is set up; counted from the sign-in, however often the session is renewed. */
const sessionSeconds = 30 * 24 * 60 * 60;

const result = z.object({
  IdToken: z.string(),
  AccessToken: z.string(),
  RefreshToken: z.string(),
});

const renewal = z.object({ AuthenticationResult: result });

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
  function sessionOf({ IdToken, AccessToken, RefreshToken }: z.output<typeof result>): Session {
    const claims = idClaims.parse(decodeJwt(IdToken));
    const tokens = {
      accessToken: IdToken,
      accessExpiresAt: new Date(claims.exp * 1000),
      refreshToken: join(claims.sub, RefreshToken),
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
      const nothing = [
        'InvalidParameterException',
        'NotAuthorizedException',
        'UnsupportedTokenTypeException',
      ];
      if (!isFault(error, ...nothing)) throw error;
    }
  }

  /** The token given is spent; Cognito answers it for another minute, and says so when it comes later: then the session ends. */
  async function renew(refreshToken: string): Promise<Session> {
    const parts = split(refreshToken);
    if (!parts) throw new Refusal('session-expired');
    const input = { ClientId: client.id, ClientSecret: client.secret, RefreshToken: parts.token };
    const { AuthenticationResult } = await refusing(
      ask('GetTokensFromRefreshToken', input, renewal).catch(async (error: unknown) => {
        if (isFault(error, 'RefreshTokenReuseException')) await end(refreshToken);
        throw error;
      }),
      {
        RefreshTokenReuseException: 'session-expired',
        NotAuthorizedException: 'session-expired',
        UserNotFoundException: 'session-expired',
        UserNotConfirmedException: 'session-expired',
        PasswordResetRequiredException: 'session-expired',
      },
    );
    const session = sessionOf(AuthenticationResult);
    // Whoever changed the first part has another's session no more than before: its tokens are those of the second.
    if (session.claims.sub !== parts.username || endedByEnrolment(session.claims)) {
      await end(session.tokens.refreshToken);
      throw new Refusal('session-expired');
    }
    return session;
  }

  return { sessionOf, renew, end };
}
