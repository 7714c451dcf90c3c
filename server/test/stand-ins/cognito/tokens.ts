import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { fault, nowMs } from './pool.ts';
import type { LiveRefresh, Pool, User } from './pool.ts';

export type Signer = {
  keys: () => JWK[];
  sign: (claims: Record<string, unknown>, expiresSeconds: number) => Promise<string>;
  /** As when a pool's keys change: the old ones are no longer told. */
  renew: () => Promise<void>;
};

export async function openSigner(): Promise<Signer> {
  let key = await newKey();
  return {
    keys: () => [key.publicKey],
    sign: (claims, expiresSeconds) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: key.kid })
        .setExpirationTime(expiresSeconds)
        .sign(key.privateKey),
    renew: async () => {
      key = await newKey();
    },
  };
}

async function newKey() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const kid = randomBytes(24).toString('base64');
  return {
    kid,
    privateKey,
    publicKey: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' },
  };
}

const accessSeconds = 15 * 60;
const refreshMs = 30 * 24 * 60 * 60 * 1000;

/** A session that begins now. Its refresh token is as long as Cognito's, which cookies have to bear. */
export async function openSession(pool: Pool, user: User) {
  const authTime = Math.floor(nowMs(pool) / 1000);
  const live = { sub: user.sub, originJti: randomUUID(), authTime };
  return rotate(pool, user, { ...live, expiresMs: nowMs(pool) + refreshMs });
}

/** Tokens of a session, with a refresh token that ends when the first one would have. */
export async function rotate(pool: Pool, user: User, live: Omit<LiveRefresh, 'spentMs'>) {
  const { sub, originJti, authTime, expiresMs } = live;
  const part = (bytes: number) => randomBytes(bytes).toString('base64url');
  const RefreshToken = ['eyJjdHkiOiJKV1QifQ', part(256), part(12), part(900), part(16)].join('.');
  pool.refreshTokens.set(RefreshToken, { sub, originJti, authTime, expiresMs });
  return { ...(await issue(pool, user, live)), RefreshToken };
}

/** Attributes and groups as they are now. */
async function issue(pool: Pool, user: User, live: Omit<LiveRefresh, 'expiresMs'>) {
  const iat = Math.floor(nowMs(pool) / 1000);
  const exp = iat + accessSeconds;
  const shared = {
    sub: user.sub,
    iss: pool.issuer,
    event_id: randomUUID(),
    iat,
    origin_jti: live.originJti,
    auth_time: live.authTime,
    ...(user.groups.size > 0 ? { 'cognito:groups': [...user.groups].sort() } : {}),
  };
  const custom = [...user.attributes].filter(([name]) => name.startsWith('custom:'));
  const IdToken = await pool.signer.sign(
    {
      ...shared,
      ...Object.fromEntries(custom),
      aud: pool.client,
      token_use: 'id',
      'cognito:username': user.sub,
      email: user.email,
      email_verified: user.attributes.get('email_verified') === 'true',
      jti: randomUUID(),
    },
    exp,
  );
  const AccessToken = await pool.signer.sign(
    {
      ...shared,
      client_id: pool.client,
      token_use: 'access',
      username: user.sub,
      jti: randomUUID(),
      scope: 'aws.cognito.signin.user.admin',
    },
    exp,
  );
  const expiresMs = exp * 1000;
  pool.accessTokens.set(AccessToken, { sub: user.sub, originJti: live.originJti, expiresMs });
  return { IdToken, AccessToken, TokenType: 'Bearer', ExpiresIn: accessSeconds };
}

/** Whose access token it is, while its session lives. */
export function userOfAccessToken(pool: Pool, token: string): User {
  const live = pool.accessTokens.get(token);
  const user = live && pool.users.get(live.sub);
  if (!user) throw fault('NotAuthorizedException', 'Could not verify signature for Access Token');
  if (live.expiresMs <= nowMs(pool))
    throw fault('NotAuthorizedException', 'Access Token has expired');
  const isOpen = [...pool.refreshTokens.values()].some(
    ({ originJti }) => originJti === live.originJti,
  );
  if (!isOpen) throw fault('NotAuthorizedException', 'Access Token has been revoked');
  return user;
}

export function endSessions(pool: Pool, ends: (live: LiveRefresh) => boolean): void {
  for (const [token, live] of pool.refreshTokens) if (ends(live)) pool.refreshTokens.delete(token);
}
