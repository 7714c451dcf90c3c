import { chmod, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessCode } from './unless-code.ts';

/** Nothing that a store keeps is for other users of its machine: mail holds codes, the secret signs anybody in. */
export const privateFile = 0o600;
export const privateFolder = 0o700;
/** For its owner, and for a group that may pass through and see nothing. */
export const passOnly = 0o710;

/** Makes the folder for its owner alone, whatever the umask; one that is there already is closed to others, with all that is in it. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: privateFolder });
  await closeToOthers(folder);
}

/** Files and folders that are there; what belongs to somebody else is for its owner to close. */
export async function closeToOthers(path: string): Promise<void> {
  const found = await lstat(path).catch(unlessCode('ENOENT', undefined));
  if (!found || found.isSymbolicLink()) return;
  await setMode(path, found.isDirectory() ? privateFolder : privateFile);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await closeToOthers(join(path, name));
}

/** Not the umask's to change. Passes over what is gone by now, or not ours. */
export async function setMode(path: string, mode: number): Promise<void> {
  await chmod(path, mode).catch((error: unknown) => {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOENT', 'EPERM', 'EROFS'].includes(code)) throw error;
  });
}
