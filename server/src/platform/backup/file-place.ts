import { createReadStream } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { privateFile } from '../files/private.ts';
import { unlessCode } from '../files/unless-code.ts';
import { keepNames } from '../files/write-file.ts';
import type { BackupPlace } from './place.ts';

/** An unfinished backup lies beside its place under a name of its own. */
export const unfinished = '.unfinished-';

const readAtOnce = 256 * 1024;

/** A file on this machine: it has its name only once it is whole and on the disk. */
export const filePlace = (path: string): BackupPlace => ({
  name: path,

  isTaken: async () => (await stat(path).catch(unlessCode('ENOENT', undefined))) !== undefined,

  write: async (parts) => {
    const aside = `${path}${unfinished}${randomBytes(4).toString('hex')}`;
    const file = await open(aside, 'wx', privateFile);
    let bytes = 0;
    try {
      for await (const part of parts) {
        await file.writeFile(part);
        bytes += part.length;
      }
      await file.sync();
      await file.close();
      await rename(aside, path);
      await keepNames(dirname(path));
    } catch (error) {
      await file.close();
      await rm(aside, { force: true });
      throw error;
    }
    return bytes;
  },

  read: () => createReadStream(path, { highWaterMark: readAtOnce }),
});
