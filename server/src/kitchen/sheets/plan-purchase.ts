import { nameOr, type IngredientNeed } from './day-lines.ts';

/** One ingredient of the purchase list; amounts in base units. */
export type PurchaseLine = Omit<IngredientNeed, 'heldAmount' | 'name'> & {
  name: string;
  /** Packs to open for the day's orders: what they need, rounded up to whole packs. */
  packs: number;
  /** What those packs hold beyond the need. */
  surplusAmount: number;
  /** Physically in the house: the free stock and what orders of any day took that have not been shipped. */
  onHandAmount: number;
  /** Packs that bring the free stock back to its low-stock mark; 0 at or above it. The day's need is already taken from it. */
  buyPacks: number;
  /** Null while nobody has said what a pack costs the shop. */
  costCents: number | null;
};

export function planPurchase({ heldAmount, ...need }: IngredientNeed): PurchaseLine {
  const packs = packsFor(need.neededAmount, need.packAmount);
  const buyPacks = packsFor(need.lowStockAmount - need.freeAmount, need.packAmount);
  return {
    ...need,
    name: nameOr(need.name, 'ingredient', need.ingredientNo),
    packs,
    surplusAmount: packs * need.packAmount - need.neededAmount,
    onHandAmount: need.freeAmount + heldAmount,
    buyPacks,
    costCents: costOf(buyPacks, need.packCostCents),
  };
}

function costOf(packs: number, packCents: number | null): number | null {
  if (packs === 0) return 0;
  return packCents === null ? null : packs * packCents;
}

/** The fewest whole packs that hold the amount; none for nothing or less. */
export function packsFor(amount: number, packAmount: number): number {
  return Math.max(0, Math.ceil(amount / packAmount));
}
