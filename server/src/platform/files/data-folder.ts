import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../../startup-error.ts';
import { backupMark } from './backup-mark.ts';
import { closeToOthers, passOnly, privateFile, privateFolder, setMode } from './private.ts';

const files = ['secret', 'postgres.url', backupMark];
const folders = ['postgres', 'objects', 'mail', 'backups'];
/** What a file system puts there, and what a write that was cut short leaves. */
const passing = /^(lost\+found|\.writable-.+|=writing\..+)$/;

/**
 * Makes the data folder, for its owner alone, and closes what is there already to others. A folder that holds anything but a store's data
 * keeps its own mode: it may be somebody's home. Answers whether the folder is the store's alone.
 */
export async function makeDataFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: privateFolder });
    const names = await readdir(folder);
    const ours = names.every(
      (name) => files.includes(name) || folders.includes(name) || passing.test(name),
    );
    // PostgreSQL's user may have been given leave to pass, and no more: a command beside its server must not lock it out.
    if (ours && ((await stat(folder)).mode & 0o777) !== passOnly)
      await setMode(folder, privateFolder);
    // Servers that share the folder may look at the same moment.
    const probe = join(folder, `.writable-${randomUUID()}`);
    await writeFile(probe, '', { mode: privateFile });
    await rm(probe);
    for (const name of files) await closeToOthers(join(folder, name));
    return ours;
  } catch (error) {
    const { code } = error as { code?: string };
    throw new StartupError(
      `The data folder ${folder} cannot be written (${code ?? String(error)}): set LARDER_DATA to a folder of yours.`,
    );
  }
}
