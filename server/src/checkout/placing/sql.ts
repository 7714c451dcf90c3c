import sql from 'sql-template-tag';
import type { Db } from '../../platform/platform.ts';

export type Asked = { customerNo: number; key: string };

/** Which of these were placed before, under the same key. */
export async function findAsked(
  db: Db,
  asked: readonly Asked[],
): Promise<(Asked & { orderNo: number; requestHash: string })[]> {
  return db.query(sql`select o.customer_no as "customerNo", o.idempotency_key as "key", o.order_no as "orderNo",
      o.request_hash as "requestHash"
    from unnest(${asked.map(({ customerNo }) => customerNo)}::bigint[], ${asked.map(({ key }) => key)}::text[]) a (customer_no, key)
    join orders o on o.customer_no = a.customer_no and o.idempotency_key = a.key`);
}
