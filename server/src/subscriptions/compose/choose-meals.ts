import type { Need } from '../../food/recipes/customise-recipe.ts';
import type { Levels } from '../../stock/inventory/portions-left.ts';

/** A meal that somebody could be given, as far as it is chosen by. */
export type Choice = {
  recipeNo: number;
  category: string;
  /** The ingredient that makes most of its price. */
  mainNo: number;
  minutes: number;
  eatenLately: boolean;
  liked: boolean;
  /** How often somebody at the table does not like something in it. */
  dislikes: number;
  /** How many of its ingredients are left out or swapped. */
  swapped: number;
  need: Need;
};

export type Chosen<C extends Choice> = {
  meals: C[];
  /** False where the shelf is so short of so much that not everything was looked at: there may be a better box. */
  proven: boolean;
};

/**
 * The best so many of these meals beside those that are kept, or as many as the shelf gives all together. Of two boxes the better one is
 * the one with more meals; then with less of the same (meals of a category, or of a main ingredient, that is in the box already, and meals
 * that were eaten lately, counted together); then with fewer dislikes; fewer changes; more that is liked; fewer minutes. Of boxes that are
 * alike in all of that it is the one whose best meal comes first, by the same and then by its number; then the second best, and so on.
 */
export function chooseMeals<C extends Choice>(
  offered: readonly C[],
  { meals, keep, levels }: { meals: number; keep: readonly C[]; levels: Levels },
): Chosen<C> {
  const places = laidOut(offered, keep, levels);
  let proven = true;
  for (let count = Math.min(meals, mostThatFit(places, 0)); count > 0; count -= 1) {
    const found = search(places, count);
    proven &&= found.proven;
    if (found.best) return { meals: found.best.map(({ meal }) => meal), proven };
  }
  return { meals: [], proven };
}

/** Each counts more than all that follows it can in a whole box, so that one sum says which of two boxes is better. */
const same = 2 ** 36;
const dislike = 2 ** 24;
const change = 2 ** 19;
const unliked = 2 ** 15;

/** What a meal costs a box by itself: the less, the better. */
const costOf = ({ eatenLately, dislikes, swapped, liked, minutes }: Choice): number =>
  (eatenLately ? same : 0) +
  dislikes * dislike +
  swapped * change +
  (liked ? 0 : unliked) +
  minutes;

/** Categories, or main ingredients: how many of them are not in the box. */
type Sort = { unused: number };
/** One of them, and how often it is in the box. */
type Kind = { of: Sort; inBox: number };
/** What is left of an ingredient that could run short. */
type Shelf = { left: number };
type Place<C> = {
  meal: C;
  cost: number;
  category: Kind;
  main: Kind;
  takes: { from: Shelf; amount: number }[];
};

/** The meals, the best first, beside those that are in the box already. */
function laidOut<C extends Choice>(
  offered: readonly C[],
  keep: readonly C[],
  levels: Levels,
): Place<C>[] {
  const categories = kindsOf();
  const mains = kindsOf();
  const shelves = shelvesOf([...offered, ...keep], levels);
  const placed = (meal: C): Place<C> => ({
    meal,
    cost: costOf(meal),
    category: categories(meal.category),
    main: mains(meal.mainNo),
    takes: [...meal.need].flatMap(([ingredientNo, amount]) => {
      const from = shelves.get(ingredientNo);
      return from ? [{ from, amount }] : [];
    }),
  });
  for (const meal of keep) move(placed(meal), 1);
  return offered.map(placed).sort((a, b) => a.cost - b.cost || a.meal.recipeNo - b.meal.recipeNo);
}

function kindsOf(): (name: string | number) => Kind {
  const of: Sort = { unused: 0 };
  const kinds = new Map<string | number, Kind>();
  return (name) => {
    const known = kinds.get(name);
    if (known) return known;
    const kind = { of, inBox: 0 };
    kinds.set(name, kind);
    of.unused += 1;
    return kind;
  };
}

/** Those ingredients of which there is less than all of these meals would take. */
function shelvesOf(meals: readonly Choice[], levels: Levels): Map<number, Shelf> {
  const wanted = new Map<number, number>();
  for (const { need } of meals)
    for (const [no, amount] of need) wanted.set(no, (wanted.get(no) ?? 0) + amount);
  return new Map(
    [...wanted].flatMap(([no, amount]) => {
      const left = levels.get(no) ?? 0;
      return amount > left ? [[no, { left }] as const] : [];
    }),
  );
}

/** Into the box (1), or out of it again (-1). */
function move({ category, main, takes }: Place<unknown>, by: 1 | -1): void {
  for (const kind of [category, main]) {
    kind.inBox += by;
    if (kind.inBox === Math.max(0, by)) kind.of.unused -= by;
  }
  for (const { from, amount } of takes) from.left -= by * amount;
}

const fits = ({ takes }: Place<unknown>): boolean =>
  takes.every(({ from, amount }) => amount <= from.left);

const repeats = ({ category, main }: Place<unknown>): number =>
  (category.inBox > 0 ? same : 0) + (main.inBox > 0 ? same : 0);

/** So many places are tried before the best box by then is taken: only a shelf that is short of much takes nearly as many. */
const mostTries = 20_000;

