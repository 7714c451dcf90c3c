import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '../../test/database.ts';
import { openPostgres } from './database/postgres.ts';
import * as outbox from './outbox.ts';
import type { Database, Json } from './platform.ts';

type Seen = { payload: Json; eventId: string };

let database: Database & { url: string };
let now: Date;
let logged: string[];
const opened: { close: () => Promise<void> }[] = [];

beforeEach(async () => {
  database = await openTestDatabase();
  now = new Date('2026-11-03T12:00:00Z');
  logged = [];
});

afterEach(async () => {
  for (const it of opened.splice(0).reverse()) await it.close();
  await database.close();
});

const pass = (seconds: number) => (now = new Date(now.getTime() + seconds * 1_000));

/** A worker that never polls in the time of a test: what happens, happens because it was asked to. */
function openWorker(handlers: outbox.Handlers, options: Partial<outbox.OutboxOptions> = {}) {
  const log = pino({ level: 'warn' }, { write: (line: string) => logged.push(line) });
  const clock = () => now;
  const worker = outbox.openOutbox({
    database,
    log,
    clock,
    handlers,
    pollEverySeconds: 3600,
    ...options,
  });
  opened.push(worker);
  return worker;
}

const add = (...events: outbox.OutboxEvent[]) =>
  database.transaction((tx) => outbox.addAll(tx, events));

const many = (kind: string, count: number): outbox.OutboxEvent[] =>
  Array.from({ length: count }, (_, i) => ({ kind, payload: i }));

const eventRow = z.object({
  kind: z.string(),
  attempts: z.int(),
  last_error: z.string().nullable(),
  failed: z.boolean(),
  /** Seconds; -Infinity for what is due at once. */
  wait: z.number().or(z.literal(-Infinity)),
});
const rows = () =>
  database.query(
    eventRow,
    sql`
    select kind, attempts, last_error, failed_at is not null as failed,
      extract(epoch from next_attempt_at - ${now}::timestamptz)::float8 as wait
    from outbox order by event_no`,
  );

test('works off what was committed, in order, and forgets it', async () => {
  const seen: Seen[] = [];
  const worker = openWorker({
    mail: async (payload, eventId) => void seen.push({ payload, eventId }),
  });
  const payloads: Json[] = [{ orderNo: 7, words: ['crème', null] }, [1], 'text', null, false];
  await add(...payloads.map((payload) => ({ kind: 'mail', payload })));
  const undone = database.transaction(async (tx) => {
    await outbox.add(tx, { kind: 'mail', payload: 'never' });
    throw new Error('rolled back');
  });
  await expect(undone).rejects.toThrow('rolled back');
  await worker.settled();
  expect(seen.map(({ payload }) => payload)).toEqual(payloads);
  expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(5);
  expect(await rows()).toEqual([]);
});

test('starts at a poke', async () => {
  const done = Promise.withResolvers<Json>();
  const worker = openWorker({ mail: async (payload) => done.resolve(payload) });
  await add({ kind: 'mail', payload: 'hello' });
  worker.poke();
  expect(await done.promise).toBe('hello');
});

test('drains a thousand events by two workers, each event once', async () => {
  const elsewhere = await openPostgres(database.url, { log: pino({ level: 'silent' }) });
  opened.push(elsewhere);
  const seen: Seen[] = [];
  let running = 0;
  let most = 0;
  const mail = async (payload: Json, eventId: string) => {
    most = Math.max(most, (running += 1));
    await new Promise(setImmediate);
    running -= 1;
    seen.push({ payload, eventId });
  };
  const workers = [openWorker({ mail }), openWorker({ mail }, { database: elsewhere })];
  await add(...many('mail', 1000));
  const before = database.statements() + elsewhere.statements();
  await Promise.all(workers.map((worker) => worker.settled()));
  expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(1000);
  expect(seen).toHaveLength(1000);
  expect(most).toBeLessThanOrEqual(16);
  expect(most).toBeGreaterThan(1);
  expect(database.statements() + elsewhere.statements() - before).toBeLessThan(700);
  expect(await rows()).toEqual([]);
});

test('runs an event again when its worker stopped between the work and the note of it', async () => {
  const seen: string[] = [];
  const mail = async (_: Json, eventId: string) => void seen.push(eventId);
  const stopped: Database = {
    ...database,
    run: (statement, options) =>
      /delete from outbox/.test(statement.text)
        ? Promise.reject(new Error('stopped'))
        : database.run(statement, options),
  };
  await add({ kind: 'mail', payload: 1 });
  const dying = openWorker({ mail }, { database: stopped });
  dying.poke();
  while (seen.length === 0) await new Promise(setImmediate);
  await dying.close();

  const next = openWorker({ mail });
  await next.settled();
  expect(seen).toHaveLength(1); // the lease of the dead worker still holds
  pass(61);
  await next.settled();
  expect(seen).toHaveLength(2);
  expect(new Set(seen).size).toBe(1);
  expect(await rows()).toEqual([]);
});

