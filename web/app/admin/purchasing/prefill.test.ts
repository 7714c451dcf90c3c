import { expect, test } from 'vitest';
import type { PurchaseStory, Scan } from '../kit/office-types.ts';
import { prefilled, storageOf } from './prefill.ts';

const names = [
  { ingredientNo: 1, name: 'Celery', unit: 'g', storage: 'chilled', originRule: 'none' },
  { ingredientNo: 2, name: 'Egg', unit: 'piece', storage: 'cool', originRule: 'none' },
] as const;
const suppliers = [{ supplierNo: 7 }, { supplierNo: 8 }];
const article = (supplierNo: number, ingredientNo: number, packAmount: number) => ({
  supplierNo,
  ingredientNo,
  packAmount,
  name: null,
  unit: 'g' as const,
  articleNo: null,
  packCents: 100,
  gtin: '04006381333931',
  preferred: true,
});
const scan = (said: Scan['said'], articles: Scan['articles'] = []): Scan => ({
  said,
  why: null,
  field: null,
  articles,
});
const order = {
  supplierNo: 7,
  items: [{ ingredientNo: 1, packs: 10, packAmount: 400, receivedAmount: 1600 }],
} as unknown as PurchaseStory;
const nothing = {
  scan: null,
  order: null,
  from: '',
  ingredientNo: '',
  suppliers,
  names,
  today: '2026-12-01',
};

test('a label says who it is from and how much is in it', () => {
  const said = { gtin: '04006381333931', count: 5 };
  const read = scan(said, [article(8, 1, 400)]);
  expect(prefilled({ ...nothing, scan: read, from: '7' })).toMatchObject({
    from: '8',
    ingredientNo: '1',
    amount: 2000,
    storage: 'chilled',
    isUnknown: false,
  });
  const both = scan(said, [article(8, 1, 400), article(7, 1, 250)]);
  expect(prefilled({ ...nothing, scan: both, from: '7' })).toMatchObject({
    from: '7',
    amount: 1250,
  });
});

test('a weight counts where the ingredient is weighed, and nowhere else', () => {
  const said = { gtin: '04006381333931', netGrams: 730 };
  const celery = scan(said, [article(7, 1, 400)]);
  expect(prefilled({ ...nothing, scan: celery }).amount).toBe(730);
  const eggs = scan(said, [article(7, 2, 12)]);
  expect(prefilled({ ...nothing, scan: eggs }).amount).toBe(12);
});

test('what was ordered without a label begins with what has not come yet', () => {
  expect(prefilled({ ...nothing, order, ingredientNo: '1' })).toMatchObject({
    from: '7',
    amount: 2400,
    isUnordered: false,
  });
  expect(prefilled({ ...nothing, order, ingredientNo: '2' }).isUnordered).toBe(true);
});

test('a label that nobody knows chooses nothing, and is said to be unknown', () => {
  const read = scan({ gtin: '04006381333931' });
  expect(prefilled({ ...nothing, scan: read, from: '7', ingredientNo: '1' })).toMatchObject({
    from: '7',
    ingredientNo: '',
    storage: '',
    amount: undefined,
    isUnknown: true,
  });
});

test('a day that is over is said', () => {
  const isPast = (useBy: string) => prefilled({ ...nothing, scan: scan({ useBy }) }).isPast;
  expect([isPast('2026-11-30'), isPast('2026-12-01')]).toEqual([true, false]);
});

test('the supplier is chosen by itself only where there is one', () => {
  expect(prefilled(nothing).from).toBe('');
  expect(prefilled({ ...nothing, suppliers: [{ supplierNo: 7 }] }).from).toBe('7');
});

test('food is measured by the limit of its kind, and by none that nobody has said', () => {
  const kept = (
    storage: 'chilled' | 'frozen' | 'cool' | null,
    originRule: 'fish' | 'beef' | 'minced-beef' | null,
  ) => storageOf({ storage, originRule });
  expect(kept('chilled', 'fish')).toBe('fish');
  expect(kept('chilled', 'beef')).toBe('meat');
  expect(kept('chilled', 'minced-beef')).toBe('');
  expect(kept('frozen', 'fish')).toBe('frozen');
  expect(kept('cool', null)).toBe('ambient');
  expect(kept(null, 'fish')).toBe('');
});
