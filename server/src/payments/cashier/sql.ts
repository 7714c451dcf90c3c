import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Observed, Tx } from '../../platform/platform.ts';
import {
  orderToPayRow,
  paymentRow,
  tenderRow,
  type OrderRow,
  type Payment,
  type Tender,
} from './payment.ts';

const orderNoRow = z.object({ orderNo: z.int() });
const paymentNoRow = z.object({ paymentNo: z.int() });
const refundNoRow = z.object({ refundNo: z.int() });

/** Leases at most so many of the orders that are due, whoever else does so at the same time. */
export async function claimDue(
  db: Db,
  { now, until, most }: { now: Date; until: Date; most: number },
): Promise<number[]> {
  const claimed = await db.query(
    orderNoRow,
    sql`update orders set cashier_at = ${until} where order_no = any (array(
      select order_no from orders where cashier_at <= ${now} order by cashier_at limit ${most} for no key update skip locked))
    returning order_no as "orderNo"`,
    { name: 'claim-due-orders' },
  );
  return claimed.map(({ orderNo }) => orderNo);
}

/** Leases one order, due or not. */
export async function lease(db: Db, orderNo: number, until: Date): Promise<void> {
  await db.run(sql`update orders set cashier_at = ${until} where order_no = ${orderNo}`);
}

/** Ends a lease; where somebody asked for a look meanwhile, their moment stays. */
export async function endLease(
  db: Db,
  { orderNo, until }: { orderNo: number; until: Date },
  { at, failures }: { at: Date | null; failures: number },
): Promise<void> {
  await db.run(
    sql`update orders set cashier_failures = ${failures},
      cashier_at = case when cashier_at = ${until} then ${at} else cashier_at end
    where order_no = ${orderNo}`,
    { name: 'end-cashier-lease' },
  );
}

export async function readOrder(db: Db, orderNo: number): Promise<OrderRow | undefined> {
  const [order] = await db.query(
    orderToPayRow,
    sql`select order_no as "orderNo", customer_no as "customerNo", order_status as "status", coalesce(due_cents, 0) as "dueCents", currency,
      payment_by as "paymentBy", pay_by as "payBy", coalesce(cancel_until, placed_at) as "chargeAt", dunned, dunned_at as "dunnedAt",
      cashier_failures as "failures", deliver_email as "email",
      exists (select from transfer t where t.order_no = o.order_no and t.cause = 'sale') as "sold",
      o.idempotency_key like 'sub %' and not exists (select from subscription_week w where w.order_no = o.order_no) as "isOrphaned",
      exists (select from payment p where p.order_no = o.order_no and p.account is not null) as "hasTenders",
      (select coalesce(json_agg(json_build_object('refundNo', r.refund_no, 'paymentNo', r.payment_no, 'key', r.key, 'cents', r.cents,
          'state', r.state) order by r.refund_no), '[]')
        from refund r where r.order_no = o.order_no and r.payment_no is not null and r.state in ('requested', 'sent')) as "refundsUnderWay"
    from orders o where order_no = ${orderNo}`,
    { name: 'read-order-to-pay' },
  );
  return order;
}

/** Takes the order's pen: nobody else writes of its money, so whatever is read of it from now on stays so. */
export async function lockOrder(tx: Tx, orderNo: number): Promise<void> {
  await tx.run(sql`select from orders where order_no = ${orderNo} for no key update`, {
    name: 'lock-order-to-pay',
  });
}

const paymentColumns = sql`payment_no as "paymentNo", order_no as "orderNo", provider, purpose, state, amount_cents as "amountCents",
  currency, ref, method_ref as "methodRef", authorised_cents as "authorisedCents", captured_cents as "capturedCents",
  refunded_cents as "refundedCents", refund_reserved_cents as "refundReservedCents", capture_before as "captureBefore", failure,
  opened_at as "openedAt", coalesce(asked_at, opened_at) as "askedAt", return_token as "returnToken"`;

export async function readPayments(db: Db, orderNo: number): Promise<Payment[]> {
  return db.query(
    paymentRow,
    sql`select ${paymentColumns} from payment where order_no = ${orderNo} and account is null order by payment_no`,
    { name: 'read-payments' },
  );
}

/** What credit and gift cards hold or paid of an order, in the order of their accounts. */
export async function readTenders(db: Db, orderNo: number): Promise<Tender[]> {
  return db.query(
    tenderRow,
    sql`select payment_no as "paymentNo", order_no as "orderNo", provider, account, state, currency, authorised_cents as "authorisedCents",
      captured_cents as "capturedCents", refunded_cents as "refundedCents", refund_reserved_cents as "refundReservedCents"
    from payment where order_no = ${orderNo} and account is not null order by account`,
  );
}

/** Takes what is held of an account: it has paid. */
export async function takeTender(tx: Tx, paymentNo: number, now: Date): Promise<void> {
  await tx.run(sql`update payment set state = 'captured', captured_cents = authorised_cents, observed_at = ${now}
    where payment_no = ${paymentNo} and state = 'held'`);
}

