import { z } from 'zod';
import { Refusal } from '../../refusal.ts';
import { isCommon, isOwnName } from './common-passwords.ts';

export const shortestPassword = 10;
export const longestPassword = 128;
const longestEmail = 80;

const emailShape = z.email().max(longestEmail);

/** One spelling per address: trimmed, lower case. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/** For verbs that make an account; the others treat what is no address like one that nobody has. */
export function parseEmail(email: string): string {
  const parsed = emailShape.safeParse(normaliseEmail(email));
  if (parsed.success) return parsed.data;
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
