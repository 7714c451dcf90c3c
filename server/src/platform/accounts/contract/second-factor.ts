import { describe, expect, test } from 'vitest';
import type { OpenAccounts } from '../accounts.fixtures.ts';
import {
  authenticator,
  enrolledCustomer,
  expectRefusal,
  newCustomer,
  otherThan,
} from '../accounts.fixtures.ts';

export function secondFactor(place: () => OpenAccounts): void {
  describe('a second factor', () => {
    test('raises the session that enrols it, and ends the others', async () => {
      const { from, signIn, email } = await newCustomer(place());
      const [enrolling, other] = [await signIn(), await signIn()];
      const { secret, otpauthUri } = await place().accounts.beginMfa(
        enrolling.refreshToken,
        {},
        from,
      );
      expect(otpauthUri).toContain(`secret=${secret}`);
      expect(decodeURIComponent(otpauthUri)).toContain(email);
      const code = await authenticator(secret).code();
      await expectRefusal(
        place().accounts.confirmMfa(enrolling.refreshToken, otherThan(code), from),
        'wrong-code',
      );
      const tokens = await place().accounts.confirmMfa(enrolling.refreshToken, code, from);
      expect(await place().accounts.verify(tokens.accessToken)).toMatchObject({ email, mfa: true });
      const renewed = await place().accounts.refresh(tokens.refreshToken, from);
      expect(await place().accounts.verify(renewed.accessToken)).toMatchObject({ mfa: true });
      await expectRefusal(place().accounts.refresh(other.refreshToken, from), 'session-expired');
    });

    test('is not asked for until it is proved', async () => {
      const { from, signIn } = await newCustomer(place());
      const { refreshToken } = await signIn();
      await expectRefusal(place().accounts.confirmMfa(refreshToken, '123456', from), 'wrong-code');
      await place().accounts.beginMfa(refreshToken, {}, from);
      expect(await place().accounts.verify((await signIn()).accessToken)).toMatchObject({
        mfa: false,
      });
      await expectRefusal(place().accounts.beginMfa('lime', {}, from), 'session-expired');
      await expectRefusal(place().accounts.confirmMfa('lime', '123456', from), 'session-expired');
    });

    test('is asked for at sign-in, and each code and challenge is good for once', async () => {
      const { from, device, challenge } = await enrolledCustomer(place());
      const first = await challenge();
      const code = await device.code();
      await expectRefusal(
        place().accounts.answerMfa({ challenge: first, code: otherThan(code) }, from),
        'wrong-code',
      );
      const tokens = await place().accounts.answerMfa({ challenge: first, code }, from);
      expect(await place().accounts.verify(tokens.accessToken)).toMatchObject({ mfa: true });
      await place().accounts.refresh(tokens.refreshToken, from);
      await expectRefusal(
        place().accounts.answerMfa({ challenge: first, code: await device.code() }, from),
        'session-expired',
      );
      await expectRefusal(
        place().accounts.answerMfa({ challenge: await challenge(), code }, from),
        'wrong-code',
      );
    });

    test('is replaced only by who proves the password and the old one', async () => {
      const { from, who, device, challenge } = await enrolledCustomer(place());
      const answer = { challenge: await challenge(), code: await device.code() };
      const { refreshToken } = await place().accounts.answerMfa(answer, from);
      const begin = (proof: { password?: string; code?: string }) =>
        place().accounts.beginMfa(refreshToken, proof, from);
      await expectRefusal(begin({}), 'proof-required');
      await expectRefusal(begin({ password: who.password }), 'proof-required');
      const code = await device.code();
      await expectRefusal(begin({ password: 'not the password', code }), 'wrong-credentials');
      await expectRefusal(begin({ password: who.password, code: otherThan(code) }), 'wrong-code');
      expect((await begin({ password: who.password, code })).secret).toBeTruthy();
    });

    test('of another account does not answer a challenge', async () => {
      const [mine, theirs] = [await enrolledCustomer(place()), await enrolledCustomer(place())];
      const code = await mine.device.code();
      await expectRefusal(
        place().accounts.answerMfa({ challenge: await theirs.challenge(), code }, mine.from),
        'wrong-code',
      );
      for (const challenge of ['', 'lime', 'a=b; c=d\n'])
        await expectRefusal(
          place().accounts.answerMfa({ challenge, code }, mine.from),
          'session-expired',
        );
    });
  });
}
