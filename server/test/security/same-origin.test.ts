import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, password, visitor, type Person, type Store } from '../store.ts';
import { addressOf, openWorld, routesOf, snapshot, type World } from './world.ts';

let world: World;
let store: Store;
beforeAll(async () => {
  world = await openWorld();
  ({ store } = world);
});
afterAll(() => store.close());

const foreign: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost:3001' },
  { origin: 'http://localhost.evil.example:3000' },
  { origin: 'nonsense' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
];

test('a change that a page of another site asks for is refused on every route, signing in included', async () => {
  const before = await snapshot(store);
  const changes = routesOf(store).filter(({ method, isHook }) => method !== 'GET' && !isHook);
  expect(changes.map(({ path }) => path)).toContain('/auth/sign-in');
  for (const route of changes) {
    for (const headers of foreign) {
      const reply = await world.ada.ask(route.method, addressOf(world, route), '{}', headers);
      expect({ route, headers, status: reply.status, code: reply.body['code'] }).toEqual({
        route,
        headers,
        status: 403,
        code: 'cross-origin',
      });
    }
  }
  expect(await snapshot(store)).toEqual(before);
});

test('only what a provider signs may come from elsewhere', () => {
  const hooks = routesOf(store).filter(({ isHook }) => isHook);
  expect(hooks.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    'POST /api/mail/events',
    'POST /api/payments/hooks/{provider}',
  ]);
});

test('signing in from another site’s page gives that page no session', async () => {
  const body = { email: world.ada.email, password };
  const reply = await store.guest().ask('POST', '/auth/sign-in', body, foreign[0]);
  expect(reply.status).toBe(403);
  expect(reply.headers.getSetCookie()).toEqual([]);
});

test('our own pages and programs may change things', async () => {
  for (const headers of [
    { origin: 'http://localhost:3000' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    {},
  ] as Record<string, string>[]) {
    const reply = await world.ada.ask(
      'PATCH',
      '/api/me',
      { name: 'Ada Cook', version: 9 },
      headers,
    );
    expect({ headers, status: reply.status }).toEqual({ headers, status: 200 });
  }
});

test('a form of another site cannot pass for JSON', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    '',
  ]) {
    const reply = await world.ada.ask('PATCH', '/api/me', '{"name":"x"}', { 'content-type': type });
    expect({ type, status: reply.status }).toEqual({ type, status: 415 });
  }
});

test('no answer opens the store to scripts of other sites', async () => {
  const asking = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  for (const [method, path] of [
    ['OPTIONS', '/api/orders'],
    ['GET', '/api/me'],
    ['GET', '/api/health'],
    ['GET', '/nowhere'],
  ] as const) {
    const { headers } = await world.ada.ask(method, path, undefined, asking);
    const cors = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
    expect(cors).toEqual([]);
  }
});

