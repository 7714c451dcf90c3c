import sql, { join, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { statuses, type Status } from '../../contract/order-status.ts';
import type { Db } from '../../platform/platform.ts';
import { wholeMonths, type Between } from './whole-months.ts';
import { currencySalesRow, salesDayRow, type CurrencySales, type SalesDay } from './sum-sales.ts';

const salesIn = ({ from, to }: Between): Sql =>
  sql`(select * from tallies_between('sold', ${from}, ${to}) union all select * from tallies_between('unsold', ${from}, ${to}))`;

const sums = sql`coalesce(sum(t.orders) filter (where t.counted = 'sold'), 0)::bigint as "orders", coalesce(sum(t.portions), 0)::bigint as "servings",
  coalesce(sum(t.cents) filter (where t.counted = 'sold'), 0)::bigint as "revenueCents",
  coalesce(sum(t.orders) filter (where t.counted = 'unsold'), 0)::bigint as "cancelledOrders",
  coalesce(sum(t.cents) filter (where t.counted = 'unsold'), 0)::bigint as "cancelledCents"`;

/** Every day of the range, also those without sales; orders in one currency. */
export async function readSales(db: Db, between: Between, currency: string): Promise<SalesDay[]> {
  const { from, to } = between;
  return db.query(
    salesDayRow,
    sql`select ${from}::date + n as "date", ${sums}
    from generate_series(0, ${to}::date - ${from}::date) n
      left join ${salesIn(between)} t on t.day = ${from}::date + n and t.currency = ${currency}
    group by n order by n`,
  );
}

/** The sales of the range in every other currency: two are never added. */
export async function readOtherSales(
  db: Db,
  between: Between,
  currency: string,
): Promise<CurrencySales[]> {
  return db.query(
    currencySalesRow,
    sql`select t.currency, ${sums} from ${salesIn(between)} t
    where t.currency <> ${currency} group by t.currency having sum(t.orders) <> 0 order by t.currency`,
  );
}

const soldRecipeRow = z.object({
  recipeNo: z.int(),
  slug: z.string(),
  name: z.string().nullable(),
  servings: z.int(),
  orders: z.int(),
  currency: z.string(),
  revenueCents: z.int(),
  /** What of the revenue was charged for the ingredients; the rest is preparation. */
  ingredientCents: z.int(),
  /** Null when nothing was charged. */
  ingredientPercent: z.int().nullable(),
});
export type SoldRecipe = z.infer<typeof soldRecipeRow>;

/** What sold best by servings, in orders that were not cancelled, in each currency apart; names as they are now. */
export async function readBestRecipes(
  db: Db,
  { from, to, limit }: Between & { limit: number },
): Promise<SoldRecipe[]> {
  const { months, days } = wholeMonths({ from, to });
  const sold = [
    ...months.map((of) => sql`select * from tallies_between('meal-month', ${of.from}, ${of.to})`),
    ...days.map((of) => sql`select * from tallies_between('meal', ${of.from}, ${of.to})`),
  ];
  return db.query(
    soldRecipeRow,
    sql`with sold as (
      select t.recipe_no, t.currency, sum(t.portions)::bigint as servings, sum(t.orders)::bigint as orders,
        sum(t.cents)::bigint as cents, sum(t.food_cents)::bigint as ingredient_cents
      from (${join(sold, ' union all ')}) t
      group by t.recipe_no, t.currency having sum(t.orders) <> 0
      order by servings desc, cents desc, t.recipe_no, t.currency limit ${limit}
    )
    select s.recipe_no as "recipeNo", r.recipe_slug as "slug", r.recipe_name as "name", s.servings, s.orders,
      s.currency, s.cents as "revenueCents", s.ingredient_cents as "ingredientCents",
      round(100.0 * s.ingredient_cents / nullif(s.cents, 0))::int as "ingredientPercent"
    from sold s join recipe r using (recipe_no) order by s.servings desc, s.cents desc, s.recipe_no, s.currency`,
  );
}

const countRow = z.object({ status: z.enum(statuses), due: z.int(), late: z.int() });

/** Orders by status: whose box is due on that day or later, and whose day has passed with the box still in the house. */
export async function readOrderCounts(
  db: Db,
  today: string,
): Promise<{ status: Status; due: number; late: number }[]> {
  return db.query(
    countRow,
    sql`select order_status as "status", sum(due)::bigint as "due", sum(late)::bigint as "late"
    from (
      select t.order_status, t.orders as due, 0 as late from tallies_between('box', ${today}, 'infinity') t
      union all
      select order_status, 0, 1 from orders where delivery_day < ${today} and is_in_the_house(order_status) and is_live(order_status)
    ) box group by order_status`,
  );
}
