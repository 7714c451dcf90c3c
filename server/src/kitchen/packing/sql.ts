import sql, { empty } from 'sql-template-tag';
import type { z } from 'zod';
import { orderRow } from '../../checkout/orders/order.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { packingLineRow, type PackingLine } from './packing-board.ts';

const orderToPackRow = orderRow.pick({
  orderNo: true,
  status: true,
  day: true,
  cancelUntil: true,
  timeZone: true,
});
type OrderToPack = z.infer<typeof orderToPackRow>;

/** The lines on the packing board by order and line; of the whole day, of one kitchen or of one order. */
export async function readPacking(
  db: Db,
  day: string,
  orderNo?: number,
  kitchenNo?: number,
): Promise<PackingLine[]> {
  return db.query(
    packingLineRow,
    sql`select o.order_no as "orderNo", o.order_status as "status", o.deliver_name as "name",
      r.line_no as "lineNo", r.recipe_no as "recipeNo", r.recipe_name as "recipeName", r.order_quantity as "servings",
      r.changes, case when r.changes = '[]' then '[]' else
        (select e.content -> 'ingredients' from recipe_edition e where e.recipe_no = r.recipe_no and e.edition_no = r.edition_no)
      end as "recipeIngredients",
      case when r.changes = '[]' then null else
        (select json_build_object('name', e.content -> 'name', 'description', e.content -> 'description', 'story', e.content -> 'story',
          'servings', e.content -> 'servings', 'follows', e.content -> 'follows')
          from recipe_edition e where e.recipe_no = r.recipe_no and e.edition_no = r.edition_no)
      end as "texts", case when r.changes = '[]' then '[]' else
        (select json_agg(json_build_object('ingredientNo', c.ingredients_no, 'name', c.ingredients_name, 'unit', i.unit, 'amount', c.quantity))
          from shopping_cart c join ingredients i using (ingredients_no)
          where c.order_no = r.order_no and c.recipe_no = r.recipe_no and c.line_no = r.line_no)
      end as "ingredients", r.packed_at as "packedAt", r.allergens, r.allergens_unknown as "unknownIn", case when is_in_the_house(o.order_status) and is_portioned(o.order_status) then
        (select coalesce(json_agg(json_build_object('lotNo', b.lot_no, 'name', b.name, 'unit', b.unit, 'amount', b.amount) order by b.lot_no), '[]')
          from (select p.lot_no, g.ingredients_name as name, g.unit, sum(p.amount) as amount
            from order_lot p join lot l using (lot_no) join ingredients g on g.ingredients_no = p.ingredients_no
            where p.order_no = r.order_no and p.line_no = r.line_no and l.status = 'quarantined' group by 1, 2, 3) b)
      else '[]' end as "blockedLots", o.delivery_day as "day", o.cancel_until as "cancelUntil",
      o.time_zone as "timeZone"
    from orders o join order_recipe r using (order_no)
    where o.delivery_day = ${day} and (is_live(o.order_status) or not is_in_the_house(o.order_status)) ${orderNo === undefined ? empty : sql`and o.order_no = ${orderNo}`}
      ${kitchenNo === undefined ? empty : sql`and o.kitchen_no = ${kitchenNo}`}
    order by o.order_no, r.line_no`,
  );
}

/** Takes the pen for one order of the day; what is read of its lines afterwards is nobody else's to change. */
export async function lockOrder(
  tx: Tx,
  day: string,
  orderNo: number,
): Promise<OrderToPack | undefined> {
  const [order] = await tx.query(
    orderToPackRow,
    sql`select order_no as "orderNo", order_status as "status", delivery_day as "day",
      cancel_until as "cancelUntil", time_zone as "timeZone"
    from orders where order_no = ${orderNo} and delivery_day = ${day} for no key update`,
  );
  return order;
}

/** Marks a line that is not as asked. */
export async function writePacked(
  tx: Tx,
  orderNo: number,
  lineNo: number,
  packedAt: Date | null,
): Promise<void> {
  await tx.run(sql`update order_recipe set packed_at = ${packedAt}
    where order_no = ${orderNo} and line_no = ${lineNo} and (packed_at is null) = ${packedAt !== null}`);
}
