import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { expectRefusal, newCustomer } from '../accounts.fixtures.ts';
import { openEmbedded } from './fixtures.ts';

let place: Awaited<ReturnType<typeof openEmbedded>>;
beforeAll(async () => {
  place = await openEmbedded();
});
afterAll(() => place.close());

const minute = 60_000;
const day = 24 * 60 * minute;

/** Accounts whose time a test moves. */
async function openTimed() {
  let now = new Date();
  const timed = await openEmbedded({ database: place.database, clock: () => now });
  return { ...timed, now: () => now, later: (ms: number) => (now = new Date(now.getTime() + ms)) };
}

test('a session ends thirty days after its last use, an access token after fifteen minutes', async () => {
  const { accounts, later, now, ...timed } = await openTimed();
  const { from, signIn } = await newCustomer({ ...timed, accounts });
  const { accessToken, refreshToken } = await signIn();
  later(14 * minute);
  expect(await accounts.verify(accessToken)).toBeDefined();
  later(2 * minute);
  expect(await accounts.verify(accessToken)).toBeUndefined();
  later(29 * day);
  const used = await accounts.refresh(refreshToken, from);
  expect(used.refreshExpiresAt.getTime() - now().getTime()).toBe(30 * day);
  later(30 * day);
  await expectRefusal(accounts.refresh(used.refreshToken, from), 'session-expired');
});

test('a session ends ninety days after its sign-in, however often it is used', async () => {
  const { accounts, later, ...timed } = await openTimed();
  const { from, signIn } = await newCustomer({ ...timed, accounts });
  let { refreshToken, refreshExpiresAt } = await signIn();
  const signedInAt = timed.now().getTime();
  for (let days = 0; days < 88; days += 8) {
    later(8 * day);
    ({ refreshToken, refreshExpiresAt } = await accounts.refresh(refreshToken, from));
  }
  expect(refreshExpiresAt.getTime()).toBe(signedInAt + 90 * day);
  later(2 * day);
  await expectRefusal(accounts.refresh(refreshToken, from), 'session-expired');
});

test('a refresh token that comes back after its minute ends the session of whoever holds the next', async () => {
  const { accounts, later, ...timed } = await openTimed();
  const { from, signIn } = await newCustomer({ ...timed, accounts });
  const [stolen, other] = [await signIn(), await signIn()];
  const next = await accounts.refresh(stolen.refreshToken, from);
  later(2 * minute);
  await expectRefusal(accounts.refresh(stolen.refreshToken, from), 'session-expired');
  await expectRefusal(accounts.refresh(next.refreshToken, from), 'session-expired');
  expect(await accounts.verify(next.accessToken)).toBeUndefined();
  await accounts.refresh(other.refreshToken, from);
});

test('a token of long ago ends the session as well, and a stranger’s none', async () => {
  const { accounts, later, ...timed } = await openTimed();
  const { from, signIn } = await newCustomer({ ...timed, accounts });
  const first = await signIn();
  let { refreshToken } = first;
  for (let time = 0; time < 4; time += 1) {
    later(15 * minute);
    ({ refreshToken } = await accounts.refresh(refreshToken, from));
  }
  await expectRefusal(accounts.refresh('a guess', from), 'session-expired');
  ({ refreshToken } = await accounts.refresh(refreshToken, from));
  await expectRefusal(accounts.refresh(first.refreshToken, from), 'session-expired');
  await expectRefusal(accounts.refresh(refreshToken, from), 'session-expired');
});

test('a session of the version before goes on', async () => {
  const { accounts, from, signIn } = { ...place, ...(await newCustomer(place)) };
  await signIn();
  const token = 'a token that was made before tokens changed';
  await place.database.run(sql`update accounts.session
    set token = ${createHash('sha256').update(token).digest('base64url')}
    where id = (select id from accounts.session order by "createdAt" desc limit 1)`);
  const { refreshToken } = await accounts.refresh(token, from);
  await accounts.refresh(refreshToken, from);
});

