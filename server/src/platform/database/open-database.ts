import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Database } from '../platform.ts';
import { startEmbedded } from './embedded.ts';
import { checkMigrated, migrate } from './migrate.ts';
import type { Connection } from './postgres-pool.ts';
import { openPostgres } from './postgres.ts';

const migrations = join(import.meta.dirname, '../../../db/migrations');

export type DatabaseOpening = {
  /** Told one sentence when something takes long. */
  progress: (sentence: string) => void;
  /** Reads every row through its schema. For tests: a shop does not pay for it. */
  checkRows?: boolean | undefined;
};

/** The database that was chosen, with every table in place. `url` holds its password, if it has one: never print it. */
export async function openDatabase(
  config: Config,
  log: Logger,
  { progress, checkRows = false }: DatabaseOpening,
): Promise<{ database: Database; url: string }> {
  const { url, connection, stop } = await findServer(config, log, progress);
  const opened: Database[] = [];
  try {
    if (config.database.kind !== 'rds')
      await bringUpToDate(connection, { log, checkRows }, progress);
    const database = await openPostgres(connection, { log, checkRows });
    opened.push(database);
    // A server in the cloud signs in as a role that may change no table: the deployment migrates.
    if (config.database.kind === 'rds') await checkMigrated(database, migrations);
    const close = async () => {
      await database.close();
      await stop();
    };
    return { database: { ...database, close }, url };
  } catch (error) {
    for (const database of opened) await database.close();
    await stop();
    throw error;
  }
}

/** On a connection of its own, which may take as long as the migrations need. */
async function bringUpToDate(
  connection: Connection,
  options: { log: Logger; checkRows: boolean },
  progress: (sentence: string) => void,
): Promise<void> {
  const database = await openPostgres(connection, { ...options, max: 1, patient: true });
  try {
    const applied = await migrate(database, migrations);
    if (applied.length > 0) progress(`Applied ${applied.length} database migrations.`);
  } finally {
    await database.close();
  }
}

type Server = { url: string; connection: Connection; stop: () => Promise<void> };

async function findServer(
  { database, dataFolder }: Config,
  log: Logger,
  progress: (sentence: string) => void,
): Promise<Server> {
  const stop = () => Promise.resolve();
  switch (database.kind) {
    case 'postgres':
      return { url: database.url, connection: database.url, stop };
    case 'rds': {
      const { rdsConnection } = await import('./rds.ts');
      const connection = rdsConnection(database.url, database.region);
      return { url: database.url, connection, stop };
    }
    case 'embedded': {
      const server = await startEmbedded({ folder: database.folder, log, progress });
      // Lets the command line work beside a running server: only the owner of the folder can read it.
      await writeFile(join(dataFolder, 'postgres.url'), server.url, { mode: 0o600 });
      return { ...server, connection: server.url };
    }
  }
}
