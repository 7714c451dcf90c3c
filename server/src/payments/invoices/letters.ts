import {
  letterOf,
  toCustomer,
  type OrderLetter,
  type Wording,
} from '../../checkout/after-order/letter.ts';
import type { InvoiceContent } from '../../contract/invoice.ts';
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
  { number, paid }: Pick<InvoiceContent, 'number' | 'paid'>,
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
      subject: cards.length > 0 ? bill.chargedSubject(orderNo) : bill.billedSubject(orderNo),
      text: [
        [
          cards.length > 0
            ? bill.charged(wording.day(day), money, card)
            : bill.billed(wording.day(day)),
          ...tendersIn(paid, currency, wording),
        ].join(' '),
        bill.invoiceAt(number, documentAt({ orderNo, number }, wording)),
      ],
    },
    wording,
  );
}

/** What credit and gift cards paid. */
function tendersIn(paid: InvoiceContent['paid'], currency: string, wording: Wording): string[] {
  const cents = sumOf(paid.filter(({ by }) => by === 'credit' || by === 'gift'));
  return cents === 0 ? [] : [wording.words.tenders.paid(wording.money(cents, currency))];
}

const sumOf = (paid: InvoiceContent['paid']): number =>
  paid.reduce((sum, { cents }) => sum + cents, 0);

/** Tells who buys on account what they owe. */
export function billedLetter(
  order: Order,
  { number, totalCents, paid }: Pick<InvoiceContent, 'number' | 'totalCents' | 'paid'>,
  wording: Wording,
): OrderLetter {
  const { orderNo, currency, day } = order;
  const { bill, payment, tenders } = wording.words;
  const dueCents = totalCents - sumOf(paid);
  const toPay =
    dueCents > 0 ? payment.onAccount(wording.money(dueCents, currency)) : tenders.covered;
  return letterOf(
    'billed',
    toCustomer(order),
    {
      id: `order-${orderNo}-billed`,
      subject: bill.billedSubject(orderNo),
      text: [
        [bill.billed(wording.day(day)), ...tendersIn(paid, currency, wording), toPay].join(' '),
        bill.invoiceAt(number, documentAt({ orderNo, number }, wording)),
      ],
    },
    wording,
  );
}
