import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Reply, type Store } from '../store.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let store: Store;
beforeAll(async () => {
  world = await openWorld();
  ({ store } = world);
});
afterAll(() => store.close());

const always: Record<string, string | RegExp> = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': /./,
  'x-request-id': /^[\w-]{8,64}$/,
};

const onPages: Record<string, string | RegExp> = {
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': /camera=\(\)/,
};

function expectSafe(what: string, { headers, status }: Pick<Reply, 'headers' | 'status'>): void {
  const page = headers.get('content-type')?.startsWith('text/html');
  for (const [name, value] of Object.entries(page ? { ...always, ...onPages } : always)) {
    const given = headers.get(name) ?? 'absent';
    const fits = typeof value === 'string' ? given === value : value.test(given);
    expect({ what, status, name, given, fits }).toMatchObject({ fits: true });
  }
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('server')).toBeNull();
}

/** One of every kind of answer. */
const kinds: Record<string, { status: number; ask: () => Promise<Reply> }> = {
  'a good answer': { status: 200, ask: () => store.guest().ask('GET', '/api/health') },
  'a private answer': { status: 200, ask: () => world.ada.ask('GET', '/api/me') },
  'an unknown address': { status: 404, ask: () => store.guest().ask('GET', '/nowhere') },
  'an unknown method': { status: 405, ask: () => store.guest().ask('DELETE', '/api/orders') },
  'an invalid request': { status: 400, ask: () => world.ada.ask('PATCH', '/api/me', '{') },
  'a refusal at the door': {
    status: 403,
    ask: () => world.ada.ask('POST', '/api/orders', '{}', { origin: 'https://evil.example' }),
  },
  'a body that is too large': {
    status: 413,
    ask: () => world.ada.ask('PATCH', '/api/me', ' '.repeat(70_000)),
  },
  'nobody signed in': { status: 401, ask: () => store.guest().ask('GET', '/api/me') },
  'a page': { status: 200, ask: () => store.guest().ask('GET', '/api/docs') },
  'the document': { status: 200, ask: () => store.guest().ask('GET', '/api/openapi.json') },
  'an answer without its body': {
    status: 200,
    ask: () => store.guest().ask('HEAD', '/api/health'),
  },
  'an operator’s page': { status: 404, ask: () => store.guest().ask('GET', '/metrics') },
};

test.each(Object.entries(kinds))('%s carries the safe headers', async (what, { status, ask }) => {
  const reply = await ask();
  expect({ what, status: reply.status }).toEqual({ what, status });
  expectSafe(what, reply);
  if (status >= 400) expect(reply.headers.get('content-type')).toBe('application/problem+json');
});

test('what is the same as before carries them too', async () => {
  const paths = Object.keys(store.app.document.paths ?? {});
  const cacheable = ['/api/recipes', '/api/recipes/{slug}'].filter((path) => paths.includes(path));
  for (const path of cacheable) {
    const address = path.replace('{slug}', 'congee');
    const first = await store.guest().ask('GET', address);
    const etag = first.headers.get('etag');
    if (!etag) throw new Error(`${address} has no ETag.`);
    const again = await store.app.fetch(
      new Request(`http://localhost:3000${address}`, { headers: { 'if-none-match': etag } }),
    );
    expect(again.status).toBe(304);
    expectSafe(`304 of ${address}`, again);
  }
});

test('a fault carries them, is ours, and says nothing of the inside', async () => {
  const { database } = store.shop;
  const { ready } = database;
  database.ready = async () => {
    throw new TypeError('relation "secret_table" at /srv/secret.ts:1:1');
  };
  try {
    const reply = await store.guest().ask('GET', '/api/ready');
    expect(reply).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(JSON.stringify(reply.body)).not.toMatch(/secret|\.ts|Error|at /);
    expectSafe('a fault', reply);
  } finally {
    database.ready = ready;
  }
});

test('a database that is away is told as not ready, and when to come again', async () => {
  const { database } = store.shop;
  const { ready } = database;
  database.ready = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED' });
  };
  try {
    const reply = await store.guest().ask('GET', '/api/ready');
    expect(reply).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect(reply.headers.get('retry-after')).toBe('2');
    expect(JSON.stringify(reply.body)).not.toContain('10.0.0.1');
    expectSafe('not ready', reply);
  } finally {
    database.ready = ready;
  }
});

