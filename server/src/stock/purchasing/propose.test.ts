import { expect, test } from 'vitest';
import { nextOrderDay, propose } from './propose.ts';
import { wrongTemperature } from './temperature.ts';

const supplier = (supplierNo: number, changes: object = {}) => ({
  supplierNo,
  name: `Supplier ${supplierNo}`,
  contactName: null,
  email: null,
  phone: null,
  address: null,
  currency: 'EUR',
  leadDays: 2,
  orderWeekdays: [1, 4],
  minOrderCents: 2000,
  note: null,
  active: true,
  version: 1,
  ...changes,
});
const article = (supplierNo: number, ingredientNo: number, changes: object = {}) => ({
  supplierNo,
  ingredientNo,
  name: null,
  unit: 'g' as const,
  articleNo: null,
  gtin: null,
  packAmount: 500,
  packCents: 400,
  preferred: false,
  ...changes,
});
const tuesday = '2026-11-24';

test('what is wanted is ordered in whole packs, less what is on its way, and what is too little is said', () => {
  const market = {
    suppliers: [supplier(1)],
    articles: [article(1, 7)],
    coming: new Map([[7, 300]]),
  };
  const { orders, nobodyHas } = propose(
    [
      { ingredientNo: 7, amount: 1801 },
      { ingredientNo: 8, amount: 5 },
    ],
    market,
    tuesday,
  );
  expect(orders).toMatchObject([
    {
      supplierNo: 1,
      orderOn: '2026-11-26',
      expectedOn: '2026-11-28',
      lines: [{ ingredientNo: 7, packs: 4 }],
      totalCents: 1600,
      belowMinimumCents: 400,
    },
  ]);
  expect(nobodyHas).toEqual([{ ingredientNo: 8, amount: 5 }]);
  const enough = { ...market, coming: new Map([[7, 1801]]) };
  expect(propose([{ ingredientNo: 7, amount: 1801 }], enough, tuesday).orders).toEqual([]);
});

test('it is bought from whom the shop prefers, else where a unit costs least, and never where nothing is bought any more', () => {
  const suppliers = [supplier(1), supplier(2), supplier(3, { active: false })];
  const from = (articles: ReturnType<typeof article>[]) =>
    propose([{ ingredientNo: 7, amount: 1 }], { suppliers, articles, coming: new Map() }, tuesday)
      .orders[0]?.supplierNo;
  const dear = article(1, 7, { packAmount: 1000, packCents: 900 });
  const cheap = article(2, 7, { packAmount: 100, packCents: 80 });
  expect(from([dear, cheap])).toBe(2);
  expect(from([{ ...dear, preferred: true }, cheap])).toBe(1);
  expect(from([dear, article(3, 7, { packCents: 1, preferred: true })])).toBe(1);
});

test('the next day of orders is today or the first after it, over the end of a week', () => {
  expect(nextOrderDay(tuesday, [2])).toBe('2026-11-24');
  expect(nextOrderDay(tuesday, [7])).toBe('2026-11-29');
  expect(nextOrderDay(tuesday, [1])).toBe('2026-11-30');
});

test('food that is kept cold is measured, and what is too warm needs somebody to say what was done', () => {
  expect(wrongTemperature('ambient', null, null)).toBeNull();
  expect(wrongTemperature('chilled', null, null)).toBe('temperature-missing');
  expect(wrongTemperature('chilled', 50, null)).toBeNull();
  expect(wrongTemperature('chilled', 51, null)).toBe('too-warm');
  expect(wrongTemperature('poultry', 41, null)).toBe('too-warm');
  expect(wrongTemperature('meat', 70, null)).toBeNull();
  expect(wrongTemperature('fish', 21, null)).toBe('too-warm');
  expect(wrongTemperature('frozen', -150, null)).toBeNull();
  expect(wrongTemperature('frozen', -149, null)).toBe('too-warm');
  expect(wrongTemperature('frozen', -149, 'refused')).toBeNull();
});
