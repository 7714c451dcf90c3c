import {
  languages,
  localeIn,
  ownLanguage,
  prefixOf,
  type Language,
} from '../../../../server/src/contract/languages.ts';
import { amountWith, styleOfTheShop } from '../../kit/format.ts';
import type { CardWords } from '../../kit/printed-card.tsx';
import { accountWords as arabicAccount } from '../../words/ar/account.ts';
import { boxWords as arabicBox } from '../../words/ar/box.ts';
import { cardWords as arabicCards } from '../../words/ar/cards.ts';
import { foodWords as arabicFood } from '../../words/ar/food.ts';
import { unitWords as arabicUnits } from '../../words/ar/language.ts';
import { methodWords as arabicMethod } from '../../words/ar/method.ts';
import { accountWords as germanAccount } from '../../words/de/account.ts';
import { boxWords as germanBox } from '../../words/de/box.ts';
import { cardWords as germanCards } from '../../words/de/cards.ts';
import { foodWords as germanFood } from '../../words/de/food.ts';
import { unitWords as germanUnits } from '../../words/de/language.ts';
import { methodWords as germanMethod } from '../../words/de/method.ts';
import { accountWords } from '../../words/en/account.ts';
import { boxWords } from '../../words/en/box.ts';
import { cardWords } from '../../words/en/cards.ts';
import { foodWords } from '../../words/en/food.ts';
import { unitWords } from '../../words/en/language.ts';
import { methodWords } from '../../words/en/method.ts';

type Words = {
  account: typeof accountWords;
  box: typeof boxWords;
  cards: typeof cardWords;
  food: Pick<typeof foodWords, 'storage'>;
  units: typeof unitWords;
  method: typeof methodWords;
};

/** A kitchen prints cards in every language that its customers read, on one page of its own language. */
const wordsIn: Record<Language, Words> = {
  en: {
    account: accountWords,
    box: boxWords,
    cards: cardWords,
    food: foodWords,
    units: unitWords,
    method: methodWords,
  },
  de: {
    account: germanAccount,
    box: germanBox,
    cards: germanCards,
    food: germanFood,
    units: germanUnits,
    method: germanMethod,
  },
  ar: {
    account: arabicAccount,
    box: arabicBox,
    cards: arabicCards,
    food: arabicFood,
    units: arabicUnits,
    method: arabicMethod,
  },
};

/** What it takes to write a card in a language. */
export function cardLanguage(language: Language) {
  const words = wordsIn[language];
  const { youNeed, steps, beforeYouCook, clean } = words.account;
  const { siteUrl, locale } = styleOfTheShop();
  const figures = new Intl.NumberFormat(localeIn(language, locale), { maximumFractionDigits: 3 });
  const card: CardWords = {
    youNeed,
    steps,
    beforeYouCook,
    clean,
    storage: words.food.storage,
    scan: words.cards.scan,
  };
  return {
    words,
    card,
    amountOf: amountWith(words.units, (value) => figures.format(value)),
    attributes: language === ownLanguage ? {} : { lang: language, dir: languages[language].dir },
    /** Where a line of an order is cooked from on a phone. */
    cookAt: (orderNo: number, lineNo: number) =>
      `${siteUrl}${prefixOf(language)}/account/orders/${orderNo}/cook/${lineNo}`,
  };
}
