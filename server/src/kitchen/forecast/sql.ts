import sql, { empty, join, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';
import { wholeWeeks } from './whole-weeks.ts';

/** Only what one kitchen cooks; all of it where none is named. */
const cookedIn = (kitchenNo: number | undefined): Sql =>
  kitchenNo === undefined ? empty : sql`and o.kitchen_no = ${kitchenNo}`;

/** Days of a span, both within it; in one kitchen, or all of them. */
type Span = { from: string; to: string; kitchenNo?: number | undefined };

const soldRow = z.object({ recipeNo: z.int(), week: z.iso.date(), portions: z.int() });
type Sold = z.infer<typeof soldRow>;

/** Portions of recipes in orders that stand, by the week in which their boxes come; of these recipes, or of all. */
export const readSold = (
  db: Db,
  { from, to, kitchenNo, recipeNos }: Span & { recipeNos: readonly number[] | null },
): Promise<Sold[]> => {
  const { weeks, days } = wholeWeeks({ from, to });
  const sold = [
    ...weeks.map((of) => sql`select * from tallies_between('portion-week', ${of.from}, ${of.to})`),
    ...days.map((of) => sql`select * from tallies_between('portion', ${of.from}, ${of.to})`),
  ];
  return db.query(
    soldRow,
    sql`select o.recipe_no as "recipeNo", date_trunc('week', o.day)::date as "week", sum(o.portions)::bigint as "portions"
    from (${join(sold, ' union all ')}) o
    where (${recipeNos && [...recipeNos]}::bigint[] is null or o.recipe_no = any(${recipeNos && [...recipeNos]}::bigint[])) ${cookedIn(kitchenNo)}
    group by 1, 2 having sum(o.portions) <> 0 order by 1, 2`,
  );
};

const soldAheadRow = z.object({ day: z.iso.date(), ahead: z.int(), portions: z.int() });

/** Portions of a span's days in orders that stand and that no subscription made, by how many days ahead they were ordered, at most 60. */
export const readSoldAhead = (
  db: Db,
  { from, to, kitchenNo }: Span,
): Promise<z.infer<typeof soldAheadRow>[]> =>
  db.query(
    soldAheadRow,
    sql`select o.day as "day", o.ahead as "ahead", sum(o.portions)::bigint as "portions"
    from tallies_between('ahead', ${from}, ${to}) o
    where true ${cookedIn(kitchenNo)}
    group by 1, 2 having sum(o.portions) <> 0 order by 1, 2`,
  );

const orderedRow = z.object({
  day: z.iso.date(),
  recipeNo: z.int(),
  single: z.int(),
  subscribed: z.int(),
});
export type Ordered = z.infer<typeof orderedRow>;

/** Portions of each recipe that orders hold for each day of a span: those that people ordered one by one, and those of subscriptions. */
export const readOrdered = (db: Db, { from, to, kitchenNo }: Span): Promise<Ordered[]> =>
  db.query(
    orderedRow,
    sql`select o.delivery_day as "day", l.recipe_no as "recipeNo",
      coalesce(sum(l.order_quantity) filter (where k.order_no is null), 0)::bigint as "single",
      coalesce(sum(l.order_quantity) filter (where k.order_no is not null), 0)::bigint as "subscribed"
    from orders o join order_recipe l using (order_no) left join subscription_week k using (order_no)
    where o.delivery_day between ${from} and ${to} and (is_live(o.order_status) or is_in_the_house(o.order_status)) ${cookedIn(kitchenNo)}
    group by 1, 2 order by 1, 2`,
  );
