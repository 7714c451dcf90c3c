import MiniSearch, { type Query } from 'minisearch';
import {
  allergenGroups,
  concerns,
  diets,
  kindsOf,
  type Allergen,
} from '../src/contract/food-terms.ts';
import { folded, wordsOf } from '../src/contract/fold.ts';
import { ownLanguage, type Language } from '../src/contract/languages.ts';
import { askings, isNegation } from '../src/food/menu/asking/every-language.ts';
import type { Card, Menu, MenuEntry } from '../src/food/menu/build-menu.ts';
import type {
  Facets,
  findRecipes,
  MenuQuestion,
  Understood,
} from '../src/food/menu/find-recipes.ts';
import type { Sort } from '../src/food/menu/menu-index.ts';
import type { MenuWords } from '../src/food/menu/question.ts';
import { readQuestion } from '../src/food/menu/read-question.ts';
import { errorsBetween, mostErrors, swaps } from '../src/food/menu/typing-errors.ts';
import { comparePositions, type Position } from '../src/food/ingredients/position.ts';
import { keyOf, sameWords } from '../src/food/ingredients/same-words.ts';
import type { Catalogue } from '../src/food/recipes/recipe.ts';

/**
 * How the menu was asked while it had sixty recipes: every recipe is looked at for every question, and MiniSearch finds the words. What the
 * index of the menu answers is compared with it.
 */

type Hits = {
  scores: ReadonlyMap<number, number>;
  corrected: { from: string; to: string }[];
};
type ScannedSearch = MenuWords & {
  find: (words: readonly string[]) => Hits;
  having: (phrase: string) => { recipeNos: ReadonlySet<number>; as: string | undefined };
};
export type ScannedMenu = {
  entries: readonly MenuEntry[];
  categories: Menu['categories'];
  search: ScannedSearch;
};
type Searched = {
  recipeNo: number;
  name: string;
  description: string;
  category: string;
  ingredients: readonly string[];
};

/** The same recipes as a menu has, in the language that its catalogue is read in. */
export function scannedMenu(
  { entries, categories }: Pick<Menu, 'entries' | 'categories'>,
  catalogue: Catalogue,
  language?: Language,
): ScannedMenu {
  const { add, search } = openScannedSearch(catalogue.synonyms ?? [], language);
  const named = new Map(catalogue.categories.map(({ slug, name }) => [slug, name]));
  for (const { recipe } of entries) {
    const { recipeNo, name, description, category, ingredients } = recipe;
    add({
      recipeNo,
      name: name ?? '',
      description: description ?? '',
      category: named.get(category) ?? '',
      ingredients: ingredients.map(
        ({ ingredientNo }) => catalogue.ingredients.get(ingredientNo)?.name ?? '',
      ),
    });
  }
  return { entries, categories, search };
}

/** What is asked once the words are read: the filters that they mean are filters. */
type Asked = Omit<MenuQuestion, 'q'> & {
  scores: Hits['scores'] | undefined;
  notWith: ReadonlySet<number>;
};

/** The answer of `findRecipes`, from a look at every recipe. */
export function scanRecipes(
  menu: ScannedMenu,
  question: MenuQuestion,
  page: { sort: Sort; after: Position | undefined; limit: number },
): ReturnType<typeof findRecipes> {
  const { asked, understood } = read(menu, question);
  const { scores } = asked;
  const kept = menu.entries
    .filter((entry) => fits(entry, asked))
    .toSorted((a, b) =>
      comparePositions(positionOf(a.card, page.sort), positionOf(b.card, page.sort)),
    );
  // In the shop's own order who looks for something sees what fits best.
  const ranked = page.sort === 'shop' ? scores : undefined;
  const position = (card: Card): Position =>
    ranked ? [-(ranked.get(card.recipeNo) ?? 0), card.recipeNo] : positionOf(card, page.sort);
  const found = ranked
    ? kept.sort((a, b) => comparePositions(position(a.card), position(b.card)))
    : kept;
  const { after } = page;
  const rest = after
    ? found.filter(({ card }) => comparePositions(position(card), after) > 0)
    : found;
  return {
    cards: rest.slice(0, page.limit).map(({ card }) => card),
    more: rest.length > page.limit,
    total: found.length,
    facets: countFacets(menu, asked),
    understood,
    positionOf: position,
  };
}

