import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import {
  boxLotRow,
  boxRow,
  lotMovementRow,
  lotRow,
  portionDatesRow,
  traceRow,
  type Box,
  type BoxLot,
  type Lot,
  type LotLabel,
  type LotMovement,
  type PortionDates,
  type TraceEvent,
  type WasteReason,
} from './lot.ts';

const lotColumns = sql`l.lot_no as "lotNo", l.kitchen_no as "kitchenNo", l.ingredients_no as "ingredientNo", i.ingredients_name as "name", i.unit, l.status,
  l.amount, to_char(l.good_until, 'YYYY-MM-DD') as "goodUntil", to_char(l.use_by, 'YYYY-MM-DD') as "useBy",
  to_char(l.best_before, 'YYYY-MM-DD') as "bestBefore", l.origin, l.supplier_lot as "supplierLot", l.opened_at as "openedAt",
  l.is_shelf as "isShelf"`;

const lotNoRow = lotRow.pick({ lotNo: true });
const movementNoRow = z.object({ movementNo: z.int() });
const toSellRow = z.object({ toSell: z.int() });

/** Waits for whoever moves lots. Taken before any row of food, so that nobody waits in a circle. */
export async function takeLotsPen(tx: Tx): Promise<void> {
  await tx.run(sql`select lots_pen()`);
}

/** What ends first, first. `gone`: those too of which nothing is left. */
export async function readLots(
  db: Db,
  { kitchenNo, ingredientNo, status, endsBefore, gone, after, limit }: LotQuestion,
): Promise<Lot[]> {
  return db.query(
    lotRow,
    sql`select ${lotColumns} from lot l join ingredients i using (ingredients_no)
    where l.kitchen_no = ${kitchenNo}
      and (${ingredientNo ?? null}::bigint is null or l.ingredients_no = ${ingredientNo ?? null})
      and (${status ?? null}::text is null or l.status = ${status ?? null})
      and (${endsBefore ?? null}::date is null or l.good_until < ${endsBefore ?? null}::date)
      and (${gone} or l.amount > 0)
      and (${after?.lotNo ?? null}::bigint is null
        or (coalesce(l.good_until, 'infinity'), l.lot_no) > (coalesce(${after?.goodUntil ?? null}::date, 'infinity'), ${after?.lotNo ?? null}))
    order by coalesce(l.good_until, 'infinity'), l.lot_no limit ${limit}`,
  );
}
export type LotQuestion = {
  kitchenNo: number;
  ingredientNo?: number | undefined;
  status?: Lot['status'] | undefined;
  endsBefore?: string | undefined;
  gone: boolean;
  after?: { goodUntil: string | null; lotNo: number } | undefined;
  limit: number;
};

export async function readLot(db: Db, lotNo: number): Promise<Lot | undefined> {
  const [lot] = await db.query(
    lotRow,
    sql`select ${lotColumns} from lot l join ingredients i using (ingredients_no) where l.lot_no = ${lotNo}`,
  );
  return lot;
}

/** Some food of one kitchen. */
export type Food = { kitchenNo: number; ingredientNo: number };

/** Takes the pen for the food of a lot, and answers how much of it can still be sold; undefined where there is no such kitchen or ingredient. */
export async function lockFood(
  tx: Tx,
  { kitchenNo, ingredientNo }: Food,
): Promise<number | undefined> {
  await tx.run(sql`select hold_food(${kitchenNo}, array[${ingredientNo}::bigint])`);
  const [row] = await tx.query(
    toSellRow,
    sql`select ingredients_inventory as "toSell" from stock_level where kitchen_no = ${kitchenNo} and ingredients_no = ${ingredientNo}`,
  );
  return row?.toSell;
}

/** Newest first. */
export async function readLotMovements(db: Db, lotNo: number): Promise<LotMovement[]> {
  return db.query(
    lotMovementRow,
    sql`select movement_no as "movementNo", movement_kind as "kind", amount, moved_at as "movedAt", moved_by as "movedBy", reason, note
    from lot_movement where lot_no = ${lotNo} order by movement_no desc`,
  );
}

export async function addLot(
  tx: Tx,
  { kitchenNo, ingredientNo }: Food,
  { useBy, bestBefore, origin, supplierLot }: LotLabel,
  openedAt: Date,
): Promise<number> {
  const [row] = await tx.query(
    lotNoRow,
    sql`insert into lot (kitchen_no, ingredients_no, use_by, best_before, origin, supplier_lot, opened_at)
    values (${kitchenNo}, ${ingredientNo}, ${useBy}, ${bestBefore}, ${origin}, ${supplierLot}, ${openedAt}) returning lot_no as "lotNo"`,
  );
  if (!row) throw new Error('A lot was not written.');
  return row.lotNo;
}

