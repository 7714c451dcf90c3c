import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 1000 },
    recipes: { Congee: { Rice: 100 } },
    environment: { LARDER_SHOP_NAME: 'Quay Kitchen', LARDER_CURRENCY: 'GBP' },
  });
});
afterAll(() => store.close());

test('everybody may know the name, money, language and clock of the shop', async () => {
  const first = await store.guest().ask('GET', '/api/shop');
  expect(first).toMatchObject({
    status: 200,
    body: { name: 'Quay Kitchen', currency: 'GBP', locale: 'en-IE', timeZone: 'Europe/Dublin' },
  });
  const etag = first.headers.get('etag') ?? '';
  const again = await store.guest().ask('GET', '/api/shop', undefined, { 'if-none-match': etag });
  expect(again.status).toBe(304);
});

test('a form that leaves everything empty asks for the whole menu', async () => {
  const empty = 'category=&diet=&without=&maxMinutes=&maxPriceCents=&q=&sort=&cursor=&limit=';
  const [all, asked] = [
    await store.guest().ask('GET', '/api/recipes'),
    await store.guest().ask('GET', `/api/recipes?${empty}`),
  ];
  expect(asked).toMatchObject({ status: 200, body: all.body });
});

test('empty filters of staff’s lists are none', async () => {
  const staff = await store.administrator();
  for (const address of [
    '/api/admin/recipes?q=&status=&cursor=&limit=',
    '/api/admin/ingredients?q=&cursor=',
    '/api/admin/orders?q=&status=&day=&customerNo=&limit=',
    '/api/admin/customers?q=&limit=',
    '/api/admin/stock?q=&low=&cursor=',
    '/api/admin/stock-movements?ingredientNo=&limit=',
  ])
    expect({ address, ...(await staff.ask('GET', address)) }).toMatchObject({
      address,
      status: 200,
    });
  const dateless = await staff.ask('GET', '/api/admin/reports/sales?from=&to=2026-11-25');
  expect(dateless).toMatchObject({ status: 400, body: { fields: [{ field: 'from' }] } });
});
