import { shopWords } from './shop.ts';

export const checkoutWords = {
  title: 'Checkout',
  back: 'Back to the box',
  stepOf: (step: number) => `Step ${step} of 4`,
  who: 'Sign in',
  whoDone: 'Signed in',
  address: 'Where to',
  name: 'Name',
  phone: 'Phone',
  phoneHint: 'For the driver, should nobody be at home.',
  addressLine: 'Address',
  addressHint: 'Street, number and town, as the driver should read it.',
  countryFault: 'Choose a country.',
  note: 'Note for the driver',
  noteHint: 'A gate code, a neighbour, a door that is easily missed. It is printed on the box.',
  noteFault: 'Write the note in at most 200 characters.',
  addresses: 'Places you have saved',
  saveAs: 'Save this place as',
  saveAsHint: 'Home, say, or Work. Leave it empty and nothing is saved.',
  notThere: 'Not to your postcode',
  remember: 'Remember this for next time',
  nameFault: 'Write the name on the door: at most 30 characters, one of them a letter.',
  phoneFault:
    'Write the phone number in digits, like 087 123 4567 or +353 87 123 4567: at most 10 after the code of its country, without an extension.',
  addressFault: 'Write the address in at most 50 characters, so that all of it fits the label.',
  day: 'Delivery day',
  dayHint: 'You can change your mind until the order closes.',
  dayFault: 'Choose a day.',
  laterDays: 'Later days',
  noDays: 'No day can be ordered for right now. Look again tomorrow.',
  orderBy: (moment: string, wait: string) => `Order by ${moment} (${wait})`,
  closedNow: 'Ordering for this day has closed',
  placesLeft: (room: number) => (room === 1 ? '1 place left' : `${room} places left`),
  full: 'Full',
  closed: 'No delivery',
  review: 'Look it over',
  ageWhy:
    'There is alcohol in this box, so it is sold to adults only. The driver asks for proof of age at the door.',
  ageTick: (age: number) => `I am ${age} or older`,
  toPay: (total: string) => `To pay: ${total}.`,
  /** What happens when the button is pressed, by what a card is asked for. */
  pays: {
    account: shopWords.payment,
    held: (moment: string) =>
      `Next you pay by card. The amount is held on it now, and charged when the order closes: ${moment}.`,
    kept: (moment: string) =>
      `Next you enter a card. It is only kept now, and charged when the order closes: ${moment}.`,
    used: (card: string, moment: string) =>
      `Nothing is taken now, and nothing is left to do: ${card} is charged when the order closes: ${moment}.`,
    usedOrAnother:
      'A card that you have used before is charged when the order closes, and not before. Another card you enter next: it is charged then, too, and until then the amount is held on it or it is only kept.',
    either:
      'Next you enter a card. It is charged when the order closes, and not before: until then the amount is held on it or, for a day further away, it is only kept.',
  },
  keepsCard:
    'The card that you enter is kept for your next orders: you can have it forgotten in your account.',
  covered: 'Nothing is left to pay.',
  usedCode: 'The code is in. Look at the price, then place the order.',
  dueWas: (before: string, now: string) => `To pay was ${before}, and is ${now} now.`,
  cancelFree: 'You can cancel without cost until the order closes.',
  placeAndPay: 'Order and go on to pay',
  place: 'Place order',
  placing: 'Placing your order …',
  emptyTitle: 'There is nothing to order',
  emptyText: 'Your box is empty. If you have just ordered, you find it among your orders.',
  orders: 'See my orders',
  menu: 'See this week’s menu',
};
