import { orderStatuses, type Status } from '../../contract/order-status.ts';

/** An order as the packer sees it, read under its lock. */
export type OrderToPack = {
  status: Status;
  /** Its customer may still cancel it: until then a mark is only a mark. */
  promised: boolean;
  lines: { lineNo: number; packed: boolean }[];
};

type PackDecision =
  /** `moves` are the statuses the order goes through because of it, `takesBack` those whose move is taken back. */
  | { ok: true; write: boolean; moves: Status[]; takesBack: Status[] }
  | { ok: false; code: 'line-not-found' | 'order-move-not-allowed' };

const written = (moves: Status[], takesBack: Status[] = []): PackDecision => ({
  ok: true,
  write: true,
  moves,
  takesBack,
});
const asItIs: PackDecision = { ok: true, write: false, moves: [], takesBack: [] };
const notAllowed: PackDecision = { ok: false, code: 'order-move-not-allowed' };

/**
 * Marks a line packed, or takes the mark back while the box is in the house. The first mark starts the packing and the last one ends it;
 * taken back, they take that back too. Asking for what is so already changes nothing, except that nobody goes on packing a cancelled
 * box unaware.
 */
export function packLine(
  { status, promised, lines }: OrderToPack,
  lineNo: number,
  packed: boolean,
): PackDecision {
  const line = lines.find((entry) => entry.lineNo === lineNo);
  if (!line) return { ok: false, code: 'line-not-found' };
  const { live, stage } = orderStatuses[status];
  if (!live) return notAllowed;
  if (line.packed === packed) return asItIs;
  const others = lines.filter((entry) => entry !== line);
  const isLast = packed ? others.every((it) => it.packed) : !others.some((it) => it.packed);
  switch (stage) {
    case 'placed':
      if (!packed || promised) return written([]);
      return written(isLast ? ['packing', 'packed'] : ['packing']);
    case 'packing':
      if (packed) return written(isLast ? ['packed'] : []);
      return written([], isLast ? ['packing'] : []);
    case 'packed':
      if (packed) return written([]);
      return written([], isLast ? ['packed', 'packing'] : ['packed']);
    case 'shipped':
      return notAllowed;
  }
}
