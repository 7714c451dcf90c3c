import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  expectRefusal,
  goodPassword,
  newCustomer,
  newEmail,
  otherThan,
} from '../accounts.fixtures.ts';
import { openAppClient } from './app-client.ts';
import type { Caller } from '../../platform.ts';
import { openCognito } from './fixtures.ts';
import { markAttribute } from './id-claims.ts';

/** Stands still, unless a test or a pause moves it. */
let now: Date;
let place: Awaited<ReturnType<typeof openCognito>>;
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
  return Promise.resolve();
};
beforeEach(async () => {
  now = new Date('2026-11-23T09:00:00.100Z');
  place = await openCognito({ clock: () => now, pause: pass });
});
afterEach(() => place.close());

const totpOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });

/** What Cognito itself has of the only account. */
function account() {
  const [user] = place.cognito.pool.users.values();
  if (!user) throw new Error('There is no account.');
  return user;
}

/** The password is right: what Cognito asks for then. */
async function begin(who: { email: string; password: string }, from: Caller): Promise<string> {
  const answer = await place.accounts.signIn(who, from);
  if (answer.kind !== 'mfa-required') throw new Error('No second factor was asked for.');
  return answer.challenge;
}

/** However often their tokens were renewed. */
const openSessions = () =>
  new Set([...place.cognito.pool.refreshTokens.values()].map(({ originJti }) => originJti)).size;

async function enrol(
  refreshToken: string,
  from: Caller,
  proof: { password?: string; code?: string } = {},
) {
  const { secret } = await place.accounts.beginMfa(refreshToken, proof, from);
  return {
    secret,
    tokens: await place.accounts.confirmMfa(refreshToken, totpOf(secret), from),
  };
}

test('a session from the very second of the enrolment, without the factor, has ended', async () => {
  const { from, signIn } = await newCustomer(place);
  const [enrolling, meanwhile] = [await signIn(), await signIn()];
  const { tokens } = await enrol(enrolling.refreshToken, from);
  await expectRefusal(place.accounts.refresh(meanwhile.refreshToken, from), 'session-expired');
  await place.accounts.refresh(tokens.refreshToken, from);
  expect(openSessions()).toBe(1);
  expect(await place.accounts.verify(meanwhile.accessToken)).toMatchObject({ mfa: false });
});

test('a sign-in right after the enrolment has the factor', async () => {
  const { who, from, signIn } = await newCustomer(place);
  const { secret } = await enrol((await signIn()).refreshToken, from);
  await pass(30_000);
  const challenge = await begin(who, from);
  const code = totpOf(secret);
  const tokens = await place.accounts.answerMfa({ challenge, code }, from);
  expect(await place.accounts.verify(tokens.accessToken)).toMatchObject({ mfa: true });
});

test('another authenticator ends the sessions of the one before', async () => {
  const { who, from, signIn } = await newCustomer(place);
  const first = await enrol((await signIn()).refreshToken, from);
  await pass(30_000);
  const challenge = await begin(who, from);
  const second = await place.accounts.answerMfa({ challenge, code: totpOf(first.secret) }, from);
  await pass(30_000);
  const proof = { password: who.password, code: totpOf(first.secret) };
  const changed = await enrol(second.refreshToken, from, proof);
  expect(await place.accounts.verify(changed.tokens.accessToken)).toMatchObject({ mfa: true });
  const before = place.accounts.refresh(first.tokens.refreshToken, from);
  await expectRefusal(before, 'session-expired');
});

test('nobody signs in without the factor once the account has it, even if Cognito forgets to ask', async () => {
  const { who, from, signIn } = await newCustomer(place);
  await enrol((await signIn()).refreshToken, from);
  account().totp.enabled = false;
  await expect(place.accounts.signIn(who, from)).rejects.toThrow('no second factor');
  expect(openSessions()).toBe(1);
});

test('a mark that nobody can read proves nothing, and opens nothing', async () => {
  const { from, signIn } = await newCustomer(place);
  const { refreshToken } = await signIn();
  account().attributes.set(markAttribute, 'since ever');
  await expect(place.accounts.refresh(refreshToken, from)).rejects.toThrow(markAttribute);
});

test('the mark is the store’s to write: Cognito takes it from no customer', async () => {
  const ask = async (operation: string, input: object) => {
    const reply = await fetch(`${place.cognito.endpoint}/`, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify(input),
    });
    return ((await reply.json()) as { __type?: string }).__type;
  };
  const UserAttributes = [{ Name: markAttribute, Value: '1795424400 0123456789' }];
  const { client, clientSecret } = place.cognito;
  const signUp = {
    ClientId: client,
    Username: newEmail(),
    Password: goodPassword,
    UserAttributes,
  };
  const SecretHash = openAppClient(client, clientSecret).hash(signUp.Username);
  expect(await ask('SignUp', { ...signUp, SecretHash })).toBe('NotAuthorizedException');
  const unsigned = { UserPoolId: place.cognito.id, Username: signUp.Username, UserAttributes };
  expect(await ask('AdminUpdateUserAttributes', unsigned)).toBe(
    'MissingAuthenticationTokenException',
  );
});

test('five wrong codes end a challenge; the lock is the account’s, so a new one waits too', async () => {
  const { who, from, signIn } = await newCustomer(place);
  const { secret } = await enrol((await signIn()).refreshToken, from);
  await pass(30_000);
  const challenge = await begin(who, from);
  const code = totpOf(secret);
  for (let tries = 0; tries < 5; tries += 1)
    await expectRefusal(
      place.accounts.answerMfa({ challenge, code: otherThan(code) }, from),
      'wrong-code',
    );
  await expectRefusal(place.accounts.answerMfa({ challenge, code }, from), 'session-expired');
  await expectRefusal(place.accounts.signIn(who, from), 'too-many-attempts');
});

test('a challenge lasts for five minutes', async () => {
  const { who, from, signIn } = await newCustomer(place);
  const { secret } = await enrol((await signIn()).refreshToken, from);
  const challenge = await begin(who, from);
  await pass(5 * 60_000);
  const late = place.accounts.answerMfa({ challenge, code: totpOf(secret) }, from);
  await expectRefusal(late, 'session-expired');
});
