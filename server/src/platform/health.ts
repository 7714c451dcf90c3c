import { randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { lastBackup } from './files/backup-mark.ts';
import { add, outboxState } from './outbox.ts';
import type { Database, Health, HealthPort, OutboxState, Replica } from './platform.ts';
import { isTransient, lacksRoom } from './transient.ts';

type Options = {
  database: Database;
  replica: Pick<Replica, 'look'>;
  /** Where mail, pictures and the secret are. */
  dataFolder: string;
  /** Where the database's files are, when they are on this machine. */
  databaseFolder: string | undefined;
  /** The number of the newest migration. */
  migration: number;
};

/** Two files of PostgreSQL's log of changes: with less it cannot begin another. */
const leastBytes = 32 * 1024 * 1024;
const leastFiles = 16;
const outboxEveryMs = 5_000;
const lateSeconds = 300;
/** More than one page: what is free in the middle of a table does not take it in. */
const probeBytes = 256 * 1024;

/** Looks at what selling depends on. Cheap, because balancers ask every few seconds: those who ask at the same moment share one look. */
export function openHealth({
  database,
  replica,
  dataFolder,
  databaseFolder,
  migration,
}: Options): HealthPort {
  let looking: Promise<Health> | undefined;
  let outbox: OutboxState = { waiting: 0, oldestSeconds: 0, givenUp: 0 };
  let outboxReadAt = -Infinity;
  let known = 0;

  async function look(): Promise<Health> {
    const [trouble, replicaFault, databaseIsFull, dataIsFull, { oldestSeconds, givenUp }] =
      await Promise.all([
        troubleOf(),
        replica.look(),
        databaseFolder !== undefined && isFull(databaseFolder),
        isFull(dataFolder),
        state(),
      ]);
    const unready = new Set<Health['unready'][number]>(databaseIsFull ? ['disk'] : []);
    if (trouble) unready.add(trouble);
    return {
      unready: [...unready],
      degraded: [
        ...(oldestSeconds > lateSeconds || givenUp > 0 ? ['outbox' as const] : []),
        ...(dataIsFull ? ['disk' as const] : []),
        ...(replicaFault ? ['replica' as const] : []),
      ],
    };
  }

  /** Where a statement has failed for want of room, nothing but a write can tell that there is room again. */
  async function troubleOf(): Promise<'database' | 'disk' | undefined> {
    try {
      await database.ready();
      const failures = database.lackedRoom();
      if (failures > known) await tryToWrite(database);
      known = failures;
      return undefined;
    } catch (error) {
      if (lacksRoom(error)) return 'disk';
      if (isTransient(error)) return 'database';
      throw error;
    }
  }

  async function state(): Promise<OutboxState> {
    if (performance.now() - outboxReadAt < outboxEveryMs) return outbox;
    outboxReadAt = performance.now();
    try {
      outbox = await outboxState(database);
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    return outbox;
  }

  return {
    look: () => (looking ??= look().finally(() => (looking = undefined))),
    outbox: state,
    migration,
    lastBackup: () => lastBackup(dataFolder),
  };
}

class Undone extends Error {}

async function tryToWrite(database: Database): Promise<void> {
  const payload = randomBytes(probeBytes).toString('base64');
  try {
    await database.transaction(async (tx) => {
      await add(tx, { kind: 'probe', payload });
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}

/** A folder that cannot be looked at takes nothing either. A file system that counts nothing is believed to have room. */
async function isFull(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => undefined);
  if (!found) return true;
  const { blocks, bavail, bsize, files, ffree } = found;
  return (blocks > 0 && bavail * bsize < leastBytes) || (files > 0 && ffree < leastFiles);
}
