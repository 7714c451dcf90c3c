import { expect, test } from 'vitest';
import { isLastWayIn } from './last-way-in.ts';

const nothing = { passkeys: 0, password: false, authenticator: false };

test('a customer gets in by another passkey or the password', () => {
  expect(isLastWayIn({ ...nothing, passkeys: 1 }, false)).toBe(false);
  expect(isLastWayIn({ ...nothing, password: true }, false)).toBe(false);
  expect(isLastWayIn({ ...nothing, authenticator: true }, false)).toBe(true);
  expect(isLastWayIn(nothing, false)).toBe(true);
});

test('whoever works here gets in by another passkey, or the password with an authenticator', () => {
  expect(isLastWayIn({ ...nothing, passkeys: 1 }, true)).toBe(false);
  expect(isLastWayIn({ ...nothing, password: true }, true)).toBe(true);
  expect(isLastWayIn({ ...nothing, authenticator: true }, true)).toBe(true);
  expect(isLastWayIn({ passkeys: 0, password: true, authenticator: true }, true)).toBe(false);
});
