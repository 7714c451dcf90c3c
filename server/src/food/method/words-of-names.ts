import { alsoCalled, describing, irregularPlurals } from './method-words.ts';

/** Words of a text as they are compared: lower case, singular, without accents. */
export function wordsIn(text: string): { word: string; at: number }[] {
  return [...text.matchAll(/[\p{L}\p{M}\u00ad\u200b-\u200d\u2060]+/gu)].map((found) => ({
    word: singular(folded(found[0])),
    at: found.index,
  }));
}

/** As people type it in a hurry, or copy it from a page that breaks its words with invisible signs. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060]/gu, '')
    .toLowerCase();

/** Near enough for names of food: limes, potatoes, berries, leaves. */
function singular(word: string): string {
  const irregular = irregularPlurals[word];
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || word.endsWith('ss')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(oes|shes|ches|sses)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

const describingWords = new Set([...describing].map(singular));

/** The words by which an ingredient is known: of its name, without those that only say how it is. */
export function wordsOfName(name: string): Set<string> {
  const words = wordsIn(name).map(({ word }) => word);
  const telling = words.filter((word) => word.length > 1 && !describingWords.has(word));
  return new Set(telling.length > 0 ? telling : words);
}

/** Whether this word is one for an ingredient of these words. */
export const speaksOf = (word: string, ingredient: ReadonlySet<string>): boolean =>
  ingredient.has(word) || (alsoCalled[word]?.some((each) => ingredient.has(each)) ?? false);

/** Whether these words name the ingredient. */
export const isNamedIn = (text: string, name: string): boolean => {
  const words = wordsOfName(name);
  return wordsIn(text).some(({ word }) => speaksOf(word, words));
};
