import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cognitoEnvironment } from './cognito-world.ts';
import { httpApiEvent, type Asking } from './http-api-event.ts';
import {
  fromEdge,
  newSecret,
  oldSecret,
  openLoginPlace,
  who,
  type LoginPlace,
} from './login-place.ts';
import { openStore } from './store.ts';

let place: LoginPlace;
beforeAll(async () => {
  place = await openLoginPlace();
});
afterAll(() => place.close());

const post = (path: string, body: object, asking: Partial<Asking> = {}) =>
  place.ask({ path, body, ...asking });
const pairs = (cookies: string[]) => cookies.map((cookie) => cookie.split(';')[0] ?? '');

/** The code that Cognito sent there. */
const codeFor = (email: string) =>
  /^\d{6}$/m.exec(place.cognito.letters.find(({ to }) => to === email)?.text ?? '')?.[0];

async function newAccount(email: string): Promise<void> {
  await post('/auth/sign-up', { ...who, email });
  const confirmed = await post('/auth/confirm', { email, code: codeFor(email) });
  expect(confirmed.status).toBe(200);
}

test('a customer signs up, confirms, signs in, renews the session and signs out', async () => {
  const signedUp = await post('/auth/sign-up', who);
  expect([signedUp.status, signedUp.answer]).toEqual([202, { done: true }]);
  await newAccount('another@larder.example');
  const early = await post('/auth/sign-in', who);
  expect([early.status, early.code]).toEqual([403, 'not-confirmed']);
  const proof = { email: who.email, code: codeFor(who.email) };
  expect((await post('/auth/confirm', proof)).status).toBe(200);

  const signedIn = await post('/auth/sign-in', who);
  expect(signedIn.answer).toMatchObject({ kind: 'signed-in' });
  expect(signedIn.cookies.map((cookie) => cookie.split('; ').slice(1).sort())).toEqual([
    // Of the version before.
    ['HttpOnly', 'Max-Age=0', 'Path=/auth', 'SameSite=Lax', 'Secure'],
    ['HttpOnly', expect.stringMatching(/^Max-Age=(89\d|900)$/), 'Path=/', 'SameSite=Lax', 'Secure'],
    ['HttpOnly', expect.stringMatching(/^Max-Age=259\d{4}$/), 'Path=/', 'SameSite=Lax', 'Secure'],
    // By which the next sign-in is known to come from this browser.
    ['HttpOnly', expect.stringMatching(/^Max-Age=345\d{5}$/), 'Path=/', 'SameSite=Lax', 'Secure'],
  ]);
  expect(signedIn.headers).not.toHaveProperty('set-cookie');
  // A browser keeps no cookie of more than 4096 bytes, and the API takes no more than 10,240 bytes of headers.
  for (const cookie of signedIn.cookies) expect(cookie.length).toBeLessThan(4096);

  const cookies = pairs(signedIn.cookies);
  const renewed = await post('/auth/refresh', {}, { cookies });
  expect(pairs(renewed.cookies)[1]).toMatch(/^__Host-at=ey/);
  const signedOut = await post('/auth/sign-out', {}, { cookies: pairs(renewed.cookies) });
  expect(pairs(signedOut.cookies)).toEqual(['__Secure-rt=', '__Host-at=', '__Host-rt=']);
  const after = await post('/auth/refresh', {}, { cookies });
  expect([after.status, after.code]).toEqual([401, 'session-expired']);
});

