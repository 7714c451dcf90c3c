import type { Language } from '../../../../server/src/contract/languages.ts';
import type { languageWords as englishWords, unitWords as english } from '../en/language.ts';

export const language: Language = 'de';
export const unitWords: typeof english = {
  mg: (value) => `${value} mg`,
  g: (value) => `${value} g`,
  kg: (value) => `${value} kg`,
  ml: (value) => `${value} ml`,
  l: (value) => `${value} l`,
  pieces: (value, _count) => `${value} Stück`,
};

export const languageWords: typeof englishWords = {
  choose: 'Sprache',
  chooseHere: 'Diese Seite in einer anderen Sprache',
};
