import { wordsOf, type Language } from './language.ts';
import { everyLanguage } from './languages/every-language.ts';
import { english } from './languages/en.ts';
import { readAmount } from './read-number.ts';
import { readUnit } from './read-measure.ts';

const letters: readonly (readonly [code: string, letters: RegExp])[] = [
  ['de', /[ß]|[äöü]/iu],
  ['fr', /[œçêèàûâîô]|\b[dl]'/iu],
  ['es', /[ñ¿¡]|[áíóú]/iu],
  ['pt', /[ãõ]|ç/iu],
  ['it', /[ìòù]|\bdell'|\bd'/iu],
  ['sv', /[åäö]/iu],
  ['da', /[æøå]/iu],
  ['nb', /[æøå]/iu],
  ['fi', /[äö]{1}.*[aä]{2}|[äö]/iu],
  ['pl', /[łżźćńśąę]/iu],
  ['ru', /\p{Script=Cyrillic}/u],
  ['cs', /[ěščřžů]/iu],
  ['hu', /[őű]/iu],
  ['tr', /[ğışçİ]/u],
];

/** How much a line looks like one in that language. */
function likeness(line: string, language: Language): number {
  const words = wordsOf(language);
  const plain = line.toLowerCase().replace(/[’]/g, "'");
  const said = plain
    .split(/[^\p{L}\p{M}.'°]+/u)
    .flatMap((word) => [word, word.replace(/'.*$/, "'")]);
  const told = new Set(said.map((word) => word.replace(/\.$/, '')));
  const amount = readAmount(plain, words);
  const unit = amount && readUnit(amount.rest, words);
  const isOwn =
    unit &&
    unit.value.written.replace(/\.$/, '').length > 1 &&
    !/^(?:g|kg|ml|cl|dl|l|gr|oz|lb)$/i.test(unit.value.written.replace(/\.$/, ''));
  const letter = letters.find(([code]) => code === language.code)?.[1];
  return (
    [...told].filter((word) => words.tells.has(word)).length * 2 +
    (isOwn ? 3 : 0) +
    (amount ? (amount.value.how === 'words' ? 1 : 0) : 0) +
    (letter?.test(plain) ? 2 : 0)
  );
}

/** The language of a line, or of all lines of a recipe, that do not say; English where nothing tells. */
export function whichLanguage(...lines: readonly string[]): Language {
  const sum = (language: Language) =>
    lines.reduce((total, line) => total + likeness(line, language), 0);
  let best = english;
  let most = sum(english) + 1;
  for (const language of everyLanguage) {
    const score = sum(language);
    if (score > most) [best, most] = [language, score];
  }
  return best;
}
