import { expect, test, describe } from 'vitest';
import type { OpenAccounts } from '../accounts.fixtures.ts';
import { lettersTo, newCustomer } from '../accounts.fixtures.ts';

export function newDevice(place: () => OpenAccounts): void {
  describe('a sign-in from a browser that is new to an account', () => {
    const device = { browser: 'Firefox', system: 'Linux' };

    test('tells whose account it is, and whether nobody had signed in before', async () => {
      const { accounts } = place();
      const { who, email, from } = await newCustomer(place());
      const first = await accounts.signIn(who, from);
      const second = await accounts.signIn(who, from);
      if (first.kind !== 'signed-in' || second.kind !== 'signed-in')
        throw new Error('A second factor was asked for.');
      const claims = await accounts.verify(second.tokens.accessToken);
      const owner = { accountId: claims?.accountId, email };
      expect(first.tokens).toMatchObject({ owner, isFirst: true });
      expect(second.tokens).toMatchObject({ owner, isFirst: false });
    });

    test('is told to the owner, with what to do, in the language that it was read in', async () => {
      const { accounts, letters } = place();
      const { email, from, signIn } = await newCustomer(place());
      const { accessToken } = await signIn();
      const accountId = (await accounts.verify(accessToken))?.accountId ?? '';
      await accounts.tellOfNewDevice({ accountId, email }, { ...from, device, language: 'de' });
      const [, letter] = await lettersTo(letters, email, 2);
      expect(letter).toMatchObject({ to: email, language: 'de' });
      expect(letter?.subject).toContain('neue Anmeldung');
      expect(letter?.text).toContain('Firefox, Linux');
      for (const page of ['/de/account/password', '/de/account/sessions', '/de/forgot-password'])
        expect(letter?.text).toContain(`https://larder.example${page}`);
    });

    test('is told however little a program says of itself', async () => {
      const { accounts, letters } = place();
      const { email, from } = await newCustomer(place());
      await accounts.tellOfNewDevice({ accountId: 'of nobody', email }, from);
      const [, letter] = await lettersTo(letters, email, 2);
      expect(letter?.text).toContain('https://larder.example/account/password');
      expect(letter?.text).not.toContain('null');
    });

    test('does not fill a mailbox', async () => {
      const { accounts, letters } = place();
      const { email, from } = await newCustomer(place());
      const owner = { accountId: `of ${email}`, email };
      for (let time = 0; time < 20; time += 1)
        await accounts.tellOfNewDevice(owner, { ...from, device });
      await accounts.forgotPassword({ email }, from);
      await expect
        .poll(() => letters.filter(({ to, text }) => to === email && /^\d{6}$/m.test(text)).length)
        .toBe(2);
      const told = letters.filter(({ to, text }) => to === email && text.includes('Firefox'));
      expect(told.length).toBeGreaterThan(0);
      expect(told.length).toBeLessThanOrEqual(5);
    });
  });
}
