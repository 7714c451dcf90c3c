import type { Lot, WasteReason } from './lot.ts';

export type LotChange =
  | { kind: 'quarantined' | 'released' }
  /** `seenAmount` is what the lot was said to hold when somebody began; else what has moved since is told, and nothing happens twice. */
  | { kind: 'wasted'; amount: number; seenAmount: number; reason: WasteReason }
  /** `amount` is what somebody finds of it. */
  | { kind: 'counted'; amount: number; seenAmount: number };

/** What a change of a lot moves; amounts in base units, signed. */
export type LotEffect = {
  status: Lot['status'];
  /** Of the lot itself. */
  lot: number;
  /** Of what can be sold. */
  stock: number;
  /** What was sold of it and is not there any more. */
  owed: number;
};

export type LotDecision =
  | { ok: true; effect: LotEffect }
  | { ok: false; code: 'lot-not-in-that-state' | 'lot-below-zero' | 'precondition-failed' };

/**
 * What follows when a lot is blocked, released, thrown away or counted. Safety comes first: what was sold already is no reason to keep bad
 * food, so what cannot be taken from what is still to be sold is owed, and whatever comes in next pays it.
 */
export function changeLot(
  { status, amount }: Pick<Lot, 'status' | 'amount'>,
  toSell: number,
  change: LotChange,
): LotDecision {
  const isUsable = status === 'usable';
  /** Food that can be used no longer, or again. */
  const usable = (by: number) => {
    const stock = Math.max(by, -toSell);
    return { stock, owed: stock - by };
  };
  switch (change.kind) {
    case 'quarantined':
      if (!isUsable) return { ok: false, code: 'lot-not-in-that-state' };
      return done({ status: 'quarantined', lot: 0, ...usable(-amount) });
    case 'released':
      if (isUsable) return { ok: false, code: 'lot-not-in-that-state' };
      return done({ status: 'usable', lot: 0, ...usable(amount) });
    case 'wasted':
      if (change.seenAmount !== amount) return { ok: false, code: 'precondition-failed' };
      if (change.amount > amount) return { ok: false, code: 'lot-below-zero' };
      return moved(-change.amount);
    case 'counted':
      if (change.seenAmount !== amount) return { ok: false, code: 'precondition-failed' };
      return moved(change.amount - amount);
  }
  function moved(lot: number): LotDecision {
    return done({ status, lot, ...(isUsable ? usable(lot) : { stock: 0, owed: 0 }) });
  }
}

const done = (effect: LotEffect): LotDecision => ({ ok: true, effect });
