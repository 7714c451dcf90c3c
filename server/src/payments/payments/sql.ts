import sql from 'sql-template-tag';
import { z } from 'zod';
import { statuses } from '../../contract/order-status.ts';
import type { Db, Tx } from '../../platform/platform.ts';

const methodRow = z.object({
  methodRef: z.string(),
  label: z.string(),
  expires: z.string().nullable(),
});
export type Method = z.infer<typeof methodRow>;

/** The cards that a customer lets the shop keep at this provider, the newest first. */
export async function readMethods(db: Db, provider: string, customerNo: number): Promise<Method[]> {
  return db.query(
    methodRow,
    sql`select method_ref as "methodRef", label, expires from payment_method
    where provider = ${provider} and customer_no = ${customerNo} order by saved_at desc, method_ref`,
  );
}

const neededRow = z.object({ orderNo: z.int() });

/** An order that is still to be charged to this card; what was held on it may have lapsed. */
export async function orderThatNeeds(
  tx: Tx,
  provider: string,
  methodRef: string,
): Promise<number | undefined> {
  const [needed] = await tx.query(
    neededRow,
    sql`select o.order_no as "orderNo" from payment p join orders o using (order_no)
    where p.provider = ${provider} and p.method_ref = ${methodRef} and p.state in ('unsent', 'saved', 'held', 'lapsed') and o.cashier_at is not null
      and is_live(o.order_status) limit 1`,
  );
  return needed?.orderNo;
}

export async function removeMethod(
  tx: Tx,
  method: { provider: string; customerNo: number; methodRef: string },
): Promise<boolean> {
  const removed = await tx.run(sql`delete from payment_method
    where provider = ${method.provider} and customer_no = ${method.customerNo} and method_ref = ${method.methodRef}`);
  return removed > 0;
}

const failedRow = z.object({
  orderNo: z.int(),
  status: z.enum(statuses),
  day: z.iso.date(),
  name: z.string(),
  email: z.string(),
  leftCents: z.int(),
  currency: z.string(),
  failure: z.string().nullable(),
  dunned: z.int(),
  dunnedAt: z.date(),
});
export type FailedCharge = z.infer<typeof failedRow>;

/** Orders that stand, whose customers were asked to pay again, and of which something is due still. */
export async function readFailedCharges(
  db: Db,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<FailedCharge[]> {
  return db.query(
    failedRow,
    sql`select o.order_no as "orderNo", o.order_status as "status", o.delivery_day as "day", o.deliver_name as "name",
      o.deliver_email as "email", o.due_cents - paid.cents as "leftCents", o.currency, paid.failure, o.dunned, o.dunned_at as "dunnedAt"
    from order_owing join orders o using (order_no) cross join lateral (
      select coalesce(sum(p.captured_cents), 0)::bigint as cents,
        (array_agg(p.failure order by p.payment_no desc) filter (where p.failure is not null))[1] as failure
      from payment p where p.order_no = o.order_no and p.account is null) paid
    where o.dunned > 0 and is_live(o.order_status) and paid.cents < o.due_cents
      and (${before ?? null}::bigint is null or o.order_no < ${before ?? null})
    order by o.order_no desc limit ${limit}`,
  );
}

const doubtfulRow = z.object({ orderNo: z.int() });

/** Orders in the house with money at a provider that may not be theirs: of another currency, or there while they still wait to be paid. */
export async function readDoubtful(db: Db, most: number): Promise<number[]> {
  const orders = await db.query(
    doubtfulRow,
    sql`with here as materialized (
      select order_no, currency, is_live(order_status) as is_live from orders where is_in_the_house(order_status)
    )
    select order_no as "orderNo" from here cross join lateral (
      select from payment p where p.order_no = here.order_no and p.account is null and p.state in ('saved', 'held', 'captured')
        and (p.currency <> here.currency or not here.is_live) limit 1) doubtful
    order by order_no desc limit ${most}`,
  );
  return orders.map(({ orderNo }) => orderNo);
}

const seeToRow = z.object({
  orderNo: z.int(),
  paymentNo: z.int(),
  state: z.enum(['failed', 'bounced']),
  cents: z.int(),
  currency: z.string(),
  since: z.date(),
});
type RefundToSeeTo = z.infer<typeof seeToRow>;

/** Refunds that did not reach their customers, and after which none was asked for of the same payment. */
export async function readRefundsToSeeTo(db: Db, most: number): Promise<RefundToSeeTo[]> {
  return db.query(
    seeToRow,
    sql`select r.order_no as "orderNo", r.payment_no as "paymentNo", r.state, r.cents, p.currency, r.settled_at as "since"
    from refund r join payment p using (payment_no)
    where r.state in ('failed', 'bounced') and not exists (select from refund later
      where later.order_no = r.order_no and later.payment_no = r.payment_no and later.refund_no > r.refund_no)
    order by r.refund_no desc limit ${most}`,
  );
}
