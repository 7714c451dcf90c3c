import type { QueryResult } from 'pg';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '../../../test/database.ts';
import type { Database } from '../platform.ts';
import { openPostgres } from './postgres.ts';

const log = pino({ level: 'silent' });
const itemRow = z.object({
  item: z.string(),
  amount: z.int().nullable(),
  label: z.object({ colour: z.string(), sizes: z.array(z.object({ cm: z.int() })) }),
});
let place: Awaited<ReturnType<typeof createTestDatabase>>;
let checked: Database;
let unchecked: Database;

beforeAll(async () => {
  place = await createTestDatabase();
  checked = await openPostgres(place.url, { log, checkRows: true });
  unchecked = await openPostgres(place.url, { log });
  await checked.run(sql`create table shelf (item text, amount bigint, label json)`);
});
afterAll(async () => {
  await checked.close();
  await unchecked.close();
  await place.drop();
});

const green = '{"colour": "green", "sizes": [{"cm": 5}]}';
const lime = (label = green, item: string | null = 'lime') =>
  sql`select ${item}::text as item, null::bigint as amount, ${label}::json as label`;

test('rows that are what their schema says come as they are', async () => {
  const [row] = await checked.query(itemRow, lime());
  expect(row).toEqual({
    item: 'lime',
    amount: null,
    label: { colour: 'green', sizes: [{ cm: 5 }] },
  });
});

test.each([
  ['forgotten', sql`select item, label from shelf`, 'column amount was not selected'],
  ['too many', sql`select *, 1 as price from shelf`, "column price is not in the row's schema"],
  ['twice', sql`select *, item from shelf`, 'column item was selected twice'],
])('a column that is %s is named, even where no row came', async (_, statement, sentence) => {
  await expect(checked.query(itemRow, statement)).rejects.toThrow(sentence);
  await expect(checked.query(itemRow, statement)).rejects.toThrow(`in: ${statement.text}`);
});

test.each([
  ['a null where none may be', lime(green, null), 'item: '],
  ['nested json without a member', lime('{"colour": "green"}'), 'label.sizes: '],
  [
    'nested json of another type',
    lime('{"colour": "green", "sizes": [{"cm": "5"}]}'),
    'label.sizes.0.cm: ',
  ],
  [
    'nested json with more in it',
    lime('{"colour": "green", "sizes": [{"cm": 5, "mm": 50}]}'),
    'at label.sizes.0.mm what its schema does not name',
  ],
])('%s is named', async (_, statement, sentence) => {
  await expect(checked.query(itemRow, statement)).rejects.toThrow(sentence);
});

test('a schema that would change a row is refused: outside tests nobody changes it', async () => {
  const louder = z.object({ item: z.string().transform((item) => item.toUpperCase()) });
  await expect(checked.query(louder, sql`select 'lime' as item`)).rejects.toThrow('at item');
});

test('a transaction and a snapshot read as strictly', async () => {
  const forgetful = sql`select item from shelf`;
  const inside = checked.transaction((tx) => tx.query(itemRow, forgetful));
  await expect(inside).rejects.toThrow('column amount was not selected');
  const seen = checked.snapshot((db) => db.query(itemRow, forgetful));
  await expect(seen).rejects.toThrow('column amount was not selected');
});

test('tells how many rows were written, and none for a command', async () => {
  expect(
    await checked.run(sql`insert into shelf values ('lime', 3, null), ('mint', 4, null)`),
  ).toBe(2);
  expect(await checked.run(sql`delete from shelf`)).toBe(2);
  expect(await checked.run(sql`analyze shelf`)).toBe(0);
  expect(await checked.run(sql`begin; select 1; commit`)).toBe(0);
});

test('a shop is handed the driver’s own rows, unread', async () => {
  const client = await unchecked.pool.connect();
  const spy = vi.spyOn(Object.getPrototypeOf(client) as typeof client, 'query');
  client.release();
  const parsing = vi.spyOn(itemRow, 'safeParse');
  try {
    const rows = await unchecked.query(itemRow, sql`select 'lime' as item`);
    const result = (await spy.mock.results[0]?.value) as unknown as QueryResult;
    expect(rows).toBe(result.rows);
    expect(rows).toEqual([{ item: 'lime' }]);
    expect(parsing).not.toHaveBeenCalled();
  } finally {
    vi.restoreAllMocks();
  }
});
