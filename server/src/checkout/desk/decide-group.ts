import type { Need } from '../../food/recipes/customise-recipe.ts';
import { shortages, type Levels, type Shortage } from '../../stock/inventory/portions-left.ts';

/** What the database saw: stock by ingredient, and room by day (-1: closed). */
export type Seen = { stock: Levels; room: ReadonlyMap<string, number> };

export type Decision =
  | { fits: true }
  | { fits: false; code: 'out-of-stock'; shortages: Shortage[]; left: Levels }
  | { fits: false; code: 'delivery-day-full' | 'delivery-day-closed' };

/** Decides orders one by one in the order they came, as if each were alone at the counter. */
export function decideGroup(
  orders: readonly { need: Need; day: string }[],
  seen: Seen,
): Decision[] {
  const stock = new Map(seen.stock);
  const room = new Map(seen.room);
  return orders.map(({ need, day }): Decision => {
    const boxes = room.get(day) ?? 0;
    if (boxes < 0) return { fits: false, code: 'delivery-day-closed' };
    if (boxes === 0) return { fits: false, code: 'delivery-day-full' };
    const short = shortages(need, stock);
    if (short.length > 0) {
      return { fits: false, code: 'out-of-stock', shortages: short, left: new Map(stock) };
    }
    room.set(day, boxes - 1);
    for (const [ingredientNo, amount] of need) {
      stock.set(ingredientNo, (stock.get(ingredientNo) ?? 0) - amount);
    }
    return { fits: true };
  });
}
