import sql from 'sql-template-tag';
import { z } from 'zod';
import { orderRow } from '../../checkout/orders/order.ts';
import { shortageStates } from '../../contract/substitutions.ts';
import type { Db, Tx } from '../../platform/platform.ts';

const shortageRow = z.object({
  shortageNo: z.int(),
  orderNo: z.int(),
  lineNo: z.int(),
  ingredientNo: z.int(),
  name: z.string().nullable(),
  amount: z.int(),
  withNo: z.int(),
  withName: z.string().nullable(),
  withAmount: z.int(),
  state: z.enum(shortageStates),
  toldAt: z.date(),
  answeredAt: z.date().nullable(),
});
export type Shortage = z.infer<typeof shortageRow>;

const orderInShort = orderRow.pick({
  orderNo: true,
  kitchenNo: true,
  customerNo: true,
  day: true,
  status: true,
  cancelUntil: true,
  timeZone: true,
});
export type OrderInShort = z.infer<typeof orderInShort>;
const orderColumns = sql`order_no as "orderNo", kitchen_no as "kitchenNo", customer_no as "customerNo", delivery_day as "day", order_status as "status",
  cancel_until as "cancelUntil", time_zone as "timeZone"`;

export async function readOrder(db: Db, orderNo: number): Promise<OrderInShort | undefined> {
  const [order] = await db.query(
    orderInShort,
    sql`select ${orderColumns} from orders where order_no = ${orderNo}`,
  );
  return order;
}

/** Takes the pen for one order: whoever packs, moves or answers it waits. */
export async function lockOrder(tx: Tx, orderNo: number): Promise<OrderInShort | undefined> {
  const [order] = await tx.query(
    orderInShort,
    sql`select ${orderColumns} from orders where order_no = ${orderNo} for no key update`,
  );
  return order;
}

const columns = sql`s.shortage_no as "shortageNo", s.order_no as "orderNo", s.line_no as "lineNo", s.ingredients_no as "ingredientNo",
  m.ingredients_name as "name", s.amount, s.with_no as "withNo", w.ingredients_name as "withName", s.with_amount as "withAmount",
  s.state, s.told_at as "toldAt", s.answered_at as "answeredAt"`;
const shortages = sql`shortage s join ingredients m on m.ingredients_no = s.ingredients_no join ingredients w on w.ingredients_no = s.with_no`;

export async function readShortages(db: Db, orderNo: number): Promise<Shortage[]> {
  return db.query(
    shortageRow,
    sql`select ${columns} from ${shortages} where s.order_no = ${orderNo} order by s.shortage_no`,
  );
}

const numberRow = z.object({ shortageNo: z.int() });

/** Writes down what stands in, or is asked about; a question that is decided in the packing room is answered by that. */
export async function writeShortage(
  tx: Tx,
  shortage: Pick<
    Shortage,
    'orderNo' | 'lineNo' | 'ingredientNo' | 'amount' | 'withNo' | 'withAmount' | 'state' | 'toldAt'
  > & { toldBy: string },
): Promise<number> {
  const { orderNo, lineNo, ingredientNo, amount, withNo, withAmount, state, toldAt, toldBy } =
    shortage;
  const [row] = await tx.query(
    numberRow,
    sql`insert into shortage (order_no, line_no, ingredients_no, amount, with_no, with_amount, state, told_at, told_by)
    values (${orderNo}, ${lineNo}, ${ingredientNo}, ${amount}, ${withNo}, ${withAmount}, ${state}, ${toldAt}, ${toldBy})
    returning shortage_no as "shortageNo"`,
  );
  if (!row) throw new Error('A shortage was not written.');
  return row.shortageNo;
}

/** Answers a question, once. */
export async function writeAnswer(
  tx: Tx,
  shortageNo: number,
  { state, answeredAt }: Pick<Shortage, 'state' | 'answeredAt'>,
): Promise<boolean> {
  const written = await tx.run(
    sql`update shortage set state = ${state}, answered_at = ${answeredAt} where shortage_no = ${shortageNo} and state = 'asked'`,
  );
  return written === 1;
}

const freeRow = z.object({ ingredientNo: z.int(), amount: z.int() });

