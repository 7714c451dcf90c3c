import {
  orderStatuses,
  type MoveLetter,
  type Status,
  type TakenBack,
} from '../../contract/order-status.ts';
import { isolated } from '../../contract/people-text.ts';
import { chargedCents } from '../orders/money-of.ts';
import type { Order } from '../orders/order.ts';
import type { OrderStory } from '../orders/orders.ts';
import { letterOf, reasonOf, toCustomer, type OrderLetter, type Wording } from './letter.ts';

/** What the letters of the table of statuses say. */
const news: Record<
  MoveLetter,
  (order: Order, wording: Wording, charged: boolean) => { subject: string; text: string }
> = {
  packing: (order, wording) => ({
    subject: `We are packing your order ${order.orderNo}`,
    text: `the kitchen has started to pack your box for ${wording.day(order.day)}. It can no longer be changed.`,
  }),
  shipped: (order) => ({
    subject: `Your order ${order.orderNo} is on its way`,
    text: `your box is on its way to ${isolated(order.deliverTo.address)}.`,
  }),
  delivered: (order) => ({
    subject: `Your order ${order.orderNo} was delivered`,
    text: `your box was delivered to ${isolated(order.deliverTo.address)}. Enjoy cooking.`,
  }),
  returned: (order, wording) => ({
    subject: `The box of your order ${order.orderNo} came back to us`,
    text: `your box for ${wording.day(order.day)} came back to us and was not handed over at ${isolated(order.deliverTo.address)}. What was in it is sent to nobody else. Answer this letter, and we find out together what to do.`,
  }),
  cancelled: (order, _wording, charged) => ({
    subject: `Your order ${order.orderNo} was cancelled`,
    text: charged
      ? 'your order was cancelled. What you paid for it goes back to where it came from.'
      : 'your order was cancelled. There is nothing to pay for it.',
  }),
};

/** `moveNo`: an order can be shipped twice, when the first time was taken back. */
export function moveLetter(
  { order, payments }: Pick<OrderStory, 'order' | 'payments'>,
  { to, reason, moveNo }: { to: Status; reason: string | null; moveNo: number | undefined },
  wording: Wording,
): OrderLetter | undefined {
  const { letter } = orderStatuses[to];
  if (letter === null) return undefined;
  const words = news[letter](order, wording, chargedCents(payments) > 0);
  const id = `order-${order.orderNo}-${to}`;
  return letterOf(
    letter,
    toCustomer(order),
    {
      id: moveNo === undefined ? id : `${id}-${moveNo}`,
      subject: words.subject,
      text: [words.text, ...reasonOf(reason)],
    },
    wording,
  );
}

/** What a customer reads who was told too early. */
const tooEarly: Record<
  TakenBack,
  (story: OrderStory, wording: Wording) => { subject: string; text: string }
> = {
  packing: ({ order, cancellableUntil, promise }, wording) => ({
    subject: `Your order ${order.orderNo} is not being packed yet`,
    text: `we wrote too early that the kitchen is packing your box for ${wording.day(order.day)}.${
      cancellableUntil
        ? ` You can still cancel it until ${wording.moment(cancellableUntil, promise.timeZone)}.`
        : ''
    }`,
  }),
  shipped: ({ order }, wording) => ({
    subject: `Your order ${order.orderNo} has not left yet`,
    text: `we wrote too early that your box is on its way. It is still with us, and meant for ${wording.day(order.day)}.`,
  }),
  returned: ({ order }) => ({
    subject: `Your order ${order.orderNo} is on its way after all`,
    text: `we wrote too early that your box came back to us. It is on its way to ${isolated(order.deliverTo.address)}.`,
  }),
  delivered: ({ order }) => ({
    subject: `Your order ${order.orderNo} is still on its way`,
    text: `we wrote too early that your box was delivered. It is still on its way to ${isolated(order.deliverTo.address)}.`,
  }),
};

export function takenBackLetter(
  story: OrderStory,
  { from, moveNo }: { from: TakenBack; moveNo: number },
  wording: Wording,
): OrderLetter {
  const id = `order-${story.order.orderNo}-not-${from}-${moveNo}`;
  const { subject, text } = tooEarly[from](story, wording);
  return letterOf('taken-back', toCustomer(story.order), { id, subject, text: [text] }, wording);
}
