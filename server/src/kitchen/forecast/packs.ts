/** The fewest whole packs that hold the amount; none for nothing or less. */
export function packsFor(amount: number, packAmount: number): number {
  return Math.max(0, Math.ceil(amount / packAmount));
}

/** What packs cost the shop; null while nobody has said what one costs. */
export function costOf(packs: number, packCents: number | null): number | null {
  if (packs === 0) return 0;
  return packCents === null ? null : packs * packCents;
}
