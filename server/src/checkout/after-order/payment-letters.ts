import { orderStatuses } from '../../contract/order-status.ts';
import { chargedCents, givenBackCents, payStateOf } from '../orders/money-of.ts';
import type { Order, OrderPayment } from '../orders/order.ts';
import type { OrderStory } from '../orders/orders.ts';
import { letterOf, toCustomer, type OrderLetter, type Wording } from './letter.ts';

/** What was, or will be, taken for it, and when. */
export function paymentOf(
  order: Order,
  payments: readonly OrderPayment[],
  closes: string,
  { money }: Wording,
): string {
  const due = money(order.dueCents ?? order.totalCents, order.currency);
  switch (payStateOf(order, payments)) {
    case 'held':
      // An order that was changed since may be due more or less than is held.
      return `${due} are charged to your card when the order closes: ${closes}. Until then an amount is held on it.`;
    case 'kept':
      return `Your card is kept. ${due} are charged when the order closes: ${closes}.`;
    case 'charged':
      return `${money(chargedCents(payments), order.currency)} were charged to your card.`;
    case 'given-back':
      return `Of what was charged, ${money(givenBackCents(payments), order.currency)} goes back to your card.`;
    case 'free':
      return 'There is nothing to pay for it.';
    case 'awaited':
    case 'failed':
      return `To pay: ${due}. Please pay by the link below.`;
    case 'processing':
      return `To pay: ${due}. Your bank is at it.`;
    case 'nothing-taken':
      return 'Nothing was taken for it.';
    case 'on-account':
      return `To pay: ${money(order.totalCents, order.currency)}. The shop arranges payment with you.`;
  }
}

const refusedBy: Partial<Record<string, string>> = {
  declined: 'Your bank declined it.',
  'insufficient-funds': 'There was not enough money on it.',
  'expired-card': 'It has expired.',
  'authentication-needed': 'Your bank wants to ask you first.',
  'card-forgotten': 'It is no longer kept.',
};

/** Asks somebody to pay again whose card could not be charged. `time`: it is asked so often by now. */
export function askedLetter(
  { order, payments }: Pick<OrderStory, 'order' | 'payments'>,
  time: number,
  wording: Wording,
): OrderLetter {
  const due = wording.money((order.dueCents ?? 0) - chargedCents(payments), order.currency);
  const failure = payments.findLast((it) => it.failure !== null)?.failure ?? '';
  const { inTheHouse } = orderStatuses[order.status];
  return letterOf(
    'payment-asked',
    toCustomer(order),
    {
      id: `order-${order.orderNo}-asked-${time}`,
      subject: `Please pay for your order ${order.orderNo}`,
      text: [
        [
          `we could not charge ${due} for your box for ${wording.day(order.day)} to your card.`,
          ...(refusedBy[failure] ? [refusedBy[failure]] : []),
          'Please pay by the link below, with this card or another.',
          ...(inTheHouse ? ['If nobody pays it, we have to cancel the order.'] : []),
        ].join(' '),
      ],
    },
    wording,
  );
}
