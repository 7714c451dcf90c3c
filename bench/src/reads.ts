import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { BenchShop } from './kitchen.ts';
import { startBareServer, startServer, type BenchServer } from './server-process.ts';

export type ReadRun = {
  page: string;
  bytes: number;
  perSecond: number;
  barePerSecond: number;
  /** Requests a second against the bare server's, medians of the rounds. */
  ratio: number;
  /** The same by processor time of the server: what remains of the ratio when the load generator is the limit. */
  cpuRatio: number;
};

const rounds = 3;

/** Warm catalogue reads through the whole app, round by round beside a bare server that answers the same bytes. */
export async function measureReads(
  bench: BenchShop,
  seconds: number,
): Promise<{ runs: ReadRun[]; memoryMb: number }> {
  const server = await startServer(bench);
  const slug = bench.shop.warm.menu().entries[0]?.recipe.slug ?? '';
  const runs: ReadRun[] = [];
  for (const page of [
    '/api/recipes',
    '/api/recipes?diet=vegan&sort=price',
    `/api/recipes/${slug}`,
  ]) {
    const body = Buffer.from(await (await fetch(server.url + page)).arrayBuffer());
    const file = join(bench.folder, 'bare-body');
    await writeFile(file, body);
    const bare = await startBareServer(file, 'application/json');
    const own: Load[] = [];
    const bares: Load[] = [];
    await load(server, page, 1);
    await load(bare, page, 1);
    for (let round = 0; round < rounds; round += 1) {
      own.push(await load(server, page, seconds));
      bares.push(await load(bare, page, seconds));
    }
    await bare.stop();
    await rm(file);
    const perSecond = median(own.map((run) => run.perSecond));
    const barePerSecond = median(bares.map((run) => run.perSecond));
    runs.push({
      page,
      bytes: body.length,
      perSecond,
      barePerSecond,
      ratio: perSecond / barePerSecond,
      cpuRatio: median(bares.map((run) => run.cpuUs)) / median(own.map((run) => run.cpuUs)),
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

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
