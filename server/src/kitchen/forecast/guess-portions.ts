/** A recipe of a week: what it sold in a usual week, if it ever did, its limit, and what is ordered already. */
export type Guessed = {
  recipeNo: number;
  usual: number | null;
  mostPortions: number | null;
  taken: number;
};

/**
 * How many portions of each recipe a week will take: shares of the number that its author expects, in proportion to what each sold before, or
 * that itself where nobody expects a number. What never sold counts as much as the others on average. Never more than a limit, never less
 * than is ordered; together the number that is expected, as far as limits and orders allow.
 */
export function guessPortions(
  offers: readonly Guessed[],
  expected: number | null,
): Map<number, number> {
  const known = offers.flatMap(({ usual }) => (usual === null ? [] : [usual]));
  const even = known.length > 0 ? Math.round(sumOf(known) / known.length) : 0;
  const shares =
    expected === null
      ? offers.map((offer) => within(offer, offer.usual ?? even))
      : shared(
          offers.map((offer) => ({ ...offer, weight: Math.max(1, offer.usual ?? even) })),
          expected,
        );
  return new Map(offers.map(({ recipeNo }, at) => [recipeNo, shares[at] ?? 0]));
}

type Weighed = Guessed & { weight: number };

const within = ({ mostPortions, taken }: Guessed, portions: number): number =>
  Math.max(taken, Math.min(portions, mostPortions ?? portions));

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** A number is halved so often that what is left of it is less than a portion of anything. */
const halvings = 60;

/** Each gets so many times its weight, as far as its limits allow, that no larger factor would still fit; what is left goes to the largest remainders. */
function shared(offers: readonly Weighed[], expected: number): number[] {
  const at = (factor: number) =>
    offers.map((offer) => within(offer, Math.floor(offer.weight * factor)));
  let [fits, tooMuch] = [0, expected + 1];
  for (let halving = 0; halving < halvings; halving += 1) {
    const factor = (fits + tooMuch) / 2;
    if (sumOf(at(factor)) <= expected) fits = factor;
    else tooMuch = factor;
  }
  const shares = at(fits);
  const remainder = ({ weight }: Weighed) => (weight * fits) % 1;
  const inTurn = offers
    .map((offer, index) => ({ offer, index }))
    .toSorted((a, b) => remainder(b.offer) - remainder(a.offer) || a.index - b.index);
  let left = expected - sumOf(shares);
  while (left > 0) {
    const before = left;
    for (const { offer, index } of inTurn) {
      const share = shares[index] ?? 0;
      if (left === 0 || share >= (offer.mostPortions ?? Infinity)) continue;
      shares[index] = share + 1;
      left -= 1;
    }
    if (left === before) break;
  }
  return shares;
}
