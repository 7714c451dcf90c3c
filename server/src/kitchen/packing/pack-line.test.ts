import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayMove, type Status } from '../../contract/order-status.ts';
import { packLine, type OrderToPack } from './pack-line.ts';

const later = new Date('2026-11-25T00:00:00Z');
const marks = fc.array(fc.record({ lineNo: fc.integer({ min: 1, max: 3 }), packed: fc.boolean() }));

/** The order after a mark, with every move checked against the table of moves. */
function apply(order: OrderToPack, lineNo: number, packed: boolean): OrderToPack {
  const decision = packLine(order, lineNo, packed);
  if (!decision.ok) return order;
  let { status } = order;
  for (const to of decision.moves) {
    expect(mayMove(status, to, 'staff', later, later)).toEqual({ ok: true });
    status = to;
  }
  const lines = order.lines.map((line) =>
    decision.write && line.lineNo === lineNo ? { ...line, packed } : line,
  );
  return { status, lines };
}

const placed = (lines: number): OrderToPack => ({
  status: 'placed',
  lines: Array.from({ length: lines }, (_, at) => ({ lineNo: at + 1, packed: false })),
});

test('a box is packed when every line of it is, is being packed from the first mark on, and placed before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), marks, (lines, history) => {
      let order = placed(lines);
      let touched = false;
      for (const { lineNo, packed } of history) {
        order = apply(order, lineNo, packed);
        touched ||= packed && lineNo <= lines;
        const full = order.lines.every((line) => line.packed);
        expect(order.status).toBe(full ? 'packed' : touched ? 'packing' : 'placed');
      }
    }),
  );
});

test('the same mark twice changes nothing the second time', () => {
  fc.assert(
    fc.property(marks, fc.boolean(), (history, packed) => {
      const order = history.reduce((it, mark) => apply(it, mark.lineNo, mark.packed), placed(3));
      const once = apply(order, 2, packed);
      expect(apply(once, 2, packed)).toEqual(once);
    }),
  );
});

test('only a box that is being packed gives a mark back', () => {
  const statuses: Status[] = ['packed', 'shipped', 'delivered'];
  for (const status of statuses) {
    const order = { status, lines: [{ lineNo: 1, packed: true }] };
    expect(packLine(order, 1, false)).toEqual({ ok: false, code: 'order-move-not-allowed' });
    expect(packLine(order, 1, true)).toEqual({ ok: true, write: false, moves: [] });
  }
});

test('whoever packs a cancelled box is told, and so is whoever packs a line it does not have', () => {
  const cancelled = { status: 'cancelled' as const, lines: [{ lineNo: 1, packed: true }] };
  expect(packLine(cancelled, 1, true)).toEqual({ ok: false, code: 'order-move-not-allowed' });
  expect(packLine(placed(2), 3, true)).toEqual({ ok: false, code: 'line-not-found' });
});
