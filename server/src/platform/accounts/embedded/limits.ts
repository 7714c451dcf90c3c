import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../../../refusal.ts';

export type Limit = { points: number; seconds: number };
export type Limits = Record<keyof typeof defaultLimits, Limit>;

/** How many of something in how long. "Address" is the client's: an IPv4 address or an IPv6 /64. */
export const defaultLimits = {
  /** Per account; then its password opens nothing for as long again. */
  wrongPasswords: { points: 10, seconds: 15 * 60 },
  /** Per account, over all its challenges; then its codes open nothing for as long. */
  wrongTotps: { points: 10, seconds: 15 * 60 },
  /** Per code sent by mail: tries before it is dead, and how long it lives. */
  mailedCode: { points: 5, seconds: 15 * 60 },
  /** Letters to one e-mail address. */
  letters: { points: 5, seconds: 60 * 60 },
  signInsFromAddress: { points: 60, seconds: 15 * 60 },
  signUpsFromAddress: { points: 20, seconds: 60 * 60 },
  codeRequestsFromAddress: { points: 30, seconds: 60 * 60 },
  codeTriesFromAddress: { points: 60, seconds: 15 * 60 },
} satisfies Record<string, Limit>;

export type Attempts = ReturnType<typeof openLimits>;
type Counted = Exclude<keyof Limits, 'wrongTotps' | 'mailedCode'>;

/** Counters in PostgreSQL, so that they hold over any number of servers. Subjects are kept as hashes only. */
export function openLimits(pool: Pool, secret: string, limits: Limits) {
  const counters = {
    wrongPasswords: counter('wrongPasswords'),
    letters: counter('letters'),
    signInsFromAddress: counter('signInsFromAddress'),
    signUpsFromAddress: counter('signUpsFromAddress'),
    codeRequestsFromAddress: counter('codeRequestsFromAddress'),
    codeTriesFromAddress: counter('codeTriesFromAddress'),
  } satisfies Record<Counted, RateLimiterPostgres>;

  function counter(name: Counted): RateLimiterPostgres {
    return new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      schemaName: 'accounts',
      tableName: 'attempt',
      tableCreated: true,
      keyPrefix: name,
      points: limits[name].points,
      duration: limits[name].seconds,
      // They share a table: one of them clears it.
      clearExpiredByTimeout: name === 'letters',
    });
  }

  const hash = (subject: string) =>
    createHmac('sha256', secret).update(`limit ${subject}`).digest('base64url');

  return {
    /** Counts one, refused when it is one too many. */
    count: async (name: Exclude<Counted, 'wrongPasswords'>, subject: string): Promise<void> => {
      await counters[name].consume(hash(subject)).catch((reason: unknown) => {
        throw reason instanceof RateLimiterRes ? tooMany(reason) : reason;
      });
    },
    refuseWhenLocked: async (email: string): Promise<void> => {
      const spent = await counters.wrongPasswords.get(hash(email));
      if (spent && spent.consumedPoints >= limits.wrongPasswords.points) throw tooMany(spent);
    },
    /** Counted after the fact, so that many right sign-ins at once never lock an account. */
    countWrongPassword: async (email: string): Promise<void> => {
      const { points, seconds } = limits.wrongPasswords;
      const spent = await counters.wrongPasswords.penalty(hash(email));
      if (spent.consumedPoints >= points) await counters.wrongPasswords.block(hash(email), seconds);
    },
    forgiveWrongPasswords: async (email: string): Promise<void> => {
      await counters.wrongPasswords.delete(hash(email));
    },
  };
}

const tooMany = (spent: RateLimiterRes): Refusal =>
  new Refusal('too-many-attempts', { retryAfterSeconds: Math.ceil(spent.msBeforeNext / 1000) });
