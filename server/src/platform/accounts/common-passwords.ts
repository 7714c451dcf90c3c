import { dictionary } from '@zxcvbn-ts/language-common';

/** Some 49,000 that leaked most, as zxcvbn-ts keeps them, and what is common here or too long for that list. */
const common = new Set([
  ...dictionary['passwords-common'],
  ...`larder mealkit mypassword changeme changemenow correcthorsebatterystaple iloveyouforever
    abcdefghij abcdefghijk 0123456789 0987654321 9876543210 11223344556 5201314520 3.141592653
    abc1234567 qwer1234qwer`.split(/\s+/),
]);

/** Figures and signs that stand for letters. */
const lookalikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
const spelled = (text: string): string =>
  text.replace(/[@431!0$57]/g, (sign) => lookalikes[sign] ?? sign);

/** As many figures and signs at either end as add nothing that guessing programs do not try. */
const mostDecoration = 6;
const undecorated = /^([^\p{L}@$]*)(.*\p{L})([^\p{L}]*)$/u;

/** `Password123!` is `password`, `P@ssw0rd2026` too, and so is `passwordpassword`. */
export function isCommon(password: string): boolean {
  const plain = password.trim().toLowerCase();
  if (new Set(plain).size < 3 || isWord(plain)) return true;
  const half = plain.slice(0, plain.length / 2);
  if (half + half === plain && isWord(half)) return true;
  const [, before = '', core = '', after = ''] = undecorated.exec(plain) ?? [];
  const decoration = before + after;
  return (decoration.length <= mostDecoration || common.has(decoration)) && isWord(core);
}

const isWord = (text: string): boolean =>
  text.length > 2 && (common.has(text) || common.has(spelled(text)));

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');

/** The address, or its part before the @, with whatever figures and signs between and around. */
export function isOwnName(password: string, email: string): boolean {
  const [local = ''] = email.split('@');
  const letters = lettersOf(password);
  return (
    password.trim().toLowerCase() === local.toLowerCase() ||
    (letters.length > 2 && [lettersOf(email), lettersOf(local)].includes(letters))
  );
}
