import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Accounts } from '../../platform.ts';
import { split } from './app-client.ts';
import type { PublicCalls } from './public-calls.ts';
import { refusing, weakPassword } from './refusing.ts';
import { requireGoodPassword } from './registration.ts';
import type { Sessions } from './sessions.ts';

type Parts = Pick<Accounts, 'signIn' | 'provePassword'> & {
  ask: PublicCalls;
  sessions: Sessions;
  endAllOf: (username: string) => Promise<void>;
};

/** How an account's owner gives it another password. */
export function password(parts: Parts): Pick<Accounts, 'changePassword'> {
  const { ask, sessions, endAllOf, signIn, provePassword } = parts;
  return {
    changePassword: async (refreshToken, { password: old, newPassword }, from) => {
      const username = split(refreshToken)?.username;
      if (username === undefined) throw new Refusal('session-expired');
      // First, because renewing spends the token: whoever mistypes keeps theirs.
      await provePassword({ email: username, password: old }, from);
      const { claims, cognitoToken: AccessToken } = await sessions.renew(refreshToken);
      requireGoodPassword(newPassword, claims.email, '/newPassword');
      const change = { AccessToken, PreviousPassword: old, ProposedPassword: newPassword };
      await refusing(ask('ChangePassword', change, z.object({})), {
        NotAuthorizedException: 'wrong-credentials',
        InvalidPasswordException: weakPassword('/newPassword'),
        PasswordHistoryPolicyViolationException: weakPassword('/newPassword'),
      });
      // Cognito ends all sessions or one.
      await endAllOf(claims.sub);
      return signIn({ email: claims.email, password: newPassword }, from);
    },
  };
}
