import sql from 'sql-template-tag';
import { z } from 'zod';
import { statuses, type Status } from '../../contract/order-status.ts';
import type { Db } from '../../platform/platform.ts';
import { currencySalesRow, salesDayRow, type CurrencySales, type SalesDay } from './sum-sales.ts';

type Between = { from: string; to: string };

/** Every day of the range, also those without sales; orders in one currency. */
export async function readSales(
  db: Db,
  { from, to }: Between,
  currency: string,
): Promise<SalesDay[]> {
  return db.query(
    salesDayRow,
    sql`with sold as not materialized (
      select order_no, order_date, is_charged(order_status) as charged, total_cents
      from orders where order_date between ${from} and ${to} and currency = ${currency}
    ), money as (
      select order_date, count(*) filter (where charged) as orders, sum(total_cents) filter (where charged) as cents,
        count(*) filter (where not charged) as cancelled, sum(total_cents) filter (where not charged) as cancelled_cents
      from sold group by order_date
    ), food as (
      select s.order_date, sum(r.order_quantity) as servings
      from sold s join order_recipe r using (order_no) where s.charged group by s.order_date
    )
    select ${from}::date + n as "date", coalesce(m.orders, 0) as "orders", coalesce(f.servings, 0)::bigint as "servings",
      coalesce(m.cents, 0)::bigint as "revenueCents", coalesce(m.cancelled, 0) as "cancelledOrders",
      coalesce(m.cancelled_cents, 0)::bigint as "cancelledCents"
    from generate_series(0, ${to}::date - ${from}::date) n
      left join money m on m.order_date = ${from}::date + n
      left join food f on f.order_date = ${from}::date + n
    order by n`,
  );
}

/** The sales of the range in every other currency: two are never added. */
export async function readOtherSales(
  db: Db,
  { from, to }: Between,
  currency: string,
): Promise<CurrencySales[]> {
  return db.query(
    currencySalesRow,
    sql`with sold as (
      select order_no, currency, is_charged(order_status) as charged, total_cents
      from orders where order_date between ${from} and ${to} and currency <> ${currency}
    )
    select currency, count(*) filter (where charged) as "orders",
      (select coalesce(sum(r.order_quantity), 0)::bigint from sold f join order_recipe r using (order_no)
        where f.currency = s.currency and f.charged) as "servings",
      coalesce(sum(total_cents) filter (where charged), 0)::bigint as "revenueCents",
      count(*) filter (where not charged) as "cancelledOrders",
      coalesce(sum(total_cents) filter (where not charged), 0)::bigint as "cancelledCents"
    from sold s group by currency order by currency`,
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
  { from, to, limit }: { from: string; to: string; limit: number },
): Promise<SoldRecipe[]> {
  return db.query(
    soldRecipeRow,
    sql`with sold as (
      select l.recipe_no, o.currency, sum(l.order_quantity)::bigint as servings, count(distinct l.order_no) as orders,
        sum(l.price_cents)::bigint as cents, sum(l.price_cents - l.preparation_cents)::bigint as ingredient_cents
      from orders o join order_recipe l using (order_no)
      where o.order_date between ${from} and ${to} and is_charged(o.order_status)
      group by l.recipe_no, o.currency order by servings desc, cents desc, l.recipe_no, o.currency limit ${limit}
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
    sql`select order_status as "status", count(*) filter (where day >= ${today}) as "due",
      count(*) filter (where day < ${today}) as "late"
    from (
      select order_status, delivery_day as day from orders where delivery_day >= ${today}
      union all
      select order_status, delivery_day from orders where delivery_day < ${today} and is_in_the_house(order_status) and is_live(order_status)
    ) box group by order_status`,
  );
}
