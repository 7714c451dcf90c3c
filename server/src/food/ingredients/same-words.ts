import { wordsOf } from '../../contract/fold.ts';
import { singular } from './singular.ts';

/** The words of one place where the order of places does not count: a phrase of a synonym is all of its words. */
type Phrase = string[];

/** What somebody who looks for a food may call it, as the shop's synonyms say. */
export type SameWords = {
  /** Words in the phrases that they stand for, longest first, each with all that mean the same: `ground beef` is one, and means `beef mince` too. */
  phrasesIn: (words: readonly string[]) => Phrase[][];
  isKnown: (words: readonly string[]) => boolean;
  /** Synonyms of one word. */
  words: readonly string[];
};

export const keyOf = (words: readonly string[], stem = singular): string =>
  words.map(stem).join(' ');

export function sameWords(synonyms: readonly (readonly string[])[], stem = singular): SameWords {
  const keyed = (words: readonly string[]) => keyOf(words, stem);
  const groups = new Map<string, Phrase[]>();
  for (const group of synonyms) {
    const phrases = group.map(wordsOf).filter((phrase) => phrase.length > 0);
    for (const phrase of phrases) {
      const others = phrases.filter((other) => other !== phrase);
      groups.set(keyed(phrase), [...(groups.get(keyed(phrase)) ?? [phrase]), ...others]);
    }
  }
  const keys = [...groups.keys()];
  const longest = Math.max(1, ...keys.map((key) => key.split(' ').length));
  function phrasesIn(words: readonly string[]): Phrase[][] {
    const phrases: Phrase[][] = [];
    for (let at = 0; at < words.length;) {
      let length = Math.min(longest, words.length - at);
      while (length > 1 && !groups.has(keyed(words.slice(at, at + length)))) length -= 1;
      const phrase = words.slice(at, at + length);
      phrases.push(groups.get(keyed(phrase)) ?? [phrase]);
      at += length;
    }
    return phrases;
  }
  return {
    phrasesIn,
    isKnown: (words) => groups.has(keyed(words)),
    words: keys.filter((key) => !key.includes(' ')),
  };
}

/** What a name is found by: its words as they are written and in the singular. */
export function formsOf(name: string): string {
  const words = wordsOf(name);
  return `${words.join(' ')} ${keyOf(words)}`;
}

/** Whether a name has everything that is looked for, in any order, in the singular or the plural, or what means the same. */
export function lookFor(
  q: string | undefined,
  synonyms?: readonly (readonly string[])[],
): (name: string) => boolean {
  const isSought = lookIn(q, synonyms);
  return (name) => isSought(formsOf(name));
}

/** The same of the forms of a name, for whoever keeps them. */
export function lookIn(
  q: string | undefined,
  synonyms: readonly (readonly string[])[] = [],
): (forms: string) => boolean {
  const words = wordsOf(q ?? '');
  if (words.length === 0) return () => true;
  const sought = sameWords(synonyms)
    .phrasesIn(words)
    .map((phrases) =>
      phrases.map((phrase) => phrase.map((word) => ({ word, one: singular(word) }))),
    );
  return (forms) =>
    sought.every((phrases) =>
      phrases.some((phrase) =>
        phrase.every(({ word, one }) => forms.includes(word) || forms.includes(one)),
      ),
    );
}
