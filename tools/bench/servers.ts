import sql from 'sql-template-tag';
import { setPrices } from '../../server/test/prices.ts';
import { openCheckouts, type CheckoutRun } from './checkout.ts';
import { checkBooks, rounds, signInBuyers, warmUpWith } from './http-orders.ts';
import type { Asked, Buyer } from './http-orders.ts';
import { deliverTo, makeWishes, openBenchShop, type BenchShop } from './kitchen.ts';
import { middle, type Measurement } from './measure.ts';
import { startServers } from './server-process.ts';

// `node tools/bench/servers.ts [1,2]`: orders and whole checkouts of one server, and of several at its port, each with a desk of its own. They take
// turns, each started and warmed up for its own, and the books are read after each.

type Turn = { orders: Measurement; checkouts: CheckoutRun; memoryMb: number };
type Load = { servers: number; asked: Asked; seconds: number };

const buyersAtOnce = 64;

async function turnOf(bench: BenchShop, buyers: Buyer[], load: Load): Promise<Turn> {
  const { servers, asked, seconds } = load;
  const { database } = bench.shop;
  // What others left to be told by mail is not this turn's work.
  await database.run(sql`truncate outbox`);
  const server = await startServers(bench, servers);
  await rounds(bench, server.url, buyers, asked, warmUpWith, 0);
  await database.run(sql`vacuum ingredients, delivery_day`);
  await database.run(sql`checkpoint`);
  const orders = await rounds(bench, server.url, buyers, asked, buyersAtOnce, seconds);
  const before = await openCheckouts(bench, server, buyers, buyersAtOnce);
  await before.load(buyersAtOnce, 2);
  const checkouts = await before.load(buyersAtOnce, seconds);
  const memoryMb = await server.memoryMb();
  before.close();
  await server.stop();
  const { wrong } = await checkBooks(bench);
  if (wrong.length > 0) throw new Error(`With ${servers} servers: ${wrong.join('; ')}.`);
  return { orders, checkouts, memoryMb };
}

function rowOf(servers: number, own: Turn[]): object {
  const orders = middle(own.map((turn) => turn.orders));
  const checkouts = middle(own.map((turn) => turn.checkouts));
  const cpuMs = own.find((turn) => turn.checkouts === checkouts)?.checkouts.cpuMs;
  const perSecond = (of: (turn: Turn) => Measurement) =>
    own.map((turn) => Math.round(of(turn).perSecond)).join(' ');
  return {
    servers,
    'orders a second': perSecond((turn) => turn.orders),
    'p50 ms': Math.round(orders.p50Ms),
    'p99 ms': Math.round(orders.p99Ms),
    'checkouts a second': perSecond((turn) => turn.checkouts),
    'their p50 ms': Math.round(checkouts.p50Ms),
    'their p99 ms': Math.round(checkouts.p99Ms),
    'ms of the servers': cpuMs?.server.toFixed(2),
    'of the database': cpuMs?.database.toFixed(2),
    'memory MB': Math.max(...own.map((turn) => turn.memoryMb)),
  };
}

const counts = (process.argv[2] ?? '1,2').split(',').map(Number);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 6);
const turns = Number(process.env['BENCH_TURNS'] ?? 3);
const bench = await openBenchShop();
try {
  const buyers = await signInBuyers(bench);
  await setPrices(bench.shop, { rates: [] });
  const asked = { wishes: makeWishes(bench), deliverTo };
  const all = new Map(counts.map((servers): [number, Turn[]] => [servers, []]));
  for (let turn = 0; turn < turns; turn += 1)
    for (const servers of turn % 2 === 0 ? counts : counts.toReversed())
      all.get(servers)?.push(await turnOf(bench, buyers, { servers, asked, seconds }));
  console.table([...all].map(([servers, own]) => rowOf(servers, own)));
  const { orders } = await checkBooks(bench);
  console.log(`The books were right after each turn; they hold ${orders} orders.`);
} finally {
  await bench.close();
}