export async function paymentByToken(db: Db, token: string): Promise<Payment | undefined> {
  const [payment] = await db.query(
    paymentRow,
    sql`select ${paymentColumns} from payment where return_token = ${token}::uuid`,
  );
  return payment;
}

/** Writes how an attempt stands at its provider, and which card it was paid with. */
export async function writeObserved(tx: Tx, observed: Observed, now: Date): Promise<void> {
  await tx.run(
    sql`update payment set ref = ${observed.ref}, state = ${observed.state},
      currency = coalesce(nullif(${observed.currency}, ''), currency), authorised_cents = ${observed.authorisedCents},
      captured_cents = ${observed.capturedCents}, refunded_cents = ${observed.refundedCents},
      capture_before = ${observed.captureBefore}, method_ref = coalesce(${observed.method?.ref ?? null}, method_ref),
      failure = ${observed.failure}, observed_at = ${now}
    where payment_no = ${observed.paymentNo}`,
    { name: 'write-observed' },
  );
}

/** Keeps what a card of a customer is called; its number the provider alone has. */
export async function keepMethod(
  tx: Tx,
  { provider, customerNo, method }: { provider: string; customerNo: number; method: Method },
  now: Date,
): Promise<void> {
  await tx.run(
    sql`insert into payment_method (provider, method_ref, customer_no, label, expires, saved_at)
    values (${provider}, ${method.ref}, ${customerNo}, ${method.label}, ${method.expires}, ${now})
    on conflict (provider, method_ref) do update set label = excluded.label, expires = excluded.expires
      where (payment_method.label, payment_method.expires) is distinct from (excluded.label, excluded.expires)`,
    { name: 'keep-method' },
  );
}
type Method = NonNullable<Observed['method']>;

/** Writes an attempt down before its provider hears of it. */
export async function addPayment(
  tx: Tx,
  payment: Pick<
    Payment,
    'orderNo' | 'provider' | 'purpose' | 'state' | 'amountCents' | 'currency' | 'methodRef'
  >,
  now: Date,
): Promise<number> {
  const [row] = await tx.query(
    paymentNoRow,
    sql`insert into payment (order_no, provider, purpose, state, amount_cents, currency, method_ref, opened_at, asked_at)
    values (${payment.orderNo}, ${payment.provider}, ${payment.purpose}, ${payment.state}, ${payment.amountCents}, ${payment.currency},
      ${payment.methodRef}, ${now}, ${now})
    returning payment_no as "paymentNo"`,
    { name: 'add-payment' },
  );
  if (!row) throw new Error(`A payment for order ${payment.orderNo} was not written.`);
  return row.paymentNo;
}

/** The provider is about to be asked to open or to charge it. */
export async function writeAsked(tx: Tx, paymentNo: number, now: Date): Promise<void> {
  await tx.run(sql`update payment set asked_at = ${now} where payment_no = ${paymentNo}`, {
    name: 'write-asked',
  });
}

/** Its provider has opened it; what was read of it meanwhile stays. */
export async function writeOpened(tx: Tx, paymentNo: number, ref: string): Promise<void> {
  await tx.run(sql`update payment set ref = ${ref}, state = 'open'
    where payment_no = ${paymentNo} and ref is null and state = 'unsent'`);
}

export async function writeDunned(
  tx: Tx,
  orderNo: number,
  dunned: number,
  now: Date,
): Promise<void> {
  await tx.run(
    sql`update orders set dunned = ${dunned}, dunned_at = ${now} where order_no = ${orderNo}`,
  );
}

/** Asks for money to go back, once for a key, and never for more than was captured. Answers false where nothing new was asked for. */
export async function askRefund(
  tx: Tx,
  refund: { orderNo: number; paymentNo: number; key: string; cents: number; reason: string },
  now: Date,
): Promise<boolean> {
  const asked = await tx.query(
    refundNoRow,
    sql`with asked as (
      insert into refund (order_no, payment_no, key, cents, reason, parts, asked_at, asked_by)
      values (${refund.orderNo}, ${refund.paymentNo}, ${refund.key}, ${refund.cents}, ${refund.reason}, '[]', ${now}, 'cashier')
      on conflict (key) do nothing returning refund_no, payment_no, cents),
    reserved as (
      update payment p set refund_reserved_cents = p.refund_reserved_cents + asked.cents from asked where p.payment_no = asked.payment_no)
    select refund_no as "refundNo" from asked`,
  );
  return asked.length > 0;
}

/** The provider has begun to send it back. */
export async function writeSent(tx: Tx, refundNo: number, ref: string): Promise<void> {
  await tx.run(sql`update refund set state = 'sent', ref = ${ref}
    where refund_no = ${refundNo} and state = 'requested'`);
}
