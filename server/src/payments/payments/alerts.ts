import { merge, type OrderToPay } from '../cashier/merge.ts';
import { attemptOf, type Payment } from '../cashier/payment.ts';

export const alertKinds = [
  'wrong-amount',
  'wrong-currency',
  'refund-failed',
  'refund-bounced',
] as const;

/** Money that the shop cannot put right by itself: somebody has to look. */
export type PaymentAlert = {
  kind: (typeof alertKinds)[number];
  orderNo: number;
  paymentNo: number;
  /** What is there, or did not arrive. */
  cents: number;
  currency: string;
  /** What the order wants; null where it is about a refund. */
  wanted: { cents: number; currency: string } | null;
  since: Date;
};

/** What of an order's payments is not as it should be, by the rule that the cashier goes by. */
export function alertsOf(
  order: OrderToPay & { orderNo: number },
  payments: readonly Payment[],
  now: Date,
): PaymentAlert[] {
  return merge(order, payments.map(attemptOf), now).flatMap((step): PaymentAlert[] => {
    if (step.do !== 'alert' || step.why === 'captured-after-the-box-left') return [];
    const payment = payments.find(({ paymentNo }) => paymentNo === step.paymentNo);
    if (!payment) return [];
    const { paymentNo, authorisedCents, capturedCents, amountCents, currency, state } = payment;
    return [
      {
        kind: step.why,
        orderNo: order.orderNo,
        paymentNo,
        cents: state === 'saved' ? amountCents : Math.max(authorisedCents, capturedCents),
        currency,
        wanted: { cents: order.dueCents, currency: order.currency },
        since: payment.openedAt,
      },
    ];
  });
}
