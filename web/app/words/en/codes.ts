/** Codes, credit and gift cards beside a price. */
export const codeWords = {
  code: 'Code',
  hint: 'Of an offer, a friend or a gift card.',
  use: 'Use it',
  inPrice: (code: string) => `Code ${code} is in the price.`,
  entered: (code: string) => `Code ${code} takes nothing off:`,
  takeOut: 'Take it out',
  takeOutOf: (code: string) => `Take it out: ${code}`,
  whyNot: {
    'code-not-now': 'it does not hold today.',
    'code-used-up': 'you have used it as often as it can be.',
    'code-for-first-order': 'it is for a first order only.',
    'code-is-yours': 'it is your own, and meant for your friends.',
    'code-better-without': 'without it this box costs as little, or less.',
  },
  belowMinimum: (money: string) => `it holds once the box has ${money} more of meals.`,
  waitsForPrice: (code: string) =>
    `Code ${code} is kept. What it takes off shows once there is a price.`,
  balance: (money: string) => `You have ${money} of credit and gift cards, and it pays first.`,
  keep: 'Keep it for another time',
  kept: (money: string) => `You keep ${money} of credit and gift cards for another time.`,
  payWithIt: 'Pay with it',
  covered: 'Nothing is left to pay: credit and gift cards pay for it.',
  wentBack: (money: string) => `${money} went back to credit and gift cards.`,
  freed: (money: string) => `What credit and gift cards held for it is there again: ${money}.`,
  signIn: 'Sign in to use it',
};
