import {
  letterOf,
  toCustomer,
  type OrderLetter,
  type Wording,
} from '../../checkout/after-order/letter.ts';
import { chargedCents } from '../../checkout/orders/money-of.ts';
import type { Order, OrderPayment } from '../../checkout/orders/order.ts';

/** Where its customer reads a document, and prints it. */
export const readIt = (
  what: 'Invoice' | 'Credit note',
  { orderNo, number }: { orderNo: number; number: string },
  { publicUrl }: Pick<Wording, 'publicUrl'>,
): string =>
  `${what} ${number}, to read or to print: ${publicUrl}/account/orders/${orderNo}/invoices/${number}`;

/** Tells of money that was taken, and where the invoice is. */
export function chargedLetter(
  order: Order,
  payments: readonly OrderPayment[],
  number: string,
  wording: Wording,
): OrderLetter {
  const { orderNo, currency, day } = order;
  const cents = wording.money(chargedCents(payments), currency);
  const cards = payments.filter(({ capturedCents }) => capturedCents > 0).map(({ card }) => card);
  // Of several nobody can say which took how much.
  const card = cards.length === 1 ? (cards[0] ?? null) : null;
  const to = card === null ? 'your card' : `your card, ${card}`;
  return letterOf(
    'charged',
    toCustomer(order),
    {
      id: `order-${orderNo}-charged`,
      subject: `Your order ${orderNo} is charged`,
      text: [
        `your order for ${wording.day(day)} has closed, and ${cents} were charged to ${to}.`,
        readIt('Invoice', { orderNo, number }, wording),
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
  return letterOf(
    'billed',
    toCustomer(order),
    {
      id: `order-${orderNo}-billed`,
      subject: `The invoice of your order ${orderNo}`,
      text: [
        `your order for ${wording.day(day)} has closed. To pay: ${wording.money(totalCents, currency)}. The shop arranges payment with you.`,
        readIt('Invoice', { orderNo, number }, wording),
      ],
    },
    wording,
  );
}
