import { firstKitchen } from '../../server/src/contract/kitchens.ts';
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createApp } from '../../server/src/app.ts';
import { writeCursor } from '../../server/src/contract/cursor.ts';
import { changeMenu } from '../../server/src/food/edits/edits.ts';
import { sorts } from '../../server/src/food/menu/menu-index.ts';
import { nearlyGoneAt, useOf } from '../../server/src/food/menu/uses.ts';
import { inventMenu } from './invented-menu.ts';
import { openBenchShop, openOrderBook, pick } from './kitchen.ts';

/** A shop with so many recipes in a process of its own, which is told what to ask itself how often and answers how long each took. */

export type Asked = { what: string; times: number };
export type Told =
  | { kind: 'ready'; questions: string[]; about: About }
  | ({ kind: 'took' } & Took)
  | { kind: 'failed'; message: string };
/** How long each took, and those of them during which nobody else had the processor in this one's place. */
export type Took = { tookMs: number[]; undisturbedMs: number[] };
export type About = {
  recipes: number;
  /** A change of the menu: reading it again and making everything that is kept with it. */
  changeMs: number;
  /** The longest that anybody waits for the process meanwhile. */
  pauseMs: number;
  heapMb: number;
  residentMb: number;
};

const bench = await openBenchShop();
const { shop } = bench;
await inventMenu(shop, Number(process.argv[2]));
const app = createApp(shop);
const nextOrder = await openOrderBook(bench);
const published = shop.menu.published();
const cards = published.entries.map(({ card }) => card);
const words = cards.flatMap(({ name }) => (name ?? '').split(' ')).filter((it) => it.length > 3);
/** What the last of is on the shelf, of something that few dishes take. */
const scarce = [...published.uses.keys()].toSorted(
  (a, b) => useOf(published.uses, a).recipeNos.length - useOf(published.uses, b).recipeNos.length,
)[Math.floor(published.uses.size / 10)];

let asked = 0;
/** An answer that nobody had before: what is kept ready takes no time at either size. */
async function get(path: string): Promise<void> {
  asked += 1;
  const separator = path.includes('?') ? '&' : '?';
  const reply = await app.fetch(
    new Request(`http://localhost:3999${path}${separator}bench=${asked}`),
  );
  const body = await reply.text();
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${body}`);
}
const letters = () => randomUUID().replace(/[^a-z]/g, '') + 'zqxj';
const menuFrom = () => {
  const sort = pick(sorts);
  const no = Math.floor(Math.random() * cards.length);
  const position = published.index.positionOf(no, sort);
  return `/api/recipes?sort=${sort}&cursor=${writeCursor([sort, position])}`;
};
const filters = () => {
  const diet = pick(['', '&diet=vegan', '&diet=vegetarian', '&diet=pork-free']);
  const without = pick(['', '&without=nuts', '&without=milk,gluten', '&without=eggs']);
  return `/api/recipes?sort=shop${diet}${without}&maxMinutes=${20 + 5 * Math.floor(Math.random() * 10)}&maxPriceCents=${400 + Math.floor(Math.random() * 900)}`;
};
async function order(): Promise<void> {
  const outcome = await shop.desk.submit(nextOrder());
  if (outcome.kind !== 'placed') throw new Error(`An order was not placed: ${outcome.kind}`);
}

/** What is asked, and what has to happen before it that is not measured. */
const questions: Record<string, { before?: () => Promise<void>; ask: () => Promise<void> }> = {
  'a page of the menu': { ask: () => get('/api/recipes?sort=shop') },
  'a page from anywhere in it': { ask: () => get(menuFrom()) },
  'a word that dishes have': { ask: () => get(`/api/recipes?sort=shop&q=${pick(words)}`) },
  'three letters': { ask: () => get(`/api/recipes?sort=shop&q=${pick(words).slice(0, 3)}`) },
  'a word that no dish has': { ask: () => get(`/api/recipes?sort=shop&q=${letters()}`) },
  filters: { ask: () => get(filters()) },
  'a recipe': { ask: () => get(`/api/recipes/${pick(cards).slug}`) },
  'dishes like it': { ask: () => get(`/api/recipes/${pick(cards).slug}/similar`) },
  categories: { ask: () => get('/api/categories') },
  'an order': { ask: order },
  'a page of the menu after an order': {
    before: async () => {
      await order();
      // Something of it is nearly gone, and another server's order took of that.
      if (scarce !== undefined)
        shop.stock.saw(firstKitchen, [[scarce, 100 + Math.floor(Math.random() * 900)]]);
    },
    ask: () => get('/api/recipes?sort=shop'),
  },
};

async function measured({ what, times }: Asked): Promise<Took> {
  const question = questions[what];
  if (!question) throw new Error(`Nobody asks for ${what}.`);
  const took: Took = { tookMs: [], undisturbedMs: [] };
  for (let time = 0; time < times; time += 1) {
    await question.before?.();
    const before = process.resourceUsage().involuntaryContextSwitches;
    const began = performance.now();
    await question.ask();
    const ms = performance.now() - began;
    took.tookMs.push(ms);
    if (process.resourceUsage().involuntaryContextSwitches === before) took.undisturbedMs.push(ms);
  }
  return took;
}

async function describe(): Promise<About> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await changeMenu(shop, () => Promise.resolve());
  const changeMs = performance.now() - began;
  delay.disable();
  const { heapUsed, rss } = process.memoryUsage();
  return {
    recipes: shop.menu.published().entries.length,
    changeMs,
    pauseMs: delay.max / 1e6,
    heapMb: heapUsed / 2 ** 20,
    residentMb: rss / 2 ** 20,
  };
}

const tell = (told: Told) => process.send?.(told);
process.on('message', (message: Asked | 'close') => {
  if (message === 'close') {
    void bench.close().then(() => process.disconnect());
    return;
  }
  measured(message).then(
    (took) => tell({ kind: 'took', ...took }),
    (error: unknown) => tell({ kind: 'failed', message: String(error) }),
  );
});
if (scarce !== undefined && nearlyGoneAt(useOf(published.uses, scarce), 1000).length === 0)
  throw new Error('Nothing would be nearly gone.');
tell({ kind: 'ready', questions: Object.keys(questions), about: await describe() });
