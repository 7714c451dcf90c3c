import { afterEach, expect, test } from 'vitest';
import { fillBasket, firstDay, monday, openStore, order, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

const reports = (path: string) => `/api/admin/reports/${path}`;

async function ordered(recipe: string, servings: number) {
  const by = await store.customer();
  const basket = await fillBasket(store, by, [{ recipe, servings }]);
  const placed = await order(by, basket);
  expect(placed.status).toBe(201);
  return { orderNo: placed.body.orderNo, cents: basket.totalCents, by };
}

const openSmallStore = () =>
  openStore({
    stock: { Rice: 10_000, Lime: 40, Salt: 1_000 },
    recipes: { Congee: { Rice: 90, Salt: 5 }, Ceviche: { Lime: 3, Salt: 5 } },
    facts: { Lime: { lowStockAmount: 50 }, Rice: { lowStockAmount: 100 } },
  });

test('sales are told by day, with the days nobody bought and what was cancelled', async () => {
  store = await openSmallStore();
  const staff = await store.administrator();
  const [congee, ceviche, gone] = [
    await ordered('Congee', 2),
    await ordered('Ceviche', 3),
    await ordered('Congee', 4),
  ];
  await gone.by.ask('POST', `/api/orders/${gone.orderNo}/cancel`, {});
  const { body } = await staff.ask('GET', reports('sales?from=2026-11-22&to=2026-11-24'));
  const none = { orders: 0, servings: 0, revenueCents: 0, cancelledOrders: 0, cancelledCents: 0 };
  const sold = {
    orders: 2,
    servings: 5,
    revenueCents: congee.cents + ceviche.cents,
    cancelledOrders: 1,
    cancelledCents: gone.cents,
  };
  expect(body).toEqual({
    days: [
      { date: '2026-11-22', ...none },
      { date: '2026-11-23', ...sold },
      { date: '2026-11-24', ...none },
    ],
    total: sold,
    currency: 'EUR',
    otherCurrencies: [],
  });
});

test('a sale counts for the day it has in the shop, not in Greenwich', async () => {
  store = await openStore({
    stock: { Rice: 1_000 },
    recipes: { Congee: { Rice: 90 } },
    environment: { LARDER_TIME_ZONE: 'Pacific/Auckland' },
    now: new Date('2026-11-22T12:00:00Z'),
  });
  const staff = await store.administrator();
  await ordered('Congee', 1);
  const { body } = await staff.ask<{ days: { date: string; orders: number }[] }>(
    'GET',
    reports('sales?from=2026-11-22&to=2026-11-23'),
  );
  expect(body.days.map(({ orders }) => orders)).toEqual([0, 1]);
});

test('a range that ends before it begins, or is longer than a leap year, is refused by its field', async () => {
  store = await openSmallStore();
  const staff = await store.administrator();
  for (const path of ['sales', 'best-recipes']) {
    for (const range of ['from=2026-02-02&to=2026-02-01', 'from=2024-01-01&to=2025-01-01']) {
      const { body } = await staff.ask('GET', reports(`${path}?${range}`));
      expect(body).toMatchObject({ code: 'invalid-input', fields: [{ field: 'to' }] });
    }
    const leapYear = await staff.ask('GET', reports(`${path}?from=2024-01-01&to=2024-12-31`));
    expect(leapYear.status).toBe(200);
  }
});

test('the best recipes are those with the most servings, with what their ingredients brought in', async () => {
  store = await openSmallStore();
  const staff = await store.administrator();
  await ordered('Congee', 2);
  await ordered('Congee', 1);
  const ceviche = await ordered('Ceviche', 4);
  const gone = await ordered('Congee', 6);
  await gone.by.ask('POST', `/api/orders/${gone.orderNo}/cancel`, {});
  const { body } = await staff.ask(
    'GET',
    reports('best-recipes?from=2026-11-23&to=2026-11-23&limit=5'),
  );
  const ingredientCents = ceviche.cents - 4 * 150;
  expect(body).toMatchObject({
    items: [
      {
        name: 'Ceviche',
        slug: 'ceviche',
        servings: 4,
        orders: 1,
        revenueCents: ceviche.cents,
        ingredientCents,
        ingredientPercent: Math.round((100 * ingredientCents) / ceviche.cents),
      },
      { name: 'Congee', servings: 3, orders: 2 },
    ],
  });
  const one = await staff.ask<{ items: object[] }>(
    'GET',
    reports('best-recipes?from=2026-11-23&to=2026-11-23&limit=1'),
  );
  expect(one.body.items).toHaveLength(1);
});

test('what runs low is named with the recipes that end first because of it', async () => {
  store = await openSmallStore();
  const staff = await store.administrator();
  await ordered('Ceviche', 3);
  const { body } = await staff.ask('GET', reports('low-stock'));
  expect(body).toEqual({
    items: [
      {
        kitchenNo: 1,
        ingredientNo: store.nos.ingredient('Lime'),
        name: 'Lime',
        unit: 'g',
        freeAmount: 31,
        lowStockAmount: 50,
        packAmount: 100,
        limits: [
          {
            recipeNo: store.nos.recipe('Ceviche'),
            slug: 'ceviche',
            name: 'Ceviche',
            portionsLeft: 10,
          },
        ],
      },
    ],
  });
});

test('the back office opens on the state of the shop', async () => {
  store = await openSmallStore();
  const staff = await store.administrator();
  const sold = await ordered('Congee', 2);
  const gone = await ordered('Congee', 1);
  await gone.by.ask('POST', `/api/orders/${gone.orderNo}/cancel`, {});
  const today = () =>
    staff.ask<{ days: { day: string; taken: number }[] } & Record<string, unknown>>(
      'GET',
      reports('today'),
    );
  const { body } = await today();
  expect(body).toMatchObject({
    date: '2026-11-23',
    ordersByStatus: { placed: 1, packing: 0, packed: 0, shipped: 0, delivered: 0, cancelled: 1 },
    lateOrders: 0,
    sales: { orders: 1, servings: 2, revenueCents: sold.cents, cancelledOrders: 1 },
    lowIngredients: 1,
    currency: 'EUR',
    otherCurrencies: [],
  });
  expect(body.days.find(({ day }) => day === firstDay)).toMatchObject({ taken: 1 });
  store.time.now = new Date(monday.getTime() + 7 * 24 * 60 * 60 * 1000);
  const nextWeek = await newShift();
  const late = await nextWeek.staff.ask<{ items: object[] }>('GET', '/api/admin/orders?late=true');
  expect(late.body.items).toMatchObject([{ orderNo: sold.orderNo, status: 'placed' }]);
  expect(nextWeek.body).toMatchObject({
    date: '2026-11-30',
    ordersByStatus: { placed: 0, cancelled: 0 },
    lateOrders: 1,
    sales: { orders: 0 },
  });
});

/** Sessions end in a week, so somebody signs in again. */
async function newShift() {
  const staff = await store.administrator();
  return { staff, body: (await staff.ask('GET', reports('today'))).body };
}
