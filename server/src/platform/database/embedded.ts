import { Client } from 'pg';
import type { Logger } from 'pino';
import { findBinaries, reachableBinaries } from './embedded/binaries.ts';
import { openCluster } from './embedded/cluster.ts';
import { explain } from './embedded/explain.ts';
import { clusterOf, makeHome, settle } from './embedded/home.ts';
import { stopLeftover } from './embedded/leftover.ts';
import { keepRunning, type Pace } from './embedded/keep-running.ts';
import { lockFolder } from './embedded/lock.ts';
import type { Unlock } from './embedded/lock.ts';
import { startServer } from './embedded/process.ts';
import type { Settings } from './embedded/process.ts';
import { StartupError } from '../../startup-error.ts';

export type Embedded = {
  /** Holds the password: never print it. */
  url: string;
  /** Where its files are. */
  folder: string;
  stop: () => Promise<void>;
  /** Whether this start made the database. */
  fresh: boolean;
};

type Options = {
  folder: string;
  /** Larder's own folder around it: where PostgreSQL runs as another user, that user is let through. */
  within?: string;
  log: Logger;
  /** Told one sentence whenever something takes long or is surprising. */
  progress: (sentence: string) => void;
  /** Told why when PostgreSQL died and could not be started again; without it, that is only in the log. */
  gaveUp?: (reason: StartupError) => void;
  /** Of postgresql.conf, over ours. */
  settings?: Settings;
  /** For tests only: how patient we are. */
  pace?: Pace;
};

/** Keeps a PostgreSQL of our own running in the folder, and holds the folder against every other Larder until `stop`. */
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
  const { folder, within, log, progress, settings = {}, gaveUp = () => undefined, pace } = options;
  const found = await findBinaries();
  const wanted = await makeHome(folder);
  const lock = async (it: string) =>
    unlocks.push(
      await lockFolder(it).catch(async (error: unknown) => {
        if (error instanceof StartupError) throw error;
        throw await explain(it, 'The folder cannot be claimed', String(error), error);
      }),
    );
  await lock(wanted.folder);
  const home = await settle(wanted, within, progress);
  // A copy of a data folder may point to the same cluster.
  if (home.folder !== wanted.folder) await lock(home.folder);
  const binaries = home.user ? await reachableBinaries(found, home.user) : found;
  await stopLeftover(binaries, clusterOf(home), progress);
  const sync = settings['fsync'] !== 'off';
  const password = await openCluster(binaries, home, { sync, progress });
  const first = await startServer(binaries, home, { settings, log });
  const urlOf = (name: string) =>
    `postgres://larder:${password}@127.0.0.1:${first.port}/${name}?${sayAll}`;
  try {
    const fresh = await createDatabase(urlOf('postgres'));
    const url = urlOf('larder');
    const startAgain = async (stopAsked: AbortSignal) => {
      await stopLeftover(binaries, clusterOf(home), progress);
      return startServer(binaries, home, { settings, log, at: first.port, stopAsked });
    };
    const { stop } = keepRunning(first, { url, log, startAgain, gaveUp, ...(pace && { pace }) });
    return { url, folder: home.folder, stop, fresh };
  } catch (error) {
    await first.stop();
    throw await explain(home.folder, 'The database cannot be opened', String(error), error);
  }
}

/** What an address leaves out, the driver reads from `PGSSLMODE`, `PGOPTIONS` and their like, which are about some other PostgreSQL. */
const sayAll = 'sslmode=disable&sslnegotiation=postgres&options=%20&replication=false';

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
