import { Refusal } from '../../../refusal.ts';
import type { Accounts, Caller, Opened } from '../../platform.ts';
import { normaliseEmail } from '../credentials.ts';
import type { Administration } from './administration.ts';
import { isUsername, join, split } from './app-client.ts';
import type { AppClient } from './app-client.ts';
import { markAttribute } from './id-claims.ts';
import { contextOf } from './public-calls.ts';
import type { PublicCalls } from './public-calls.ts';
import { refusing } from './refusing.ts';
import { signInResult } from './sessions.ts';
import type { Session, Sessions } from './sessions.ts';

type Parts = {
  ask: PublicCalls;
  client: AppClient;
  sessions: Sessions;
  administration: Administration;
};
type Verbs = Pick<
  Accounts,
  'signIn' | 'provePassword' | 'answerMfa' | 'refresh' | 'changeEmail' | 'remove'
>;

/** How a session is opened and renewed. */
export function signingIn({ ask, client, sessions, administration }: Parts): Verbs {
  /** An account joins the customers when it first signs in; the session learns of it by being renewed. */
  async function asCustomer({ tokens, claims }: Session): Promise<Opened> {
    const owner = { accountId: claims.sub, email: claims.email };
    if (claims['cognito:groups'].includes('customers')) return { ...tokens, owner, isFirst: false };
    await administration.addToGroup(claims.sub, 'customers');
    const renewed = await sessions.renew(tokens.refreshToken);
    return { ...renewed.tokens, owner, isFirst: true };
  }

  async function checkPassword(email: string, password: string, from: Caller) {
    const input = {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: client.id,
      AuthParameters: { USERNAME: email, PASSWORD: password, SECRET_HASH: client.hash(email) },
      ...contextOf(from),
    };
    return refusing(ask('InitiateAuth', input, signInResult), {
      NotAuthorizedException: 'wrong-credentials',
      UserNotFoundException: 'wrong-credentials',
      PasswordResetRequiredException: 'wrong-credentials',
      UserNotConfirmedException: 'not-confirmed',
    });
  }

  return {
    signIn: async ({ email: written, password }, from) => {
      const email = normaliseEmail(written);
      if (!isUsername(email)) throw new Refusal('wrong-credentials');
      const answer = await checkPassword(email, password, from);
      if (answer.AuthenticationResult) {
        const session = sessions.sessionOf(answer.AuthenticationResult);
        if (session.claims[markAttribute]) {
          await sessions.end(session.tokens.refreshToken);
          throw new Error(
            `Cognito asked account ${session.claims.sub} for no second factor although ${markAttribute} says it has one.`,
          );
        }
        return { kind: 'signed-in', tokens: await asCustomer(session) };
      }
      const username = answer.ChallengeParameters?.['USER_ID_FOR_SRP'];
      if (answer.ChallengeName !== 'SOFTWARE_TOKEN_MFA' || !answer.Session || !username)
        throw new Error(`Cognito asks for ${answer.ChallengeName ?? 'nothing'} at sign-in.`);
      return { kind: 'mfa-required', challenge: join(username, answer.Session) };
    },

    provePassword: async ({ email: written, password }, from) => {
      const email = normaliseEmail(written);
      if (!isUsername(email)) throw new Refusal('wrong-credentials');
      const { AuthenticationResult: opened } = await checkPassword(email, password, from);
      // Cognito tells a right password by opening a session, or by asking for the second factor.
      if (opened) await sessions.end(sessions.sessionOf(opened).tokens.refreshToken);
    },

    answerMfa: async ({ challenge, code }, from) => {
      const parts = split(challenge);
      if (!parts) throw new Refusal('session-expired');
      const input = {
        ClientId: client.id,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: parts.token,
        ChallengeResponses: {
          USERNAME: parts.username,
          SOFTWARE_TOKEN_MFA_CODE: code.trim(),
          SECRET_HASH: client.hash(parts.username),
        },
        ...contextOf(from),
      };
      const answer = await refusing(ask('RespondToAuthChallenge', input, signInResult), {
        CodeMismatchException: 'wrong-code',
        // A code that was taken before.
        ExpiredCodeException: 'wrong-code',
        NotAuthorizedException: () => new Refusal('session-expired'),
        WrongSecretHash: 'session-expired',
        InvalidParameterException: 'session-expired',
        SoftwareTokenMFANotFoundException: 'session-expired',
        UserNotFoundException: 'session-expired',
      });
      if (!answer.AuthenticationResult)
        throw new Error(`Cognito asks for ${answer.ChallengeName ?? 'nothing'} after the code.`);
      return asCustomer(sessions.sessionOf(answer.AuthenticationResult));
    },

    refresh: async (refreshToken) => (await sessions.renew(refreshToken)).tokens,
    changeEmail: (accountId, email) => administration.changeEmail(accountId, normaliseEmail(email)),
    remove: administration.remove,
  };
}
