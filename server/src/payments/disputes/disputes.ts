import { disputesOf, post } from '../../ledger/books/books.ts';
import { disputed } from '../../ledger/books/transfers.ts';
import type { Database } from '../../platform/platform.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { Refusal } from '../../refusal.ts';
import { leftOnPayment } from '../refunds/refund-story.ts';
import { lockTaken, putBack, setAside, takenFor } from '../refunds/refunds.ts';
import { decideDispute, disputeOf, type Asked, type Dispute } from './decide-dispute.ts';

export type Disputing = { database: Database; clock: () => Date };

export type DisputeView = {
  currency: string;
  items: {
    paymentNo: number;
    card: string | null;
    capturedCents: number;
    leftCents: number;
    dispute: Dispute | null;
  }[];
};

/** What was charged for an order, and what of it a bank disputes. */
export async function disputesFor(
  { database }: Pick<Disputing, 'database'>,
  orderNo: number,
): Promise<DisputeView> {
  return database.snapshot(async (db) => {
    const { currency, payments } = await takenFor(db, orderNo);
    const steps = await disputesOf(db, orderNo);
    const items = payments.map((payment) => ({
      paymentNo: payment.paymentNo,
      card: payment.card,
      capturedCents: payment.capturedCents,
      leftCents: leftOnPayment(payment),
      dispute: disputeOf(steps, payment.paymentNo),
    }));
    return { currency, items };
  });
}

/**
 * Notes a step of a dispute, once: the money leaves the provider's account when it is opened, and comes back or is lost. From then on
 * nothing of it is refunded too; what was won can be.
 */
export async function noteDispute(
  { database, clock }: Disputing,
  { orderNo, paymentNo }: { orderNo: number; paymentNo: number },
  asked: Asked,
  by: Actor,
): Promise<void> {
  await database.transaction(async (tx) => {
    const { payments } = await lockTaken(tx, orderNo);
    const payment = payments.find((it) => it.paymentNo === paymentNo);
    if (!payment) throw new Refusal('payment-unknown', { orderNo, paymentNo });
    const known = disputeOf(await disputesOf(tx, orderNo), paymentNo);
    const decision = decideDispute(known, leftOnPayment(payment), asked);
    if (decision.do === 'refuse') {
      const { code, do: _refuse, ...told } = decision;
      throw new Refusal(code, told);
    }
    if (decision.do === 'nothing') return;
    const { cents } = decision;
    const { provider, currency } = payment;
    const at = clock();
    await post(tx, disputed({ orderNo, paymentNo, provider, currency, cents, at }, asked.stage));
    if (asked.stage === 'opened' && !(await setAside(tx, paymentNo, cents)))
      throw new Error(`Payment ${paymentNo} has less left than was read under the order's lock.`);
    if (asked.stage === 'won') await putBack(tx, { orderNo, paymentNo, cents }, at);
    await record(tx, {
      by,
      what: 'dispute-noted',
      subject: orderNo,
      before: null,
      after: { paymentNo, stage: asked.stage, cents },
    });
  });
}
