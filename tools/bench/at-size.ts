import sql from 'sql-template-tag';
import type { Status } from '../../server/src/contract/order-status.ts';
import { findOrders } from '../../server/src/checkout/orders/orders.ts';
import { sales, today } from '../../server/src/office/reports/reports.ts';
import { findCustomers } from '../../server/src/people/customers/customers.ts';
import { openBenchShop } from './kitchen.ts';

/**
 * `node tools/bench/at-size.ts [orders]`: how long the back office's questions take in a shop that has sold for years, in milliseconds.
 * The orders are written by SQL, over three years; some hundred boxes of the last days are still in the house.
 */
const orders = Number(process.argv[2] ?? 500_000);
const { shop, close } = await openBenchShop();
const { database } = shop;
const [waiting, done]: Status[] = ['placed', 'delivered'];

const days = 1095;
await database.run(sql`insert into delivery_day (day, capacity)
  select current_date - n, 9999 from generate_series(-10, 1100) n on conflict do nothing`);
/** So many at once as are written within the time that a statement has. */
const portion = 500;
for (let from = 1; from <= orders; from += portion) {
  const to = Math.min(from + portion - 1, orders);
  await database.run(sql`with written as (
    insert into orders (deliver_postcode, customer_no, order_status, order_date, placed_at, delivery_day, total_cents, currency, deliver_name,
      deliver_phone, deliver_address, deliver_email, idempotency_key, request_hash, basket_id, basket_version, commit_group)
    select 'D' || lpad((n % 24)::text, 2, '0') || ' ' || lpad((n % 9000)::text, 4, '0'), 1 + n % 1000, case when n > ${orders} - 300 then ${waiting} else ${done} end,
      current_date - ${days}::int + (n * ${days} / ${orders})::int, now(),
      current_date - ${days}::int + (n * ${days} / ${orders})::int + 3, 4000 + n % 3000, 'EUR',
      (array['Mary', 'Søren', 'Ada', 'Liam', 'Síle', 'Jan', 'Ivan'])[1 + n % 7] || ' ' || (array['Byrne', 'Cook', 'Kowalski', 'Großmann'])[1 + n % 4]
        || n % 9973, lpad((n * 7919 % 10000000000)::text, 10, '0'), n % 300 || ' ' || (array['Quay', 'Bond', 'Main'])[1 + n % 3] || ' Street',
      'buyer-' || n || '@example.com', 'size-' || n, 'size', gen_random_uuid(), 1, n
    from generate_series(${from}::bigint, ${to}) n
    returning order_no, customer_no, total_cents), lines as (
    insert into order_recipe (order_no, customer_no, line_no, recipe_no, edition_no, recipe_name, order_quantity, price_cents,
      preparation_cents, allergens, allergens_unknown, diets, changes, acknowledged)
    select w.order_no, w.customer_no, 1, r.recipe_no, r.edition_no, r.recipe_name, 2, w.total_cents, 0, '{}', '{}', '{}', '[]', false
    from written w join (select *, row_number() over (order by recipe_no) - 1 as place, count(*) over () as many from recipe) r
      on r.place = w.order_no % r.many
    returning order_no, customer_no, recipe_no, line_no)
    insert into shopping_cart (order_no, customer_no, recipe_no, line_no, ingredients_no, ingredients_name, quantity, price_cents)
    select l.order_no, l.customer_no, l.recipe_no, l.line_no, i.ingredients_no, i.ingredients_name, 100, 0
    from lines l join recipe_ingredients ri using (recipe_no) join ingredients i using (ingredients_no)`);
}
await database.run(sql`analyze orders`);
await database.run(sql`analyze order_recipe`);
await database.run(sql`analyze shopping_cart`);

const question = { limit: 25, before: undefined };
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const asked: Record<string, () => Promise<unknown>> = {
  'orders: a word that nobody has': () => findOrders(shop, { ...question, q: 'zzyzx' }),
  'orders: a name': () => findOrders(shop, { ...question, q: 'soren grossmann17' }),
  'orders: a name that many have': () => findOrders(shop, { ...question, q: 'byrne' }),
  'orders: a word that all have': () => findOrders(shop, { ...question, q: 'street' }),
  'orders: a phone': () => findOrders(shop, { ...question, q: '+353 79 190 0001' }),
  'orders: an e-mail': () => findOrders(shop, { ...question, q: 'buyer-4711@example.com' }),
  'orders: an e-mail that nobody has': () =>
    findOrders(shop, { ...question, q: 'buyer@nowhere.example' }),
  'orders: a phone that nobody has': () => findOrders(shop, { ...question, q: '+353 12 345 6789' }),
  'orders: a postcode': () => findOrders(shop, { ...question, q: 'D07 1447' }),
  'orders: a food that many boxes hold': () => findOrders(shop, { ...question, q: 'garlic' }),
  'orders: a food that few boxes hold': () => findOrders(shop, { ...question, q: 'lemongrass' }),
  'orders: a recipe': () => findOrders(shop, { ...question, q: 'dal' }),
  'orders: a food, not shipped': () =>
    findOrders(shop, { ...question, q: 'garlic', status: waiting }),
  'orders: a letter': () => findOrders(shop, { ...question, q: 'b' }),
  'orders: #2': () => findOrders(shop, { ...question, q: '#2' }),
  'orders: late': () => findOrders(shop, { ...question, late: true }),
  'customers: a word that nobody has': () => findCustomers(shop, { ...question, q: 'zzyzx' }),
  'the first page of the back office': () => today(shop),
  'sales of a month': () => sales(shop, { from: day(60), to: day(30) }),
};
for (const [what, ask] of Object.entries(asked)) {
  const times: number[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  const median = times.toSorted((a, b) => a - b)[3] ?? 0;
  process.stdout.write(`${what.padEnd(36)} ${median.toFixed(1)} ms\n`);
}
await close();
