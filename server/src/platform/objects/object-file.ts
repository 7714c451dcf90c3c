import { open, stat } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';
import { z } from 'zod';
import { unlessCode } from '../files/unless-code.ts';
import type { StoredObject } from '../platform.ts';

const metadata = z.object({ etag: z.string(), contentType: z.string(), cacheControl: z.string() });

const newline = 0x0a;

/** One file holds both, so that no crash can pair a body with another's metadata. */
export function packObject(about: z.infer<typeof metadata>, body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), body]);
}

function unpackObject(bytes: Buffer): StoredObject {
  const end = bytes.indexOf(newline);
  const about = metadata.parse(JSON.parse(bytes.toString('utf8', 0, end)));
  return { ...about, body: bytes.subarray(end + 1) };
}

const cacheBytes = 64 * 1024 * 1024;
/** A file's times move in ticks of a few milliseconds: one changed this recently could change again unnoticed. */
const settledAfterMs = 100;

type Cached = { stamp: string; object: StoredObject };

/** Reads objects from their files; one that has not changed costs a single `stat`. */
export function objectFiles() {
  const cache = new Map<string, Cached>();
  let held = 0;

  function forget(path: string): void {
    held -= cache.get(path)?.object.body.length ?? 0;
    cache.delete(path);
  }

  /** Keeps what was used last; what is larger than an eighth of the room would push out too much. */
  function keep(path: string, entry: Cached): void {
    forget(path);
    if (entry.object.body.length > cacheBytes / 8) return;
    cache.set(path, entry);
    held += entry.object.body.length;
    for (const oldest of cache.keys()) {
      if (held <= cacheBytes) return;
      forget(oldest);
    }
  }

  async function load(path: string): Promise<StoredObject | undefined> {
    const file = await open(path, 'r').catch(unlessCode('ENOENT', undefined));
    if (!file) return undefined;
    try {
      const stats = await file.stat({ bigint: true });
      const object = unpackObject(await file.readFile());
      if (Date.now() - Number(stats.ctimeMs) > settledAfterMs)
        keep(path, { stamp: stampOf(stats), object });
      return object;
    } finally {
      await file.close();
    }
  }

  async function read(path: string): Promise<StoredObject | undefined> {
    const cached = cache.get(path);
    if (!cached) return load(path);
    const stats = await stat(path, { bigint: true }).catch(unlessCode('ENOENT', undefined));
    if (stats && stampOf(stats) === cached.stamp) {
      cache.delete(path);
      cache.set(path, cached);
      return cached.object;
    }
    forget(path);
    return stats && load(path);
  }

  return { read };
}

const stampOf = ({ ino, size, ctimeNs }: BigIntStats): string => `${ino} ${size} ${ctimeNs}`;
