import {
  orderStatuses,
  type MoveLetter,
  type Status,
  type TakenBack,
} from '../../contract/order-status.ts';
import {
  allergens,
  diets,
  tracesOf,
  type Allergen,
  type Conflict,
  type Diet,
} from '../../contract/food-terms.ts';
import { isStrong } from '../../food/ingredients/strength.ts';
import { declaredOf, type News } from '../orders/declared.ts';
import { nameChanges, type NamedChange } from '../orders/name-changes.ts';
import { isolated } from '../../contract/people-text.ts';
import { chargedCents, givenBackCents, payStateOf } from '../orders/money-of.ts';
import type { Order, OrderLine, OrderPayment } from '../orders/order.ts';
import type { OrderStory } from '../orders/orders.ts';
import type { TaxClass } from '../pricing/price-order.ts';
import type { PriceTree } from '../pricing/price-tree.ts';

/** What the mail sends; `id` is one per fact, so that telling it twice is telling it once. */
type OrderLetter = { id: string; to: string; subject: string; text: string };

export type Wording = ReturnType<typeof openWording>;

/** How this shop writes money and dates. Formats are made once: making one takes longer than the rest of a letter. */
export function openWording({
  shopName,
  locale,
  publicUrl,
  alcoholAge,
}: {
  shopName: string;
  locale: string;
  publicUrl: string;
  alcoholAge: number;
}) {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const amounts = keptBy(
    (currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }),
  );
  const moments = keptBy(
    (timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }),
  );
  return {
    shopName,
    publicUrl,
    alcoholAge,
    money: (cents: number, currency: string) => amounts(currency).format(cents / 100),
    day: (day: string) => days.format(new Date(`${day}T12:00:00Z`)),
    /** As the order promised it: its own time zone, whatever the shop's is by now. */
    moment: (at: Date, timeZone: string) => moments(timeZone).format(at),
  };
}

function keptBy<Format>(make: (key: string) => Format): (key: string) => Format {
  const made = new Map<string, Format>();
  return (key) => {
    const format = made.get(key) ?? make(key);
    made.set(key, format);
    return format;
  };
}

/** The confirmation, of an order or of a change of it: what was ordered, what it costs, when it comes and until when it can be cancelled. */
export function confirmationLetter(
  { order, lines, payments, price, promise: { cancelUntil, timeZone } }: OrderStory,
  wording: Wording,
  isChange = false,
): OrderLetter {
  const listed = lines.map((line) =>
    [
      `- ${isolated(line.name ?? 'Recipe')}, ${line.servings} ${line.servings === 1 ? 'serving' : 'servings'}: ${wording.money(line.priceCents, order.currency)}`,
      ...nameChanges(line).map((change) => `  ${inWords(change)}`),
      `  ${containsOf(line)}`,
    ].join('\n'),
  );
  return {
    id: `order-${order.orderNo}-${isChange ? `changed-${order.editNo}` : 'placed'}`,
    to: order.deliverTo.email,
    subject: `Your order ${order.orderNo} for ${wording.day(order.day)}${isChange ? ', changed' : ''}`,
    text: [
      `Hello ${isolated(order.deliverTo.name)},`,
      `your order ${order.orderNo} is ${isChange ? 'changed, as you asked, and this is all of it now' : 'placed'}. The box comes on ${wording.day(order.day)} to ${isolated(placeOf(order))}.`,
      listed.join('\n'),
      ...(price === null ? [] : [priceLines(price, order.currency, wording).join('\n')]),
      ...(order.confirmedAge === null ? [] : [ageAtTheDoor(order.confirmedAge)]),
      paymentOf(order, payments, wording.moment(cancelUntil, timeZone), wording),
      `You can cancel it until ${wording.moment(cancelUntil, timeZone)}.`,
      `${linkTo(order, wording)}\nYour recipe cards, to read or to print: ${wording.publicUrl}/account/orders/${order.orderNo}/cards`,
      wording.shopName,
    ].join('\n\n'),
  };
}

