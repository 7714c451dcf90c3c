import { accountWords } from '../../contract/account-letters/words.ts';
import type { Language } from '../../contract/languages.ts';
import { isolated } from '../../contract/people-text.ts';
import type { Letter, Passkey } from '../../platform/platform.ts';

/** To whoever owns the account: nothing else tells them of a key that somebody added who held their session. */
export function addedLetter(
  language: Language,
  to: string,
  { name, addedAt }: Pick<Passkey, 'name' | 'addedAt'>,
  { shopName, link }: { shopName: string; link: string },
): Omit<Letter, 'id'> {
  const { hello, passkeyAdded: words } = accountWords[language];
  return {
    to,
    language,
    subject: words.subject(shopName),
    text: [
      hello,
      words.text(isolated(name), addedAt),
      words.asked,
      words.notAsked(link),
      shopName,
    ].join('\n\n'),
  };
}
