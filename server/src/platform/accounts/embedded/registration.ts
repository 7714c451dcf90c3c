import { randomBytes } from 'node:crypto';
import { Refusal } from '../../../refusal.ts';
import { ownLanguage } from '../../../contract/languages.ts';
import type { Caller, Database, Registration } from '../../platform.ts';
import { clientNetworks } from '../../client-network.ts';
import { normaliseEmail, parseEmail, requireStrongPassword } from '../credentials.ts';
import type { EndedSessions } from './ended-sessions.ts';
import type { Guesses } from './guesses.ts';
import { passwordOf, type Attempts } from './limits.ts';
import type { MailedCodes } from './mailed-codes.ts';
import type { PasskeyRows } from './passkey-rows.ts';
import type { People, SignUp } from './people.ts';
import type { Errand } from './post.ts';
import type { Sessions } from './sessions.ts';

type Parts = {
  database: Database;
  passwords: {
    hash: (password: string) => Promise<string>;
    verify: (given: { hash: string; password: string }) => Promise<boolean>;
  };
  attempts: Attempts;
  guesses: Guesses;
  people: People;
  codes: MailedCodes;
  sessions: Sessions;
  passkeys: PasskeyRows;
  ended: EndedSessions;
  /** Asks for a letter: for every address alike, so that neither the answer nor its time tells who has an account. */
  post: (errand: Errand) => Promise<void>;
};

const readIn = ({ language = ownLanguage }: Caller) => ({ language });

/** How an account comes to be, and how its password is replaced: all that goes by way of the customer's mailbox. */
export function registration(parts: Parts): Registration {
  const { database, passwords, attempts, guesses, people, codes, sessions } = parts;
  const { passkeys, ended, post } = parts;

  async function signUpWith(waiting: SignUp[], password: string): Promise<SignUp | undefined> {
    for (const signUp of waiting)
      if (await passwords.verify({ hash: signUp.password, password })) return signUp;
    return undefined;
  }

  /**
   * The password that the account gets. Whoever says the password of a sign-up has made it. Who says none is believed while no other
   * sign-up waits for the same mailbox; else neither password opens the account, and a new one is asked for by mail.
   */
  async function chosenPassword(
    waiting: SignUp[],
    signUpId: string | null,
    password: string | undefined,
  ): Promise<string | undefined> {
    const own = waiting.find(({ id }) => id === signUpId);
    if (password !== undefined) {
      const said = own && (await signUpWith([own], password));
      return said?.password;
    }
    if (waiting.length === 1) return own?.password;
    return own && passwords.hash(randomBytes(32).toString('base64url'));
  }

  return {
    signUp: async ({ email: written, password }, from) => {
      const email = parseEmail(written);
      requireStrongPassword(password, email, '/password');
      await attempts.countAll('signUpsFromAddress', clientNetworks(from.address));
      await attempts.countLetter(email);
      const waiting = await signUpWith(await people.signUps(email), password);
      const hash = waiting?.password ?? (await passwords.hash(password));
      const isOpen = (await people.register(email, hash)) !== undefined;
      const signUp = waiting?.id ?? (isOpen ? await people.addSignUp(email, hash) : undefined);
      await post({ to: email, about: 'confirm', signUp: signUp ?? null, ...readIn(from) });
    },

    confirm: async ({ email: written, code, password }, from) => {
      await attempts.countAll('codeTriesFromAddress', clientNetworks(from.address));
      const email = normaliseEmail(written);
      const found = await codes.match(email, 'confirm', code.trim());
      const person = found && (await people.find(email));
      if (!person || person.confirmed) throw new Refusal('wrong-code');
      const hash = await chosenPassword(await people.signUps(email), found.signUpId, password);
      if (!hash) throw new Refusal('wrong-code');
      await database.transaction(async (tx) => {
        if (!(await codes.take(tx, found.id))) throw new Refusal('wrong-code');
        await people.setPassword(tx, person.id, hash);
        await people.confirm(tx, person.id, 'customers');
        await people.forgetSignUps(tx, email);
      });
    },

    resendConfirmation: async ({ email: written, password }, from) => {
      const email = normaliseEmail(written);
      await attempts.countAll('codeRequestsFromAddress', clientNetworks(from.address));
      await attempts.countLetter(email);
      const signUp =
        password === undefined
          ? undefined
          : (await signUpWith(await people.signUps(email), password))?.id;
      await post({ to: email, about: 'confirm', signUp: signUp ?? null, ...readIn(from) });
    },

    forgotPassword: async ({ email: written }, from) => {
      const email = normaliseEmail(written);
      await attempts.countAll('codeRequestsFromAddress', clientNetworks(from.address));
      await attempts.countLetter(email);
      await post({ to: email, about: 'reset', signUp: null, ...readIn(from) });
    },

    resetPassword: async ({ email: written, code, newPassword }, from) => {
      const email = normaliseEmail(written);
      requireStrongPassword(newPassword, email, '/newPassword');
      await attempts.countAll('codeTriesFromAddress', clientNetworks(from.address));
      const found = await codes.match(email, 'reset', code.trim());
      const person = found && (await people.find(email));
      if (!person) throw new Refusal('wrong-code');
      const hash = await passwords.hash(newPassword);
      await database.transaction(async (tx) => {
        if (!(await codes.take(tx, found.id))) throw new Refusal('wrong-code');
        await passkeys.lockWays(tx, person.id);
        await people.setPassword(tx, person.id, hash);
        // The mailbox is theirs; whoever else waits for it waits in vain.
        await people.confirm(tx, person.id, 'customers');
        await people.forgetSignUps(tx, email);
        await sessions.endAllIn(tx, person.id);
      });
      await ended.lookAgain();
      await guesses.forgive(passwordOf(email));
    },

    createConfirmed: async ({ email: written, password, group }) => {
      const email = parseEmail(written);
      requireStrongPassword(password, email, '/password');
      const id = await people.register(email, await passwords.hash(password));
      if (!id) throw new Refusal('account-exists');
      await database.transaction(async (tx) => {
        await people.confirm(tx, id, group);
        await people.forgetSignUps(tx, email);
      });
      return id;
    },

    addToGroup: async (email, group) =>
      (await people.addToGroup(normaliseEmail(email), group)) ? 'added' : 'unknown-account',
  };
}
