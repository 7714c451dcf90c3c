import type { Charge } from '../pricing/price-order.ts';
import { priceTree, type PriceTree } from '../pricing/price-tree.ts';
import type { Order, OrderCharge, OrderLine } from './order.ts';

/** The price of an order as it was sold, whatever menu, zones and taxes say by now. */
export function priceOf(
  { dueCents, taxIncluded, totalCents }: Order,
  lines: readonly Pick<OrderLine, 'lineNo' | 'priceCents'>[],
  charges: readonly OrderCharge[],
): PriceTree | null {
  if (dueCents === null) return null;
  const meals = lines.map(({ lineNo, priceCents }): Charge => ({
    kind: 'meal',
    lineNo,
    name: null,
    basisPoints: null,
    cents: priceCents,
    included: false,
  }));
  return priceTree([...meals, ...charges], { taxIncluded, totalCents });
}
