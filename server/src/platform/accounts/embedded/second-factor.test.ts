import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  authenticator,
  enrolledCustomer,
  expectRefusal,
  newCustomer,
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

test('a challenge lasts for five wrong codes', async () => {
  const { from, device, challenge } = await enrolledCustomer(place);
  const worn = await challenge();
  const code = await device.code();
  for (let tries = 0; tries < 5; tries += 1)
    await expectRefusal(
      place.accounts.answerMfa({ challenge: worn, code: otherThan(code) }, from),
      'wrong-code',
    );
  await expectRefusal(place.accounts.answerMfa({ challenge: worn, code }, from), 'session-expired');
});

test('a challenge lasts for five minutes', async () => {
  const { from, device, challenge } = await enrolledCustomer(place);
  const old = await challenge();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
  const answer = { challenge: old, code: await device.code() };
  await expectRefusal(place.accounts.answerMfa(answer, from), 'session-expired');
});

test('a code is taken once, from two challenges at the same moment', async () => {
  const { from, device, challenge } = await enrolledCustomer(place);
  const [one, two] = [await challenge(), await challenge()];
  const code = await device.code();
  const answers = await outcomes(
    [one, two].map((each) => place.accounts.answerMfa({ challenge: each, code }, from)),
  );
  expect(answers.sort()).toEqual(['done', 'wrong-code']);
});

test('a code that was taken before leaves its challenge alive', async () => {
  const { from, device, challenge } = await enrolledCustomer(place);
  const code = await device.code();
  await place.accounts.answerMfa({ challenge: await challenge(), code }, from);
  const again = await challenge();
  await expectRefusal(place.accounts.answerMfa({ challenge: again, code }, from), 'wrong-code');
  await place.accounts.answerMfa({ challenge: again, code: await device.code() }, from);
});

test('ten wrong codes lock an account, over however many challenges', async () => {
  const { from, device, challenge } = await enrolledCustomer(place);
  const code = await device.code();
  for (let tries = 0; tries < 10; tries += 1) {
    const wrong = { challenge: await challenge(), code: otherThan(code) };
    await expectRefusal(place.accounts.answerMfa(wrong, from), 'wrong-code');
  }
  const right = { challenge: await challenge(), code };
  const refusal = await expectRefusal(place.accounts.answerMfa(right, from), 'too-many-attempts');
  expect(refusal.details.retryAfterSeconds).toBeGreaterThan(14 * 60);
});

test('of twenty guesses at a second factor at the same moment, ten are checked', async () => {
  const { from, device, challenge } = await enrolledCustomer(place);
  const code = otherThan(await device.code());
  const challenges = [];
  for (let number = 0; number < 20; number += 1) challenges.push(await challenge());
  const answers = await outcomes(
    challenges.map((each) => place.accounts.answerMfa({ challenge: each, code }, from)),
  );
  expect(answers.filter((answer) => answer === 'wrong-code').length).toBe(10);
  expect(answers.filter((answer) => answer === 'too-many-attempts').length).toBe(10);
});

test('an authenticator is replaced by who proves password and old code; the new one alone is good from then on', async () => {
  const { from, who, device, challenge } = await enrolledCustomer(place);
  const { accounts } = place;
  const { refreshToken } = await accounts.answerMfa(
    { challenge: await challenge(), code: await device.code() },
    from,
  );
  const begin = (proof: { password?: string; code?: string }) =>
    accounts.beginMfa(refreshToken, proof, from);
  const code = await device.code();
  for (const proof of [{}, { password: who.password }, { code }])
    await expectRefusal(begin(proof), 'proof-required');
  await expectRefusal(begin({ password: 'not the password', code }), 'wrong-credentials');
  await expectRefusal(begin({ password: who.password, code: otherThan(code) }), 'wrong-code');
  const next = authenticator((await begin({ password: who.password, code })).secret);
  await accounts.confirmMfa(refreshToken, await next.code(), from);
  const old = { challenge: await challenge(), code: await device.code() };
  await expectRefusal(accounts.answerMfa(old, from), 'wrong-code');
  await accounts.answerMfa({ challenge: await challenge(), code: await next.code() }, from);
});

