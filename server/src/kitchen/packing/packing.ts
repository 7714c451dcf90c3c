import { moveOrderIn, takeBackIn, type By, type Orders } from '../../checkout/orders/orders.ts';
import { cancellableUntil } from '../../checkout/orders/promise.ts';
import { orderStatuses, type Status } from '../../contract/order-status.ts';
import type { OutboxPort, Tx } from '../../platform/platform.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { Refusal } from '../../refusal.ts';
import { refuseUnknown } from '../../stock/kitchens/kitchens.ts';
import type { WarmStock } from '../../stock/inventory/inventory.ts';
import { takeOutIn } from '../../stock/lots/lots.ts';
import { packLine as decide } from './pack-line.ts';
import { packingBoard, type Board, type BoardOrder } from './packing-board.ts';
import * as rows from './sql.ts';

type Packing = Orders & { outbox: OutboxPort };
type TakingOut = Packing & { stock: WarmStock };

/** Every order of the day, in one kitchen or all of them, cancelled ones too: a box on the table must not lose its order silently. */
export async function packing(
  { database, clock, days }: Orders,
  day: string,
  kitchenNo?: number,
): Promise<Board> {
  await refuseUnknown({ database }, kitchenNo);
  const lines = await rows.readPacking(database, day, undefined, kitchenNo);
  return packingBoard(lines, clock(), days.calendar);
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
    return boxIn(tx, { clock, days }, day, orderNo);
  });
  outbox.poke();
  return asItStands;
}

async function boxIn(
  tx: Tx,
  { clock, days }: Pick<Orders, 'clock' | 'days'>,
  day: string,
  orderNo: number,
): Promise<BoardOrder> {
  const lines = await rows.readPacking(tx, day, orderNo);
  const [order] = packingBoard(lines, clock(), days.calendar).orders;
  if (!order) throw new Error(`Order ${orderNo} was lost while it was packed.`);
  return order;
}

/**
 * Food of a blocked lot was taken out of a line: it lies in its lot again, and the box is portioned from what is good, as far as there is some.
 * The line is not packed any more, nor is its box: somebody puts the other food in. Sent twice it is done once.
 */
export async function takeOut(
  { database, clock, days, outbox, stock }: TakingOut,
  day: string,
  out: { orderNo: number; lineNo: number; lotNo: number },
  by: Actor,
): Promise<BoardOrder> {
  const { orderNo, lineNo, lotNo } = out;
  const asItStands = await database.transaction(async (tx) => {
    const known = await rows.lockOrder(tx, day, orderNo);
    if (!known) throw new Refusal('order-not-found', { orderNo });
    const { status } = known;
    const lines = await rows.readPacking(tx, day, orderNo);
    if (!lines.some((line) => line.lineNo === lineNo))
      throw new Refusal('line-not-found', { orderNo, lineNo });
    const { live, inTheHouse } = orderStatuses[status];
    if (!live || !inTheHouse)
      throw new Refusal('order-move-not-allowed', { orderNo, orderStatus: status });
    const amount = await takeOutIn(tx, out);
    if (amount === 0) return boxIn(tx, { clock, days }, day, orderNo);
    const after = { lineNo, lotNo, amount };
    await record(tx, { by, what: 'food-taken-out', subject: orderNo, before: null, after });
    const mover = { kind: 'staff', by, reason: null } as const;
    await unpackIn(tx, { clock }, { orderNo, lineNo, status }, mover);
    return boxIn(tx, { clock, days }, day, orderNo);
  });
  outbox.poke();
  await stock.refresh();
  return asItStands;
}

/** What goes into a line is another from now on: it is not packed any more, nor is its box, until somebody has put that in. */
export async function unpackIn(
  tx: Tx,
  { clock }: Pick<Orders, 'clock'>,
  { orderNo, lineNo, status }: { orderNo: number; lineNo: number; status: Status },
  mover: By,
): Promise<void> {
  await rows.writePacked(tx, orderNo, lineNo, null);
  if (orderStatuses[status].stage === 'packed')
    await takeBackIn(tx, { clock }, { orderNo, status }, status, mover).catch(keepPacked);
}

/** Money that staff gave back since it was packed keeps a box packed; it is no reason to keep bad food in it. */
function keepPacked(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== 'money-went-back') throw error;
}
