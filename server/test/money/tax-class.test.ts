import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { TaxRate } from '../../src/checkout/pricing/zones.ts';
import { soldOrder } from '../../src/ledger/books/books.ts';
import { setPrices } from '../prices.ts';
import { changeOrder, type Store } from '../store.ts';
import { charge, openTill, placed } from './till.ts';

let store: Store;
afterEach(() => store.close());

const rates = (alcohol: number): TaxRate[] =>
  (['food', 'alcohol', 'delivery'] as const).map((taxClass) => ({
    region: 'IE',
    taxClass,
    validFrom: '2020-01-01',
    validUntil: null,
    basisPoints: taxClass === 'alcohol' ? alcohol : 0,
  }));
const zones = [{ name: 'Ireland', prefixes: ['IE'], feeCents: 490 }];

/** A bottle, and a meal; after it was ordered the wine turns out to hold no alcohol, and the rice to be a drink. */
async function orderedWine() {
  const ada = await store.customer();
  const orderNo = await placed(store, ada, [
    { recipe: 'Wine', servings: 1 },
    { recipe: 'Congee', servings: 2 },
  ]);
  await store.shop.database.run(
    sql`update ingredients set alcohol_permille = case ingredients_name when 'Wine' then 0 else 400 end, diets = '{}'`,
  );
  return { ada, orderNo };
}

const classesOf = async (orderNo: number) =>
  (await soldOrder(store.shop.database, orderNo)).lines.map(({ taxClass }) => taxClass);

const salesRow = z.object({ account: z.string() });
const salesOf = async (orderNo: number) =>
  (
    await store.shop.database.query(
      salesRow,
      sql`select credit as account from transfer where order_no = ${orderNo} and credit like 'sales:%' order by 1`,
    )
  ).map(({ account }) => account);

test.each([
  ['owes no tax', { zones, rates: rates(0) }],
  ['owes tax', { zones, rates: rates(2300) }],
  ['is of a shop that says nothing of tax', { zones, rates: [] }],
])(
  'a line that %s is sold as what its order says, whatever its ingredients become',
  async (_, prices) => {
    store = await openTill();
    await setPrices(store.shop, prices);
    const { orderNo } = await orderedWine();
    expect(await classesOf(orderNo)).toEqual(['alcohol', 'food']);
    await charge(store, orderNo);
    expect(await salesOf(orderNo)).toEqual(['sales:alcohol', 'sales:food']);
  },
);

test('an order that is changed in its address alone is taxed again as it was sold', async () => {
  store = await openTill();
  await setPrices(store.shop, { zones, rates: rates(2300) });
  const { ada, orderNo } = await orderedWine();
  const deliverTo = {
    name: 'Ada Cook',
    phone: '0871234567',
    address: '2 Quay Street',
    postcode: 'D02 XY45',
  };
  const { body } = await ada.ask<{ totalCents: number; price: object }>(
    'GET',
    `/api/orders/${orderNo}`,
  );
  const changed = await changeOrder(ada, orderNo, {
    editNo: 0,
    totalCents: body.totalCents,
    deliverTo,
  });
  expect(changed.status).toBe(200);
  expect(await classesOf(orderNo)).toEqual(['alcohol', 'food']);
  const after = await ada.ask<{ price: object }>('GET', `/api/orders/${orderNo}`);
  expect(after.body.price).toEqual(body.price);
});

test('a tax of nothing is no part of a price as people are told it', async () => {
  store = await openTill();
  await setPrices(store.shop, { zones, rates: [] });
  const { ada, orderNo } = await orderedWine();
  const { body } = await ada.ask<{ price: object }>('GET', `/api/orders/${orderNo}`);
  expect(body.price).toMatchObject({ taxes: [], taxIncluded: null });
});
