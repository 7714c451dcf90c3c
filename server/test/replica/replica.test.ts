import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import type * as Limits from '../../src/platform/database/limits.ts';
import { openPostgres } from '../../src/platform/database/postgres.ts';
import type { Database, Replica } from '../../src/platform/platform.ts';
import { openPlatform } from '../../src/platform/open-platform.ts';
import { openPair } from '../stand-ins/postgres.ts';
import { openWeather, type Weather } from '../stand-ins/weather.ts';
import { fillBasket, firstDay, openStore, order, settings } from '../store.ts';
import type { Person, Store } from '../store.ts';

// A store with two PostgreSQL: one that it sells with, and a copy of it by streaming replication, over a network that can fail.

// A real copy is left alone for ten seconds; a test need not wait for that.
vi.mock('../../src/platform/database/limits.ts', async (original) => {
  const { limits, copyLimits } = await original<typeof Limits>();
  return { limits, copyLimits: { ...copyLimits, toRest: 50, toLookAgain: 0 } };
});

const log = pino({ level: 'silent' });
let pair: Awaited<ReturnType<typeof openPair>>;
let weather: Weather;
let store: Store;
let owner: Person;
let ada: Person;
/** The copy itself, whatever the weather. */
let copy: Database;

beforeAll(async () => {
  pair = await openPair();
  const copyUrl = new URL(pair.copyUrl);
  weather = await openWeather({ host: '127.0.0.1', port: Number(copyUrl.port) });
  copyUrl.port = String(weather.port);
  store = await openStore({
    stock: { Rice: 1_000_000 },
    recipes: { Congee: { Rice: 90 } },
    environment: { DATABASE_URL: pair.url, DATABASE_READ_URL: copyUrl.href },
  });
  owner = await store.administrator();
  ada = await store.customer();
  copy = await openPostgres(pair.copyUrl, { log, max: 1, patient: true, isCopy: true });
});
afterEach(async () => {
  await weather.clear();
  await copy.query(z.object({ done: z.any() }), sql`select pg_wal_replay_resume()::text as done`);
  await expect.poll(() => store.shop.replica.look(), { timeout: 10_000 }).toBeUndefined();
});
afterAll(async () => {
  await weather.clear();
  await store.close();
  await weather.close();
  await copy.close();
  await pair.close();
});

const whereRow = z.object({ isCopy: z.boolean(), orders: z.int() });
/** Whether a question came to the copy, and how many orders it saw there. */
const whereIs = (replica: Pick<Replica, 'snapshot'>) =>
  replica.snapshot(async (db) => {
    const [found] = await db.query(
      whereRow,
      sql`select pg_is_in_recovery() as "isCopy", (select count(*) from orders) as "orders"`,
    );
    return found;
  });

let placed = 0;
async function placeOrder(): Promise<void> {
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  expect((await order(ada, basket)).status).toBe(201);
  await store.settled();
  placed += 1;
}

const sold = async () =>
  (
    await owner.ask<{ total: { orders: number } }>(
      'GET',
      '/api/admin/reports/sales?from=2026-11-23&to=2026-11-23',
    )
  ).body.total.orders;

test('the copy knows whatever was committed before it was asked', async () => {
  for (let round = 0; round < 5; round += 1) {
    await placeOrder();
    expect(await whereIs(store.shop.replica)).toEqual({ isCopy: true, orders: placed });
    expect(await sold()).toBe(placed);
  }
  // Asked without a look at its mark, one that stands still misses what was just ordered: this is what a test has to find.
  await copy.query(z.object({ done: z.any() }), sql`select pg_wal_replay_pause()::text as done`);
  await placeOrder();
  expect(await whereIs(copy)).toEqual({ isCopy: true, orders: placed - 1 });
});

test('while the copy is behind, the database answers with everything, and operators are told', async () => {
  await copy.query(z.object({ done: z.any() }), sql`select pg_wal_replay_pause()::text as done`);
  await placeOrder();
  expect(await whereIs(store.shop.replica)).toEqual({ isCopy: false, orders: placed });
  expect(await sold()).toBe(placed);
  expect((await store.guest().ask('GET', '/api/ready')).body).toMatchObject({
    status: 'ok',
    degraded: ['replica'],
  });
  const health = await owner.ask<{ faults: { code: string }[] }>('GET', '/api/admin/health');
  expect(health.body.faults.map(({ code }) => code)).toEqual(['replica-away']);
  await copy.query(z.object({ done: z.any() }), sql`select pg_wal_replay_resume()::text as done`);
  await expect
    .poll(() => whereIs(store.shop.replica), { timeout: 10_000 })
    .toEqual({ isCopy: true, orders: placed });
  expect((await store.guest().ask('GET', '/api/ready')).body).toMatchObject({ degraded: [] });
});

test.each([
  ['nobody listens at its address', 'away', () => weather.refuse()],
  ['it hangs', 'away', () => Promise.resolve(weather.freeze())],
  [
    'its answer is lost in the middle',
    // By now it may have been found well again.
    expect.toBeOneOf([undefined, 'away']),
    () => Promise.resolve(void weather.loseAnswersTo('pg_is_in_recovery')),
  ],
])('where %s, the database answers', async (_, fault, begin) => {
  await placeOrder();
  await begin();
  expect(await whereIs(store.shop.replica)).toEqual({ isCopy: false, orders: placed });
  expect(await store.shop.replica.look()).toEqual(fault);
  await weather.clear();
  await expect
    .poll(() => whereIs(store.shop.replica), { timeout: 10_000 })
    .toEqual({ isCopy: true, orders: placed });
});

test('nothing is written there, wherever it is asked', async () => {
  for (const begin of [() => Promise.resolve(), () => weather.refuse()]) {
    await begin();
    const written = store.shop.replica.snapshot((db) =>
      db.run(sql`update replica_mark set mark = 1`),
    );
    await expect(written).rejects.toMatchObject({ code: '25006' });
  }
});

test('a list as a file is read there page by page, and whoever took it is written down', async () => {
  const snapshot = vi.spyOn(store.shop.replica, 'snapshot');
  const { text } = (await owner.ask<{ text: string }>('GET', '/api/admin/orders-csv')).body;
  expect(text.trim().split('\n')).toHaveLength(placed + 1);
  expect(text).toContain(firstDay);
  expect(snapshot).toHaveBeenCalledTimes(1);
  snapshot.mockRestore();
  const recorded = await store.shop.database.run(
    sql`select from audit_entry where action = 'list-exported'`,
  );
  expect(recorded).toBe(1);
});

test('a store opens without its copy, and says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-alone-'));
  const nobody = { DATABASE_READ_URL: 'postgres://larder@127.0.0.1:1/larder' };
  const config = readConfig({
    ...settings,
    LARDER_DATA: folder,
    DATABASE_URL: pair.url,
    ...nobody,
  });
  const platform = await openPlatform(config, { progress: () => undefined });
  try {
    expect((await platform.health.look()).degraded).toEqual(['replica']);
    expect(await whereIs(platform.replica)).toEqual({ isCopy: false, orders: placed });
  } finally {
    await platform.close();
    await rm(folder, { recursive: true });
  }
});