test('an administrator gets a second factor, and every session can be ended', async () => {
  const email = 'chef@larder.example';
  await newAccount(email);
  const signIn = async () => pairs((await post('/auth/sign-in', { ...who, email })).cookies);
  const [mine, other] = [await signIn(), await signIn()];
  expect(place.ses.letters.filter((letter) => letter.includes(email))).toMatchObject([
    expect.stringContaining('A new sign-in to your account at Larder'),
  ]);
  const { secret } = (await post('/auth/mfa/begin', {}, { cookies: mine })).answer;
  const code = new TOTP({ secret: String(secret) }).generate();
  const raised = await post('/auth/mfa/confirm', { code }, { cookies: mine });
  expect(raised.status).toBe(200);
  expect((await post('/auth/refresh', {}, { cookies: other })).status).toBe(401);
  const challenged = await post('/auth/sign-in', { ...who, email });
  expect(challenged.answer).toMatchObject({ kind: 'mfa-required' });
  const used = { challenge: challenged.answer['challenge'], code };
  expect((await post('/auth/mfa', used)).code).toBe('wrong-code');
  const cookies = pairs(raised.cookies);
  expect((await post('/auth/sign-out', { everywhere: true }, { cookies })).status).toBe(200);
  expect((await post('/auth/refresh', {}, { cookies })).status).toBe(401);
});

test('the owner of a taken address gets a note by mail, whoever asked the same answer', async () => {
  const email = 'owner@larder.example';
  await newAccount(email);
  const again = await post('/auth/sign-up', { ...who, email });
  expect([again.status, again.answer]).toEqual([202, { done: true }]);
  const notes = place.ses.letters.filter((letter) => letter.includes(email));
  expect(notes).toHaveLength(1);
  expect(notes[0]).toContain('You already have a Larder account');
});

test('only the edge is answered, by its new secret or its old one', async () => {
  const asked = { path: '/auth/sign-in', body: who };
  const before = place.cognito.asked.length;
  for (const said of [undefined, '', 'wrong', `${newSecret},${oldSecret}`, newSecret.slice(1)]) {
    const headers = said === undefined ? {} : { 'x-larder-origin': said };
    const { statusCode, body } = await place.handler(httpApiEvent({ ...asked, headers }));
    expect([said, statusCode, JSON.parse(body ?? '')]).toMatchObject([
      said,
      403,
      { code: 'not-allowed' },
    ]);
  }
  expect(place.cognito.asked).toHaveLength(before);
  expect(
    (await place.ask({ ...asked, headers: { 'x-larder-origin': oldSecret } })).status,
  ).not.toBe(403);
});

test('a change that a page of another site asks for is refused, wherever it says it is from', async () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'https://api.shop.example' },
    { 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[]) {
    const reply = await post('/auth/sign-in', who, { headers });
    expect([reply.status, reply.code, reply.cookies]).toEqual([403, 'cross-origin', []]);
  }
  const own = await post('/auth/sign-in', who, { headers: { origin: 'https://shop.example' } });
  expect(own.status).toBe(200);
});

test('Cognito hears the address that the edge saw, not what was claimed on the way to it', async () => {
  const heard = () => {
    const { UserContextData } = place.cognito.asked.at(-1)?.input as {
      UserContextData?: { IpAddress: string };
    };
    return UserContextData?.IpAddress;
  };
  const email = 'nobody@larder.example';
  const viewer = '198.51.100.9';
  await post('/auth/sign-in', { ...who, email }, { viewer });
  expect(heard()).toBe(viewer);
  const headers = { 'x-forwarded-for': '203.0.113.1, 203.0.113.2' };
  await post('/auth/sign-in', { ...who, email }, { viewer, headers });
  expect(heard()).toBe(viewer);
  const event = fromEdge({ path: '/auth/sign-in', body: { ...who, email } });
  event.headers['x-forwarded-for'] = '203.0.113.1';
  await place.handler(event);
  expect(heard()).toBe(event.requestContext.http.sourceIp);
});

