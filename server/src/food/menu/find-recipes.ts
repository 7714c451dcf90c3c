import {
  allergenGroups,
  concerns,
  diets,
  kindsOf,
  type Allergen,
  type Diet,
} from '../../contract/food-terms.ts';
import { comparePositions, type Position } from '../ingredients/position.ts';
import { positionOf, type Card, type Menu, type MenuEntry, type Sort } from './build-menu.ts';
import { readQuestion } from './read-question.ts';
import type { Hits } from './search-menu.ts';

export type MenuQuestion = {
  category: string | undefined;
  diets: Diet[];
  /** Recipes that contain any of these or may contain traces of it, or with an undeclared ingredient, stay out. */
  without: Allergen[];
  maxMinutes: number | undefined;
  maxPriceCents: number | undefined;
  q: string | undefined;
};

export type Counted = { value: string; count: number };

/**
 * How many recipes each further choice would leave; a facet is counted without its own filter. `without` counts the groups of allergens,
 * `kinds` the foods of those that are several.
 */
export type Facets = {
  categories: Counted[];
  diets: Counted[];
  without: Counted[];
  kinds: Counted[];
};

/** How the words of a search were taken, so that the page can say it. */
export type Understood = {
  diets: Diet[];
  without: Allergen[];
  notWith: string[];
  /** What must not be in it and nothing is called: nothing was left out for it. */
  unknown: string[];
  corrected: Hits['corrected'];
};

type MenuAnswer = {
  cards: Card[];
  more: boolean;
  total: number;
  facets: Facets;
  understood: Understood | undefined;
  /** Where a card stands in this list. */
  positionOf: (card: Card) => Position;
};

/** What is asked once the words are read: the filters that they mean are filters. */
type Asked = Omit<MenuQuestion, 'q'> & {
  scores: Hits['scores'] | undefined;
  notWith: ReadonlySet<number>;
};

export function findRecipes(
  menu: Menu,
  question: MenuQuestion,
  page: { sort: Sort; after: Position | undefined; limit: number },
): MenuAnswer {
  const { asked, understood } = read(menu, question);
  const { scores } = asked;
  const kept = menu.ordered[page.sort].filter((entry) => fits(entry, asked));
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
  menu: Menu,
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

function countFacets(menu: Menu, asked: Asked): Facets {
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
