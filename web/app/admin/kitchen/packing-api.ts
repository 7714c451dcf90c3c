import type { OnwardStatus, Reversible } from '../../../../server/src/contract/order-status.ts';
import { ask } from '../../kit/ask.ts';
import type { Board, Box, Moved, TakenBack } from '../kit/office-types.ts';
import type { Mark } from './packing-state.ts';

/** The packing of one day in one kitchen as the browser asks for it. */
export const packingOf = (date: string, kitchen: string) => {
  const base = `/api/admin/kitchen/${date}/packing`;
  return {
    board: () => ask<Board>(`${base}?kitchen=${kitchen}`),
    mark: ({ orderNo, lineNo, packed }: Mark) =>
      ask<Box>(`${base}/${orderNo}/lines/${lineNo}`, { json: { packed } }),
    move: (to: OnwardStatus, orderNos: number[]) =>
      ask<Moved>(`${base}/move`, { json: { to, orderNos } }),
    takeBack: (from: Reversible, orderNo: number) =>
      ask<TakenBack>(`/api/admin/orders/${orderNo}/take-back`, { json: { from } }),
  };
};
