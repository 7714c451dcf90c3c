import type { Need } from '../../food/recipes/customise-recipe.ts';
import * as ordering from '../../checkout/orders/orders.ts';
import type { WithDesk } from '../../checkout/orders/orders.ts';
import type { Status } from '../../checkout/orders/order-status.ts';
import { Refusal } from '../../refusal.ts';
import { nameOr } from './day-lines.ts';
import { packLine as decide } from '../packing/pack-line.ts';
import { packingBoard, type Board, type BoardOrder } from '../packing/packing-board.ts';
import { planPurchase, type PurchaseLine } from './plan-purchase.ts';
import { portionedAmounts, portionLines, type RecipePortions } from './portion-lines.ts';
import { reconcileDay, type Reconciliation } from './reconcile-day.ts';
import * as rows from './sql.ts';
import { writeLabels, type Labels } from './write-labels.ts';

/** What the day's live orders need, in packs, and what to buy; by name. */
export async function purchaseList(shop: WithDesk, day: string): Promise<PurchaseLine[]> {
  return (await rows.readNeeds(shop.database, day)).map(planPurchase);
}

export async function portioningSheet(shop: WithDesk, day: string): Promise<RecipePortions[]> {
  return portionLines(await rows.readDayLines(shop.database, day));
}

export async function labels(shop: WithDesk, day: string): Promise<Labels> {
  return writeLabels(day, await rows.readDayLines(shop.database, day));
}

type NamedReconciliation = Omit<Reconciliation, 'differences'> & {
  differences: (Reconciliation['differences'][number] & { name: string })[];
};

/** Whether purchase list, portioning sheet and stock ledger agree, all three read at one moment. */
export async function reconciliation(shop: WithDesk, day: string): Promise<NamedReconciliation> {
  const accounts = await shop.database.transaction(async (tx) => {
    await rows.freeze(tx);
    return {
      needed: needOf(await rows.readNeeds(tx, day), ({ neededAmount }) => neededAmount),
      portioned: portionedAmounts(portionLines(await rows.readDayLines(tx, day))),
      taken: needOf(await rows.readTaken(tx, day), ({ amount }) => amount),
    };
  });
  const reconciled = reconcileDay(accounts);
  const { ingredients } = shop.warm.catalogue();
  const named = reconciled.differences.map((difference) => ({
    ...difference,
    name: nameOr(
      ingredients.get(difference.ingredientNo)?.name,
      'ingredient',
      difference.ingredientNo,
    ),
  }));
  return { ...reconciled, differences: named };
}

function needOf<Row extends { ingredientNo: number }>(
  list: readonly Row[],
  amountOf: (row: Row) => number,
): Need {
  return new Map(list.map((row) => [row.ingredientNo, amountOf(row)]));
}

/** Every order of the day, cancelled ones too: a box on the table must not lose its order silently. */
export async function packing(shop: WithDesk, day: string): Promise<Board> {
  return packingBoard(await rows.readPacking(shop.database, day));
}

/** Marks one line packed or not, and moves its order along. Two tablets at one box wait for each other at the order's row. */
export async function packLine(
  shop: WithDesk,
  day: string,
  mark: { orderNo: number; lineNo: number; packed: boolean },
  by: string,
): Promise<BoardOrder> {
  const { orderNo, lineNo, packed } = mark;
  const packedAt = packed ? shop.clock() : null;
  const asItStands = await shop.database.transaction(async (tx) => {
    const status = await rows.lockOrder(tx, day, orderNo);
    if (!status) throw new Refusal('order-not-found', { orderNo });
    const lines = (await rows.readPacking(tx, day, orderNo)).map((line) => ({
      lineNo: line.lineNo,
      packed: line.packedAt !== null,
    }));
    const decision = decide({ status, lines }, lineNo, packed);
    if (!decision.ok) throw new Refusal(decision.code, { orderNo, lineNo, orderStatus: status });
    if (decision.write) await rows.writePacked(tx, orderNo, lineNo, packedAt);
    for (const to of decision.moves) {
      await ordering.moveOrderIn(tx, shop, orderNo, to, { kind: 'staff', name: by, reason: null });
    }
    const [order] = packingBoard(await rows.readPacking(tx, day, orderNo)).orders;
    if (!order) throw new Error(`Order ${orderNo} was lost while it was packed.`);
    return order;
  });
  shop.outbox.poke();
  return asItStands;
}

export type PackingMove = Exclude<Status, 'placed' | 'cancelled'>;
export type MoveAnswer = { orderNo: number; moved: boolean; code: string | null };

/** Moves many orders of the day, each on its own: one that is refused stops no other. One that is there already counts as moved. */
export async function moveOrders(
  shop: WithDesk,
  day: string,
  { to, orderNos }: { to: PackingMove; orderNos: readonly number[] },
  by: string,
): Promise<MoveAnswer[]> {
  const answers: MoveAnswer[] = [];
  for (const orderNo of new Set(orderNos)) {
    try {
      await moveOne(shop, day, orderNo, to, by);
      answers.push({ orderNo, moved: true, code: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answers.push({ orderNo, moved: false, code: error.code });
    }
  }
  shop.outbox.poke();
  return answers;
}

async function moveOne(
  shop: WithDesk,
  day: string,
  orderNo: number,
  to: PackingMove,
  by: string,
): Promise<void> {
  await shop.database.transaction(async (tx) => {
    const status = await rows.lockOrder(tx, day, orderNo);
    if (!status) throw new Refusal('order-not-found', { orderNo });
    if (status === to) return;
    await ordering.moveOrderIn(tx, shop, orderNo, to, { kind: 'staff', name: by, reason: null });
  });
}
