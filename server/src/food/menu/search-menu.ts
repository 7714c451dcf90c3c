import { wordsOf } from '../../contract/fold.ts';
import { ownLanguage, type Language } from '../../contract/languages.ts';
import { askings, isNegation } from './asking/every-language.ts';
import type { MenuWords } from './question.ts';
import { sameWords, keyOf } from '../ingredients/same-words.ts';
import { isIn, noEntries, put, type EntrySet } from './entry-set.ts';
import { errorsBetween, mostErrors, swaps } from './typing-errors.ts';
import { openWordIndex, type Found, type WordsQuery } from './word-index.ts';

/** What of a recipe is searched; the name counts most. */
export type Searched = {
  name: string;
  ingredients: readonly string[];
  category: string;
  description: string;
};

/** Recipes are known by their numbers, which they get as they are added, from 0. */
export type Hits = {
  found: EntrySet;
  /** The same as a list, and beside it how well each fits; more is better. */
  nos: readonly number[];
  scores: readonly number[];
  /** Words that nothing has, and the nearest that something has. */
  corrected: { from: string; to: string }[];
};

export type MenuSearch = MenuWords & {
  /** Recipes that have every word, by its beginning, by what means the same, or nearly. */
  find: (words: readonly string[]) => Hits;
  /** Recipes that have all these words in any form, or what means the same; `as` is what they were read as where nothing has them. */
  having: (phrase: string) => { found: EntrySet; as: string | undefined };
};

/** So many errors away; `to` is what the index has in its place. */
type Nearest = { fuzzy: number; to?: string };

/** Punctuation of Arabic parts words as any other. */
const wordsIn = (text: string): string[] => wordsOf(text.replace(/[،؛؟]/g, ' '));

const boosts = { name: 5, ingredients: 2, category: 3, description: 1 };
const searchedFields = ['name', 'ingredients', 'category', 'description'] as const;

