import type { Need } from '../../food/recipes/customise-recipe.ts';
import { openTakes, type SeenAccounts, type Take } from '../promotions/allowances.ts';
import {
  leftOn,
  shortages,
  type Ends,
  type Levels,
  type Shortage,
} from '../../stock/inventory/portions-left.ts';

/** What the database saw: stock by ingredient, room by day (-1: closed), and portions left of limited offers by `offerKey`. */
export type Seen = {
  stock: Levels;
  room: ReadonlyMap<string, number>;
  offers?: ReadonlyMap<string, number>;
  /** Of what is in stock, what is good until a day only. */
  ends?: Ends;
};

/**
 * What was seen, and what was seen later: a later look is at what the orders that were still in need, so of what it leaves out the
 * earlier one holds. Without it whoever was refused by the first would be told a reason that nobody saw.
 */
export function seenSince(earlier: Seen | undefined, later: Seen): Seen {
  if (!earlier) return later;
  return {
    stock: new Map([...earlier.stock, ...later.stock]),
    room: new Map([...earlier.room, ...later.room]),
    offers: new Map([...(earlier.offers ?? []), ...(later.offers ?? [])]),
    ends: new Map([...(earlier.ends ?? []), ...(later.ends ?? [])]),
  };
}

/** Portions by `offerKey`. */
export type Portions = ReadonlyMap<string, number>;

export type Decision =
  | { fits: true }
  | { fits: false; code: 'out-of-stock'; shortages: Shortage[]; left: Levels }
  | { fits: false; code: 'recipe-sold-out'; soldOut: SoldOut[] }
  | { fits: false; code: 'delivery-day-full' | 'delivery-day-closed' }
  | { fits: false; code: 'promotion-used-up' | 'balance-changed' };

/** An offer of a week, by `offerKey`, of which less is left than is asked for. */
export type SoldOut = { offer: string; needed: number; left: number };

/** Decides orders one by one in the order they came, as if each were alone at the counter. Of what nobody has looked at there is enough. */
export function decideGroup(
  orders: readonly { need: Need; day: string; portions?: Portions; takes?: readonly Take[] }[],
  seen: Seen | undefined,
  accounts?: SeenAccounts,
): Decision[] {
  const stock = new Map(seen?.stock);
  const room = new Map(seen?.room);
  const offers = new Map(seen?.offers);
  const taking = accounts && openTakes(accounts);
  return orders.map(({ need, day, portions = noPortions, takes = [] }): Decision => {
    const usedUp = taking?.missing(takes);
    if (usedUp !== undefined) return { fits: false, code: usedUpCode(usedUp) };
    if (!seen) {
      taking?.take(takes);
      return { fits: true };
    }
    const boxes = room.get(day) ?? 0;
    if (boxes < 0) return { fits: false, code: 'delivery-day-closed' };
    if (boxes === 0) return { fits: false, code: 'delivery-day-full' };
    const soldOut = soldOutOf(portions, offers);
    if (soldOut.length > 0) return { fits: false, code: 'recipe-sold-out', soldOut };
    const left = leftOn(day, stock, seen.ends);
    const short = shortages(need, left);
    if (short.length > 0)
      return { fits: false, code: 'out-of-stock', shortages: short, left: new Map(left) };
    taking?.take(takes);
    room.set(day, boxes - 1);
    for (const [ingredientNo, amount] of need) {
      stock.set(ingredientNo, (stock.get(ingredientNo) ?? 0) - amount);
    }
    for (const [offer, count] of portions) {
      const left = offers.get(offer);
      if (left !== undefined) offers.set(offer, left - count);
    }
    return { fits: true };
  });
}

const usedUpCode = (account: string) =>
  account.startsWith('promotion:') ? 'promotion-used-up' : 'balance-changed';

const noPortions: Portions = new Map();

/** What is not in the list of what is left has no limit. */
function soldOutOf(portions: Portions, offers: Portions): SoldOut[] {
  return [...portions].flatMap(([offer, needed]) => {
    const left = offers.get(offer);
    return left === undefined || left >= needed ? [] : [{ offer, needed, left }];
  });
}