type Moved = {
  lotNo: number;
  at: Date;
  by: string;
  reason: WasteReason | null;
  note: string | null;
};

export async function moveLot(
  tx: Tx,
  kind: LotMovement['kind'],
  amount: number,
  { lotNo, at, by, reason, note }: Moved,
): Promise<void> {
  await tx.run(sql`insert into lot_movement (lot_no, movement_kind, amount, moved_at, moved_by, reason, note)
    values (${lotNo}, ${kind}, ${amount}, ${at}, ${by}, ${reason}, ${note})`);
}

export async function writeStatus(tx: Tx, lotNo: number, status: Lot['status']): Promise<void> {
  await tx.run(sql`update lot set status = ${status} where lot_no = ${lotNo}`);
}

/** Changes what can be sold, with its ledger. The caller moves the lot itself. */
export async function moveStock(
  tx: Tx,
  { kitchenNo, ingredientNo }: Food,
  kind: 'received' | 'spoiled' | 'counted' | 'blocked' | 'unblocked',
  amount: number,
  { lotNo, at, by, note }: Omit<Moved, 'reason'>,
): Promise<number> {
  await tx.run(
    sql`select change_levels(${kitchenNo}, array[${ingredientNo}::bigint], array[${amount}::bigint])`,
  );
  const [row] = await tx.query(
    movementNoRow,
    sql`insert into stock_movement (kitchen_no, ingredients_no, movement_kind, amount, moved_at, moved_by, note, lot_no)
    values (${kitchenNo}, ${ingredientNo}, ${kind}, ${amount}, ${at}, ${by}, ${note}, ${lotNo}) returning movement_no as "movementNo"`,
  );
  if (!row) throw new Error('A movement was not written.');
  return row.movementNo;
}

/** What was sold and is not there, or no more (less than zero: is there after all). */
export async function owe(
  tx: Tx,
  { kitchenNo, ingredientNo }: Food,
  amount: number,
): Promise<void> {
  await tx.run(sql`select owe_food(${kitchenNo}, ${ingredientNo}::bigint, ${amount}::bigint)`);
}

/** Boxes that hold some of a lot, by day and number. */
export async function readBoxes(db: Db, lotNo: number): Promise<Box[]> {
  return db.query(
    boxRow,
    sql`select o.order_no as "orderNo", o.customer_no as "customerNo", to_char(o.delivery_day, 'YYYY-MM-DD') as "day",
      o.order_status as "status", o.deliver_name as "name", o.deliver_email as "email", b.line_no as "lineNo",
      r.recipe_name as "meal", sum(b.amount)::bigint as "amount"
    from order_lot b join orders o using (order_no) join order_recipe r on r.order_no = b.order_no and r.line_no = b.line_no
    where b.lot_no = ${lotNo} group by o.order_no, b.line_no, r.recipe_name order by o.delivery_day, o.order_no, b.line_no`,
  );
}

/** The lots of a box, by line and ingredient. */
export async function readBoxLots(db: Db, orderNo: number): Promise<BoxLot[]> {
  return db.query(
    boxLotRow,
    sql`select b.line_no as "lineNo", b.ingredients_no as "ingredientNo", i.ingredients_name as "name", i.unit, b.lot_no as "lotNo",
      sum(b.amount)::bigint as "amount", to_char(l.use_by, 'YYYY-MM-DD') as "useBy", l.supplier_lot as "supplierLot",
      s.supplier_no as "supplierNo", s.supplier_name as "supplier", g.receipt_no as "receiptNo", g.purchase_no as "purchaseNo",
      g.received_at as "receivedAt"
    from order_lot b join ingredients i using (ingredients_no) left join lot l using (lot_no)
      left join goods_receipt_line t using (lot_no) left join goods_receipt g using (receipt_no) left join supplier s using (supplier_no)
    where b.order_no = ${orderNo}
    group by b.line_no, b.ingredients_no, i.ingredients_name, i.unit, b.lot_no, l.use_by, l.supplier_lot, s.supplier_no, g.receipt_no
    order by b.line_no, i.ingredients_name, b.ingredients_no, b.lot_no`,
  );
}

