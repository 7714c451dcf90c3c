import type { Unit } from '../food-terms.ts';
import { isolated } from '../people-text.ts';
import { shopsReasons, type ShopsReason } from '../shops-own.ts';

/** How much of something, with its unit where it is not counted. */
const soMuch = (amount: number, unit: Unit) => `${amount}${unit === 'piece' ? '' : ` ${unit}`}`;

/** How it was paid, or given back. */
const means: Record<string, string> = {
  sandbox: 'Trial payment: no money moved',
  stripe: 'Card',
  invoice: 'On account',
  credit: 'Credit',
  gift: 'Gift card',
};

/** At which rate it is taxed. */
const classes: Record<string, string> = {
  food: 'Food',
  alcohol: 'Alcohol',
  delivery: 'Delivery',
};

/** What an invoice or a credit note says. Numbers, money and days, and what people wrote, come in as they are to stand there. */
export const english = {
  title: {
    invoice: (number: string) => `Invoice ${number}`,
    'credit-note': (number: string) => `Credit note ${number}`,
  },
  from: 'From',
  to: 'To',
  about: 'About it',
  taxNumber: (number: string) => `Tax number: ${number}`,

  issuedOn: 'Issued on',
  order: 'Order',
  deliveryDay: 'Delivery day',
  corrects: 'Corrects invoice',
  reason: 'Reason',
  shopsReasons: shopsReasons as Record<ShopsReason, string>,

  sold: 'Sold',
  givenBack: 'Given back',
  servings: 'Servings',
  amount: 'Amount',
  total: 'Total',
  meal: 'Meal',
  anIngredient: 'an ingredient',
  missing: (name: string, amount: number | null, unit: Unit | null) =>
    `Missing: ${isolated(name)}${amount && unit ? `, ${soMuch(amount, unit)}` : ''}`,
  discount: (name: string | null) => (name === null ? 'Discount' : `Discount ${isolated(name)}`),
  delivery: 'Delivery',
  part: 'Part of the price',

  rate: 'Rate',
  net: 'Net',
  tax: 'Tax',
  gross: 'Gross',
  classes,
  ofClass: (taxClass: string, percent: string) => `${taxClass}, ${percent}`,

  means,
  paid: (money: string, by: string) => `Paid: ${money}. ${by}.`,
  paidBack: (money: string, by: string) => `Given back: ${money}. ${by}.`,
  stillToPay: (money: string) => `Still to pay: ${money}.`,
  notPaid: 'Not paid yet.',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
};

export type InvoiceWords = typeof english;
