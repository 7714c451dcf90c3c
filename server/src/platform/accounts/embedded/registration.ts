import { Refusal } from '../../../refusal.ts';
import type { Registration } from '../../platform.ts';
import { clientNetwork } from '../client-network.ts';
import { normaliseEmail, parseEmail, requireStrongPassword } from '../credentials.ts';
import { refusing } from './library.ts';
import type { Library } from './library.ts';
import type { Attempts } from './limits.ts';
import type { People } from './people.ts';
import type { Post } from './post.ts';

type Parts = {
  library: Library;
  passwords: { hash: (password: string) => Promise<string> };
  attempts: Attempts;
  people: People;
  post: Post;
};
const wrongCode = {
  INVALID_EMAIL: 'wrong-code',
  INVALID_OTP: 'wrong-code',
  OTP_EXPIRED: 'wrong-code',
  TOO_MANY_ATTEMPTS: 'wrong-code',
  USER_NOT_FOUND: 'wrong-code',
} as const;

/** How an account comes to be, and how its password is replaced: all that goes by way of the customer's mailbox. */
export function registration({ library, passwords, attempts, people, post }: Parts): Registration {
  /** Made for an address that nobody has as well, so that the answers take as long. */
  const newCode = (email: string, type: 'email-verification' | 'forget-password') =>
    library.api.createVerificationOTP({ body: { email, type } });

  return {
    signUp: async ({ email: written, password }, from) => {
      const email = parseEmail(written);
      requireStrongPassword(password, email, '/password');
      await attempts.count('signUpsFromAddress', clientNetwork(from.address));
      await attempts.count('letters', email);
      const hash = await passwords.hash(password);
      // Before the password is replaced, so that an older code cannot confirm a newer password.
      const code = await newCode(email, 'email-verification');
      if (await people.register(email, hash)) post.sendConfirmation(email, code);
      else post.sendAlreadyRegistered(email);
    },

    confirm: async ({ email, code }, from) => {
      await attempts.count('codeTriesFromAddress', clientNetwork(from.address));
      const body = { email: normaliseEmail(email), otp: code.trim() };
      await refusing(library.api.verifyEmailOTP({ body }), wrongCode);
    },

    resendConfirmation: async ({ email: written }, from) => {
      const email = normaliseEmail(written);
      await attempts.count('codeRequestsFromAddress', clientNetwork(from.address));
      await attempts.count('letters', email);
      const code = await newCode(email, 'email-verification');
      const person = await people.find(email);
      if (person?.confirmed) post.sendAlreadyRegistered(email);
      else if (person) post.sendConfirmation(email, code);
    },

    forgotPassword: async ({ email: written }, from) => {
      const email = normaliseEmail(written);
      await attempts.count('codeRequestsFromAddress', clientNetwork(from.address));
      await attempts.count('letters', email);
      const code = await newCode(email, 'forget-password');
      if (await people.find(email)) post.sendReset(email, code);
    },

    resetPassword: async ({ email: written, code, newPassword }, from) => {
      const email = normaliseEmail(written);
      requireStrongPassword(newPassword, email, '/newPassword');
      await attempts.count('codeTriesFromAddress', clientNetwork(from.address));
      const body = { email, otp: code.trim(), password: newPassword };
      await refusing(library.api.resetPasswordEmailOTP({ body }), wrongCode);
      await attempts.forgiveWrongPasswords(email);
    },

    createConfirmed: async ({ email: written, password, group }) => {
      const email = parseEmail(written);
      requireStrongPassword(password, email, '/password');
      const id = await people.register(email, await passwords.hash(password));
      if (!id) throw new Refusal('account-exists');
      await people.confirm(id, group);
      return id;
    },

    addToGroup: async (email, group) =>
      (await people.addToGroup(normaliseEmail(email), group)) ? 'added' : 'unknown-account',
  };
}
