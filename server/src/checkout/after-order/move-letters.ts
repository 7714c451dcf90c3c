import {
  isWithCustomer,
  orderStatuses,
  type Status,
  type TakenBack,
} from '../../contract/order-status.ts';
import { isolated } from '../../contract/people-text.ts';
import { chargedCents } from '../orders/money-of.ts';
import type { Order } from '../orders/order.ts';
import type { OrderStory } from '../orders/orders.ts';
import {
  cardsOf,
  letterOf,
  reasonOf,
  toCustomer,
  type OrderLetter,
  type Wording,
} from './letter.ts';

/** What of an order its letters speak of. */
const toldOf = ({ orderNo, day, deliverTo }: Order, wording: Wording) => ({
  orderNo,
  day: wording.day(day),
  address: isolated(deliverTo.address),
});

/** `moveNo`: an order can be shipped twice, when the first time was taken back. */
export function moveLetter(
  {
    order,
    payments,
    tenders,
    freedCents,
  }: Pick<OrderStory, 'order' | 'payments' | 'tenders' | 'freedCents'>,
  { to, reason, moveNo }: { to: Status; reason: string | null; moveNo: number | undefined },
  wording: Wording,
): OrderLetter | undefined {
  const { letter } = orderStatuses[to];
  if (letter === null) return undefined;
  const words = wording.words.moved[letter]({
    ...toldOf(order, wording),
    charged: chargedCents(payments) > 0 || tenders.length > 0,
  });
  const id = `order-${order.orderNo}-${to}`;
  return letterOf(
    letter,
    toCustomer(order),
    {
      id: moveNo === undefined ? id : `${id}-${moveNo}`,
      subject: words.subject,
      text: [
        words.text,
        ...(freedCents > 0
          ? [wording.words.tenders.thereAgain(wording.money(freedCents, order.currency))]
          : []),
        ...reasonOf(reason, wording),
        // Who has the box cooks.
        ...(isWithCustomer(to) ? [cardsOf(order, wording)] : []),
      ],
    },
    wording,
  );
}

export function takenBackLetter(
  story: OrderStory,
  { from, moveNo }: { from: TakenBack; moveNo: number },
  wording: Wording,
): OrderLetter {
  const id = `order-${story.order.orderNo}-not-${from}-${moveNo}`;
  const { order, cancellableUntil, promise } = story;
  const cancelUntil = cancellableUntil && wording.moment(cancellableUntil, promise.timeZone);
  const { subject, text } = wording.words.tooEarly[from]({
    ...toldOf(order, wording),
    cancelUntil: cancelUntil ?? null,
  });
  return letterOf('taken-back', toCustomer(order), { id, subject, text: [text] }, wording);
}
