import { ask } from '../../kit/ask.ts';
import type { Board, Box, Moved } from '../kit/office-types.ts';
import type { Mark } from './packing-state.ts';

export const nextStatus = {
  placed: 'packing',
  packing: 'packed',
  packed: 'shipped',
  shipped: 'delivered',
} as const;
export type MoveTo = (typeof nextStatus)[keyof typeof nextStatus];

/** The packing of one day as the browser asks for it. */
export const packingOf = (date: string) => {
  const base = `/api/admin/kitchen/${date}/packing`;
  return {
    board: () => ask<Board>(base),
    mark: ({ orderNo, lineNo, packed }: Mark) =>
      ask<Box>(`${base}/${orderNo}/lines/${lineNo}`, { json: { packed } }),
    move: (to: MoveTo, orderNos: number[]) =>
      ask<Moved>(`${base}/move`, { json: { to, orderNos } }),
  };
};
