import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { orderStatuses, statuses, type Status } from '../src/contract/order-status.ts';
import { openTestDatabase } from './database.ts';

const root = join(import.meta.dirname, '../..');
let database: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** What the table says where SQL asks a function. */
const words: Record<string, (status: Status) => boolean> = {
  is_status: () => true,
  is_live: (status) => orderStatuses[status].live,
  is_in_the_house: (status) => orderStatuses[status].inTheHouse,
  is_portioned: (status) => orderStatuses[status].portioned,
  is_awaited: (status) => orderStatuses[status].awaited,
  is_charged: (status) => orderStatuses[status].charged,
};

test.each(Object.entries(words))(
  '%s says of every status what the table says',
  async (name, says) => {
    const asked = await database.query(
      z.object({ status: z.enum(statuses), said: z.boolean() }),
      sql`select s as status, ${raw(name)}(s) as said from unnest(${[...statuses]}::text[]) s`,
    );
    const said = Object.fromEntries(asked.map((row) => [row.status, row.said]));
    expect(said).toEqual(Object.fromEntries(statuses.map((status) => [status, says(status)])));
    expect(
      await database.query(
        z.object({ said: z.boolean() }),
        sql`select ${raw(name)}('lost') as said`,
      ),
    ).toEqual([{ said: false }]);
  },
);

test('every function about a status is compared', async () => {
  const functions = await database.query(
    z.object({ name: z.string() }),
    sql`select proname as name from pg_proc
    where pronamespace = 'public'::regnamespace and proname like 'is\\_%' and proargnames[1] = 'status'`,
  );
  expect(functions.map(({ name }) => name).sort()).toEqual(Object.keys(words).sort());
});

test.each(Object.keys(words))(
  'a question that asks %s is planned as if it listed statuses',
  async (name) => {
    const plan = await database.query(
      z.object({ 'QUERY PLAN': z.string() }),
      sql`explain (costs off) select 1 from orders where ${raw(name)}(order_status)`,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain('(order_status)::text = ANY (');
    expect(text).not.toContain(name);
  },
);

test('an order has no status that the table does not have', async () => {
  const [row] = await database.query(
    z.object({ rule: z.string(), valid: z.boolean() }),
    sql`
    select pg_get_constraintdef(oid) as rule, convalidated as valid from pg_constraint where conname = 'order_status_is_known'`,
  );
  expect(row).toEqual({ rule: 'CHECK (is_status((order_status)::text))', valid: true });
});

/** The text of every statement in a source, without what is filled in. */
function statementsIn(source: string): string[] {
  return [...source.matchAll(/\bsql`/g)].map(({ index }) => {
    let text = '';
    for (let at = index + 4; source[at] !== '`'; at += 1) {
      if (source[at] === '$' && source[at + 1] === '{') at = endOfFilling(source, at + 2);
      else text += source[at] ?? expect.unreachable('A statement never ends.');
    }
    return text;
  });
}

/** Where the brace closes; statements inside a statement are found on their own. */
function endOfFilling(source: string, start: number): number {
  let at = start;
  for (let open = 1; ; at += 1) {
    if (source[at] === '{') open += 1;
    if (source[at] === '}' && (open -= 1) === 0) return at;
  }
}

const listed = new RegExp(`'(${statuses.join('|')})'`, 'g');
const listedIn = (source: string) =>
  statementsIn(source).flatMap((text) => [...text.matchAll(listed)].map(([status]) => status));

test('no SQL names a status by hand', () => {
  const planted = "a = sql`x in ('placed', $FILLED, 'shipped')`; d('packing')".replace(
    'FILLED',
    "{b ? sql`'packed'` : c({})}",
  );
  expect(listedIn(planted)).toEqual(["'placed'", "'shipped'", "'packed'"]);
  const files = globSync('{server/{src,test},tools}/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules', 'server/test/order-status.test.ts'],
  });
  expect(files.length).toBeGreaterThan(200);
  const guilty = files.flatMap((file) =>
    listedIn(readFileSync(join(root, file), 'utf8')).map((status) => `${file} names ${status}`),
  );
  expect(guilty).toEqual([]);
});
