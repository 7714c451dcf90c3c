import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '../../../test/database.ts';
import { StartupError } from '../../startup-error.ts';
import type { Database } from '../platform.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

const log = pino({ level: 'silent' });
let place: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let folder: string;

beforeEach(async () => {
  place = await createTestDatabase();
  database = await openPostgres(place.url, { log, checkRows: true });
  folder = await mkdtemp(join(tmpdir(), 'larder-migrations-'));
  await write('0001-shelf.sql', 'create table shelf (item text);');
  await write(
    '0002-limes.sql',
    `insert into shelf values ('lime');\ninsert into shelf values ('');`,
  );
});
afterEach(async () => {
  await database.close();
  await place.drop();
  await rm(folder, { recursive: true });
});

const write = (file: string, text: string) => writeFile(join(folder, file), text);
const items = () => database.query(z.object({ item: z.string() }), sql`select item from shelf`);

test('applies every migration once, in order', async () => {
  expect(await migrate(database, folder)).toEqual(['0001-shelf', '0002-limes']);
  expect(await migrate(database, folder)).toEqual([]);
  await write('0003-more.sql', `insert into shelf values ('mint');`);
  expect(await migrate(database, folder)).toEqual(['0003-more']);
  expect(await items()).toHaveLength(3);
});

test('applies each migration once when several stores start together', async () => {
  const others = await Promise.all([1, 2, 3].map(() => openPostgres(place.url, { log })));
  const applied = await Promise.all(others.map((other) => migrate(other, folder)));
  expect(applied.flat().sort()).toEqual(['0001-shelf', '0002-limes']);
  expect(await items()).toHaveLength(2);
  await Promise.all(others.map((other) => other.close()));
});

test('takes a migration with other line ends for the same', async () => {
  await migrate(database, folder);
  await write(
    '0002-limes.sql',
    `insert into shelf values ('lime');\r\ninsert into shelf values ('');`,
  );
  expect(await migrate(database, folder)).toEqual([]);
});

test.each([
  ['a changed migration', 'has changed', () => write('0001-shelf.sql', 'create table other ();')],
  ['a lost migration', '0001-shelf is missing', () => unlink(join(folder, '0001-shelf.sql'))],
  ['a migration between others', '0000-early is missing', () => write('0000-early.sql', '')],
  ['a newer database', 'newer Larder', () => unlink(join(folder, '0002-limes.sql'))],
])('refuses %s', async (_, message, change) => {
  await migrate(database, folder);
  await change();
  const again = migrate(database, folder);
  await expect(again).rejects.toThrow(message);
  await expect(again).rejects.toBeInstanceOf(StartupError);
});

test('leaves nothing of a migration that fails, and goes on from there once it is corrected', async () => {
  await write('0003-bad.sql', `insert into shelf values ('mint'); select 1 / 0;`);
  await expect(migrate(database, folder)).rejects.toThrow('0003-bad failed');
  expect(await items()).toHaveLength(2);
  await write('0003-bad.sql', `insert into shelf values ('mint');`);
  expect(await migrate(database, folder)).toEqual(['0003-bad']);
});
