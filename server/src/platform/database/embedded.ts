import { Client } from 'pg';
import type { Logger } from 'pino';
import { findBinaries, reachableBinaries } from './embedded/binaries.ts';
import { openCluster } from './embedded/cluster.ts';
import { explain } from './embedded/explain.ts';
import { clusterOf, makeHome, settle } from './embedded/home.ts';
import { stopLeftover } from './embedded/leftover.ts';
import { lockFolder } from './embedded/lock.ts';
import type { Unlock } from './embedded/lock.ts';
import { startServer } from './embedded/process.ts';
import type { Settings } from './embedded/process.ts';

export type Embedded = {
  /** Holds the password: never print it. */
  url: string;
  stop: () => Promise<void>;
  /** Whether this start made the database. */
  fresh: boolean;
};

type Options = {
  folder: string;
  log: Logger;
  /** Told one sentence whenever something takes long or is surprising. */
  progress: (sentence: string) => void;
  /** For tests only: overrides of postgresql.conf. */
  settings?: Settings;
};

/** Runs a PostgreSQL of our own in the folder, and holds the folder against every other Larder until `stop`. */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const unlocks: Unlock[] = [];
  const unlock = async () => {
    for (const release of unlocks.splice(0)) await release();
  };
  try {
    const started = await start(options, unlocks);
    const stop = async () => {
      await started.stop();
      await unlock();
    };
    let stopping: Promise<void> | undefined;
    return { ...started, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function start(options: Options, unlocks: Unlock[]): Promise<Embedded> {
  const { folder, log, progress, settings = {} } = options;
  const found = await findBinaries();
  const wanted = await makeHome(folder);
  unlocks.push(await lockFolder(wanted.folder));
  const home = await settle(wanted, progress);
  // A copy of a data folder may point to the same cluster.
  if (home.folder !== wanted.folder) unlocks.push(await lockFolder(home.folder));
  const binaries = home.user ? await reachableBinaries(found, home.user) : found;
  await stopLeftover(binaries, clusterOf(home), progress);
  const sync = settings['fsync'] !== 'off';
  const password = await openCluster(binaries, home, { sync, progress });
  const server = await startServer(binaries, home, { settings, log });
  const urlOf = (name: string) => `postgres://larder:${password}@127.0.0.1:${server.port}/${name}`;
  try {
    const fresh = await createDatabase(urlOf('postgres'));
    return { url: urlOf('larder'), stop: server.stop, fresh };
  } catch (error) {
    await server.stop();
    throw await explain(home.folder, 'The database cannot be opened', String(error), error);
  }
}

/** True when there was none before. */
async function createDatabase(adminUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query(`select from pg_database where datname = 'larder'`);
    if (found.rowCount === 0) await client.query('create database larder');
    return found.rowCount === 0;
  } finally {
    await client.end();
  }
}
