import { oneLine } from './people-text.ts';

/** Letters that Unicode does not take apart, as people without them on their keyboard write them. */
const plainly: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const unplain = new RegExp(`[${Object.keys(plainly).join('')}]`, 'g');
/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic; the signs of other scripts are part of their words. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
/** Punctuation, spaces and signs, by their blocks. */
const between = /[\0-/:-@[-`{-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\ufe00-\ufe6f]+/g;
const apostrophes = /['’‘‛ʼʻʹ`´′]/g;

/**
 * How every search compares: words in lower case between single spaces, without accents, apostrophes and punctuation. `Crème fraîche` is
 * found by `creme`, `za’atar` by `zaatar`. The SQL function `folded` does the same, and a test compares them.
 */
export function folded(text: string): string {
  return text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(unplain, (letter) => plainly[letter] ?? letter)
    .replace(between, ' ')
    .trim();
}

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '');

const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

/** Two names with the same key look the same to a cook: `OLIVE OIL` and `Olive oil`. */
export const nameKey = (name: string): string =>
  oneLine(name.normalize('NFKC')).replace(ignorable, '').toLowerCase();
