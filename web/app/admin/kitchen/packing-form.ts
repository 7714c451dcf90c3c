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
  | { kind: 'take-back'; from: Status; orderNo: string }
  | ({ kind: 'taken-out' } & TakenOut);

/** Food of a lot that was taken out of a meal of a box. */
type TakenOut = { orderNo: number; lineNo: number; lotNo: number };

/**
 * What a form of the board asks for: `mark` is `order.line.packed`, `takenOut` is `order.line.lot`, `takeBack` a status, else `to` for all its
 * `orderNo`.
 */
export function changeFrom(form: FormData): Change {
  const mark = form.get('mark');
  if (typeof mark === 'string') {
    const [orderNo = '', lineNo = '', packed] = mark.split('.');
    const line = { orderNo: Number(orderNo), lineNo: Number(lineNo) };
    return { kind: 'mark', ...line, packed: packed === 'yes' };
  }
  const out = form.get('takenOut');
  if (typeof out === 'string') {
    const [orderNo = 0, lineNo = 0, lotNo = 0] = out.split('.').map(Number);
    return { kind: 'taken-out', orderNo, lineNo, lotNo };
  }
  const from = statuses.find((status) => status === form.get('takeBack'));
  if (from) return { kind: 'take-back', from, orderNo: textOf(form, 'orderNo') };
  const to = onwardStatuses.find((status) => status === form.get('to'));
  return { kind: 'move', to: to ?? 'packing', orderNos: form.getAll('orderNo').map(Number) };
}

export const markValue = ({ orderNo, lineNo, packed }: Mark) =>
  `${orderNo}.${lineNo}.${packed ? 'yes' : 'no'}`;

export const takenOutValue = ({ orderNo, lineNo, lotNo }: TakenOut) =>
  `${orderNo}.${lineNo}.${lotNo}`;
