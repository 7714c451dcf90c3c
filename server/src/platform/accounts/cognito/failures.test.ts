import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  codeFor,
  expectRefusal,
  goodPassword,
  newCaller,
  newCustomer,
  newEmail,
  otherThan,
} from '../accounts.fixtures.ts';
import { openCognitoAccounts } from '../cognito.ts';
import { isTransient } from '../../transient.ts';
import { openCognito } from './fixtures.ts';

/** Stands still where a test says so, that a slow machine may take its time. */
let now: Date | undefined;
let place: Awaited<ReturnType<typeof openCognito>>;
beforeEach(async () => {
  now = undefined;
  place = await openCognito({ clock: () => now ?? new Date() });
});
afterEach(() => place.close());

/** The same pool, through another adapter that has seen nothing yet. */
const another = (changes: Partial<Parameters<typeof openCognitoAccounts>[0]> = {}) => {
  const { region, id: pool, client, clientSecret, endpoint } = place.cognito;
  return openCognitoAccounts({
    region,
    pool,
    client,
    clientSecret,
    endpoint,
    appName: () => 'Larder',
    site: 'https://larder.example',
    evenMs: 0,
    mail: () => Promise.reject(new Error('no mail')),
    log: { error: () => undefined, warn: () => undefined },
    keepEnding: () => Promise.reject(new Error('nothing to keep')),
    ...changes,
  });
};

const reasonOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  );

test('while Cognito turns us away, everybody is asked to wait', async () => {
  const { who, from } = await newCustomer(place);
  place.cognito.behave('throttled');
  const calls = [
    () => place.accounts.signIn(who, from),
    () => place.accounts.signUp({ ...who, email: newEmail() }, from),
    () => place.accounts.resendConfirmation(who, from),
    () => place.accounts.forgotPassword(who, from),
    () => place.accounts.confirm({ email: who.email, code: '123456' }, from),
  ];
  for (const call of calls)
    expect((await expectRefusal(call(), 'too-many-attempts')).details).toEqual({
      retryAfterSeconds: 2,
    });
});

test('while Cognito is away, that is said and nobody is refused; then all goes on', async () => {
  const { who, from, signIn } = await newCustomer(place);
  const { accessToken, refreshToken } = await signIn();
  await place.accounts.verify(accessToken);
  place.cognito.behave('away');
  for (const call of [
    () => place.accounts.signIn(who, from),
    () => place.accounts.refresh(refreshToken, from),
    () => place.accounts.addToGroup(who.email, 'administrators'),
    () => another().verify(accessToken),
  ])
    expect(isTransient(await reasonOf(call()))).toBe(true);
  expect(await place.accounts.verify(accessToken)).toMatchObject({ email: who.email });
  place.cognito.behave('well');
  await signIn();
});

test('a Cognito that never answers is given up', async () => {
  const { who, from } = await newCustomer(place);
  place.cognito.behave('frozen');
  const reason = await reasonOf(place.accounts.signIn(who, from));
  expect(reason).toMatchObject({ message: 'Cognito did not answer.' });
  expect(isTransient(reason)).toBe(true);
});

test('keys that were seen stay good while the key set is away, for tokens not seen before too', async () => {
  const { signIn } = await newCustomer(place);
  const [seen, unseen] = [await signIn(), await signIn()];
  const other = another();
  await other.verify(seen.accessToken);
  place.cognito.behave('away');
  expect(await other.verify(unseen.accessToken)).toBeDefined();
});

test('a wrong secret is the operator’s to mend: no customer is told that the password is wrong', async () => {
  const { who, from, signIn } = await newCustomer(place);
  const { refreshToken } = await signIn();
  const misled = another({ clientSecret: 'another' });
  expect(await reasonOf(misled.signIn(who, from))).toMatchObject({
    message: expect.stringContaining('LARDER_COGNITO_SECRET'),
  });
  const stranger = another({ client: 'unknown' });
  expect(await reasonOf(stranger.signIn(who, from))).toMatchObject({
    message: expect.stringContaining('LARDER_COGNITO_CLIENT'),
  });
  // A token whose first part was changed is the caller's doing.
  const changed = refreshToken.replace(/^[^.]+/, crypto.randomUUID());
  await expectRefusal(place.accounts.refresh(changed, from), 'session-expired');
});

test('a refresh token that comes back after its minute ends the session of whoever holds the next', async () => {
  const start = Date.now();
  now = new Date(start);
  const { from, signIn } = await newCustomer(place);
  const stolen = await signIn();
  const next = await place.accounts.refresh(stolen.refreshToken, from);
  now = new Date(start + 2 * 60_000);
  await expectRefusal(place.accounts.refresh(stolen.refreshToken, from), 'session-expired');
  await expectRefusal(place.accounts.refresh(next.refreshToken, from), 'session-expired');
});

test('wrong passwords lock an account for a while, as Cognito counts them', async () => {
  const { who, from } = await newCustomer(place);
  const wrong = { ...who, password: 'not the password' };
  const start = Date.now();
  now = new Date(start);
  for (let tries = 0; tries < 5; tries += 1)
    await expectRefusal(place.accounts.signIn(wrong, from), 'wrong-credentials');
  const refusal = await expectRefusal(place.accounts.signIn(who, from), 'too-many-attempts');
  expect(refusal.details.retryAfterSeconds).toBe(30);
  now = new Date(start + 1000);
  expect(await place.accounts.signIn(who, from)).toMatchObject({ kind: 'signed-in' });
});

test('too many wrong codes close a confirmation for the hour', async () => {
  const who = { email: newEmail(), password: goodPassword };
  await place.accounts.signUp(who, newCaller());
  const code = await codeFor(place.letters, who.email);
  const wrong = { email: who.email, code: otherThan(code) };
  for (let tries = 0; tries < 10; tries += 1)
    await expectRefusal(place.accounts.confirm(wrong, newCaller()), 'wrong-code');
  const right = place.accounts.confirm({ email: who.email, code }, newCaller());
  const refusal = await expectRefusal(right, 'too-many-attempts');
  expect(refusal.details.retryAfterSeconds).toBe(3600);
});

test('Cognito hears where the customer is, and nothing that is no address', async () => {
  const who = { email: newEmail(), password: goodPassword };
  await place.accounts.signUp(who, { address: '192.0.2.7' });
  await place.accounts.resendConfirmation(who, { address: 'unknown' });
  await place.accounts.forgotPassword(who, { address: '2001:db8::7' });
  const told = place.cognito.asked.map(({ input }) => (input as Told).UserContextData?.IpAddress);
  expect(told).toEqual(['192.0.2.7', undefined, '2001:db8::7']);
});
type Told = { UserContextData?: { IpAddress: string } };
