import sql, { type Sql } from 'sql-template-tag';
import { firstKitchen } from '../../contract/kitchens.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { dayRow, type DayRow } from './delivery-days.ts';

/**
 * Makes sure that each day has its row. A new one gets its usual capacity, and follows it until somebody says otherwise; what is promised
 * already stays promised.
 */
export async function ensureDays(
  db: Db,
  days: readonly { day: string; capacity: number }[],
): Promise<void> {
  await db.run(sql`insert into delivery_day as d (day, capacity, is_usual)
    select * from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ capacity }) => capacity)}::int[], array_fill(true, array[${days.length}::int])) order by 1
    on conflict (day) do update set capacity = greatest(excluded.capacity, d.taken)
    where d.is_usual and d.capacity <> greatest(excluded.capacity, d.taken)`);
  // Those of further kitchens came with the day itself.
  await db.run(sql`update kitchen_day d set capacity = greatest(u.capacity, d.taken)
    from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ capacity }) => capacity)}::int[]) u (day, capacity)
    where d.day = u.day and d.is_usual and d.capacity <> greatest(u.capacity, d.taken)`);
}

/** By day and by kitchen, of these kitchens or of all. */
export async function readDays(
  db: Db,
  from: string,
  to: string,
  kitchenNos?: readonly number[],
): Promise<DayRow[]> {
  return db.query(
    dayRow,
    sql`select day, capacity, taken, closed, version from day_of_kitchen
    where day between ${from} and ${to} and (${kitchenNos ? [...kitchenNos] : null}::int[] is null or kitchen_no = any (${kitchenNos ? [...kitchenNos] : null}::int[]))
    order by day, kitchen_no`,
    { name: 'days' },
  );
}

type DayFacts = { capacity: number; closed: boolean };

/** Undefined when the day is there already, and then every kitchen has it; who writes it at this moment is waited for. */
export async function addDay(
  tx: Tx,
  day: string,
  { capacity, closed }: DayFacts,
): Promise<DayRow | undefined> {
  const [row] = await tx.query(
    dayRow,
    sql`insert into delivery_day (day, capacity, closed) values (${day}, ${capacity}, ${closed})
    on conflict (day) do nothing returning day, capacity, taken, closed, version`,
  );
  return row;
}

/** A day of a kitchen. */
export type KitchenDay = { kitchenNo: number; day: string };

/** Where the day of a kitchen is written. */
const rowOf = ({ kitchenNo, day }: KitchenDay): { table: Sql; row: Sql } =>
  kitchenNo === firstKitchen
    ? { table: sql`delivery_day`, row: sql`day = ${day}` }
    : { table: sql`kitchen_day`, row: sql`kitchen_no = ${kitchenNo} and day = ${day}` };

/** Takes the pen for a day of a kitchen. */
export async function lockDay(tx: Tx, of: KitchenDay): Promise<DayRow | undefined> {
  const { table, row } = rowOf(of);
  const [known] = await tx.query(
    dayRow,
    sql`select day, capacity, taken, closed, version from ${table}
    where ${row} for no key update`,
  );
  return known;
}

/** Undefined when more boxes than that are promised already. */
export async function changeDay(
  tx: Tx,
  of: KitchenDay,
  { capacity, closed }: DayFacts,
): Promise<DayRow | undefined> {
  const { table, row } = rowOf(of);
  const [changed] = await tx.query(
    dayRow,
    sql`update ${table} set capacity = ${capacity}, closed = ${closed}, is_usual = false, version = version + 1
    where ${row} and taken <= ${capacity}
    returning day, capacity, taken, closed, version`,
  );
  return changed;
}

/** A cancelled box makes room for another. */
export async function giveBoxBack(tx: Tx, of: KitchenDay): Promise<void> {
  const { table, row } = rowOf(of);
  await tx.run(sql`update ${table} set taken = taken - 1 where ${row}`);
}
