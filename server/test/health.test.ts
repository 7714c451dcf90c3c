import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type * as Files from 'node:fs/promises';
import sql from 'sql-template-tag';
import { openHealth } from '../src/platform/health.ts';
import { openStore, type Store } from './store.ts';

vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>();
  return { ...files, statfs: vi.fn(files.statfs) };
});

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

const healthOf = (databaseFolder?: string) =>
  openHealth({
    database: store.shop.database,
    replica: store.shop.replica,
    dataFolder: store.shop.config.dataFolder,
    databaseFolder,
    migration: 1,
  });
const roomIs = (about: Partial<StatsFs>) =>
  vi.mocked(statfs as (path: string) => Promise<StatsFs>).mockResolvedValue({
    type: 0,
    frsize: 4096,
    bsize: 4096,
    blocks: 1_000_000,
    bfree: 1_000_000,
    bavail: 1_000_000,
    files: 1_000_000,
    ffree: 1_000_000,
    ...about,
  });

test('a store that can sell is ready, and says that nothing is late', async () => {
  expect(await store.guest().ask('GET', '/api/ready')).toMatchObject({
    status: 200,
    body: { status: 'ok', degraded: [] },
  });
});

test('a disk without room keeps the store from selling where its database is, and only from mail elsewhere', async () => {
  for (const [about, full] of [
    [{ bavail: 100 }, true],
    [{ ffree: 3 }, true],
    [{}, false],
    // Some file systems count neither.
    [{ blocks: 0, bavail: 0, files: 0, ffree: 0 }, false],
  ] as const) {
    roomIs(about);
    expect(await healthOf('/where/the/database/is').look()).toEqual({
      unready: full ? ['disk'] : [],
      degraded: full ? ['disk'] : [],
    });
    expect(await healthOf().look()).toEqual({ unready: [], degraded: full ? ['disk'] : [] });
  }
});

test('after a write that found no room, nothing but a write that finds some makes the store ready', async () => {
  roomIs({});
  const { database } = store.shop;
  const health = healthOf();
  const { lackedRoom, transaction } = database;
  let room = true;
  database.lackedRoom = () => 1;
  database.transaction = (work) => {
    if (room) return transaction(work);
    return Promise.reject(Object.assign(new Error('could not extend file'), { code: '53100' }));
  };
  try {
    room = false;
    expect((await health.look()).unready).toEqual(['disk']);
    room = true;
    expect((await health.look()).unready).toEqual([]);
    expect(await database.run(sql`select from outbox where kind = 'probe'`)).toBe(0);
  } finally {
    Object.assign(database, { lackedRoom, transaction });
  }
});

test('letters that have waited long, or were given up, are told of, and send no customer elsewhere', async () => {
  roomIs({});
  const { database } = store.shop;
  for (const [created, failed] of [
    [sql`now() - interval '6 minutes'`, sql`null`],
    [sql`now()`, sql`now()`],
  ] as const) {
    await database.run(sql`
      insert into outbox (kind, payload, created_at, failed_at, next_attempt_at)
      values ('letter', '{}', ${created}, ${failed}, now() + interval '1 hour')`);
    expect(await healthOf().look()).toEqual({ unready: [], degraded: ['outbox'] });
    await database.run(sql`delete from outbox`);
    expect(await healthOf().look()).toEqual({ unready: [], degraded: [] });
  }
});

test('those who ask at the same moment share one look', async () => {
  roomIs({});
  const health = healthOf();
  await health.look();
  const before = store.shop.database.statements();
  await Promise.all(Array.from({ length: 50 }, () => health.look()));
  expect(store.shop.database.statements() - before).toBe(1);
});