test('what belongs to somebody is kept by no cache', async () => {
  for (const path of ['/api/me', '/api/cart', '/api/orders', `/api/orders/${world.orderNo}`]) {
    const { headers } = await world.ada.ask('GET', path);
    expect({ path, cache: headers.get('cache-control') }).toEqual({ path, cache: 'no-store' });
  }
});

test('a caller’s request id is followed when it is harmless, and replaced when not', async () => {
  const idFor = async (id: string) =>
    (await store.guest().ask('GET', '/api/health', undefined, { 'x-request-id': id })).headers.get(
      'x-request-id',
    );
  expect(await idFor('abc_DEF-12345')).toBe('abc_DEF-12345');
  for (const id of ['short', 'x'.repeat(65), '<script>alert(1)</script>', 'a b c d e f g h']) {
    expect(await idFor(id)).not.toBe(id);
  }
});

test('on https the browser is told to stay there', async () => {
  const secure = await openStore({ environment: { LARDER_URL: 'https://shop.example' } });
  try {
    const { headers } = await secure.guest().ask('GET', '/nowhere');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  } finally {
    await secure.close();
  }
  const { headers } = await store.guest().ask('GET', '/nowhere');
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('metrics are for whoever has their token, and without one there are none', async () => {
  const ask = ({ app }: Store, authorization?: string, remoteAddress = '127.0.0.1') =>
    app.fetch(
      new Request('http://localhost:3000/metrics', {
        headers: authorization === undefined ? {} : { authorization },
      }),
      { incoming: { socket: { remoteAddress }, headers: {} } },
    );
  expect((await ask(store)).status).toBe(404);
  const token = 'a token for the metrics';
  const watched = await openStore({ environment: { LARDER_METRICS_TOKEN: token } });
  try {
    for (const wrong of [undefined, 'Bearer', 'Bearer ', `Bearer ${token}x`, token, 'Basic x'])
      expect((await ask(watched, wrong)).status).toBe(401);
    const reply = await ask(watched, `Bearer ${token}`, '203.0.113.7');
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain('larder_outbox_oldest_seconds');
  } finally {
    await watched.close();
  }
});

test('metrics count what was ready', async () => {
  const token = 'a token for the metrics';
  const quiet = await openStore({ environment: { LARDER_METRICS_TOKEN: token } });
  try {
    const ask = async (path: string, headers: Record<string, string> = {}) =>
      quiet.app.fetch(new Request(`http://localhost:3000${path}`, { headers }), {
        incoming: { socket: { remoteAddress: '127.0.0.1' }, headers: {} },
      });
    const etag = (await ask('/api/recipes')).headers.get('etag') ?? '';
    for (let time = 0; time < 3; time += 1) await ask('/api/recipes');
    await ask('/api/recipes', { 'if-none-match': etag });
    for (let time = 0; time < 2; time += 1) {
      const text = await (await ask('/metrics', { authorization: `Bearer ${token}` })).text();
      expect(text).toContain('{method="GET",route="/api/recipes",status="200"} 4');
      expect(text).toContain('{method="GET",route="/api/recipes",status="304"} 1');
    }
  } finally {
    await quiet.close();
  }
});

test('metrics name routes and never what was asked for', async () => {
  const token = 'a token for the metrics';
  const watched = await openStore({ environment: { LARDER_METRICS_TOKEN: token } });
  try {
    const ask = (path: string, method = 'GET') => watched.guest().ask(method, path);
    await ask('/api/admin/customers?q=ada.lovelace@example.com');
    await ask('/api/orders/4711004711');
    await ask('/api/recipes/ada.lovelace@example.com');
    await ask('/api/recipes/ada.lovelace@example.com', 'DELETE');
    await ask('/ada.lovelace@example.com');
    const { body } = await watched
      .guest()
      .ask<{ text: string }>('GET', '/metrics', undefined, { authorization: `Bearer ${token}` });
    for (const line of [
      '{method="GET",route="/api/admin/customers",status="401"} 1',
      '{method="GET",route="/api/orders/:orderNo",status="401"} 1',
      '{method="GET",route="/api/recipes/:slug",status="400"} 1',
      '{method="DELETE",route="/api/recipes/:slug",status="405"} 1',
      '{method="GET",route="unmatched",status="404"} 1',
    ])
      expect(body.text).toContain(`larder_http_requests_total${line}`);
    expect(body.text).not.toMatch(/lovelace|example\.com|4711004711/);
  } finally {
    await watched.close();
  }
});
