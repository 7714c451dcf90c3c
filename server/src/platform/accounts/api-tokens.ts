import { createHash, randomBytes } from 'node:crypto';
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { rolesWith, scopes } from '../../contract/staff-roles.ts';
import type { ApiTokens, Database, Spent } from '../platform.ts';

const pattern = /^larder_([1-9][0-9]{0,9})_([A-Za-z0-9_-]{43})$/;
const holderRow = z.object({
  tokenNo: z.int(),
  tokenName: z.string(),
  scopes: z.array(z.string()),
  usedThisHour: z.boolean(),
});
const windowSeconds = 60;

/** Whoever made a token must still be one of these for it to open anything. */
const makers = rolesWith('manage-doors');

const hashOf = (secret: Buffer) => createHash('sha256').update(secret).digest();

export function openApiTokens({
  database,
  clock,
  perMinute,
  areCountedTogether = false,
}: {
  database: Database;
  clock: () => Date;
  perMinute: number;
  /** By the process that started this one, for all the servers of this machine. */
  areCountedTogether?: boolean;
}): ApiTokens {
  const options = { keyPrefix: 'api-token', points: perMinute, duration: windowSeconds };
  const limiter = areCountedTogether
    ? new RateLimiterCluster(options)
    : new RateLimiterMemory(options);
  return {
    draw: () => {
      const secret = randomBytes(32);
      const tokenOf = (tokenNo: number) => `larder_${tokenNo}_${secret.toString('base64url')}`;
      return { hash: hashOf(secret), tokenOf };
    },
    holderOf: async (token) => {
      const [, number, secret] = pattern.exec(token) ?? [];
      if (number === undefined || secret === undefined) return undefined;
      const now = clock();
      const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
      const [row] = await database.query(
        holderRow,
        sql`select token_no as "tokenNo", token_name as "tokenName", scopes, coalesce(last_used_at >= ${hour}, false) as "usedThisHour"
          from api_token t
          where token_hash = ${hashOf(Buffer.from(secret, 'base64url'))} and token_no = ${number}::bigint
            and revoked_at is null and expires_at > ${now}
            and (made_by = 'operator' or exists (select from staff s where s.account_id = t.made_by and s.role = any (${makers})))`,
        { name: 'holder-of' },
      );
      if (!row) return undefined;
      const { usedThisHour, scopes: given, ...holder } = row;
      if (!usedThisHour)
        await database.run(
          sql`update api_token set last_used_at = ${hour} where token_no = ${row.tokenNo} and (last_used_at < ${hour} or last_used_at is null)`,
        );
      const may = scopes.filter((scope) => given.includes(scope));
      return { holder: { ...holder, may }, spent: await spend(row.tokenNo) };
    },
  };

  async function spend(tokenNo: number): Promise<Spent> {
    const { msBeforeNext, consumedPoints } = await limiter
      .consume(tokenNo)
      .catch((reason: unknown) => {
        if (reason instanceof RateLimiterRes) return reason;
        throw reason;
      });
    const [left, seconds] = [perMinute - consumedPoints, Math.ceil(msBeforeNext / 1000)];
    return { most: perMinute, windowSeconds, left, seconds };
  }
}
