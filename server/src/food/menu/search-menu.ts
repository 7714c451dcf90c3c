import MiniSearch, { type Query } from 'minisearch';
import { wordsOf } from '../../contract/fold.ts';
import { ownLanguage, type Language } from '../../contract/languages.ts';
import { askings, isNegation } from './asking/every-language.ts';
import type { MenuWords } from './question.ts';
import { sameWords, keyOf } from '../ingredients/same-words.ts';
import { errorsBetween, mostErrors, swaps } from './typing-errors.ts';

/** What of a recipe is searched; the name counts most. */
export type Searched = {
  recipeNo: number;
  name: string;
  ingredients: readonly string[];
  category: string;
  description: string;
};

export type Hits = {
  /** How well each recipe fits, by its number; more is better. */
  scores: ReadonlyMap<number, number>;
  /** Words that nothing has, and the nearest that something has. */
  corrected: { from: string; to: string }[];
};

export type MenuSearch = MenuWords & {
  /** Recipes that have every word, by its beginning, by what means the same, or nearly. */
  find: (words: readonly string[]) => Hits;
  /** Recipes that have all these words in any form, or what means the same; `as` is what they were read as where nothing has them. */
  having: (phrase: string) => { recipeNos: ReadonlySet<number>; as: string | undefined };
};

/** So many errors away; `to` is what the index has in its place. */
type Nearest = { fuzzy: number; to?: string };

/** Punctuation of Arabic parts words as any other. */
const wordsIn = (text: string): string[] => wordsOf(text.replace(/[،؛؟]/g, ' '));

const boost = { name: 5, ingredients: 2, category: 3, description: 1 };

/** An index that is filled bit by bit, and then asked. */
export function openSearch(
  synonyms: readonly (readonly string[])[],
  language: Language = ownLanguage,
) {
  const { stem, isAbout, madeFirst: isHeadFirst = false } = askings[language];
  const index = new MiniSearch<Searched>({
    idField: 'recipeNo',
    fields: Object.keys(boost),
    tokenize: wordsIn,
    processTerm: (word) => (isNegation(word) ? null : stem(word)),
    searchOptions: { boost, weights: { prefix: 0.4, fuzzy: 0.3 } },
  });
  const { phrasesIn, isKnown, words: synonymWords } = sameWords(synonyms, stem);
  const written = new Map<string, string>();
  const names = new Set<string>();
  /** The last words of ingredients: what they are. */
  const foods = new Set<string>();

  const ask = (query: Query) => index.search(query);
  const has = (word: string, options: { prefix?: boolean; fuzzy?: number }) =>
    ask({ queries: [word], combineWith: 'AND', ...options });

  /** What one word is looked for as: its beginning, or with as few errors as it takes. */
  function nearest(word: string): Nearest {
    if (has(word, { prefix: true }).length > 0) return { fuzzy: 0 };
    const key = stem(word);
    const swapped = swaps(key).find((other) => has(other, {}).length > 0);
    const most = mostErrors(key);
    if (swapped !== undefined && most > 0) return { fuzzy: 0, to: swapped };
    for (let fuzzy = 1; fuzzy <= most; fuzzy += 1) {
      const [best] = has(word, { fuzzy });
      if (best) return { fuzzy, to: Object.keys(best.match)[0] ?? word };
    }
    return { fuzzy: 0 };
  }

  /** `zuchini`, where the menu says courgette: the word that the shop's synonyms have, if nothing on the menu is nearly it. */
  function nearestSynonym(word: string): string | undefined {
    const { fuzzy, to } = nearest(word);
    const key = stem(word);
    if (to !== undefined || fuzzy > 0 || isKnown([word]) || has(word, { prefix: true }).length > 0)
      return undefined;
    return synonymWords.find((other) => errorsBetween(key, other) <= mostErrors(key));
  }

  function find(words: readonly string[]): Hits {
    const corrected: Hits['corrected'] = [];
    const meant = (word: string) => {
      const to = nearestSynonym(word);
      if (to !== undefined) corrected.push({ from: word, to });
      return to ?? word;
    };
    const queries = phrasesIn(words.map(meant)).map((phrases): Query => {
      // What has a synonym is a word, not an error.
      const hasSynonym = phrases.length > 1;
      const wordQuery = (word: string): Query => {
        const { fuzzy, to }: Nearest = hasSynonym ? { fuzzy: 0 } : nearest(word);
        if (to !== undefined) corrected.push({ from: word, to: written.get(to) ?? to });
        return {
          queries: [fuzzy === 0 && to !== undefined ? to : word],
          prefix: fuzzy === 0,
          fuzzy,
        };
      };
      return {
        combineWith: 'OR',
        queries: phrases.map((phrase) => ({ combineWith: 'AND', queries: phrase.map(wordQuery) })),
      };
    });
    const found = ask({ combineWith: 'AND', queries });
    const scores = found.map(({ id, score }) => [id as number, Math.round(score * 1000)] as const);
    return { scores: new Map(scores), corrected };
  }

  /** A word, and those of the menu that are about the same: whoever leaves out rice leaves out basmati rice. */
  function allOf(word: string): Query {
    const of = stem(word);
    const others = [...written.keys()].filter((other) => isAbout?.(of, other) ?? false);
    return { combineWith: 'OR', queries: [word, ...others] };
  }

  const havingExactly = (words: readonly string[]) => {
    const queries = phrasesIn(words).map((same): Query => ({
      combineWith: 'OR',
      queries: same.map((phrase) => ({ combineWith: 'AND', queries: phrase.map(allOf) })),
    }));
    return new Set(ask({ combineWith: 'AND', queries }).map(({ id }) => id as number));
  };

  function having(phrase: string): ReturnType<MenuSearch['having']> {
    const words = wordsIn(phrase);
    const recipeNos = havingExactly(words);
    if (recipeNos.size > 0) return { recipeNos, as: phrase };
    const meant = words.map((word) => {
      const { to } = nearest(word);
      return to === undefined ? (nearestSynonym(word) ?? word) : (written.get(to) ?? to);
    });
    const nearly = havingExactly(meant);
    return { recipeNos: nearly, as: nearly.size > 0 ? meant.join(' ') : undefined };
  }

  return {
    add: (recipe: Searched) => {
      index.add(recipe);
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
      hasWord: (word) => has(word, {}).length > 0 || isKnown([word]),
      isFood: (word) =>
        foods.has(stem(word)) || [...foods].some((food) => isAbout?.(stem(word), food) ?? false),
      isName: (words) => names.has(keyOf(words, stem)) || isKnown(words),
    } satisfies MenuSearch,
  };
}
