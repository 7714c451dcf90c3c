import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { privateFile } from './private.ts';
import { unlessCode } from './unless-code.ts';

/** Far longer than a rename takes: a holder this old has died (or its machine slept, which a folder cannot tell apart). */
const staleAfterMs = 10_000;

/** Lets one holder at a time work under a lock file, among the processes of one machine; a holder that died is passed over. */
export async function exclusively<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const mark = randomUUID();
  await acquire(lock, mark);
  try {
    return await work();
  } finally {
    // Another holder's lock stays: ours may have been taken for dead.
    if ((await readMark(lock)) === mark) await rm(lock, { force: true });
  }
}

async function acquire(lock: string, mark: string): Promise<void> {
  while (!(await create(lock, mark))) {
    if (await isStale(lock)) {
      // Breaking is exclusive too, or a slow breaker would remove the lock of the next holder.
      await exclusively(`${lock}.break`, async () => {
        if (await isStale(lock)) await rm(lock, { force: true });
      });
    } else {
      await pause(2 + Math.random() * 8);
    }
  }
}

const create = (lock: string, mark: string): Promise<boolean> =>
  writeFile(lock, mark, { flag: 'wx', mode: privateFile }).then(
    () => true,
    unlessCode('EEXIST', false),
  );

const readMark = (lock: string): Promise<string | undefined> =>
  readFile(lock, 'utf8').catch(unlessCode('ENOENT', undefined));

async function isStale(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(unlessCode('ENOENT', undefined));
  return found !== undefined && Date.now() - found.mtimeMs > staleAfterMs;
}
