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

test('a session ends thirty days after its last use, an access token after fifteen minutes', async () => {
  let now = new Date();
  const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
  const timed = await openEmbedded({ clock: () => now });
  const { from, signIn } = await newCustomer(timed);
  const { accessToken, refreshToken } = await signIn();
  later(14);
  expect(await timed.accounts.verify(accessToken)).toBeDefined();
  later(2);
  expect(await timed.accounts.verify(accessToken)).toBeUndefined();
  later(29 * 24 * 60);
  await timed.accounts.refresh(refreshToken, from);
  later(29 * 24 * 60);
  const { refreshExpiresAt } = await timed.accounts.refresh(refreshToken, from);
  expect(refreshExpiresAt.getTime() - now.getTime()).toBe(30 * 24 * 60 * 60_000);
  later(30 * 24 * 60);
  await expectRefusal(timed.accounts.refresh(refreshToken, from), 'session-expired');
  await timed.close();
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
  const sent = [vi.spyOn(database.pool, 'query'), vi.spyOn(database.pool, 'connect')];
  expect(await accounts.verify(second.accessToken)).toMatchObject({ email });
  expect(await accounts.verify(second.accessToken)).toMatchObject({ email });
  expect(await accounts.verify(`${second.accessToken}x`)).toBeUndefined();
  for (const spy of sent) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
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
