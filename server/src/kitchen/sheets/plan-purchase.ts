import { costOf, packsFor } from '../forecast/packs.ts';
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
  /** What orders that are still to come for this day and the days before it are likely to take. */
  likelyAmount: number;
  /** Packs that leave the free stock at its low-stock mark after what is likely; 0 at or above it. The day's need is already taken from it. */
  buyPacks: number;
  /** Null while nobody has said what a pack costs the shop. */
  costCents: number | null;
};

export function planPurchase(
  { heldAmount, ...need }: IngredientNeed,
  likelyAmount: number,
): PurchaseLine {
  const packs = packsFor(need.neededAmount, need.packAmount);
  const buyPacks = packsFor(need.lowStockAmount + likelyAmount - need.freeAmount, need.packAmount);
  return {
    ...need,
    name: nameOr(need.name, 'ingredient', need.ingredientNo),
    packs,
    surplusAmount: packs * need.packAmount - need.neededAmount,
    onHandAmount: need.freeAmount + heldAmount,
    likelyAmount,
    buyPacks,
    costCents: costOf(buyPacks, need.packCostCents),
  };
}
