import sql from 'sql-template-tag';
import { commitGroup } from '../../server/src/checkout/desk/desk.ts';
import { foodLabels, labelsAsPdf, labelsAsZpl } from '../../server/src/kitchen/labels/labels.ts';
import { openBenchShop, openOrderBook } from './kitchen.ts';

/** `node tools/bench/labels.ts [boxes]`: how long the food labels of a day of so many boxes take, of one to four meals each, in milliseconds. */
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
for (let placed = 0; placed < boxes; placed += 100)
  await commitGroup(shop, Array.from({ length: Math.min(100, boxes - placed) }, next));
const [day = ''] = shop.days.now().map((it) => it.day);
await shop.database.run(sql`update orders set delivery_day = ${day}`);

const asked: Record<string, () => Promise<number>> = {
  'as a page': async () => (await foodLabels(labelling, day)).labels.length,
  'as PDF': async () => (await labelsAsPdf(labelling, day, {})).length,
  'for a printer of 203 dpi': async () => (await labelsAsZpl(labelling, day, {}, 203)).length,
};
const rows = [];
for (const [what, ask] of Object.entries(asked)) {
  // The first reads what is kept afterwards.
  await ask();
  const began = performance.now();
  const size = await ask();
  rows.push({ what, boxes, ms: Math.round(performance.now() - began), size });
}
console.table(rows);
await bench.close();
