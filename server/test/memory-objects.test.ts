import { objectsContract } from '../src/platform/objects/objects.contract.ts';
import type { StoredObject } from '../src/platform/platform.ts';
import { memoryObjects } from './memory-objects.ts';

const publicUrl = 'http://localhost:3000/stored/';

objectsContract('The memory of a test', async () => {
  const kept = new Map<string, StoredObject>();
  return {
    objects: memoryObjects(publicUrl, kept),
    another: memoryObjects(publicUrl, kept),
    close: async () => undefined,
  };
});
