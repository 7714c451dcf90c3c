import { accountWords } from '../../contract/account-letters/words.ts';
import type { Language } from '../../contract/languages.ts';
import type { Letter } from '../../platform/platform.ts';

type Written = Omit<Letter, 'id'>;
type Told = { shopName: string; hours: number; link: string };

const written = (
  language: Language,
  { to, subject, shopName }: { to: string; subject: string; shopName: string },
  paragraphs: readonly string[],
): Written => ({
  to,
  language,
  subject,
  text: [accountWords[language].hello, ...paragraphs, shopName].join('\n\n'),
});

/** To the mailbox that would take over. It names nobody: whoever asked may have mistyped. */
export function newAddressLetter(
  language: Language,
  to: string,
  { shopName, hours, link }: Told,
): Written {
  const { newAddress: words } = accountWords[language];
  return written(language, { to, subject: words.subject(shopName), shopName }, [
    words.text(shopName, link),
    words.goodFor(hours),
    words.notAsked,
  ]);
}

/** To the mailbox that the account has now: the only place where whoever owns it learns of a change that is not theirs. */
export function oldAddressLetter(
  language: Language,
  to: string,
  { shopName, hours, link, newEmail }: Told & { newEmail: string },
): Written {
  const { oldAddress: words } = accountWords[language];
  return written(language, { to, subject: words.subject(shopName), shopName }, [
    words.text(shopName, newEmail),
    words.confirm(link),
    words.goodFor(hours),
    words.notAsked,
  ]);
}

/** To both mailboxes. It names no address: the old one may soon be another's. */
export function changedLetter(language: Language, to: string, shopName: string): Written {
  const { addressChanged: words } = accountWords[language];
  return written(language, { to, subject: words.subject(shopName), shopName }, [
    words.text(shopName),
    words.orders,
  ]);
}
