import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useFakeCredentials } from '../../../test/stand-ins/fake-credentials.ts';
import { openSes } from '../../../test/stand-ins/ses.ts';
import { isTransient } from '../transient.ts';
import { mailContract, readLetter } from './mail.contract.ts';
import { openSesMail } from './ses.ts';

const region = 'eu-west-1';
const from = 'kitchen@larder.example';
const sender = { from, shop: () => 'Larder', siteUrl: 'https://shop.example' };
const letter = { id: 'a', to: 'ada@a.example', subject: 'Hello', text: 'Hello.' };

beforeEach(useFakeCredentials);
afterEach(() => vi.unstubAllEnvs());

mailContract('SES', async () => {
  const ses = await openSes({ verified: from });
  return {
    mail: openSesMail({ region, ...sender, endpoint: ses.url }),
    received: async () => ses.letters,
    close: ses.close,
  };
});

test('marks the same letter the same, under whatever Message-ID it arrives', async () => {
  const ses = await openSes({ verified: from });
  const mail = openSesMail({ region, ...sender, endpoint: ses.url });
  for (const id of ['a', 'a', 'b']) await mail.send({ ...letter, id });
  const marks = ses.letters.map((raw) => readLetter(raw).headers['x-larder-letter']);
  expect(marks[0]).toMatch(/^[0-9a-f]{24}$/);
  expect([marks[1] === marks[0], marks[2] === marks[0]]).toEqual([true, false]);
  await mail.close();
  await ses.close();
});

test('tells an operator why SES refuses a letter', async () => {
  const ses = await openSes({ verified: 'somebody@larder.example' });
  const mail = openSesMail({ region, ...sender, endpoint: ses.url });
  await expect(mail.send(letter)).rejects.toThrow(
    `SES refused: MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ${from}`,
  );
  expect(ses.heard()).toBe(1);
  await mail.close();
  await ses.close();
});

test('does not wait for ever for SES, and sends when it answers again', async () => {
  const ses = await openSes({ verified: from });
  ses.freeze();
  const hasty = openSesMail({ region, ...sender, endpoint: ses.url, requestMs: 300 });
  const failed = await hasty.send(letter).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(String(failed)).toContain('SES did not answer.');
  expect(isTransient(failed)).toBe(true);
  await hasty.close();
  await ses.recover();
  const patient = openSesMail({ region, ...sender, endpoint: ses.url });
  await patient.send(letter);
  expect(ses.letters).toHaveLength(1);
  await patient.close();
  await ses.close();
});
