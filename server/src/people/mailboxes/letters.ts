import type { Config } from '../../config.ts';
import { accountWords } from '../../contract/account-letters/words.ts';
import { prefixOf, type Language } from '../../contract/languages.ts';
import type { Letter } from '../../platform/platform.ts';

/** To an address that took no letters: whoever reads it there says that it does. */
export function confirmLetter(
  { id, to, key, language }: { id: string; to: string; key: string; language: Language },
  { shop, publicUrl }: { shop: Pick<Config['shop'], 'name'>; publicUrl: string },
): Letter {
  const words = accountWords[language];
  const link = `${publicUrl}${prefixOf(language)}/mailbox/${key}`;
  const { mailbox } = words;
  return {
    id,
    to,
    language,
    subject: mailbox.subject(shop.name),
    text: [words.hello, mailbox.text(shop.name, link), mailbox.notAsked, shop.name].join('\n\n'),
  };
}
