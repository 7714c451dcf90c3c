import { describe, expect, test } from 'vitest';
import type { OpenAccounts } from '../accounts.fixtures.ts';
import {
  expectRefusal,
  lettersTo,
  newCaller,
  newCustomer,
  newEmail,
  tokensFrom,
} from '../accounts.fixtures.ts';

export function asking(place: () => OpenAccounts): void {
  describe('who asks about an address', () => {
    test('gets the same answer to a sign-up whether it is taken or not, and its owner a note', async () => {
      const { email, who, from } = await newCustomer(place());
      const answer = await place().accounts.signUp(
        { email, password: 'an intruder’s own' },
        newCaller(),
      );
      expect(answer).toBe(
        await place().accounts.signUp({ ...who, email: newEmail() }, newCaller()),
      );
      const note = (await lettersTo(place().letters, email, 2))[1];
      expect(note?.text).not.toMatch(/\d{6}/);
      tokensFrom(await place().accounts.signIn(who, from));
      await expectRefusal(
        place().accounts.signIn({ email, password: 'an intruder’s own' }, from),
        'wrong-credentials',
      );
    });

    test('gets the same answer to a wrong password and to an unknown address', async () => {
      const { email } = await newCustomer(place());
      const wrong = { password: 'not the password' };
      const known = await expectRefusal(
        place().accounts.signIn({ email, ...wrong }, newCaller()),
        'wrong-credentials',
      );
      const unknown = await expectRefusal(
        place().accounts.signIn({ email: newEmail(), ...wrong }, newCaller()),
        'wrong-credentials',
      );
      expect(unknown.details).toEqual(known.details);
    });

    test('gets the same answer to a request for a code, and nobody a letter', async () => {
      const email = newEmail();
      const known = await newCustomer(place());
      expect(await place().accounts.forgotPassword({ email }, newCaller())).toBe(
        await place().accounts.forgotPassword({ email: known.email }, newCaller()),
      );
      expect(await place().accounts.resendConfirmation({ email }, newCaller())).toBe(
        await place().accounts.resendConfirmation({ email: known.email }, newCaller()),
      );
      expect(await lettersTo(place().letters, email, 0)).toEqual([]);
    });
  });
}
