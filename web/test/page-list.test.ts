import type { RouteConfigEntry } from '@react-router/dev/routes';
import { expect, test } from 'vitest';
import { looksAt, officeNavigation } from '../app/pages.ts';
import routes from '../app/routes.ts';

const payment = { orderNo: 1, page: '/sandbox/pay/1', back: '/pay/1' };
const looks = looksAt({
  orderNo: 1,
  day: '2026-11-25',
  emptyDay: '2026-11-26',
  customerNo: 1,
  recipeNo: 1,
  ingredientNo: 1,
  bought: { supplierNo: 1, purchaseNo: 1, receiptNo: 1, lotNo: 1 },
  promotionNo: 1,
  importNo: 1,
  payments: { open: payment, declined: payment, asked: payment, paid: payment },
  delivered: { orderNo: 1, recipeNo: 1 },
  billed: { orderNo: 1, number: 'INV-000001' },
  subscriptionNo: 1,
  newcomer: { password: 'a long and quiet password' },
  staff: { email: 'ada@example.com', password: 'a long and quiet password' },
});

/** Every address that the table of contents has. */
function addressesOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, children }) => {
    const address = path === undefined ? above : `${above}/${path}`;
    return children ? addressesOf(children, address) : [address === '' ? '/' : address];
  });
}

const addresses = addressesOf(routes);
const office = addressesOf(routes.filter(({ path }) => path === 'admin'));

test.each(addresses)('%s is in the list of pages', (address) => {
  expect(Object.keys(looks)).toContain(address);
});

test.each(Object.keys(looks))(
  '%s, of the list of pages, is in the table of contents',
  (address) => {
    expect(addresses).toContain(address);
  },
);

test.each(office.filter((address) => !address.includes(':')))(
  '%s can be found in the navigation of the back office',
  (address) => {
    expect(officeNavigation.map(({ to }) => to)).toContain(address);
  },
);

test('every look has a name of its own', () => {
  const names = Object.values(looks).flatMap((own) => own.map(({ name }) => name));
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
});
