import { describe, test } from 'vitest';
import type { OpenAccounts } from '../accounts.fixtures.ts';
import {
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

export function forgottenPassword(place: () => OpenAccounts): void {
  describe('a forgotten password', () => {
    test('is replaced with the code from the letter, which ends every session', async () => {
      const { email, who, from, signIn } = await newCustomer(place());
      const sessions = [await signIn(), await signIn()];
      await place().accounts.forgotPassword({ email }, from);
      const code = codeIn((await lettersTo(place().letters, email, 2))[1]);
      await expectRefusal(
        place().accounts.resetPassword(
          { email, code: otherThan(code), newPassword: 'a new one…' },
          from,
        ),
        'wrong-code',
      );
      await expectRefusal(
        place().accounts.resetPassword({ email, code, newPassword: 'short' }, from),
        'password-too-weak',
      );
      // One of those that leaked most.
      await expectRefusal(
        place().accounts.resetPassword({ email, code, newPassword: 'Football1987' }, from),
        'password-too-weak',
      );
      await place().accounts.resetPassword(
        { email, code, newPassword: 'eight limes on a shelf' },
        from,
      );
      for (const { refreshToken } of sessions)
        await expectRefusal(place().accounts.refresh(refreshToken, from), 'session-expired');
      await expectRefusal(place().accounts.signIn(who, from), 'wrong-credentials');
      tokensFrom(
        await place().accounts.signIn({ email, password: 'eight limes on a shelf' }, from),
      );
      await expectRefusal(
        place().accounts.resetPassword({ email, code, newPassword: 'nine limes on a shelf' }, from),
        'wrong-code',
      );
    });

    test('of an address nobody has is not replaced by any code', async () => {
      const proof = { email: newEmail(), code: '123456', newPassword: goodPassword };
      await expectRefusal(place().accounts.resetPassword(proof, newCaller()), 'wrong-code');
    });
  });
}
