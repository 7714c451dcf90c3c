import { createHash } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exclusively } from '../files/exclusively.ts';
import { oneAtATime } from '../files/one-at-a-time.ts';
import { makePrivateFolder } from '../files/private.ts';
import { keepNames, removeAbandoned, writeAside } from '../files/write-file.ts';
import type { Objects } from '../platform.ts';
import { objectFiles, packObject } from './object-file.ts';
import { checkKey, isKey } from './object-key.ts';

type Options = { folder: string; publicUrl: string };

/** Keeps each object as one file: a line of metadata, then the body. Several processes of one machine may share the folder. */
export async function openFolderObjects({ folder, publicUrl }: Options): Promise<Objects> {
  await makePrivateFolder(folder);
  await removeAbandoned(folder);
  const files = objectFiles();
  const inTurn = oneAtATime();

  /** Every writer of a key waits here, so that what a condition saw still holds when the file is replaced. */
  const alone = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    inTurn(name, () => exclusively(join(folder, `=lock.${fingerprint(Buffer.from(name))}`), work));

  const get: Objects['get'] = async (key) => files.read(join(folder, fileName(key)));

  const put: Objects['put'] = async (key, { body, contentType, cacheControl }, ifMatch) => {
    const name = fileName(key);
    const path = join(folder, name);
    const etag = `"${fingerprint(body)}"`;
    const packed = packObject({ etag, contentType, cacheControl }, body);
    const aside = await writeAside(folder, packed, { synced: true });
    const replaced = await alone(name, async () => {
      if (ifMatch !== undefined && ifMatch !== ((await files.read(path))?.etag ?? 'absent'))
        return false;
      await rename(aside, path);
      return true;
    }).finally(() => rm(aside, { force: true }));
    if (!replaced) return 'conflict';
    await keepNames(folder);
    return { etag };
  };

  const remove: Objects['remove'] = async (key) => {
    const name = fileName(key);
    await alone(name, () => rm(join(folder, name), { force: true }));
    await keepNames(folder);
  };

  const list: Objects['list'] = async (prefix) =>
    (await readdir(folder))
      .map((name) => name.replaceAll('+', '/'))
      .filter((key) => isKey(key) && key.startsWith(prefix))
      .sort();

  const base = publicUrl.replace(/\/+$/, '');
  return { get, put, remove, list, publicUrl: (key) => `${base}/${checkKey(key)}` };
}

/** Flat, because `a` and `a/b` are both good keys and no path is both a file and a folder. */
const fileName = (key: string): string => checkKey(key).replaceAll('/', '+');

const fingerprint = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
