import type { Language } from '../../../../server/src/contract/languages.ts';

const counted = new Intl.PluralRules('en');

/** Which language these words are, and how its cooks write amounts: a number, and what it is a number of. */
export const language: Language = 'en';
export const unitWords = {
  mg: (value: string) => `${value} mg`,
  g: (value: string) => `${value} g`,
  kg: (value: string) => `${value} kg`,
  ml: (value: string) => `${value} ml`,
  l: (value: string) => `${value} l`,
  pieces: (value: string, count: number) =>
    `${value} ${counted.select(count) === 'one' ? 'piece' : 'pieces'}`,
};

export const languageWords = {
  choose: 'Language',
  chooseHere: 'This page in another language',
};
