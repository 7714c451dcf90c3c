import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectRefusal, newCustomer } from '../accounts.fixtures.ts';
import { openCognito } from './fixtures.ts';

let now: Date;
let place: Awaited<ReturnType<typeof openCognito>>;
beforeEach(async () => {
  now = new Date('2026-11-23T09:00:00Z');
  place = await openCognito({ clock: () => now });
});
afterEach(() => place.close());

const finishAll = async () => {
  for (const note of place.notes.splice(0)) await place.accounts.endings?.finish(note);
};

async function signedIn() {
  const customer = await newCustomer(place);
  const tokens = await customer.signIn();
  const claims = await place.accounts.verify(tokens.accessToken);
  if (!claims) throw new Error('A token that was just made is not good.');
  return { ...customer, ...tokens, claims };
}

test.each(['away', 'throttled'] as const)(
  'a session that Cognito could not be told to end ends once it can: %s',
  async (mood) => {
    const { accounts, cognito, notes } = place;
    const { refreshToken, claims, from, signIn } = await signedIn();
    const another = await signIn();
    cognito.behave(mood);
    await accounts.signOut(refreshToken);
    await expect(finishAll()).rejects.toThrow();
    await accounts.signOut(refreshToken);
    cognito.behave('well');
    expect((await accounts.refresh(refreshToken, from)).refreshToken).toBeTruthy();
    await finishAll();
    await expectRefusal(accounts.refresh(refreshToken, from), 'session-expired');
    const { refreshToken: next } = await accounts.refresh(another.refreshToken, from);

    cognito.behave(mood);
    await accounts.signOutEverywhere(claims.accountId);
    cognito.behave('well');
    await finishAll();
    await expectRefusal(accounts.refresh(next, from), 'session-expired');
    expect(notes).toEqual([]);
  },
);

test('a note says nothing to whoever reads it, and nobody else can write one', async () => {
  const { accounts, cognito, notes } = place;
  const { refreshToken } = await signedIn();
  cognito.behave('away');
  await accounts.signOut(refreshToken);
  const [note = ''] = notes.splice(0);
  expect(note).not.toContain(refreshToken.slice(0, 20));
  expect(Buffer.from(note, 'base64url').toString('latin1')).not.toContain('eyJ');
  for (const forged of ['', 'lime', note.slice(0, -2), refreshToken])
    expect(await accounts.endings?.take(forged)).toBe(false);
  expect(notes).toEqual([]);
  expect(await accounts.endings?.take(note)).toBe(true);
  expect(notes).toEqual([note]);
});

test('of an account that is gone meanwhile nothing is left to end', async () => {
  const { accounts, cognito } = place;
  const { claims } = await signedIn();
  cognito.behave('away');
  await accounts.signOutEverywhere(claims.accountId);
  cognito.behave('well');
  await accounts.remove(claims.accountId);
  await finishAll();
});

test('an account that was disabled at Cognito buys nothing, and signs nobody in', async () => {
  const { accounts, cognito } = place;
  const { claims, refreshToken, from, who } = await signedIn();
  const user = cognito.pool.users.get(claims.accountId);
  if (user) user.disabled = true;
  expect(await accounts.stillStands(claims, refreshToken, from)).toEqual({ stands: false });
  await expectRefusal(accounts.signIn(who, from), 'wrong-credentials');
});

test.each(['away', 'throttled'] as const)(
  'while Cognito cannot say, a token counts as long as it is good: %s',
  async (mood) => {
    const { accounts, cognito } = place;
    const { claims, refreshToken, accessToken, from } = await signedIn();
    await accounts.verify(accessToken);
    cognito.behave(mood);
    expect(await accounts.stillStands(claims, refreshToken, from)).toEqual({ stands: true });
    now = new Date(now.getTime() + 15 * 60_000);
    expect(await accounts.verify(accessToken)).toBeUndefined();
  },
);

test('a token that comes without its session counts for a minute from its issue', async () => {
  const { accounts, cognito } = place;
  const { claims, from } = await signedIn();
  const asked = cognito.asked.length;
  now = new Date(now.getTime() + 60_000);
  expect(await accounts.stillStands(claims, undefined, from)).toEqual({ stands: true });
  now = new Date(now.getTime() + 1);
  expect(await accounts.stillStands(claims, undefined, from)).toEqual({ stands: false });
  expect(cognito.asked.length).toBe(asked);
});
