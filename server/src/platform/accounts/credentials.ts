import { emailOf, longestEmail } from '../../contract/email.ts';
import { Refusal } from '../../refusal.ts';
import { isCommon, isOwnName } from './common-passwords.ts';

export const shortestPassword = 10;
export const longestPassword = 128;

/** One spelling per address; what is none stays as it is, and nobody has it. */
export const normaliseEmail = (email: string): string =>
  emailOf(email) ?? email.trim().toLowerCase();

/** For verbs that make an account; the others treat what is no address like one that nobody has. */
export function parseEmail(email: string): string {
  const address = emailOf(email);
  if (address !== undefined && address.length <= longestEmail) return address;
  throw new Refusal('invalid-input', {
    fields: [
      {
        field: '/email',
        message: `Give an e-mail address of at most ${longestEmail} characters.`,
      },
    ],
  });
}

/** Refuses a password that is too short, too long, among the most common however it is decorated, or the e-mail itself. */
export function requireStrongPassword(
  password: string,
  email: string,
  field: '/password' | '/newPassword',
): void {
  const message = weakness(password, normaliseEmail(email));
  if (message) throw new Refusal('password-too-weak', { fields: [{ field, message }] });
}

function weakness(password: string, email: string): string | undefined {
  if (password.length < shortestPassword) return `Use at least ${shortestPassword} characters.`;
  if (password.length > longestPassword) return `Use at most ${longestPassword} characters.`;
  if (isOwnName(password, email)) return 'Do not use your e-mail address.';
  if (isCommon(password)) return 'This password is among the first that anyone would try.';
  return undefined;
}
