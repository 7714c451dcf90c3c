import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Person, type Store } from '../store.ts';

const till = 'https://till.example';
const stranger = 'https://till.example.evil.example';
let store: Store;
let closed: Store;
let owner: Person;
let authorization = '';
beforeAll(async () => {
  const small = { stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } };
  store = await openStore({ ...small, environment: { LARDER_ALLOWED_ORIGINS: till } });
  closed = await openStore(small);
  owner = await store.administrator();
  const { token } = await store.software(owner, ['see-orders', 'change-stock', 'see-stock']);
  authorization = `Bearer ${token}`;
});
afterAll(async () => {
  await store.close();
  await closed.close();
});

const corsOf = (headers: Headers) =>
  [...headers].filter(([name]) => name.startsWith('access-control-'));
const preflight = (of: Store, origin: string, path = '/api/admin/stock-movements') =>
  of.guest().ask('OPTIONS', path, undefined, {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  });
const movements = { movements: [] };

test('a browser that asks first is told what a page of that origin may send, and nothing of cookies', async () => {
  const { status, headers } = await preflight(store, till);
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-origin')).toBe(till);
  expect(headers.get('access-control-allow-methods')).toContain('POST');
  expect(headers.get('access-control-allow-headers')).toContain('authorization');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect(headers.get('vary')).toContain('origin');
});

test.each([
  ['another origin', () => preflight(store, stranger)],
  ['no origin', () => preflight(store, 'null')],
  ['http in place of https', () => preflight(store, 'http://till.example')],
  ['another port', () => preflight(store, `${till}:8443`)],
  ['a page of the shop', () => preflight(store, till, '/menu')],
  ['a shop that allows none', () => preflight(closed, till)],
])('%s is admitted nowhere', async (_what, ask) => {
  expect(corsOf((await ask()).headers)).toEqual([]);
});

test('a page of an allowed origin reads and changes with a token, and learns what it was refused', async () => {
  const ask = (method: string, path: string, body?: object) =>
    store.guest().ask<{ code?: string }>(method, path, body, {
      origin: till,
      'sec-fetch-site': 'cross-site',
      authorization,
    });
  const read = await ask('GET', '/api/admin/orders');
  expect(read.status).toBe(200);
  expect(Object.fromEntries(corsOf(read.headers))).toEqual({
    'access-control-allow-origin': till,
    'access-control-expose-headers': expect.stringContaining('ratelimit') as string,
  });
  expect(read.headers.get('vary')).toContain('origin');
  // What is wrong with it is what it says, and not where it comes from.
  const changed = await ask('POST', '/api/admin/stock-movements', movements);
  expect(changed.body.code).toBe('invalid-input');
  const refused = await ask('GET', '/api/admin/audit');
  expect(refused).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect(refused.headers.get('access-control-allow-origin')).toBe(till);
  // What is ready for everybody is told to it too.
  for (let times = 0; times < 2; times += 1)
    expect((await ask('GET', '/api/recipes')).headers.get('access-control-allow-origin')).toBe(
      till,
    );
});

test('without a token, or from elsewhere, a page is refused as ever and reads nothing', async () => {
  const path = '/api/admin/stock-movements';
  const cases: [Person, Record<string, string>][] = [
    [owner, { origin: till }],
    [owner, { origin: till, authorization: 'Bearer ' }],
    [owner, { origin: till, authorization: 'Basic YTpi' }],
    [store.guest(), { origin: stranger, authorization }],
    [closed.guest(), { origin: till, authorization }],
  ];
  for (const [person, headers] of cases) {
    const reply = await person.ask<{ code?: string }>('POST', path, movements, headers);
    expect(reply).toMatchObject({ status: 403, body: { code: 'cross-origin' } });
    expect(corsOf(reply.headers)).toEqual([]);
    const read = await person.ask('GET', '/api/recipes', undefined, headers);
    expect(corsOf(read.headers)).toEqual([]);
  }
});

test('answers that could differ by origin say so wherever an origin is allowed', async () => {
  for (let times = 0; times < 2; times += 1) {
    const { headers } = await store.guest().ask('GET', '/api/recipes');
    expect(headers.get('vary')).toContain('origin');
  }
  expect((await closed.guest().ask('GET', '/api/recipes')).headers.get('vary')).toBe(
    'accept-encoding',
  );
});
