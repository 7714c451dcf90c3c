import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { signInAdministrator, signInBuyers } from './http-orders.ts';
import { openBenchShop } from './kitchen.ts';
import { measureMemory } from './mixed-load.ts';
import { measurePersonalPages } from './personal-pages.ts';
import { measurePages } from './reads.ts';
import { countScript, launchScoredBrowser, scorePage } from './web-quality.ts';
import { startServer } from './server-process.ts';

/** `npm run bench:web`: the pages' speed against `node:http`, what the server takes, the pages' script, and what Lighthouse says of them. */
await import('../../web/server/build.ts');
const seconds = Number(process.env['BENCH_SECONDS'] ?? 3);
const results = join(import.meta.dirname, 'results');
const machine = {
  at: new Date().toISOString(),
  cpus: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  node: process.version,
  system: execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim(),
};
const bench = await openBenchShop();
const browser = await launchScoredBrowser();
try {
  console.log(machine);
  const slug = bench.shop.menu.published().entries[0]?.recipe.slug ?? '';
  const addresses = ['/', '/menu', `/recipes/${slug}`];
  const speed = await measurePages(bench, addresses, 'text/html; charset=utf-8', seconds);
  console.log('\nPages, 64 connections, against node:http with the same bytes');
  console.table(
    speed.runs.map((run) => ({
      page: run.page,
      bytes: run.bytes,
      'per second': Math.round(run.perSecond),
      'node:http': Math.round(run.barePerSecond),
      ratio: run.ratio.toFixed(2),
    })),
  );
  console.log(`Memory of the server after the pages: ${speed.memoryMb} MB`);
  const buyers = await signInBuyers(bench);
  const memory = await measureMemory(bench, {
    customers: buyers.slice(0, 50),
    administrator: await signInAdministrator(bench),
  });
  console.log(
    `\nMemory of the server in MB, ${memory.requests} requests of all kinds, ${memory.orders} orders, ${memory.cpuMs.toFixed(1)} ms of processor each`,
  );
  console.table({ open: memory.before, afterwards: memory.after });

  const personal = await measurePersonalPages(bench, buyers, seconds);
  console.log("\nA customer's own pages, against node:http with the same bytes");
  console.table(
    personal.map((run) => ({
      page: run.page,
      connections: run.connections,
      bytes: run.bytes,
      'per second': Math.round(run.perSecond),
      'p50 ms': run.p50Ms.toFixed(1),
      'p99 ms': run.p99Ms.toFixed(1),
      'p99 / p50': (run.p99Ms / run.p50Ms).toFixed(1),
      'node:http': Math.round(run.barePerSecond),
      ratio: run.ratio.toFixed(3),
      'cpu ms': run.cpuMs.toFixed(2),
    })),
  );

  const server = await startServer(bench);
  const quality = [];
  for (const page of addresses) {
    const script = await countScript(browser, server.url + page);
    quality.push({ page, ...(await scorePage(server.url + page)), ...script });
  }
  await server.stop();
  console.log('\nLighthouse, mobile preset; script as it is loaded, gzip');
  console.table(quality);
  await mkdir(results, { recursive: true });
  const file = join(results, `web-${machine.at.replace(/[:.]/g, '-')}.json`);
  await writeFile(
    file,
    `${JSON.stringify({ machine, seconds, speed, memory, personal, quality }, null, 2)}\n`,
  );
  console.log(`Written to ${file}`);
} finally {
  await browser.close();
  await bench.close();
}
