import type { Logger } from 'pino';
import type { Database, Jobs } from '../../platform/platform.ts';
import * as rows from './sql.ts';
import { sumsOf, takeFrom, unevenIn, type UnevenTally } from './uneven.ts';

/** So many orders are counted at once: well within the time that a statement has. */
const atOnce = 2000;
/** What drew its number has long been committed by then, or never will be. */
const patienceSeconds = 60;
const countEveryMs = 30_000;

/**
 * Counts the orders that were placed since, and again those that changed; what is left is counted when somebody asks. Answers how many
 * orders were new.
 */
export async function countOrders(
  { database }: { database: Database },
  { patience = patienceSeconds }: { patience?: number } = {},
): Promise<number> {
  let counted = 0;
  for (;;) {
    const more = await rows.countOrders(database, atOnce, patience);
    counted += more ?? 0;
    if (more !== atOnce) return counted;
  }
}

/** Does so again and again, until what it answers is called. */
export const keepCounting = (parts: {
  database: Database;
  log: Logger;
  jobs: Jobs;
}): (() => void) =>
  parts.jobs.every(
    { name: 'count-orders', ms: countEveryMs },
    async () => {
      await countOrders(parts);
    },
    (error) => {
      parts.log.error({ err: error }, 'orders could not be counted');
    },
  );

/** So many orders are looked at in one statement. */
const run = 25_000;

/** Tallies that are not what the orders sum to: none, in a store that is right. One moment, whatever is ordered meanwhile. */
export const unevenTallies = ({ database }: { database: Database }): Promise<UnevenTally[]> =>
  database.snapshot(async (db) => {
    const upto = await rows.readUpto(db);
    const sums = sumsOf(await rows.readKept(db));
    for (let after = 0; after < upto; after += run)
      takeFrom(sums, await rows.readCounted(db, { after, upTo: Math.min(after + run, upto) }));
    return unevenIn(sums);
  });