describe('recovery codes', () => {
  test('open an account in place of the authenticator, each once, however it is typed', async () => {
    const { from, challenge, recoveryCodes } = await enrolledCustomer(place);
    const { accounts } = place;
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    const typed = ` ${first.toUpperCase().replaceAll('-', ' ')}`;
    const tokens = await accounts.answerMfa({ challenge: await challenge(), code: typed }, from);
    expect(await accounts.verify(tokens.accessToken)).toMatchObject({ mfa: true });
    const again = await challenge();
    await expectRefusal(accounts.answerMfa({ challenge: again, code: first }, from), 'wrong-code');
    await accounts.answerMfa({ challenge: again, code: second }, from);
  });

  test('are taken once, by however many at the same moment', async () => {
    const { from, challenge, recoveryCodes } = await enrolledCustomer(place);
    const code = recoveryCodes[0] ?? '';
    const challenges = [await challenge(), await challenge(), await challenge()];
    const answers = await outcomes(
      challenges.map((each) => place.accounts.answerMfa({ challenge: each, code }, from)),
    );
    expect(answers.sort()).toEqual(['done', 'wrong-code', 'wrong-code']);
  });

  test('prove who replaces a lost authenticator, and are dead once there are new ones', async () => {
    const { from, who, device, challenge, recoveryCodes } = await enrolledCustomer(place);
    const { accounts } = place;
    const [first = '', second = '', third = ''] = recoveryCodes;
    const { refreshToken } = await accounts.answerMfa(
      { challenge: await challenge(), code: first },
      from,
    );
    const proof = { password: who.password, code: second };
    expect((await accounts.beginMfa(refreshToken, proof, from)).secret).toBeTruthy();
    const fresh = await accounts.newRecoveryCodes(refreshToken, await device.code(), from);
    const next = await challenge();
    await expectRefusal(accounts.answerMfa({ challenge: next, code: third }, from), 'wrong-code');
    await accounts.answerMfa({ challenge: next, code: fresh[0] ?? '' }, from);
  });

  test('are stored as hashes', async () => {
    const { recoveryCodes } = await enrolledCustomer(place);
    const stored = await place.database.query(
      z.object({ backupCodes: z.string() }),
      sql`select "backupCodes" from accounts."twoFactor"`,
    );
    for (const { backupCodes } of stored)
      for (const code of recoveryCodes)
        for (const form of [code, code.replaceAll('-', '')])
          expect(backupCodes).not.toContain(form);
  });
});

test('with another secret a right code is refused for what it is, and everything else goes on', async () => {
  const { from, who, device, recoveryCodes } = await enrolledCustomer(place);
  const customer = await newCustomer(place);
  const before = await customer.signIn();
  const moved = await openEmbedded({
    database: place.database,
    secret: 'another secret that is long enough',
  });
  const ask = async () => {
    const answer = await moved.accounts.signIn(who, from);
    if (answer.kind !== 'mfa-required') throw new Error('No second factor was asked for.');
    return answer.challenge;
  };
  const code = await device.code();
  await expectRefusal(
    moved.accounts.answerMfa({ challenge: await ask(), code }, from),
    'second-factor-unreadable',
  );
  const recovered = { challenge: await ask(), code: recoveryCodes[0] ?? '' };
  const tokens = await moved.accounts.answerMfa(recovered, from);
  expect(await moved.accounts.verify(tokens.accessToken)).toMatchObject({ mfa: true });
  await moved.accounts.refresh(before.refreshToken, from);
  expect(await moved.accounts.removeMfa(who.email)).toBe('removed');
  tokensFrom(await moved.accounts.signIn(who, from));
  await moved.close();
});
