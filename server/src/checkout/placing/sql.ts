import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';

const askedRow = z.object({
  customerNo: z.int(),
  key: z.string(),
  orderNo: z.int(),
  requestHash: z.string(),
});
export type Asked = Pick<z.infer<typeof askedRow>, 'customerNo' | 'key'>;

/** Which of these were placed before, under the same key. */
export async function findAsked(
  db: Db,
  asked: readonly Asked[],
): Promise<z.infer<typeof askedRow>[]> {
  return db.query(
    askedRow,
    sql`select o.customer_no as "customerNo", o.idempotency_key as "key", o.order_no as "orderNo",
      o.request_hash as "requestHash"
    from unnest(${asked.map(({ customerNo }) => customerNo)}::bigint[], ${asked.map(({ key }) => key)}::text[]) a (customer_no, key)
    join orders o on o.customer_no = a.customer_no and o.idempotency_key = a.key`,
  );
}
