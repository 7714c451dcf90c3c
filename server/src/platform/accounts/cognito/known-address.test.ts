import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  codeIn,
  expectRefusal,
  goodPassword,
  lettersTo,
  newCaller,
  newCustomer,
  newEmail,
  tokensFrom,
} from '../accounts.fixtures.ts';
import { openCognito } from './fixtures.ts';

let place: Awaited<ReturnType<typeof openCognito>>;
beforeEach(async () => {
  place = await openCognito();
});
afterEach(() => place.close());

test('an address that waits for its confirmation gets another code when it signs up again', async () => {
  const who = { email: newEmail(), password: goodPassword };
  await place.accounts.signUp(who, newCaller());
  await place.accounts.signUp({ ...who, password: 'another that is long' }, newCaller());
  const [, again] = await lettersTo(place.letters, who.email, 2);
  await place.accounts.confirm({ email: who.email, code: codeIn(again) }, newCaller());
  tokensFrom(await place.accounts.signIn(who, newCaller()));
});

test('whoever asks for more letters than Cognito sends learns nothing by it', async () => {
  const waiting = { email: newEmail(), password: goodPassword };
  await place.accounts.signUp(waiting, newCaller());
  const { who: known } = await newCustomer(place);
  const unknown = { email: newEmail(), password: goodPassword };
  for (const who of [waiting, known, unknown])
    for (let asked = 0; asked < 8; asked += 1) {
      await place.accounts.resendConfirmation(who, newCaller());
      await place.accounts.forgotPassword(who, newCaller());
    }
  await place.accounts.signUp(waiting, newCaller());
  await place.accounts.signUp(known, newCaller());
  expect(await lettersTo(place.letters, waiting.email, 5)).toHaveLength(5);
});

test('the owner of a taken address gets one note an hour, however often it is asked for', async () => {
  const { who, from } = await newCustomer(place);
  for (let asked = 0; asked < 5; asked += 1) await place.accounts.signUp(who, from);
  await place.accounts.resendConfirmation(who, from);
  const letters = await lettersTo(place.letters, who.email, 2);
  expect(letters).toHaveLength(2);
  expect(letters[1]?.subject).toBe('You already have a Larder account');
});

test('the note is in the language of the page that asked', async () => {
  const { who, from } = await newCustomer(place);
  await place.accounts.signUp(who, { ...from, language: 'de' });
  const letters = await lettersTo(place.letters, who.email, 2);
  expect(letters[1]).toMatchObject({
    subject: 'Sie haben schon ein Konto bei Larder',
    language: 'de',
  });
});

test('a note that cannot be sent changes no answer, is told to the operator, and is tried again', async () => {
  const { who, from } = await newCustomer(place);
  const told: string[] = [];
  const broken = await openCognito({
    mail: ({ to }) => {
      told.push(to);
      return Promise.reject(new Error('The mail is away.'));
    },
  });
  const { who: theirs } = await newCustomer(broken);
  await broken.accounts.signUp(theirs, from);
  await broken.accounts.signUp(theirs, from);
  expect(told).toEqual([theirs.email, theirs.email]);
  expect(broken.failures).toHaveLength(2);
  await broken.close();
  expect(JSON.stringify(broken.failures)).not.toContain(who.email);
});

test('answers about an address wait for the same pause, be it known or not', async () => {
  const pauses: number[] = [];
  let release = () => undefined as void;
  const pause = (ms: number) => {
    pauses.push(ms);
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  };
  const paused = await openCognito({ evenMs: 1000, pause });
  const who = { email: newEmail(), password: goodPassword };
  for (const ask of [
    () => paused.accounts.signUp(who, newCaller()),
    () => paused.accounts.signUp(who, newCaller()),
    () => paused.accounts.resendConfirmation({ email: newEmail() }, newCaller()),
    () => paused.accounts.forgotPassword(who, newCaller()),
  ]) {
    const before = paused.cognito.asked.length;
    let answered = false;
    const answer = ask().then(() => {
      answered = true;
    });
    await expect.poll(() => paused.cognito.asked.length).toBeGreaterThan(before);
    expect(answered).toBe(false);
    release();
    await answer;
  }
  expect(pauses).toEqual([1000, 1000, 1000, 1000]);
  await paused.close();
});

test('an account that a sign-up left unconfirmed can be made the operator’s', async () => {
  const who = { email: newEmail(), password: goodPassword };
  await place.accounts.signUp({ ...who, password: 'a stranger’s own' }, newCaller());
  const id = await place.accounts.createConfirmed({ ...who, group: 'administrators' });
  const tokens = tokensFrom(await place.accounts.signIn(who, newCaller()));
  expect(await place.accounts.verify(tokens.accessToken)).toMatchObject({ accountId: id });
  await expectRefusal(
    place.accounts.createConfirmed({ ...who, group: 'administrators' }),
    'account-exists',
  );
});

test('a password that Cognito would not read is refused by name', async () => {
  const from = newCaller();
  const email = newEmail();
  for (const password of [' seven limes on a shelf', 'seven limes on a shelf ']) {
    await expectRefusal(place.accounts.signUp({ email, password }, from), 'password-too-weak');
    const proof = { email, code: '123456', newPassword: password };
    await expectRefusal(place.accounts.resetPassword(proof, from), 'password-too-weak');
  }
  expect(place.cognito.asked).toEqual([]);
});
