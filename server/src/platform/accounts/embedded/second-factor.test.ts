import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  authenticator,
  enrolledCustomer,
  expectRefusal,
  otherThan,
  outcomes,
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
  expect(refusal.details.retryAfterSeconds).toBe(15 * 60);
});

test('an authenticator is replaced by another, which alone is good from then on', async () => {
  const { from, device, challenge } = await enrolledCustomer(place);
  const answer = { challenge: await challenge(), code: await device.code() };
  const { refreshToken } = await place.accounts.answerMfa(answer, from);
  const next = authenticator((await place.accounts.beginMfa(refreshToken)).secret);
  await place.accounts.confirmMfa(refreshToken, await next.code(), from);
  const old = { challenge: await challenge(), code: await device.code() };
  await expectRefusal(place.accounts.answerMfa(old, from), 'wrong-code');
  const now = { challenge: await challenge(), code: await next.code() };
  await place.accounts.answerMfa(now, from);
});
