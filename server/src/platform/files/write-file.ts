import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { privateFile } from './private.ts';
import { unlessCode } from './unless-code.ts';

/** No key and no letter has a name that begins like this. */
const passing = '=';
const abandonedAfterMs = 3_600_000;

/** Writes a new file beside others and answers its path: one rename puts it in place. `synced` waits for the disk. */
export async function writeAside(
  folder: string,
  bytes: Uint8Array,
  { synced }: { synced: boolean },
): Promise<string> {
  const path = join(folder, `${passing}writing.${randomUUID()}`);
  try {
    const file = await open(path, 'wx', privateFile);
    try {
      await file.writeFile(bytes);
      if (synced) await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return path;
}

/** Readers find the old file or the new one, whole, and only its owner reads it. Does not wait for the disk. */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const written = await writeAside(dirname(path), bytes, { synced: false });
  try {
    await rename(written, path);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

/** Makes renames and removals in the folder survive a power cut. */
export async function keepNames(folder: string): Promise<void> {
  // Windows cannot sync a folder; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what writers that died left behind: unfinished files and locks. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(passing)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(unlessCode('ENOENT', undefined));
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(path, { force: true });
  }
}
