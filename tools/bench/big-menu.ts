import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { About, Asked, Told, Took } from './big-menu-shop.ts';
import { summarise } from './measure.ts';

/**
 * `node tools/bench/big-menu.ts [recipes]`: how long a shop with sixty recipes takes to answer, and one with so many, in turn: both in one run,
 * each in a process of its own, and neither keeps an answer ready for the next. Milliseconds, and the ratios of the long menu to the short one:
 * of all answers, which other work on the machine makes longer, and of those that it did not touch.
 */
const recipes = Number(process.argv[2] ?? 10_000);
const sizes = [60, recipes];
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 40);
const timesInTurn = 25;
/** The first turns warm up. */
const roundsBefore = 4;

type Shop = {
  process: ChildProcess;
  questions: string[];
  about: About;
  took: Map<string, Took>;
};

/** As `npm start` sets them. */
const execArgv = ['--max-semi-space-size=16', '--heap-growing-percent=30'];

async function openShop(size: number): Promise<Shop> {
  const file = join(import.meta.dirname, 'big-menu-shop.ts');
  const child = fork(file, [String(size)], { execArgv });
  child.once('exit', (code) => {
    if (code !== 0) throw new Error(`A shop ended with ${String(code)}.`);
  });
  const told = await heard(child);
  if (told.kind !== 'ready') throw new Error('A shop did not open.');
  const { questions, about } = told;
  return { process: child, questions, about, took: new Map() };
}

async function heard(child: ChildProcess): Promise<Told> {
  const [told] = (await once(child, 'message')) as [Told];
  if (told.kind === 'failed') throw new Error(told.message);
  return told;
}

async function ask(shop: Shop, asked: Asked): Promise<Took> {
  shop.process.send(asked);
  const told = await heard(shop.process);
  if (told.kind !== 'took') throw new Error('A shop says how long it took.');
  return told;
}

const shops: Shop[] = [];
for (const size of sizes) shops.push(await openShop(size));
for (let round = 0; round < roundsBefore + rounds; round += 1) {
  for (const what of shops[0]?.questions ?? []) {
    for (const shop of round % 2 === 0 ? shops : shops.toReversed()) {
      const { tookMs, undisturbedMs } = await ask(shop, { what, times: timesInTurn });
      if (round < roundsBefore) continue;
      const all = shop.took.get(what) ?? { tookMs: [], undisturbedMs: [] };
      all.tookMs.push(...tookMs);
      all.undisturbedMs.push(...undisturbedMs);
      shop.took.set(what, all);
    }
  }
}

const [short, long] = shops;
if (!short || !long) throw new Error('There are two shops.');
const about = ({ about: { recipes: listed, changeMs, pauseMs, heapMb, residentMb } }: Shop) => ({
  recipes: listed,
  'ms for a change of the menu': Math.round(changeMs),
  'longest pause in it, ms': Math.round(pauseMs),
  'heap, MB': Math.round(heapMb),
  'resident, MB': Math.round(residentMb),
});
console.table([about(short), about(long)]);
const shown = (ms: number) => ms.toFixed(2);
const table = (of: keyof Took) =>
  short.questions.map((what) => {
    const [few, many] = [short, long].map((shop) => summarise(shop.took.get(what)?.[of] ?? [], 1));
    if (!few || !many) throw new Error('There are two shops.');
    return {
      asked: what,
      times: `${few.done}, ${many.done}`,
      'p50, 60': shown(few.p50Ms),
      [`p50, ${recipes}`]: shown(many.p50Ms),
      'p50 ratio': shown(many.p50Ms / few.p50Ms),
      'p99, 60': shown(few.p99Ms),
      [`p99, ${recipes}`]: shown(many.p99Ms),
      'p99 ratio': shown(many.p99Ms / few.p99Ms),
    };
  });
console.log('\nHow long it took, in ms');
console.table(table('tookMs'));
console.log('\nOf those during which nobody else had the processor in its place');
console.table(table('undisturbedMs'));
for (const { process: child } of shops) {
  const left = once(child, 'exit');
  child.send('close');
  await left;
}
