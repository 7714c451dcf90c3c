import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lchown, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFolder } from '../../files/private.ts';
import { findBinaries, program, reachableBinaries } from './binaries.ts';
import { newPassword, unfinished } from './cluster.ts';
import { explain } from './explain.ts';
import { clusterOf, keptIn, makeHome, settle } from './home.ts';
import type { Home } from './home.ts';
import type { User } from './user.ts';

type Adopting = {
  folder: string;
  /** Larder's own folder around it: where PostgreSQL runs as another user, that user is let through. */
  within: string;
  progress: (sentence: string) => void;
};

/**
 * Makes a home for a cluster that `fill` writes, as PostgreSQL handed it out: lets it recover, gives it a password of its own and runs these
 * statements, each in one line, before anybody else gets to it.
 */
export async function adoptCluster(
  { folder, within, progress }: Adopting,
  fill: (cluster: string) => Promise<void>,
  statements: readonly string[],
): Promise<void> {
  const found = await findBinaries();
  const home = await settle(await makeHome(folder), within, progress);
  const binaries = home.user ? await reachableBinaries(found, home.user) : found;
  const made = join(home.folder, `${unfinished}restored`);
  await mkdir(made, { mode: privateFolder });
  await fill(made);
  if (home.user) await giveTo(made, home.user);
  await rename(made, clusterOf(home));
  const password = await newPassword(home, { sync: true });
  await runAlone(program(binaries, 'postgres'), home, [
    `alter role larder password '${password}'`,
    ...statements,
  ]);
}

async function giveTo(path: string, { uid, gid }: User): Promise<void> {
  await lchown(path, uid, gid);
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
    await lchown(join(entry.parentPath, entry.name), uid, gid);
}

/** PostgreSQL for one user, who needs neither a port nor the password: it recovers, does what it is told, and ends in order. */
async function runAlone(postgres: string, home: Home, statements: readonly string[]) {
  const { user } = home;
  const cluster = clusterOf(home);
  // Statements stay out of what it says: one holds the password.
  const settings = ['exit_on_error=on', 'log_min_error_statement=panic', 'timezone=UTC'];
  const words = settings.flatMap((setting) => ['-c', setting]);
  const child = spawn(postgres, ['--single', '-D', cluster, ...words, 'larder'], {
    cwd: cluster,
    env: { LC_ALL: 'C' },
    stdio: ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  // One that ends early says why on its own.
  child.stdin.on('error', () => undefined);
  child.stdin.end(statements.map((line) => `${line}\n`).join(''));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw await explain(home.folder, 'The database cannot be restored', output);
}

/** Takes a home away, also one that is kept elsewhere. */
export async function removeHome(folder: string): Promise<void> {
  const wanted = await realpath(folder).catch(() => undefined);
  if (wanted === undefined) return;
  const kept = await keptIn(wanted);
  await rm(kept, { recursive: true, force: true });
  await rm(wanted, { recursive: true, force: true });
}
