import type { Price } from '../../kit/api-types.ts';

type TaxClass = Price['taxes'][number]['taxClass'];

const taxed: Record<TaxClass, string> = {
  food: 'food',
  alcohol: 'alcohol',
  delivery: 'delivery',
};

/** What a price is made of, and where boxes go. */
export const deliveryWords = {
  meals: 'Meals',
  delivery: 'Delivery',
  free: 'Free',
  tax: (percent: string, taxClass: TaxClass) => `Tax on ${taxed[taxClass]}, ${percent}`,
  taxInIt: (percent: string, taxClass: TaxClass) =>
    `of which tax on ${taxed[taxClass]}, ${percent}`,
  total: 'Total',
  due: 'Left to pay',
  tender: {
    credit: () => 'From your credit',
    gift: (end: string | null) => (end === null ? 'From a gift card' : `From gift card …${end}`),
  },
  why: 'Why this price?',
  toFree: (money: string) => `${money} more for free delivery.`,
  toMinimum: (money: string) => `${money} more to reach the minimum for a delivery there.`,
  missing: {
    'postcode-missing': 'Delivery and total follow once you give the postcode.',
    'no-delivery-there': 'We do not deliver to that postcode yet.',
    'zone-not-that-day': 'We do not come there on that day: choose another.',
    'below-minimum': 'There is too little in the box for a delivery there.',
    'tax-rate-missing':
      'We cannot sell to that address at the moment: the shop has to set up its taxes first.',
  },
  showPrice: 'Show the price',
  postcode: 'Postcode',
  country: 'Country',
  postcodeHint: 'What delivery costs depends on it.',
  postcodeFault: 'Write the postcode in at most 10 characters.',
  show: 'Show delivery',
  title: 'Do we deliver to you?',
  text: 'Give the postcode where your boxes would go. You need no account for that.',
  ask: 'Look it up',
  yes: (place: string) => `Yes, we deliver to ${place}`,
  yesAll: 'We deliver everywhere, and it costs nothing',
  no: (place: string) => `Not to ${place} yet`,
  noText: 'Try another postcode, or look in again: we are growing.',
  fee: (money: string) => `Delivery costs ${money}.`,
  feeNothing: 'Delivery costs nothing.',
  freeFrom: (money: string) => `From ${money} of meals on it costs nothing.`,
  minimum: (money: string) => `The meals of a box come to ${money} at least.`,
  nextDays: 'The next days on which a box can come to you:',
  noDays: 'No day can be ordered for right now. Look again tomorrow.',
  kept: 'We keep the postcode with your box, and fill it in at checkout.',
  menu: 'See this week’s menu',
};
