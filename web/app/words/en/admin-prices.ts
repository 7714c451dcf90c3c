import type { Price } from '../../kit/api-types.ts';

type TaxClass = Price['taxes'][number]['taxClass'];

/** Where the shop delivers and for what, and whose taxes it takes. */
export const adminPricesWords = {
  zones: 'Delivery zones',
  zonesText:
    'The longest beginning of a postcode says its zone. Orders keep the price that they were placed at.',
  add: 'New zone',
  name: 'Name',
  nameHint: 'Customers read it.',
  region: 'Tax region',
  regionHint: 'A country, or one and its part: IE, US-CA.',
  fee: 'Delivery costs',
  freeFrom: 'Free from',
  freeFromHint: 'Of meals. Empty: it always costs.',
  minimum: 'Minimum order',
  weekdays: 'Delivery on',
  weekdaysHint: 'None ticked: whenever the shop delivers.',
  everyDay: 'Every delivery day',
  postcodes: 'Postcodes',
  postcodesHint:
    'One a line: a country, and how the postcode begins. IE alone is all of Ireland, IE D02 a part of Dublin.',
  postcodesCount: (count: number) => (count === 1 ? '1 line' : `${count} lines`),
  never: 'Never',
  none: 'None',
  noZonesTitle: 'No delivery zones',
  noZonesText:
    'Without any zone the shop delivers everywhere and asks nothing for it. Add the first zone to change that.',
  noRates: (regions: string) =>
    `There is no food rate for ${regions} today: nothing can be ordered to these zones.`,
  newTitle: 'New delivery zone',
  save: 'Save',
  back: 'Delivery zones',
  done: { saved: 'The zone is saved.', removed: 'The zone is removed.' } as Record<string, string>,
  remove: 'Remove this zone',
  removeText:
    'Nobody can order to its postcodes any more, unless another zone has them. Without any zone the shop delivers everywhere. Orders that are placed stay as they are.',
  notMoney: 'An amount, like 4.95.',
  rates: 'Tax rates',
  ratesText:
    'The rate of the day of delivery counts. Without any rate the shop says nothing of tax.',
  classes: { food: 'Food', alcohol: 'Alcohol', delivery: 'Delivery' } satisfies Record<
    TaxClass,
    string
  >,
  class: 'Class',
  percent: 'Per cent',
  percentWrong: 'A share from 0 to 100, like 13.5.',
  from: 'From',
  until: 'Last day',
  open: 'until another follows',
  used: (day: string) => `Used for orders until ${day}`,
  usedHow:
    'A rate that orders were priced with is not rewritten: invoices and books say what it was on their day. End it, and add another that follows.',
  addRate: 'New rate',
  addRateButton: 'Add',
  change: 'Change',
  changeOf: (name: string) => `Change ${name}`,
  removeRate: 'Remove',
  removeRateOf: (name: string) => `Remove ${name}`,
  rateSaved: 'Saved.',
  noRatesTitle: 'No tax rates',
  noRatesText: 'The shop says nothing of tax until there is one.',
};
