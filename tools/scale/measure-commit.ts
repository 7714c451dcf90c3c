import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { openBenchShop } from '../bench/kitchen.ts';

/**
 * How long a commit of one row takes, alone: `node tools/scale/measure-commit.ts` of the embedded PostgreSQL here, or with `DATABASE_URL` of any
 * other, where it makes a temporary table and nothing else. What it prints of an RDS less what it prints here is `commitMs`.
 */
const rounds = 2000;

async function measure(url: string): Promise<number[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // A row of a temporary table is not logged: the commit is of a number that is drawn for good.
    await client.query('create temporary table measured (n bigint)');
    const took: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await client.query('begin');
      await client.query('insert into measured values (txid_current())');
      await client.query(`select pg_logical_emit_message(true, 'larder', 'measured')`);
      const began = performance.now();
      await client.query('commit');
      took.push(performance.now() - began);
    }
    return took.toSorted((a, b) => a - b);
  } finally {
    await client.end();
  }
}

const url = process.env['DATABASE_URL'];
const bench = url === undefined ? await openBenchShop() : undefined;
try {
  const took = await measure(url ?? bench?.shop.databaseUrl ?? '');
  const at = (part: number) => (took[Math.floor(took.length * part)] ?? 0).toFixed(2);
  console.log(`${rounds} commits: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
} finally {
  await bench?.close();
}
