import type { Pantry } from './recipe.ts';
import type { Need } from './customise-recipe.ts';

export type Price = {
  totalCents: number;
  preparationCents: number;
  /** One part per ingredient; together with the preparation they are the total, to the cent. */
  parts: { ingredientNo: number; amount: number; cents: number }[];
};

/**
 * The price of a line: every ingredient's share of its pack, plus the preparation of each serving. Exact fractions are summed and
 * rounded once (half up); the cents are then dealt to the parts by largest remainder.
 */
export function priceLine(
  need: Need,
  servings: number,
  preparationCents: number,
  ingredients: Pantry,
): Price {
  const shares = [...need].map(([ingredientNo, amount]) => {
    const ingredient = ingredients.get(ingredientNo);
    if (!ingredient) throw new Error(`No price for ingredient ${ingredientNo}.`);
    const numerator = amount * ingredient.priceCents;
    return {
      ingredientNo,
      amount,
      cents: Math.floor(numerator / ingredient.packAmount),
      remainder: numerator % ingredient.packAmount,
      pack: ingredient.packAmount,
    };
  });
  const whole = shares.reduce((sum, share) => sum + share.cents, 0);
  const fractions = dealFractions(shares);
  const parts = shares.map(({ ingredientNo, amount, cents }, index) => ({
    ingredientNo,
    amount,
    cents: cents + (fractions.extraAt.has(index) ? 1 : 0),
  }));
  const preparation = preparationCents * servings;
  return {
    totalCents: whole + fractions.cents + preparation,
    preparationCents: preparation,
    parts,
  };
}

/** Sums the fractions of a cent over their common denominator and says which parts get one of the rounded cents. */
function dealFractions(shares: { remainder: number; pack: number }[]): {
  cents: number;
  extraAt: Set<number>;
} {
  const common = shares.reduce((sum, { pack }) => leastCommonMultiple(sum, BigInt(pack)), 1n);
  const scaled = shares.map(({ remainder, pack }, index) => ({
    place: index,
    value: BigInt(remainder) * (common / BigInt(pack)),
  }));
  const sum = scaled.reduce((total, { value }) => total + value, 0n);
  const cents = Number((2n * sum + common) / (2n * common));
  scaled.sort((a, b) => (a.value === b.value ? a.place - b.place : a.value > b.value ? -1 : 1));
  return { cents, extraAt: new Set(scaled.slice(0, cents).map(({ place }) => place)) };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
