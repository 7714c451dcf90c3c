import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { countOrders } from '../../server/src/checkout/tallies/tallies.ts';
import { shopDate } from '../../server/src/checkout/days/delivery-days.ts';
import type { Status } from '../../server/src/contract/order-status.ts';
import type { BenchShop } from './kitchen.ts';

/** What was written, and who can be asked about it. */
export type Years = {
  /** The accounts of somebody who ordered once, and of somebody who ordered a thousand times. */
  once: string;
  onceNo: number;
  loyal: string;
  loyalNo: number;
  /** The newest order that was sold and delivered. */
  soldOrder: number;
  /** The day of most boxes that are still in the house. */
  nextDay: string;
  /** A day of which every box has left. */
  pastDay: string;
};

const days = 1095;
/** So many boxes are still in the house, whatever the shop has sold. */
const waiting = 300;
const loyalOrders = 1000;
/** A commit of the desk. */
const group = 50;
/** So many orders at once as are written well within the time that a statement has. */
const portion = 2000;
const [placed, delivered, cancelled]: Status[] = ['placed', 'delivered', 'cancelled'];

/**
 * Writes three years of a shop by SQL, set by set: customers, orders of one or two meals with their ingredients, delivery and moves, what
 * they took of the stock, how they were paid, their sales in the books, their invoices and the trail of who moved them. One in 33 was
 * cancelled, and one in 200 paid after its customer was asked to again. Every constraint and trigger looks at them as at those of the desk, but for lots: boxes are as from before there were any.
 */