/** All that happened to a lot, as it happened: what came into it, what was thrown away or counted, and each box that has some of it. */
export async function readTrace(db: Db, lotNo: number): Promise<TraceEvent[]> {
  return db.query(
    traceRow,
    sql`select m.movement_kind as "kind", m.amount, m.moved_at as "at", s.supplier_name as "supplier", s.address as "supplierAddress",
      g.receipt_no as "receiptNo", g.purchase_no as "purchaseNo", null::bigint as "orderNo", null as "day", null as "country", null as "postcode"
    from lot_movement m left join goods_receipt_line t on t.lot_no = m.lot_no and m.movement_kind = 'received'
      left join goods_receipt g using (receipt_no) left join supplier s using (supplier_no)
    where m.lot_no = ${lotNo}
    union all
    select case when is_in_the_house(o.order_status) then 'portioned' else 'left' end, b.amount,
      coalesce((select max(v.moved_at) from order_move v where v.order_no = o.order_no
        and is_in_the_house(v.from_status) and (is_in_the_house(o.order_status) or not is_in_the_house(v.to_status))), o.placed_at),
      null, null, null, null, o.order_no, to_char(o.delivery_day, 'YYYY-MM-DD'), o.deliver_country, o.deliver_postcode
    from (select order_no, sum(amount)::bigint as amount from order_lot where lot_no = ${lotNo} group by order_no) b join orders o using (order_no)
    order by "at", "orderNo" nulls first, "kind"`,
  );
}

const takenRow = z.object({ amount: z.int() });

/** Takes food of a lot out of a line of a box; answers how much. The caller has the order and the pen of the lots, and knows that the lot is blocked. */
export async function takeOutOfBox(
  tx: Tx,
  { orderNo, lineNo, lotNo }: { orderNo: number; lineNo: number; lotNo: number },
): Promise<number> {
  const [row] = await tx.query(
    takenRow,
    sql`select take_out_of_box(${orderNo}, ${lineNo}, ${lotNo}) as "amount"`,
  );
  return row?.amount ?? 0;
}

/** How long what these boxes were portioned with is good; a box that is not portioned has none. */
export async function readPortionDates(
  db: Db,
  orderNos: readonly number[],
): Promise<PortionDates[]> {
  return db.query(
    portionDatesRow,
    sql`select b.order_no as "orderNo", b.line_no as "lineNo", b.ingredients_no as "ingredientNo",
      case when bool_and(l.good_until is not null) then to_char(min(l.use_by), 'YYYY-MM-DD') end as "useBy",
      case when bool_and(l.good_until is not null) then to_char(min(l.best_before), 'YYYY-MM-DD') end as "bestBefore"
    from order_lot b left join lot l using (lot_no) where b.order_no = any(${[...orderNos]}::bigint[]) group by 1, 2, 3`,
  );
}

const unevenRow = z.object({ name: z.string().nullable(), inLots: z.int(), accounted: z.int() });
export type UnevenLots = z.infer<typeof unevenRow>;

/**
 * What lies in usable lots otherwise than it should: with what is owed, it is what can be sold and what boxes in the house need and were
 * not portioned. And lots that hold something else than what came into them and was portioned from them.
 */
export async function readUnevenLots(db: Db): Promise<UnevenLots[]> {
  return db.query(
    unevenRow,
    sql`with house as materialized (
      select order_no, kitchen_no from orders where is_in_the_house(order_status)
    ), sold as (
      select h.kitchen_no, c.ingredients_no, sum(c.quantity) as amount from shopping_cart c join house h using (order_no)
      where c.order_no = any (array(select order_no from house)) group by 1, 2
    ), portioned as (
      select h.kitchen_no, b.ingredients_no, sum(b.amount) as amount from order_lot b join house h using (order_no)
      where b.order_no = any (array(select order_no from house)) group by 1, 2
    ), lots as (
      select kitchen_no, ingredients_no, sum(amount) as amount from lot where status = 'usable' group by 1, 2
    ), moved as (
      select lot_no, sum(amount) as amount from (
        select lot_no, amount from lot_movement union all select lot_no, -amount from order_lot where lot_no is not null) m group by 1
    )
    select g.ingredients_name as "name", coalesce(l.amount, 0)::bigint as "inLots",
      (i.ingredients_inventory + coalesce(s.amount, 0) - coalesce(p.amount, 0) - coalesce(o.amount, 0))::bigint as "accounted"
    from stock_level i join ingredients g using (ingredients_no) left join lots l using (kitchen_no, ingredients_no)
      left join sold s using (kitchen_no, ingredients_no) left join portioned p using (kitchen_no, ingredients_no)
      left join owed_of_kitchen o using (kitchen_no, ingredients_no)
    where coalesce(l.amount, 0) <> i.ingredients_inventory + coalesce(s.amount, 0) - coalesce(p.amount, 0) - coalesce(o.amount, 0)
    union all
    select 'lot ' || l.lot_no, l.amount, coalesce(m.amount, 0)::bigint from lot l left join moved m using (lot_no)
    where l.amount <> coalesce(m.amount, 0)`,
  );
}
