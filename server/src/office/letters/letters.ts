import { openWording } from '../../checkout/after-order/letter.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import type { Config } from '../../config.ts';
import { ownLanguage } from '../../contract/languages.ts';
import type { LetterKind, LetterText } from '../../contract/letter-kinds.ts';
import { exampleOf } from './examples.ts';

type Read = { subject: string; text: string };
export type Previewing = { config: Pick<Config, 'shop' | 'publicUrl'>; clock: () => Date };

const daysAway = 3;

/** A letter in an owner's words, and in ours; nothing is sent. */
export function preview(
  { config, clock }: Previewing,
  kind: LetterKind,
  said: LetterText,
): Read & { ours: Read } {
  const { shop, publicUrl } = config;
  const { name: shopName, locale, alcoholAge, timeZone, currency } = shop;
  const now = clock();
  const day = shopDate(new Date(now.getTime() + daysAway * 86_400_000), timeZone);
  const read = (letters: Config['shop']['letters']): Read => {
    const language = ownLanguage;
    const wording = openWording({ shopName, locale, publicUrl, alcoholAge, language, letters });
    const { subject, text } = exampleOf(kind, { now, day, timeZone, currency }, wording);
    return { subject, text };
  };
  return { ...read({ [kind]: said }), ours: read({}) };
}