/** What was, or will be, taken for it, and when. */
function paymentOf(
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
    order,
    {
      id: `order-${order.orderNo}-asked-${time}`,
      subject: `Please pay for your order ${order.orderNo}`,
      text: [
        `we could not charge ${due} for your box for ${wording.day(order.day)} to your card.`,
        ...(refusedBy[failure] ? [refusedBy[failure]] : []),
        'Please pay by the link below, with this card or another.',
        ...(inTheHouse ? ['If nobody pays it, we have to cancel the order.'] : []),
      ].join(' '),
    },
    wording,
    null,
  );
}

/** Tells of money that was taken. */
export function chargedLetter(
  { order, payments }: Pick<OrderStory, 'order' | 'payments'>,
  wording: Wording,
): OrderLetter {
  const cents = wording.money(chargedCents(payments), order.currency);
  return letterOf(
    order,
    {
      id: `order-${order.orderNo}-charged`,
      subject: `Your order ${order.orderNo} is charged`,
      text: `your order for ${wording.day(order.day)} has closed, and ${cents} were charged to your card.`,
    },
    wording,
    null,
  );
}

const placeOf = ({ deliverTo: { address, postcode } }: Order) =>
  postcode === null ? address : `${address}, ${postcode}`;

const classNames: Record<TaxClass, string> = {
  food: 'food',
  alcohol: 'alcohol',
  delivery: 'delivery',
};

/** The parts of the price; tax that is in them already is told after the total. */
function priceLines(price: PriceTree, currency: string, wording: Wording): string[] {
  const money = (cents: number) => wording.money(cents, currency);
  const taxes = price.taxes.map(
    ({ taxClass, basisPoints, cents }) =>
      `${price.taxIncluded ? 'In it: tax' : 'Tax'} of ${basisPoints / 100} % on ${classNames[taxClass]}: ${money(cents)}`,
  );
  const total = `Total: ${money(price.totalCents)}`;
  return [
    `Meals: ${money(price.mealsCents)}`,
    ...price.discounts.map(({ name, cents }) => `${isolated(name)}: ${money(cents)}`),
    `Delivery: ${price.deliveryCents === 0 ? 'free' : money(price.deliveryCents)}`,
    ...(price.taxIncluded ? [total, ...taxes] : [...taxes, total]),
  ];
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

const ageAtTheDoor = (age: number) =>
  `There is alcohol in it, as you know. You confirmed that you are ${age} or older; whoever takes the box in shows that at the door.`;

const ownNames: Partial<Record<Allergen, string>> = {
  gluten: 'gluten (of an unspecified cereal)',
  nuts: 'nuts (of an unspecified kind)',
  'brazil-nuts': 'Brazil nuts',
};
const listed = (some: readonly string[]) => new Intl.ListFormat('en').format(some);
const named = (some: readonly Allergen[]) => listed(some.map((it) => ownNames[it] ?? it));
const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });
/** What is not known is not promised: nobody has to have found anything in it that breaks the diet. */
const notKnownToBe = (lost: readonly Diet[]) => `is no longer known to be ${anyOf.format(lost)}`;

/** What one meal is declared to hold. That nothing is declared is not that there is none. */
function containsOf(line: OrderLine): string {
  const { mayContain, unknownIn, ...declared } = declaredOf(line);
  const nameOf = (no: number) =>
    line.ingredients.find(({ ingredientNo }) => ingredientNo === no)?.name ?? `ingredient ${no}`;
  return [
    declared.allergens.length > 0
      ? `Contains ${named(declared.allergens)}.`
      : 'None of the 14 allergens that the law lists is declared.',
    ...(mayContain.length > 0 ? [`May contain traces of ${named(mayContain)}.`] : []),
    ...(unknownIn.length > 0
      ? [`The allergens of ${listed(unknownIn.map(nameOf))} are not declared.`]
      : []),
    ...line.ingredients
      .filter(isStrong)
      .map(({ name, alcoholPermille }) => `${name ?? 'Alcohol'}: ${percent(alcoholPermille)} vol.`),
  ].join(' ');
}

const percent = (permille: number | null) => `${(permille ?? 0) / 10} %`;

/** A line with the names of what `unknownIn` and `forAdultsIn` are. */
type CorrectedLine = {
  name: string | null;
  news: News;
  undeclared: readonly string[];
  forAdults: readonly string[];
};

