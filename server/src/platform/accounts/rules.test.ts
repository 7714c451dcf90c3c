import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { languageCodes } from '../../contract/languages.ts';
import type { Claims } from '../platform.ts';
import { clientNetworks } from '../client-network.ts';
import { parseEmail, requireStrongPassword } from './credentials.ts';
import {
  alreadyRegisteredLetter,
  confirmationLetter,
  resetLetter,
} from '../../contract/account-letters/letters.ts';
import { matchingStep, newTotpSecret, otpauthUri } from './totp.ts';
import { rememberVerified } from './verified-tokens.ts';

test.each([
  ['192.0.2.7', { own: '192.0.2.7' }],
  ['::ffff:192.0.2.7', { own: '192.0.2.7' }],
  ['2001:db8:1:2:3:4:5:6', { own: '2001:db8:1:2::/64', around: '2001:db8:1::/48' }],
  ['2001:0DB8:1:2::9', { own: '2001:db8:1:2::/64', around: '2001:db8:1::/48' }],
  ['2001:db8::1', { own: '2001:db8:0:0::/64', around: '2001:db8:0::/48' }],
  ['fe80::1%eth0', { own: 'fe80:0:0:0::/64', around: 'fe80:0:0::/48' }],
  ['::1', { own: '0:0:0:0::/64', around: '0:0:0::/48' }],
  ['not an address', { own: 'unknown' }],
])('a client at %s is limited by its own network and the one around it', (address, networks) => {
  expect(clientNetworks(address)).toEqual(networks);
});

// RFC 6238, appendix B, with the last six of its eight digits.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('an authenticator shows at second %i the code %s', (second, code) => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(matchingStep(secret, code, new Date(second * 1000))).toBe(Math.floor(second / 30));
});

test('a code is good one step to either side of its own, and no further', () => {
  const secret = newTotpSecret();
  const at = 1_700_000_010_000;
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
  const step = Math.floor(at / 30_000);
  for (const late of [-30_000, 0, 30_000])
    expect(matchingStep(secret, code, new Date(at + late))).toBe(step);
  for (const late of [-60_000, 60_000])
    expect(matchingStep(secret, code, new Date(at + late))).not.toBe(step);
  expect(matchingStep(secret, '', new Date(at))).toBeUndefined();
});

test('an authenticator reads the shop, the address and the secret from the link', () => {
  const uri = otpauthUri('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'cook@larder.example', 'The Larder');
  expect(uri).not.toContain('+');
  const link = new URL(uri);
  expect(decodeURIComponent(link.pathname)).toContain('The Larder:cook@larder.example');
  expect(link.searchParams.get('issuer')).toBe('The Larder');
});

test.each([' Cook@Larder.Example ', 'cook@larder.example'])('%j is one address', (written) => {
  expect(parseEmail(written)).toBe('cook@larder.example');
});

test.each(['', 'cook', 'cook@', `${'c'.repeat(70)}@larder.example`])('%j is none', (written) => {
  expect(() => parseEmail(written)).toThrow(Refusal);
});

test.each([
  'short',
  'x'.repeat(129),
  'PASSWORD123',
  'aaaaaaaaaaaa',
  'Password123!',
  'P@ssw0rd2026',
  '!!Passw0rd!!',
  'passwordpassword',
  'Password1234567890',
  'Dragon2024!',
  'qwertyuiop',
  'Larder2026!!',
  'cook-of-the-house-1',
  'cookofthehouse2026',
  'Cook.Of.The.House@larder.example',
])('%j is no password', (password) => {
  const email = 'cook.of.the.house@larder.example';
  expect(() => requireStrongPassword(password, email, '/newPassword')).toThrow(Refusal);
});

test.each([
  'ten chars!',
  'x1y2'.repeat(32),
  'seven limes on a shelf',
  'password of my aunt',
  'dragon84620173',
  '日本の台所で一番好きな物',
])('%j is one', (password) => {
  requireStrongPassword(password, 'cook@larder.example', '/password');
});

test.each(languageCodes)(
  'letters have the code on a line of its own, and one without a code has none: %s',
  (language) => {
    for (const letter of [
      confirmationLetter(language, 'Larder', '012345', 15),
      resetLetter(language, 'Larder', '012345', 15, []),
      resetLetter(language, 'Larder', '012345', 15, ['Ada’s phone']),
    ]) {
      expect(letter.text).toMatch(/^012345$/m);
      expect(letter.text).toContain('15');
      expect(letter.subject).not.toContain('012345');
      expect(letter.language).toBe(language);
    }
    expect(alreadyRegisteredLetter(language, 'Larder').text).not.toMatch(/\d{6}/);
  },
);

test('a verified token is remembered until it expires, and only so many of them', async () => {
  let now = new Date(0);
  const checked: string[] = [];
  const claims = (): Claims => ({
    accountId: '1',
    email: 'cook@larder.example',
    groups: ['customers'],
    mfa: false,
    expiresAt: new Date(1000),
  });
  const verify = rememberVerified(
    (token) => {
      checked.push(token);
      return Promise.resolve(token === 'forged' ? undefined : claims());
    },
    { clock: () => now, most: 2 },
  );
  for (const token of ['a', 'a', 'b', 'forged', 'forged', 'a', 'c', 'b', 'a']) await verify(token);
  expect(checked).toEqual(['a', 'b', 'forged', 'forged', 'c', 'a']);
  now = new Date(1000);
  await verify('a');
  expect(checked.at(-1)).toBe('a');
  expect(checked).toHaveLength(7);
  expect(Object.isFrozen((await verify('a'))?.groups)).toBe(true);
});
