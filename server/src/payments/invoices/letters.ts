import {
  letterOf,
  toCustomer,
  type OrderLetter,
  type Wording,
} from '../../checkout/after-order/letter.ts';
import { chargedCents } from '../../checkout/orders/money-of.ts';
import type { Order, OrderPayment } from '../../checkout/orders/order.ts';

/** Where its customer reads a document, and prints it. */
export const documentAt = (
  { orderNo, number }: { orderNo: number; number: string },
  { siteUrl }: Pick<Wording, 'siteUrl'>,
): string => `${siteUrl}/account/orders/${orderNo}/invoices/${number}`;

/** Tells of money that was taken, and where the invoice is. */
export function chargedLetter(
  order: Order,
  payments: readonly OrderPayment[],
  number: string,
  wording: Wording,
): OrderLetter {
  const { orderNo, currency, day } = order;
  const { bill } = wording.words;
  const money = wording.money(chargedCents(payments), currency);
  const cards = payments.filter(({ capturedCents }) => capturedCents > 0).map(({ card }) => card);
  // Of several nobody can say which took how much.
  const card = cards.length === 1 ? (cards[0] ?? null) : null;
  return letterOf(
    'charged',
    toCustomer(order),
    {
      id: `order-${orderNo}-charged`,
      subject: bill.chargedSubject(orderNo),
      text: [
        bill.charged(wording.day(day), money, card),
        bill.invoiceAt(number, documentAt({ orderNo, number }, wording)),
      ],
    },
    wording,
  );
}

/** Tells who buys on account what they owe. */
export function billedLetter(
  order: Order,
  { number, totalCents }: { number: string; totalCents: number },
  wording: Wording,
): OrderLetter {
  const { orderNo, currency, day } = order;
  const { bill, payment } = wording.words;
  const toPay = payment.onAccount(wording.money(totalCents, currency));
  return letterOf(
    'billed',
    toCustomer(order),
    {
      id: `order-${orderNo}-billed`,
      subject: bill.billedSubject(orderNo),
      text: [
        `${bill.billed(wording.day(day))} ${toPay}`,
        bill.invoiceAt(number, documentAt({ orderNo, number }, wording)),
      ],
    },
    wording,
  );
}
