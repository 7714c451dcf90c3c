import {
  onwardStatuses,
  statuses,
  type OnwardStatus,
  type Status,
} from '../../../../server/src/contract/order-status.ts';
import { textOf } from '../../kit/form.ts';
import type { Mark } from './packing-state.ts';

export type Change =
  | ({ kind: 'mark' } & Mark)
  | { kind: 'move'; to: OnwardStatus; orderNos: number[] }
  | { kind: 'take-back'; from: Status; orderNo: string };

/** What a form of the board asks for: `mark` is `order.line.packed`, `takeBack` a status, else `to` for all its `orderNo`. */
export function changeFrom(form: FormData): Change {
  const mark = form.get('mark');
  if (typeof mark === 'string') {
    const [orderNo = '', lineNo = '', packed] = mark.split('.');
    const line = { orderNo: Number(orderNo), lineNo: Number(lineNo) };
    return { kind: 'mark', ...line, packed: packed === 'yes' };
  }
  const from = statuses.find((status) => status === form.get('takeBack'));
  if (from) return { kind: 'take-back', from, orderNo: textOf(form, 'orderNo') };
  const to = onwardStatuses.find((status) => status === form.get('to'));
  return { kind: 'move', to: to ?? 'packing', orderNos: form.getAll('orderNo').map(Number) };
}

export const markValue = ({ orderNo, lineNo, packed }: Mark) =>
  `${orderNo}.${lineNo}.${packed ? 'yes' : 'no'}`;
