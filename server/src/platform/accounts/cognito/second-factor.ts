import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Accounts, Caller, SignInAnswer } from '../../platform.ts';
import { normaliseEmail } from '../credentials.ts';
import { otpauthUri } from '../totp.ts';
import type { Administration } from './administration.ts';
import { markAttribute, writeMark } from './id-claims.ts';
import type { PublicCalls } from './public-calls.ts';
import { refusing } from './refusing.ts';
import type { Sessions } from './sessions.ts';

type Parts = {
  ask: PublicCalls;
  sessions: Sessions;
  administration: Administration;
  appName: () => string;
  /** By password and code, as at any sign-in: what proves the old authenticator. */
  signIn: (who: { email: string; password: string }, from: Caller) => Promise<SignInAnswer>;
  answerMfa: Accounts['answerMfa'];
  pause: (ms: number) => Promise<void>;
};

/** How an account gets an authenticator, and the session that proves it a second factor. */
export function secondFactor(
  parts: Parts,
): Pick<Accounts, 'beginMfa' | 'confirmMfa' | 'newRecoveryCodes' | 'removeMfa'> {
  const { ask, sessions, administration, appName, signIn, answerMfa, pause } = parts;

  /** Cognito has no other way to check both than to sign in; the session that this opens is ended at once. */
  async function proveOld(
    email: string,
    { password, code }: { password?: string | undefined; code?: string | undefined },
    from: Caller,
  ): Promise<void> {
    if (!password || !code) throw new Refusal('proof-required');
    const answer = await signIn({ email, password }, from);
    if (answer.kind !== 'mfa-required') throw new Error('Cognito asked for no second factor.');
    const { refreshToken } = await answerMfa({ challenge: answer.challenge, code }, from);
    await sessions.end(refreshToken);
  }

  return {
    beginMfa: async (refreshToken, proof, from) => {
      const { cognitoToken, claims, tokens } = await sessions.renew(refreshToken);
      if (claims[markAttribute]) await proveOld(claims.email, proof, from);
      const call = ask(
        'AssociateSoftwareToken',
        { AccessToken: cognitoToken },
        z.object({ SecretCode: z.string() }),
      );
      const { SecretCode } = await refusing(call, { NotAuthorizedException: 'session-expired' });
      return {
        secret: SecretCode,
        otpauthUri: otpauthUri(SecretCode, claims.email, appName()),
        tokens,
      };
    },

    confirmMfa: async (refreshToken, code) => {
      const { cognitoToken: AccessToken, tokens: first } = await sessions.renew(refreshToken);
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
      const { claims, tokens: second } = await sessions.renew(first.refreshToken);
      const { sub, iat, origin_jti: session } = claims;
      if (!session)
        throw new Error('Cognito names no sessions: the app client must revoke tokens.');
      await administration.writeMark(sub, writeMark(iat + 1, session));
      await pause(1000);
      const { tokens } = await sessions.renew(second.refreshToken);
      return { ...tokens, recoveryCodes: [] };
    },

    // Cognito has none: who has lost the authenticator asks the operator.
    newRecoveryCodes: () => Promise.reject(new Refusal('not-allowed')),

    removeMfa: (email) => administration.removeSecondFactor(normaliseEmail(email)),
  };
}
