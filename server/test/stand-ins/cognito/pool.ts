import { createHmac, randomInt, randomUUID } from 'node:crypto';
import type { Letter } from '../../../src/platform/platform.ts';
import type { Signer } from './tokens.ts';

export type User = {
  sub: string;
  email: string;
  status: 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD';
  password: string | undefined;
  /** As an operator of the pool may leave an account without removing it. */
  disabled?: true;
  attributes: Map<string, string>;
  groups: Set<string>;
  /** By what they are for; only the latest of each is good. */
  codes: Map<'confirm' | 'reset', { code: string; expiresMs: number }>;
  wrongCodes: number;
  lettersSent: number;
  /** The secret that waits for its first code, and the one that sign-in asks for. */
  totp: { pending?: string; secret?: string; lastStep: number; enabled: boolean };
  failures: { count: number; lockedUntilMs: number; lastMs: number };
};

export type LiveRefresh = {
  sub: string;
  originJti: string;
  authTime: number;
  expiresMs: number;
  /** When another took its place. */
  spentMs?: number;
};

export type Pool = {
  region: string;
  id: string;
  client: string;
  clientSecret: string;
  issuer: string;
  clock: () => Date;
  signer: Signer;
  users: Map<string, User>;
  /** Half-finished sign-ins. */
  challenges: Map<string, { sub: string; expiresMs: number }>;
  refreshTokens: Map<string, LiveRefresh>;
  accessTokens: Map<string, { sub: string; originJti: string; expiresMs: number }>;
  /** What an app client may write; a store's own attributes are not among them. */
  writeAttributes: string[];
  customAttributes: string[];
  groups: string[];
  shortestPassword: number;
  letters: Letter[];
};

/** What Cognito refuses with: the name goes over the wire. */
export function fault(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

export const nowMs = (pool: Pool): number => pool.clock().getTime();

/** By e-mail (the pool's users sign in with it) or by id. */
export const findUser = (pool: Pool, username: string): User | undefined =>
  pool.users.get(username) ?? [...pool.users.values()].find(({ email }) => email === username);

export function removeUser(pool: Pool, sub: string): void {
  pool.users.delete(sub);
}

export function newUser(pool: Pool, email: string, status: User['status']): User {
  const user: User = {
    sub: randomUUID(),
    email,
    status,
    password: undefined,
    attributes: new Map(),
    groups: new Set(),
    codes: new Map(),
    wrongCodes: 0,
    lettersSent: 0,
    totp: { lastStep: 0, enabled: false },
    failures: { count: 0, lockedUntilMs: 0, lastMs: 0 },
  };
  pool.users.set(user.sub, user);
  return user;
}

export function checkClient(pool: Pool, id: string): void {
  if (id !== pool.client)
    throw fault('ResourceNotFoundException', `User pool client ${id} does not exist.`);
}

/** Over the very name that the call goes by. */
export function checkSecretHash(pool: Pool, username: string, given: string | undefined): void {
  const expected = createHmac('sha256', pool.clientSecret)
    .update(username + pool.client)
    .digest('base64');
  if (given === undefined)
    throw fault(
      'NotAuthorizedException',
      `Client ${pool.client} is configured with secret but SECRET_HASH was not received`,
    );
  if (given !== expected)
    throw fault('NotAuthorizedException', `Unable to verify secret hash for client ${pool.client}`);
}

export function checkPolicy(pool: Pool, password: string): void {
  if (password.length < pool.shortestPassword)
    throw fault(
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    );
  if (password.length > 256 || password.trim() !== password)
    throw fault('InvalidParameterException', "Value at 'password' failed to satisfy constraint");
}

const minute = 60_000;

/** A letter with a new code, which takes the place of the one before. */
export function sendCode(pool: Pool, user: User, purpose: 'confirm' | 'reset'): void {
  const most = 5;
  if (user.lettersSent >= most)
    throw fault('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
  user.lettersSent += 1;
  const before = user.codes.get(purpose)?.code;
  let code = before;
  while (code === before) code = String(randomInt(1_000_000)).padStart(6, '0');
  const lifeMs = purpose === 'confirm' ? 24 * 60 * minute : 60 * minute;
  user.codes.set(purpose, { code: code ?? '', expiresMs: nowMs(pool) + lifeMs });
  pool.letters.push({
    id: randomUUID(),
    to: user.email,
    subject: purpose === 'confirm' ? 'Your verification code' : 'Your password reset code',
    text: `Your code is\n\n${code ?? ''}\n`,
  });
}

/** Takes the code, once; anything else is refused as Cognito does. */
export function takeCode(
  pool: Pool,
  user: User | undefined,
  purpose: 'confirm' | 'reset',
  code: string,
): User {
  const sent = user?.codes.get(purpose);
  if (!user || !sent || sent.expiresMs <= nowMs(pool))
    throw fault('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  if (user.wrongCodes >= 10)
    throw fault('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
  if (sent.code !== code) {
    user.wrongCodes += 1;
    throw fault('CodeMismatchException', 'Invalid verification code provided, please try again.');
  }
  user.codes.delete(purpose);
  user.wrongCodes = 0;
  return user;
}
