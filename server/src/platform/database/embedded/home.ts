import { randomBytes } from 'node:crypto';
import { access, chmod, chown, constants, mkdir, readFile } from 'node:fs/promises';
import { realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { StartupError } from '../../../startup-error.ts';
import { canReach, isRoot, nearestExisting, ownerOf, userFor } from './user.ts';
import type { User } from './user.ts';

/** Where a cluster lives, with its password and log beside it; `user` when it may not run as ourselves. */
export type Home = { folder: string; user: User | undefined };

export const clusterOf = ({ folder }: Home): string => join(folder, 'cluster');
export const passwordFileOf = ({ folder }: Home): string => join(folder, 'password');
export const logFileOf = ({ folder }: Home): string => join(folder, 'postgres.log');

const pointerName = 'postgres-is-kept-in.txt';
const systemFolder = '/var/lib/larder';

/** Makes the folder if need be, and answers its real path; `user` is who would run PostgreSQL in it. */
export async function makeHome(folder: string): Promise<Home> {
  try {
    const above = await nearestExisting(folder);
    const user = isRoot() ? await userFor(above) : undefined;
    if (above !== folder) await makeFolders(folder, above, user);
    await access(folder, constants.W_OK | constants.X_OK);
    return { folder: await realpath(folder), user };
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `The database folder ${folder} cannot be written (${code}): let this user write there, or set LARDER_DATA to another folder.`,
      { cause: error },
    );
  }
}

async function makeFolders(folder: string, above: string, user: User | undefined): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!user) return;
  // What nobody owns, any other program that runs as nobody could replace: only the cluster is given away.
  if (user.uid === (await stat(above)).uid) await chown(folder, user.uid, user.gid);
  // A strict umask must not close the folders we just made to the user that PostgreSQL runs as.
  for (let made = folder; made.length > above.length; made = dirname(made))
    await chmod(made, ((await stat(made)).mode & 0o777) | 0o011);
}

/** Follows or makes the pointer to a place that PostgreSQL's user can reach, when it cannot reach the wanted one. */
export async function settle(wanted: Home, progress: (line: string) => void): Promise<Home> {
  const pointed = await readPointer(wanted.folder);
  if (pointed !== undefined) return withOwner({ ...wanted, folder: pointed });
  const home = await withOwner(wanted);
  if (!home.user || (await canReach(home.folder, home.user))) return home;
  if (await stat(clusterOf(home)).catch(() => undefined))
    throw new StartupError(
      `PostgreSQL cannot run as root, and user ${home.user.name} can no longer reach the database in ${home.folder}: allow it to pass (chmod a+x) through the folders above, or move the data folder.`,
    );
  const folder = await makeSystemFolder(home.user);
  await writePointer(home.folder, folder);
  progress(
    `PostgreSQL cannot run as root, and user ${home.user.name} cannot reach ${home.folder}: the database is kept in ${folder}.`,
  );
  return { ...home, folder };
}

/** A cluster belongs to whoever runs it, also when the folder has been given to another since. */
async function withOwner(home: Home): Promise<Home> {
  const cluster = clusterOf(home);
  const owner = await stat(cluster).catch(
    (error: unknown) => (error as NodeJS.ErrnoException).code,
  );
  if (owner === 'ENOENT') return home;
  if (typeof owner === 'object') {
    if (home.user && owner.uid !== 0) return { ...home, user: await ownerOf(cluster) };
    if (!home.user && (!process.getuid || owner.uid === process.getuid())) return home;
  }
  throw new StartupError(
    home.user
      ? `The database in ${cluster} belongs to root, and PostgreSQL cannot run as root: give it to another user (chown -R ${home.user.name} ${cluster} ${passwordFileOf(home)}).`
      : `The database in ${cluster} belongs to another user: start Larder as that user or as root, or give the folder to this one (chown -R).`,
  );
}

async function makeSystemFolder(user: User): Promise<string> {
  const folder = join(systemFolder, `cluster-${randomBytes(6).toString('hex')}`);
  try {
    if (await mkdir(systemFolder, { recursive: true })) await chmod(systemFolder, 0o755);
    await mkdir(folder);
    await chmod(folder, 0o711);
    if (await canReach(folder, user)) return folder;
  } catch (error) {
    throw new StartupError(noPlace(user), { cause: error });
  }
  throw new StartupError(noPlace(user));
}

const noPlace = (user: User): string =>
  `PostgreSQL cannot run as root, and there is no folder for user ${user.name} to keep the database in: set LARDER_DATA to one that this user can reach, or start Larder as another user.`;

async function writePointer(wanted: string, folder: string): Promise<void> {
  const path = join(wanted, pointerName);
  await writeFile(`${path}.new`, `${folder}\n`, { flush: true });
  await rename(`${path}.new`, path);
}

async function readPointer(wanted: string): Promise<string | undefined> {
  const path = join(wanted, pointerName);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const folder = text.trim();
  if (isAbsolute(folder) && (await stat(folder).catch(() => undefined))) return folder;
  throw new StartupError(
    `The database of ${wanted} is kept in ${folder || 'no folder'}, which is not there: put it back, or delete ${path} to begin with an empty store.`,
  );
}
