import { confirmationLetter } from '../../checkout/after-order/confirmation-letter.ts';
import type { OrderLetter, Wording } from '../../checkout/after-order/letter.ts';
import { moveLetter, takenBackLetter } from '../../checkout/after-order/move-letters.ts';
import { askedLetter } from '../../checkout/after-order/payment-letters.ts';
import type { Order, OrderLine, OrderPayment } from '../../checkout/orders/order.ts';
import type { OrderStory } from '../../checkout/orders/orders.ts';
import type { LetterKind } from '../../contract/letter-kinds.ts';
import { statuses, orderStatuses } from '../../contract/order-status.ts';
import { shopsReasons } from '../../contract/shops-own.ts';
import { ratingLetter } from '../../liking/ratings/letters.ts';
import { billedLetter, chargedLetter } from '../../payments/invoices/letters.ts';
import { givenBackLetter, missingLetter } from '../../payments/refunds/letters.ts';

/** For whoever writes letters: an order that nobody placed, on a day that is to come. */
export type Example = { now: Date; day: string; timeZone: string; currency: string };

export const orderNo = 1234;

export const line: OrderLine = {
  lineNo: 1,
  recipeNo: 1,
  editionNo: 1,
  name: 'Red lentil dal',
  description: null,
  servings: 2,
  priceCents: 1290,
  preparationCents: 0,
  taxClass: 'food',
  changes: [],
  acknowledged: false,
  packedAt: null,
  offerWeek: null,
  allergens: ['mustard'],
  mayContain: [],
  unknownIn: [],
  tracesUnknownIn: [],
  diets: ['vegan'],
  ingredients: [
    {
      ingredientNo: 1,
      name: 'Red lentils',
      amount: 300,
      unit: 'g',
      pieceGrams: null,
      allergens: [],
      mayContain: [],
      alcoholPermille: null,
      diets: ['vegan'],
      cents: 290,
      cooking: null,
    },
  ],
  recipeIngredients: [],
  texts: null,
};

export function orderOf({ now, day, timeZone, currency }: Example): Order {
  return {
    orderNo,
    kitchenNo: 1,
    customerNo: 1,
    editNo: 1,
    status: 'placed',
    orderDate: day,
    placedAt: now,
    day,
    totalCents: 1785,
    currency,
    confirmedAge: null,
    cancelUntil: now,
    timeZone,
    paymentBy: 'stripe',
    payBy: null,
    dueCents: 1785,
    dunned: 0,
    deliverTo: {
      name: 'Ada Cook',
      phone: '0871234567',
      address: '1 Quay Street',
      email: 'ada@example.com',
      country: null,
      postcode: 'D02 XY45',
      note: null,
    },
    taxIncluded: null,
  };
}

const payment = (state: OrderPayment['state'], now: Date): OrderPayment => ({
  paymentNo: 1,
  purpose: 'hold',
  state,
  provider: 'stripe',
  amountCents: 1785,
  capturedCents: state === 'captured' ? 1785 : 0,
  refundedCents: 0,
  refundReservedCents: 0,
  disputedCents: 0,
  failure: state === 'failed' ? 'declined' : null,
  card: 'Visa •••• 4242',
  openedAt: now,
});

const price = {
  mealsCents: 1290,
  discounts: [],
  deliveryCents: 495,
  taxes: [],
  taxIncluded: null,
  totalCents: 1785,
};

export const toRefundOf = ({ status, day, currency, paymentBy, deliverTo }: Order) => ({
  orderNo,
  day,
  status,
  currency,
  taxRegion: null,
  paymentBy,
  name: deliverTo.name,
  email: deliverTo.email,
});

/** What a letter of this kind says of the example. */
export function exampleOf(kind: LetterKind, example: Example, wording: Wording): OrderLetter {
  const { now, timeZone } = example;
  const order = orderOf(example);
  const paid = (state: OrderPayment['state']) => [payment(state, now)];
  const story: OrderStory = {
    order,
    lines: [line],
    moves: [],
    payments: paid('held'),
    tenders: [],
    freedCents: 0,
    promotion: null,
    price,
    promise: { cancelUntil: now, timeZone },
    cancellableUntil: now,
  };
  const toRefund = toRefundOf(order);
  const short = {
    lineNo: 1,
    ingredientNo: 1,
    name: 'Red lentils',
    unit: 'g' as const,
    amount: 300,
    cents: 290,
    lineCents: 1290,
    missingAmount: 300,
    recalledAmount: 0,
    lineName: line.name,
  };
  switch (kind) {
    case 'placed':
      return confirmationLetter(story, wording);
    case 'changed':
      return confirmationLetter(story, wording, true);
    case 'taken-back':
      return takenBackLetter(story, { from: 'shipped', moveNo: 1 }, wording);
    case 'payment-asked':
      return askedLetter({ order, payments: paid('failed') }, 1, wording);
    case 'charged':
      return chargedLetter(order, paid('captured'), { number: 'INV-001234', paid: [] }, wording);
    case 'billed':
      return billedLetter(order, { number: 'INV-001234', totalCents: 1785, paid: [] }, wording);
    case 'missing':
      return missingLetter(toRefund, short, { cents: 290, onAccount: false, sold: true }, wording);
    case 'given-back':
      return givenBackLetter(
        { refundNo: 1, orderNo, cents: 290, reason: shopsReasons.missing, paymentNo: 1 },
        toRefund,
        {
          asked: [],
          ingredients: [short],
          to: { kind: 'card', card: 'Visa •••• 4242' },
          creditNote: 'CN-000012',
        },
        wording,
      );
    case 'rating-asked':
      return ratingLetter(order, [line], 'the-key-of-a-customer', wording);
    default:
      return movedTo(kind, story, wording);
  }
}

function movedTo(kind: LetterKind, story: OrderStory, wording: Wording): OrderLetter {
  const to = statuses.find((status) => orderStatuses[status].letter === kind);
  const letter = to && moveLetter(story, { to, reason: null, moveNo: undefined }, wording);
  if (!letter) throw new Error(`No move of an order tells ${kind}.`);
  return letter;
}