/** How much of these a kitchen can still sell that is good on a day, lots that end before it put aside. */
export async function readFree(
  db: Db,
  kitchenNo: number,
  ingredientNos: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, number>> {
  const free = await db.query(
    freeRow,
    sql`select i.ingredients_no as "ingredientNo", greatest(0, i.ingredients_inventory - coalesce((
      select sum(l.amount) from lot l where l.kitchen_no = i.kitchen_no and l.ingredients_no = i.ingredients_no
        and l.status = 'usable' and l.good_until < ${day}::date), 0))::bigint as "amount"
    from stock_level i where i.kitchen_no = ${kitchenNo} and i.ingredients_no = any(${[...ingredientNos]}::bigint[])`,
  );
  return new Map(free.map(({ ingredientNo, amount }) => [ingredientNo, amount]));
}

/** Locks food as everybody does who moves it: by number. */
export async function lockFood(
  tx: Tx,
  kitchenNo: number,
  ingredientNos: readonly number[],
): Promise<void> {
  await tx.run(sql`select hold_food(${kitchenNo}, ${[...ingredientNos]}::bigint[])`);
}

/**
 * Puts one ingredient of a line in the place of another: its needs, its lots, its change, and the stock, with the ledger. What had been
 * portioned from a lot that is blocked by now returns there and cannot be sold. The caller holds the order, the pen of the lots and the food.
 */
export async function replaceInLine(
  tx: Tx,
  swap: {
    kitchenNo: number;
    orderNo: number;
    lineNo: number;
    ingredientNo: number;
    amount: number;
    withNo: number;
    withAmount: number;
    at: Date;
    by: string;
  },
): Promise<void> {
  const { kitchenNo, orderNo, lineNo, ingredientNo, amount, withNo, withAmount, at, by } = swap;
  const fact = { kitchenNo, orderNo, at, by };
  const [blocked] = await tx.query(
    z.object({ amount: z.int() }),
    sql`with freed as (
      delete from order_lot where order_no = ${orderNo} and line_no = ${lineNo} and ingredients_no = ${ingredientNo} returning lot_no, amount
    )
    select coalesce(sum(f.amount), 0)::bigint as "amount" from freed f join lot l using (lot_no) where l.status = 'quarantined'`,
  );
  await tx.run(sql`with gone as (
      delete from shopping_cart where order_no = ${orderNo} and line_no = ${lineNo} and ingredients_no = ${ingredientNo}
      returning order_no, recipe_no, line_no, customer_no, price_cents
    )
    insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, ingredients_name, quantity, price_cents)
    select g.order_no, g.recipe_no, i.ingredients_no, g.line_no, g.customer_no, i.ingredients_name, ${withAmount}, g.price_cents
    from gone g join ingredients i on i.ingredients_no = ${withNo}`);
  const change = JSON.stringify([{ action: 'swap', ingredientNo, with: withNo }]);
  await tx.run(sql`update order_recipe set changes = changes || ${change}::jsonb
    where order_no = ${orderNo} and line_no = ${lineNo}`);
  await move(tx, withNo, 'taken', -withAmount, fact);
  await move(tx, ingredientNo, 'given-back', amount, fact);
  const held = blocked?.amount ?? 0;
  if (held > 0) await move(tx, ingredientNo, 'blocked', -held, fact);
}

async function move(
  tx: Tx,
  ingredientNo: number,
  kind: 'taken' | 'given-back' | 'blocked',
  amount: number,
  { kitchenNo, orderNo, at, by }: { kitchenNo: number; orderNo: number; at: Date; by: string },
): Promise<void> {
  await tx.run(
    sql`select change_levels(${kitchenNo}, array[${ingredientNo}::bigint], array[${amount}::bigint])`,
  );
  await tx.run(sql`insert into stock_movement (kitchen_no, ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
    values (${kitchenNo}, ${ingredientNo}, ${kind}, ${amount}, ${at}, ${by}, ${orderNo})`);
}

/** Portions what has come into a box that is being packed, as far as there are lots that are good on its day. */
export async function portionAgain(tx: Tx, orderNo: number): Promise<void> {
  await tx.run(sql`select portion_from_lots(o.order_no, o.delivery_day) from orders o
    where o.order_no = ${orderNo} and is_portioned(o.order_status)`);
}
