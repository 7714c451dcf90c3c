import { orderStatuses, type Status } from '../../contract/order-status.ts';

/** An order as the packer sees it, read under its lock. */
export type OrderToPack = { status: Status; lines: { lineNo: number; packed: boolean }[] };

type PackDecision =
  /** `moves` are the statuses the order goes through because of it. */
  | { ok: true; write: boolean; moves: Status[] }
  | { ok: false; code: 'line-not-found' | 'order-move-not-allowed' };

const asItIs: PackDecision = { ok: true, write: false, moves: [] };
const notAllowed: PackDecision = { ok: false, code: 'order-move-not-allowed' };

/**
 * Marks a line packed, or takes the mark back while the box is being packed. The first mark starts the packing, the last one ends it.
 * Asking for what is so already changes nothing, except that nobody goes on packing a cancelled box unaware.
 */
export function packLine(
  { status, lines }: OrderToPack,
  lineNo: number,
  packed: boolean,
): PackDecision {
  const line = lines.find((entry) => entry.lineNo === lineNo);
  if (!line) return { ok: false, code: 'line-not-found' };
  const { live, stage } = orderStatuses[status];
  if (!live) return notAllowed;
  if (line.packed === packed) return asItIs;
  if (!packed) return stage === 'packing' ? { ok: true, write: true, moves: [] } : notAllowed;
  const last = lines.every((entry) => entry === line || entry.packed);
  switch (stage) {
    case 'placed':
      return { ok: true, write: true, moves: last ? ['packing', 'packed'] : ['packing'] };
    case 'packing':
      return { ok: true, write: true, moves: last ? ['packed'] : [] };
    case 'packed':
      return { ok: true, write: true, moves: [] };
    case 'shipped':
      return notAllowed;
  }
}
