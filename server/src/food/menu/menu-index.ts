import { allergens, concerns, diets, type Allergen, type Diet } from '../../contract/food-terms.ts';
import { folded } from '../../contract/fold.ts';
import { comparePositions, type Position } from '../ingredients/position.ts';
import type { Card } from './build-menu.ts';
import { everyEntry, noEntries, put, type EntrySet } from './entry-set.ts';

/** `shop` is the shop's own order: what it gave a place, then the newest. */
export const sorts = ['shop', 'name', 'time', 'price', 'newest'] as const;
export type Sort = (typeof sorts)[number];

/** Recipes by their numbers: in which order they stand, and at which place each of them. */
export type Order = { at: Uint32Array; placeOf: Uint32Array };

/**
 * What a question to the menu is answered from, made once with it: the sets that filters cut, and the orders that pages are cut from. Recipes
 * are known by their numbers, in which they stand in `cards`.
 */
export type MenuIndex = {
  cards: readonly Card[];
  all: EntrySet;
  categories: ReadonlyMap<string, EntrySet>;
  diets: ReadonlyMap<Diet, EntrySet>;
  /** What declares nothing that concerns whoever avoids the allergen, as contained or as traces, and has nothing undeclared in it. */
  without: ReadonlyMap<Allergen, EntrySet>;
  order: Readonly<Record<Sort, Order>>;
  /** Where it stands in a list that is sorted so. */
  positionOf: (no: number, sort: Sort) => Position;
  /** Those that take no longer, and cost no more. */
  upToMinutes: (most: number) => EntrySet;
  upToCents: (most: number) => EntrySet;
};

export function* indexInSteps(cards: readonly Card[]): Generator<void, MenuIndex> {
  const size = cards.length;
  const categories = new Map<string, EntrySet>();
  const kept = new Map(diets.map((diet) => [diet, noEntries(size)]));
  const without = new Map(allergens.map((allergen) => [allergen, noEntries(size)]));
  for (const [no, card] of cards.entries()) {
    putInto(categories, card.category, no, size);
    for (const diet of card.diets) putInto(kept, diet, no, size);
    for (const allergen of allergens)
      if (isWithout(card, allergen)) putInto(without, allergen, no, size);
    yield;
  }
  const positionOf = yield* positionsInSteps(cards);
  const order = yield* ordersInSteps(cards, positionOf);
  const { time, price } = order;
  return {
    cards,
    all: everyEntry(size),
    categories,
    diets: kept,
    without,
    order,
    positionOf,
    upToMinutes: yield* firstUpTo(time, (no) => cards[no]?.minutes ?? 0),
    upToCents: yield* firstUpTo(price, (no) => cards[no]?.pricePerServingCents ?? 0),
  };
}

/** The same of the same recipes by other names. */
export function* renamedInSteps(
  index: MenuIndex,
  cards: readonly Card[],
): Generator<void, MenuIndex> {
  const positionOf = yield* positionsInSteps(cards);
  const order = { ...index.order, name: orderOf(cards.length, (no) => positionOf(no, 'name')) };
  return { ...index, cards, order, positionOf };
}

function putInto<Key>(sets: Map<Key, EntrySet>, key: Key, no: number, size: number): void {
  const set = sets.get(key) ?? noEntries(size);
  put(set, no);
  sets.set(key, set);
}

/** Unknown is not free-from. */
function isWithout(card: Card, avoided: Allergen): boolean {
  if (card.allergensUnknown) return false;
  const declared = [...card.allergens, ...card.mayContain];
  return !declared.some((it) => concerns(avoided, it));
}

function* ordersInSteps(
  { length }: readonly Card[],
  positionOf: MenuIndex['positionOf'],
): Generator<void, MenuIndex['order']> {
  const order: Partial<Record<Sort, Order>> = {};
  for (const sort of sorts) {
    order[sort] = orderOf(length, (no) => positionOf(no, sort));
    yield;
  }
  return order as MenuIndex['order'];
}

function orderOf(size: number, positionOf: (no: number) => Position): Order {
  const positions = Array.from({ length: size }, (_, no) => ({ no, position: positionOf(no) }));
  positions.sort((a, b) => comparePositions(a.position, b.position));
  const at = Uint32Array.from(positions, ({ no }) => no);
  const placeOf = new Uint32Array(size);
  for (const [place, no] of at.entries()) placeOf[no] = place;
  return { at, placeOf };
}

/** A name is folded once, and not whenever something is compared with it. */
function* positionsInSteps(cards: readonly Card[]): Generator<void, MenuIndex['positionOf']> {
  const names: string[] = [];
  for (const { name } of cards) {
    names.push(folded(name ?? ''));
    yield;
  }
  return (no, sort) => {
    const card = cards[no];
    if (!card) throw new Error(`A menu of ${cards.length} has no recipe ${no}.`);
    return sort === 'name' ? [names[no] ?? '', card.recipeNo] : placeOf(card, sort);
  };
}

/** More than any number of a recipe and any place before it. */
const afterEveryPlace = 100_000_000_000;

function placeOf(card: Card, sort: Exclude<Sort, 'name'>): Position {
  switch (sort) {
    case 'shop':
      return [card.menuPlace ?? afterEveryPlace - card.recipeNo, card.recipeNo];
    case 'time':
      return [card.minutes, card.recipeNo];
    case 'price':
      return [card.pricePerServingCents, card.recipeNo];
    case 'newest':
      return [-card.recipeNo, card.recipeNo];
  }
}

/** How many places of an order lie before the first of which this is said: it is said of all after that, too. */
export function placesBefore({ at }: Order, isSaid: (no: number) => boolean): number {
  let [before, after] = [0, at.length];
  while (before < after) {
    const middle = (before + after) >>> 1;
    if (isSaid(at[middle] ?? 0)) after = middle;
    else before = middle + 1;
  }
  return before;
}

/** So far apart a set of everything before is kept. */
const keptEvery = 256;

/** Answers sets of what comes first in an order, up to a value that it is an order of. */
function* firstUpTo(
  order: Order,
  valueOf: (no: number) => number,
): Generator<void, (most: number) => EntrySet> {
  const { at } = order;
  const growing = noEntries(at.length);
  const kept: EntrySet[] = [];
  for (const [place, no] of at.entries()) {
    if (place % keptEvery === 0) kept.push(growing.slice());
    put(growing, no);
    yield;
  }
  return (most) => {
    const count = placesBefore(order, (no) => valueOf(no) > most);
    const nearest = Math.floor(count / keptEvery);
    const set = kept[nearest]?.slice() ?? growing.slice();
    for (const no of at.subarray(nearest * keptEvery, count)) put(set, no);
    return set;
  };
}
