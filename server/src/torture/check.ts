import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../platform/platform.ts';
import { plenty } from './world.ts';

const foundRow = z.object({ what: z.string() });

/**
 * The books as somebody from outside would do them: from what the provider says, the orders, the shelf and the days, and not from the
 * ledger's own words.
 */
const claims = (now: Date): Record<string, Sql> => ({
  'every order has come to rest': sql`select 'order ' || order_no || ' is ' || order_status || ', looked at again at ' || coalesce(cashier_at::text, 'no time') as what
    from orders where cashier_at is not null or (is_in_the_house(order_status) and not is_live(order_status))`,
  'no cancelled order keeps money': sql`select 'order ' || o.order_no || ' keeps ' || sum(s.captured_cents - s.refunded) as what
    from orders o join (${everyPayment()}) s using (order_no) where not is_live(o.order_status)
    group by o.order_no having sum(s.captured_cents - s.refunded) <> 0`,
  'nothing is held any more': sql`select 'order ' || order_no || ' holds ' || held_cents as what from (${provider()}) s
    where held_cents > 0 and capture_before > ${now}`,
  'what was held for a box that is not made was let go, and not left to lapse': sql`select 'order ' || order_no || ' held ' || held_cents || ' until ' || capture_before as what
    from (${provider()}) s join order_move m using (order_no)
    where held_cents > 0 and not is_live(m.to_status) and not is_in_the_house(m.to_status) and m.moved_at < capture_before - interval '1 day'`,
  'every box that was made is paid once, or written off': sql`select 'order ' || o.order_no || ' is due ' || o.due_cents || ' and paid ' || coalesce(sum(s.captured_cents - s.refunded), 0) as what
    from orders o left join (${provider()}) s using (order_no) where is_live(o.order_status)
      and not exists (select from transfer t where t.order_no = o.order_no and t.debit = 'bad-debt')
    group by o.order_no having coalesce(sum(s.captured_cents - s.refunded), 0) <> o.due_cents`,
  'the ledger has what the provider has': sql`select 'order ' || order_no || ': ledger ' || ledger || ', provider ' || provider as what from (
      select order_no, coalesce(l.cents, 0) as ledger, coalesce(p.cents, 0) as provider from (
        select order_no, sum(case when debit = 'psp:sandbox' then amount_cents else -amount_cents end) as cents from transfer
        where 'psp:sandbox' in (debit, credit) group by order_no) l
      full join (select order_no, sum(captured_cents - refunded) as cents from (${provider()}) s group by order_no) p using (order_no)
    ) both_sides where ledger <> provider`,
  'no order has money left on its account': sql`select 'order ' || order_no || ' has ' || sum(cents) as what from (
      select order_no, case when debit = 'order:' || order_no then amount_cents else -amount_cents end as cents from transfer
      where 'order:' || order_no in (debit, credit)) legs group by order_no having sum(cents) <> 0`,
  'an order whose box is made is billed once': sql`select 'order ' || o.order_no || ' is ' || o.order_status || ' with ' || count(i.number) || ' invoices' as what
    from orders o left join invoice i on i.order_no = o.order_no and i.refund_no is null
    group by o.order_no having count(i.number) > 1 or (is_live(o.order_status) and count(i.number) <> 1)`,
  'what is billed, less what is credited, is what was kept': sql`select 'order ' || order_no || ' is billed ' || coalesce(i.cents, 0) || ' and kept ' || coalesce(p.cents, 0) as what from (
      select order_no, sum((content ->> 'totalCents')::bigint * case when refund_no is null then 1 else -1 end) as cents from invoice group by order_no) i
    full join (select order_no, sum(captured_cents - refunded) as cents from (${everyPayment()}) s group by order_no) p using (order_no)
    where coalesce(i.cents, 0) <> coalesce(p.cents, 0)
      and not exists (select from transfer t where t.order_no = coalesce(i.order_no, p.order_no) and t.debit = 'bad-debt')`,
  'invoices are numbered without gaps': sql`select series || ' ends with ' || max(number) || ' and has ' || count(*) as what from invoice group by series having max(number) <> count(*)`,
  'the shelf has what no box took': sql`select i.ingredients_name || ' has ' || i.ingredients_inventory || ' and should have ' || ${plenty}::bigint - coalesce(sum(c.quantity), 0) as what
    from ingredients i left join (select c.* from shopping_cart c join orders o using (order_no) where is_live(o.order_status)) c using (ingredients_no)
    group by i.ingredients_no having i.ingredients_inventory <> ${plenty}::bigint - coalesce(sum(c.quantity), 0)`,
  'the ledger of the shelf agrees with it': sql`select i.ingredients_name || ' moved by ' || coalesce(sum(m.amount), 0) as what from ingredients i
    left join stock_movement m on m.ingredients_no = i.ingredients_no and m.movement_kind in ('taken', 'given-back')
    group by i.ingredients_no having i.ingredients_inventory <> ${plenty}::bigint + coalesce(sum(m.amount), 0)`,
  'of promotions, gift cards and credit as much is used as orders hold': sql`select a.account || ' is used ' || a.used || ' and held ' || coalesce(sum(t.cents), 0) as what
    from allowance a left join (
      select t.account, t.amount as cents from order_take t join orders o using (order_no) where is_live(o.order_status)
      union all select p.account, p.captured_cents - p.refunded_cents from payment p where p.account is not null
    ) t using (account) group by a.account having a.used <> coalesce(sum(t.cents), 0)`,
  'an order that has a promotion is cheaper for it': sql`select 'order ' || u.order_no || ' is cheaper by ' || coalesce(-sum(c.cents), 0) || ' and says ' || u.cents as what
    from promotion_use u left join order_charge c on c.order_no = u.order_no and c.kind = 'discount'
    group by u.order_no, u.cents having coalesce(-sum(c.cents), 0) <> u.cents`,
  'the ledger has what is left on gift cards and of credit': sql`select a.account || ' has ' || a.granted - a.used || ' left, in the ledger ' || coalesce(l.cents, 0) as what
    from allowance a left join (
      select account, sum(cents) as cents from (
        select credit as account, amount_cents as cents from transfer union all select debit, -amount_cents from transfer) legs
      group by account) l on l.account = case when a.account like 'credit:%' then split_part(a.account, ':', 1) || ':' || split_part(a.account, ':', 2) else a.account end
    where a.account ~ '^(credit|gift):' and a.granted - a.used <> coalesce(l.cents, 0)`,
  'a day has as many boxes as were ordered': sql`select d.day || ' has ' || d.taken || ' and should have ' || count(o.order_no) as what
    from delivery_day d left join orders o on o.delivery_day = d.day and is_live(o.order_status)
    group by d.day having d.taken <> count(o.order_no)`,
});

/** What the sandbox has of each payment. One that lapsed is still written as held; its time says so. */
function provider(): Sql {
  return sql`select p.order_no, p.captured_cents, p.capture_before, case when p.state = 'held' then p.held_cents else 0 end as held_cents,
    coalesce((select sum(r.cents) from sandbox_refund r where r.payment_no = p.payment_no and r.bounces_at is null), 0) as refunded
    from sandbox_payment p`;
}

/** The same with what gift cards and credit paid. */
function everyPayment(): Sql {
  return sql`select order_no, captured_cents, refunded from (${provider()}) s
    union all select order_no, captured_cents, refunded_cents from payment where account is not null`;
}

/** What does not hold, each with some examples. */
export async function findWrong(db: Db, now: Date): Promise<string[]> {
  const wrong: string[] = [];
  for (const [claim, question] of Object.entries(claims(now))) {
    const found = await db.query(foundRow, question);
    if (found.length === 0) continue;
    const examples = found.slice(0, 3).map(({ what }) => what);
    wrong.push(`Not so: ${claim}. ${found.length} times: ${examples.join('; ')}`);
  }
  return wrong;
}
