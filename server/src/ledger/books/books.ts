import type { Config } from '../../config.ts';
import type { Database, Db, Tx } from '../../platform/platform.ts';
import {
  refundIsStuckAfterMs,
  type DailyBooks,
  type Mismatch,
  type Period,
} from './daily-books.ts';
import type { DisputeStep } from './dispute.ts';
import type { SoldOrder } from './pieces.ts';
import { recovered, sold, type Transfer } from './transfers.ts';
import * as rows from './sql.ts';

/** Posts transfers in one statement; one that is in the books already, by its key, stays as it was written. */
export async function post(tx: Tx, transfers: readonly Transfer[]): Promise<void> {
  if (transfers.length > 0) await rows.writeTransfers(tx, transfers);
}

/** An order at its price, as its books have it. */
export async function soldOrder(db: Db, orderNo: number): Promise<SoldOrder> {
  const order = await rows.readSold(db, orderNo);
  if (!order) throw new Error(`There is no order ${orderNo} to keep books of.`);
  return order;
}

/** Posts that an order is sold, once. */
export async function postSale(tx: Tx, orderNo: number, at: Date): Promise<void> {
  await post(tx, sold(await soldOrder(tx, orderNo), at));
}

/** Whether it was posted that an order is sold. */
export const isSold = (db: Db, orderNo: number): Promise<boolean> => rows.isSold(db, orderNo);

/** Whether it was posted that a refund's money went. */
export const hasGone = (db: Db, refundNo: number): Promise<boolean> =>
  rows.isPosted(db, `refund-${refundNo}-money`);

/** What an order has beyond what it owes takes back of what was written off of it. */
export async function recover(
  tx: Tx,
  of: { orderNo: number; currency: string; at: Date },
): Promise<void> {
  const { writtenOffCents, beyondCents } = await rows.readWrittenOff(tx, of);
  const cents = Math.min(writtenOffCents, Math.max(0, beyondCents));
  await post(tx, recovered({ ...of, cents, leftCents: writtenOffCents }));
}
/** The steps of the disputes of an order's payments, as they came. */
export const disputesOf = (db: Db, orderNo: number): Promise<DisputeStep[]> =>
  rows.readDisputes(db, orderNo);

/** The books of a day of the shop, and what in them does not match; without a day those of all time. One moment, whatever is posted meanwhile. */
export async function dailyBooks(
  parts: { database: Database; clock: () => Date; config: Pick<Config, 'shop'> },
  day: string | null,
): Promise<DailyBooks> {
  const stuckBefore = new Date(parts.clock().getTime() - refundIsStuckAfterMs);
  return parts.database.snapshot(async (db) => {
    const period = day === null ? null : await rows.readPeriod(db, day, parts.config.shop.timeZone);
    return {
      day,
      sums: await rows.readSums(db, period),
      mismatches: [
        ...(await oddOnes(db, period)),
        ...(await rows.readMissingNumbers(db, period)),
        ...(await rows.readOddAllowances(db, period)),
        ...(await rows.readStuckRefunds(db, stuckBefore)),
      ],
    };
  });
}

/** So many orders are looked at in one statement where all of them are: none of them runs for long. */
const run = 25_000;

async function oddOnes(db: Db, period: Period | null): Promise<Mismatch[]> {
  const scopes: rows.Scope[] = period === null ? [] : [period];
  const last = period === null ? await rows.readLastOrder(db) : 0;
  for (let after = 0; after < last; after += run) scopes.push({ after, upTo: after + run });
  const odd: Mismatch[] = [];
  for (const scope of scopes)
    odd.push(...(await rows.readOddOrders(db, scope)), ...(await rows.readOddPayments(db, scope)));
  return odd;
}
