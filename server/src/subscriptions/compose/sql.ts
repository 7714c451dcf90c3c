import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';

const eatenRow = z.object({ recipeNo: z.int(), orders: z.int(), lately: z.boolean() });

/** What a customer had in orders that came, or will: how many of them, and whether one is for a day since then. */
export async function readEaten(
  db: Db,
  customerNo: number,
  since: string,
): Promise<z.infer<typeof eatenRow>[]> {
  return db.query(
    eatenRow,
    sql`select r.recipe_no as "recipeNo", count(distinct o.order_no)::int as "orders",
      bool_or(o.delivery_day >= ${since}::date) as "lately"
    from orders o join order_recipe r using (order_no)
    where o.customer_no = ${customerNo} and is_live(o.order_status) group by r.recipe_no`,
  );
}
