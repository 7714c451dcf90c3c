import type { PaymentFailure } from '../../../../server/src/contract/payment-failure.ts';
import type { CardBehaviour } from '../../../../server/src/contract/test-cards.ts';

/** The provider of payments that the store brings along for trials. */
export const sandboxWords = {
  /** Above every page of a shop that takes no money. */
  title: 'Pay in the sandbox',
  name: 'Sandbox',
  noMoney: 'No money moves here. Use a test card, never your own.',
  order: (orderNo: number, shop: string) => `Order ${orderNo} at ${shop}`,
  amounts: { hold: 'To hold', save: 'To pay later', charge: 'To pay' },
  /** Where the shop says nothing itself. */
  notes: {
    hold: 'This is held on the card now, and taken later.',
    save: 'Nothing is taken now. The card is kept, and charged later.',
    charge: 'This is taken from the card now.',
  },
  card: 'Card',
  number: 'Card number',
  expires: 'Expires',
  expiresHint: 'Month / year',
  cvc: 'CVC',
  cvcHint: 'Three figures',
  faults: {
    number: 'Use the number of a test card. A card of your own has no place here.',
    expires: 'Give a month and a year that have not passed, such as 12\u00a0/\u00a034.',
    cvc: 'Give the three figures on the back. Any will do.',
  },
  pay: {
    hold: (amount: string) => `Hold ${amount}`,
    save: () => 'Keep this card',
    charge: (amount: string) => `Pay ${amount}`,
  },
  sending: 'One moment',
  back: 'Go back without paying',
  testCards: 'Test cards',
  testCardsText: 'Choose one to fill the form.',
  behaviours: {
    succeeds: 'Succeeds',
    asks: 'The bank asks whether it is you, once',
    'asks-always': 'The bank asks each time, and later without you there',
    declined: 'Is declined',
    'insufficient-funds': 'Has too little money on it',
    'expired-card': 'Has expired',
    'wrong-cvc': 'Has another CVC',
    'declined-later': 'Succeeds now, is declined when it is charged later',
    'refund-fails': 'Succeeds, and takes no refund',
  } satisfies Record<CardBehaviour, string>,
  failures: {
    declined: { title: 'The card was declined', text: 'Nothing was taken. Try another card.' },
    'insufficient-funds': {
      title: 'There is too little money on this card',
      text: 'Nothing was taken. Try another card.',
    },
    'expired-card': {
      title: 'This card has expired',
      text: 'Nothing was taken. Try another card.',
    },
    'wrong-cvc': {
      title: 'The CVC is not the card’s',
      text: 'Nothing was taken. Look at it once more, or try another card.',
    },
    'authentication-needed': {
      title: 'The bank wants to ask you first',
      text: 'Nothing was taken. Try again, and answer your bank.',
    },
    'authentication-refused': {
      title: 'Your bank was told that it is not you',
      text: 'Nothing was taken. Try again, or use another card.',
    },
    'card-forgotten': {
      title: 'This card is no longer kept',
      text: 'Nothing was taken. Give it again, or another one.',
    },
    'provider-fault': {
      title: 'The provider could not do it',
      text: 'Nothing was taken. Try again in a moment.',
    },
  } satisfies Record<PaymentFailure, { title: string; text: string }>,
  challenge: 'Your bank asks: is it you?',
  challengeText: (amount: string, shop: string) =>
    `Somebody gave your card to ${shop}, for ${amount}. A real bank would ask for a code, or in its app.`,
  challengeTextSave: (shop: string) =>
    `Somebody gave your card to ${shop}, to be charged later. A real bank would ask for a code, or in its app.`,
  approve: 'It is me',
  refuse: 'It is not me',
  over: 'This payment can no longer be made',
  overText:
    'It took too long, or the order is closed. Nothing was taken here. Go back to the shop to see what can be done.',
  overNext: 'Back to the shop',
};
