import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../src/platform/platform.ts';
import { unevenLots } from '../../src/stock/lots/lots.ts';

const sentenceRow = z.object({ sentence: z.string() });

/** Every way in which the books of a store disagree with themselves, as sentences; none when nothing was lost, doubled or half written. */
export async function contradictions(db: Db): Promise<string[]> {
  const found = await db.query(
    sentenceRow,
    sql`
    with cart as (
      select c.ingredients_no, sum(c.quantity) as ordered,
        coalesce(sum(c.quantity) filter (where not is_live(o.order_status)), 0) as cancelled
      from shopping_cart c join orders o using (order_no) group by 1
    ), ledger as (
      select m.ingredients_no, sum(m.amount) as stock,
        coalesce(-sum(m.amount) filter (where m.movement_kind = 'taken'), 0) as taken,
        coalesce(sum(m.amount) filter (where m.movement_kind = 'given-back'), 0) as given_back
      from stock_movement m group by 1
    ), shelf as (
      select i.ingredients_name as name, i.ingredients_inventory as stock,
        coalesce(l.stock, 0) as ledger, coalesce(l.taken, 0) as taken, coalesce(l.given_back, 0) as given_back,
        coalesce(c.ordered, 0) as ordered, coalesce(c.cancelled, 0) as cancelled
      from ingredients i left join ledger l using (ingredients_no) left join cart c using (ingredients_no)
    ), line as (
      select r.order_no, r.line_no, r.price_cents, r.preparation_cents, sum(c.price_cents) as parts
      from order_recipe r left join shopping_cart c using (order_no, recipe_no, line_no)
      group by r.order_no, r.recipe_no, r.line_no
    ), whole as (
      select o.order_no, o.total_cents, sum(l.price_cents) + coalesce((
        select sum(c.cents) from order_charge c where c.order_no = o.order_no and not c.included), 0) as cents
      from orders o left join line l using (order_no) group by o.order_no
    ), held as (
      select t.account, t.amount from order_take t join orders o using (order_no) where is_live(o.order_status)
      union all
      select p.account, case p.state when 'held' then p.authorised_cents else p.captured_cents - p.refunded_cents end
        from payment p where p.account is not null and p.state in ('held', 'captured')
    )
    select format('%s: %s on the shelf, %s in the ledger', name, stock, ledger) as sentence
      from shelf where stock <> ledger or stock < 0
    union all
    select format('%s: %s taken, %s in orders', name, taken, ordered) from shelf where taken <> ordered
    union all
    select format('%s: %s given back, %s in cancelled orders', name, given_back, cancelled)
      from shelf where given_back <> cancelled
    union all
    select format('%s: %s boxes taken, %s orders', d.day, d.taken, count(o.order_no))
      from delivery_day d left join orders o on o.delivery_day = d.day and is_live(o.order_status)
      group by d.day having d.taken <> count(o.order_no)
    union all
    select format('%s of recipe %s in the week of %s taken, %s in orders', w.taken, w.recipe_no, w.week, coalesce(sum(r.order_quantity), 0))
      from menu_offer w left join (order_recipe r join orders o on o.order_no = r.order_no and is_live(o.order_status))
        on r.offer_week = w.week and r.recipe_no = w.recipe_no
      group by w.week, w.recipe_no having w.taken <> coalesce(sum(r.order_quantity), 0)
    union all
    select format('order %s of %s is counted in the week of %s', o.order_no, o.delivery_day, r.offer_week)
      from order_recipe r join orders o using (order_no) where r.offer_week <> date_trunc('week', o.delivery_day)::date
    union all
    select format('%s: %s used of %s, %s held', a.account, a.used, a.granted, coalesce(sum(h.amount), 0))
      from allowance a left join held h using (account)
      group by a.account having a.used <> coalesce(sum(h.amount), 0) or a.used > a.granted
    union all
    select format('order %s costs %s, its lines %s', order_no, total_cents, cents)
      from whole where cents is distinct from total_cents
    union all
    select format('line %s of order %s costs %s, its parts %s', line_no, order_no, price_cents, parts + preparation_cents)
      from line where parts + preparation_cents is distinct from price_cents`,
  );
  const lots = (await unevenLots(db)).map(
    ({ name, inLots, accounted }) =>
      `${name}: ${inLots} in lots, ${accounted} to sell and to portion`,
  );
  return [...found.map(({ sentence }) => sentence), ...lots];
}
