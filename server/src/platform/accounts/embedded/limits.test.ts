import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  codeIn,
  expectRefusal,
  goodPassword,
  lettersTo,
  newCaller,
  newCustomer,
  newEmail,
  outcomes,
} from '../accounts.fixtures.ts';
import { openEmbedded } from './fixtures.ts';

type Place = Awaited<ReturnType<typeof openEmbedded>>;
let one: Place;
let two: Place;

/** Two servers on one database. */
beforeAll(async () => {
  one = await openEmbedded();
  two = await openEmbedded({ database: one.database });
});
afterAll(async () => {
  await two.close();
  await one.close();
});
afterEach(() => {
  vi.useRealTimers();
});

const wrong = (email: string) => ({ email, password: 'not the password' });

test('ten wrong passwords lock an account for a quarter of an hour, on every server', async () => {
  const { who } = await newCustomer(one);
  for (let tries = 0; tries < 10; tries += 1) {
    const server = tries % 2 === 0 ? one : two;
    await expectRefusal(server.accounts.signIn(wrong(who.email), newCaller()), 'wrong-credentials');
  }
  const refusal = await expectRefusal(two.accounts.signIn(who, newCaller()), 'too-many-attempts');
  expect(refusal.details.retryAfterSeconds).toBeGreaterThan(14 * 60);
  expect(refusal.details.retryAfterSeconds).toBeLessThanOrEqual(15 * 60);
  await expectRefusal(one.accounts.signIn(who, newCaller()), 'too-many-attempts');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
  expect(await one.accounts.signIn(who, newCaller())).toMatchObject({ kind: 'signed-in' });
});

test('an address nobody has is locked like any other', async () => {
  const email = newEmail();
  for (let tries = 0; tries < 10; tries += 1)
    await expectRefusal(one.accounts.signIn(wrong(email), newCaller()), 'wrong-credentials');
  await expectRefusal(one.accounts.signIn(wrong(email), newCaller()), 'too-many-attempts');
});

test('of fifty guesses at the same moment, on two servers, ten are checked', async () => {
  const { who } = await newCustomer(one);
  const answers = await outcomes(
    Array.from({ length: 50 }, (_, index) =>
      (index % 2 === 0 ? one : two).accounts.signIn(wrong(who.email), newCaller()),
    ),
  );
  expect(answers.filter((answer) => answer === 'wrong-credentials')).toHaveLength(10);
  expect(answers.filter((answer) => answer === 'too-many-attempts')).toHaveLength(40);
  await expectRefusal(one.accounts.signIn(who, newCaller()), 'too-many-attempts');
});

test('a right password begins the count anew, and a reset by letter lifts the lock', async () => {
  const { who, from } = await newCustomer(one);
  const guess = async (times: number) => {
    for (let tries = 0; tries < times; tries += 1)
      await expectRefusal(one.accounts.signIn(wrong(who.email), newCaller()), 'wrong-credentials');
  };
  await guess(9);
  await one.accounts.signIn(who, from);
  await guess(10);
  await one.accounts.forgotPassword(who, from);
  const code = codeIn((await lettersTo(one.letters, who.email, 2))[1]);
  await one.accounts.resetPassword({ email: who.email, code, newPassword: goodPassword }, from);
  expect(await one.accounts.signIn(who, from)).toMatchObject({ kind: 'signed-in' });
});

test('many right sign-ins at once lock nobody out', async () => {
  const { who } = await newCustomer(one);
  const answers = await Promise.all(
    Array.from({ length: 15 }, () => one.accounts.signIn(who, newCaller())),
  );
  expect(answers.every(({ kind }) => kind === 'signed-in')).toBe(true);
});