/** Every box of so many, the best first, but for those that cannot be better than one that was found. */
function search<C>(
  places: readonly Place<C>[],
  count: number,
): { best: Place<C>[] | undefined; proven: boolean } {
  const box: Place<C>[] = [];
  let best: Place<C>[] | undefined;
  // What is as good as the quick box and comes first is still found.
  let bound = quickBox(places, count) + 1;
  let tries = 0;
  const extend = (from: number, cost: number): void => {
    const missing = count - box.length;
    if (missing === 0) {
      [best, bound] = [[...box], cost];
      return;
    }
    if (mostThatFit(places, from) < missing) return;
    for (let at = from; at <= places.length - missing; at += 1) {
      const place = places[at];
      if (!place || tries >= mostTries || cost + least(places, at, missing) >= bound) return;
      tries += 1;
      if (!fits(place)) continue;
      const more = cost + place.cost + repeats(place);
      move(place, 1);
      if (more + least(places, at + 1, missing - 1) < bound) {
        box.push(place);
        extend(at + 1, more);
        box.pop();
      }
      move(place, -1);
    }
  };
  extend(0, 0);
  return { best, proven: tries < mostTries };
}

/** What a box costs that takes the best meal beside what is in it, again and again; endless where that leads nowhere. */
function quickBox(places: readonly Place<unknown>[], count: number): number {
  const box = new Set<Place<unknown>>();
  let cost = 0;
  while (box.size < count) {
    let [next, nextCost]: [Place<unknown> | undefined, number] = [undefined, Infinity];
    for (const place of places) {
      if (place.cost >= nextCost) break;
      const more = place.cost + repeats(place);
      if (more < nextCost && !box.has(place) && fits(place)) [next, nextCost] = [place, more];
    }
    if (!next) break;
    move(next, 1);
    box.add(next);
    cost += nextCost;
  }
  for (const place of box) move(place, -1);
  return box.size === count ? cost : Infinity;
}

type KindOf = (place: Place<unknown>) => Kind;
const categoryOf: KindOf = ({ category }) => category;
const mainOf: KindOf = ({ main }) => main;

/** So many more from there on cost at least this, whatever is on the shelf: four easier questions, and the answer that says most. */
function least(places: readonly Place<unknown>[], from: number, count: number): number {
  if (count === 0) return 0;
  return Math.max(
    leastApart(places, from, count, categoryOf, mainOf),
    leastApart(places, from, count, mainOf, categoryOf),
    leastTogether(places, from, count, categoryOf, mainOf),
    leastTogether(places, from, count, mainOf, categoryOf),
  );
}

/** What they cost by the one sort of kinds; and of the other they repeat at least as many as it has too few kinds. */
function leastApart(
  places: readonly Place<unknown>[],
  from: number,
  count: number,
  kindOf: KindOf,
  otherOf: KindOf,
): number {
  const [first] = places;
  if (!first) return Infinity;
  const { unused } = kindOf(first).of;
  const seen = new Set<Kind>();
  const cost = leastSum(places, from, count, {
    extraOf: (place) => {
      const kind = kindOf(place);
      if (kind.inBox > 0 || seen.has(kind)) return same;
      seen.add(kind);
      return 0;
    },
    leastExtra: () => (seen.size < unused ? 0 : same),
  });
  return cost + same * Math.max(0, count - otherOf(first).of.unused);
}

/** What they cost by both sorts beside what is in the box, if of those that repeat nothing there the first of a kind repeats nothing here either. */
function leastTogether(
  places: readonly Place<unknown>[],
  from: number,
  count: number,
  kindOf: KindOf,
  otherOf: KindOf,
): number {
  const [first] = places;
  if (!first) return Infinity;
  const [{ unused }, { unused: others }] = [kindOf(first).of, otherOf(first).of];
  const seen = new Set<Kind>();
  return leastSum(places, from, count, {
    extraOf: (place) => {
      const inBox = repeats(place);
      if (inBox > 0) return inBox;
      const kind = kindOf(place);
      if (seen.has(kind)) return same;
      seen.add(kind);
      return 0;
    },
    leastExtra: () => (seen.size < unused && others > 0 ? 0 : same),
  });
}

/** The sum of the so many least, each with what it costs extra; the best places come first, so that few have to be looked at. */
function leastSum(
  places: readonly Place<unknown>[],
  from: number,
  count: number,
  asked: { extraOf: (place: Place<unknown>) => number; leastExtra: () => number },
): number {
  const costs: number[] = [];
  for (let at = from; at < places.length; at += 1) {
    const place = places[at];
    const most = costs.length < count ? Infinity : (costs.at(-1) ?? Infinity);
    if (!place || place.cost + asked.leastExtra() >= most) break;
    insert(costs, place.cost + asked.extraOf(place), count);
  }
  return costs.length < count ? Infinity : costs.reduce((sum, cost) => sum + cost, 0);
}

/** Into the least so many, in order. */
function insert(costs: number[], cost: number, count: number): void {
  let at = costs.length;
  while (at > 0 && (costs[at - 1] ?? 0) > cost) at -= 1;
  costs.splice(at, 0, cost);
  if (costs.length > count) costs.pop();
}

/** No more of those from there on fit what is left than the ingredient allows that gives the fewest. */
function mostThatFit(places: readonly Place<unknown>[], from: number): number {
  const rest = places.slice(from).filter(fits);
  const amounts = new Map<Shelf, number[]>();
  for (const { takes } of rest)
    for (const { from: shelf, amount } of takes)
      amounts.set(shelf, [...(amounts.get(shelf) ?? []), amount]);
  let most = rest.length;
  for (const [shelf, taken] of amounts) {
    let { left } = shelf;
    const given = taken.sort((a, b) => a - b).filter((amount) => (left -= amount) >= 0).length;
    most = Math.min(most, rest.length - taken.length + given);
  }
  return most;
}
