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

const mailboxRow = z.object({
  email: z.string(),
  from: z.date().nullable(),
  until: z.date().nullable(),
});

/** The address of the account and those that it had, each while it was theirs; none that is another customer's by now. */
export function readMailboxes(db: Db, customerNo: number): Promise<z.infer<typeof mailboxRow>[]> {
  return db.query(
    mailboxRow,
    sql`select theirs.* from customer c cross join lateral (
        select c.cust_email as email, null::timestamptz as until, greatest(c.email_since, (
          select max(before.email_since) from customer before
          where c.cust_email = any (before.former_emails) and before.customer_no <> c.customer_no)) as from
        where c.cust_email is not null
        union all select former, c.email_since, null from unnest(c.former_emails) former) theirs
      where c.customer_no = ${customerNo} and not exists (select from customer other
        where lower(other.cust_email) = lower(theirs.email) and other.customer_no <> c.customer_no)`,
  );
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
