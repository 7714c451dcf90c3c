import sql, { empty, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';
import {
  dayEditionRow,
  dayLineRow,
  ingredientNeedRow,
  type DayEdition,
  type DayLine,
  type IngredientNeed,
} from './day-lines.ts';

const amountRow = z.object({ ingredientNo: z.int(), amount: z.int() });

/** Only what one kitchen cooks; all of it where none is named. */
const cookedIn = (kitchenNo: number | undefined): Sql =>
  kitchenNo === undefined ? empty : sql`and o.kitchen_no = ${kitchenNo}`;

/**
 * What the day's live orders need of each ingredient, beside what there is of it, in one kitchen or all of them; and these ingredients, needed or
 * not. Orders are given as an array, so that their carts are looked up and not found by reading every cart there ever was.
 */
export async function readNeeds(
  db: Db,
  day: string,
  well: readonly number[],
  kitchenNo?: number,
): Promise<IngredientNeed[]> {
  return db.query(
    ingredientNeedRow,
    sql`with needed as (
      select ingredients_no, sum(quantity)::bigint as amount from shopping_cart where order_no = any (array(
        select o.order_no from orders o where o.delivery_day = ${day} and is_live(o.order_status) ${cookedIn(kitchenNo)})) group by ingredients_no
    ), held as (
      select ingredients_no, sum(quantity)::bigint as amount from shopping_cart where order_no = any (array(
        select o.order_no from orders o where is_in_the_house(o.order_status) ${cookedIn(kitchenNo)})) group by ingredients_no
    )
    select i.ingredients_no as "ingredientNo", i.ingredients_name as "name", i.unit, coalesce(n.amount, 0) as "neededAmount",
      i.ingredients_quantity as "packAmount", (i.ingredients_price * 100)::int as "packCents",
      (i.ingredients_cost * 100)::int as "packCostCents",
      coalesce(h.amount, 0) as "heldAmount", f.amount as "freeAmount", i.low_stock as "lowStockAmount"
    from ingredients i left join needed n using (ingredients_no) left join held h using (ingredients_no)
      cross join lateral (select sum(s.ingredients_inventory)::bigint as amount from stock_level s
        where s.ingredients_no = i.ingredients_no and (${kitchenNo ?? null}::int is null or s.kitchen_no = ${kitchenNo ?? null})) f
    where n.amount is not null or i.ingredients_no = any(${[...well]}::bigint[])
    order by i.ingredients_name, i.ingredients_no`,
  );
}

/** The same of what was moved. */
const bookedIn = (kitchenNo: number | undefined): Sql =>
  kitchenNo === undefined ? empty : sql`and m.kitchen_no = ${kitchenNo}`;

/** The day's live lines, by order and line. */
export async function readDayLines(db: Db, day: string, kitchenNo?: number): Promise<DayLine[]> {
  return db.query(
    dayLineRow,
    sql`select o.order_no as "orderNo", r.line_no as "lineNo",
      json_build_object('name', o.deliver_name, 'address', o.deliver_address, 'phone',
        coalesce('+' || o.deliver_phone_country || ' ', '') || o.deliver_phone, 'postcode', o.deliver_postcode, 'note', o.deliver_note) as "deliverTo",
      o.confirmed_age as "confirmedAge", reader.language,
      r.recipe_no as "recipeNo", r.recipe_name as "name", r.order_quantity as "servings", r.changes, r.allergens,
      r.may_contain as "mayContain", r.traces_unknown as "tracesUnknownIn",
      r.allergens_unknown as "unknownIn", r.diets, r.acknowledged,
      (select json_agg(json_build_object('ingredientNo', c.ingredients_no, 'name', c.ingredients_name, 'unit', i.unit,
          'amount', c.quantity, 'pieceGrams', i.piece_grams, 'allergens', i.allergens, 'mayContain', i.may_contain,
          'alcoholPermille', i.alcohol_permille, 'diets', i.diets))
        from shopping_cart c join ingredients i using (ingredients_no)
        where c.order_no = r.order_no and c.recipe_no = r.recipe_no and c.line_no = r.line_no) as "ingredients",
      case when r.changes = '[]' then '[]' else
        (select e.content -> 'ingredients' from recipe_edition e where e.recipe_no = r.recipe_no and e.edition_no = r.edition_no)
      end as "recipeIngredients",
      case when r.changes = '[]' then null else
        (select json_build_object('name', e.content -> 'name', 'description', e.content -> 'description', 'story', e.content -> 'story',
          'servings', e.content -> 'servings', 'follows', e.content -> 'follows')
          from recipe_edition e where e.recipe_no = r.recipe_no and e.edition_no = r.edition_no)
      end as "texts"
    from orders o join order_recipe r using (order_no) join customer reader on reader.customer_no = o.customer_no
    where o.delivery_day = ${day} and is_live(o.order_status) ${cookedIn(kitchenNo)}
    order by o.order_no, r.line_no`,
  );
}

/** The editions that the day's live lines were ordered of, with what it takes to cook what is in the box as it is known now. */
export async function readDayEditions(
  db: Db,
  day: string,
  kitchenNo?: number,
): Promise<DayEdition[]> {
  return db.query(
    dayEditionRow,
    sql`select r.order_no as "orderNo", r.line_no as "lineNo", e.content,
      (select coalesce(json_agg(json_build_object('ingredientNo', c.ingredients_no, 'cooking', i.cooking)), '[]')
        from shopping_cart c join ingredients i using (ingredients_no)
        where c.order_no = r.order_no and c.recipe_no = r.recipe_no and c.line_no = r.line_no) as "cookings"
    from orders o join order_recipe r using (order_no) join recipe_edition e using (recipe_no, edition_no)
    where o.delivery_day = ${day} and is_live(o.order_status) ${cookedIn(kitchenNo)}
    order by r.order_no, r.line_no`,
  );
}

/**
 * What the ledger says of the day, in one kitchen or all of them: taken for its orders, less what those hold that are not cooked for until they
 * are paid. A commit group takes for all its orders in one movement; what else was taken and given back names its order. So of all that the
 * groups of the day's orders moved, what their other orders hold is subtracted.
 */
export async function readTaken(
  db: Db,
  day: string,
  kitchenNo?: number,
): Promise<{ ingredientNo: number; amount: number }[]> {
  return db.query(
    amountRow,
    sql`with day_orders as materialized (
      select o.order_no, o.commit_group, is_in_the_house(o.order_status) and not is_live(o.order_status) as waits
      from orders o where o.delivery_day = ${day} ${cookedIn(kitchenNo)}
    ), groups as materialized (
      select distinct commit_group from day_orders
    ), span as materialized (
      select min(commit_group) as first, max(commit_group) as last from groups
    ), together as materialized (
      -- A group is named after the first of the numbers drawn for it.
      select o.order_no, o.order_no not in (select order_no from day_orders) and (is_live(o.order_status) or is_in_the_house(o.order_status))
        ${cookedIn(kitchenNo)} as is_other
      from orders o join groups g using (commit_group) where o.order_no >= (select first from span)
    )
    select b.no as "ingredientNo", sum(b.amount)::bigint as "amount" from (
      select m.ingredients_no as no, -m.amount as amount from stock_movement m join groups g using (commit_group)
      where m.movement_kind = 'taken' and m.commit_group between (select first from span) and (select last from span) ${bookedIn(kitchenNo)}
      union all
      select c.ingredients_no, -c.quantity from together t join shopping_cart c using (order_no) where t.is_other
      union all
      select c.ingredients_no, -c.quantity from day_orders d join shopping_cart c using (order_no) where d.waits
      union all
      select m.ingredients_no, -m.amount from stock_movement m
      where m.order_no = any (array(select order_no from together)) and m.movement_kind in ('taken', 'given-back') ${bookedIn(kitchenNo)}
    ) b (no, amount) group by b.no`,
  );
}
