import sql from 'sql-template-tag';
import { commitGroup } from '../../server/src/checkout/desk/desk.ts';
import { moveOrder } from '../../server/src/checkout/orders/orders.ts';
import { foodLabels, labelsAsPdf, labelsAsZpl } from '../../server/src/kitchen/labels/labels.ts';
import { openBenchShop, openOrderBook } from './kitchen.ts';

/**
 * `node tools/bench/labels.ts [boxes]`: how long the food labels of a day of so many boxes take, of one to four meals each, portioned from
 * lots that say their dates, in milliseconds.
 */
const boxes = Number(process.argv[2] ?? 500);
const bench = await openBenchShop();
const { shop } = bench;
const { config } = shop;
const operator = {
  ...config.shop.operator,
  name: 'Larder Kitchens Ltd',
  address: '1 Quay Street, Dublin',
};
const labelling = { ...shop, config: { ...config, shop: { ...config.shop, operator } } };
const next = await openOrderBook(bench);
const [day = ''] = shop.days.now().map((it) => it.day);
// A label tells what the lots say that its meal was portioned from.
await shop.database.run(sql`update lot set is_shelf = false, best_before = ${day}::date + 30`);
for (let placed = 0; placed < boxes; placed += 100) {
  const outcomes = await commitGroup(
    shop,
    Array.from({ length: Math.min(100, boxes - placed) }, next),
  );
  await shop.database.run(sql`update orders set delivery_day = ${day}`);
  for (const outcome of outcomes) {
    if (outcome.kind !== 'placed') throw new Error(`An order was ${outcome.kind}.`);
    const by = { kind: 'staff', by: 'operator', reason: 'for the bench' } as const;
    await moveOrder(shop, outcome.orderNo, 'packing', by);
  }
}

const asked: Record<string, () => Promise<number>> = {
  'as a page': async () => (await foodLabels(labelling, day)).labels.length,
  'as PDF': async () => (await labelsAsPdf(labelling, day, {})).length,
  'for a printer of 203 dpi': async () => (await labelsAsZpl(labelling, day, {}, 203)).length,
};
const { labels } = await foodLabels(labelling, day);
const ready = labels.filter(({ gaps }) => gaps.length === 0).length;
const rows = [];
for (const [what, ask] of Object.entries(asked)) {
  // The first reads what is kept afterwards.
  await ask();
  const began = performance.now();
  const size = await ask();
  rows.push({ what, boxes, labels: ready, ms: Math.round(performance.now() - began), size });
}
console.table(rows);
await bench.close();
