import { randomBytes } from 'node:crypto';
import { access, chmod, chown, constants, mkdir, readdir, readFile } from 'node:fs/promises';
import { realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { StartupError } from '../../../startup-error.ts';
import { passOnly, privateFile, privateFolder, setMode } from '../../files/private.ts';
import { canReach, isRoot, nearestExisting, ownerOf, userFor } from './user.ts';
import type { User } from './user.ts';

/** Where a cluster lives, with its password and log beside it; `user` when it may not run as ourselves. */
export type Home = { folder: string; user: User | undefined };

export const clusterOf = ({ folder }: Home): string => join(folder, 'cluster');
export const passwordFileOf = ({ folder }: Home): string => join(folder, 'password');
export const logFileOf = ({ folder }: Home): string => join(folder, 'postgres.log');

const pointerName = 'postgres-is-kept-in.txt';
/** Beside a cluster that is kept elsewhere: for which folder. */
const ownerName = 'kept-for.txt';
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
  await mkdir(folder, { recursive: true, mode: privateFolder });
  // What nobody owns, any other program that runs as nobody could replace: only the cluster is given away.
  if (user && user.uid === (await stat(above)).uid) await chown(folder, user.uid, user.gid);
  for (let made = folder; made.length > above.length; made = dirname(made))
    await closeAround(made, user);
}

/** Nobody but ourselves has a way in, and PostgreSQL's user: by its group, to pass and no more, where the folder is root's. */
async function closeAround(folder: string, user: User | undefined): Promise<void> {
  const { uid } = await stat(folder);
  if (!user || user.uid === uid) return setMode(folder, privateFolder);
  if (uid !== 0) return;
  await chown(folder, uid, user.gid);
  await setMode(folder, passOnly);
}

/** Follows or makes the pointer to a place that PostgreSQL's user can reach, when it cannot reach the wanted one. */
export async function settle(
  wanted: Home,
  within: string | undefined,
  progress: (line: string) => void,
): Promise<Home> {
  const folder = await keptIn(wanted.folder);
  if (folder !== wanted.folder) {
    await writeWhole(join(folder, ownerName), `${wanted.folder}\n`);
    return closed(await withOwner({ ...wanted, folder }));
  }
  const home = await closed(await withOwner(wanted));
  if (within !== undefined) await closeAround(within, home.user);
  if (!home.user || (await canReach(home.folder, home.user))) return home;
  if (await stat(clusterOf(home)).catch(() => undefined))
    throw new StartupError(
      `PostgreSQL cannot run as root, and user ${home.user.name} can no longer reach the database in ${home.folder}: allow it to pass (chmod a+x) through the folders above, or move the data folder.`,
    );
  const elsewhere = await makeSystemFolder(home.user);
  await writeWhole(join(elsewhere, ownerName), `${home.folder}\n`);
  await writeWhole(join(home.folder, pointerName), `${elsewhere}\n`);
  progress(
    `PostgreSQL cannot run as root, and user ${home.user.name} cannot reach ${home.folder}: the database is kept in ${elsewhere}.`,
  );
  return { ...home, folder: elsewhere };
}

/** Closes what an earlier Larder, a backup or an umask left open. */
async function closed(home: Home): Promise<Home> {
  await closeAround(home.folder, home.user);
  for (const entry of await readdir(home.folder, { withFileTypes: true }))
    if (entry.isFile()) await setMode(join(home.folder, entry.name), privateFile);
  await setMode(clusterOf(home), privateFolder);
  return home;
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
    await mkdir(folder, { mode: privateFolder });
    await closeAround(folder, user);
    if (await canReach(folder, user)) return folder;
  } catch (error) {
    throw new StartupError(noPlace(user), { cause: error });
  }
  throw new StartupError(noPlace(user));
}

const noPlace = (user: User): string =>
  `PostgreSQL cannot run as root, and there is no folder for user ${user.name} to keep the database in: set LARDER_DATA to one that this user can reach, or start Larder as another user.`;

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { flush: true, mode: privateFile });
  await rename(`${path}.new`, path);
}

/** Where the database of this folder is: in it, or where its pointer says. Refuses the pointer of a copy, which would lead to the live shop. */
export async function keptIn(wanted: string): Promise<string> {
  const folder = await readPointer(wanted);
  if (folder === undefined) return wanted;
  const owner = await readFile(join(folder, ownerName), 'utf8').catch(() => '');
  const first = owner.trim();
  if (!first || first === wanted || (await readPointer(first).catch(() => undefined)) !== folder)
    return folder;
  throw new StartupError(
    `The folder ${wanted} is a copy of ${first}, whose database is kept in ${folder} and was not copied with it: delete ${join(wanted, pointerName)} to begin with an empty store.`,
  );
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
