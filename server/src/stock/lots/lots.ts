import type { Database, Db, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { mostAmount } from '../../food/recipes/customise-recipe.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import type { WarmStock } from '../inventory/inventory.ts';
import { refuseUnknown } from '../kitchens/kitchens.ts';
import { changeLot, type LotChange } from './change-lot.ts';
import type { Box, BoxLot, Lot, LotLabel, LotMovement, TraceEvent, PortionDates } from './lot.ts';
import * as rows from './sql.ts';

/** What moving lots takes. */
export type Lots = { database: Database; clock: () => Date; stock: WarmStock };

/** Lots that are there, what ends first first. */
export async function lotsOf(
  { database }: Pick<Lots, 'database'>,
  question: rows.LotQuestion,
): Promise<Lot[]> {
  await refuseUnknown({ database }, question.kitchenNo);
  return rows.readLots(database, question);
}

/** A lot with what came into it and left it, and the boxes that have it. */
export async function lotStory(
  { database }: Pick<Lots, 'database'>,
  lotNo: number,
): Promise<{ lot: Lot; movements: LotMovement[] }> {
  return database.snapshot(async (db) => ({
    lot: await lotIn(db, lotNo),
    movements: await rows.readLotMovements(db, lotNo),
  }));
}

/** Where a lot went: exactly the boxes that were portioned from it, with their customers. */
export async function traceLot(
  { database }: Pick<Lots, 'database'>,
  lotNo: number,
): Promise<{ lot: Lot; boxes: Box[] }> {
  return database.snapshot(async (db) => ({
    lot: await lotIn(db, lotNo),
    boxes: await rows.readBoxes(db, lotNo),
  }));
}

/** All that happened to a lot, both ways: from whom it came, and where it went. */
export async function traceBothWays(
  { database }: Pick<Lots, 'database'>,
  lotNo: number,
): Promise<{ lot: Lot; events: TraceEvent[] }> {
  return database.snapshot(async (db) => ({
    lot: await lotIn(db, lotNo),
    events: await rows.readTrace(db, lotNo),
  }));
}

/** A lot as it is, inside whatever else is read or written. */
export async function lotIn(db: Db, lotNo: number): Promise<Lot> {
  const lot = await rows.readLot(db, lotNo);
  if (!lot) throw new Refusal('lot-not-found', { lotNo });
  return lot;
}

/** Where a box comes from; an empty list before it is portioned, and of boxes from before lots were kept. */
export const lotsOfBox = (
  { database }: Pick<Lots, 'database'>,
  orderNo: number,
): Promise<BoxLot[]> => rows.readBoxLots(database, orderNo);

/** How long what these boxes were portioned with is good, by line and ingredient. */
export const datesOfBoxes = (
  { database }: { database: Db },
  orderNos: readonly number[],
): Promise<PortionDates[]> => rows.readPortionDates(database, orderNos);

/** Blocks a lot, releases it, throws some of it away, or writes down what somebody counted. */
export async function change(
  { database, clock, stock }: Lots,
  lotNo: number,
  asked: LotChange & { note: string | null },
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    await rows.takeLotsPen(tx);
    await changeIn(tx, lotNo, asked, { at: clock(), by });
  });
  await stock.refresh();
}

const stockKinds = {
  quarantined: 'blocked',
  released: 'unblocked',
  wasted: 'spoiled',
  counted: 'counted',
} as const;

/** The same inside a transaction that does more, and holds the pen of the lots. */
export async function changeIn(
  tx: Tx,
  lotNo: number,
  asked: LotChange & { note: string | null },
  { at, by }: { at: Date; by: Actor },
): Promise<void> {
  const known = await lotIn(tx, lotNo);
  const toSell = (await rows.lockFood(tx, known)) ?? 0;
  const decision = changeLot(known, toSell, asked);
  if (!decision.ok) {
    const { status, amount } = known;
    throw new Refusal(decision.code, { lotNo, current: { status, amount } });
  }
  const { effect } = decision;
  if (toSell + effect.stock > mostAmount)
    throw new Refusal('movement-too-large', { ingredientNo: known.ingredientNo, left: toSell });
  const { note } = asked;
  const reason = asked.kind === 'wasted' ? asked.reason : null;
  const moved = { lotNo, at, by: nameOf(by), note };
  if (effect.status !== known.status)
    await rows.writeStatus(tx, lotNo, effect.status).catch(refuseRecalled(lotNo));
  if (effect.lot !== 0 && (asked.kind === 'wasted' || asked.kind === 'counted'))
    await rows.moveLot(tx, asked.kind, effect.lot, { ...moved, reason });
  if (effect.owed !== 0) await rows.owe(tx, known, effect.owed);
  if (effect.stock !== 0)
    await rows.moveStock(tx, known, stockKinds[asked.kind], effect.stock, moved);
  const before = { status: known.status, amount: known.amount };
  const after = { status: effect.status, amount: known.amount + effect.lot, reason };
  await record(tx, {
    by,
    what: `lot-${asked.kind}`,
    subject: lotNo,
    before: { ...before, reason: null },
    after,
  });
}

/** LD008 is the database's word for: this lot is being recalled. */
const refuseRecalled =
  (lotNo: number) =>
  (error: unknown): never => {
    if ((error as { code?: unknown } | null)?.code !== 'LD008') throw error;
    throw new Refusal('lot-being-recalled', { lotNo });
  };

/**
 * Takes food of a blocked lot out of a line of a box that is here, and portions the box again from what is good; answers how much was taken
 * out, 0 where there is none of it any more. The caller has the order, and takes the pen of the lots after it as moving an order does.
 */
export async function takeOutIn(
  tx: Tx,
  from: { orderNo: number; lineNo: number; lotNo: number },
): Promise<number> {
  await rows.takeLotsPen(tx);
  const { status, amount } = await lotIn(tx, from.lotNo);
  if (status === 'usable')
    throw new Refusal('lot-not-in-that-state', {
      lotNo: from.lotNo,
      current: { status, amount },
    });
  return rows.takeOutOfBox(tx, from);
}

/** What came in, as one lot with its label; answers its number. Inside the transaction that receives it, which holds the pen of the lots. */
export async function receiveLot(
  tx: Tx,
  came: rows.Food & { amount: number; label: LotLabel; note: string | null },
  { at, by }: { at: Date; by: string },
): Promise<{ lotNo: number; movementNo: number }> {
  const { ingredientNo, amount, label, note } = came;
  const toSell = await rows.lockFood(tx, came);
  if (toSell === undefined) throw new Refusal('ingredient-not-found', { ingredientNo });
  if (toSell + amount > mostAmount)
    throw new Refusal('movement-too-large', { ingredientNo, left: toSell });
  const lotNo = await rows.addLot(tx, came, label, at);
  await rows.moveLot(tx, 'received', amount, { lotNo, at, by, reason: null, note });
  const fact = { lotNo, at, by, note };
  const movementNo = await rows.moveStock(tx, came, 'received', amount, fact);
  return { lotNo, movementNo };
}

/** Whoever moves lots in a transaction of their own says so first. */
export const takePen = (tx: Tx): Promise<void> => rows.takeLotsPen(tx);

/** Where lots and stock, or a lot and its movements, do not agree: nowhere, in a store that is right. */
export const unevenLots = (db: Db): Promise<rows.UnevenLots[]> => rows.readUnevenLots(db);
