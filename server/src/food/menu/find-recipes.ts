import {
  allergenGroups,
  diets,
  kindsOf,
  type Allergen,
  type Diet,
} from '../../contract/food-terms.ts';
import { comparePositions, type Position } from '../ingredients/position.ts';
import type { Card, Menu } from './build-menu.ts';
import {
  both,
  butNot,
  isIn,
  noEntries,
  numbersIn,
  sizeOf,
  sizeOfBoth,
  type EntrySet,
} from './entry-set.ts';
import { placesBefore, type MenuIndex, type Sort } from './menu-index.ts';
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
  /** Where a card of this page stands in the list. */
  positionOf: (card: Card) => Position;
};

/** What is asked once the words are read: the filters that they mean are filters. */
type Asked = Omit<MenuQuestion, 'q'> & { hits: Hits | undefined; notWith: EntrySet[] };

/** Cuts sets that were made with the menu, and looks at no recipe but those of the page. */
export function findRecipes(
  menu: Menu,
  question: MenuQuestion,
  { sort, after, limit }: { sort: Sort; after: Position | undefined; limit: number },
): MenuAnswer {
  const { asked, understood } = read(menu, question);
  const { index } = menu;
  const { inAnyCategory, kept } = keptOf(index, asked);
  const total = sizeOf(kept);
  // In the shop's own order who looks for something sees what fits best.
  const ranked = sort === 'shop' ? asked.hits : undefined;
  const cut = { after, most: limit + 1 };
  const listed = ranked
    ? bestOf(index, kept, ranked, cut)
    : pageIn(index, kept, total, sort, cut).map((no) => ({
        no,
        position: index.positionOf(no, sort),
      }));
  const page = listed.slice(0, limit);
  const positions = new Map(page.map(({ no, position }) => [index.cards[no], position]));
  return {
    cards: page.flatMap(({ no }) => index.cards[no] ?? []),
    more: listed.length > limit,
    total,
    facets: countFacets(menu, inAnyCategory, kept),
    understood,
    positionOf: (card) => {
      const position = positions.get(card);
      if (!position) throw new Error(`Recipe ${card.recipeNo} is not on this page.`);
      return position;
    },
  };
}

function read(
  menu: Menu,
  { q, ...question }: MenuQuestion,
): { asked: Asked; understood: Understood | undefined } {
  if (q === undefined)
    return { asked: { ...question, hits: undefined, notWith: [] }, understood: undefined };
  const { words, diets, without, notWith, unread } = readQuestion(q, menu.search);
  const unwanted = notWith.map((phrase) => ({ phrase, ...menu.search.having(phrase) }));
  const hits = words.length > 0 ? menu.search.find(words) : undefined;
  return {
    asked: {
      ...question,
      diets: [...new Set([...question.diets, ...diets])],
      without: [...new Set([...question.without, ...without])],
      hits,
      notWith: unwanted.map(({ found }) => found),
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

/** What keeps every wish, and what would if no category were asked for. */
function keptOf(
  index: MenuIndex,
  { category, diets, without, maxMinutes, maxPriceCents, hits, notWith }: Asked,
): { inAnyCategory: EntrySet; kept: EntrySet } {
  const wishes = [
    ...diets.map((diet) => setIn(index, index.diets, diet)),
    ...without.map((allergen) => setIn(index, index.without, allergen)),
    ...(maxMinutes === undefined ? [] : [index.upToMinutes(maxMinutes)]),
    ...(maxPriceCents === undefined ? [] : [index.upToCents(maxPriceCents)]),
    ...(hits ? [hits.found] : []),
  ];
  const wished = wishes.reduce(both, index.all);
  const inAnyCategory = notWith.reduce(butNot, wished);
  const kept =
    category === undefined
      ? inAnyCategory
      : both(inAnyCategory, setIn(index, index.categories, category));
  return { inAnyCategory, kept };
}

/** What nothing is kept of has nothing in it: a wish that nobody knows of is kept by no recipe. */
const setIn = <Key>({ cards }: MenuIndex, sets: ReadonlyMap<Key, EntrySet>, key: Key): EntrySet =>
  sets.get(key) ?? noEntries(cards.length);

function countFacets({ categories, index }: Menu, inAnyCategory: EntrySet, kept: EntrySet): Facets {
  const countWithout = (allergen: Allergen) => ({
    value: allergen,
    count: sizeOfBoth(kept, setIn(index, index.without, allergen)),
  });
  return {
    categories: categories.map(({ slug }) => ({
      value: slug,
      count: sizeOfBoth(inAnyCategory, setIn(index, index.categories, slug)),
    })),
    diets: diets.map((diet) => ({
      value: diet,
      count: sizeOfBoth(kept, setIn(index, index.diets, diet)),
    })),
    without: allergenGroups.map(countWithout),
    kinds: allergenGroups.flatMap(kindsOf).map(countWithout),
  };
}

type Listed = { no: number; position: Position };
type Cut = { after: Position | undefined; most: number };

/** The first of a set after a position. Of many the order is walked until there are enough, of few each is put in its place. */
function pageIn(
  { order, positionOf }: MenuIndex,
  kept: EntrySet,
  total: number,
  sort: Sort,
  { after, most }: Cut,
): number[] {
  const { at, placeOf } = order[sort];
  const from = after
    ? placesBefore(order[sort], (no) => comparePositions(positionOf(no, sort), after) > 0)
    : 0;
  const isFew = total * Math.log2(total + 1) < (most * at.length) / (total + 1);
  if (!isFew) return walked(at, kept, from, most);
  const places = Uint32Array.from(numbersIn(kept), (no) => placeOf[no] ?? 0).sort();
  return Array.from(
    places.filter((place) => place >= from).subarray(0, most),
    (place) => at[place] ?? 0,
  );
}

function walked(at: Uint32Array, kept: EntrySet, from: number, most: number): number[] {
  const numbers: number[] = [];
  for (let place = from; place < at.length && numbers.length < most; place += 1) {
    const no = at[place] ?? 0;
    if (isIn(kept, no)) numbers.push(no);
  }
  return numbers;
}

/** Those of a set that fit best what was looked for, to a thousandth. No more are ever kept than are shown, the best first. */
function bestOf(
  { cards }: MenuIndex,
  kept: EntrySet,
  { nos, scores }: Hits,
  { after, most }: Cut,
): Listed[] {
  const best: { no: number; score: number; recipeNo: number }[] = [];
  let least = 0;
  for (let hit = 0; hit < nos.length; hit += 1) {
    const thousandths = (scores[hit] ?? 0) * 1000;
    const no = nos[hit] ?? 0;
    // Mostly it is worse than all that are there.
    if (thousandths < least || !isIn(kept, no)) continue;
    const found = { no, score: Math.round(thousandths), recipeNo: cards[no]?.recipeNo ?? 0 };
    if (after && comparePositions(placeOf(found), after) <= 0) continue;
    let at = best.length;
    for (; at > 0; at -= 1) {
      const other = best[at - 1];
      if (!other || other.score > found.score) break;
      if (other.score === found.score && other.recipeNo < found.recipeNo) break;
      if (at < most) best[at] = other;
    }
    if (at < most) best[at] = found;
    if (best.length === most) least = (best.at(-1)?.score ?? 0) - 0.5;
  }
  return best.map((found) => ({ no: found.no, position: placeOf(found) }));
}

const placeOf = ({ score, recipeNo }: { score: number; recipeNo: number }): Position => [
  -score,
  recipeNo,
];
