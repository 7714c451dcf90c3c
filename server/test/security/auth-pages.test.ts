import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, password, type Person, type Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

const visit = (person: Person, path: string, site = 'same-origin') =>
  person.ask<{ text: string }>('GET', path, undefined, { 'sec-fetch-site': site });
const location = ({ headers }: { headers: Headers }) => headers.get('location');
const later = 16 * 60_000;

test('who still has a session goes on where they were going, signed in', async () => {
  const ada = await store.customer();
  const before = store.time.now;
  store.time.now = new Date(before.getTime() + later);
  const reply = await visit(ada, '/auth/continue?to=%2Faccount%3Ftab%3Dorders');
  expect(reply.status).toBe(303);
  expect(location(reply)).toBe('/account?tab=orders');
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect((await ada.ask('GET', '/api/me')).status).toBe(200);
  store.time.now = before;
});

test('who has none is asked to sign in, and finds their way back', async () => {
  const reply = await visit(store.guest(), '/auth/continue?to=%2Faccount%3Ftab%3Dorders');
  expect(reply.status).toBe(303);
  expect(location(reply)).toBe('/sign-in?to=%2Faccount%3Ftab%3Dorders');
  const nowhere = await visit(store.guest(), '/auth/continue?to=');
  expect(location(nowhere)).toBe('/sign-in?to=%2F');
  expect(nowhere.headers.getSetCookie()).toEqual([]);
});

test('a session that has ended is forgotten', async () => {
  const stale = await store.guest().ask('GET', '/auth/continue?to=/account', undefined, {
    cookie: 'rt=no-such-session',
  });
  expect(location(stale)).toBe('/sign-in?to=%2Faccount');
  expect(stale.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^rt=;.*Max-Age=0.*Path=\/auth;/),
    expect.stringMatching(/^at=;.*Max-Age=0/),
    expect.stringMatching(/^rt=;.*Max-Age=0.*Path=\/;/),
  ]);
});

test('nobody is led off the shop', async () => {
  const ada = await store.customer();
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%09/evil.example',
  ])
    expect({
      to,
      is: location(await visit(ada, `/auth/continue?to=${encodeURIComponent(to)}`)),
    }).toEqual({
      to,
      is: to.startsWith('/%') ? to : '/',
    });
});

test('who comes from a link in a mail is led through a page of ours, which brings the cookie', async () => {
  const reply = await visit(store.guest(), '/auth/continue?to=%2Faccount%22%3E', 'cross-site');
  expect(reply.status).toBe(200);
  expect(reply.body.text).toContain('content="0;url=/auth/continue?to=%2Faccount%22%3E"');
  expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('leaving ends the session here and at the accounts, and leads to the front page', async () => {
  const ada = await store.customer();
  const { body } = await store
    .guest()
    .ask<{ refreshToken: string }>('POST', '/auth/sign-in', { email: ada.email, password });
  const cookie = `rt=${body.refreshToken}`;
  const reply = await store.guest().ask('GET', '/auth/leave', undefined, { cookie });
  expect(reply.status).toBe(303);
  expect(location(reply)).toBe('/');
  expect(reply.headers.getSetCookie()).toHaveLength(3);
  const again = await store
    .guest()
    .ask('POST', '/auth/refresh', { refreshToken: body.refreshToken });
  expect(again).toMatchObject({ status: 401, body: { code: 'session-expired' } });
  expect((await visit(ada, '/auth/leave')).status).toBe(303);
  expect((await ada.ask('GET', '/api/me')).status).toBe(401);
});

test('another site cannot make anybody leave', async () => {
  const ada = await store.customer();
  for (const site of ['cross-site', 'same-site']) {
    const reply = await visit(ada, '/auth/leave', site);
    expect(reply).toMatchObject({ status: 403, body: { code: 'cross-origin' } });
  }
  expect((await ada.ask('GET', '/api/me')).status).toBe(200);
});