function read(
  menu: ScannedMenu,
  { q, ...question }: MenuQuestion,
): { asked: Asked; understood: Understood | undefined } {
  if (q === undefined)
    return { asked: { ...question, scores: undefined, notWith: new Set() }, understood: undefined };
  const { words, diets, without, notWith, unread } = readQuestion(q, menu.search);
  const unwanted = notWith.map((phrase) => ({ phrase, ...menu.search.having(phrase) }));
  const hits = words.length > 0 ? menu.search.find(words) : undefined;
  return {
    asked: {
      ...question,
      diets: [...new Set([...question.diets, ...diets])],
      without: [...new Set([...question.without, ...without])],
      scores: hits?.scores,
      notWith: new Set(unwanted.flatMap(({ recipeNos }) => [...recipeNos])),
    },
    understood: {
      diets,
      without,
      notWith: unwanted.flatMap(({ as }) => as ?? []),
      unknown: [
        ...unwanted.flatMap(({ phrase, as }) => (as === undefined ? [phrase] : [])),
        ...unread,
      ],
      corrected: hits?.corrected ?? [],
    },
  };
}

function fits({ card }: MenuEntry, asked: Asked): boolean {
  if (asked.category !== undefined && card.category !== asked.category) return false;
  if (asked.maxMinutes !== undefined && card.minutes > asked.maxMinutes) return false;
  if (asked.maxPriceCents !== undefined && card.pricePerServingCents > asked.maxPriceCents) {
    return false;
  }
  return (
    asked.diets.every((diet) => card.diets.includes(diet)) &&
    isWithout(card, asked.without) &&
    (asked.scores === undefined || asked.scores.has(card.recipeNo)) &&
    !asked.notWith.has(card.recipeNo)
  );
}

function isWithout(card: Card, without: Allergen[]): boolean {
  if (without.length === 0) return true;
  const declared = [...card.allergens, ...card.mayContain];
  return (
    !card.allergensUnknown &&
    !without.some((avoided) => declared.some((it) => concerns(avoided, it)))
  );
}

function countFacets(menu: ScannedMenu, asked: Asked): Facets {
  const anyCategory = menu.entries.filter((entry) =>
    fits(entry, { ...asked, category: undefined }),
  );
  const chosen = anyCategory.filter(
    ({ card }) => asked.category === undefined || card.category === asked.category,
  );
  const countWithout = (allergen: Allergen) => ({
    value: allergen,
    count: chosen.filter(({ card }) => isWithout(card, [allergen])).length,
  });
  return {
    categories: menu.categories.map(({ slug }) => ({
      value: slug,
      count: anyCategory.filter(({ card }) => card.category === slug).length,
    })),
    diets: diets.map((diet) => ({
      value: diet,
      count: chosen.filter(({ card }) => card.diets.includes(diet)).length,
    })),
    without: allergenGroups.map(countWithout),
    kinds: allergenGroups.flatMap(kindsOf).map(countWithout),
  };
}

/** So many errors away; `to` is what the index has in its place. */
type Nearest = { fuzzy: number; to?: string };

/** Punctuation of Arabic parts words as any other. */
const wordsIn = (text: string): string[] => wordsOf(text.replace(/[،؛؟]/g, ' '));

const boost = { name: 5, ingredients: 2, category: 3, description: 1 };

/** MiniSearch itself, asked as the shop's search asks its own index. */
function openScannedSearch(
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

  function having(phrase: string): ReturnType<ScannedSearch['having']> {
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
    } satisfies ScannedSearch,
  };
}

function positionOf(card: Card, sort: Sort): Position {
  switch (sort) {
    case 'shop':
      return [card.menuPlace ?? 100_000_000_000 - card.recipeNo, card.recipeNo];
    case 'name':
      return [folded(card.name ?? ''), card.recipeNo];
    case 'time':
      return [card.minutes, card.recipeNo];
    case 'price':
      return [card.pricePerServingCents, card.recipeNo];
    case 'newest':
      return [-card.recipeNo, card.recipeNo];
  }
}
