import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { pino } from 'pino';
import { openTestDatabase } from '../../../test/database.ts';
import { openPostgres } from '../database/postgres.ts';
import type { Database } from '../platform.ts';
import { choicesContract } from './choices.contract.ts';
import { openPostgresChoices, sweepChoices } from './postgres.ts';

const log = pino({ level: 'silent' });
const noon = new Date('2026-11-03T12:00:00Z');
const tomorrow = new Date('2026-11-04T12:00:00Z');

choicesContract('PostgreSQL', async (start) => {
  let now = start;
  const clock = () => now;
  const database = await openTestDatabase();
  const elsewhere = await openPostgres(database.url, { log });
  return {
    choices: openPostgresChoices(database, clock),
    another: openPostgresChoices(elsewhere, clock),
    setTime: (time) => (now = time),
    close: async () => {
      await elsewhere.close();
      await database.close();
    },
  };
});

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openTestDatabase();
  await work(database).finally(() => database.close());
}

test('answers two hundred readers with three statements', () =>
  withDatabase(async (database) => {
    const choices = openPostgresChoices(database, () => noon);
    await choices.put('b', 1, 0, tomorrow);
    const before = database.statements();
    const readers = [choices.get('b')];
    for (let i = 0; i < 200; i += 1) {
      readers.push(choices.get(i % 2 ? 'b' : `c${i}`));
      await Promise.resolve();
    }
    const found = await Promise.all(readers);
    expect(found.filter(Boolean)).toHaveLength(101);
    expect(database.statements() - before).toBeLessThanOrEqual(3);
  }));

test('tells every reader of a failed read, and reads again', () =>
  withDatabase(async (database) => {
    const clock = { fails: true };
    const choices = openPostgresChoices(database, () => {
      if (clock.fails) throw new Error('no time');
      return noon;
    });
    const answers = await Promise.allSettled([choices.get('a'), choices.get('b')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    clock.fails = false;
    expect(await choices.get('a')).toBeUndefined();
  }));

test('refuses a key of more than 200 characters', () =>
  withDatabase(async (database) => {
    const choices = openPostgresChoices(database, () => noon);
    await expect(choices.put('k'.repeat(201), 1, 0, tomorrow)).rejects.toThrow('200');
    expect(await choices.put('k'.repeat(200), 1, 0, tomorrow)).toEqual({ version: 1 });
  }));

test('writes of many at once are few statements, and what cannot be written fails alone', () =>
  withDatabase(async (database) => {
    const choices = openPostgresChoices(database, () => noon);
    const before = database.statements();
    const keys = Array.from({ length: 100 }, (_, at) => `many/${at % 50}`);
    const answers = await Promise.all(keys.map((key) => choices.put(key, key, 0, tomorrow)));
    for (let at = 0; at < 50; at += 1)
      expect([answers[at], answers[at + 50]].filter((it) => it !== 'conflict')).toEqual([
        { version: 1 },
      ]);
    expect(database.statements() - before).toBeLessThanOrEqual(4);
    const hostile = await Promise.allSettled([
      choices.put('one', 'fine', 0, tomorrow),
      choices.put('two', '\0', 0, tomorrow),
      choices.put('three', 'fine', 0, tomorrow),
    ]);
    expect(hostile.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await choices.get('three')).toEqual({ value: 'fine', version: 1 });
  }));

test('sweeps what has expired, in as many batches as it takes, and nothing else', () =>
  withDatabase(async (database) => {
    await database.run(sql`
      insert into choice (key, value, version, expires_at)
      select 'k' || i, '1', 1, ${noon}::timestamptz + (i - 2500) * interval '1 second' from generate_series(1, 2600) i`);
    const [one, two] = await Promise.all([
      sweepChoices(database, () => noon),
      sweepChoices(database, () => noon),
    ]);
    expect(one + two).toBe(2500);
    const [left] = await database.query(
      z.object({ count: z.int() }),
      sql`select count(*) from choice`,
    );
    expect(left?.count).toBe(100);
  }));
