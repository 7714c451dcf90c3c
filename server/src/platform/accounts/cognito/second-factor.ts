import { z } from 'zod';
import type { Accounts } from '../../platform.ts';
import { otpauthUri } from '../totp.ts';
import type { Administration } from './administration.ts';
import { writeMark } from './id-claims.ts';
import type { PublicCalls } from './public-calls.ts';
import { refusing } from './refusing.ts';
import type { Sessions } from './sessions.ts';

type Parts = {
  ask: PublicCalls;
  sessions: Sessions;
  administration: Administration;
  appName: string;
  pause: (ms: number) => Promise<void>;
};

/** How an account gets an authenticator, and the session that proves it a second factor. */
export function secondFactor(parts: Parts): Pick<Accounts, 'beginMfa' | 'confirmMfa'> {
  const { ask, sessions, administration, appName, pause } = parts;
  return {
    beginMfa: async (refreshToken) => {
      const { cognitoToken, claims } = await sessions.renew(refreshToken);
      const call = ask(
        'AssociateSoftwareToken',
        { AccessToken: cognitoToken },
        z.object({ SecretCode: z.string() }),
      );
      const { SecretCode } = await refusing(call, { NotAuthorizedException: 'session-expired' });
      return { secret: SecretCode, otpauthUri: otpauthUri(SecretCode, claims.email, appName) };
    },

    confirmMfa: async (refreshToken, code, from) => {
      const { cognitoToken: AccessToken } = await sessions.renew(refreshToken, from);
      const proof = ask(
        'VerifySoftwareToken',
        { AccessToken, UserCode: code.trim() },
        z.object({ Status: z.literal('SUCCESS') }),
      );
      await refusing(proof, {
        EnableSoftwareTokenMFAException: 'wrong-code',
        CodeMismatchException: 'wrong-code',
        SoftwareTokenMFANotFoundException: 'wrong-code',
        NotAuthorizedException: 'session-expired',
      });
      const preference = { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };
      const setting = ask('SetUserMFAPreference', { AccessToken, ...preference }, z.object({}));
      await refusing(setting, { NotAuthorizedException: 'session-expired' });
      // By Cognito's own clock, and from the next second on: within this one nobody can tell who signed in before it.
      const { claims } = await sessions.renew(refreshToken, from);
      const { sub, iat, origin_jti: session } = claims;
      if (!session)
        throw new Error('Cognito names no sessions: the app client must revoke tokens.');
      await administration.writeMark(sub, writeMark(iat + 1, session));
      await pause(1000);
      return (await sessions.renew(refreshToken, from)).tokens;
    },
  };
}
