import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backFrom, mayMove, type Status } from '../../contract/order-status.ts';
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
  for (const from of decision.takesBack) {
    expect(status).toBe(from);
    status = backFrom(from, []) ?? status;
  }
  const lines = order.lines.map((line) =>
    decision.write && line.lineNo === lineNo ? { ...line, packed } : line,
  );
  return { ...order, status, lines };
}

const placed = (lines: number, promised = false): OrderToPack => ({
  status: 'placed',
  promised,
  lines: Array.from({ length: lines }, (_, at) => ({ lineNo: at + 1, packed: false })),
});

test('a box is packed while every line of it is, placed while none is, and being packed between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), marks, (lines, history) => {
      let order = placed(lines);
      for (const { lineNo, packed } of history) {
        order = apply(order, lineNo, packed);
        const full = order.lines.every((line) => line.packed);
        const begun = order.lines.some((line) => line.packed);
        expect(order.status).toBe(full ? 'packed' : begun ? 'packing' : 'placed');
      }
    }),
  );
});

test('while its customer may cancel, marks are kept and the box stays placed; the first one after goes on from them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), marks, (lines, history) => {
      let order = placed(lines, true);
      const asked = new Map(order.lines.map(({ lineNo, packed }) => [lineNo, packed]));
      for (const { lineNo, packed } of history) {
        order = apply(order, lineNo, packed);
        if (asked.has(lineNo)) asked.set(lineNo, packed);
      }
      expect(order.status).toBe('placed');
      expect(new Map(order.lines.map((it) => [it.lineNo, it.packed]))).toEqual(asked);
      const open = order.lines.find((line) => !line.packed);
      if (!open) return;
      const isLast = order.lines.filter((line) => !line.packed).length === 1;
      const after = apply({ ...order, promised: false }, open.lineNo, true);
      expect(after.status).toBe(isLast ? 'packed' : 'packing');
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

test('the last mark of a packed box is taken back; a box that has left the house keeps its marks', () => {
  const marked = (status: Status) => ({
    status,
    promised: false,
    lines: [
      { lineNo: 1, packed: true },
      { lineNo: 2, packed: true },
    ],
  });
  expect(packLine(marked('packed'), 2, false)).toMatchObject({ ok: true, takesBack: ['packed'] });
  for (const status of ['shipped', 'delivered'] as const) {
    expect(packLine(marked(status), 1, false)).toEqual({
      ok: false,
      code: 'order-move-not-allowed',
    });
    expect(packLine(marked(status), 1, true)).toMatchObject({ ok: true, write: false, moves: [] });
  }
});

test('whoever packs a cancelled box is told, and so is whoever packs a line it does not have', () => {
  const cancelled = {
    status: 'cancelled' as const,
    promised: false,
    lines: [{ lineNo: 1, packed: true }],
  };
  expect(packLine(cancelled, 1, true)).toEqual({ ok: false, code: 'order-move-not-allowed' });
  expect(packLine(placed(2), 3, true)).toEqual({ ok: false, code: 'line-not-found' });
});
