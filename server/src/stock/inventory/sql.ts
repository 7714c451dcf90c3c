import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { movementRow, type Movement, type MovementKind, type NewMovement } from './movement.ts';

const levelRow = movementRow.pick({ ingredientNo: true, amount: true });
const kitchenLevelRow = levelRow.extend({ kitchenNo: z.int() });
const movementNoRow = movementRow.pick({ movementNo: true });
const amountRow = movementRow.pick({ amount: true });
const hashRow = z.object({ requestHash: z.string() });

/** Of each kitchen what can be sold of each ingredient, the kitchens by number. */
export async function readLevels(db: Db): Promise<z.infer<typeof kitchenLevelRow>[]> {
  return db.query(
    kitchenLevelRow,
    sql`select kitchen_no as "kitchenNo", ingredients_no as "ingredientNo", ingredients_inventory as "amount"
    from stock_level order by kitchen_no`,
  );
}

const unevenRow = z.object({ name: z.string().nullable(), amount: z.int(), moved: z.int() });
export type UnevenStock = z.infer<typeof unevenRow>;

/** What a kitchen has on its shelf otherwise than its movements sum to. */
export async function readUneven(db: Db): Promise<UnevenStock[]> {
  return db.query(
    unevenRow,
    sql`select g.ingredients_name as "name", i.ingredients_inventory as "amount", coalesce(m.amount, 0)::bigint as "moved"
      from stock_level i join ingredients g using (ingredients_no)
        left join (select kitchen_no, ingredients_no, sum(amount) as amount from stock_movement group by 1, 2) m using (kitchen_no, ingredients_no)
      where i.ingredients_inventory <> coalesce(m.amount, 0) order by i.kitchen_no, i.ingredients_no`,
  );
}

/** Writes down who asks; false where somebody asked with this key before, and while they did not finish it waits. */
export async function claimKey(
  tx: Tx,
  { key, requestHash, askedAt }: { key: string; requestHash: string; askedAt: Date },
): Promise<boolean> {
  const claimed = await tx.run(sql`insert into stock_change (change_key, request_hash, asked_at)
    values (${key}, ${requestHash}, ${askedAt}) on conflict do nothing`);
  return claimed > 0;
}

export async function hashOfKey(db: Db, key: string): Promise<string | undefined> {
  const [row] = await db.query(
    hashRow,
    sql`select request_hash as "requestHash" from stock_change where change_key = ${key}`,
  );
  return row?.requestHash;
}

/** Waits for whoever moves lots: food that comes or goes moves them too. Taken before any ingredient, so that nobody waits in a circle. */
export async function takeLotsPen(tx: Tx): Promise<void> {
  await tx.run(sql`select lots_pen()`);
}

/** Takes the pen for what a kitchen has of one ingredient and answers what is there. */
export async function lockLevel(
  tx: Tx,
  kitchenNo: number,
  ingredientNo: number,
): Promise<number | undefined> {
  await tx.run(sql`select hold_food(${kitchenNo}, array[${ingredientNo}::bigint])`);
  const [row] = await tx.query(
    amountRow,
    sql`select ingredients_inventory as "amount"
    from stock_level where kitchen_no = ${kitchenNo} and ingredients_no = ${ingredientNo}`,
  );
  return row?.amount;
}

/**
 * What of an ingredient is still in a kitchen but promised: taken by orders that were not shipped yet. With the ingredient locked no
 * order can be added meanwhile. The orders are given as an array, so that their carts are looked up and not searched for.
 */
export async function promisedAmount(
  tx: Tx,
  kitchenNo: number,
  ingredientNo: number,
): Promise<number> {
  const [row] = await tx.query(
    amountRow,
    sql`select coalesce(sum(quantity), 0)::bigint as "amount" from shopping_cart
    where ingredients_no = ${ingredientNo} and order_no = any(array(
      select order_no from orders where is_in_the_house(order_status) and kitchen_no = ${kitchenNo}))`,
  );
  return row?.amount ?? 0;
}

/** The same of several ingredients; those that nobody waits for are not in the list. */
export async function promisedAmounts(
  db: Db,
  kitchenNo: number,
  ingredientNos: readonly number[],
): Promise<{ ingredientNo: number; amount: number }[]> {
  return db.query(
    levelRow,
    sql`select ingredients_no as "ingredientNo", sum(quantity)::bigint as "amount" from shopping_cart
    where ingredients_no = any(${[...ingredientNos]}::bigint[]) and order_no = any(array(
      select order_no from orders where is_in_the_house(order_status) and kitchen_no = ${kitchenNo}))
    group by ingredients_no`,
  );
}

/** Changes the stock of a kitchen and writes the ledger, and answers its numbers; the rows are locked sorted, as everywhere. */
export async function move(
  tx: Tx,
  kitchenNo: number,
  movements: NewMovement[],
  fact: {
    kind: MovementKind;
    movedAt: Date;
    movedBy: string;
    note: string | null;
    orderNo: number | null;
  },
): Promise<number[]> {
  const sorted = movements.toSorted((a, b) => a.ingredientNo - b.ingredientNo);
  const nos = sorted.map(({ ingredientNo }) => ingredientNo);
  const amounts = sorted.map(({ amount }) => amount);
  await tx.run(sql`select hold_food(${kitchenNo}, ${nos}::bigint[])`);
  await tx.run(sql`select change_levels(${kitchenNo}, ${nos}::bigint[], ${amounts}::bigint[])`);
  const moved = await tx.query(
    movementNoRow,
    sql`insert into stock_movement (kitchen_no, ingredients_no, movement_kind, amount, moved_at, moved_by, note, order_no)
    select ${kitchenNo}, n.no, ${fact.kind}, n.amount, ${fact.movedAt}, ${fact.movedBy}, ${fact.note}, ${fact.orderNo}
    from unnest(${nos}::bigint[], ${amounts}::bigint[]) n (no, amount)
    returning movement_no as "movementNo"`,
  );
  return moved.map(({ movementNo }) => movementNo);
}

/** Newest first. */
export async function readMovements(
  db: Db,
  query: {
    kitchenNo: number;
    ingredientNo: number | undefined;
    before: number | undefined;
    limit: number;
  },
): Promise<Movement[]> {
  return db.query(
    movementRow,
    sql`select movement_no as "movementNo", ingredients_no as "ingredientNo", movement_kind as "kind",
    amount, moved_at as "movedAt", moved_by as "movedBy", note, order_no as "orderNo"
    from stock_movement
    where kitchen_no = ${query.kitchenNo} and (${query.ingredientNo ?? null}::bigint is null or ingredients_no = ${query.ingredientNo ?? null})
      and (${query.before ?? null}::bigint is null or movement_no < ${query.before ?? null})
    order by movement_no desc limit ${query.limit}`,
  );
}
