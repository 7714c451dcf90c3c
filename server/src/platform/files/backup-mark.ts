import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFile } from './private.ts';
import { unlessCode } from './unless-code.ts';

/** In the data folder: an empty file, as old as the last backup. Whoever may not read it may still see when that was. */
export const backupMark = 'last-backup';

export async function markBackup(dataFolder: string): Promise<void> {
  await writeFile(join(dataFolder, backupMark), '', { mode: privateFile });
}

export const lastBackup = async (dataFolder: string): Promise<Date | null> =>
  (await stat(join(dataFolder, backupMark)).catch(unlessCode('ENOENT', undefined)))?.mtime ?? null;
