import { onwardStatuses, type OnwardStatus } from '../../../../server/src/contract/order-status.ts';
import type { Mark } from './packing-state.ts';

export type Change =
  ({ kind: 'mark' } & Mark) | { kind: 'move'; to: OnwardStatus; orderNos: number[] };

/** What a form of the board asks for: `mark` is `order.line.packed`, else `to` for all its `orderNo`. */
export function changeFrom(form: FormData): Change {
  const mark = form.get('mark');
  if (typeof mark === 'string') {
    const [orderNo = '', lineNo = '', packed] = mark.split('.');
    const line = { orderNo: Number(orderNo), lineNo: Number(lineNo) };
    return { kind: 'mark', ...line, packed: packed === 'yes' };
  }
  const to = onwardStatuses.find((status) => status === form.get('to'));
  return { kind: 'move', to: to ?? 'packing', orderNos: form.getAll('orderNo').map(Number) };
}

export const markValue = ({ orderNo, lineNo, packed }: Mark) =>
  `${orderNo}.${lineNo}.${packed ? 'yes' : 'no'}`;