test('tries a failing event later and later, gives it up at the twelfth, and holds up no other', async () => {
  const done: Json[] = [];
  let tried = 0;
  const worker = openWorker({
    mail: async (payload) => {
      if (payload === 'poison') {
        tried += 1;
        throw Object.assign(new Error('no mailbox for secret@a.example\0'), { code: 'EENVELOPE' });
      }
      done.push(payload);
    },
  });
  await add({ kind: 'mail', payload: 'poison' }, ...many('mail', 100));
  await worker.settled();
  expect(done).toHaveLength(100);
  let least = 10;
  for (let attempt = 1; attempt < 12; attempt += 1) {
    const [row] = await rows();
    expect(row).toMatchObject({ attempts: attempt, failed: false });
    expect(row?.wait).toBeGreaterThanOrEqual(least);
    expect(row?.wait).toBeLessThanOrEqual(least * 1.25);
    await worker.settled();
    expect(tried).toBe(attempt);
    pass(least * 1.25);
    await worker.settled();
    least = Math.min(least * 2, 7200);
  }
  expect(tried).toBe(12);
  expect(await rows()).toMatchObject([
    { attempts: 12, failed: true, last_error: 'no mailbox for secret@a.example' },
  ]);
  pass(1_000_000);
  await worker.settled();
  expect(tried).toBe(12);
  const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ level }) => level)).toEqual([...Array<number>(11).fill(40), 50]);
  expect(lines.at(-1)).toMatchObject({ kind: 'mail', attempts: 12, code: 'EENVELOPE' });
  expect(logged.join()).not.toMatch(/secret|poison/);
});

test('keeps a kind it does not know for a server that does', async () => {
  const older = openWorker({ mail: async () => undefined });
  await add({ kind: 'constructor', payload: 1 }, { kind: 'mail', payload: 2 });
  await older.settled();
  expect(await rows()).toMatchObject([{ kind: 'constructor', attempts: 1, failed: false }]);
  const seen: Json[] = [];
  const newer = openWorker({ ['constructor']: async (payload: Json) => void seen.push(payload) });
  pass(15);
  await newer.settled();
  expect(seen).toEqual([1]);
});

test('keeps the lease of an event that takes long', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const long = Promise.withResolvers<void>();
  try {
    let tried = 0;
    const mail = () => {
      tried += 1;
      return long.promise;
    };
    const slow = openWorker({ mail });
    await add({ kind: 'mail', payload: 1 });
    slow.poke();
    while (tried === 0) await new Promise(setImmediate);
    pass(50);
    vi.advanceTimersByTime(20_000);
    while ((await rows())[0]?.wait !== 60) await new Promise(setImmediate);
    pass(50);
    await openWorker({ mail }).settled();
    expect(tried).toBe(1);
    long.resolve();
    await slow.settled();
    expect(await rows()).toEqual([]);
  } finally {
    long.resolve();
    vi.useRealTimers();
  }
});

test('lets no hanging kind hold up another', async () => {
  const hanging = Promise.withResolvers<void>();
  const done: Json[] = [];
  const worker = openWorker({
    mail: () => hanging.promise,
    pages: async (payload) => void done.push(payload),
  });
  await add(...many('mail', 200));
  worker.poke();
  await add(...many('pages', 50));
  worker.poke();
  while (done.length < 50) await new Promise(setImmediate);
  hanging.resolve();
  await worker.settled();
  expect(await rows()).toEqual([]);
});

test('finishes what is in hand when it is closed, and loses nothing of the rest', async () => {
  const seen: Json[] = [];
  const mail = async (payload: Json) => {
    await new Promise(setImmediate);
    seen.push(payload);
  };
  await add(...many('mail', 300));
  const closing = openWorker({ mail });
  closing.poke();
  while (seen.length < 40) await new Promise(setImmediate);
  await closing.close();
  closing.poke();
  const atClose = seen.length;
  expect(atClose).toBeLessThan(300);
  expect(await rows()).toHaveLength(300 - atClose);
  await openWorker({ mail }).settled();
  expect(seen.sort((a, b) => Number(a) - Number(b))).toEqual(
    many('mail', 300).map((it) => it.payload),
  );
});

test('says when the database is away, and goes on when it is back', async () => {
  let away = true;
  const seen: Json[] = [];
  const shaky: Database = {
    ...database,
    query: (row, statement, options) =>
      away ? Promise.reject(new Error('away')) : database.query(row, statement, options),
  };
  await add({ kind: 'mail', payload: 1 });
  const worker = openWorker(
    { mail: async (payload) => void seen.push(payload) },
    { database: shaky },
  );
  await expect(worker.settled()).rejects.toThrow('away');
  expect(logged.join()).toContain('the outbox cannot be read');
  away = false;
  await worker.settled();
  expect(seen).toEqual([1]);
});
