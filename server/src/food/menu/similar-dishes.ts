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
  const dishes: Dish[] = [];
  const numbers = new Map<number, number>();
  const shelves = new Map<string, { no: number; weight: number }[]>();
  /** How much of a dish an ingredient is, of the first dishes that hold it. */
  const shares = new Map<number, { no: number; weight: number }[]>();
  for (const [no, entry] of entries.entries()) {
    const { recipeNo, category } = entry.card;
    const food = foodOf(entry, rarity);
    dishes.push({ entry, food });
    numbers.set(recipeNo, no);
    addTo(shelves, category, { no, weight: 0 });
    for (const [ingredientNo, weight] of food) addTo(shares, ingredientNo, { no, weight });
    yield;
  }
  const found = new Map<number, readonly number[]>();
  const share = openShare(entries.length);
  return (recipeNo) => {
    const known = found.get(recipeNo);
    if (known) return known;
    const own = numbers.get(recipeNo);
    const dish = dishes[own ?? -1];
    if (!dish) return [];
    share.add(shelves.get(dish.entry.card.category) ?? [], 0);
    for (const [food, weight] of [...dish.food].slice(0, mostFoods))
      share.add(shares.get(food) ?? [], weight);
    const likest = share
      .take()
      .filter((no) => no !== own)
      .slice(0, mostCompared)
      .flatMap((no) => dishes[no] ?? [])
      .map((other) => ({ no: other.entry.card.recipeNo, likeness: likenessOf(dish, other) }))
      .toSorted((a, b) => b.likeness - a.likeness || a.no - b.no)
      .slice(0, most)
      .map(({ no }) => no);
    found.set(recipeNo, likest);
    return likest;
  };
}

/** Sums up what dishes share with one, by their numbers; taken, those that share most come first, and the next sum begins. */
function openShare(size: number) {
  const sums = new Float64Array(size).fill(-1);
  let touched: number[] = [];
  return {
    add: (parts: readonly { no: number; weight: number }[], weight: number): void => {
      for (const part of parts) {
        const sum = sums[part.no] ?? 0;
        if (sum < 0) touched.push(part.no);
        sums[part.no] = Math.max(0, sum) + weight * part.weight;
      }
    },
    take: (): number[] => {
      const numbers = touched.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b);
      for (const no of numbers) sums[no] = -1;
      touched = [];
      return numbers;
    },
  };
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
