import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exclusively } from '../files/exclusively.ts';
import { openFolderObjects } from './folder.ts';
import { objectsContract, page } from './objects.contract.ts';

const publicUrl = 'http://localhost:3000/stored/';

objectsContract('A folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-objects-'));
  return {
    objects: await openFolderObjects({ folder, publicUrl }),
    another: await openFolderObjects({ folder, publicUrl }),
    close: () => rm(folder, { recursive: true }),
  };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-objects-'));
});
afterEach(() => rm(folder, { recursive: true }));

const longAgo = new Date('2026-01-01T00:00:00Z');

test('loses no count when several processes count in one object', async () => {
  const objects = await openFolderObjects({ folder, publicUrl });
  await objects.put('count', page('0'));
  const script = `
    import { openFolderObjects } from ${JSON.stringify(import.meta.resolve('./folder.ts'))};
    const objects = await openFolderObjects(${JSON.stringify({ folder, publicUrl })});
    for (let counted = 0; counted < 25;) {
      const found = await objects.get('count');
      const body = Buffer.from(String(Number(Buffer.from(found.body).toString()) + 1));
      if ((await objects.put('count', { ...found, body }, found.etag)) !== 'conflict') counted += 1;
    }`;
  const count = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  await Promise.all([count(), count(), count()]);
  expect(Buffer.from((await objects.get('count'))?.body ?? []).toString()).toBe('75');
});

test('leaves nothing behind but the objects, and clears what a dead writer left', async () => {
  await writeFile(join(folder, '=writing.dead'), 'half');
  await utimes(join(folder, '=writing.dead'), longAgo, longAgo);
  await writeFile(join(folder, '=writing.alive'), 'half');
  const objects = await openFolderObjects({ folder, publicUrl });
  await objects.put('a/b', page('1'));
  await objects.put('a/b', page('2'), 'absent');
  expect((await readdir(folder)).sort()).toEqual(['=writing.alive', 'a+b']);
  expect(await objects.list('')).toEqual(['a/b']);
});

test('answers a file that is not an object with an error', async () => {
  const objects = await openFolderObjects({ folder, publicUrl });
  await writeFile(join(folder, 'k'), 'scribble');
  await expect(objects.get('k')).rejects.toThrow();
});

test('passes over the lock of a dead holder, one at a time', async () => {
  const lock = join(folder, '=lock.k');
  await writeFile(lock, 'dead');
  await writeFile(`${lock}.break`, 'dead too');
  await utimes(lock, longAgo, longAgo);
  await utimes(`${lock}.break`, longAgo, longAgo);
  let inside = 0;
  const crowd = Array.from({ length: 12 }, () =>
    exclusively(lock, async () => {
      inside += 1;
      await readdir(folder);
      expect(inside).toBe(1);
      inside -= 1;
    }),
  );
  await Promise.all(crowd);
  expect(await readdir(folder)).toEqual([]);
});
