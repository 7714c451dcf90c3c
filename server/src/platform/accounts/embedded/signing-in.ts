import { isAPIError } from 'better-auth/api';
import { Refusal } from '../../../refusal.ts';
import type { Accounts, Database, Tokens } from '../../platform.ts';
import { clientNetworks } from '../../client-network.ts';
import { normaliseEmail, requireStrongPassword } from '../credentials.ts';
import { hashRecoveryCode, isRecoveryCode } from '../recovery-codes.ts';
import type { AccessTokens } from './access-tokens.ts';
import * as challenges from './challenges.ts';
import type { EndedSessions } from './ended-sessions.ts';
import type { Guesses } from './guesses.ts';
import { refusing } from './library.ts';
import type { Library } from './library.ts';
import { factorOf, passwordOf, type Attempts, type Limits } from './limits.ts';
import type { Opening } from './opening.ts';
import type { PasskeyRows } from './passkey-rows.ts';
import type { People } from './people.ts';
import type { SecondFactor } from './second-factor.ts';
import type { LiveSession, Sessions } from './sessions.ts';

type Parts = {
  database: Database;
  library: Library;
  passwords: {
    hash: (password: string) => Promise<string>;
    verify: (given: { hash: string; password: string }) => Promise<boolean>;
  };
  limits: Limits;
  attempts: Attempts;
  guesses: Guesses;
  people: People;
  sessions: Sessions;
  ended: EndedSessions;
  secondFactor: SecondFactor;
  passkeys: PasskeyRows;
  accessTokens: AccessTokens;
  opening: Opening;
};
type Verbs = Pick<
  Accounts,
  | 'signIn'
  | 'provePassword'
  | 'changePassword'
  | 'answerMfa'
  | 'refresh'
  | 'beginMfa'
  | 'confirmMfa'
  | 'newRecoveryCodes'
  | 'removeMfa'
  | 'changeEmail'
  | 'remove'
>;

const is = (code: Refusal['code']) => (error: unknown) =>
  error instanceof Refusal && error.code === code;