describe('cookies', () => {
  const attributesOf = (cookie: string) => cookie.split('; ').slice(1).toSorted();
  const setBy = async (person: Person, email: string) => {
    const signedIn = await person.ask('POST', '/auth/sign-in', { email, password });
    const guest = visitor(store.app);
    const added = await guest.ask('POST', '/api/cart/lines', {
      recipeNo: store.nos.recipe('Congee'),
      servings: 1,
    });
    return [...signedIn.headers.getSetCookie(), ...added.headers.getSetCookie()];
  };

  test('cannot be read by scripts, sent by other sites, or sent where they are not needed', async () => {
    const cookies = await setBy(store.guest(), world.ada.email);
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      'rt',
      'at',
      'rt',
      'device',
      'guest',
    ]);
    expect(cookies.map(attributesOf)).toEqual([
      // Of the version before, which browsers would send first.
      ['HttpOnly', 'Max-Age=0', 'Path=/auth', 'SameSite=Lax'],
      ['HttpOnly', 'Max-Age=900', 'Path=/', 'SameSite=Lax'],
      ['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax'],
      ['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Lax'],
      ['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax'],
    ]);
  });

  test('on https they are secure and carry the prefixes that browsers enforce', async () => {
    const plain = store;
    store = await openStore({
      recipes: { Congee: { Rice: 1 } },
      environment: { LARDER_URL: 'https://shop.example' },
    });
    try {
      const ada = await store.customer();
      const cookies = await setBy(store.guest(), ada.email);
      const names = cookies.map((cookie) => cookie.split('=')[0]);
      expect(names).toEqual([
        '__Secure-rt',
        '__Host-at',
        '__Host-rt',
        '__Host-device',
        '__Host-guest',
      ]);
      for (const cookie of cookies) {
        expect(attributesOf(cookie)).toEqual(expect.arrayContaining(['HttpOnly', 'Secure']));
        expect(cookie).not.toContain('Domain');
      }
      // A cookie without its prefix could have been planted by a neighbouring site.
      const [, access = ''] = cookies.map((cookie) => cookie.split(';')[0] ?? '');
      const unprefixed = { cookie: access.replace('__Host-', '') };
      expect((await store.guest().ask('GET', '/api/me', undefined, unprefixed)).status).toBe(401);
      expect((await ada.ask('GET', '/api/me')).status).toBe(200);
      const own = await ada.ask(
        'PATCH',
        '/api/me',
        { version: 1 },
        { origin: 'https://shop.example' },
      );
      expect(own.status).toBe(200);
      const near = await ada.ask('PATCH', '/api/me', {}, { origin: 'http://shop.example' });
      expect(near.status).toBe(403);
    } finally {
      await store.close();
      store = plain;
    }
  });
});

describe('two stores on one host', () => {
  let other: Store;
  beforeAll(async () => {
    other = await openStore({
      recipes: { Congee: { Rice: 1 } },
      environment: { LARDER_URL: 'http://localhost:4000' },
    });
  });
  afterAll(() => other.close());

  /** One browser: cookies know their path, and nothing of ports. */
  function browser() {
    const jar = new Map<string, string>();
    return async ({ app }: Store, method: string, path: string, body?: object) => {
      const cookie = [...jar]
        .filter(([key]) => path.startsWith(key.split(' ')[1] ?? '/'))
        .map(([key, value]) => `${key.split(' ')[0] ?? ''}=${value}`)
        .join('; ');
      const json = body && { 'content-type': 'application/json' };
      const request = new Request(`http://localhost${path}`, {
        method,
        headers: { cookie, ...json },
        ...(body && { body: JSON.stringify(body) }),
      });
      const reply = await app.fetch(request);
      for (const set of reply.headers.getSetCookie()) {
        const [pair = '', ...attributes] = set.split('; ');
        const [name = '', value = ''] = pair.split('=');
        const at = attributes.find((attribute) => attribute.startsWith('Path='))?.slice(5) ?? '/';
        if (attributes.includes('Max-Age=0')) jar.delete(`${name} ${at}`);
        else jar.set(`${name} ${at}`, value);
      }
      return reply.status;
    };
  }
  const line = ({ nos }: Store) => ({ recipeNo: nos.recipe('Congee'), servings: 1 });

  test('sign in and out apart, and each has its own box', async () => {
    const ask = browser();
    for (const each of [store, other]) {
      const { email } = await each.customer();
      expect(await ask(each, 'POST', '/auth/sign-in', { email, password })).toBe(200);
      expect(await ask(each, 'POST', '/api/cart/lines', line(each))).toBe(201);
    }
    for (const each of [store, other]) expect(await ask(each, 'GET', '/api/me')).toBe(200);
    expect(await ask(other, 'POST', '/auth/sign-out', {})).toBe(200);
    expect(await ask(other, 'GET', '/api/me')).toBe(401);
    expect(await ask(store, 'GET', '/api/me')).toBe(200);
    expect(await ask(store, 'POST', '/auth/refresh', {})).toBe(200);
    expect(await ask(other, 'POST', '/auth/refresh', {})).toBe(401);
    expect(await ask(store, 'GET', '/api/me')).toBe(200);
  });

  test('know their own sessions by the names of the version before', async () => {
    const { email } = await other.customer();
    type Session = { accessToken: string; refreshToken: string };
    const signIn = async () =>
      (await other.guest().ask<Session>('POST', '/auth/sign-in', { email, password })).body;
    const { accessToken, refreshToken } = await signIn();
    const me = (cookie: string) => other.guest().ask('GET', '/api/me', undefined, { cookie });
    expect((await me(`at=${accessToken}`)).status).toBe(200);
    const reply = await other
      .guest()
      .ask('GET', '/auth/continue?to=/account', undefined, { cookie: `rt=${refreshToken}` });
    expect(reply.headers.get('location')).toBe('/account');
    const set = reply.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
    expect(set).toEqual(['at-4000', 'rt-4000', 'at', 'rt']);
    const strange = await other
      .guest()
      .ask('GET', '/auth/continue', undefined, { cookie: 'rt=of-the-other-store' });
    expect(strange.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
      'at-4000',
      'rt-4000',
    ]);
  });
});

