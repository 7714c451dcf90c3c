import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import sql from 'sql-template-tag';
import { refreshCustomers } from '../../server/src/people/customers/customers.ts';
import { fillBaskets, type Buyer } from './http-orders.ts';
import { makeWishes, openOrderBook, type BenchShop } from './kitchen.ts';
import { median, summarise, type Measurement } from './measure.ts';
import { startBareServer, startServer, type BenchServer } from './server-process.ts';

const pages = ['/box', '/account/orders', '/checkout'];
const connectionCounts = [1, 16, 64];
const ordersEach = 12;
const rounds = 3;

type PersonalRun = Measurement & {
  page: string;
  connections: number;
  bytes: number;
  barePerSecond: number;
  /** Of requests a second, the median of the rounds: each has both servers, one right after the other. */
  ratio: number;
  /** Processor time of the server for one page. */
  cpuMs: number;
};

/** Pages that are made for one customer and nobody else, beside a bare server of the same bytes. Each connection is a customer of its own. */
export async function measurePersonalPages(
  bench: BenchShop,
  buyers: Buyer[],
  seconds: number,
): Promise<PersonalRun[]> {
  const customers = buyers.slice(0, Math.max(...connectionCounts));
  await fillBaskets(bench, customers, makeWishes(bench), 1);
  await placeOrders(bench, customers);
  const server = await startServer(bench);
  const runs: PersonalRun[] = [];
  for (const page of pages) {
    const [first] = customers;
    const headers = { cookie: `at=${first?.accessToken}` };
    const body = Buffer.from(await (await fetch(server.url + page, { headers })).arrayBuffer());
    const file = join(bench.folder, 'bare-body');
    await writeFile(file, body);
    const bare = await startBareServer(file, 'text/html; charset=utf-8');
    await load(server, page, customers, seconds);
    for (const connections of connectionCounts) {
      const askedBy = customers.slice(0, connections);
      const own: Load[] = [];
      const bares: Load[] = [];
      for (let round = 0; round < rounds; round += 1) {
        own.push(await load(server, page, askedBy, seconds));
        bares.push(await load(bare, page, askedBy, seconds));
      }
      const perSecond = median(own.map((run) => run.perSecond));
      const barePerSecond = median(bares.map((run) => run.perSecond));
      const all = own.flatMap(({ tookMs }) => tookMs);
      runs.push({
        page,
        connections,
        bytes: body.length,
        ...summarise(all, seconds * rounds),
        perSecond,
        barePerSecond,
        ratio: median(own.map((run, at) => run.perSecond / (bares[at]?.perSecond ?? Infinity))),
        cpuMs: median(own.map((run) => run.cpuMs)),
      });
    }
    await bare.stop();
    await rm(file);
  }
  await server.stop();
  return runs;
}

/** Everybody has a first page of orders, and a next one. */
async function placeOrders(bench: BenchShop, buyers: Buyer[]): Promise<void> {
  const { shop } = bench;
  const nextOrder = await openOrderBook(bench);
  const found = await refreshCustomers(
    shop,
    buyers.map(({ customerNo }) => customerNo),
  );
  const orders = [...found.values()].flatMap((customer) =>
    Array.from({ length: ordersEach }, () => shop.desk.submit({ ...nextOrder(), customer })),
  );
  await Promise.all(orders);
  // Hundreds of letters are no part of a page.
  await shop.database.run(sql`truncate outbox`);
}

type Load = { perSecond: number; cpuMs: number; tookMs: number[] };

async function load(
  server: BenchServer,
  page: string,
  askedBy: Buyer[],
  seconds: number,
): Promise<Load> {
  const before = server.cpuMs();
  const visitors = askedBy.values();
  const tookMs: number[] = [];
  const result = await autocannon({
    url: server.url + page,
    connections: askedBy.length,
    duration: seconds,
    setupClient: (client) => {
      client.setHeaders({ cookie: `at=${visitors.next().value?.accessToken}` });
      client.on('response', (_status, _bytes, ms) => {
        tookMs.push(ms);
      });
    },
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${page} was not always answered.`);
  const { total } = result.requests;
  return {
    perSecond: total / result.duration,
    cpuMs: (server.cpuMs() - before) / total,
    tookMs,
  };
}
