import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { measureComposing } from './compose.ts';
import { measureCheckouts, tableOf } from './checkout.ts';
import { measureDesk } from './desk.ts';
import { checkBooks, measureHttpOrders, signInBuyers } from './http-orders.ts';
import { openBenchShop } from './kitchen.ts';
import { benchLogin } from './login.ts';
import type { Measurement } from './measure.ts';
import { measureReads } from './reads.ts';
import { measureBoxWave, type BoxWave } from './box-wave.ts';
import { measureWave, type Wave } from './wave.ts';

const buyers = [1, 16, 64, 256];
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);
/** As many boxes as a shop of some size closes at once. */
const waveOrders = Number(process.env['BENCH_WAVE'] ?? 10_000);
const results = join(import.meta.dirname, 'results');

const machine = {
  at: new Date().toISOString(),
  cpus: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  system: execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim(),
};

// The servers have pages too, as they do in the shop.
await import('../../web/server/build.ts');
const postgresRow = z.object({ version: z.string(), fsync: z.string() });
const bench = await openBenchShop();
try {
  const [postgres] = await bench.shop.database.query(
    postgresRow,
    sql`select current_setting('server_version') as version, current_setting('fsync') as fsync`,
  );
  console.log({ ...machine, postgres });

  const reads = await measureReads(bench, seconds);
  console.log('\nCatalogue reads, 64 connections, against node:http with the same bytes');
  console.table(
    reads.runs.map((run) => ({
      page: run.page,
      bytes: run.bytes,
      'per second': Math.round(run.perSecond),
      'node:http': Math.round(run.barePerSecond),
      ratio: run.ratio.toFixed(2),
      'ratio by cpu': run.cpuRatio.toFixed(2),
    })),
  );
  console.log(`Memory of the server after the reads: ${reads.memoryMb} MB`);

  const composing = measureComposing(bench.shop.menu);
  console.log(
    `\nA box of ${composing.meals} meals for ${composing.eaters} out of ${composing.recipes} recipes: ${composing.composeMs.toFixed(1)} ms, ${composing.againMs.toFixed(1)} ms from what the menu remembers; quoting the recipes once: ${composing.quoteMs.toFixed(1)} ms; ratio ${composing.ratio.toFixed(1)}`,
  );

  const desk = await measureDesk(bench, buyers, seconds);
  console.log('\nOrders a second at the desk, all rows and foreign keys, fsync on (p50 / p99 ms)');
  console.table(
    desk.map((run) => ({
      buyers: run.buyers,
      'one-row commit': rate(run.bareCommit),
      'one transaction': rate(run.oneTransaction),
      'one round trip': rate(run.oneRoundTrip),
      desk: rate(run.desk),
      'desk / transaction': (run.desk.perSecond / run.oneTransaction.perSecond).toFixed(1),
      'desk / commit': (run.desk.perSecond / run.bareCommit.perSecond).toFixed(2),
      'desk / round trip': (run.desk.perSecond / run.oneRoundTrip.perSecond).toFixed(1),
      'with money': rate(run.paidDesk),
      'with money / without': (run.paidDesk.perSecond / run.desk.perSecond).toFixed(2),
    })),
  );

  const signedIn = await signInBuyers(bench);
  const checkouts = await measureCheckouts(bench, signedIn, [1, 16, 64], seconds);
  console.log(
    '\nWhole checkouts through HTTP: two meals into the cart, the delivery days, the order',
  );
  console.table(tableOf(checkouts));

  const http = await measureHttpOrders(bench, signedIn, buyers, seconds);
  console.log('\nOrders a second through HTTP: authenticated, validated, everything else going on');
  console.table(
    http.map((run) => {
      const base = desk.find((entry) => entry.buyers === run.buyers)?.oneTransaction.perSecond;
      return {
        buyers: run.buyers,
        'one transaction': rate(run.oneTransaction),
        desk: rate(run.desk),
        'desk / transaction': (run.desk.perSecond / run.oneTransaction.perSecond).toFixed(1),
        'with money': rate(run.paid),
        'with money / without': (run.paid.perSecond / run.desk.perSecond).toFixed(2),
        '/ transaction without HTTP': base ? (run.desk.perSecond / base).toFixed(1) : '',
        'server memory MB': run.memoryMb,
      };
    }),
  );
  const boxes = await boxesOfTheirOwn();
  console.log(
    `\nThe boxes of an opening: ${boxes.boxes} in ${boxes.seconds.toFixed(0)} s, ${Math.round(boxes.perSecond)} a second, each chosen from the menu; ${boxes.orphaned} were ordered by a server that died before it wrote them down`,
  );
  const wave = await waveOfItsOwn();
  console.log(
    `\nThe charges of a cut-off: ${wave.orders} orders in ${wave.seconds.toFixed(0)} s, ${Math.round(wave.perSecond)} a second, the provider answers in 200 ms`,
  );

  const checked = await checkBooks(bench);
  const books = { ...checked, wrong: [...checked.wrong, ...wave.wrong, ...boxes.wrong] };
  console.log(
    `\n${books.orders} orders checked: ${books.wrong.join('; ') || 'the books are right'}`,
  );

  const login = await benchLogin();
  console.log(
    `The login function: ${Math.round(login.bytes / 1024)} kB, ${Math.round(login.loadMs)} ms until it is open`,
  );

  await mkdir(results, { recursive: true });
  const file = join(results, `${machine.at.replace(/[:.]/g, '-')}.json`);
  await writeFile(
    file,
    `${JSON.stringify({ machine, postgres, seconds, reads, composing, desk, checkouts, http, wave, boxes, books, login }, null, 2)}\n`,
  );
  console.log(`Written to ${file}`);
  if (books.wrong.length > 0) process.exitCode = 1;
} finally {
  await bench.close();
}

/** Once its hour has come, orders that nobody paid would be let go as well: those of the other runs are left out of it. */
async function waveOfItsOwn(): Promise<Wave> {
  const alone = await openBenchShop();
  try {
    return await measureWave(alone, waveOrders);
  } finally {
    await alone.close();
  }
}

async function boxesOfTheirOwn(): Promise<BoxWave> {
  const alone = await openBenchShop();
  try {
    return await measureBoxWave(alone, waveOrders);
  } finally {
    await alone.close();
  }
}

function rate({ perSecond, p50Ms, p99Ms }: Measurement): string {
  return `${Math.round(perSecond)} (${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)})`;
}
