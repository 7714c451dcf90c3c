import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';
import { toldOf, type Told } from './personal-data.ts';

const keptRow = z.object({ row: z.record(z.string(), z.unknown()) });
type Kept = z.infer<typeof keptRow>['row'];

/** The rows of every told table that are of these, by table, as the database has them. */
export async function readKept(
  db: Db,
  of: Told['of'],
  owners: readonly (number | string)[],
): Promise<[table: string, told: Told, rows: Kept[]][]> {
  const found: [string, Told, Kept[]][] = [];
  for (const [table, told] of toldOf(of)) {
    // Table and column are names of our own list.
    const rows = await db.query(
      keptRow,
      sql`select to_jsonb(t) as "row" from ${raw(table)} t where ${raw(of)} = any (${owners}) order by ctid`,
    );
    found.push([table, told, rows.map(({ row }) => row)]);
  }
  return found;
}

/** So many orders at once, the newest first. */
const ordersAtOnce = 50;

export async function readOrders(
  db: Db,
  customerNo: number,
  before: number | null,
): Promise<{ orderNo: number; row: Kept }[]> {
  const rows = await db.query(
    keptRow.extend({ orderNo: z.int() }),
    sql`select order_no as "orderNo", to_jsonb(o) as "row" from orders o
      where customer_no = ${customerNo} and (${before}::bigint is null or order_no < ${before})
      order by order_no desc limit ${ordersAtOnce}`,
  );
  return rows;
}
