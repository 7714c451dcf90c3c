import sql from 'sql-template-tag';
import type { Db, Tx } from '../../platform/platform.ts';
import { dayRow, type DayRow } from './delivery-days.ts';

/** Makes sure that each day has its row; a new one gets the usual capacity. */
export async function ensureDays(db: Db, days: readonly string[], capacity: number): Promise<void> {
  await db.run(sql`insert into delivery_day (day, capacity)
    select d, ${capacity} from unnest(${days}::date[]) d on conflict (day) do nothing`);
}

export async function readDays(db: Db, from: string, to: string): Promise<DayRow[]> {
  return db.query(
    dayRow,
    sql`select day, capacity, taken, closed from delivery_day
    where day between ${from} and ${to} order by day`,
  );
}

/** Undefined when more boxes than that are promised already. */
export async function changeDay(
  db: Db,
  day: string,
  { capacity, closed }: { capacity: number; closed: boolean },
): Promise<DayRow | undefined> {
  const [row] = await db.query(
    dayRow,
    sql`insert into delivery_day as d (day, capacity, closed) values (${day}, ${capacity}, ${closed})
    on conflict (day) do update set capacity = excluded.capacity, closed = excluded.closed
    where d.taken <= excluded.capacity
    returning day, capacity, taken, closed`,
  );
  return row;
}

/** A cancelled box makes room for another. */
export async function giveBoxBack(tx: Tx, day: string): Promise<void> {
  await tx.run(sql`update delivery_day set taken = taken - 1 where day = ${day}`);
}
