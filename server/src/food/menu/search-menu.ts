import { wordsOf } from '../../contract/fold.ts';
import { ownLanguage, type Language } from '../../contract/languages.ts';
import { askings, isNegation } from './asking/every-language.ts';
import type { MenuWords } from './question.ts';
import { sameWords, keyOf } from '../ingredients/same-words.ts';
import { isIn, noEntries, put, type EntrySet } from './entry-set.ts';
import { errorsBetween, mostErrors, swaps } from './typing-errors.ts';
import {
  fillWordIndex,
  type FieldWords,
  type Found,
  type WordIndex,
  type WordsQuery,
} from './word-index.ts';

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
  nos: Uint32Array;
  scores: Float64Array;
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

/** How much a word counts in the name, the ingredients, the category and the description. */
const boosts = [5, 2, 3, 1];

type Synonyms = readonly (readonly string[])[];

/** What is searched, gathered recipe by recipe: they get their numbers as they come, from 0. */
export function gatherSearch(synonyms: Synonyms, language: Language = ownLanguage) {
  const { madeFirst: isHeadFirst = false } = askings[language];
  const index = fillWordIndex(boosts);
  const vocabulary: Vocabulary = {
    written: new Map(),
    names: new Set(),
    foods: new Set(),
    size: 0,
  };
  const { read, readAgain } = openReading(askings[language].stem);

  function add(recipe: Searched): void {
    const [name, description] = [read(recipe.name), read(recipe.description)];
    const [category, ingredients] = [readAgain(recipe.category), recipe.ingredients.map(readAgain)];
    index.add([[name], ingredients, [category], [description]].map(fieldOf));
    vocabulary.size += 1;
    for (const { stems } of ingredients) {
      vocabulary.names.add(stems.join(' '));
      vocabulary.foods.add((isHeadFirst ? stems[0] : stems.at(-1)) ?? '');
    }
    for (const { words, stems } of [name, description, category, ...ingredients])
      for (const [at, stem] of stems.entries())
        if (!vocabulary.written.has(stem)) vocabulary.written.set(stem, words[at] ?? stem);
  }

  function* finish(): Generator<void, MenuSearch> {
    return openSearch(yield* index.finish(), vocabulary, synonyms, language);
  }

  return { add, finish };
}

/** A text in its words, with the stem of each, and those by which it is found. */
type Reading = { words: readonly string[]; stems: readonly string[]; terms: readonly string[] };

const fieldOf = (texts: readonly Reading[]): FieldWords => ({
  words: texts.flatMap(({ terms }) => terms),
  length: new Set(texts.flatMap(({ words }) => words)).size,
});

/** Each word is taken apart once, and so is a text that comes again and again: there are few ingredients, and many recipes of them. */
function openReading(stem: (word: string) => string) {
  const known = new Map<string, { stem: string; isTerm: boolean }>();
  const wordOf = (word: string) => {
    const it = known.get(word) ?? { stem: stem(word), isTerm: !isNegation(word) };
    known.set(word, it);
    return it;
  };
  const read = (text: string): Reading => {
    const words = wordsIn(text);
    const of = words.map(wordOf);
    return {
      words,
      stems: of.map((it) => it.stem),
      terms: of.flatMap((it) => (it.isTerm && it.stem !== '' ? [it.stem] : [])),
    };
  };
  const readings = new Map<string, Reading>();
  const readAgain = (text: string): Reading => {
    const reading = readings.get(text) ?? read(text);
    readings.set(text, reading);
    return reading;
  };
  return { read, readAgain };
}

type Vocabulary = {
  /** Stems, and how each was written first. */
  written: Map<string, string>;
  /** Names of ingredients. */
  names: Set<string>;
  /** The last words of ingredients: what they are. */
  foods: Set<string>;
  /** How many recipes there are. */
  size: number;
};

function openSearch(
  index: WordIndex,
  { written, names, foods, size }: Vocabulary,
  synonyms: Synonyms,
  language: Language,
): MenuSearch {
  const { stem, isAbout } = askings[language];
  const { phrasesIn, isKnown, words: synonymWords } = sameWords(synonyms, stem);

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
  const setOf = ({ nos }: Found): EntrySet => {
    const set = noEntries(size);
    for (let at = 0; at < nos.length; at += 1) put(set, nos[at] ?? 0);
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
    return { ...found, found: setOf(found), corrected };
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
    language,
    find,
    having,
    hasWord: (word) => has(word) || isKnown([word]),
    isFood: (word) => {
      const of = stem(word);
      return foods.has(of) || (isAbout !== undefined && [...foods].some((it) => isAbout(of, it)));
    },
    isName: (words) => names.has(keyOf(words, stem)) || isKnown(words),
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
      const hits = [...nos].flatMap((whole, at) => {
        const no = numbers.get(whole);
        return no === undefined ? [] : [{ no, score: scores[at] ?? 0 }];
      });
      return {
        found: setOf((whole) => isIn(found, whole)),
        nos: Uint32Array.from(hits, ({ no }) => no),
        scores: Float64Array.from(hits, ({ score }) => score),
        corrected,
      };
    },
    having: (phrase) => {
      const { found, as } = search.having(phrase);
      return { found: setOf((whole) => isIn(found, whole)), as };
    },
  };
}
