import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { zipSync } from 'fflate';
import * as imports from '../../server/src/food/imports/imports.ts';
import { openBenchShop } from './kitchen.ts';
import { startServer, type BenchServer } from './server-process.ts';

/**
 * `node tools/bench/import.ts [recipes]`: what customers wait, in milliseconds, and what the server takes, in MB, while it reads a library of so
 * many recipes, beside the same without, before and after. 64 connections ask for 200 pages and answers a second between them, which is less than the server has.
 */
const recipes = Number(process.argv[2] ?? 10_000);
const paths = ['/menu', '/api/recipes', '/recipes/red-lentil-and-spinach-dal'];
const seconds = 20;

const bytes = (text: string) => new TextEncoder().encode(text);
const foods = ['red lentils', 'spinach', 'chopped tomatoes', 'onions', 'ginger', 'olive oil'];
const lineOf = (no: number, at: number) => `${20 + ((no * 7 + at * 13) % 180)} g ${foods[at]}`;
const recipeOf = (no: number) => ({
  name: `Stew ${no}`,
  servings: `Serves ${1 + (no % 6)}`,
  ingredients: foods.map((_, at) => lineOf(no, at)).join('\n'),
  directions: 'Chop everything.\nCook it for 20 minutes.\nServe it hot.',
});
const library = zipSync(
  Object.fromEntries(
    Array.from({ length: recipes }, (_, no) => [
      `${no}.paprikarecipe`,
      gzipSync(bytes(JSON.stringify(recipeOf(no)))),
    ]),
  ),
  { level: 0 },
);

const { shop, folder, secret, close } = await openBenchShop();
const server = await startServer({ shop, folder, secret, close });

async function ask(of: BenchServer) {
  const { latency, non2xx, errors } = await autocannon({
    url: of.url,
    connections: 64,
    duration: seconds,
    overallRate: 200,
    requests: paths.map((path) => ({ path })),
  });
  return { p50: latency.p50, p99: latency.p99, failed: non2xx + errors };
}

await ask(server);
const without = [await ask(server), await ask(server)];
const memoryBefore = await server.memoryMb();
const began = performance.now();
const file = { name: 'all.paprikarecipes', bytes: library, region: null };
const batchNo = await imports.startFileImport(shop, file, 'operator');
const turns: Awaited<ReturnType<typeof ask>>[] = [];
let [memory, read, tookSeconds] = [memoryBefore, 0, 0];
const watched = (async () => {
  for (;;) {
    memory = Math.max(memory, await server.memoryMb());
    const { batch } = await imports.batchReport(shop, batchNo);
    read = batch.recipes;
    tookSeconds = (performance.now() - began) / 1000;
    if (batch.waiting === 0) return;
    await pause(500);
  }
})();
const progress = { isOver: false };
void watched.then(() => (progress.isOver = true));
while (turns.length < 15) {
  turns.push(await ask(server));
  if (progress.isOver) break;
}
await watched;
without.push(await ask(server));
const usual = (of: readonly { p99: number }[]): number => {
  const sorted = of.map(({ p99 }) => p99).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
console.table([
  ...without.map((turn) => ({ 'while it is read': 'no', ...turn, 'MB at most': memoryBefore })),
  ...turns.map((turn) => ({ 'while it is read': 'yes', ...turn, 'MB at most': memory })),
]);
console.log(
  `${read} of ${recipes} recipes read in ${tookSeconds.toFixed(0)} s; median p99 with / without: ${(usual(turns) / usual(without)).toFixed(2)}`,
);
await server.stop();
await close();
