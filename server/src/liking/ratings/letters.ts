import {
  letterIn,
  toCustomer,
  type OrderLetter,
  type Wording,
} from '../../checkout/after-order/letter.ts';
import type { Order, OrderLine } from '../../checkout/orders/order.ts';
import { isolated } from '../../contract/people-text.ts';

/** Asks how the meals of a box were, with a way to rate them and a way to have no such letter again. */
export function ratingLetter(
  order: Order,
  lines: readonly Pick<OrderLine, 'name'>[],
  /** What the links that stop such letters end with. */
  linkKey: string,
  wording: Wording,
): OrderLetter {
  const { siteUrl, publicUrl, words } = wording;
  const { rating } = words;
  const meals = lines.map(({ name }) => (name === null ? words.nameless : isolated(name)));
  const letter = letterIn(
    'rating-asked',
    toCustomer(order),
    {
      id: `order-${order.orderNo}-rating-asked`,
      subject: rating.subject,
      text: [
        rating.text(wording.day(order.day), meals),
        rating.rateAt(`${siteUrl}/account/orders/${order.orderNo}#ratings`),
        rating.stopAt(`${siteUrl}/reminders/${linkKey}`),
      ],
    },
    wording,
  );
  // Whatever languages the shop speaks by then.
  return { ...letter, stopAt: `${publicUrl}/reminders/${linkKey}` };
}
