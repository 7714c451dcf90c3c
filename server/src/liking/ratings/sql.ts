import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { ratingRow, sumRow, type Rating, type Sum } from './rating.ts';

const ratingColumns = sql`order_no as "orderNo", line_no as "lineNo", stars, note, rated_at as "ratedAt"`;

export const readRatings = (db: Db, orderNo: number): Promise<Rating[]> =>
  db.query(
    ratingRow,
    sql`select ${ratingColumns} from rating where order_no = ${orderNo} order by line_no`,
  );

/** What was said before of the same meal is forgotten. Nothing is written where the line is gone meanwhile. */
export async function writeRating(
  db: Db,
  { orderNo, lineNo, stars, note, ratedAt }: Rating,
): Promise<void> {
  await db.run(
    sql`insert into rating (order_no, line_no, recipe_no, customer_no, stars, note, rated_at)
      select order_no, line_no, recipe_no, customer_no, ${stars}, ${note}, ${ratedAt} from order_recipe
      where order_no = ${orderNo} and line_no = ${lineNo}
    on conflict (order_no, line_no) do update set stars = excluded.stars, note = excluded.note, rated_at = excluded.rated_at`,
  );
}

const markRow = z.object({ mark: z.string() });

/** Says something else once anything was rated or forgotten. */
export async function readMark(db: Db): Promise<string> {
  const [row] = await db.query(
    markRow,
    sql`select concat((select count(*) from rating), ' ', (select max(rated_at) from rating)) as "mark"`,
  );
  return row?.mark ?? '';
}

/** What each customer said last of each recipe. */
const said = sql`select distinct on (recipe_no, customer_no) recipe_no, customer_no, stars, rated_at
  from rating order by recipe_no, customer_no, rated_at desc, order_no desc, line_no desc`;

export const readSums = (db: Db): Promise<Sum[]> =>
  db.query(
    sumRow,
    sql`select recipe_no as "recipeNo", count(*) as "customers", sum(stars)::bigint as "stars" from (${said}) said group by recipe_no`,
  );

const ratedRow = sumRow.extend({
  name: z.string().nullable(),
  /** Of the average, by which the list is ordered. */
  thousandths: z.int(),
  lastAt: z.date(),
});
export type Rated = z.infer<typeof ratedRow>;

/** The recipes that were rated, the worst first. */
export const readRated = (
  db: Db,
  { after, limit }: { after: { thousandths: number; recipeNo: number } | undefined; limit: number },
): Promise<Rated[]> =>
  db.query(
    ratedRow,
    sql`select s.*, r.recipe_name as "name" from (
        select recipe_no as "recipeNo", count(*) as "customers", sum(stars)::bigint as "stars",
          round(1000 * avg(stars))::bigint as "thousandths", max(rated_at) as "lastAt"
        from (${said}) said group by recipe_no) s
      join recipe r on r.recipe_no = s."recipeNo"
    where ${after?.thousandths ?? null}::bigint is null
      or (s."thousandths", s."recipeNo") > (${after?.thousandths ?? null}::bigint, ${after?.recipeNo ?? null}::bigint)
    order by s."thousandths", s."recipeNo" limit ${limit}`,
  );

/** What was said of a recipe, of the newest orders first. */
export const readOfRecipe = (
  db: Db,
  recipeNo: number,
  { before, limit }: { before: { orderNo: number; lineNo: number } | undefined; limit: number },
): Promise<Rating[]> =>
  db.query(
    ratingRow,
    sql`select ${ratingColumns} from rating where recipe_no = ${recipeNo}
      and (${before?.orderNo ?? null}::bigint is null or (order_no, line_no) < (${before?.orderNo ?? null}::bigint, ${before?.lineNo ?? null}::int))
    order by order_no desc, line_no desc limit ${limit}`,
  );

const askedRow = z.object({ orderNo: z.int() });

/** So many at once: who has many waits for the next time. */
const mostAsked = 500;

/**
 * Writes down whose customers are asked by letter now: of boxes of these days that are with them, that nobody has rated and that nobody
 * asked about, at most one of a customer, and of none who was asked since `lastAsked` or wants no letters that remind.
 */
export async function writeRequests(
  tx: Tx,
  {
    from,
    until,
    statuses,
    at,
    lastAsked,
  }: { from: string; until: string; statuses: readonly string[]; at: Date; lastAsked: Date },
): Promise<number[]> {
  const asked = await tx.query(
    askedRow,
    sql`with due as (
      select distinct on (o.customer_no) o.order_no, o.customer_no from orders o join customer c using (customer_no)
      where o.delivery_day between ${from}::date and ${until}::date and o.order_status = any (${statuses}::text[])
        and c.cust_email is not null
        and not exists (select from rating r where r.order_no = o.order_no)
        and not exists (select from rating_request q where q.order_no = o.order_no)
        and not exists (select from rating_request q where q.customer_no = o.customer_no and q.asked_at > ${lastAsked})
        and coalesce((select wanted from reminder_choice w where w.customer_no = o.customer_no order by choice_no desc limit 1), true)
      order by o.customer_no, o.delivery_day desc, o.order_no desc
    )
    insert into rating_request (order_no, customer_no, asked_at)
    select order_no, customer_no, ${at} from due order by order_no limit ${mostAsked}
    on conflict do nothing returning order_no as "orderNo"`,
  );
  return asked.map(({ orderNo }) => orderNo);
}
