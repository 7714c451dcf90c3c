import { afterAll, vi } from 'vitest';

// The next file may run in this process.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
