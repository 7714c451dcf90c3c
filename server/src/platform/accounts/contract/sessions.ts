import { describe, expect, test } from 'vitest';
import type { OpenAccounts } from '../accounts.fixtures.ts';
import { codeIn, expectRefusal, lettersTo, newCustomer } from '../accounts.fixtures.ts';

export function sessions(place: () => OpenAccounts): void {
  describe('a session', () => {
    test('is renewed by its refresh token until it is signed out', async () => {
      const { email, from, signIn } = await newCustomer(place());
      const { refreshToken } = await signIn();
      const renewed = await place().accounts.refresh(refreshToken, from);
      expect((await place().accounts.verify(renewed.accessToken))?.email).toBe(email);
      expect(renewed.refreshExpiresAt.getTime()).toBeGreaterThan(Date.now());
      await place().accounts.signOut(renewed.refreshToken);
      await expectRefusal(place().accounts.refresh(renewed.refreshToken, from), 'session-expired');
      await place().accounts.signOut(renewed.refreshToken);
    });

    test('gets a new refresh token with each renewal', async () => {
      const { from, signIn } = await newCustomer(place());
      const tokens = [(await signIn()).refreshToken];
      for (let time = 0; time < 3; time += 1)
        tokens.push((await place().accounts.refresh(tokens.at(-1) ?? '', from)).refreshToken);
      expect(new Set(tokens).size).toBe(4);
    });

    test('is renewed by several at the same moment, and by who lost the answer', async () => {
      const { email, from, signIn } = await newCustomer(place());
      const { refreshToken } = await signIn();
      const renew = () => place().accounts.refresh(refreshToken, from);
      const renewed = [...(await Promise.all([renew(), renew(), renew()])), await renew()];
      for (const tokens of renewed) {
        expect((await place().accounts.verify(tokens.accessToken))?.email).toBe(email);
        await place().accounts.refresh(tokens.refreshToken, from);
      }
    });

    test('ends alone, or with all others of its account', async () => {
      const { from, signIn } = await newCustomer(place());
      const [first, second, third] = [await signIn(), await signIn(), await signIn()];
      await place().accounts.signOut(first.refreshToken);
      const { accessToken } = await place().accounts.refresh(second.refreshToken, from);
      const claims = await place().accounts.verify(accessToken);
      await place().accounts.signOutEverywhere(claims?.accountId ?? '');
      for (const { refreshToken } of [first, second, third])
        await expectRefusal(place().accounts.refresh(refreshToken, from), 'session-expired');
    });

    describe('at a checkout', () => {
      /** Somebody with two sessions, and whether the first of them still stands. */
      async function twoSessions() {
        const { accounts } = place();
        const customer = await newCustomer(place());
        const [mine, other] = [await customer.signIn(), await customer.signIn()];
        const claims = await accounts.verify(mine.accessToken);
        if (!claims) throw new Error('A token that was just made is not good.');
        let { refreshToken } = mine;
        const stands = async (): Promise<boolean> => {
          const answer = await accounts.stillStands(claims, refreshToken, customer.from);
          if (!answer.stands) return false;
          refreshToken = answer.tokens?.refreshToken ?? refreshToken;
          return true;
        };
        return { ...customer, accounts, claims, other, stands, token: () => refreshToken };
      }

      test('stands while it goes on, however often that is asked', async () => {
        const { stands, accounts, token, from, other } = await twoSessions();
        await accounts.signOut(other.refreshToken);
        expect([await stands(), await stands()]).toEqual([true, true]);
        await accounts.refresh(token(), from);
      });

      test('stands no more once it was signed out, alone or with all others', async () => {
        const [one, all] = [await twoSessions(), await twoSessions()];
        await one.accounts.signOut(one.token());
        await all.accounts.signOutEverywhere(all.claims.accountId);
        expect([await one.stands(), await all.stands()]).toEqual([false, false]);
      });

      test('stands no more once its password was changed elsewhere, or forgotten', async () => {
        const [changed, forgotten] = [await twoSessions(), await twoSessions()];
        const { accounts, from } = changed;
        const newPassword = 'eight pears in a bowl';
        await accounts.changePassword(
          changed.other.refreshToken,
          { password: changed.password, newPassword },
          from,
        );
        expect(await changed.stands()).toBe(false);
        await accounts.forgotPassword(forgotten, from);
        const code = codeIn((await lettersTo(place().letters, forgotten.email, 2))[1]);
        await accounts.resetPassword({ email: forgotten.email, code, newPassword }, from);
        expect(await forgotten.stands()).toBe(false);
      });

      test('stands no more once its account was removed', async () => {
        const { accounts, claims, stands } = await twoSessions();
        await accounts.remove(claims.accountId);
        expect(await stands()).toBe(false);
      });

      test('is not vouched for by the session of somebody else', async () => {
        const { accounts, claims, token, from } = await twoSessions();
        await accounts.signOut(token());
        const stranger = await (await newCustomer(place())).signIn();
        const answer = await accounts.stillStands(claims, stranger.refreshToken, from);
        expect(answer.stands).toBe(false);
      });
    });

    test('is not renewed by anything else', async () => {
      const { from, signIn } = await newCustomer(place());
      const { accessToken } = await signIn();
      for (const token of ['', 'lime', accessToken])
        await expectRefusal(place().accounts.refresh(token, from), 'session-expired');
    });

    test('is not proved by a forged, malformed or foreign token', async () => {
      const { signIn } = await newCustomer(place());
      const { accessToken, refreshToken } = await signIn();
      const [head, payload, signature] = accessToken.split('.');
      const raised = Buffer.from(
        Buffer.from(payload ?? '', 'base64url')
          .toString()
          .replace('customers', 'administrators'),
      ).toString('base64url');
      const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
      const forgeries = [
        `${head}.${raised}.${signature}`,
        `${unsigned}.${payload}.`,
        `${unsigned}.${raised}.${signature}`,
        accessToken.slice(0, -4),
        refreshToken,
        'a.b.c',
        '',
        'x'.repeat(100_000),
      ];
      for (const forgery of forgeries)
        expect(await place().accounts.verify(forgery)).toBeUndefined();
    });
  });
}
