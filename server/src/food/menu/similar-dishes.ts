import type { Diet } from '../../contract/food-terms.ts';
import { inOneGo } from '../../contract/in-one-go.ts';
import type { Menu, MenuEntry } from './build-menu.ts';

/** Answers the numbers of dishes like one of the menu, the likest first; none for what is not on it. */
export type SimilarDishes = (recipeNo: number) => readonly number[];

/** So many are shown beside a dish. */
const most = 4;
/** What more than this part of the menu is made with (salt, oil) makes no two dishes alike. */
const everywhere = 0.4;
/** Looked for by so much of what a dish is about, among so many dishes of each: it costs the same however long the menu is. */
const mostFoods = 6;
const mostOfOne = 60;
/** Of what was found so, those that share most of that food are held against the dish in all that they are. */
const mostCompared = 110;

/** How much each counts; together 1. */
const weights = { food: 0.6, category: 0.15, diets: 0.15, minutes: 0.1 };

/** What a dish is made of: how much of it each ingredient is, weighted by how seldom it is on the menu, at length 1; the most first. */
type Dish = { entry: MenuEntry; food: ReadonlyMap<number, number> };

export const findSimilar = (menu: Pick<Menu, 'entries'>): SimilarDishes =>
  inOneGo(similarInSteps(menu));

/**
 * Reads the menu once, dish by dish; what is like a dish is worked out when somebody first asks, among the dishes that share something
 * with it, and remembered. Nothing in it is of whoever asks, and the same menu gives the same answers.
 */
export function* similarInSteps({
  entries,
}: Pick<Menu, 'entries'>): Generator<void, SimilarDishes> {
  const holding = new Map<number, number>();
  for (const { quote } of entries) {
    for (const no of quote.need.keys()) holding.set(no, (holding.get(no) ?? 0) + 1);
    yield;
  }
  const rarity = (no: number): number => {
    const part = (holding.get(no) ?? 0) / entries.length;
    return part > everywhere ? 0 : -Math.log(part);
  };
  const dishes = new Map<number, Dish>();
  const shelves = new Map<string, number[]>();
  /** How much of a dish an ingredient is, of the first dishes that hold it. */
  const shares = new Map<number, { no: number; weight: number }[]>();
  for (const entry of entries) {
    const { recipeNo, category } = entry.card;
    const food = foodOf(entry, rarity);
    dishes.set(recipeNo, { entry, food });
    addTo(shelves, category, recipeNo);
    for (const [no, weight] of food) addTo(shares, no, { no: recipeNo, weight });
    yield;
  }
  const found = new Map<number, readonly number[]>();
  return (recipeNo) => {
    const known = found.get(recipeNo);
    if (known) return known;
    const dish = dishes.get(recipeNo);
    if (!dish) return [];
    const shelf = shelves.get(dish.entry.card.category) ?? [];
    const shared = new Map(shelf.map((no) => [no, 0]));
    for (const [food, own] of [...dish.food].slice(0, mostFoods))
      for (const { no, weight } of shares.get(food) ?? [])
        shared.set(no, (shared.get(no) ?? 0) + own * weight);
    shared.delete(recipeNo);
    const likest = sharingMost(shared)
      .flatMap((no) => dishes.get(no) ?? [])
      .map((other) => ({ no: other.entry.card.recipeNo, likeness: likenessOf(dish, other) }))
      .toSorted((a, b) => b.likeness - a.likeness || a.no - b.no)
      .slice(0, most)
      .map(({ no }) => no);
    found.set(recipeNo, likest);
    return likest;
  };
}

/** Of many those that share most; two that share as much in the order in which they were found. */
function sharingMost(shared: ReadonlyMap<number, number>): number[] {
  if (shared.size <= mostCompared) return [...shared.keys()];
  const least = Float64Array.from(shared.values()).sort()[shared.size - mostCompared] ?? 0;
  const found = [...shared];
  const more = found.filter(([, share]) => share > least);
  const asMuch = found.filter(([, share]) => share === least);
  return [...more, ...asMuch].slice(0, mostCompared).map(([no]) => no);
}

/** Up to `mostOfOne` to a list. */
function addTo<Key, Each>(lists: Map<Key, Each[]>, key: Key, each: Each): void {
  const known = lists.get(key);
  if (!known) lists.set(key, [each]);
  else if (known.length < mostOfOne) known.push(each);
}

/** What of the price of a dish an ingredient is tells what the dish is about, whatever it is counted in. */
function foodOf({ quote }: MenuEntry, rarity: (no: number) => number): ReadonlyMap<number, number> {
  const parts = quote.price.parts
    .map(({ ingredientNo, cents }) => [ingredientNo, (1 + cents) * rarity(ingredientNo)] as const)
    .filter(([, weight]) => weight > 0)
    .toSorted(([, a], [, b]) => b - a);
  const length = Math.hypot(...parts.map(([, weight]) => weight));
  return new Map(parts.map(([no, weight]) => [no, weight / length]));
}

/** From 0 to 1. */
function likenessOf(dish: Dish, other: Dish): number {
  const [a, b] = [dish.entry.card, other.entry.card];
  let food = 0;
  for (const [no, weight] of dish.food) food += weight * (other.food.get(no) ?? 0);
  const likeness =
    weights.food * food +
    weights.category * Number(a.category === b.category) +
    weights.diets * keptOf(a.diets, b.diets) +
    (weights.minutes * Math.min(a.minutes, b.minutes)) / Math.max(a.minutes, b.minutes);
  // Whatever order the sums were made in.
  return Math.round(likeness * 1e6);
}

/** How many of the diets of a dish another keeps to as well. */
const keptOf = (own: readonly Diet[], others: readonly Diet[]): number =>
  own.length === 0 ? 1 : own.filter((diet) => others.includes(diet)).length / own.length;
