import { createHash } from 'node:crypto';
import { checkKey } from '../src/platform/objects/object-key.ts';
import type { Objects, StoredObject } from '../src/platform/platform.ts';

/**
 * Objects as long as a test runs: a store lays some fifty stored results down whenever its menu changes, which as files take a third of the
 * time to open one. Keeps the promises of `objects.contract.ts`, as the adapters of a folder and of S3 do.
 */
export function memoryObjects(
  publicUrl: string,
  kept: Map<string, StoredObject> = new Map(),
): Objects {
  return {
    get: async (key) => kept.get(checkKey(key)),
    put: async (key, { body, contentType, cacheControl }, ifMatch) => {
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      if (ifMatch !== undefined && ifMatch !== (kept.get(checkKey(key))?.etag ?? 'absent'))
        return 'conflict';
      kept.set(checkKey(key), { body: Uint8Array.from(body), etag, contentType, cacheControl });
      return { etag };
    },
    remove: async (key) => void kept.delete(checkKey(key)),
    list: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
    publicUrl: (key) => `${publicUrl.replace(/\/+$/, '')}/${checkKey(key)}`,
  };
}
