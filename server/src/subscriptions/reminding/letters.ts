import type { OrderLetter, Wording } from '../../checkout/after-order/letter.ts';
import type { Order, OrderLine } from '../../checkout/orders/order.ts';
import { isolated } from '../../contract/people-text.ts';
import type { Plan } from '../plans/plan.ts';

/** The box of a week closes within a day: what is in it, what it costs, and how it is changed or skipped until then. */
export function closingLetter(
  {
    order,
    lines,
    closes,
  }: {
    order: Order;
    lines: readonly Pick<OrderLine, 'name'>[];
    /** The moment in words, as the order promised it. */
    closes: string;
  },
  to: { name: string | null; email: string },
  /** What the links that stop such letters end with. */
  linkKey: string,
  wording: Wording,
): OrderLetter {
  const { siteUrl, publicUrl, words } = wording;
  const { subscription, rating } = words;
  const meals = lines.map(({ name }) => (name === null ? words.nameless : isolated(name)));
  return {
    id: `order-${order.orderNo}-closes`,
    to: to.email,
    subject: subscription.closesSubject(wording.day(order.day)),
    language: wording.language,
    text: [
      words.hello(isolated(to.name ?? to.email)),
      subscription.closes(wording.day(order.day), meals, closes),
      subscription.costs(wording.money(order.totalCents, order.currency)),
      subscription.changeAt(`${siteUrl}/account/orders/${order.orderNo}`),
      subscription.skipAt(`${siteUrl}/account/subscription`),
      rating.stopAt(`${siteUrl}/reminders/${linkKey}`),
      wording.shopName,
    ].join('\n\n'),
    stopAt: `${publicUrl}/reminders/${linkKey}`,
  };
}

/** Somebody has subscribed for another year: what it is, and how it is ended. No choice of reminders stops it. */
export function yearLetter(
  {
    subscriptionNo,
    since,
    day,
    plan,
  }: {
    subscriptionNo: number;
    since: string;
    day: string;
    plan: Pick<Plan, 'meals' | 'servings' | 'everyWeeks'>;
  },
  to: { name: string | null; email: string },
  wording: Wording,
): OrderLetter {
  const { siteUrl, words } = wording;
  const { subscription } = words;
  return {
    id: `subscription-${subscriptionNo}-year-${day}`,
    to: to.email,
    subject: subscription.yearSubject,
    language: wording.language,
    text: [
      words.hello(isolated(to.name ?? to.email)),
      subscription.year(wording.day(since), plan.meals, plan.servings, plan.everyWeeks),
      subscription.yearCharged,
      subscription.skipAt(`${siteUrl}/account/subscription`),
      subscription.endAt(`${siteUrl}/cancel`),
      wording.shopName,
    ].join('\n\n'),
  };
}
