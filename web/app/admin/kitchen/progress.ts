import type { Board } from '../kit/office-types.ts';

export type Progress = { live: number; packed: number; away: number; cancelled: number };

/** How far the boxes of a day are: `packed` are ready, `away` are on their way or there. */
export function progressOf({ orders }: Board['progress']): Progress {
  const away = orders.shipped + orders.delivered;
  const packed = orders.packed + away;
  return {
    live: orders.placed + orders.packing + packed,
    packed,
    away,
    cancelled: orders.cancelled,
  };
}
