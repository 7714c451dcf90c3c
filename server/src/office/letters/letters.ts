import { openWording, wordingOf } from '../../checkout/after-order/letter.ts';
import { shopDate } from '../../checkout/days/delivery-days.ts';
import type { Config } from '../../config.ts';
import { ownLanguage, type Language } from '../../contract/languages.ts';
import {
  letterKinds,
  ourLetterKinds,
  type LetterKind,
  type LetterText,
  type OurLetterKind,
} from '../../contract/letter-kinds.ts';
import { exampleOf, type Example } from './examples.ts';
import { ourLetterOf } from './our-letters.ts';

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
  const { name: shopName, locale, alcoholAge } = shop;
  const example = exampleAt(shop, clock());
  const read = (letters: Config['shop']['letters']): Read => {
    const language = ownLanguage;
    const wording = openWording({ shopName, locale, publicUrl, alcoholAge, language, letters });
    const { subject, text } = exampleOf(kind, example, wording);
    return { subject, text };
  };
  return { ...read({ [kind]: said }), ours: read({}) };
}

function exampleAt({ timeZone, currency }: Config['shop'], now: Date): Example {
  const day = shopDate(new Date(now.getTime() + daysAway * 86_400_000), timeZone);
  return { now, day, timeZone, currency };
}

/** Every letter that the store sends, as it reads at this moment in a language. */
export function everyLetter(
  { config, clock }: Previewing,
  language: Language,
): (Read & { letter: LetterKind | OurLetterKind; language: Language })[] {
  const example = exampleAt(config.shop, clock());
  const wording = wordingOf(config, language);
  const ofStaff = wordingOf(config);
  const about = letterKinds.map((letter) => ({ letter, ...exampleOf(letter, example, wording) }));
  const ours = ourLetterKinds.map((letter) => ({
    letter,
    ...ourLetterOf(letter, example, letter.startsWith('staff-') ? ofStaff : wording),
  }));
  return [...about, ...ours].map(({ letter, subject, text, language: written = ownLanguage }) => ({
    letter,
    subject,
    text,
    language: written,
  }));
}
