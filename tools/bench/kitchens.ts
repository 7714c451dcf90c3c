import sql from 'sql-template-tag';
import { z } from 'zod';
import type { AskedOrder } from '../../server/src/checkout/desk/desk.ts';
import { unevenStock } from '../../server/src/stock/inventory/inventory.ts';
import { addKitchen } from '../../server/src/stock/kitchens/kitchens.ts';
import { setPrices } from '../../server/test/prices.ts';
import { deliverTo, openBenchShop, openOrderBook } from './kitchen.ts';
import { measure, middle, type Measurement } from './measure.ts';

/**
 * `node tools/bench/kitchens.ts [seconds]`: orders a second at the desk of one kitchen, beside the same load dealt over two of the same
 * database, in turn in one run. The books of both are read at the end.
 */
const seconds = Number(process.argv[2] ?? 5);
const rounds = 3;
const counts = [1, 16, 64, 256];

const bench = await openBenchShop();
const { shop } = bench;
const { kitchenNo } = await addKitchen(shop, 'The second', 'shop');
await shop.database
  .run(sql`insert into stock_movement (kitchen_no, ingredients_no, movement_kind, amount, moved_at, moved_by)
  select ${kitchenNo}, ingredients_no, 'received', 9000000000, now(), 'the bench' from ingredients`);
await shop.database.run(sql`update kitchen_stock set ingredients_inventory = 9000000000`);
await shop.stock.refresh();

const places = [
  { ...deliverTo, country: 'IE', postcode: 'D02 XY45' },
  { ...deliverTo, country: 'IE', postcode: 'T12 AB34' },
];
const zonesWith = (second: number) => [
  { name: 'Dublin', prefixes: ['IE D'] },
  { name: 'Elsewhere', prefixes: ['IE'], kitchenNo: second },
];

const next = await openOrderBook(bench);
let dealt = 0;
const asked = (): AskedOrder => {
  dealt += 1;
  return { ...next(), deliverTo: places[dealt % places.length] ?? deliverTo };
};
const place = async () => {
  const outcome = await shop.desk.submit(asked());
  if (outcome.kind !== 'placed') throw new Error(`Not placed: ${JSON.stringify(outcome)}`);
};

/** The same two zones and the same orders; only whose kitchen the second zone is differs. */
const ways = { 'one kitchen': 1, 'two kitchens': kitchenNo };
for (const buyers of counts) {
  const measured: Record<string, Measurement[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [way, second] of Object.entries(ways)) {
      await shop.database.run(sql`vacuum ingredients, delivery_day, kitchen_stock, kitchen_day`);
      await setPrices(shop, { zones: zonesWith(second), rates: [] });
      await shop.database.run(sql`checkpoint`);
      (measured[way] ??= []).push(await measure(buyers, seconds, place));
    }
  }
  const [one, two] = Object.keys(ways).map((way) => middle(measured[way] ?? []));
  if (!one || !two) throw new Error('Nothing was measured.');
  console.log(JSON.stringify({ buyers, one, two }));
}

const crossedRow = z.object({ orders: z.int(), uneven: z.int() });
const [books] = await shop.database.query(
  crossedRow,
  sql`with held as (
      select o.kitchen_no, c.ingredients_no, sum(c.quantity) as amount from orders o join shopping_cart c using (order_no) group by 1, 2
    ), taken as (
      select kitchen_no, ingredients_no, -sum(amount) as amount from stock_movement where movement_kind = 'taken' group by 1, 2
    )
    select (select count(*) from orders)::int as "orders",
      (select count(*) from held h full join taken t using (kitchen_no, ingredients_no) where h.amount is distinct from t.amount)::int as "uneven"`,
);
const uneven = await unevenStock(shop);
console.log(JSON.stringify({ ...books, unevenStock: uneven.length }));
await bench.close();
if (books?.uneven !== 0 || uneven.length > 0) throw new Error('The books do not add up.');
