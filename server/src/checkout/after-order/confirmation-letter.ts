import { isStrong } from '../../food/ingredients/strength.ts';
import { isolated } from '../../contract/people-text.ts';
import { declaredOf } from '../orders/declared.ts';
import { nameChanges, type NamedChange } from '../orders/name-changes.ts';
import type { Order, OrderLine } from '../orders/order.ts';
import type { OrderStory } from '../orders/orders.ts';
import type { PriceTree } from '../pricing/price-tree.ts';
import {
  cardsOf,
  letterIn,
  linkTo,
  nameOf,
  toCustomer,
  type OrderLetter,
  type Wording,
} from './letter.ts';
import { paymentOf } from './payment-letters.ts';
import type { LetterWords } from './words/en.ts';

/** The confirmation, of an order or of a change of it: what was ordered, what it costs, when it comes and until when it can be cancelled. */
export function confirmationLetter(
  { order, lines, payments, tenders, price, promise: { cancelUntil, timeZone } }: OrderStory,
  wording: Wording,
  isChange = false,
): OrderLetter {
  const { words } = wording;
  const { confirmation } = words;
  const meals = lines.map((line) =>
    [
      `- ${confirmation.meal(isolated(line.name ?? words.nameless), line.servings, wording.money(line.priceCents, order.currency))}`,
      ...nameChanges(line, words.namelessIngredient).map((change) => `  ${inWords(change, words)}`),
      `  ${containsOf(line, words)}`,
    ].join('\n'),
  );
  const day = wording.day(order.day);
  const closes = wording.moment(cancelUntil, timeZone);
  return letterIn(
    isChange ? 'changed' : 'placed',
    toCustomer(order),
    {
      id: `order-${order.orderNo}-${isChange ? `changed-${order.editNo}` : 'placed'}`,
      subject: confirmation.subject(order.orderNo, day, isChange),
      text: [
        confirmation.text(order.orderNo, day, isolated(placeOf(order)), isChange),
        meals.join('\n'),
        ...(price === null
          ? []
          : [
              [
                ...priceLines(price, order.currency, wording),
                ...tenderLines({ order, tenders }, wording),
              ].join('\n'),
            ]),
        ...(order.confirmedAge === null ? [] : [confirmation.ageAtTheDoor(order.confirmedAge)]),
        paymentOf({ order, payments, tenders }, closes, wording),
        confirmation.cancelUntil(closes),
        `${linkTo(order, wording)}\n${cardsOf(order, wording)}`,
      ],
    },
    wording,
  );
}

const placeOf = ({ deliverTo: { address, postcode } }: Order) =>
  postcode === null ? address : `${address}, ${postcode}`;

/** The parts of the price; tax that is in them already is told after the total. */
function priceLines(price: PriceTree, currency: string, wording: Wording): string[] {
  const money = (cents: number) => wording.money(cents, currency);
  const { confirmation: words } = wording.words;
  const taxes = price.taxes.map(({ taxClass, basisPoints, cents }) =>
    words.tax(basisPoints / 100, taxClass, money(cents), price.taxIncluded === true),
  );
  const total = words.total(money(price.totalCents));
  return [
    words.meals(money(price.mealsCents)),
    ...price.discounts.map(({ name, cents }) => `${isolated(name)}: ${money(cents)}`),
    words.delivery(price.deliveryCents === 0 ? null : money(price.deliveryCents)),
    ...(price.taxIncluded ? [total, ...taxes] : [...taxes, total]),
  ];
}

/** What credit and gift cards pay, and what they leave. */
function tenderLines(
  { order, tenders }: Pick<OrderStory, 'order' | 'tenders'>,
  wording: Wording,
): string[] {
  if (tenders.length === 0) return [];
  const { dueCents, totalCents, currency } = order;
  const money = (cents: number) => wording.money(cents, currency);
  const { tenders: words } = wording.words;
  return [
    ...tenders.map(({ kind, codeEnd, cents }) =>
      kind === 'gift' ? words.gift(codeEnd ?? '', money(-cents)) : words.credit(money(-cents)),
    ),
    words.due(money(dueCents ?? totalCents)),
  ];
}

/** What was changed about a meal, as its customer reads it. */
function inWords(change: NamedChange, { confirmation: words }: LetterWords): string {
  switch (change.action) {
    case 'omit':
      return words.omitted(isolated(change.name));
    case 'swap':
      return words.swapped(isolated(change.name), isolated(change.withName));
    case 'extra':
      return words.extra(isolated(change.name), change.amount, change.unit);
  }
}

/** What one meal is declared to hold. That nothing is declared is not that there is none. */
function containsOf(line: OrderLine, letterWords: LetterWords): string {
  const { confirmation: words, alcohol } = letterWords;
  const { mayContain, unknownIn, ...declared } = declaredOf(line);
  return [
    declared.allergens.length > 0 ? words.contains(declared.allergens) : words.containsNone,
    ...(mayContain.length > 0 ? [words.mayContain(mayContain)] : []),
    ...(unknownIn.length > 0
      ? [words.undeclared(unknownIn.map((no) => nameOf(line, no, letterWords)))]
      : []),
    ...line.ingredients
      .filter(isStrong)
      .map(({ name, alcoholPermille }) =>
        words.strength(name === null ? alcohol : isolated(name), (alcoholPermille ?? 0) / 10),
      ),
  ].join(' ');
}
