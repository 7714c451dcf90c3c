import { moveOrderIn, takeBackIn, type Orders } from '../../checkout/orders/orders.ts';
import { cancellableUntil } from '../../checkout/orders/promise.ts';
import type { OutboxPort } from '../../platform/platform.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { Refusal } from '../../refusal.ts';
import { packLine as decide } from './pack-line.ts';
import { packingBoard, type Board, type BoardOrder } from './packing-board.ts';
import * as rows from './sql.ts';

type Packing = Orders & { outbox: OutboxPort };

/** Every order of the day, cancelled ones too: a box on the table must not lose its order silently. */
export async function packing({ database, clock, days }: Orders, day: string): Promise<Board> {
  return packingBoard(await rows.readPacking(database, day), clock(), days.calendar);
}

/** Marks one line packed or not, and moves its order along. Two tablets at one box wait for each other at the order's row. */
export async function packLine(
  { database, clock, days, outbox }: Packing,
  day: string,
  mark: { orderNo: number; lineNo: number; packed: boolean },
  by: Actor,
): Promise<BoardOrder> {
  const { orderNo, lineNo, packed } = mark;
  const packedAt = packed ? clock() : null;
  const asItStands = await database.transaction(async (tx) => {
    const known = await rows.lockOrder(tx, day, orderNo);
    if (!known) throw new Refusal('order-not-found', { orderNo });
    const { status } = known;
    const promised = cancellableUntil(known, clock(), days.calendar) !== null;
    const lines = (await rows.readPacking(tx, day, orderNo)).map((line) => ({
      lineNo: line.lineNo,
      packed: line.packedAt !== null,
    }));
    const decision = decide({ status, promised, lines }, lineNo, packed);
    if (!decision.ok) throw new Refusal(decision.code, { orderNo, lineNo, orderStatus: status });
    if (decision.write) await rows.writePacked(tx, orderNo, lineNo, packedAt);
    const mover = { kind: 'staff', by, reason: null } as const;
    for (const to of decision.moves) await moveOrderIn(tx, { clock, days }, orderNo, to, mover);
    for (const from of decision.takesBack)
      await takeBackIn(tx, { clock }, { orderNo, status: from }, from, mover);
    const after = await rows.readPacking(tx, day, orderNo);
    const [order] = packingBoard(after, clock(), days.calendar).orders;
    if (!order) throw new Error(`Order ${orderNo} was lost while it was packed.`);
    return order;
  });
  outbox.poke();
  return asItStands;
}
