import { isStrong } from '../../food/ingredients/strength.ts';
import { isolated } from '../../contract/people-text.ts';
import { declaredOf } from '../orders/declared.ts';
import { nameChanges, type NamedChange } from '../orders/name-changes.ts';
import type { Order, OrderLine } from '../orders/order.ts';
import type { OrderStory } from '../orders/orders.ts';
import type { TaxClass } from '../pricing/price-order.ts';
import type { PriceTree } from '../pricing/price-tree.ts';
import { listed, named } from './food-in-letters.ts';
import { letterIn, linkTo, toCustomer, type OrderLetter, type Wording } from './letter.ts';
import { paymentOf } from './payment-letters.ts';

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
  return letterIn(
    isChange ? 'changed' : 'placed',
    toCustomer(order),
    {
      id: `order-${order.orderNo}-${isChange ? `changed-${order.editNo}` : 'placed'}`,
      subject: `Your order ${order.orderNo} for ${wording.day(order.day)}${isChange ? ', changed' : ''}`,
      text: [
        `your order ${order.orderNo} is ${isChange ? 'changed, as you asked, and this is all of it now' : 'placed'}. The box comes on ${wording.day(order.day)} to ${isolated(placeOf(order))}.`,
        listed.join('\n'),
        ...(price === null ? [] : [priceLines(price, order.currency, wording).join('\n')]),
        ...(order.confirmedAge === null ? [] : [ageAtTheDoor(order.confirmedAge)]),
        paymentOf(order, payments, wording.moment(cancelUntil, timeZone), wording),
        `You can cancel it until ${wording.moment(cancelUntil, timeZone)}.`,
        `${linkTo(order, wording)}\nYour recipe cards, to read or to print: ${wording.publicUrl}/account/orders/${order.orderNo}/cards`,
      ],
    },
    wording,
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
