import type { PaymentFailure } from '../../../../server/src/contract/payment-failure.ts';

const failures: Record<PaymentFailure, string> = {
  declined: 'Your bank declined the card.',
  'insufficient-funds': 'There was not enough money on the card.',
  'expired-card': 'The card has expired.',
  'wrong-cvc': 'The security code was not that of the card.',
  'authentication-needed': 'Your bank wants to ask you first.',
  'authentication-refused': 'Your bank did not recognise you.',
  'card-forgotten': 'The card is no longer kept.',
  'provider-fault': 'The payment could not be made.',
};
const isFailure = (word: string): word is PaymentFailure => word in failures;

/** Paying, and coming back from it. */
export const payWords = {
  paidTitle: 'Thank you, your order is placed',
  paidText: (orderNo: number) =>
    `Everything is in order with the payment of order ${orderNo}. A letter with the details is on its way to you.`,
  toOrder: 'See the order',
  waitingTitle: 'Your payment is under way',
  waitingText: 'Your bank is at it. This page looks again by itself; your order is kept meanwhile.',
  lookAgain: 'Look again',
  unpaidTitle: 'Your order is not paid yet',
  failedTitle: 'The payment did not work',
  failure: (word: string | null) =>
    word !== null && isFailure(word) ? failures[word] : failures['provider-fault'],
  nothingTaken: 'Nothing was taken.',
  keptUntil: (moment: string) => `We keep your meals and your day until ${moment}.`,
  payNow: 'Pay now',
  anotherCard: 'Try another card',
  going: 'Going on to pay …',
  closedTitle: 'This order can no longer be paid',
  closedText: 'Its time was over, so its meals went back to the menu. Nothing is taken from you.',
  again: 'Order again',
  state: {
    'on-account': '',
    free: 'There is nothing to pay.',
    awaited: 'Not paid yet.',
    held: (moment: string) =>
      `Charged to your card when the order closes: ${moment}. Until then an amount is held on it.`,
    kept: (moment: string) => `Your card is kept, and charged when the order closes: ${moment}.`,
    processing: 'Your bank is at it.',
    charged: (cents: string) => `${cents} charged to your card.`,
    'given-back': (cents: string) => `${cents} of it goes back to your card.`,
    failed: 'We could not charge your card.',
    'nothing-taken': 'Nothing was taken for it.',
  },
  card: (label: string) => `Card: ${label}`,
  which: 'Which card',
  another: 'Another card',
  expires: (month: string) => `until ${month}`,
  expired: (month: string) => `expired ${month}`,
  /** What choosing a card that is kept does, and when. */
  usedAtClose: (moment: string) =>
    `A card that you have used before is charged when the order closes: ${moment}. Nothing is taken now.`,
  usedNow: (cents: string) => `A card that you have used before is charged ${cents} at once.`,
  anotherNext: 'Another card you enter on the next page.',
  keptTitle: 'Cards we keep for you',
  keptText:
    'You can choose them when you order. We know what each is called and until when it can be used; its number only the provider of payments has.',
  forget: 'Forget it',
  forgetOf: (label: string) => `Forget it: ${label}`,
  forgotten: 'The card is forgotten',
  noneTitle: 'We keep no card for you',
  noneText: 'A card that you pay with is kept for your next order, and listed here.',
  askTitle: 'Please pay for your order',
  failedAsk: 'We could not charge your card. Please pay with this card or another.',
};
