import { pino } from 'pino';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, openTestDatabase } from '../../../test/database.ts';
import { openWeather } from '../../../test/stand-ins/weather.ts';
import { StartupError } from '../../startup-error.ts';
import type { Database } from '../platform.ts';
import type * as Limits from './limits.ts';
import { openPostgres } from './postgres.ts';

// A hanging server is given up sooner here than in a store.
vi.mock('./limits.ts', async (original) => {
  const { limits } = await original<typeof Limits>();
  return { limits: { ...limits, answerMs: 4_000 } };
});

const log = pino({ level: 'silent' });
let place: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;

beforeAll(async () => {
  place = await createTestDatabase();
  database = await openPostgres(place.url, { log });
  await database.run(sql`create table shelf (item text primary key, amount bigint not null)`);
});
beforeEach(() => database.run(sql`truncate shelf`));
afterAll(async () => {
  await database.close();
  await place.drop();
});

const itemRow = z.object({ item: z.string() });
const oneRow = z.object({ one: z.int() });
const twiceRow = z.object({ twice: z.int() });
const pidRow = z.object({ pid: z.int() });
const foundRow = z.object({ found: z.string().nullable() });

const items = async () =>
  (await database.query(itemRow, sql`select item from shelf order by item`)).map(
    ({ item }) => item,
  );

test('keeps what a transaction did once its work is done', async () => {
  const answer = await database.transaction(async (tx) => {
    await tx.run(sql`insert into shelf values ('lime', 3)`);
    return 'stored';
  });
  expect(answer).toBe('stored');
  expect(await items()).toEqual(['lime']);
});

test('forgets what a transaction did when its work throws, and throws the same', async () => {
  const refusal = new Error('no limes');
  const work = database.transaction(async (tx) => {
    await tx.run(sql`insert into shelf values ('lime', 3)`);
    throw refusal;
  });
  await expect(work).rejects.toBe(refusal);
  expect(await items()).toEqual([]);
});

test('never calls a transaction done that PostgreSQL rolled back', async () => {
  const work = database.transaction(async (tx) => {
    await tx.run(sql`insert into shelf values ('lime', 3)`);
    await tx.run(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('ignored');
  expect(await items()).toEqual([]);
});

test('shows nobody else what a transaction has not finished', async () => {
  await database.transaction(async (tx) => {
    await tx.run(sql`insert into shelf values ('lime', 3)`);
    expect(await items()).toEqual([]);
  });
  expect(await items()).toEqual(['lime']);
});

test('reads counts as numbers, dates as they are written, and numerics to the last digit', async () => {
  const everyRow = z.object({
    count: z.int(),
    big: z.int(),
    day: z.iso.date(),
    numeric: z.string(),
    bigs: z.array(z.int().nullable()),
    days: z.array(z.iso.date()),
    numerics: z.array(z.string()),
    truth: z.boolean(),
    json: z.json(),
    moment: z.date(),
  });
  const [row] = await database.query(
    everyRow,
    sql`
    select count(*) as count, 9007199254740991::bigint as big, '2026-02-03'::date as day,
      1.10::numeric as numeric, array[1, null]::bigint[] as bigs, array['2026-02-03']::date[] as days,
      array[1.10] as numerics, true as truth, '{"a": 1}'::jsonb as json,
      '2026-02-03T04:05:06Z'::timestamptz as moment
    from shelf`,
  );
  expect(row).toEqual({
    count: 0,
    big: Number.MAX_SAFE_INTEGER,
    day: '2026-02-03',
    numeric: '1.10',
    bigs: [1, null],
    days: ['2026-02-03'],
    numerics: ['1.10'],
    truth: true,
    json: { a: 1 },
    moment: new Date('2026-02-03T04:05:06Z'),
  });
});

test('refuses a whole number that a number cannot hold', async () => {
  await expect(database.run(sql`select 9007199254740993::bigint`)).rejects.toThrow(RangeError);
  expect(await database.query(oneRow, sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('counts every statement, the ends of a transaction as well', async () => {
  const before = database.statements();
  await database.run(sql`select 1`);
  await database.transaction((tx) => tx.run(sql`select 1`));
  expect(database.statements() - before).toBe(4);
});

test('answers a prepared statement again with other values', async () => {
  const twice = (value: number) =>
    database.query(twiceRow, sql`select ${value}::integer * 2 as twice`, { name: 'twice' });
  expect(await twice(2)).toEqual([{ twice: 4 }]);
  expect(await twice(3)).toEqual([{ twice: 6 }]);
});

test('goes on after a connection is lost, in the middle of a transaction or between two', async () => {
  const killed = database.transaction(async (tx) => {
    await tx.run(sql`insert into shelf values ('lime', 3)`);
    await tx.run(sql`select pg_terminate_backend(pg_backend_pid())`);
  });
  await expect(killed).rejects.toThrow();
  await database.run(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await expect.poll(items).toEqual([]);
});

test('keeps its connection when a statement is refused', async () => {
  const backend = async () =>
    (await database.query(pidRow, sql`select pg_backend_pid() as pid`))[0];
  const before = await backend();
  await expect(database.run(sql`select 1 / 0`)).rejects.toMatchObject({ code: '22012' });
  expect(await backend()).toEqual(before);
});

test('trusts no connection of before a failover, once one of them has failed', async () => {
  const { hostname, port } = new URL(place.url);
  const weather = await openWeather({ host: hostname, port: Number(port) });
  const url = new URL(place.url);
  url.port = String(weather.port);
  const store = await openPostgres(url.href, { log });
  const one = () => store.query(oneRow, sql`select 1 as one`);
  try {
    await Promise.all(Array.from({ length: 8 }, () => store.run(sql`select pg_sleep(0.1)`)));
    const before = store.pool.idleCount;
    // The old server is gone without a word, and the address leads to the new one.
    weather.freeze();
    await weather.clear();
    await expect(one()).rejects.toThrow('timeout');
    for (let at = 0; at < before; at += 1) expect(await one()).toEqual([{ one: 1 }]);
    expect(before).toBeGreaterThan(1);
  } finally {
    await store.close();
    await weather.close();
  }
});

test('says what cannot be reached without telling the password', async () => {
  const url = new URL(place.url);
  const wrong = [
    url.href.replace(`:${url.port}/`, ':1/'),
    url.href.replace(`:${url.password}@`, ':a-wrong-secret@'),
    `${url.href}_absent`,
  ];
  for (const address of wrong) {
    const error: unknown = await openPostgres(address, { log }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StartupError);
    expect(String(error)).toContain('127.0.0.1');
    expect(String(error)).not.toMatch(new RegExp(`${url.password}|a-wrong-secret`));
  }
});

test('gives every test a database of its own, with all tables and no orders', async () => {
  const stores = await Promise.all([openTestDatabase(), openTestDatabase(), openTestDatabase()]);
  try {
    const [first, second] = stores;
    await first.run(sql`create table only_here (id integer)`);
    expect(await second.query(foundRow, sql`select to_regclass('only_here') as found`)).toEqual([
      { found: null },
    ]);
    expect(await second.run(raw('select from schema_migration'))).toBeGreaterThan(0);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
});
