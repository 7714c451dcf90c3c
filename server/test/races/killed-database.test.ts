import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startEmbedded, type Embedded } from '../../src/platform/database/embedded.ts';
import { inTurn, openChain, tally, type Answer, type Chain } from './chain.ts';
import { atMost } from './dice.ts';

let folder: string;
let embedded: Embedded;
let chain: Chain;
let stopAgain = async () => {};

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
  await stopAgain();
  await embedded.stop();
  await rm(folder, { recursive: true });
});

const cluster = () => join(folder, 'cluster');
const pidFile = async () =>
  (await readFile(join(cluster(), 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');

/** Starts the same PostgreSQL again, on the same port: as an operator's service manager would. */
async function startAgain(): Promise<void> {
  const words = [
    ...(await readFile(join(cluster(), 'postmaster.opts'), 'utf8')).matchAll(/"(.*?)"/g),
  ];
  const [program = ''] = (await readFile(join(cluster(), 'postmaster.opts'), 'utf8')).split(' ');
  const { uid, gid } = await stat(cluster());
  for (;;) {
    const child = spawn(
      program,
      words.map(([, word = '']) => word),
      {
        cwd: cluster(),
        stdio: 'ignore',
        uid,
        gid,
      },
    );
    const exited = once(child, 'exit').then(() => 'exited');
    stopAgain = async () => {
      child.kill('SIGINT');
      await exited;
    };
    const ready = async (): Promise<string> => {
      const [pid, , , , , , , state = ''] = await pidFile();
      if (pid === `${child.pid}` && state.trim() === 'ready') return 'ready';
      await pause(20);
      return child.exitCode === null ? ready() : 'exited';
    };
    // The killed server's last processes may still be leaving.
    if ((await Promise.race([ready(), exited])) === 'ready') return;
    await pause(100);
  }
}

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
  let [down, back] = [false, Promise.resolve()];
  const knowsItIsDown = Promise.withResolvers<undefined>();

  async function killAndRestart() {
    process.kill(Number((await pidFile())[0]), 'SIGKILL');
    await knowsItIsDown.promise;
    await startAgain();
  }
  await atMost(48, asked, async ({ buyer, key, basket }, at) => {
    for (let status = 0; status !== 201 && status !== 200;) {
      const answer = await buyer.order(inTurn(chain.servers, at), basket, { day, key });
      heard.push(answer);
      status = answer.status;
      if (status === 503) {
        knowsItIsDown.resolve(undefined);
        await pause(50);
      } else promised.set(key, answer.body.orderNo);
    }
    if (promised.size > 40 && !down) {
      down = true;
      back = killAndRestart();
    }
  });
  await back;

  expect(Object.keys(tally(heard))).toEqual(expect.arrayContaining(['201', 'not-ready']));
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
