import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Database, Replica, ReplicaFault } from '../platform.ts';
import { isTransient } from '../transient.ts';
import { copyLimits } from './limits.ts';

/** A database that has no copy is asked itself. */
export const withoutReplica = ({ snapshot }: Pick<Database, 'snapshot'>): Replica => ({
  snapshot,
  look: () => Promise.resolve(undefined),
});

/** `store`: by which a copy of another store is known. */
const markRow = z.object({ mark: z.int(), store: z.uuid() });
type Mark = z.infer<typeof markRow>;

/**
 * Asks a copy of the database what may be asked there. The copy is behind by some milliseconds at any moment and by hours when it is broken, and no
 * engine says reliably by how much: so each question raises a mark in the database first, and the copy is asked once it has that mark, and with it
 * everything that was committed before the question. Otherwise the database itself answers.
 */
export function openReplica({
  database,
  copy,
  log,
}: {
  database: Pick<Database, 'query' | 'snapshot'>;
  copy: Pick<Database, 'query' | 'snapshot'>;
  log: Logger;
}): Replica {
  let fault: ReplicaFault | undefined;
  let restsUntil = -Infinity;
  let lookedAt = -Infinity;
  let looking: Promise<boolean> | undefined;

  const isUpToDate = async (): Promise<boolean> => {
    if (performance.now() < restsUntil) return false;
    const wanted = await raiseMark(database);
    const found = await catchUp(copy, wanted);
    lookedAt = performance.now();
    if (found !== undefined) rest(found.fault, found.reason);
    else if (fault !== undefined) {
      fault = undefined;
      log.info('the copy of the database is asked again');
    }
    return found === undefined;
  };

  function rest(found: ReplicaFault, reason: string): void {
    if (fault !== found)
      log.warn({ reason }, `the copy of the database is ${found}: the database itself is asked`);
    fault = found;
    restsUntil = performance.now() + copyLimits.toRest;
  }

  return {
    snapshot: async (work) => {
      if (!(await isUpToDate())) return database.snapshot(work);
      try {
        return await copy.snapshot(work);
      } catch (error) {
        // What takes too long there would take as long here, where orders are placed.
        if (!isTransient(error) || wasEnded(error)) throw error;
        if (!isConflict(error)) rest('away', reasonOf(error));
        return database.snapshot(work);
      }
    },
    look: async () => {
      if (performance.now() - lookedAt >= copyLimits.toLookAgain)
        // Where the database is away, that is told as such.
        await (looking ??= isUpToDate().finally(() => (looking = undefined))).catch(passing);
      return fault;
    },
  };
}

async function raiseMark(database: Pick<Database, 'query'>): Promise<Mark> {
  const [raised] = await database.query(
    markRow,
    sql`update replica_mark set mark = mark + 1 returning mark, (select name from store_name) as store`,
  );
  if (!raised) throw new Error('There is no mark to raise.');
  return raised;
}

/** What keeps the copy from having that mark; undefined once it has. */
async function catchUp(
  copy: Pick<Database, 'query'>,
  wanted: Mark,
): Promise<{ fault: ReplicaFault; reason: string } | undefined> {
  const { toCatchUp, betweenLooks } = copyLimits;
  const late = new AbortController();
  const tooLate = pause(toCatchUp, 'late' as const, { signal: late.signal });
  // It is broken off as soon as nobody waits for it.
  tooLate.catch(() => undefined);
  let answered = false;
  try {
    for (let wait = 1; ; wait = Math.min(2 * wait, betweenLooks)) {
      const seen = copy
        .query(markRow, sql`select mark, (select name from store_name) as store from replica_mark`)
        .catch(notYet);
      // Whoever stopped waiting for it has said so.
      seen.catch(() => undefined);
      const rows = await Promise.race([seen, tooLate]);
      if (rows === 'late') break;
      answered = true;
      const [found] = rows;
      if (found && found.store !== wanted.store)
        return { fault: 'away', reason: 'it is a copy of another store' };
      if (found && found.mark >= wanted.mark) return undefined;
      if ((await Promise.race([pause(wait), tooLate])) === 'late') break;
    }
  } catch (error) {
    return { fault: 'away', reason: reasonOf(error) };
  } finally {
    late.abort();
  }
  const reason = `it had not caught up after ${toCatchUp} ms`;
  return answered
    ? { fault: 'behind', reason }
    : { fault: 'away', reason: `it did not answer within ${toCatchUp} ms` };
}

/** Where the table itself has not come yet, its mark has not either. */
function notYet(error: unknown): [] {
  if (codeOf(error) !== '42P01') throw error;
  return [];
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code;
/** By the copy itself, because the statement took as long as one may. */
const wasEnded = (error: unknown) => codeOf(error) === '57014';
/** What it read was cleared away meanwhile: the copy is well. */
const isConflict = (error: unknown) => codeOf(error) === '40001';
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function passing(error: unknown): undefined {
  if (!isTransient(error)) throw error;
  return undefined;
}
