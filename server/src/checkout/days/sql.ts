import sql from 'sql-template-tag';
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
}

export async function readDays(db: Db, from: string, to: string): Promise<DayRow[]> {
  return db.query(
    dayRow,
    sql`select day, capacity, taken, closed, version from delivery_day
    where day between ${from} and ${to} order by day`,
    { name: 'days' },
  );
}

type DayFacts = { capacity: number; closed: boolean };

/** Undefined when the day is there already; who writes it at this moment is waited for. */
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

/** Takes the pen for a day. */
export async function lockDay(tx: Tx, day: string): Promise<DayRow | undefined> {
  const [row] = await tx.query(
    dayRow,
    sql`select day, capacity, taken, closed, version from delivery_day
    where day = ${day} for no key update`,
  );
  return row;
}

/** Undefined when more boxes than that are promised already. */
export async function changeDay(
  tx: Tx,
  day: string,
  { capacity, closed }: DayFacts,
): Promise<DayRow | undefined> {
  const [row] = await tx.query(
    dayRow,
    sql`update delivery_day set capacity = ${capacity}, closed = ${closed}, is_usual = false, version = version + 1
    where day = ${day} and taken <= ${capacity}
    returning day, capacity, taken, closed, version`,
  );
  return row;
}

/** A cancelled box makes room for another. */
export async function giveBoxBack(tx: Tx, day: string): Promise<void> {
  await tx.run(sql`update delivery_day set taken = taken - 1 where day = ${day}`);
}
