import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../../../startup-error.ts';
import { program } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { clusterOf, passwordFileOf } from './home.ts';
import type { Home } from './home.ts';
import { explain } from './explain.ts';

type Making = { sync: boolean; progress: (sentence: string) => void };

/** Makes the cluster when there is none, else sees that it is one we can run. Answers its password. */
export async function openCluster(
  binaries: Binaries,
  home: Home,
  { sync, progress }: Making,
): Promise<string> {
  await sweep(home);
  if (await stat(clusterOf(home)).catch(() => undefined)) await check(binaries, home);
  else {
    progress('Making the database, which takes a few seconds the first time.');
    await make(binaries, home, sync);
  }
  const password = await readFile(passwordFileOf(home), 'utf8').catch(() => '');
  if (password) return password.trim();
  throw damaged(home, 'its password file is missing');
}

/** An initdb that was cut short, possibly still at work for its dead parent, never touches the next one. */
export const unfinished = 'cluster-unfinished-';

async function sweep({ folder }: Home): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(unfinished))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
}

async function make(binaries: Binaries, home: Home, sync: boolean): Promise<void> {
  const { folder, user } = home;
  const target = join(folder, `${unfinished}${randomBytes(4).toString('hex')}`);
  const password = passwordFileOf(home);
  try {
    await newPassword(home, { sync });
    await mkdir(target, { mode: 0o700 });
    if (user) await chown(target, user.uid, user.gid);
    await promisify(execFile)(
      program(binaries, 'initdb'),
      [
        '--pgdata',
        target,
        '--username',
        'larder',
        '--pwfile',
        password,
        '--auth',
        'scram-sha-256',
        '--encoding',
        'UTF8',
        '--no-locale',
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
        ...(sync ? [] : ['--no-sync']),
      ],
      { cwd: target, env: { LC_ALL: 'C' }, windowsHide: true, ...user },
    );
    await rename(target, clusterOf(home));
    if (sync) await syncFolder(folder);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw await explain(folder, 'The database could not be made', stderr || message, error);
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

/** Draws a password and keeps it beside the cluster, for whoever runs it. */
export async function newPassword(home: Home, { sync }: Pick<Making, 'sync'>): Promise<string> {
  const { user } = home;
  const path = passwordFileOf(home);
  const password = randomBytes(24).toString('hex');
  await rm(path, { force: true });
  await writeFile(path, `${password}\n`, { mode: 0o600, flush: sync });
  if (user) await chown(path, user.uid, user.gid);
  return password;
}

/** Without this a power cut could take the cluster's name away, and with it orders that were promised. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function check({ major }: Binaries, home: Home): Promise<void> {
  const text = await readFile(join(clusterOf(home), 'PG_VERSION'), 'utf8').catch(() => '');
  const version = text.trim();
  if (!version) throw damaged(home, 'its file PG_VERSION is missing');
  if (version !== major)
    throw new StartupError(
      `The database in ${home.folder} was made by PostgreSQL ${version}, but this Larder brings PostgreSQL ${major}: start the version of Larder that made it, or move its data with pg_dump.`,
    );
}

const damaged = ({ folder }: Home, how: string) =>
  new StartupError(
    `The database in ${folder} is damaged (${how}): put a backup in its place, or delete the folder to begin with an empty store.`,
  );
