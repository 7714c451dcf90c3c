import { enableCompileCache } from 'node:module';
import { afterAll, vi } from 'vitest';
import './quick-hashes.ts';

enableCompileCache();

// The next file may run in this process.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
