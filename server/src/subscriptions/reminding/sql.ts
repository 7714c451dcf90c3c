import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Tx } from '../../platform/platform.ts';

const closingRow = z.object({ subscriptionNo: z.int(), week: z.iso.date(), orderNo: z.int() });

/** At most so many letters are begun at once; the rest by the next look. */
const most = 1000;

/** Writes down, once for each, that boxes which close before a moment are reminded of, unless they were ordered only a day and a half before it; answers them. */
export async function writeClosing(
  tx: Tx,
  { now, until }: { now: Date; until: Date },
): Promise<z.infer<typeof closingRow>[]> {
  return tx.query(
    closingRow,
    sql`with closing as (
      select k.subscription_no, k.week, k.order_no from orders o join subscription_week k using (order_no)
      where is_in_the_house(o.order_status) and o.cancel_until > ${now} and o.cancel_until <= ${until}
        and o.placed_at <= o.cancel_until - interval '36 hours'
        and not exists (select from subscription_letter l
          where l.subscription_no = k.subscription_no and l.what = 'closes' and l.about = k.week)
      order by o.cancel_until, k.order_no limit ${most}
    ), written as (
      insert into subscription_letter (subscription_no, what, about, written_at)
      select subscription_no, 'closes', week, ${now} from closing on conflict do nothing returning subscription_no, about
    )
    select c.subscription_no as "subscriptionNo", c.week, c.order_no as "orderNo" from closing c
      join written w on w.subscription_no = c.subscription_no and w.about = c.week order by c.order_no`,
  );
}

const yearRow = z.object({ subscriptionNo: z.int(), since: z.iso.date(), day: z.iso.date() });

/** Writes down, once for each year, that who has subscribed for another year by a day, or became so within the week before, is told; answers them. */
export async function writeYears(
  tx: Tx,
  { today, timeZone, now }: { today: string; timeZone: string; now: Date },
): Promise<z.infer<typeof yearRow>[]> {
  return tx.query(
    yearRow,
    sql`with since as (
      select s.subscription_no, (s.agreed_at at time zone ${timeZone})::date as since from subscription s where s.ended_at is null
    ), full_year as (
      select subscription_no, since, (since + date_trunc('year', age(${today}::date, since)))::date as day
      from since where age(${today}::date, since) >= interval '1 year'
    ), due as (
      select * from full_year y where y.day > ${today}::date - 7 and not exists (select from subscription_letter l
        where l.subscription_no = y.subscription_no and l.what = 'year' and l.about = y.day)
      order by y.day, y.subscription_no limit ${most}
    ), written as (
      insert into subscription_letter (subscription_no, what, about, written_at)
      select subscription_no, 'year', day, ${now} from due on conflict do nothing returning subscription_no
    )
    select d.subscription_no as "subscriptionNo", d.since, d.day from due d join written w using (subscription_no) order by 1`,
  );
}
