import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  codeFor,
  codeIn,
  expectRefusal,
  goodPassword,
  lettersTo,
  newCaller,
  newCustomer,
  newEmail,
  otherThan,
  outcomes,
  tokensFrom,
} from '../accounts.fixtures.ts';
import { openEmbedded } from './fixtures.ts';

let place: Awaited<ReturnType<typeof openEmbedded>>;
beforeAll(async () => {
  place = await openEmbedded();
});
afterAll(() => place.close());
afterEach(() => {
  vi.useRealTimers();
});

test('a code confirms once, however many use it at the same moment', async () => {
  const { accounts, letters } = place;
  const who = { email: newEmail(), password: goodPassword };
  await accounts.signUp(who, newCaller());
  const proof = { email: who.email, code: await codeFor(letters, who.email) };
  const answers = await outcomes(
    Array.from({ length: 8 }, () => accounts.confirm(proof, newCaller())),
  );
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'wrong-code')).toHaveLength(7);
});

test('a code is dead after five wrong tries', async () => {
  const { accounts, letters } = place;
  const { who, from } = await newCustomer(place);
  await accounts.forgotPassword(who, from);
  const code = codeIn((await lettersTo(letters, who.email, 2))[1]);
  const proof = { email: who.email, newPassword: goodPassword };
  for (let tries = 0; tries < 5; tries += 1)
    await expectRefusal(
      accounts.resetPassword({ ...proof, code: otherThan(code) }, from),
      'wrong-code',
    );
  await expectRefusal(accounts.resetPassword({ ...proof, code }, from), 'wrong-code');
});

test('a code is dead after a quarter of an hour', async () => {
  const { accounts, letters } = place;
  const who = { email: newEmail(), password: goodPassword };
  await accounts.signUp(who, newCaller());
  const proof = { email: who.email, code: await codeFor(letters, who.email) };
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
  await expectRefusal(accounts.confirm(proof, newCaller()), 'wrong-code');
});

test('a code confirms the password that was given last, and only with the newest letter', async () => {
  const { accounts, letters } = place;
  const email = newEmail();
  const from = newCaller();
  await accounts.signUp({ email, password: 'an intruder’s own' }, newCaller());
  await accounts.signUp({ email, password: goodPassword }, from);
  const [first, second] = (await lettersTo(letters, email, 2)).map(codeIn);
  if (first !== second)
    await expectRefusal(accounts.confirm({ email, code: first ?? '' }, from), 'wrong-code');
  await accounts.confirm({ email, code: second ?? '' }, from);
  tokensFrom(await accounts.signIn({ email, password: goodPassword }, from));
});

test('an address may be signed up by several at the same moment', async () => {
  const who = { email: newEmail(), password: goodPassword };
  const answers = await outcomes(
    Array.from({ length: 4 }, () => place.accounts.signUp(who, newCaller())),
  );
  expect(answers).toEqual(['done', 'done', 'done', 'done']);
});

test('a letter that cannot be sent does not show in the answer, but in the log', async () => {
  const mail = () => Promise.reject(new Error('The post is on strike.'));
  const { accounts, failures, close } = await openEmbedded({ database: place.database, mail });
  await accounts.signUp({ email: newEmail(), password: goodPassword }, newCaller());
  await close();
  expect(failures).toHaveLength(1);
});
