export const changeOrderWords = {
  title: (orderNo: number) => `Change order ${orderNo}`,
  section: 'Change this order',
  until: (moment: string) => `Possible until ${moment}.`,
  meals: 'Change the meals',
  destination: 'Change day or address',
  changed: 'Your order is changed',
  changedText: (email: string) => `A letter with all of it is on its way to ${email}.`,
  back: 'Back to the order',
  backToBox: 'Back to the box',
  mealsStay: 'The meals stay as you ordered them, at the prices you ordered them for.',
  mealsNow: 'The meals as they will be',
  before: 'It was',
  now: 'It will be',
  more: 'More to pay',
  less: 'Less to pay',
  yourCard: 'your card',
  atClose: {
    more: (cents: string, card: string) =>
      `${cents} more is charged to ${card} when the order closes. Nothing is taken now.`,
    less: (cents: string, card: string) =>
      `${cents} less is charged to ${card} when the order closes.`,
  },
  paid: {
    more: (cents: string, _card: string) => `You are then asked to pay ${cents} more.`,
    less: (cents: string, card: string) => `${cents} goes back to ${card}.`,
  },
  toPay: {
    more: (cents: string) => `You are then asked to pay ${cents} more.`,
    less: (cents: string) => `You are then asked to pay ${cents} less.`,
  },
  onAccount: {
    more: (cents: string) => `You owe ${cents} more. The shop arranges payment with you.`,
    less: (cents: string) => `You owe ${cents} less. The shop arranges payment with you.`,
  },
  same: 'The price stays the same.',
  newPrice: 'The price is different there',
  newPriceText: (total: string) =>
    `It will be ${total}. Nothing is changed yet: look it over, and save.`,
  termsStay: 'The terms that you placed the order under stay those of the change.',
  save: 'Save the change',
  saving: 'Saving …',
  // in the box
  inBox: (orderNo: number) => `You are changing order ${orderNo}`,
  inBoxText: (before: string, moment: string) =>
    `It was ${before}. Change its meals here, add some or take some out, and save it by ${moment}. Until then it stays as it was.`,
  toSave: 'Go on to save it',
  leave: 'Leave it as it was',
  leaving: 'Leaving it …',
};
