import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startEmbedded, type Embedded } from '../../src/platform/database/embedded.ts';
import { inTurn, openChain, type Answer, type Chain } from './chain.ts';
import { atMost } from './dice.ts';

let folder: string;
let embedded: Embedded;
let chain: Chain;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-killed-'));
  await chmod(folder, 0o755); // As root, PostgreSQL runs as another user, who must get in.
  // With fsync, as a store runs it: this is the one that may lose nothing.
  embedded = await startEmbedded({
    folder,
    log: pino({ level: 'silent' }),
    progress: () => undefined,
  });
});
afterEach(async () => {
  await chain.close();
  await embedded.stop();
  await rm(folder, { recursive: true });
});

const postmaster = async () =>
  Number((await readFile(join(folder, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);

test('PostgreSQL killed under load loses no order that was promised, and the servers sell on by themselves', async () => {
  chain = await openChain(2, {
    databaseUrl: embedded.url,
    stock: { Rice: 1_000_000, Lime: 1_000_000 },
    recipes: { Congee: { Rice: 90, Lime: 5 } },
  });
  const { database } = chain.store.shop;
  const [day = ''] = chain.days;
  const buyers = await chain.buyers(120);
  const asked = await Promise.all(
    buyers.map(async (buyer, at) => ({
      buyer,
      key: randomUUID(),
      basket: await buyer.fill(inTurn(chain.servers, at), { recipe: 'Congee', servings: 1 }),
    })),
  );
  // Baskets may lose their last moments; from here on they are on disk.
  await database.run(sql`checkpoint`);
  const promised = new Map<string, number>();
  const heard: Answer[] = [];
  const first = await postmaster();
  let isKilled = false;
  await atMost(48, asked, async ({ buyer, key, basket }, at) => {
    for (let status = 0; status !== 201 && status !== 200;) {
      const answer = await buyer.order(inTurn(chain.servers, at), basket, { day, key });
      heard.push(answer);
      status = answer.status;
      if (status === 503) await pause(50);
      else promised.set(key, answer.body.orderNo);
    }
    if (promised.size > 40 && !isKilled) {
      isKilled = true;
      process.kill(first, 'SIGKILL');
    }
  });

  expect(await postmaster()).not.toBe(first);
  expect(heard.filter(({ status }) => ![200, 201, 503].includes(status))).toEqual([]);
  expect(chain.servers.map((server) => server.running())).toEqual([true, true]);
  const stored = await database.query(
    z.object({ key: z.string(), orderNo: z.int() }),
    sql`select idempotency_key as "key", order_no as "orderNo" from orders`,
  );
  expect(new Map(stored.map(({ key, orderNo }) => [key, orderNo]))).toEqual(promised);
  expect(stored).toHaveLength(120);
  expect(await chain.contradictions()).toEqual([]);
});
