import { orderStatuses } from '../../../../server/src/contract/order-status.ts';
import type { Box } from '../kit/office-types.ts';
import type { Mark } from './packing-state.ts';

/** What a scanner read: the number of a box, or the code of a meal. */
type Scan =
  | { kind: 'box'; orderNo: number }
  | { kind: 'meal'; orderNo: number; lineNo: number }
  | { kind: 'unknown' };

/**
 * The square code of a recipe card leads to where its meal is cooked from, and says so whose it is; `order.line` typed by hand says the same,
 * and a number alone is a box. A scanner types it and presses Enter.
 */
export function readScan(text: string): Scan {
  const typed = text.trim();
  const meal =
    /\/orders\/([1-9]\d{0,9})\/cook\/([1-9]\d{0,3})$/.exec(typed) ??
    /^([1-9]\d{0,9})\.([1-9]\d{0,3})$/.exec(typed);
  if (meal) return { kind: 'meal', orderNo: Number(meal[1]), lineNo: Number(meal[2]) };
  if (/^[1-9]\d{0,9}$/.test(typed)) return { kind: 'box', orderNo: Number(typed) };
  return { kind: 'unknown' };
}

/** What is to be done about it. `wrong` is said loudly: whatever was scanned does not go into the box that is open. */
export type Scanned =
  | { kind: 'opened'; orderNo: number }
  | { kind: 'packed'; mark: Mark }
  | { kind: 'already'; orderNo: number }
  | { kind: 'wrong'; why: 'unknown' | 'no-such-box' | 'other-box' | 'no-such-meal' | 'not-packed' };

/** A box as the board shows it: with what was marked here and is not heard yet. */
export type ScannedBox = Pick<Box, 'orderNo' | 'status'> & {
  lines: readonly { lineNo: number; packed: boolean }[];
};

/** `open`: the box on the table. A meal opens its box where none is; a box may always be opened in place of another. */
export function judgeScan(scan: Scan, open: number | null, boxes: readonly ScannedBox[]): Scanned {
  if (scan.kind === 'unknown') return { kind: 'wrong', why: 'unknown' };
  const box = boxes.find(({ orderNo }) => orderNo === scan.orderNo);
  if (scan.kind === 'meal' && open !== null && open !== scan.orderNo)
    return { kind: 'wrong', why: 'other-box' };
  if (!box) return { kind: 'wrong', why: 'no-such-box' };
  const { live, stage } = orderStatuses[box.status];
  if (!live || stage === 'shipped') return { kind: 'wrong', why: 'not-packed' };
  if (scan.kind === 'box') return { kind: 'opened', orderNo: box.orderNo };
  const line = box.lines.find(({ lineNo }) => lineNo === scan.lineNo);
  if (!line) return { kind: 'wrong', why: 'no-such-meal' };
  if (line.packed) return { kind: 'already', orderNo: box.orderNo };
  return { kind: 'packed', mark: { orderNo: box.orderNo, lineNo: line.lineNo, packed: true } };
}
