import { z } from 'zod';
import { Refusal } from '../../refusal.ts';

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

/** Refuses a password that is too short, too long, among the most common, or the e-mail itself. */
export function requireStrongPassword(
  password: string,
  email: string,
  field: '/password' | '/newPassword',
): void {
  const message = weakness(password, normaliseEmail(email));
  if (message) throw new Refusal('password-too-weak', { fields: [{ field, message }] });
}

function weakness(password: string, email: string): string | undefined {
  const plain = password.trim().toLowerCase();
  if (password.length < shortestPassword) return `Use at least ${shortestPassword} characters.`;
  if (password.length > longestPassword) return `Use at most ${longestPassword} characters.`;
  if (plain === email || plain === email.split('@')[0]) return 'Do not use your e-mail address.';
  if (common.has(plain) || new Set(plain).size < 3)
    return 'This password is among the first that anyone would try.';
  return undefined;
}

/** The most used passwords with ten characters or more, as lists of leaked ones rank them. */
const common = new Set(
  `1234567890 12345678910 0123456789 0987654321 9876543210 1234567891 123456789a a123456789 123456789q
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwertyuiop1 qwerty1234 qwerty12345 qwerty123456
  q1w2e3r4t5 q1w2e3r4t5y6 asdfghjkl1 asdfghjkl; zxcvbnm123 1234qwerasdf qwer1234qwer abcd123456
  abc1234567 abcdefghij abcdefghijk password12 password123 password1234 password12345 passwordpassword
  password01 p@ssword123 p@ssw0rd123 passw0rd123 mypassword mypassword1 iloveyou12 iloveyou123
  iloveyou1234 iloveyouforever letmein123 letmein1234 welcome123 welcome1234 sunshine123 princess123
  football123 baseball123 superman123 trustno1trustno1 changeme123 changemenow administrator admin12345
  administrator1 administrator123 testtest123 test123456 michael123 charlie123 correcthorsebatterystaple
  1111122222 1122334455 11223344556 1029384756 147258369a 1472583690 5201314520 3.141592653
  larderlarder larder1234 larder12345 mealkit123`.split(/\s+/),
);
