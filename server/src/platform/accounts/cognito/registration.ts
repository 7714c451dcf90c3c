import type { Logger } from 'pino';
import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';
import type { Accounts, Caller, Group, Registration } from '../../platform.ts';
import { normaliseEmail, parseEmail, requireStrongPassword } from '../credentials.ts';
import type { Administration } from './administration.ts';
import { isUsername } from './app-client.ts';
import type { AppClient } from './app-client.ts';
import type { Note } from './note.ts';
import { contextOf, isFault } from './public-calls.ts';
import type { PublicCalls } from './public-calls.ts';
import { refusing, weakPassword } from './refusing.ts';

type Parts = {
  ask: PublicCalls;
  client: AppClient;
  administration: Administration;
  note: Note;
  log: Pick<Logger, 'error'>;
  signIn: Accounts['signIn'];
  endAllOf: (username: string) => Promise<void>;
  /** Resolves no sooner than when the answer may be told: how long it took must not tell what was done. */
  evenly: <T>(work: Promise<T>) => Promise<T>;
};
const wrongCode = {
  CodeMismatchException: 'wrong-code',
  ExpiredCodeException: 'wrong-code',
  NotAuthorizedException: 'wrong-code',
  UserNotFoundException: 'wrong-code',
  UserNotConfirmedException: 'wrong-code',
  AliasExistsException: 'wrong-code',
  InvalidParameterException: 'wrong-code',
} as const;
const unsent = ['UserNotFoundException', 'LimitExceededException', 'CodeDeliveryFailureException'];
const anything = z.object({});

/** The store's own rules, and Cognito's: it takes no space at either end. */
export function requireGoodPassword(
  password: string,
  email: string,
  field: '/password' | '/newPassword',
): void {
  requireStrongPassword(password, email, field);
  if (/^\s|\s$/.test(password))
    throw new Refusal('password-too-weak', {
      fields: [{ field, message: 'Begin and end with something other than a space.' }],
    });
}

/** How an account comes to be, and how its password is replaced: all that goes by way of the customer's mailbox. */
export function registration(parts: Parts): Registration {
  const { ask, client, administration, note, log, evenly, signIn, endAllOf } = parts;

  const about = (email: string, from: Caller) => ({
    ClientId: client.id,
    Username: email,
    SecretHash: client.hash(email),
    ...contextOf(from),
  });

  /** Refuses what Cognito would not read as a code of anybody. */
  function proofOf(email: string, code: string, from: Caller) {
    if (!isUsername(email) || !isUsername(code)) throw new Refusal('wrong-code');
    return { ...about(email, from), ConfirmationCode: code };
  }

  /**
   * Answers 'confirmed' for an account that needs no confirmation; else whoever asks learns nothing, be the address unknown, its account
   * disabled, or its letters of the hour sent.
   */
  async function sendCode(
    operation: 'ResendConfirmationCode' | 'ForgotPassword',
    email: string,
    from: Caller,
  ): Promise<'asked' | 'confirmed'> {
    if (!isUsername(email)) return 'asked';
    const call = ask(operation, about(email, from), anything).catch((error: unknown) => {
      tolerate(error, 'InvalidParameterException', 'NotAuthorizedException', ...unsent);
      return /already confirmed/i.test(String(error)) ? 'confirmed' : 'asked';
    });
    return (await refusing(call, {})) === 'confirmed' ? 'confirmed' : 'asked';
  }

  function tolerate(error: unknown, ...names: string[]): void {
    if (!isFault(error, ...names)) throw error;
    if (isFault(error, 'CodeDeliveryFailureException'))
      log.error({ err: error }, 'Cognito could not send a letter about an account.');
  }

  async function confirmAgain(email: string, from: Caller): Promise<void> {
    if ((await sendCode('ResendConfirmationCode', email, from)) === 'confirmed')
      await note.alreadyRegistered(email, from.language);
  }

  /** False when the address has an account. */
  async function make(email: string, password: string, from: Caller): Promise<boolean> {
    const input = {
      ...about(email, from),
      Password: password,
      UserAttributes: [{ Name: 'email', Value: email }],
    };
    const call = ask('SignUp', input, anything).then(
      () => true,
      (error: unknown) => {
        tolerate(error, 'UsernameExistsException', 'CodeDeliveryFailureException');
        return !isFault(error, 'UsernameExistsException');
      },
    );
    return refusing(call, { InvalidPasswordException: weakPassword('/password') });
  }

  /** Cognito keeps the first password that an address was signed up with: whoever says another did not make that account. */
  async function requireOwn(email: string, password: string, from: Caller): Promise<void> {
    const isOwn = await signIn({ email, password }, from).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === 'too-many-attempts') throw error;
        return error.code === 'not-confirmed';
      },
    );
    if (!isOwn) throw new Refusal('wrong-code');
  }

  return {
    signUp: async ({ email: written, password }, from) => {
      const email = parseEmail(written);
      requireGoodPassword(password, email, '/password');
      const work = async () => {
        if (!(await make(email, password, from))) await confirmAgain(email, from);
      };
      await evenly(work());
    },

    confirm: async ({ email: written, code, password }, from) => {
      const proof = proofOf(normaliseEmail(written), code.trim(), from);
      if (password !== undefined) await requireOwn(written, password, from);
      await refusing(ask('ConfirmSignUp', proof, anything), wrongCode);
    },

    resendConfirmation: async ({ email }, from) => {
      await evenly(confirmAgain(normaliseEmail(email), from));
    },

    forgotPassword: async ({ email }, from) => {
      await evenly(sendCode('ForgotPassword', normaliseEmail(email), from));
    },

    resetPassword: async ({ email: written, code, newPassword }, from) => {
      const email = normaliseEmail(written);
      requireGoodPassword(newPassword, email, '/newPassword');
      const proof = { ...proofOf(email, code.trim(), from), Password: newPassword };
      await refusing(ask('ConfirmForgotPassword', proof, anything), {
        ...wrongCode,
        InvalidPasswordException: weakPassword('/newPassword'),
        PasswordHistoryPolicyViolationException: weakPassword('/newPassword'),
      });
      await endAllOf(email);
    },

    createConfirmed: async ({ email: written, password, group }) => {
      const email = parseEmail(written);
      requireGoodPassword(password, email, '/password');
      const id = await administration.create(email);
      await administration.setPassword(id, password);
      for (const each of new Set<Group>(['customers', group]))
        await administration.addToGroup(id, each);
      return id;
    },

    addToGroup: async (email, group) => {
      try {
        await administration.addToGroup(normaliseEmail(email), group);
        return 'added';
      } catch (error) {
        if (isFault(error, 'UserNotFoundException')) return 'unknown-account';
        throw error;
      }
    },
  };
}
