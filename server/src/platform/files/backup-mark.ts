import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessCode } from './unless-code.ts';
import { writeFileWhole } from './write-file.ts';

/** In the data folder: an empty file, as old as the last backup. Whoever may not read it may still see when that was. */
export const backupMark = 'last-backup';

/** Another in the place of the last, which may be somebody else's: a backup is made by root today and by the store's user tomorrow. */
export const markBackup = (dataFolder: string): Promise<void> =>
  writeFileWhole(join(dataFolder, backupMark), new Uint8Array());

export const lastBackup = async (dataFolder: string): Promise<Date | null> =>
  (await stat(join(dataFolder, backupMark)).catch(unlessCode('ENOENT', undefined)))?.mtime ?? null;