/** An index that is filled bit by bit, and then asked. */
export function openSearch(
  synonyms: readonly (readonly string[])[],
  language: Language = ownLanguage,
) {
  const { stem, isAbout, madeFirst: isHeadFirst = false } = askings[language];
  const index = openWordIndex(boosts);
  let size = 0;
  const { phrasesIn, isKnown, words: synonymWords } = sameWords(synonyms, stem);
  const written = new Map<string, string>();
  const names = new Set<string>();
  /** The last words of ingredients: what they are. */
  const foods = new Set<string>();

  /** A word as the index has it; what is no word of a meal is none, and what stands together may be several. */
  const termsIn = (text: string): string[] =>
    wordsIn(text)
      .filter((word) => !isNegation(word))
      .map(stem)
      .filter((term) => term !== '');
  const queryOf = (text: string, { prefix = false, fuzzy = 0 } = {}): WordsQuery => ({
    every: termsIn(text).map((word) => ({ word, prefix, fuzzy })),
  });
  const isFound = (query: WordsQuery) => index.find(query).nos.length > 0;
  const has = (text: string): boolean => {
    const [term, ...more] = termsIn(text);
    if (term === undefined) return false;
    return more.length === 0 ? index.has(term) : isFound(queryOf(text));
  };
  const hasBeginning = (text: string): boolean => {
    const [term, ...more] = termsIn(text);
    if (term === undefined) return false;
    return more.length === 0 ? index.hasBeginning(term) : isFound(queryOf(text, { prefix: true }));
  };
  const fieldOf = (text: string | readonly string[]) => {
    const words = wordsIn(String(text));
    return { words: words.flatMap(termsIn), length: new Set(words).size };
  };
  const setOf = ({ nos }: Found): EntrySet => {
    const set = noEntries(size);
    for (const no of nos) put(set, no);
    return set;
  };

  /** What one word is looked for as: its beginning, or with as few errors as it takes. */
  function nearest(word: string): Nearest {
    if (hasBeginning(word)) return { fuzzy: 0 };
    const key = stem(word);
    const swapped = swaps(key).find(has);
    const most = mostErrors(key);
    if (swapped !== undefined && most > 0) return { fuzzy: 0, to: swapped };
    const [term] = termsIn(word);
    for (let fuzzy = 1; term !== undefined && fuzzy <= most; fuzzy += 1) {
      const to = index.nearest(term, fuzzy);
      if (to !== undefined) return { fuzzy, to };
    }
    return { fuzzy: 0 };
  }

  /** `zuchini`, where the menu says courgette: the word that the shop's synonyms have, if nothing on the menu is nearly it. */
  function nearestSynonym(word: string): string | undefined {
    const { fuzzy, to } = nearest(word);
    const key = stem(word);
    if (to !== undefined || fuzzy > 0 || isKnown([word]) || hasBeginning(word)) return undefined;
    return synonymWords.find((other) => errorsBetween(key, other) <= mostErrors(key));
  }

  function find(words: readonly string[]): Hits {
    const corrected: Hits['corrected'] = [];
    const meant = (word: string) => {
      const to = nearestSynonym(word);
      if (to !== undefined) corrected.push({ from: word, to });
      return to ?? word;
    };
    const queries = phrasesIn(words.map(meant)).map((phrases): WordsQuery => {
      // What has a synonym is a word, not an error.
      const hasSynonym = phrases.length > 1;
      const wordQuery = (word: string): WordsQuery => {
        const { fuzzy, to }: Nearest = hasSynonym ? { fuzzy: 0 } : nearest(word);
        if (to !== undefined) corrected.push({ from: word, to: written.get(to) ?? to });
        const said = fuzzy === 0 && to !== undefined ? to : word;
        return queryOf(said, { prefix: fuzzy === 0, fuzzy });
      };
      return { any: phrases.map((phrase) => ({ every: phrase.map(wordQuery) })) };
    });
    const found = index.find({ every: queries });
    const scores = found.scores.map((score) => Math.round(score * 1000));
    return { found: setOf(found), nos: found.nos, scores, corrected };
  }

  /** A word, and those of the menu that are about the same: whoever leaves out rice leaves out basmati rice. */
  function allOf(word: string): WordsQuery {
    const of = stem(word);
    const others = isAbout ? [...written.keys()].filter((other) => isAbout(of, other)) : [];
    return { any: [word, ...others].map((text) => queryOf(text)) };
  }

  const havingExactly = (words: readonly string[]): EntrySet => {
    const queries = phrasesIn(words).map((same): WordsQuery => ({
      any: same.map((phrase) => ({ every: phrase.map(allOf) })),
    }));
    return setOf(index.find({ every: queries }));
  };

  function having(phrase: string): ReturnType<MenuSearch['having']> {
    const words = wordsIn(phrase);
    const found = havingExactly(words);
    if (found.some((bits) => bits !== 0)) return { found, as: phrase };
    const meant = words.map((word) => {
      const { to } = nearest(word);
      return to === undefined ? (nearestSynonym(word) ?? word) : (written.get(to) ?? to);
    });
    const nearly = havingExactly(meant);
    const isAny = nearly.some((bits) => bits !== 0);
    return { found: nearly, as: isAny ? meant.join(' ') : undefined };
  }

  return {
    add: (recipe: Searched) => {
      index.add(searchedFields.map((field) => fieldOf(recipe[field])));
      size += 1;
      for (const name of recipe.ingredients) {
        const words = wordsIn(name);
        names.add(keyOf(words, stem));
        foods.add(stem((isHeadFirst ? words[0] : words.at(-1)) ?? ''));
      }
      for (const word of Object.values(recipe).flatMap((text) => wordsIn(String(text)))) {
        const key = stem(word);
        if (!written.has(key)) written.set(key, word);
      }
    },
    search: {
      language,
      find,
      having,
      hasWord: (word) => has(word) || isKnown([word]),
      isFood: (word) => {
        const of = stem(word);
        return foods.has(of) || (isAbout !== undefined && [...foods].some((it) => isAbout(of, it)));
      },
      isName: (words) => names.has(keyOf(words, stem)) || isKnown(words),
    } satisfies MenuSearch,
  };
}

/** The same search among some of the recipes only, under numbers of their own: it finds and ranks as it does among all of them. */
export function searchAmong(search: MenuSearch, numbers: ReadonlyMap<number, number>): MenuSearch {
  const setOf = (has: (no: number) => boolean): EntrySet => {
    const set = noEntries(numbers.size);
    for (const [whole, own] of numbers) if (has(whole)) put(set, own);
    return set;
  };
  return {
    ...search,
    find: (words) => {
      const { found, nos, scores, corrected } = search.find(words);
      const hits = nos.flatMap((whole, at) => {
        const no = numbers.get(whole);
        return no === undefined ? [] : [{ no, score: scores[at] ?? 0 }];
      });
      return {
        found: setOf((whole) => isIn(found, whole)),
        nos: hits.map(({ no }) => no),
        scores: hits.map(({ score }) => score),
        corrected,
      };
    },
    having: (phrase) => {
      const { found, as } = search.having(phrase);
      return { found: setOf((whole) => isIn(found, whole)), as };
    },
  };
}