/** What a correction changed in an order that is under way; first of all what of it goes against the customer's profile. */
export function correctionLetter(
  order: Order,
  lines: readonly CorrectedLine[],
  conflicts: readonly Conflict[],
  version: number,
  wording: Wording,
): OrderLetter {
  const { awaited } = orderStatuses[order.status];
  const lost = diets.filter((diet) => conflicts.includes(diet));
  const harmful = conflicts.filter((conflict) => !diets.some((diet) => diet === conflict));
  const against = [...harmful.map(harm), ...(lost.length > 0 ? [notKnownToBe(lost)] : [])];
  return {
    id: `order-${order.orderNo}-corrected-${version}`,
    to: order.deliverTo.email,
    subject: `${conflicts.length > 0 ? 'Please read before you cook' : 'A correction'}: ${topicOf(order, lines)}`,
    text: [
      `Hello ${order.deliverTo.name},`,
      ...(conflicts.length > 0
        ? [
            `This goes against your profile: your order ${order.orderNo} for ${wording.day(order.day)} ${listed(against)}. ${harmful.length > 0 ? 'Do not eat it if that can hurt you or anybody at your table.' : 'Read what follows before you cook or eat it.'}`,
          ]
        : []),
      `We have corrected what we declare of your order ${order.orderNo} for ${wording.day(order.day)}. When you ordered, we did not tell you this:`,
      lines.map(newsOf).join('\n'),
      ...(awaited && lines.some(({ forAdults }) => forAdults.length > 0)
        ? [
            `Whoever takes the box in shows at the door that they are ${wording.alcoholAge} or older.`,
          ]
        : []),
      `${awaited ? 'You may cancel it without cost until it is delivered, whatever the time: answer this letter.' : 'It was delivered: look whether any of it is left, and tell whoever may eat it. Is it not for you? Answer this letter.'} The order as it stands: ${wording.publicUrl}/account/orders/${order.orderNo}`,
      'We are sorry that this was not right from the start.',
      wording.shopName,
    ].join('\n\n'),
  };
}

function topicOf({ orderNo }: Order, lines: readonly CorrectedLine[]): string {
  const isOfAllergens = lines.some(
    ({ news }) => news.allergens.length + news.mayContain.length + news.unknownIn.length > 0,
  );
  if (isOfAllergens) return `allergens in your order ${orderNo}`;
  const isOfAlcohol = lines.some(({ forAdults }) => forAdults.length > 0);
  return isOfAlcohol
    ? `alcohol in your order ${orderNo}`
    : `the diets that your order ${orderNo} suits`;
}

function newsOf({ name, news, undeclared, forAdults }: CorrectedLine): string {
  return [
    `- ${name ?? 'Recipe'}:`,
    ...(news.allergens.length > 0 ? [`It contains ${named(news.allergens)}.`] : []),
    ...(news.mayContain.length > 0 ? [`It may contain traces of ${named(news.mayContain)}.`] : []),
    ...(undeclared.length > 0
      ? [`The allergens of ${listed(undeclared)} are no longer declared.`]
      : []),
    ...(news.lostDiets.length > 0 ? [`It ${notKnownToBe(news.lostDiets)}.`] : []),
    ...(forAdults.length > 0
      ? [`It holds ${listed(forAdults)}, with alcohol that is sold to adults only.`]
      : []),
  ].join(' ');
}

/** A conflict after "your order": contains mustard. */
function harm(conflict: Conflict): string {
  if (conflict === 'unknown-allergens') return 'has an ingredient whose allergens are not declared';
  const traces = allergens.find((it) => tracesOf(it) === conflict);
  return traces === undefined
    ? `contains ${named(allergens.filter((it) => it === conflict))}`
    : `may contain traces of ${named([traces])}`;
}

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
    order,
    { id: moveNo === undefined ? id : `${id}-${moveNo}`, ...words },
    wording,
    reason,
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
  return letterOf(story.order, { id, ...tooEarly[from](story, wording) }, wording, null);
}

function letterOf(
  order: Order,
  { id, subject, text }: Omit<OrderLetter, 'to'>,
  wording: Wording,
  reason: string | null,
): OrderLetter {
  const said = [
    `Hello ${isolated(order.deliverTo.name)},`,
    text,
    ...(reason ? [`Reason: ${isolated(reason)}`] : []),
    linkTo(order, wording),
    wording.shopName,
  ];
  return { id, to: order.deliverTo.email, subject, text: said.join('\n\n') };
}
