export const statuses = [
  'placed',
  'packing',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
] as const;
export type Status = (typeof statuses)[number];

/** Who asks for a move. */
export type Mover = 'customer' | 'staff';

/** The one total table of moves: who may move an order from a status to another. What is not here cannot happen. */
const moves: Record<Status, Partial<Record<Status, readonly Mover[]>>> = {
  placed: { packing: ['staff'], cancelled: ['customer', 'staff'] },
  packing: { packed: ['staff'], cancelled: ['staff'] },
  packed: { shipped: ['staff'], cancelled: ['staff'] },
  shipped: { delivered: ['staff'] },
  delivered: {},
  cancelled: {},
};

export type MoveAnswer =
  { ok: true } | { ok: false; code: 'order-move-not-allowed' | 'cut-off-passed' };

/** Whether an order may move. A customer's word counts until the cut-off of the order's day. */
export function mayMove(
  from: Status,
  to: Status,
  by: Mover,
  now: Date,
  cutOffAt: Date,
): MoveAnswer {
  if (!moves[from][to]?.includes(by)) return { ok: false, code: 'order-move-not-allowed' };
  if (by === 'customer' && now >= cutOffAt) return { ok: false, code: 'cut-off-passed' };
  return { ok: true };
}

/** Where an order can go from here, for the buttons of the back office. */
export function movesFrom(from: Status, by: Mover): Status[] {
  return statuses.filter((to) => moves[from][to]?.includes(by));
}
