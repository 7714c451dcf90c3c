import { orderStatuses, type MoveLetter, type Status } from '../../contract/order-status.ts';
import { nameChanges, type NamedChange } from '../orders/name-changes.ts';
import type { Order, OrderLine } from '../orders/order.ts';

/** What the mail sends; `id` is one per fact, so that telling it twice is telling it once. */
type OrderLetter = { id: string; to: string; subject: string; text: string };

type Wording = ReturnType<typeof openWording>;

/** How this shop writes money and dates. Formats are made once: making one takes longer than the rest of a letter. */
export function openWording({
  shopName,
  locale,
  timeZone,
  publicUrl,
}: {
  shopName: string;
  locale: string;
  timeZone: string;
  publicUrl: string;
}) {
  const amounts = new Map<string, Intl.NumberFormat>();
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  });
  return {
    shopName,
    publicUrl,
    money: (cents: number, currency: string) => {
      const format =
        amounts.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
      amounts.set(currency, format);
      return format.format(cents / 100);
    },
    day: (day: string) => days.format(new Date(`${day}T12:00:00Z`)),
    moment: (at: Date) => moments.format(at),
  };
}

/** The confirmation: what was ordered, what it costs, when it comes and until when it can be cancelled. */
export function confirmationLetter(
  order: Order,
  lines: readonly OrderLine[],
  cutOffAt: Date,
  wording: Wording,
): OrderLetter {
  const listed = lines.map((line) =>
    [
      `- ${line.name ?? 'Recipe'}, ${line.servings} ${line.servings === 1 ? 'serving' : 'servings'}: ${wording.money(line.priceCents, order.currency)}`,
      ...nameChanges(line).map((change) => `  ${inWords(change)}`),
      `  ${containsOf(line)}`,
    ].join('\n'),
  );
  return {
    id: `order-${order.orderNo}-placed`,
    to: order.deliverTo.email,
    subject: `Your order ${order.orderNo} for ${wording.day(order.day)}`,
    text: [
      `Hello ${order.deliverTo.name},`,
      `your order ${order.orderNo} is placed. The box comes on ${wording.day(order.day)} to ${order.deliverTo.address}.`,
      listed.join('\n'),
      `To pay: ${wording.money(order.totalCents, order.currency)}. The shop arranges payment with you.`,
      `You can cancel it until ${wording.moment(cutOffAt)}.`,
      `${linkTo(order, wording)}\nYour recipe cards, to read or to print: ${wording.publicUrl}/account/orders/${order.orderNo}/cards`,
      wording.shopName,
    ].join('\n\n'),
  };
}

const linkTo = ({ orderNo }: Order, { publicUrl }: Wording) =>
  `Your order: ${publicUrl}/account/orders/${orderNo}`;

/** What was changed about a meal, as its customer reads it. */
function inWords(change: NamedChange): string {
  switch (change.action) {
    case 'omit':
      return `Without ${change.name}.`;
    case 'swap':
      return `${change.withName} instead of ${change.name}.`;
    case 'extra':
      return change.unit === 'piece'
        ? `${change.amount} more: ${change.name}.`
        : `${change.amount} ${change.unit} more ${change.name}.`;
  }
}

function containsOf({ allergens, unknownIn }: OrderLine): string {
  const contains =
    allergens.length > 0
      ? `Contains ${allergens.join(', ')}.`
      : 'Contains none of the 14 allergens.';
  if (unknownIn.length === 0) return contains;
  return `${allergens.length > 0 ? contains : ''} The allergens of some of its ingredients are not declared.`.trim();
}

/** What the letters of the table of statuses say. */
const news: Record<
  MoveLetter,
  (order: Order, wording: Wording) => { subject: string; text: string }
> = {
  packing: (order, wording) => ({
    subject: `We are packing your order ${order.orderNo}`,
    text: `the kitchen has started to pack your box for ${wording.day(order.day)}. It can no longer be changed.`,
  }),
  shipped: (order) => ({
    subject: `Your order ${order.orderNo} is on its way`,
    text: `your box is on its way to ${order.deliverTo.address}.`,
  }),
  delivered: (order) => ({
    subject: `Your order ${order.orderNo} was delivered`,
    text: `your box was delivered to ${order.deliverTo.address}. Enjoy cooking.`,
  }),
  cancelled: (order) => ({
    subject: `Your order ${order.orderNo} was cancelled`,
    text: `your order was cancelled. There is nothing to pay for it.`,
  }),
};

export function moveLetter(
  order: Order,
  to: Status,
  reason: string | null,
  wording: Wording,
): OrderLetter | undefined {
  const { letter } = orderStatuses[to];
  if (letter === null) return undefined;
  const words = news[letter](order, wording);
  return {
    id: `order-${order.orderNo}-${to}`,
    to: order.deliverTo.email,
    subject: words.subject,
    text: [
      `Hello ${order.deliverTo.name},`,
      words.text,
      ...(reason ? [`Reason: ${reason}`] : []),
      linkTo(order, wording),
      wording.shopName,
    ].join('\n\n'),
  };
}
