/**
 * Deals whole cents over shares by largest remainder: each gets its part of `cents` to within one, and together they are `cents` exactly.
 * Of equal remainders the first comes first. Shares that are all 0 are dealt to alike.
 */
export function deal(cents: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + BigInt(share), 0n);
  const weights = sum === 0n ? shares.map(() => 1n) : shares.map(BigInt);
  const whole = sum === 0n ? BigInt(shares.length) : sum;
  if (whole === 0n) return [];
  const sign = cents < 0 ? -1 : 1;
  const parts = weights.map((weight, place) => {
    const exact = BigInt(Math.abs(cents)) * weight;
    return { place, cents: exact / whole, remainder: exact % whole };
  });
  let left = Math.abs(cents) - Number(parts.reduce((total, part) => total + part.cents, 0n));
  const dealt = parts.map((part) => Number(part.cents));
  const byRemainder = [...parts].sort(
    (a, b) => Number(b.remainder - a.remainder) || a.place - b.place,
  );
  for (const { place } of byRemainder) {
    if (left === 0) break;
    dealt[place] = (dealt[place] ?? 0) + 1;
    left -= 1;
  }
  return dealt.map((part) => part * sign || 0);
}