test('one client may only try so often, and an IPv6 client is its whole network', async () => {
  const few = await openEmbedded({
    database: one.database,
    limits: {
      signInsFromAddress: { points: 2, seconds: 60 },
      signUpsFromAddress: { points: 1, seconds: 60 },
      codeTriesFromAddress: { points: 1, seconds: 60 },
      codeRequestsFromAddress: { points: 1, seconds: 60 },
    },
  });
  const from = (host: number) => ({ address: `2001:db8:1:2::${host}` });
  const elsewhere = { address: '2001:db8:2:2::1' };
  const signIn = (caller: { address: string }) => few.accounts.signIn(wrong(newEmail()), caller);
  await expectRefusal(signIn(from(1)), 'wrong-credentials');
  await expectRefusal(signIn(from(2)), 'wrong-credentials');
  const refusal = await expectRefusal(signIn(from(3)), 'too-many-attempts');
  expect(refusal.details.retryAfterSeconds).toBeGreaterThan(0);
  await expectRefusal(signIn(elsewhere), 'wrong-credentials');

  const signUp = () => few.accounts.signUp({ email: newEmail(), password: goodPassword }, from(4));
  await signUp();
  await expectRefusal(signUp(), 'too-many-attempts');
  const confirm = () => few.accounts.confirm({ email: newEmail(), code: '123456' }, from(5));
  await expectRefusal(confirm(), 'wrong-code');
  await expectRefusal(confirm(), 'too-many-attempts');
  await few.accounts.forgotPassword({ email: newEmail() }, from(6));
  await expectRefusal(
    few.accounts.resendConfirmation({ email: newEmail() }, from(7)),
    'too-many-attempts',
  );
  await few.close();
});

test('who roams through the networks of a whole /48 is stopped too, only later', async () => {
  const few = await openEmbedded({
    database: one.database,
    limits: { codeTriesFromAddress: { points: 2, seconds: 60 } },
  });
  const confirm = (network: number) =>
    few.accounts.confirm(
      { email: newEmail(), code: '123456' },
      { address: `2001:db8:77:${network.toString(16)}::1` },
    );
  for (let network = 0; network < 16; network += 1)
    await expectRefusal(confirm(network), 'wrong-code');
  await expectRefusal(confirm(16), 'too-many-attempts');
  await few.close();
});

test('an address gets five letters an hour, and asking for more looks the same for one nobody has', async () => {
  const { who } = await newCustomer(one);
  const unknown = newEmail();
  await one.accounts.forgotPassword({ email: unknown }, newCaller());
  for (let letters = 1; letters < 5; letters += 1)
    for (const email of [who.email, unknown])
      await one.accounts.forgotPassword({ email }, newCaller());
  for (const email of [who.email, unknown])
    await expectRefusal(one.accounts.forgotPassword({ email }, newCaller()), 'too-many-attempts');
  expect(await lettersTo(one.letters, who.email, 5)).toHaveLength(5);
});

/** What each password that is hashed meanwhile should cost: nothing else there takes time worth telling. */
async function hashesOf(call: () => Promise<unknown>): Promise<crypto.ScryptOptions[]> {
  const scrypt = vi.spyOn(crypto, 'scrypt');
  syncBuiltinESMExports();
  try {
    await call().catch(() => undefined);
    return scrypt.mock.calls.map(([, , , options]) => options);
  } finally {
    scrypt.mockRestore();
    syncBuiltinESMExports();
  }
}

test('an address nobody has costs as much to ask about as one with an account', async () => {
  const { who } = await newCustomer(one);
  const { accounts } = one;
  for (const ask of [
    (email: string) => accounts.signIn(wrong(email), newCaller()),
    (email: string) => accounts.signUp({ ...who, email }, newCaller()),
  ]) {
    const known = await hashesOf(() => ask(who.email));
    expect(known.length).toBeGreaterThan(0);
    expect(await hashesOf(() => ask(newEmail()))).toEqual(known);
  }
});

test('whoever guesses a password needs 32 MiB of memory for each guess', async () => {
  const { who } = await newCustomer(one);
  const hashes = await hashesOf(() => one.accounts.signIn(who, newCaller()));
  const memory = hashes.map(({ N = 0, r = 0 }) => 128 * N * r);
  expect(memory).toEqual([32 * 1024 ** 2]);
});
