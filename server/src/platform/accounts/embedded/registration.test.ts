import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
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
import type { Letter } from '../../platform.ts';
import { openEmbedded } from './fixtures.ts';
import type { Errand } from './post.ts';

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

test('a letter that was asked for before there were other languages is written in the shop’s own', async () => {
  const { accounts, letters } = place;
  const { who } = await newCustomer(place);
  await accounts.deliver({ to: who.email, about: 'reset', signUp: null });
  await accounts.deliver({ to: who.email, about: 'reset', signUp: null, language: 'ar' });
  const [, old, arabic] = await lettersTo(letters, who.email, 3);
  expect(old).toMatchObject({ language: 'en', subject: 'Your code for a new Larder password' });
  expect(arabic).toMatchObject({ language: 'ar' });
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

describe('an address that is signed up twice before it is confirmed', () => {
  const mine = { password: goodPassword };
  const theirs = { password: 'an intruder’s own' };

  /** The codes of a customer's sign-up and of somebody else's after it. */
  async function signedUpTwice() {
    const { accounts, letters } = place;
    const email = newEmail();
    await accounts.signUp({ email, ...mine }, newCaller());
    await lettersTo(letters, email, 1);
    await accounts.signUp({ email, ...theirs }, newCaller());
    const [own, other] = (await lettersTo(letters, email, 2)).map(codeIn);
    const signIn = (who: { password: string }) =>
      accounts.signIn({ email, ...who }, newCaller()).then(
        ({ kind }) => kind,
        (error: unknown) => (error as { code?: string }).code,
      );
    return { email, own: own ?? '', other: other ?? '', signIn };
  }

  test('is opened by the password of the one who confirms, with the code of their own sign-up', async () => {
    const { email, own, other, signIn } = await signedUpTwice();
    if (own !== other)
      await expectRefusal(
        place.accounts.confirm({ email, code: other, ...mine }, newCaller()),
        'wrong-code',
      );
    await place.accounts.confirm({ email, code: own, ...mine }, newCaller());
    expect(await signIn(mine)).toBe('signed-in');
    expect(await signIn(theirs)).toBe('wrong-credentials');
    await expectRefusal(place.accounts.confirm({ email, code: other }, newCaller()), 'wrong-code');
  });

  test('is opened by neither password when nobody says whose code it is', async () => {
    const { email, other, signIn } = await signedUpTwice();
    await place.accounts.confirm({ email, code: other }, newCaller());
    expect(await signIn(theirs)).toBe('wrong-credentials');
    expect(await signIn(mine)).toBe('wrong-credentials');
  });

  test('is opened by nobody who signed up, once its owner has chosen a password by mail', async () => {
    const { email, other, signIn } = await signedUpTwice();
    await place.accounts.forgotPassword({ email }, newCaller());
    const code = codeIn((await lettersTo(place.letters, email, 3))[2]);
    const newPassword = 'eight limes on a shelf';
    await place.accounts.resetPassword({ email, code, newPassword }, newCaller());
    await expectRefusal(place.accounts.confirm({ email, code: other }, newCaller()), 'wrong-code');
    expect(await signIn({ password: newPassword })).toBe('signed-in');
    expect(await signIn(theirs)).toBe('wrong-credentials');
  });

  test('with the same password is one sign-up', async () => {
    const { accounts, letters } = place;
    const email = newEmail();
    for (const _time of [1, 2]) await accounts.signUp({ email, ...mine }, newCaller());
    const [first, second] = (await lettersTo(letters, email, 2)).map(codeIn);
    if (first !== second)
      await expectRefusal(
        accounts.confirm({ email, code: first ?? '' }, newCaller()),
        'wrong-code',
      );
    await accounts.confirm({ email, code: second ?? '' }, newCaller());
    tokensFrom(await accounts.signIn({ email, ...mine }, newCaller()));
  });
});

test('of fifty guesses at a code at the same moment, five are checked', async () => {
  const { accounts, letters } = place;
  const who = { email: newEmail(), password: goodPassword };
  await accounts.signUp(who, newCaller());
  const code = await codeFor(letters, who.email);
  const guess = () => accounts.confirm({ email: who.email, code: otherThan(code) }, newCaller());
  await outcomes(Array.from({ length: 50 }, guess));
  const tries = await place.database.query(
    z.object({ tries: z.int() }),
    sql`select tries from accounts.mailed_code where email = ${who.email}`,
  );
  expect(tries).toEqual([{ tries: 5 }]);
  await expectRefusal(accounts.confirm({ email: who.email, code }, newCaller()), 'wrong-code');
});

test('an account that has waited for longer than sign-ups are kept is sent a code that confirms it', async () => {
  const { accounts, letters, database } = place;
  const who = { email: newEmail(), password: goodPassword };
  await accounts.signUp(who, newCaller());
  await lettersTo(letters, who.email, 1);
  await database.run(sql`delete from accounts.sign_up where email = ${who.email}`);
  await accounts.resendConfirmation(who, newCaller());
  const code = codeIn((await lettersTo(letters, who.email, 2))[1]);
  await accounts.confirm({ ...who, code }, newCaller());
  tokensFrom(await accounts.signIn(who, newCaller()));
});

test('an address may be signed up by several at the same moment', async () => {
  const who = { email: newEmail(), password: goodPassword };
  const answers = await outcomes(
    Array.from({ length: 4 }, () => place.accounts.signUp(who, newCaller())),
  );
  expect(answers).toEqual(['done', 'done', 'done', 'done']);
});

test('a letter that cannot be sent changes no answer, and the next one brings a code that lives', async () => {
  const sent: string[] = [];
  let struck = true;
  const mail = ({ text }: Letter) => {
    if (struck) return Promise.reject(new Error('The post is on strike.'));
    sent.push(text);
    return Promise.resolve();
  };
  const errands: Errand[] = [];
  const post = (errand: Errand) => {
    errands.push(errand);
    return Promise.resolve();
  };
  const { accounts } = await openEmbedded({ database: place.database, mail, post });
  const who = { email: newEmail(), password: goodPassword };
  await accounts.signUp(who, newCaller());
  const [errand] = errands;
  if (!errand) throw new Error('No letter was asked for.');
  expect(Object.keys(errand)).toEqual(['to', 'about', 'signUp', 'language']);
  await expect(accounts.deliver(errand)).rejects.toThrow('on strike');
  struck = false;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60_000 });
  await accounts.deliver(errand);
  const code = /^\d{6}$/m.exec(sent[0] ?? '')?.[0] ?? '';
  await accounts.confirm({ email: who.email, code }, newCaller());
});
