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
import { migrate, statementsOf } from './migrate.ts';
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

test('what waits for a table lets the others go on, and has its turn once it is free', async () => {
  await migrate(database, folder);
  await write('0003-wide.sql', 'alter table shelf add column amount int;');
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: has, resolve: hasIt } = Promise.withResolvers<void>();
  const reader = database.transaction(async (tx) => {
    await tx.run(sql`lock table shelf in access share mode`);
    hasIt();
    await held;
  });
  await has;
  const patience = { lockMs: 20, tries: 3, pauseMs: 1 };
  const gaveUp = migrate(database, folder, patience);
  await expect(gaveUp).rejects.toThrow('0003-wide failed and was undone');
  // It stood in line three times, and nobody behind it was kept for longer than that.
  expect(await items()).toHaveLength(2);
  const waiting = migrate(database, folder, { ...patience, tries: 10_000 });
  expect(await items()).toHaveLength(2);
  letGo();
  await reader;
  expect(await waiting).toEqual(['0003-wide']);
});

const apart = '-- Statement by statement.\n';

test('an index is built while others write, and one of which half was left is built anew', async () => {
  await migrate(database, folder);
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: has, resolve: hasIt } = Promise.withResolvers<void>();
  const writer = database.transaction(async (tx) => {
    await tx.run(sql`insert into shelf values ('rice')`);
    hasIt();
    await held;
  });
  await has;
  // It waits for who writes, and a writer after it does not wait for it.
  await write(
    '0003-found.sql',
    `${apart}-- By its name.\ncreate index concurrently if not exists shelf_by_item on shelf (item);\ncreate unique index concurrently if not exists shelf_once on shelf (item);\n`,
  );
  const building = migrate(database, folder);
  await database.run(sql`insert into shelf values ('rice')`);
  letGo();
  await writer;
  await expect(building).rejects.toThrow('0003-found failed half-way');
  const valid = async () =>
    database.query(
      z.object({ name: z.string(), valid: z.boolean() }),
      sql`select indexrelid::regclass::text as name, indisvalid as valid from pg_index where indrelid = 'shelf'::regclass order by 1`,
    );
  expect(await valid()).toEqual([
    { name: 'shelf_by_item', valid: true },
    { name: 'shelf_once', valid: false },
  ]);
  await database.run(sql`delete from shelf where item = 'rice'`);
  const others = await Promise.all([1, 2].map(() => openPostgres(place.url, { log, max: 2 })));
  const applied = await Promise.all(others.map((other) => migrate(other, folder)));
  expect(applied.flat()).toEqual(['0003-found']);
  expect((await valid()).map((it) => it.valid)).toEqual([true, true]);
  await Promise.all(others.map((other) => other.close()));
});

test('single statements end with their lines', () => {
  expect(statementsOf(`${apart}create index a on t (x);\n-- Why.\ndrop index b; \n`)).toEqual([
    'create index a on t (x)',
    'drop index b',
  ]);
  expect(() => statementsOf('create function f() as $$ begin; end $$;')).toThrow('no bodies');
});
