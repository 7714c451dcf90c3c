import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Everything } from '../../src/office/rights/everything.ts';
import { openStore, password, type Person, type Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

const agent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0 (of Ada)';
type Listed = {
  listed: boolean;
  items: { sessionId: string; current: boolean; lastSeenAt: string; browser: string | null }[];
};

const enter = async (email: string, headers = {}) => {
  const person = store.guest();
  const reply = await person.ask('POST', '/auth/sign-in', { email, password }, headers);
  expect(reply.status).toBe(200);
  return person;
};
const listOf = async (person: Person) =>
  (await person.ask<Listed>('GET', '/api/me/sessions')).body.items;
const isIn = async (person: Person) => (await person.ask('GET', '/api/me')).status === 200;

test('somebody sees where they are signed in, coarsely, and which session is this one', async () => {
  const { email } = await store.customer();
  store.time.now = new Date('2026-11-23T09:40:00Z');
  const firefox = await enter(email, { 'user-agent': agent });
  const items = await listOf(firefox);
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    browser: 'Firefox',
    system: 'Windows',
    openedAt: '2026-11-23T09:40:00.000Z',
    lastSeenAt: '2026-11-23T09:00:00.000Z',
    mfa: false,
    current: true,
  });
  expect(items[1]).toMatchObject({ browser: null, system: null, current: false });
  const { sessions } = (await firefox.ask<Everything>('GET', '/api/me/everything')).body;
  expect(sessions).toMatchObject([{ browser: 'Firefox' }, { browser: null }]);
  expect(JSON.stringify(sessions)).not.toContain(items[0]?.sessionId);
});

test('one is ended at once, access token and all; another’s is not', async () => {
  const person = await store.customer();
  const other = await enter(person.email);
  const stranger = await store.customer();
  const [strange] = await listOf(stranger);
  const theirs = (await listOf(person)).find(({ current }) => !current);
  for (const sessionId of [theirs?.sessionId, strange?.sessionId, 'none'])
    expect((await person.ask('POST', '/api/me/sessions/end', { sessionId })).status).toBe(200);
  expect([await isIn(person), await isIn(other), await isIn(stranger)]).toEqual([
    true,
    false,
    true,
  ]);
  const own = (await listOf(person)).find(({ current }) => current);
  await person.ask('POST', '/api/me/sessions/end', { sessionId: own?.sessionId });
  expect(await isIn(person)).toBe(false);
});

test('all others end, of staff too, and this one goes on with its second factor', async () => {
  const manager = await store.staff('manager');
  expect(await listOf(manager)).toMatchObject([{ mfa: true, current: true }]);
  const others = [await enter((await store.customer()).email)];
  const person = others[0] ?? manager;
  const second = await enter((await person.ask<{ email: string }>('GET', '/api/me')).body.email);
  expect((await person.ask('POST', '/api/me/sessions/end-others', {})).body).toEqual({
    signedIn: true,
  });
  expect([await isIn(person), await isIn(second), await isIn(manager)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(await listOf(person)).toHaveLength(1);
});

test('where the provider of accounts lists none, that is said, and all end together', async () => {
  const { accounts } = store.shop;
  const { openSessions } = accounts;
  const person = await store.customer();
  const other = await enter(person.email);
  try {
    accounts.openSessions = undefined;
    expect((await person.ask('GET', '/api/me/sessions')).body).toEqual({
      listed: false,
      items: [],
    });
    expect((await person.ask('POST', '/api/me/sessions/end-others', {})).body).toEqual({
      signedIn: false,
    });
    expect([await isIn(person), await isIn(other)]).toEqual([false, false]);
  } finally {
    accounts.openSessions = openSessions;
  }
});