export async function writeYears({ shop }: BenchShop, orders: number): Promise<Years> {
  const { database } = shop;
  const today = shopDate(shop.clock(), shop.days.calendar.timeZone);
  const nextDay = shop.days.now()[0]?.day ?? today;
  const customers = Math.max(1000, Math.floor(orders / 10));

  await database.run(sql`insert into delivery_day (day, capacity)
    select ${today}::date - n, 9999999 from generate_series(-10, ${days + 10}) n on conflict do nothing`);
  await inPortions(customers, async (from, to) => {
    await database.run(sql`insert into customer (account_id, cust_name, cust_phone, cust_address, cust_email, language)
      select 'years-' || n, ${nameOf(sql`n`)}, ${phoneOf(sql`n`)}, ${addressOf(sql`n`)}, 'regular-' || n || '@example.com', 'en'
      from generate_series(${from}::bigint, ${to}) n`);
  });
  const [first] = await database.query(
    numberRow,
    sql`select min(customer_no) as "no" from customer where account_id like 'years-%'`,
  );
  const firstCustomer = first?.no ?? 0;

  // What each recipe is sold as, for two.
  await database.run(sql`create table bench_food as
    select ri.recipe_no, ri.ingredients_no, i.ingredients_name, greatest(1, ceil(ri.quantity * 2.0 / r.servings))::bigint as amount,
      (40 + ri.ingredients_no % 60)::bigint as cents
    from recipe_ingredients ri join recipe r using (recipe_no) join ingredients i using (ingredients_no)`);
  await database.run(sql`create table bench_meal as
    select row_number() over (order by recipe_no) - 1 as place, count(*) over () as many, recipe_no, edition_no, recipe_name,
      recipe_description, 250 as preparation_cents,
      250 + (select sum(f.cents) from bench_food f where f.recipe_no = r.recipe_no)::bigint as cents
    from recipe r where exists (select from bench_food f where f.recipe_no = r.recipe_no)`);
  await database.run(sql`create table bench_line (order_no bigint, customer_no bigint, line_no integer, recipe_no bigint, status text,
    commit_group bigint, placed_at timestamptz, primary key (order_no, line_no))`);

  const done = orders - waiting;
  const statusOf = sql`case when n > ${done} then ${placed} when n % 33 = 0 then ${cancelled} else ${delivered} end`;
  const dateOf = sql`(${today}::date - ((${orders}::bigint - n) * ${days} / ${orders})::int)`;
  const placedAt = sql`(${dateOf}::timestamp at time zone 'UTC' + interval '8 hours' + (n % 3600) * interval '1 second')`;
  const dayOf = sql`case when n > ${done} then ${nextDay}::date else least(${dateOf} + 3, ${today}::date - 1) end`;
  const customerOf = sql`${firstCustomer}::bigint + case when n = ${Math.floor(orders / 2) + 1} then 0
    when n % ${Math.floor(orders / loyalOrders)} = 0 then 1 else 2 + n * 7919 % ${customers - 2} end`;

  await inPortions(orders, async (from, to) => {
    const numbers = sql`generate_series(${from}::bigint, ${to}) n`;
    const lines = sql`bench_line l join bench_meal m using (recipe_no)`;
    await database.transaction(async (tx) => {
      await tx.run(sql`truncate bench_line`);
      await tx.run(sql`insert into bench_line
        select n, ${customerOf}, line_no, m.recipe_no, ${statusOf}, (n - 1) / ${group} * ${group} + 1, ${placedAt}
        from ${numbers} cross join generate_series(1, 2) line_no
          join bench_meal m on m.place = (n * 7 + line_no * 13) % m.many where line_no <= 1 + n % 2`);
      await tx.run(sql`insert into orders (order_no, customer_no, order_status, order_date, placed_at, delivery_day, total_cents, currency,
          deliver_name, deliver_phone, deliver_address, deliver_email, deliver_country, deliver_postcode, idempotency_key, request_hash,
          basket_id, basket_version, commit_group, cancel_until, time_zone, tax_included, due_cents, payment_by, cashier_at, dunned, dunned_at)
        select n, ${customerOf}, ${statusOf}, ${dateOf}, ${placedAt}, ${dayOf}, t.cents + 395, 'EUR', ${nameOf(sql`n`)}, ${phoneOf(sql`n`)},
          ${addressOf(sql`n`)}, 'buyer-' || n || '@example.com', 'IE', 'D' || lpad((n % 24)::text, 2, '0') || ' ' || lpad((n % 9000)::text, 4, '0'),
          'years-' || n, 'years', gen_random_uuid(), 1, (n - 1) / ${group} * ${group} + 1, ${placedAt} + interval '1 day', 'Europe/Dublin', true,
          t.cents + 395, 'sandbox', case when n > ${done} then now() + interval '1 day' end,
          (n % 200 = 0)::int, case when n % 200 = 0 then ${placedAt} end
        from ${numbers} join (select order_no as n, sum(m.cents)::bigint as cents from ${lines} group by 1) t using (n)`);
      await tx.run(sql`insert into order_recipe (order_no, customer_no, line_no, recipe_no, edition_no, recipe_name, recipe_description,
          order_quantity, price_cents, preparation_cents, allergens, allergens_unknown, may_contain, traces_unknown, diets, changes, acknowledged)
        select l.order_no, l.customer_no, l.line_no, recipe_no, m.edition_no, m.recipe_name, m.recipe_description, 2, m.cents,
          m.preparation_cents, '{}', '{}', '{}', '{}', '{}', '[]', false from ${lines}`);
      await tx.run(sql`insert into shopping_cart (order_no, customer_no, recipe_no, line_no, ingredients_no, ingredients_name, quantity, price_cents)
        select l.order_no, l.customer_no, recipe_no, l.line_no, f.ingredients_no, f.ingredients_name, f.amount, f.cents
        from bench_line l join bench_food f using (recipe_no)`);
      await tx.run(sql`insert into order_charge (order_no, charge_no, kind, cents, included)
        select n, 1, 'delivery', 395, false from ${numbers}`);
      await tx.run(sql`insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, commit_group)
        select f.ingredients_no, 'taken', -sum(f.amount), max(l.placed_at), 'order desk', l.commit_group
        from bench_line l join bench_food f using (recipe_no) group by l.commit_group, f.ingredients_no order by l.commit_group`);
      await tx.run(sql`insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
        select f.ingredients_no, 'given-back', sum(f.amount), max(l.placed_at) + interval '1 hour', 'customer', l.order_no
        from bench_line l join bench_food f using (recipe_no) where l.status = ${cancelled} group by l.order_no, f.ingredients_no`);
      await tx.run(sql`insert into order_move (order_no, move_no, from_status, to_status, moved_at, moved_by)
        select n, 1, ${placed}, ${statusOf}, ${placedAt} + interval '1 hour', 'office' from ${numbers} where n <= ${done}`);
      await tx.run(sql`insert into audit_entry (at, by_account, action, subject_kind, subject_key, before, after)
        select ${placedAt} + interval '1 hour', 'operator', 'order-moved', 'order', n::text, jsonb_build_object('status', ${placed}::text),
          jsonb_build_object('status', ${statusOf}) from ${numbers} where n <= ${done}`);
      await tx.run(sql`insert into payment (payment_no, order_no, provider, purpose, amount_cents, currency, state, ref, authorised_cents,
          captured_cents, opened_at, observed_at)
        select n, n, 'sandbox', 'hold', total_cents, 'EUR', case when n > ${done} then 'held' when n % 33 = 0 then 'closed' else 'captured' end,
          'years-' || n, total_cents, case when ${isSold(done)} then total_cents else 0 end, placed_at, placed_at
        from ${numbers} join orders on order_no = n`);
      await tx.run(sql`insert into transfer (at, debit, credit, amount_cents, currency, order_no, cause, key)
        select placed_at + interval '1 day', t.debit, t.credit, t.cents, 'EUR', n, t.cause, t.key
        from ${numbers} join orders on order_no = n cross join lateral (values
          ('order:' || n, 'sales:food', total_cents - 395, 'sale', 'sale-' || n || '-1'),
          ('order:' || n, 'delivery', 395, 'sale', 'sale-' || n || '-2'),
          ('psp:sandbox', 'order:' || n, total_cents, 'capture', 'capture-' || n || '-' || total_cents)) t (debit, credit, cents, cause, key)
        where ${isSold(done)} order by n`);
      await tx.run(sql`insert into invoice (series, number, order_no, issued_at, content)
        select 'INV', n - n / 33, n, placed_at + interval '1 day', jsonb_build_object('kind', 'invoice', 'number', 'INV-' || n - n / 33,
          'issuedOn', order_date + 1, 'suppliedOn', delivery_day, 'locale', 'en-IE', 'currency', 'EUR',
          'shop', '{"name":"Larder","operator":null,"address":null,"taxNumber":null}'::jsonb,
          'customer', jsonb_build_object('name', deliver_name, 'address', deliver_address, 'postcode', deliver_postcode, 'country', 'IE'),
          'orderNo', n, 'corrects', null, 'reason', null, 'taxes', '[]'::jsonb, 'totalCents', total_cents, 'paid', '[]'::jsonb, 'onAccount', false,
          'lines', jsonb_build_array(jsonb_build_object('kind', 'amount', 'name', null, 'servings', null, 'amount', null, 'unit', null, 'cents', total_cents)))
        from ${numbers} join orders on order_no = n where ${isSold(done)}`);
    });
  });
  await database.run(sql`drop table bench_line, bench_food, bench_meal`);
  await database.run(sql`insert into number_series (series, last_number) values ('INV', ${done - Math.floor(done / 33)})
    on conflict (series) do update set last_number = excluded.last_number`);
  await database.run(
    sql`select setval('orders_order_no_seq', ${orders}), setval('payment_payment_no_seq', ${orders})`,
  );
  await inNoHurry(shop.databaseUrl, [
    // As the desk would have left them.
    sql`update ingredients i set ingredients_inventory = m.amount
      from (select ingredients_no, sum(amount) as amount from stock_movement group by 1) m where m.ingredients_no = i.ingredients_no`,
    sql`update delivery_day d set taken = b.boxes
      from (select delivery_day as day, count(*) as boxes from orders where order_status <> ${cancelled} group by 1) b where b.day = d.day`,
    sql`vacuum (freeze, analyze)`,
    sql`checkpoint`,
  ]);
  await shop.stock.refresh();
  // As the job of a server does within minutes.
  await countOrders(shop, { patience: 0 });
  await countOrders(shop, { patience: 0 });
  const [sold] = await database.query(
    dayRow,
    sql`select ${today}::date - 30 as "day", order_no as "no" from orders where order_status = ${delivered} order by order_no desc limit 1`,
  );
  if (!sold) throw new Error('Nothing was sold.');
  return {
    once: 'years-1',
    onceNo: firstCustomer,
    loyal: 'years-2',
    loyalNo: firstCustomer + 1,
    soldOrder: sold.no,
    nextDay,
    pastDay: sold.day,
  };
}

const numberRow = z.object({ no: z.int() });
const dayRow = numberRow.extend({ day: z.iso.date() });

const isSold = (done: number): Sql => sql`n <= ${done} and n % 33 <> 0`;

const nameOf = (
  n: Sql,
): Sql => sql`(array['Mary', 'Søren', 'Ada', 'Liam', 'Síle', 'Jan', 'Ivan'])[1 + ${n} % 7] || ' '
  || (array['Byrne', 'Cook', 'Kowalski', 'Großmann'])[1 + ${n} % 4] || ${n} % 9973`;
const phoneOf = (n: Sql): Sql => sql`lpad((${n} * 7919 % 10000000000)::text, 10, '0')`;
const addressOf = (n: Sql): Sql =>
  sql`${n} % 300 || ' ' || (array['Quay', 'Bond', 'Main'])[1 + ${n} % 3] || ' Street'`;

async function inPortions(
  most: number,
  work: (from: number, to: number) => Promise<void>,
): Promise<void> {
  for (let from = 1; from <= most; from += portion)
    await work(from, Math.min(from + portion - 1, most));
}

/** Statements over all that was written: they take as long as they take. */
async function inNoHurry(databaseUrl: string, statements: Sql[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
