import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';
import { tallyRow, type Tally } from './uneven.ts';

const countedRow = z.object({ orders: z.int().nullable() });

/** How many orders were new; null where somebody else counts or changes one. */
export async function countOrders(
  db: Db,
  most: number,
  patienceSeconds: number,
): Promise<number | null> {
  const [row] = await db.query(
    countedRow,
    sql`select count_orders(${most}, make_interval(secs => ${patienceSeconds})) as "orders"`,
  );
  return row?.orders ?? null;
}

const stateRow = z.object({ upto: z.int() });

/** Up to which number orders are counted. */
export async function readUpto(db: Db): Promise<number> {
  const [state] = await db.query(stateRow, sql`select s.upto from tally_state s`);
  if (!state) throw new Error('Nobody counts the orders.');
  return state.upto;
}

const every = sql`counted, day, currency, recipe_no as "recipeNo", kitchen_no as "kitchenNo", order_status as "status", ahead,
  sum(orders)::bigint as "orders", sum(portions)::bigint as "portions", sum(cents)::bigint as "cents", sum(food_cents)::bigint as "foodCents"`;

/** What is kept, with what is to be added to it. */
export const readKept = (db: Db): Promise<Tally[]> =>
  db.query(
    tallyRow,
    sql`select ${every} from (select * from tally union all select * from tally_change) t group by 1, 2, 3, 4, 5, 6, 7`,
  );

/** What a run of orders sums to, of those that are counted. */
export const readCounted = (
  db: Db,
  { after, upTo }: { after: number; upTo: number },
): Promise<Tally[]> =>
  db.query(
    tallyRow,
    sql`select ${every} from tallies_of(array(select o.order_no from orders o
      where o.order_no > ${after} and o.order_no <= ${upTo}
        and not exists (select from tally_again a where a.order_no = o.order_no))) t group by 1, 2, 3, 4, 5, 6, 7`,
  );
