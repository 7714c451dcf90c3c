import pg from 'pg';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { openBenchShop, openOrderBook, type BenchShop } from './kitchen.ts';
import { measure, middle, type Measurement } from './measure.ts';

/**
 * `node tools/bench/partitions.ts [seconds]`: orders a second at the desk as it is, beside one whose tables are partitioned by the number of
 * the order, and one of which only the lines are; in turn in one run. What decision 70 rests on.
 */
const seconds = Number(process.argv[2] ?? 4);
const rounds = 3;
const counts = [1, 16, 64];
/** A month each of a shop that sells half a million boxes in one. */
const partitions = 24;
const ordersEach = 500_000;

const named = z.object({ name: z.string(), def: z.string(), of: z.string() });
const columnsOf = (def: string): string => /\((.*?)\)/.exec(def)?.[1] ?? '';

const lines = ['order_recipe', 'shopping_cart', 'order_charge'];
const shops: Record<string, BenchShop> = {
  'as it is': await openBenchShop(),
  'lines partitioned': await openPartitioned(lines),
  'all partitioned': await openPartitioned(['orders', ...lines]),
};
try {
  const places: Record<string, () => Promise<void>> = {};
  for (const [what, bench] of Object.entries(shops)) {
    const next = await openOrderBook(bench);
    places[what] = async () => {
      const outcome = await bench.shop.desk.submit(next());
      if (outcome.kind !== 'placed') throw new Error(`Not placed: ${JSON.stringify(outcome)}`);
    };
  }
  const rows = [];
  for (const buyers of counts) {
    const measured: Record<string, Measurement[]> = {};
    for (let round = 0; round < rounds; round += 1)
      for (const [what, { shop }] of Object.entries(shops)) {
        await shop.database.run(sql`vacuum ingredients, delivery_day`);
        await shop.database.run(sql`checkpoint`);
        const place = places[what];
        if (place) (measured[what] ??= []).push(await measure(buyers, seconds, place));
      }
    const asItIs = middle(measured['as it is'] ?? []).perSecond;
    for (const what of Object.keys(shops)) {
      const { perSecond, p50Ms, p99Ms } = middle(measured[what] ?? []);
      const ms = `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)}`;
      const share = (perSecond / asItIs).toFixed(3);
      rows.push({ buyers, what, 'per second': Math.round(perSecond), 'p50 / p99': ms, share });
    }
  }
  console.table(rows);
} finally {
  for (const bench of Object.values(shops)) await bench.close();
}

/** A shop whose tables are the first partitions of others that took their names. */
async function openPartitioned(tables: readonly string[]): Promise<BenchShop> {
  const bench = await openBenchShop();
  const client = new pg.Client({ connectionString: bench.shop.databaseUrl });
  await client.connect();
  await client.query('begin');
  for (const table of tables) await partition(client, table);
  await client.query('commit');
  await client.end();
  return bench;
}

async function partition(client: pg.Client, table: string): Promise<void> {
  const read = async (text: string) =>
    z.array(named).parse((await client.query(text, [table])).rows);
  const referring =
    await read(`select conname as name, pg_get_constraintdef(oid) as def, conrelid::regclass::text as of
    from pg_constraint where contype = 'f' and confrelid = $1::regclass and conparentid = 0`);
  const own =
    await read(`select conname as name, pg_get_constraintdef(oid) as def, contype::text as of
    from pg_constraint where contype in ('f', 'p', 'u') and conrelid = $1::regclass and conparentid = 0`);
  const indexes =
    await read(`select c.relname as name, pg_get_indexdef(i.indexrelid) as def, 'x' as of from pg_index i
    join pg_class c on c.oid = i.indexrelid where i.indrelid = $1::regclass and not i.indisunique`);
  const triggers =
    await read(`select tgname as name, pg_get_triggerdef(oid) as def, 'x' as of from pg_trigger
    where tgrelid = $1::regclass and not tgisinternal`);
  for (const { name, of } of referring)
    await client.query(`alter table ${of} drop constraint ${name}`);
  for (const { name } of triggers) await client.query(`drop trigger ${name} on ${table}`);
  for (const { name, of } of own)
    if (of === 'f') await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name, of } of own)
    if (of !== 'f')
      await client.query(`alter table ${table} rename constraint ${name} to ${name}_1`);
  for (const { name } of indexes) await client.query(`alter index ${name} rename to ${name}_1`);
  await client.query(`alter table ${table} rename to ${table}_1`);
  if (table === 'orders') {
    await client.query(`alter table orders_1 alter order_no drop identity`);
    await client.query(`create sequence orders_order_no_seq`);
  }
  await client.query(`create table ${table} (like ${table}_1 including defaults including constraints)
    partition by range (order_no)`);
  await client.query(
    `alter table ${table} attach partition ${table}_1 for values from (minvalue) to (${ordersEach})`,
  );
  for (let no = 2; no <= partitions; no += 1)
    await client.query(`create table ${table}_${no} partition of ${table}
      for values from (${(no - 1) * ordersEach}) to (${no * ordersEach})`);
  for (const { name, def, of } of own)
    // What does not name the number of the order is unique in each partition alone: the keys of orders stand in a table of their own.
    if (of === 'f' || def.includes('order_no'))
      await client.query(`alter table ${table} add constraint ${name} ${def}`);
    else
      await client
        .query(`create table ${name} as select ${columnsOf(def)} from ${table} where false`)
        .then(() => client.query(`alter table ${name} add ${def}`));
  for (const { def } of indexes) await client.query(def);
  for (const { def } of triggers) await client.query(def);
  for (const { name, def, of } of referring)
    await client.query(`alter table ${of} add constraint ${name} ${def}`);
  if (table === 'orders')
    await client.query(`create function keys_are_new() returns trigger language plpgsql as $$
      begin
        insert into order_is_asked_once select customer_no, idempotency_key from placed;
        insert into basket_is_ordered_once select basket_id, basket_version from placed;
        return null;
      end $$;
      create trigger keys_are_new after insert on orders referencing new table as placed for each statement execute function keys_are_new()`);
}
