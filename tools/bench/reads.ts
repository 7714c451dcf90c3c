import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { BenchShop } from './kitchen.ts';
import { median } from './measure.ts';
import { startBareServer, startServer, type BenchServer } from './server-process.ts';

type ReadRun = {
  page: string;
  bytes: number;
  perSecond: number;
  barePerSecond: number;
  /** Requests a second against the bare server's, the median of the rounds' ratios: each round has both, one right after the other. */
  ratio: number;
  /** The same by processor time of the server: what remains of the ratio when the load generator is the limit. */
  cpuRatio: number;
};

const rounds = 7;

/** Warm reads of the catalogue's API. */
export async function measureReads(
  bench: BenchShop,
  seconds: number,
): Promise<{ runs: ReadRun[]; memoryMb: number }> {
  const slug = bench.shop.menu.published().entries[0]?.recipe.slug ?? '';
  const addresses = ['/api/recipes', '/api/recipes?diet=vegan&sort=price', `/api/recipes/${slug}`];
  return measurePages(bench, addresses, 'application/json', seconds);
}

/** Warm reads through the whole app, round by round beside a bare server that answers the same bytes. */
export async function measurePages(
  bench: BenchShop,
  addresses: string[],
  contentType: string,
  seconds: number,
): Promise<{ runs: ReadRun[]; memoryMb: number }> {
  const server = await startServer(bench);
  const runs: ReadRun[] = [];
  for (const page of addresses) {
    const body = Buffer.from(await (await fetch(server.url + page)).arrayBuffer());
    const file = join(bench.folder, 'bare-body');
    await writeFile(file, body);
    const bare = await startBareServer(file, contentType);
    const own: Load[] = [];
    const bares: Load[] = [];
    await load(server, page, 1);
    await load(bare, page, 1);
    for (let round = 0; round < rounds; round += 1) {
      own.push(await load(server, page, seconds));
      bares.push(await load(bare, page, seconds));
    }
    const ratios = (of: (run: Load) => number) =>
      median(own.flatMap((run, round) => (bares[round] ? of(run) / of(bares[round]) : [])));
    await bare.stop();
    await rm(file);
    runs.push({
      page,
      bytes: body.length,
      perSecond: median(own.map((run) => run.perSecond)),
      barePerSecond: median(bares.map((run) => run.perSecond)),
      ratio: ratios((run) => run.perSecond),
      cpuRatio: 1 / ratios((run) => run.cpuUs),
    });
  }
  const memoryMb = await server.memoryMb();
  await server.stop();
  return { runs, memoryMb };
}

type Load = { perSecond: number; cpuUs: number };

async function load(server: BenchServer, page: string, seconds: number): Promise<Load> {
  const before = server.cpuMs();
  const result = await autocannon({ url: server.url + page, connections: 64, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${page} was not always answered.`);
  return {
    perSecond: result.requests.total / result.duration,
    cpuUs: ((server.cpuMs() - before) * 1000) / result.requests.total,
  };
}
