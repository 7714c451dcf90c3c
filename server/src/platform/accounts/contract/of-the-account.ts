import { describe, expect, test } from 'vitest';
import type { OpenAccounts } from '../accounts.fixtures.ts';
import {
  codeFor,
  codeIn,
  enrolledCustomer,
  expectRefusal,
  lettersTo,
  newCaller,
  newCustomer,
  newEmail,
  tokensFrom,
} from '../accounts.fixtures.ts';

export function ofTheAccount(place: () => OpenAccounts): void {
  describe('a password', () => {
    test('is proved by saying it, with or without a second factor, and opens nothing', async () => {
      const { accounts } = place();
      for (const { email, password, from } of [
        await newCustomer(place()),
        await enrolledCustomer(place()),
      ]) {
        await accounts.provePassword({ email: email.toUpperCase(), password }, from);
        await expectRefusal(
          accounts.provePassword({ email, password: 'not the password' }, from),
          'wrong-credentials',
        );
      }
      const stranger = { email: newEmail(), password: 'seven limes on a shelf' };
      await expectRefusal(accounts.provePassword(stranger, newCaller()), 'wrong-credentials');
    });
  });

  describe('a password that is changed', () => {
    const newPassword = 'eight pears in a bowl';

    test('takes the old one, ends the other sessions, and opens the account from then on', async () => {
      const { accounts } = place();
      const { who, from, signIn } = await newCustomer(place());
      const [mine, other] = [await signIn(), await signIn()];
      const change = (password: string, wanted = newPassword) =>
        accounts.changePassword(mine.refreshToken, { password, newPassword: wanted }, from);
      await expectRefusal(change('not the password'), 'wrong-credentials');
      const weak = await expectRefusal(change(who.password, 'password123'), 'password-too-weak');
      expect(weak.details.fields).toMatchObject([{ field: '/newPassword' }]);
      tokensFrom(await accounts.signIn(who, from));

      const tokens = tokensFrom(await change(who.password));
      expect((await accounts.verify(tokens.accessToken))?.email).toBe(who.email);
      await accounts.refresh(tokens.refreshToken, from);
      await expectRefusal(accounts.refresh(other.refreshToken, from), 'session-expired');
      await expectRefusal(accounts.signIn(who, from), 'wrong-credentials');
      tokensFrom(await accounts.signIn({ ...who, password: newPassword }, from));
    });

    test('is not changed by who has no session', async () => {
      const { password, from } = await newCustomer(place());
      await expectRefusal(
        place().accounts.changePassword('lime', { password, newPassword }, from),
        'session-expired',
      );
    });

    test('of an account with a second factor leaves that as it is', async () => {
      const { accounts } = place();
      const { who, from, device, challenge } = await enrolledCustomer(place());
      const answer = { challenge: await challenge(), code: await device.code() };
      const { refreshToken } = await accounts.answerMfa(answer, from);
      const { password } = who;
      await accounts.changePassword(refreshToken, { password, newPassword }, from);
      const again = await accounts.signIn({ ...who, password: newPassword }, from);
      expect(again.kind).toBe('mfa-required');
    });
  });

  describe('an account that is removed', () => {
    test('is gone with its sessions and its codes, and its address is free', async () => {
      const { accounts, letters } = place();
      const { who, from, signIn } = await newCustomer(place());
      const [first, second] = [await signIn(), await signIn()];
      const accountId = (await accounts.verify(first.accessToken))?.accountId ?? '';
      await accounts.forgotPassword(who, from);
      const code = codeIn((await lettersTo(letters, who.email, 2))[1]);

      await accounts.remove(accountId);
      for (const { refreshToken } of [first, second])
        await expectRefusal(accounts.refresh(refreshToken, from), 'session-expired');
      await expectRefusal(accounts.signIn(who, from), 'wrong-credentials');
      await expectRefusal(
        accounts.resetPassword(
          { email: who.email, code, newPassword: 'eight pears in a bowl' },
          from,
        ),
        'wrong-code',
      );
      await accounts.remove(accountId);

      const again = { ...who, password: 'nine plums under a tree' };
      await accounts.signUp(again, from);
      const fresh = codeIn((await lettersTo(letters, who.email, 3))[2]);
      await accounts.confirm({ email: who.email, code: fresh }, from);
      const answer = await accounts.signIn(again, from);
      if (answer.kind !== 'signed-in') throw new Error('A second factor was asked for.');
      const claims = await accounts.verify(answer.tokens.accessToken);
      expect(claims?.accountId).not.toBe(accountId);
    });

    test('leaves the others as they are', async () => {
      const { accounts, letters } = place();
      const [leaving, staying] = [await newCustomer(place()), await newCustomer(place())];
      const tokens = await staying.signIn();
      const accountId = (await accounts.verify((await leaving.signIn()).accessToken))?.accountId;
      await accounts.remove(accountId ?? '');
      await accounts.refresh(tokens.refreshToken, staying.from);
      expect(await codeFor(letters, staying.email)).toMatch(/^\d{6}$/);
    });
  });
}
