import { describe, expect, test } from 'vitest';
import type { OpenAccounts } from '../accounts.fixtures.ts';
import {
  enrolledCustomer,
  expectRefusal,
  goodPassword,
  newCaller,
  newCustomer,
  newEmail,
  tokensFrom,
} from '../accounts.fixtures.ts';

export function operator(place: () => OpenAccounts): void {
  describe('the operator', () => {
    test('makes accounts that need no confirmation, once per address', async () => {
      const who = { email: newEmail(), password: goodPassword };
      const id = await place().accounts.createConfirmed({ ...who, group: 'administrators' });
      const tokens = tokensFrom(await place().accounts.signIn(who, newCaller()));
      expect(await place().accounts.verify(tokens.accessToken)).toMatchObject({
        accountId: id,
        groups: ['customers', 'administrators'],
        mfa: false,
      });
      await expectRefusal(
        place().accounts.createConfirmed({ ...who, group: 'customers' }),
        'account-exists',
      );
      await expectRefusal(
        place().accounts.createConfirmed({
          email: newEmail(),
          password: 'short',
          group: 'customers',
        }),
        'password-too-weak',
      );
    });

    test('takes a second factor away from who has lost it, which ends every session', async () => {
      const { email, who, from, device, challenge } = await enrolledCustomer(place());
      const answer = { challenge: await challenge(), code: await device.code() };
      const { refreshToken } = await place().accounts.answerMfa(answer, from);
      expect(await place().accounts.removeMfa(newEmail())).toBe('unknown-account');
      expect(await place().accounts.removeMfa(email.toUpperCase())).toBe('removed');
      await expectRefusal(place().accounts.refresh(refreshToken, from), 'session-expired');
      const tokens = tokensFrom(await place().accounts.signIn(who, from));
      expect(await place().accounts.verify(tokens.accessToken)).toMatchObject({ mfa: false });
      const begun = await place().accounts.beginMfa(tokens.refreshToken, {}, from);
      expect(begun.secret).toBeTruthy();
    });

    test('adds to a group, which a session learns when it is renewed', async () => {
      const { email, from, signIn } = await newCustomer(place());
      const { refreshToken } = await signIn();
      expect(await place().accounts.addToGroup(email.toUpperCase(), 'administrators')).toBe(
        'added',
      );
      expect(await place().accounts.addToGroup(email, 'administrators')).toBe('added');
      expect(await place().accounts.addToGroup(newEmail(), 'administrators')).toBe(
        'unknown-account',
      );
      const { accessToken } = await place().accounts.refresh(refreshToken, from);
      expect((await place().accounts.verify(accessToken))?.groups).toEqual([
        'customers',
        'administrators',
      ]);
    });
  });
}