test('what is malformed, too large or unknown is refused as everywhere in the store', async () => {
  const path = '/auth/sign-in';
  const large = JSON.stringify({ ...who, password: 'x'.repeat(10 * 1024) });
  const refusals: [Asking, number, string][] = [
    [{ path, body: large }, 400, 'invalid-input'],
    [{ path, body: large, base64: true }, 400, 'invalid-input'],
    [{ path, body: 'x'.repeat(70 * 1024) }, 413, 'body-too-large'],
    [{ path, body: '{"email":' }, 400, 'invalid-json'],
    [{ path }, 415, 'unsupported-media-type'],
    [
      { path, body: 'a=b', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    [{ path: '/auth/nowhere', body: {} }, 404, 'route-not-found'],
    [{ path: '/api/health', method: 'GET' }, 404, 'route-not-found'],
    [{ path: '//evil.example/auth/leave', method: 'GET' }, 404, 'route-not-found'],
    [{ path, method: 'DELETE' }, 405, 'method-not-allowed'],
    [{ path, method: 'TRACE' }, 400, 'invalid-input'],
  ];
  for (const [asking, status, code] of refusals) {
    const reply = await place.ask(asking);
    expect({ asking, status: reply.status, code: reply.code }).toEqual({ asking, status, code });
    expect(reply.headers['content-type']).toBe('application/problem+json');
  }
});

test('a body in base64 is read like any other, and every answer is safe to show', async () => {
  const reply = await post('/auth/forgot-password', { email: who.email }, { base64: true });
  expect([reply.status, reply.answer]).toEqual([202, { done: true }]);
  expect(reply.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'strict-transport-security': expect.any(String),
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.any(String),
  });
});

test('a browser that comes back is led on by its refresh cookie', async () => {
  const cookies = pairs((await post('/auth/sign-in', who)).cookies).slice(2);
  const query = 'to=%2Faccount';
  const reply = await place.ask({ method: 'GET', path: '/auth/continue', query, cookies });
  expect([reply.status, reply.headers['location']]).toEqual([303, '/account']);
  expect(pairs(reply.cookies)[1]).toMatch(/^__Host-at=ey/);
});

test('a session that Cognito could not be told to end is handed to the store, which ends it once it can', async () => {
  const store = await openStore({ environment: cognitoEnvironment(place.cognito) });
  const { fetch } = globalThis;
  const endings = 'https://shop.example/api/sessions/endings';
  // The way by the edge to the store, which is away at first too.
  let isOpen = false;
  vi.stubGlobal('fetch', (url: string | URL, init?: RequestInit) => {
    if (String(url) !== endings) return fetch(url, init);
    if (!isOpen) return Promise.reject(new Error('nobody there'));
    return store.app.fetch(new Request('http://localhost:3000/api/sessions/endings', init));
  });
  const signIn = async () => pairs((await post('/auth/sign-in', who)).cookies);
  const [one, other] = [await signIn(), await signIn()];
  const open = place.cognito.pool.refreshTokens.size;
  place.cognito.behave('away');
  const neither = await post('/auth/sign-out', {}, { cookies: other });
  expect([neither.status, pairs(neither.cookies)]).toEqual([
    503,
    ['__Secure-rt=', '__Host-at=', '__Host-rt='],
  ]);
  isOpen = true;
  const left = await post('/auth/sign-out', {}, { cookies: one });
  expect([left.status, pairs(left.cookies)]).toEqual([
    200,
    ['__Secure-rt=', '__Host-at=', '__Host-rt='],
  ]);
  await store.shop.outbox.settled();
  expect(place.cognito.pool.refreshTokens.size).toBe(open);

  place.cognito.behave('well');
  store.time.now = new Date(store.time.now.getTime() + 60_000);
  store.shop.outbox.poke();
  await store.close();
  expect(place.cognito.pool.refreshTokens.size).toBe(open - 1);
  vi.unstubAllGlobals();
});

test('while Cognito is away, that is said with a time to come back', async () => {
  place.cognito.behave('away');
  const reply = await post('/auth/sign-in', who);
  place.cognito.behave('well');
  expect([reply.status, reply.code]).toEqual([503, 'not-ready']);
  expect(reply.headers).toHaveProperty('retry-after');
});
