import { prefixOf, type Language } from '../languages.ts';
import { isolated } from '../people-text.ts';
import { accountWords } from './words.ts';

/** Of an account, without whom it goes to. */
type Written = { subject: string; text: string; language: Language };

const written = (
  language: Language,
  subject: string,
  shop: string,
  paragraphs: readonly string[],
): Written => ({ language, subject, text: `${[...paragraphs, shop].join('\n\n')}\n` });

export function confirmationLetter(
  language: Language,
  shop: string,
  code: string,
  minutes: number,
): Written {
  const { subject, text, goodFor, notAsked } = accountWords[language].confirm;
  return written(language, subject(shop), shop, [text(shop), code, goodFor(minutes), notAsked]);
}

/** `passkeys`: what those of the account are called, which a new password leaves as they are. */
export function resetLetter(
  language: Language,
  shop: string,
  code: string,
  minutes: number,
  passkeys: string[],
): Written {
  const { reset: words } = accountWords[language];
  const names = passkeys.map((name) => words.passkey(isolated(name))).join('\n');
  return written(language, words.subject(shop), shop, [
    words.text(shop),
    code,
    words.goodFor(minutes),
    ...(passkeys.length === 0 ? [] : [words.passkeys, names, words.unknownPasskey]),
    words.notAsked,
  ]);
}

export function alreadyRegisteredLetter(language: Language, shop: string): Written {
  const { subject, text, next } = accountWords[language].known;
  return written(language, subject(shop), shop, [text(shop), next]);
}

/** To whoever owns an account: nothing else tells them that somebody else knows their password. */
export function newDeviceLetter(
  language: Language,
  shop: string,
  {
    browser,
    system,
    at,
    site,
  }: { browser: string | null; system: string | null; at: Date; site: string },
): Written {
  const { hello, newDevice: words } = accountWords[language];
  const names = [browser, system].flatMap((name) => name ?? []).join(', ');
  const page = (path: string) => `${site}${prefixOf(language)}${path}`;
  return written(language, words.subject(shop), shop, [
    hello,
    words.text(shop, at),
    ...(names === '' ? [] : [words.device(isolated(names))]),
    words.asked,
    words.notAsked(page('/account/password')),
    words.everywhere(page('/account/sessions')),
    words.lockedOut(page('/forgot-password')),
  ]);
}
