import { orderStatuses } from '../../contract/order-status.ts';
import { chargedCents, givenBackCents, payStateOf } from '../orders/money-of.ts';
import type { OrderStory } from '../orders/orders.ts';
import { letterOf, toCustomer, type OrderLetter, type Wording } from './letter.ts';

/** What was, or will be, taken for it, and when. */
export function paymentOf(
  { order, payments, tenders }: Pick<OrderStory, 'order' | 'payments' | 'tenders'>,
  closes: string,
  { money, words: { payment: words, tenders: paidOtherwise } }: Wording,
): string {
  const due = money(order.dueCents ?? order.totalCents, order.currency);
  switch (payStateOf(order, payments)) {
    case 'held':
      // An order that was changed since may be due more or less than is held.
      return words.held(due, closes);
    case 'kept':
      return words.kept(due, closes);
    case 'charged':
      return words.charged(money(chargedCents(payments), order.currency));
    case 'given-back':
      return words.givenBack(money(givenBackCents(payments), order.currency));
    case 'free':
      return tenders.length > 0 ? paidOtherwise.covered : words.free;
    case 'awaited':
    case 'failed':
      return words.awaited(due);
    case 'processing':
      return words.processing(due);
    case 'nothing-taken':
      return words.nothingTaken;
    case 'on-account':
      return order.dueCents === 0 && tenders.length > 0
        ? paidOtherwise.covered
        : words.onAccount(due);
  }
}

/** Asks somebody to pay again whose card could not be charged. `time`: it is asked so often by now. */
export function askedLetter(
  { order, payments }: Pick<OrderStory, 'order' | 'payments'>,
  time: number,
  wording: Wording,
): OrderLetter {
  const due = wording.money((order.dueCents ?? 0) - chargedCents(payments), order.currency);
  const failure = payments.findLast((it) => it.failure !== null)?.failure ?? '';
  const { payment: words } = wording.words;
  const { inTheHouse } = orderStatuses[order.status];
  return letterOf(
    'payment-asked',
    toCustomer(order),
    {
      id: `order-${order.orderNo}-asked-${time}`,
      subject: words.askedSubject(order.orderNo),
      text: [
        [
          words.asked(due, wording.day(order.day)),
          ...(words.refusedBy[failure] ? [words.refusedBy[failure]] : []),
          words.askedNext,
          ...(inTheHouse ? [words.askedElse] : []),
        ].join(' '),
      ],
    },
    wording,
  );
}
