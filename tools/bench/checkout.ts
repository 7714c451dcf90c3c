import { randomUUID } from 'node:crypto';
import { setPrices } from '../../server/test/prices.ts';
import { signInBuyers, type Buyer } from './http-orders.ts';
import { deliverTo, openBenchShop, pick, type BenchShop } from './kitchen.ts';
import { openLeanClient, type LeanClient, type Reply } from './lean-client.ts';
import { measure, middle, type Measurement } from './measure.ts';
import { databaseCpuMs, startServer, type BenchServer } from './server-process.ts';

export type CheckoutRun = Measurement & {
  buyers: number;
  /** Processor time for one checkout, of the server and of the database. */
  cpuMs: { server: number; database: number };
  /** Medians of the requests of a checkout, in the order in which they are asked. */
  requestMs: Record<string, number>;
};

const turns = 3;

/**
 * Whole checkouts over HTTP: two meals into the cart, the delivery days, the order. Every buyer is signed in and has a connection; the
 * turns of the different numbers of buyers follow each other, and the middle one of each counts.
 */
export async function measureCheckouts(
  bench: BenchShop,
  buyers: readonly Buyer[],
  counts: readonly number[],
  seconds: number,
): Promise<CheckoutRun[]> {
  await setPrices(bench.shop, { rates: [] });
  const server = await startServer(bench);
  const { load, close } = await openCheckouts(bench, server, buyers, Math.max(...counts));
  // What is asked for the first time is compiled and read.
  await load(Math.max(...counts), 2);
  const runs = counts.map((): CheckoutRun[] => []);
  for (let turn = 0; turn < turns; turn += 1)
    for (const [at, count] of counts.entries()) runs[at]?.push(await load(count, seconds));
  close();
  await server.stop();
  return runs.map((own) => {
    const measured = middle(own);
    const run = own.find((it) => it === measured);
    if (!run) throw new Error('Nothing was measured.');
    return run;
  });
}

/** At most so many buyers before a server, each with a connection; `load` lets some of them check out for so many seconds. */
export async function openCheckouts(
  bench: BenchShop,
  server: BenchServer,
  buyers: readonly Buyer[],
  most: number,
) {
  const recipeNos = bench.shop.menu.published().entries.map(({ recipe }) => recipe.recipeNo);
  const clients = await Promise.all(Array.from({ length: most }, () => openLeanClient(server.url)));
  const load = async (count: number, seconds: number): Promise<CheckoutRun> => {
    const tookMs: Record<string, number[]> = {};
    const before = { server: server.cpuMs(), database: databaseCpuMs(bench) };
    let all = 0;
    const measured = await measure(count, seconds, async (at) => {
      const client = clients[at];
      const buyer = buyers[at];
      if (!client || !buyer) throw new Error('There are more buyers than were signed in.');
      await checkOut({ client, buyer, recipeNos, tookMs });
      all += 1;
    });
    const medians = Object.entries(tookMs).map(([what, ms]) => [what, medianOf(ms)] as const);
    const cpuMs = {
      server: (server.cpuMs() - before.server) / all,
      database: (databaseCpuMs(bench) - before.database) / all,
    };
    return Object.assign(measured, {
      buyers: count,
      cpuMs,
      requestMs: Object.fromEntries(medians),
    });
  };
  const close = () => {
    for (const client of clients) client.close();
  };
  return { load, close };
}

const medianOf = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

type Customer = {
  client: LeanClient;
  buyer: Buyer;
  recipeNos: readonly number[];
  tookMs: Record<string, number[]>;
};

async function checkOut({ client, buyer, recipeNos, tookMs }: Customer): Promise<void> {
  const own = `Authorization: Bearer ${buyer.accessToken}\r\n`;
  const timed = async (what: string, status: number, ask: () => Promise<Reply>) => {
    const began = performance.now();
    const reply = await ask();
    (tookMs[what] ??= []).push(performance.now() - began);
    if (reply.status !== status)
      throw new Error(`${what} was answered ${reply.status}: ${reply.body}`);
    return JSON.parse(reply.body) as unknown;
  };
  const add = () => {
    const line = JSON.stringify({ recipeNo: pick(recipeNos), servings: pick([2, 4]) });
    return client.post('/api/cart/lines', own, line);
  };
  await timed('the first meal', 201, add);
  const cart = (await timed('the second meal', 201, add)) as {
    version: number;
    totalCents: number;
  };
  const days = (await timed('the delivery days', 200, () =>
    client.get('/api/delivery-days', own),
  )) as { items: { day: string }[] };
  const order = {
    basketVersion: cart.version,
    totalCents: cart.totalCents,
    deliveryDay: pick(days.items).day,
    deliverTo,
    confirmedAge: 18,
  };
  const key = `Idempotency-Key: ${randomUUID()}\r\n`;
  await timed('the order', 201, () => client.post('/api/orders', own + key, JSON.stringify(order)));
}

if (import.meta.main) {
  const bench = await openBenchShop();
  try {
    const buyers = await signInBuyers(bench);
    const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);
    console.table(tableOf(await measureCheckouts(bench, buyers, [1, 16, 64], seconds)));
  } finally {
    await bench.close();
  }
}

export function tableOf(runs: readonly CheckoutRun[]): object[] {
  return runs.map(({ buyers, perSecond, p50Ms, p99Ms, cpuMs, requestMs }) =>
    Object.assign(
      {
        buyers,
        'per second': Math.round(perSecond),
        'p50 ms': p50Ms.toFixed(1),
        'p99 ms': p99Ms.toFixed(1),
        'ms of the server': cpuMs.server.toFixed(2),
        'of the database': cpuMs.database.toFixed(2),
      },
      Object.fromEntries(
        Object.entries(requestMs).map(([what, ms]) => [what, ms.toFixed(1)] as const),
      ),
    ),
  );
}