/** How a session is opened, renewed, and raised to one with a second factor. */
export function signingIn(parts: Parts): Verbs {
  const { database, library, passwords, limits, attempts, guesses, people } = parts;
  const { sessions, ended, secondFactor, passkeys, accessTokens, opening } = parts;

  const tokensOf = (session: LiveSession, refreshToken: string): Promise<Tokens> =>
    accessTokens.tokensOf(session, refreshToken);

  const checkPassword = (email: string, password: string) =>
    guesses.count(
      passwordOf(email),
      limits.wrongPasswords,
      () =>
        refusing(library.api.signInEmail({ body: { email, password }, returnHeaders: true }), {
          INVALID_EMAIL: 'wrong-credentials',
          INVALID_EMAIL_OR_PASSWORD: 'wrong-credentials',
          PASSWORD_TOO_LONG: 'wrong-credentials',
          EMAIL_NOT_VERIFIED: 'not-confirmed',
        }),
      is('wrong-credentials'),
    );

  /** The same guess as at sign-in, made by who has a session. */
  const provePassword = (email: string, password: string) =>
    guesses.count(
      passwordOf(email),
      limits.wrongPasswords,
      async () => {
        const hash = (await people.find(email))?.password;
        if (!hash || !(await passwords.verify({ hash, password })))
          throw new Refusal('wrong-credentials');
      },
      is('wrong-credentials'),
    );

  const proveCode = ({ accountId }: LiveSession, code: string) =>
    guesses.count(
      factorOf(accountId),
      limits.wrongTotps,
      () => secondFactor.takeAny(accountId, code),
      is('wrong-code'),
    );

  /** Whose passkey is their second factor shows it before they add another: the password alone would undo it. */
  async function requireFactor({ accountId, mfa }: LiveSession): Promise<void> {
    if (!mfa && (await passkeys.list(accountId)).length > 0) throw new Refusal('mfa-required');
  }

  function finishChallenge(code: string, headers: Headers) {
    const call = isRecoveryCode(code)
      ? library.api.verifyBackupCode({ body: { code: hashRecoveryCode(code) }, headers })
      : library.api.verifyTOTP({ body: { code }, headers });
    return refusing<{ token?: string | null | undefined }>(call, {
      INVALID_CODE: 'wrong-code',
      INVALID_BACKUP_CODE: 'wrong-code',
      INVALID_TWO_FACTOR_COOKIE: 'session-expired',
      TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'session-expired',
      ACCOUNT_TEMPORARILY_LOCKED: () =>
        new Refusal('too-many-attempts', { retryAfterSeconds: limits.wrongTotps.seconds }),
    }).catch((error: unknown) => {
      // Somebody else used a code at the same moment.
      throw isAPIError(error) && error.status === 'CONFLICT' ? new Refusal('wrong-code') : error;
    });
  }

  return {
    signIn: async ({ email: written, password }, from) => {
      const email = normaliseEmail(written);
      await attempts.countAll('signInsFromAddress', clientNetworks(from.address));
      const { headers, response } = await checkPassword(email, password);
      const challenge = challenges.read('secondFactor', headers);
      if (challenge) return { kind: 'mfa-required', challenge };
      return { kind: 'signed-in', tokens: await opening(response.token, from.device) };
    },

    provePassword: async ({ email, password }, from) => {
      await attempts.countAll('signInsFromAddress', clientNetworks(from.address));
      await provePassword(normaliseEmail(email), password);
    },

    changePassword: async (given, { password, newPassword }, from) => {
      await attempts.countAll('signInsFromAddress', clientNetworks(from.address));
      const { accountId, email } = (await sessions.use(given)).session;
      await provePassword(email, password);
      requireStrongPassword(newPassword, email, '/newPassword');
      const hash = await passwords.hash(newPassword);
      const { session, refreshToken } = await sessions.renew(given);
      await database.transaction(async (tx) => {
        await passkeys.lockWays(tx, accountId);
        await people.setPassword(tx, accountId, hash);
        await sessions.endOthersIn(tx, session);
      });
      await ended.lookAgain();
      const tokens = await tokensOf(session, refreshToken);
      return {
        kind: 'signed-in',
        tokens: { ...tokens, owner: { accountId, email }, isFirst: false },
      };
    },

    answerMfa: async ({ challenge, code: written }, from) => {
      await attempts.countAll('codeTriesFromAddress', clientNetworks(from.address));
      const code = written.trim();
      const headers = challenges.write('secondFactor', challenge);
      const accountId = await secondFactor.accountOf(challenges.identifier(challenge));
      if (!accountId) throw new Refusal('session-expired');
      const { token } = await guesses.count(
        factorOf(accountId),
        limits.wrongTotps,
        async () => {
          if (!isRecoveryCode(code)) await secondFactor.refuseTaken(accountId, code);
          return finishChallenge(code, headers);
        },
        is('wrong-code'),
      );
      if (!token) throw new Error('The library opened no session.');
      return opening(token, from.device);
    },

    refresh: async (given) => {
      const { session, refreshToken } = await sessions.renew(given);
      return tokensOf(session, refreshToken);
    },

    beginMfa: async (refreshToken, { password, code }, from) => {
      const { session } = await sessions.use(refreshToken);
      if (!session.enrolled) {
        await requireFactor(session);
        return secondFactor.begin(session);
      }
      if (!password || !code) throw new Refusal('proof-required');
      await attempts.countAll('codeTriesFromAddress', clientNetworks(from.address));
      await provePassword(session.email, password);
      await proveCode(session, code.trim());
      return secondFactor.begin(session);
    },

    confirmMfa: async (refreshToken, code, from) => {
      await attempts.countAll('codeTriesFromAddress', clientNetworks(from.address));
      const { session, refreshToken: good } = await sessions.use(refreshToken);
      await requireFactor(session);
      const proof = await secondFactor.prove(session, code.trim());
      const raised = await database.transaction(async (tx) => {
        await passkeys.lockWays(tx, session.accountId);
        return {
          recoveryCodes: await secondFactor.enrol(tx, session, proof),
          renewed: await sessions.upgrade(tx, good),
        };
      });
      await ended.lookAgain();
      const { session: upgraded, refreshToken: next } = raised.renewed;
      return { ...(await tokensOf(upgraded, next)), recoveryCodes: raised.recoveryCodes };
    },

    newRecoveryCodes: async (refreshToken, code, from) => {
      await attempts.countAll('codeTriesFromAddress', clientNetworks(from.address));
      const { session } = await sessions.use(refreshToken);
      if (!session.enrolled) throw new Refusal('mfa-required');
      await proveCode(session, code.trim());
      return secondFactor.renewCodes(session.accountId);
    },

    removeMfa: async (written) => {
      const email = normaliseEmail(written);
      const person = await people.find(email);
      if (!person) return 'unknown-account';
      await database.transaction(async (tx) => {
        await passkeys.lockWays(tx, person.id);
        await passkeys.removeAll(tx, person.id);
        await secondFactor.remove(tx, person.id);
      });
      await ended.lookAgain();
      await guesses.forgive(factorOf(person.id));
      return 'removed';
    },

    changeEmail: async (accountId, written) => {
      const email = normaliseEmail(written);
      const changed = await database
        .transaction((tx) => people.changeEmail(tx, accountId, email))
        .catch((error: unknown) => {
          // Somebody signed up with it at this moment.
          if ((error as { code?: string }).code === '23505') return false;
          throw error;
        });
      return changed ? 'changed' : 'taken';
    },

    remove: async (accountId) => {
      const email = await database.transaction((tx) => people.remove(tx, accountId));
      await ended.lookAgain();
      await guesses.forgive(factorOf(accountId));
      if (email !== undefined) await guesses.forgive(passwordOf(email));
    },
  };
}
