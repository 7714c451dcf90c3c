import { exportJWK, generateKeyPair, jwtVerify, SignJWT, type JWK } from 'jose';
import { expect, test } from 'vitest';
import { keepKeySet } from './key-set.ts';

test('keys that were made one after the other are known at once, and a flood of forged ones asks three times in fifteen seconds', async () => {
  const keys: JWK[] = [];
  let [asked, now] = [0, 0];
  const findKey = keepKeySet(
    () => {
      asked += 1;
      return Promise.resolve({ keys: [...keys] });
    },
    () => now,
  );
  const tokenOf = async (kid: string, isKnown = true): Promise<string> => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    if (isKnown) keys.push({ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA' });
    return new SignJWT({}).setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey);
  };
  const isGood = (token: string) =>
    jwtVerify(token, findKey).then(
      () => true,
      () => false,
    );
  const [first, second] = [await tokenOf('first'), await tokenOf('forged', false)];
  expect(await isGood(first)).toBe(true);
  expect(await isGood(await tokenOf('next'))).toBe(true);
  for (let times = 0; times < 20; times += 1) expect(await isGood(second)).toBe(false);
  expect(asked).toBe(3);
  now += 15_000;
  expect(await isGood(await tokenOf('later'))).toBe(true);
  expect(asked).toBe(4);
});
