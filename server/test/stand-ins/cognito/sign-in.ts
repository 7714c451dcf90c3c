import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { countFailure, forgive, refuseLocked } from './lock-out.ts';
import { context, operation } from './operation.ts';
import { checkClient, checkSecretHash, fault, findUser, nowMs } from './pool.ts';
import type { Pool, User } from './pool.ts';
import { endSessions, openSession, rotate } from './tokens.ts';
import { takeTotp } from './totp.ts';

const challengeMs = 5 * 60_000;
const passwordFlow = z.strictObject({
  USERNAME: z.string(),
  PASSWORD: z.string(),
  SECRET_HASH: z.string().optional(),
});
/** As the app client is set up. */
const retryGraceMs = 60_000;

const wrong = () => fault('NotAuthorizedException', 'Incorrect username or password.');

function refuseDisabled({ disabled }: User): void {
  if (disabled) throw fault('NotAuthorizedException', 'User is disabled.');
}

/** Whether an account is confirmed is told only after its password. */
function checkPassword(pool: Pool, user: User | undefined, password: string): User {
  if (!user) throw wrong();
  refuseLocked(pool, user);
  if (user.password !== password) {
    countFailure(pool, user);
    throw wrong();
  }
  refuseDisabled(user);
  if (user.status === 'UNCONFIRMED')
    throw fault('UserNotConfirmedException', 'User is not confirmed.');
  return user;
}

async function byPassword(pool: Pool, parameters: unknown): Promise<object> {
  const { USERNAME, PASSWORD, SECRET_HASH } = passwordFlow.parse(parameters);
  checkSecretHash(pool, USERNAME, SECRET_HASH);
  const user = checkPassword(pool, findUser(pool, USERNAME), PASSWORD);
  if (!user.totp.enabled) {
    forgive(user);
    return { ChallengeParameters: {}, AuthenticationResult: await openSession(pool, user) };
  }
  const Session = randomBytes(600).toString('base64url');
  pool.challenges.set(Session, { sub: user.sub, expiresMs: nowMs(pool) + challengeMs });
  const ChallengeParameters = { USER_ID_FOR_SRP: user.sub, FRIENDLY_DEVICE_NAME: '' };
  return { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session, ChallengeParameters };
}

export const signIn = {
  InitiateAuth: operation(
    {
      // With rotation, sessions are renewed by an operation of their own.
      AuthFlow: z.literal('USER_PASSWORD_AUTH'),
      ClientId: z.string(),
      AuthParameters: z.record(z.string(), z.string()),
      UserContextData: context,
    },
    (pool, { ClientId, AuthParameters }) => {
      checkClient(pool, ClientId);
      return byPassword(pool, AuthParameters);
    },
  ),

  /** Each time with a new refresh token; the one before is answered for as long as retries are. */
  GetTokensFromRefreshToken: operation(
    { ClientId: z.string(), ClientSecret: z.string(), RefreshToken: z.string() },
    async (pool, { ClientId, ClientSecret, RefreshToken }) => {
      checkClient(pool, ClientId);
      if (ClientSecret !== pool.clientSecret)
        throw fault('NotAuthorizedException', `Unable to verify secret for client ${ClientId}`);
      const live = pool.refreshTokens.get(RefreshToken);
      const user = live && pool.users.get(live.sub);
      if (!user || live.expiresMs <= nowMs(pool))
        throw fault('NotAuthorizedException', 'Invalid Refresh Token');
      refuseDisabled(user);
      if (live.spentMs !== undefined && live.spentMs + retryGraceMs < nowMs(pool))
        throw fault('RefreshTokenReuseException', 'Refresh token has been rotated');
      live.spentMs ??= nowMs(pool);
      return { AuthenticationResult: await rotate(pool, user, live) };
    },
  ),

  /** A session answers one challenge; a wrong code leaves it open and counts towards the lock-out. */
  RespondToAuthChallenge: operation(
    {
      ClientId: z.string(),
      ChallengeName: z.literal('SOFTWARE_TOKEN_MFA'),
      Session: z.string().min(20).max(2048),
      ChallengeResponses: z.strictObject({
        USERNAME: z.string(),
        SOFTWARE_TOKEN_MFA_CODE: z.string().regex(/^\d{6}$/),
        SECRET_HASH: z.string().optional(),
      }),
      UserContextData: context,
    },
    async (pool, { ClientId, Session, ChallengeResponses }) => {
      const { USERNAME, SOFTWARE_TOKEN_MFA_CODE, SECRET_HASH } = ChallengeResponses;
      checkClient(pool, ClientId);
      checkSecretHash(pool, USERNAME, SECRET_HASH);
      const challenge = pool.challenges.get(Session);
      const user = findUser(pool, USERNAME);
      if (!challenge || challenge.sub !== user?.sub || challenge.expiresMs <= nowMs(pool))
        throw fault('NotAuthorizedException', 'Invalid session for the user.');
      refuseLocked(pool, user);
      try {
        takeTotp(pool, user, SOFTWARE_TOKEN_MFA_CODE);
      } catch (error) {
        countFailure(pool, user);
        throw error;
      }
      forgive(user);
      pool.challenges.delete(Session);
      return { ChallengeParameters: {}, AuthenticationResult: await openSession(pool, user) };
    },
  ),

  RevokeToken: operation(
    { ClientId: z.string(), ClientSecret: z.string(), Token: z.string() },
    (pool, { ClientId, ClientSecret, Token }) => {
      checkClient(pool, ClientId);
      if (ClientSecret !== pool.clientSecret)
        throw fault('UnauthorizedException', 'Invalid client secret');
      if (Token.split('.').length !== 5)
        throw fault('UnsupportedTokenTypeException', 'Unsupported token type');
      const live = pool.refreshTokens.get(Token);
      if (live) endSessions(pool, ({ originJti }) => originJti === live.originJti);
      return {};
    },
  ),
};
