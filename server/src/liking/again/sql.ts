import sql from 'sql-template-tag';
import type { Db } from '../../platform/platform.ts';
import { hadRow, type Had } from './meal-again.ts';

/** Older orders are not looked into. */
const ordersBack = 200;

/** Of each recipe that somebody had, the meal that they had last. */
export const readHad = (db: Db, customerNo: number): Promise<Had[]> =>
  db.query(
    hadRow,
    sql`with mine as (
      select order_no, placed_at from orders where customer_no = ${customerNo} and is_live(order_status)
      order by order_no desc limit ${ordersBack})
    select distinct on (r.recipe_no) r.recipe_no as "recipeNo", r.order_no as "orderNo", r.line_no as "lineNo", o.placed_at as "placedAt",
      r.order_quantity as "servings", chosen_changes(r.order_no, r.line_no, r.changes) as "changes", r.allergens, r.may_contain as "mayContain",
      r.allergens_unknown as "unknownIn",
      r.traces_unknown as "tracesUnknownIn", r.diets,
      (select stars from rating said where said.customer_no = ${customerNo} and said.recipe_no = r.recipe_no
        order by rated_at desc, order_no desc, line_no desc limit 1) as "stars"
    from mine o join order_recipe r using (order_no) order by r.recipe_no, r.order_no desc, r.line_no`,
  );
