import { languageCodes, type Language } from '../../../contract/languages.ts';
import { wordsOf } from '../../../contract/fold.ts';
import { arabic } from './ar.ts';
import type { Asking } from './asking.ts';
import { german } from './de.ts';
import { english } from './en.ts';

export const askings: Readonly<Record<Language, Asking>> = { en: english, de: german, ar: arabic };

/** As words are compared that are no food: letters that are typed in two ways are one. */
export const spelt = (word: string): string =>
  word
    .replaceAll('ـ', '')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replace(/([aou])e/g, '$1');

const key = (phrase: string): string => wordsOf(phrase).map(spelt).join(' ');
const setOf = (of: (asking: Asking) => readonly string[]): ReadonlySet<string> =>
  new Set(languageCodes.flatMap((language) => of(askings[language])).map(key));

// Whatever the page is written in, somebody may ask in their own language.
export const negations = setOf((asking) => asking.negations);
export const afterNegation = setOf((asking) => asking.afterNegation);
export const joins = setOf((asking) => asking.joins);
export const ands = setOf((asking) => asking.ands);
export const closings = setOf((asking) => asking.closings);
export const aversions = setOf((asking) => asking.aversions);
export const fillers = setOf((asking) => asking.fillers);
export const clausal = setOf((asking) => asking.clausal);
export const mistyped = setOf((asking) => asking.mistyped);
export const against = setOf((asking) => asking.against);
export const withs = setOf((asking) => asking.withs);

/** Words that say what is not wanted: no meal is found by them. */
export const isNegation = (word: string): boolean => negations.has(spelt(word));

export const isJoin = (word: string | undefined) => word !== undefined && joins.has(spelt(word));

/** How many words from here are the longest phrase of a set. */
export function lengthIn(
  phrases: ReadonlySet<string>,
  given: readonly string[],
  at: number,
): number {
  for (const length of [2, 1])
    if (
      at + length <= given.length &&
      phrases.has(
        given
          .slice(at, at + length)
          .map(spelt)
          .join(' '),
      )
    )
      return length;
  return 0;
}

/** The tables of one language, by the stems of their words. */
function tables(asking: Asking) {
  const { stem, madeOfIt, others } = asking;
  const stems = (phrase: string) => wordsOf(phrase).map(stem).join(' ');
  const byStem = <Value>(names: Readonly<Record<string, Value>>) =>
    new Map(Object.entries(names).map(([name, value]) => [stems(name), value]));
  const [allergens, dietsWithout] = [byStem(asking.allergens), byStem(asking.dietsWithout)];
  return {
    ...asking,
    allergens,
    dietsWithout,
    diets: byStem(asking.diets),
    names: [...allergens.keys(), ...dietsWithout.keys()],
    others: new Set(others.map(stems)),
    madeOfIt: new Set(madeOfIt.map(stems)),
  };
}
export type Tables = ReturnType<typeof tables>;
const read = languageCodes.map((language): [Language, Tables] => [
  language,
  tables(askings[language]),
]);

/** The page's own language first: a word may be one of both. */
export const tablesFor = (language: Language): [own: Tables, ...others: Tables[]] =>
  read
    .toSorted(([one], [other]) => Number(other === language) - Number(one === language))
    .map(([, it]) => it) as [Tables, ...Tables[]];
