import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { join } from 'node:path';
import { createApp, type App } from '../src/app.ts';
import { openPages } from '../src/http/pages.ts';
import { openStore, type Store } from './store.ts';

let store: Store;
let app: App;
let lines: string[];
const consoleLines: unknown[] = [];
beforeAll(async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  app = createApp(
    { ...store.shop, log },
    await openPages(join(import.meta.dirname, '../../web/build')),
  );
  for (const method of ['log', 'warn', 'error', 'info'] as const)
    vi.spyOn(console, method).mockImplementation((...said) => void consoleLines.push(said));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await store.close();
});
beforeEach(() => {
  lines = [];
  consoleLines.length = 0;
});

async function routesOf(path: string, init: RequestInit = {}): Promise<string[]> {
  const response = await app.fetch(new Request(`http://localhost:3000${path}`, init));
  await response.arrayBuffer();
  // A page asks the API for what it shows: the request itself is told last.
  return lines.map((line) => (JSON.parse(line) as { route: string }).route);
}

test.for([
  ['/menu', '/menu'],
  ['/recipes/congee', '/recipes/:slug'],
  ['/recipes/congee.data', '/recipes/:slug'],
  ['/account/orders/4711', '/account/orders/:orderNo'],
  ['/admin/menu/recipes/1', '/admin/menu/recipes/:recipeNo'],
  ['/admin', '/admin'],
  ['/robots.txt', '/robots.txt'],
  ['/api/recipes/congee?known', '/api/recipes/:slug'],
  ['/api/recipes/nothing-like-it', '/api/recipes/:slug'],
  ['/api/orders/4711', '/api/orders/:orderNo'],
  ['/pictures/nothing.webp', '/pictures/:file'],
  ['/api/nowhere', 'unmatched'],
  ['/nowhere/at/all', 'unmatched'],
] as const)('the log knows %s as %s', async ([path, route]) => {
  expect((await routesOf(path)).at(-1)).toBe(route);
});

test.for([
  '/recipes/mary.smith@example.com-%E0%A4%A',
  '/recipes/mary.smith@example.com-%E0%A4%A.data',
  '/%E0%A4%A/mary.smith@example.com',
  '/api/recipes/mary.smith@example.com-%E0%A4%A',
  '/api/mary.smith@example.com',
  '/recipes/mary.smith@example.com',
  '/recipes/mary.smith%40example.com',
  '/mary.smith@example.com?token=mary.smith@example.com',
  '/reset-password?email=mary.smith@example.com&code=123456',
  '/sign-in?to=/mary.smith@example.com',
])('nobody who is in the address %s gets into the log', async (path) => {
  const response = await app.fetch(new Request(`http://localhost:3000${path}`));
  await response.arrayBuffer();
  expect(response.status).toBeLessThan(500);
  const told = [...lines, ...consoleLines.map((line) => JSON.stringify(line))].join();
  expect(told).not.toMatch(/mary|smith|123456/);
  expect(lines.filter((line) => line.includes('"msg":"request"')).length).toBeGreaterThan(0);
});

test('a malformed address is not there, as a page', async () => {
  const response = await app.fetch(new Request('http://localhost:3000/recipes/%E0%A4%A'));
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(response.headers.get('x-larder-route')).toBeNull();
});
