import { firstKitchen } from '../../server/src/contract/kitchens.ts';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Status } from '../../server/src/contract/order-status.ts';
import * as recalls from '../../server/src/kitchen/recall/recall.ts';
import * as lots from '../../server/src/stock/lots/lots.ts';
import { openBenchShop } from './kitchen.ts';

/**
 * `node tools/bench/recall.ts [lines]`: how long it takes to call a lot back that is in so many meals, and to trace it, in milliseconds. The
 * boxes are written by SQL, two meals each: nine in ten have left, the rest is packed.
 */
const lines = Number(process.argv[2] ?? 100_000);
const usual = 1000;
const { shop, close } = await openBenchShop();
const { database } = shop;
const [away, here]: Status[] = ['delivered', 'packed'];

const noRow = z.object({ no: z.int() });
const [food] = await database.query(
  noRow,
  sql`select min(ingredients_no) as no from recipe_ingredients`,
);
const ingredientNo = food?.no ?? 0;

/** A lot of which so many meals have 100 each. */
async function lotIn(meals: number): Promise<number> {
  const at = shop.clock();
  const label = { useBy: null, bestBefore: null, origin: null, supplierLot: 'BENCH-1' };
  const came = {
    kitchenNo: firstKitchen,
    ingredientNo,
    amount: meals * 100 + 1,
    label,
    note: null,
  };
  const { lotNo } = await database.transaction(async (tx) => {
    await lots.takePen(tx);
    return lots.receiveLot(tx, came, { at, by: 'the bench' });
  });
  /** So many at once as are written within the time that a statement has. */
  const portion = 1000;
  for (let from = 1; from <= meals / 2; from += portion) {
    const to = Math.min(from + portion - 1, meals / 2);
    await database.run(sql`with written as (
      insert into orders (customer_no, order_status, order_date, placed_at, delivery_day, total_cents, currency, deliver_name, deliver_phone,
        deliver_address, deliver_email, deliver_postcode, idempotency_key, request_hash, basket_id, basket_version, commit_group)
      select 1 + n % 1000, case when n % 10 = 0 then ${here} else ${away} end, current_date, now(), (select min(day) from delivery_day), 4000,
        'EUR', 'Buyer ' || n, '871234567', n || ' Quay Street', 'buyer-' || n || '@example.com', 'D02 XY45', 'recall-' || ${lotNo}::bigint || '-' || n,
        'recall', gen_random_uuid(), 1, n
      from generate_series(${from}::bigint, ${to}) n returning order_no, customer_no), meals as (
      insert into order_recipe (order_no, customer_no, line_no, recipe_no, edition_no, recipe_name, order_quantity, price_cents,
        preparation_cents, allergens, allergens_unknown, diets, changes, acknowledged)
      select w.order_no, w.customer_no, m.line_no, r.recipe_no, r.edition_no, r.recipe_name, 2, 2000, 0, '{}', '{}', '{}', '[]', false
      from written w cross join generate_series(1, 2) m (line_no)
        cross join (select * from recipe where recipe_no = (select min(recipe_no) from recipe_ingredients where ingredients_no = ${ingredientNo})) r
      returning order_no, customer_no, recipe_no, line_no), held as (
      insert into shopping_cart (order_no, customer_no, recipe_no, line_no, ingredients_no, ingredients_name, quantity, price_cents)
      select order_no, customer_no, recipe_no, line_no, ${ingredientNo}, 'Food', 100, 100 from meals returning order_no, line_no)
      insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
      select order_no, line_no, ${ingredientNo}, ${lotNo}, 100 from held`);
  }
  return lotNo;
}

const large = await lotIn(lines);
const small = await lotIn(usual);
await database.run(sql`analyze orders`);
await database.run(sql`analyze order_recipe`);
await database.run(sql`analyze shopping_cart`);
await database.run(sql`analyze order_lot`);
const [box] = await database.query(
  noRow,
  sql`select max(order_no) as no from order_lot where lot_no = ${large}`,
);

async function drill(lotNo: number): Promise<void> {
  const asked = { lotNo, isDrill: true, hazard: 'quality', note: null } as const;
  const { recallNo } = await recalls.start(shop, asked, 'operator');
  await recalls.end(shop, recallNo, 'operator');
}

const asked: Record<string, () => Promise<unknown>> = {
  [`a drill of a lot in ${lines} meals`]: () => drill(large),
  [`a drill of a lot in ${usual} meals`]: () => drill(small),
  [`the trace of a lot in ${usual} meals`]: () => lots.traceLot(shop, small),
  [`the trace of a lot in ${lines} meals`]: () => lots.traceLot(shop, large),
  [`the sheet of a lot in ${usual} meals`]: () => lots.traceBothWays(shop, small),
  'the trace of a box back to its suppliers': () => lots.lotsOfBox(shop, box?.no ?? 0),
};
for (const [what, ask] of Object.entries(asked)) await tell(what, ask, 5);

// In earnest it happens once: the lot is blocked, its boxes are written down, and those that left are told.
const earnest = { lotNo: large, isDrill: false, hazard: 'microbes', note: null } as const;
let recallNo = 0;
await tell(
  `the recall of a lot in ${lines} meals`,
  async () => {
    ({ recallNo } = await recalls.start(shop, earnest, 'operator'));
  },
  1,
);
await tell('the page of that recall', () => recalls.recallStory(shop, recallNo), 5);
await tell('its letters, asked for', () => recalls.sendLetters(shop, recallNo, 'operator'), 1);
await close();

/** The median of so many turns. */
async function tell(what: string, ask: () => Promise<unknown>, turns: number): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
  process.stdout.write(`${what.padEnd(44)} ${median.toFixed(1)} ms\n`);
}
