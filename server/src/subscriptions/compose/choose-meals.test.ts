import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseMeals, type Choice } from './choose-meals.ts';

const aNeed = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })), {
    maxLength: 3,
    selector: ([no]) => no,
  })
  .map((entries) => new Map(entries));

const aChoice: fc.Arbitrary<Omit<Choice, 'recipeNo'>> = fc.record({
  category: fc.constantFrom('bowls', 'soups', 'pasta'),
  mainNo: fc.integer({ min: 1, max: 3 }),
  minutes: fc.constantFrom(10, 20, 1440),
  eatenLately: fc.boolean(),
  liked: fc.boolean(),
  dislikes: fc.constantFrom(0, 1, 260),
  swapped: fc.integer({ min: 0, max: 2 }),
  need: aNeed,
});
const someChoices = (most: number) =>
  fc.array(aChoice, { maxLength: most }).chain((made) =>
    fc
      .shuffledSubarray(
        made.map((_, at) => at + 1),
        { minLength: made.length },
      )
      .map((numbers) => made.map((it, at): Choice => ({ ...it, recipeNo: numbers[at] ?? 0 }))),
  );

/** A shelf that is full, short of something, or nearly empty. */
const someLevels = fc
  .tuple(...[1, 2, 3, 4].map(() => fc.oneof(fc.constant(1000), fc.integer({ min: 0, max: 9 }))))
  .map((amounts) => new Map(amounts.map((amount, at) => [at + 1, amount])));

/** What a box is compared by, in the words of the order: the less, the better, one after the other. */
function orderOf(box: readonly Choice[], keep: readonly Choice[]): number[] {
  const again = (kinds: readonly unknown[]) => kinds.length - new Set(kinds).size;
  const all = [...keep, ...box];
  const sum = (of: (choice: Choice) => number) => box.reduce((total, it) => total + of(it), 0);
  return [
    -box.length,
    again(all.map(({ category }) => category)) +
      again(all.map(({ mainNo }) => mainNo)) +
      sum(({ eatenLately }) => Number(eatenLately)),
    sum(({ dislikes }) => dislikes),
    sum(({ swapped }) => swapped),
    sum(({ liked }) => Number(!liked)),
    sum(({ minutes }) => minutes),
  ];
}
const ownOrder = (it: Choice) => [
  Number(it.eatenLately),
  it.dislikes,
  it.swapped,
  Number(!it.liked),
  it.minutes,
  it.recipeNo,
];
function compare(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) if (value !== other[at]) return value - (other[at] ?? 0);
  return 0;
}
const bestFirst = (box: readonly Choice[]) =>
  box.toSorted((a, b) => compare(ownOrder(a), ownOrder(b)));

function* boxesOf(offered: readonly Choice[], most: number): Generator<Choice[]> {
  yield [];
  if (most === 0) return;
  for (const [at, first] of offered.entries())
    for (const rest of boxesOf(offered.slice(at + 1), most - 1)) yield [first, ...rest];
}

/** All together take no more than there is of whatever this box takes; what is kept may have taken too much of something else. */
const isOnTheShelf = (
  box: readonly Choice[],
  levels: ReadonlyMap<number, number>,
  keep: readonly Choice[] = [],
) =>
  [...levels].every(([no, level]) => {
    const taken = (some: readonly Choice[]) =>
      some.reduce((sum, { need }) => sum + (need.get(no) ?? 0), 0);
    return taken(box) === 0 || taken(box) + taken(keep) <= level;
  });

/** Every box there is, and the best of them. */
function byBruteForce(
  offered: readonly Choice[],
  { meals, keep, levels }: Parameters<typeof chooseMeals<Choice>>[1],
): number[] {
  const [best = []] = [...boxesOf(offered, meals)]
    .filter((box) => isOnTheShelf(box, levels, keep))
    .map(bestFirst)
    .sort(
      (a, b) =>
        compare(orderOf(a, keep), orderOf(b, keep)) ||
        compare(a.flatMap(ownOrder), b.flatMap(ownOrder)),
    );
  return best.map(({ recipeNo }) => recipeNo);
}

test('the box is the best there is, as every box compared with every other says', () => {
  fc.assert(
    fc.property(
      someChoices(9),
      fc.integer({ min: 0, max: 2 }),
      someLevels,
      fc.integer({ min: 1, max: 5 }),
      (made, kept, levels, meals) => {
        const [keep, offered] = [made.slice(0, kept), made.slice(kept)];
        const wanted = { meals, keep, levels };
        const chosen = chooseMeals(offered, wanted);
        expect(chosen.proven).toBe(true);
        expect(chosen.meals.map(({ recipeNo }) => recipeNo)).toEqual(byBruteForce(offered, wanted));
      },
    ),
    { numRuns: 2000 },
  );
});

test('what is asked of a shelf is never more than there is, however many meals there are', () => {
  fc.assert(
    fc.property(someChoices(60), someLevels, (offered, levels) => {
      const { meals } = chooseMeals(offered, { meals: 5, keep: [], levels });
      expect(isOnTheShelf(meals, levels)).toBe(true);
      expect(new Set(meals).size).toBe(meals.length);
    }),
    { numRuns: 200 },
  );
});
