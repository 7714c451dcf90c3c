import { loadavg } from 'node:os';
import sql from 'sql-template-tag';
import { openBenchShop, openOrderBook } from '../bench/kitchen.ts';
import { best, measure, type Measurement } from '../bench/measure.ts';
import { countIngredients, measureBytes, measureGroups, measureHold } from './measure-orders.ts';
import { measureRequests } from './measure-requests.ts';
import { weighBasket, weighPages } from './measure-session.ts';

/** `node tools/scale/measure.ts`: measures what `scale/measured.ts` writes down, and prints it. */
const sizes = [1, 4, 16, 40, 128] as const;
await import('../../web/server/build.ts');
const bench = await openBenchShop();
try {
  const next = await openOrderBook(bench);
  await bench.shop.database.run(sql`create table bench_hold (v int)`);
  console.log({ at: new Date().toISOString(), node: process.version, load: loadavg() });
  console.log('Processor time of the server for a request');
  console.table(await measureRequests(bench, 3));
  console.log('Bytes of a first visit');
  console.table(await weighPages(bench));
  console.log(`Bytes of a basket: ${weighBasket(bench)}`);
  const ingredients = countIngredients(bench, next, sizes);
  const groups = await measureGroups(bench, next, { sizes, rounds: 40 });
  const hold = await measureHold(bench, {
    sizes: ingredients.map(({ ingredients: count }) => count),
    rounds: 60,
  });
  console.table(
    groups.map(({ size, ms }, at) => ({
      'orders in a group': size,
      'ms a group': ms.toFixed(1),
      'ms an order': (ms / size).toFixed(2),
      'different ingredients': ingredients[at]?.ingredients,
      'ms of shared locks': hold[at]?.ms.toFixed(2),
    })),
  );
  const desk: Record<string, Measurement> = {};
  for (const buyers of [16, 64, 256]) {
    const rounds = [];
    for (let round = 0; round < 5; round += 1) {
      rounds.push(
        await measure(buyers, 2, async () => {
          await bench.shop.desk.submit(next());
        }),
      );
    }
    desk[`${buyers} buyers`] = best(rounds);
  }
  console.log('Orders a second at the desk in the same run');
  console.table(desk);
  console.log('Bytes an order, placed and delivered');
  console.table({
    alone: await measureBytes(bench, next, { orders: 3000, groupSize: 1 }),
    'in groups of 40': await measureBytes(bench, next, { orders: 6000, groupSize: 40 }),
  });
  console.log({ load: loadavg() });
} finally {
  await bench.close();
}
