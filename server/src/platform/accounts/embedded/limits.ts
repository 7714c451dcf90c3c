import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../../../refusal.ts';

export type Limit = { points: number; seconds: number };
export type Limits = Record<keyof typeof defaultLimits, Limit>;

/** How many of something in how long. "Address" is the client's: an IPv4 address or an IPv6 /64, and eight times as many from its /48. */
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
  /** Each look at the sign-in page asks for one. */
  passkeyQuestionsFromAddress: { points: 300, seconds: 15 * 60 },
} satisfies Record<string, Limit>;

/** A provider's whole network may be many customers. */
const aroundTimes = 8;

export type Attempts = ReturnType<typeof openLimits>;
const ofAddress = [
  'signInsFromAddress',
  'signUpsFromAddress',
  'codeRequestsFromAddress',
  'codeTriesFromAddress',
  'passkeyQuestionsFromAddress',
] as const;
type OfAddress = (typeof ofAddress)[number];
type Counted = OfAddress | 'letters';

/** What the guesses at one account's secrets are counted by. */
export const passwordOf = (email: string): string => `password ${email}`;
export const factorOf = (accountId: string): string => `second factor ${accountId}`;

/** Counters in PostgreSQL, so that they hold over any number of servers. Subjects are kept as hashes only. */
export function openLimits(pool: Pool, secret: string, limits: Limits) {
  const letters = counter('letters');
  const own = countersOfAddress(1);
  const around = countersOfAddress(aroundTimes);

  function countersOfAddress(times: number): Record<OfAddress, RateLimiterPostgres> {
    const made = ofAddress.map((name) => [name, counter(name, times)]);
    return Object.fromEntries(made) as Record<OfAddress, RateLimiterPostgres>;
  }

  function counter(name: Counted, times = 1): RateLimiterPostgres {
    return new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      schemaName: 'accounts',
      tableName: 'attempt',
      tableCreated: true,
      keyPrefix: name,
      points: limits[name].points * times,
      duration: limits[name].seconds,
      // They share a table: one of them clears it.
      clearExpiredByTimeout: name === 'letters',
    });
  }

  const hash = (subject: string) =>
    createHmac('sha256', secret).update(`limit ${subject}`).digest('base64url');

  async function consume(counter: RateLimiterPostgres, subject: string): Promise<void> {
    await counter.consume(hash(subject)).catch((reason: unknown) => {
      throw reason instanceof RateLimiterRes ? tooMany(reason) : reason;
    });
  }

  return {
    /** Counts one, refused when it is one too many. */
    countLetter: (subject: string): Promise<void> => consume(letters, subject),
    /** The same for the client's own network and the one around it. */
    countAll: async (
      name: OfAddress,
      networks: { own: string; around?: string },
    ): Promise<void> => {
      await consume(own[name], networks.own);
      if (networks.around) await consume(around[name], networks.around);
    },
  };
}

const tooMany = (spent: RateLimiterRes): Refusal =>
  new Refusal('too-many-attempts', { retryAfterSeconds: Math.ceil(spent.msBeforeNext / 1000) });
