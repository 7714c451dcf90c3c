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

  describe('an e-mail that is changed', () => {
    test('signs in from then on, and the one before is free; sessions go on and say the new one', async () => {
      const { accounts, letters } = place();
      const { who, from, signIn, email: old } = await newCustomer(place());
      const tokens = await signIn();
      const accountId = (await accounts.verify(tokens.accessToken))?.accountId ?? '';
      await accounts.forgotPassword(who, from);
      const code = codeIn((await lettersTo(letters, old, 2))[1]);
      const email = newEmail();
      expect(await accounts.changeEmail(accountId, email.toUpperCase())).toBe('changed');
      expect(await accounts.changeEmail(accountId, email)).toBe('changed');
      await expectRefusal(accounts.signIn(who, from), 'wrong-credentials');
      const renewed = await accounts.refresh(tokens.refreshToken, from);
      expect(await accounts.verify(renewed.accessToken)).toMatchObject({ accountId, email });
      const again = tokensFrom(await accounts.signIn({ ...who, email }, from));
      expect(await accounts.verify(again.accessToken)).toMatchObject({ accountId, email });
      // What was on its way to the old mailbox opens nothing.
      await expectRefusal(
        accounts.resetPassword({ email: old, code, newPassword: 'eight pears in a bowl' }, from),
        'wrong-code',
      );
      const next = { email: old, password: 'nine plums under a tree' };
      await accounts.signUp(next, newCaller());
      const fresh = codeIn((await lettersTo(letters, old, 3))[2]);
      await accounts.confirm({ email: old, code: fresh }, newCaller());
      const claims = await accounts.verify(
        tokensFrom(await accounts.signIn(next, newCaller())).accessToken,
      );
      expect(claims?.accountId).not.toBe(accountId);
    });

    test('is never that of another account, and takes the place of a sign-up that nobody confirmed', async () => {
      const { accounts, letters } = place();
      const [one, other] = [await newCustomer(place()), await newCustomer(place())];
      const { accessToken } = await one.signIn();
      const accountId = (await accounts.verify(accessToken))?.accountId ?? '';
      expect(await accounts.changeEmail(accountId, other.email)).toBe('taken');
      tokensFrom(await accounts.signIn(one.who, one.from));
      tokensFrom(await accounts.signIn(other.who, other.from));

      const waiting = { email: newEmail(), password: 'nine plums under a tree' };
      await accounts.signUp(waiting, newCaller());
      const code = await codeFor(letters, waiting.email);
      expect(await accounts.changeEmail(accountId, waiting.email)).toBe('changed');
      await expectRefusal(accounts.confirm({ ...waiting, code }, newCaller()), 'wrong-code');
      await expectRefusal(accounts.signIn(waiting, newCaller()), 'wrong-credentials');
      tokensFrom(await accounts.signIn({ ...one.who, email: waiting.email }, one.from));
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
