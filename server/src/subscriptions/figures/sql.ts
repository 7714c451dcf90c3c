import sql from 'sql-template-tag';
import { z } from 'zod';
import type { ReceiptKind } from '../../contract/subscription.ts';
import type { Db } from '../../platform/platform.ts';

const standingRow = z.object({
  active: z.int(),
  paused: z.int(),
  begun: z.int(),
  ended: z.int(),
});
export type Standing = z.infer<typeof standingRow>;

/** Moments: what began and ended from the first on and before the second. */
export type Span = { from: Date; until: Date };

/** How many subscriptions run and rest now, and how many began and ended within the span. */
export async function readStanding(db: Db, { from, until }: Span): Promise<Standing> {
  const [row] = await db.query(
    standingRow,
    sql`select count(*) filter (where plan_status = 'active') as "active", count(*) filter (where plan_status = 'paused') as "paused",
      count(*) filter (where agreed_at >= ${from} and agreed_at < ${until}) as "begun",
      count(*) filter (where ended_at >= ${from} and ended_at < ${until}) as "ended"
    from subscription`,
  );
  if (!row) throw new Error('The subscriptions were not counted.');
  return row;
}

const countedWeekRow = z.object({
  week: z.iso.date(),
  ordered: z.int(),
  skipped: z.int(),
  rested: z.int(),
  failed: z.int(),
});
export type CountedWeek = z.infer<typeof countedWeekRow>;

/** What became of the boxes of each week from one Monday to another; one whose order was cancelled was not wanted. */
export async function readWeekCounts(db: Db, from: string, to: string): Promise<CountedWeek[]> {
  return db.query(
    countedWeekRow,
    sql`select w.week, count(*) filter (where w.week_state = 'ordered' and (is_live(o.order_status) or is_in_the_house(o.order_status))) as "ordered",
      count(*) filter (where (w.week_state = 'skipped' and w.why = 'asked')
        or (w.week_state = 'ordered' and not is_live(o.order_status) and not is_in_the_house(o.order_status))) as "skipped",
      count(*) filter (where w.week_state = 'skipped' and w.why in ('pause', 'end')) as "rested",
      count(*) filter (where w.week_state = 'failed') as "failed"
    from subscription_week w left join orders o using (order_no)
    where w.week between ${from} and ${to} group by w.week order by w.week`,
  );
}

const reasonRow = z.object({ reason: z.string().nullable(), count: z.int() });
export type LeavingReason = z.infer<typeof reasonRow>;

/** Why subscriptions ended within the span, in the words that were given, the most frequent first; null: nobody said. */
export async function readReasons(
  db: Db,
  { from, until, most }: Span & { most: number },
): Promise<LeavingReason[]> {
  return db.query(
    reasonRow,
    sql`select min(end_reason) as "reason", count(*) as "count" from subscription where ended_at >= ${from} and ended_at < ${until}
    group by lower(trim(end_reason)) order by 2 desc, 1 limit ${most}`,
  );
}

const placeRow = z.object({ country: z.string().nullable(), postcode: z.string().nullable() });
const dueWeekRow = placeRow.extend({
  week: z.iso.date(),
  weekday: z.int(),
  portions: z.int(),
});

/** Portions that subscriptions are to have in each week from one Monday to another and of which nothing was ordered or given up yet; `byPlace`: of each place they go to. */
export async function readToCome(
  db: Db,
  { from, to, byPlace }: { from: string; to: string; byPlace: boolean },
): Promise<z.infer<typeof dueWeekRow>[]> {
  return db.query(
    dueWeekRow,
    sql`select w.week::date as "week", s.weekday, case when ${byPlace} then s.deliver_country end as "country",
      case when ${byPlace} then s.deliver_postcode end as "postcode", sum(s.meals * s.servings)::bigint as "portions"
    from generate_series(${from}::date, ${to}::date, interval '7 days') w (week) join subscription s on s.ended_at is null
      and s.first_week <= w.week and (w.week::date - s.first_week) / 7 % s.every_weeks = 0
      and (s.plan_status = 'active' or s.paused_until <= w.week)
    where not exists (select from subscription_week k
      where k.subscription_no = s.subscription_no and k.week = w.week and k.week_state <> 'planned')
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
}

const promisedRow = placeRow.extend({
  /** Null: nothing was ordered. */
  kitchenNo: z.int().nullable(),
  day: z.iso.date(),
  knownAhead: z.int(),
  goneAhead: z.int().nullable(),
  portions: z.int(),
});

export type Promised = z.infer<typeof promisedRow>;

/** By what all weeks to come are given up. */
const ofAllWeeks: ReceiptKind[] = ['cancelled', 'paused'];

/**
 * Portions that subscriptions promised for each day of a span that is over: how many days ahead of it they were known, and given up; null: they
 * came. Who left counts for the weeks that they would have had in the six weeks after. `byPlace`: of each place they go to, and each kitchen
 * that they were ordered in.
 */
export async function readPromised(
  db: Db,
  { from, to, timeZone, byPlace }: { from: string; to: string; timeZone: string; byPlace: boolean },
): Promise<Promised[]> {
  return db.query(
    promisedRow,
    sql`with promised as (
      select coalesce(k.day, k.week + s.weekday - 1) as day, s.agreed_at, s.meals * s.servings as portions,
        case when ${byPlace} then o.kitchen_no end as kitchen_no, case when ${byPlace} then s.deliver_country end as country,
        case when ${byPlace} then s.deliver_postcode end as postcode,
        k.week_state = 'ordered' and is_charged(o.order_status) as came,
        case when k.week_state = 'skipped' then (
          select max(r.given_at) from subscription_receipt r where r.subscription_no = k.subscription_no
            and (r.content ->> 'what' = any (${ofAllWeeks}::text[]) and k.why <> 'asked' or r.content ->> 'what' = 'skipped' and r.content ->> 'week' = k.week::text)
        ) end as gone_at
      from subscription_week k join subscription s using (subscription_no) left join orders o using (order_no)
      where k.week between ${from}::date - 6 and ${to} and k.week_state <> 'planned'
      union all
      select w.week::date + s.weekday - 1, s.agreed_at, s.meals * s.servings, null, case when ${byPlace} then s.deliver_country end,
        case when ${byPlace} then s.deliver_postcode end, false, s.ended_at
      from subscription s, generate_series(date_trunc('week', ${from}::date), ${to}::date, interval '7 days') w (week)
      where s.ended_at >= ${from}::date - 42 and s.first_week <= w.week and (w.week::date - s.first_week) / 7 % s.every_weeks = 0
        and w.week::date + s.weekday - 1 between s.ended_at::date + 1 and s.ended_at::date + 42
        and not exists (select from subscription_week k where k.subscription_no = s.subscription_no and k.week = w.week)
    )
    select day as "day", least(day - (agreed_at at time zone ${timeZone})::date, 60) as "knownAhead",
      case when not came then greatest(0, least(day - coalesce((gone_at at time zone ${timeZone})::date, day), 60)) end as "goneAhead",
      sum(portions)::bigint as "portions", kitchen_no as "kitchenNo", country, postcode
    from promised where day between ${from} and ${to} and day >= (agreed_at at time zone ${timeZone})::date
    group by 1, 2, 3, 5, 6, 7 order by 1, 2, 3`,
  );
}
