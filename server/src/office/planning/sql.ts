import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';

const soldRow = z.object({ recipeNo: z.int(), week: z.iso.date(), portions: z.int() });
type Sold = z.infer<typeof soldRow>;

/** Portions of these recipes in orders that stand, by the week in which their boxes come. */
export const readSold = (
  db: Db,
  { from, to, recipeNos }: { from: string; to: string; recipeNos: readonly number[] },
): Promise<Sold[]> =>
  db.query(
    soldRow,
    sql`select l.recipe_no as "recipeNo", date_trunc('week', o.delivery_day)::date as "week", sum(l.order_quantity)::bigint as "portions"
    from orders o join order_recipe l using (order_no)
    where o.delivery_day between ${from} and ${to} and is_charged(o.order_status) and l.recipe_no = any(${[...recipeNos]}::bigint[])
    group by 1, 2 order by 1, 2`,
  );