describe('a guest’s basket', () => {
  const line = () => ({ recipeNo: store.nos.recipe('Congee'), servings: 2 });
  const lines = async (person: Person, headers?: Record<string, string>) =>
    (await person.ask<{ lines: { servings: number }[] }>('GET', '/api/cart', undefined, headers))
      .body.lines;
  const guestCookie = (headers: Headers) =>
    headers.getSetCookie().find((cookie) => cookie.startsWith('guest=')) ?? '';

  test('is found by its secret only; a malformed one is nobody’s', async () => {
    const guest = store.guest();
    const added = await guest.ask('POST', '/api/cart/lines', line());
    const secret = guestCookie(added.headers).split(/[=;]/)[1] ?? '';
    expect(secret).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await lines(store.guest(), { cookie: `guest=${secret}` })).toHaveLength(1);
    for (const wrong of [
      randomUUID(),
      secret.toUpperCase(),
      secret.slice(0, -1),
      `${secret}0`,
      '%00',
      '*',
      '',
      `customer:${world.params['customerNo']}`,
      `../customer:${world.params['customerNo']}`,
    ]) {
      expect(await lines(store.guest(), { cookie: `guest=${wrong}` })).toEqual([]);
    }
    const malformed = { cookie: 'guest=not-one-of-ours' };
    const fresh = await store.guest().ask('POST', '/api/cart/lines', line(), malformed);
    expect(fresh.status).toBe(201);
    expect(guestCookie(fresh.headers)).not.toContain('not-one-of-ours');
  });

  test('joins the customer’s on signing in, once, and its cookie is dropped', async () => {
    const guest = store.guest();
    const added = await guest.ask('POST', '/api/cart/lines', line());
    const cookie = guestCookie(added.headers).split(';')[0] ?? '';
    const { email } = await store.customer();
    await guest.ask('POST', '/auth/sign-in', { email, password });
    const visits = await Promise.all([1, 2, 3, 4].map(() => guest.ask('GET', '/api/cart')));
    for (const visit of visits) expect(guestCookie(visit.headers)).toMatch(/Max-Age=0/);
    expect(await lines(guest)).toMatchObject([{ servings: 2 }]);
    // Whoever still has the old cookie has an empty basket.
    expect(await lines(store.guest(), { cookie })).toEqual([]);
  });

  test('joins a line that is the same to eat, once, however many pages load at a time', async () => {
    const ada = await store.customer();
    await ada.ask('POST', '/api/cart/lines', line());
    const guest = store.guest();
    await guest.ask('POST', '/api/cart/lines', line());
    await guest.ask('POST', '/auth/sign-in', { email: ada.email, password });
    await Promise.all(Array.from({ length: 8 }, () => guest.ask('GET', '/api/cart')));
    expect(await lines(ada)).toMatchObject([{ servings: 4 }]);
  });
});
