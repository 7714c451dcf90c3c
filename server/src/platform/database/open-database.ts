import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { writeFileWhole } from '../files/write-file.ts';
import type { Database, KeptDatabase, Replica } from '../platform.ts';
import type { StartupError } from '../../startup-error.ts';
import { withAddOn } from '../add-ons.ts';
import { startEmbedded } from './embedded.ts';
import { checkMigrated, migrate, newestMigration } from './migrate.ts';
import type { Connection, WatchStatement } from './postgres-pool.ts';
import { openPostgres } from './postgres.ts';
import { openReplica, withoutReplica } from './replica.ts';

/** In the data folder: where its database runs, with the password. */
export const addressFile = 'postgres.url';
const migrations = join(import.meta.dirname, '../../../db/migrations');

export type DatabaseOpening = {
  /** Told one sentence when something takes long. */
  progress: (sentence: string) => void;
  /** Reads every row through its schema. For tests: a shop does not pay for it. */
  checkRows?: boolean | undefined;
  /** For commands, which may take as long as they need: nobody waits for a page. */
  patient?: boolean | undefined;
  /** Nothing but a store's data is in the data folder: it may be given the mode that PostgreSQL's user needs to pass. */
  folderIsOurs: boolean;
  watch?: WatchStatement | undefined;
  /** Told why when the embedded database died and could not be started again. */
  databaseLost?: ((reason: StartupError) => void) | undefined;
  /** The embedded database, where another process of this store keeps it running. */
  kept?: KeptDatabase | undefined;
};

/**
 * The database that was chosen, with every table in place. `url` holds its password, if it has one: never print it. `folder` is
 * where its files are, when they are on this machine.
 */
export async function openDatabase(
  config: Config,
  log: Logger,
  opening: DatabaseOpening,
): Promise<{
  database: Database;
  replica: Replica;
  url: string;
  folder: string | undefined;
  migration: number;
}> {
  const { progress, checkRows = false, patient = false, watch } = opening;
  const { url, connection, copyConnection, folder, stop } = await findServer(config, log, opening);
  const opened: Database[] = [];
  try {
    if (config.database.kind !== 'rds')
      await bringUpToDate(connection, { log, checkRows }, progress);
    const database = await openPostgres(connection, { log, checkRows, patient, watch });
    opened.push(database);
    // A server in the cloud signs in as a role that may change no table: the deployment migrates.
    if (config.database.kind === 'rds') await checkMigrated(database, migrations);
    const options = { log, checkRows, patient, watch, max: copyConnections, isCopy: true };
    const copy =
      copyConnection === undefined ? undefined : await openPostgres(copyConnection, options);
    const close = async () => {
      await copy?.close();
      await database.close();
      await stop();
    };
    const replica = copy ? openReplica({ database, copy, log }) : withoutReplica(database);
    const migration = await newestMigration(migrations);
    return { database: { ...database, close }, replica, url, folder, migration };
  } catch (error) {
    for (const database of opened) await database.close();
    await stop();
    throw error;
  }
}

/** So many heavy questions are asked at once by one server. */
const copyConnections = 4;

/** On a connection of its own, which may take as long as the migrations need. */
async function bringUpToDate(
  connection: Connection,
  options: { log: Logger; checkRows: boolean },
  progress: (sentence: string) => void,
): Promise<void> {
  const database = await openPostgres(connection, { ...options, max: 2, patient: true });
  try {
    const applied = await migrate(database, migrations);
    if (applied.length > 0) progress(`Applied ${applied.length} database migrations.`);
  } finally {
    await database.close();
  }
}

type Server = {
  url: string;
  connection: Connection;
  /** Of a copy that only reads. */
  copyConnection?: Connection | undefined;
  folder?: string;
  stop: () => Promise<void>;
};

async function findServer(config: Config, log: Logger, opening: DatabaseOpening): Promise<Server> {
  const { database } = config;
  const stop = () => Promise.resolve();
  switch (database.kind) {
    case 'postgres':
      return {
        url: database.url,
        connection: database.url,
        copyConnection: database.readUrl,
        stop,
      };
    case 'rds': {
      const { rdsConnection } = await withAddOn('aws', () => import('./rds.ts'));
      const { url, readUrl, region } = database;
      const copyConnection = readUrl === undefined ? undefined : rdsConnection(readUrl, region);
      return { url, connection: rdsConnection(url, region), copyConnection, stop };
    }
    case 'embedded': {
      const server = opening.kept
        ? { ...opening.kept, stop }
        : await keepDatabase(database.folder, config, log, opening);
      return { ...server, connection: server.url };
    }
  }
}

/** So many are taken by each server, and so many more by commands, backups and what looks after the database. */
const connectionsOf = { server: 10, others: 50 };

/** Starts the embedded database of the folder, with room for all servers of this store, and keeps it running. */
export async function keepDatabase(
  folder: string,
  { dataFolder, servers }: Pick<Config, 'dataFolder' | 'servers'>,
  log: Logger,
  { progress, databaseLost, folderIsOurs }: DatabaseOpening,
): Promise<KeptDatabase & { stop: () => Promise<void> }> {
  const server = await startEmbedded({
    folder,
    ...(folderIsOurs && { within: dataFolder }),
    log,
    progress,
    settings: {
      max_connections: `${connectionsOf.server * servers + connectionsOf.others}`,
    },
    ...(databaseLost && { gaveUp: databaseLost }),
  });
  // Lets the command line work beside a running server: only the owner of the folder can read it.
  await writeFileWhole(join(dataFolder, addressFile), Buffer.from(server.url));
  return server;
}