test('what ended on one server is ended on the others, within two seconds', async () => {
  const other = await openEmbedded({ database: place.database });
  const { signIn } = await newCustomer(place);
  const { accessToken, refreshToken } = await signIn();
  expect(await other.accounts.verify(accessToken)).toBeDefined();
  await place.accounts.signOut(refreshToken);
  expect(await place.accounts.verify(accessToken)).toBeUndefined();
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000);
  expect(await other.accounts.verify(accessToken)).toBeUndefined();
  vi.restoreAllMocks();
});

test('a session is stored without what opens it', async () => {
  const { refreshToken } = await (await newCustomer(place)).signIn();
  const rows = await place.database.query(
    z.object({ token: z.string() }),
    sql`select token from accounts.session`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ token }) => token)).not.toContain(refreshToken);
});

test('an access token is verified without a round trip once the keys are known', async () => {
  const { accounts, database } = place;
  const { email, signIn } = await newCustomer(place);
  const [first, second] = [await signIn(), await signIn()];
  await accounts.verify(first.accessToken);
  const moment = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  const sent = [vi.spyOn(database.pool, 'query'), vi.spyOn(database.pool, 'connect')];
  expect(await accounts.verify(second.accessToken)).toMatchObject({ email });
  expect(await accounts.verify(second.accessToken)).toMatchObject({ email });
  expect(await accounts.verify(`${second.accessToken}x`)).toBeUndefined();
  for (const spy of sent) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  moment.mockRestore();
});

test('an access token is good on every server of one database, after a change of keys too', async () => {
  const other = await openEmbedded({ database: place.database });
  const { signIn } = await newCustomer(place);
  const verify = async () => other.accounts.verify((await signIn()).accessToken);
  expect(await verify()).toBeDefined();
  await place.database.run(sql`update accounts.jwks set "expiresAt" = now()`);
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 6_000);
  expect(await verify()).toBeDefined();
  vi.restoreAllMocks();
  await other.close();
});

test('many who buy at once are asked for in few reads, each for themselves, and none later than they asked', async () => {
  const { database } = place;
  await database.run(sql`with person as (
      insert into accounts."user" (id, email, "emailVerified", groups)
      select 'crowd-' || n, 'crowd-' || n || '@a.example', true, array['customers'] from generate_series(1, 300) n returning id)
    insert into accounts.session (id, "userId", token, "expiresAt")
    select 'session-' || id, id, 'token-' || id, now() + interval '1 day' from person`);
  await database.run(
    sql`delete from accounts.session where id like 'session-crowd-%' and right(id, 1) = '7'`,
  );
  let reads = 0;
  const counting: typeof database = {
    ...database,
    query: (row, statement, options) => {
      if (options?.name === 'standing-sessions') reads += 1;
      return database.query(row, statement, options);
    },
  };
  const { accounts } = await openEmbedded({ database: counting });
  const claims = (n: number, of = n) => ({
    accountId: `crowd-${of}`,
    sessionId: `session-crowd-${n}`,
    email: `crowd-${of}@a.example`,
    groups: ['customers' as const],
    mfa: false,
    expiresAt: new Date(Date.now() + minute),
  });
  const from = { address: '203.0.113.1', device: { browser: null, system: null } };
  const stands = async (n: number, of?: number) =>
    (await accounts.stillStands(claims(n, of), undefined, from)).stands;
  const people = Array.from({ length: 300 }, (_, index) => index + 1);
  expect(await Promise.all(people.map((n) => stands(n)))).toEqual(people.map((n) => n % 10 !== 7));
  expect(reads).toBeGreaterThan(0);
  expect(reads).toBeLessThan(10);
  // The session of another is nobody's.
  expect(await Promise.all([stands(1), stands(1, 2), stands(2)])).toEqual([true, false, true]);
  // One that ends is not answered from before.
  const before = stands(3);
  await before;
  await database.run(sql`delete from accounts.session where id = 'session-crowd-3'`);
  expect(await stands(3)).toBe(false);
});
