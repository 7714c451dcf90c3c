import { describe, expect, test } from 'vitest';
import type { OpenAccounts } from '../accounts.fixtures.ts';
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
  tokensFrom,
} from '../accounts.fixtures.ts';

export function newAccount(place: () => OpenAccounts): void {
  describe('a new account', () => {
    test('is confirmed by the code from the letter and can then sign in', async () => {
      const { email, signIn } = await newCustomer(place());
      const tokens = await signIn();
      const claims = await place().accounts.verify(tokens.accessToken);
      expect(claims).toMatchObject({ email, groups: ['customers'], mfa: false });
      expect(claims?.accountId).toBeTruthy();
      expect(claims?.expiresAt).toEqual(tokens.accessExpiresAt);
    });

    test('is told to be unconfirmed only to who knows its password', async () => {
      const who = { email: newEmail(), password: goodPassword };
      await place().accounts.signUp(who, newCaller());
      await expectRefusal(place().accounts.signIn(who, newCaller()), 'not-confirmed');
      await expectRefusal(
        place().accounts.signIn({ ...who, password: 'another password' }, newCaller()),
        'wrong-credentials',
      );
    });

    test('has one address however it is written', async () => {
      const email = newEmail();
      const from = newCaller();
      await place().accounts.signUp(
        { email: `  ${email.toUpperCase()} `, password: goodPassword },
        from,
      );
      await place().accounts.confirm(
        { email: email.toUpperCase(), code: await codeFor(place().letters, email) },
        from,
      );
      const tokens = tokensFrom(
        await place().accounts.signIn({ email: ` ${email}`, password: goodPassword }, from),
      );
      expect((await place().accounts.verify(tokens.accessToken))?.email).toBe(email);
    });

    test.for(["o'b&c!d/e=f#g~h%i", '{a}|b^c`d*e$f?', '_a-b_'])(
      'may have any address that mail knows: %s@…',
      async (local) => {
        const from = newCaller();
        const name = newEmail().split('@')[0] ?? '';
        const email = `${local}.${name.slice(-12)}@xn--e1afmkfd.xn--p1ai`;
        const { accounts, letters } = place();
        await accounts.signUp({ email, password: goodPassword }, from);
        await accounts.confirm({ email, code: await codeFor(letters, email) }, from);
        const signedIn = await accounts.signIn(
          { email: email.replace(/@.*/, '@пример.рф'), password: goodPassword },
          from,
        );
        expect((await accounts.verify(tokensFrom(signedIn).accessToken))?.email).toBe(email);
        await accounts.forgotPassword({ email }, from);
        const code = codeIn((await lettersTo(letters, email, 2))[1]);
        const newPassword = 'another pantry full of limes';
        await accounts.resetPassword({ email, code, newPassword }, from);
        tokensFrom(await accounts.signIn({ email, password: newPassword }, from));
      },
    );

    test('is not opened by a wrong code, by another’s code, nor twice by one code', async () => {
      const who = { email: newEmail(), password: goodPassword };
      const from = newCaller();
      await place().accounts.signUp(who, from);
      const code = await codeFor(place().letters, who.email);
      await expectRefusal(
        place().accounts.confirm({ email: who.email, code: otherThan(code) }, from),
        'wrong-code',
      );
      await expectRefusal(
        place().accounts.confirm({ email: newEmail(), code }, from),
        'wrong-code',
      );
      await expectRefusal(
        place().accounts.confirm({ email: 'no address', code }, from),
        'wrong-code',
      );
      await place().accounts.confirm({ email: who.email, code }, from);
      await expectRefusal(place().accounts.confirm({ email: who.email, code }, from), 'wrong-code');
    });

    test('can ask for its code again', async () => {
      const who = { email: newEmail(), password: goodPassword };
      const from = newCaller();
      await place().accounts.signUp(who, from);
      const first = await codeFor(place().letters, who.email);
      await place().accounts.resendConfirmation({ email: who.email }, from);
      const letters = await lettersTo(place().letters, who.email, 2);
      const second = codeIn(letters[1]);
      if (second !== first)
        await expectRefusal(
          place().accounts.confirm({ email: who.email, code: first }, from),
          'wrong-code',
        );
      await place().accounts.confirm({ email: who.email, code: second }, from);
    });

    test.each([
      ['too short', () => 'nine char'],
      ['too long', () => 'x1'.repeat(65)],
      ['common', () => 'Password123'],
      ['the address', (email: string) => email],
    ])('does not get a password that is %s', async (_what, choose) => {
      const email = newEmail();
      const refusal = await expectRefusal(
        place().accounts.signUp({ email, password: choose(email) }, newCaller()),
        'password-too-weak',
      );
      expect(refusal.details.fields).toMatchObject([{ field: '/password' }]);
      expect(await lettersTo(place().letters, email, 0)).toEqual([]);
    });

    test('needs an address', async () => {
      for (const email of ['limes', `${'l'.repeat(80)}@larder.example`])
        await expectRefusal(
          place().accounts.signUp({ email, password: goodPassword }, newCaller()),
          'invalid-input',
        );
    });
  });
}
