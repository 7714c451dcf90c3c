import sql from 'sql-template-tag';
import type { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { paymentRow } from '../cashier/payment.ts';

const knownRow = paymentRow.pick({
  paymentNo: true,
  orderNo: true,
  currency: true,
  state: true,
  ref: true,
  methodRef: true,
  authorisedCents: true,
  capturedCents: true,
  refundedCents: true,
  captureBefore: true,
  failure: true,
});
export type Known = z.infer<typeof knownRow>;

/** Asks that the cashier looks at an order at once, whoever looks at it now. */
export async function lookNow(db: Db, orderNo: number, now: Date): Promise<void> {
  await db.run(sql`update orders set cashier_at = ${now} where order_no = ${orderNo}`);
}

/** By the provider's name of it, or by the number that it was given here. */
export async function findPayment(
  db: Db,
  provider: string,
  { ref, paymentNo }: { ref: string | null; paymentNo: number | null },
): Promise<Known | undefined> {
  const [payment] = await db.query(
    knownRow,
    sql`select payment_no as "paymentNo", order_no as "orderNo", currency, state, ref, method_ref as "methodRef",
      authorised_cents as "authorisedCents", captured_cents as "capturedCents", refunded_cents as "refundedCents",
      capture_before as "captureBefore", failure from payment
    where provider = ${provider} and (ref = ${ref}::text or payment_no = ${paymentNo}::bigint)
    order by ref = ${ref}::text desc nulls last limit 1`,
  );
  return payment;
}

/** A hook is kept once by its event; with it the cashier is asked to look. Answers whether it was the first. */
export async function keepHook(
  tx: Tx,
  hook: { provider: string; eventId: string; paymentNo: number },
  now: Date,
): Promise<boolean> {
  const kept = await tx.run(
    sql`insert into payment_hook (provider, event_id, payment_no, received_at)
    values (${hook.provider}, ${hook.eventId}, ${hook.paymentNo}, ${now}) on conflict do nothing`,
  );
  return kept > 0;
}
