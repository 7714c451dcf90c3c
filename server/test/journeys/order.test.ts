import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { deliverTo, fillBasket, firstDay, openStore, order, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

test('never promises the same lime twice', async () => {
  store = await openStore({
    stock: { Lime: 10 },
    recipes: { Ceviche: { Lime: 3 }, Tacos: { Lime: 3 } },
  });
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [
    { recipe: 'Ceviche', servings: 2 },
    { recipe: 'Tacos', servings: 2 },
  ]);
  const refused = await order(ada, basket);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'out-of-stock',
    shortages: [{ name: 'Lime', needed: 12, left: 10 }],
    remedies: [{ servings: 1 }, { servings: 1 }],
  });
  expect(await store.stockAndLedger()).toEqual({ Lime: { stock: 10, ledger: 10 } });
});

test('an order is taken from stock, told by mail, and empties the basket it came from', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 90 } } });
  const ada = await store.customer('ada@example.com');
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  expect(basket.totalCents).toBe(180 + 2 * 150);
  const placed = await order(ada, basket);
  expect(placed.status).toBe(201);
  expect(placed.headers.get('location')).toBe(`/api/orders/${placed.body.orderNo}`);
  await store.settled();
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 820, ledger: 820 } });
  expect((await ada.ask<{ lines: unknown[] }>('GET', '/api/cart')).body.lines).toEqual([]);
  expect(store.letters).toMatchObject([
    { to: 'ada@example.com', id: `order-${placed.body.orderNo}-placed` },
  ]);
  const { body } = await ada.ask('GET', `/api/orders/${placed.body.orderNo}`);
  expect(body).toMatchObject({
    status: 'placed',
    totalCents: basket.totalCents,
    deliveryDay: firstDay,
    deliverTo,
    lines: [
      { name: 'Congee', servings: 2, ingredients: [{ name: 'Rice', amount: 180, cents: 180 }] },
    ],
  });
});

test('the same Idempotency-Key answers the same order, at once or later, and another body is refused', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  const key = randomUUID();
  const replies = await Promise.all([1, 2, 3, 4].map(() => order(ada, basket, { key })));
  await store.settled();
  replies.push(await order(ada, basket, { key }));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
  expect(new Set(replies.map(({ body }) => body.orderNo)).size).toBe(1);
  const other = await order(ada, { ...basket, totalCents: 1 }, { key });
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 900, ledger: 900 } });
});

test('one basket becomes one order, whatever the keys', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  const replies = await Promise.all([1, 2, 3].map(() => order(ada, basket)));
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const [placed] = replies.filter(({ status }) => status === 201);
  for (const refused of replies.filter(({ status }) => status === 409)) {
    // One that comes once the order is done finds nothing in the box any more.
    if (refused.body.code === 'basket-empty') continue;
    expect(refused.body).toMatchObject({
      code: 'basket-already-ordered',
      orderNo: placed?.body.orderNo,
    });
  }
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 900, ledger: 900 } });
});

test('an order says what was changed in names, until when it can be cancelled, and shows its cards', async () => {
  store = await openStore({
    stock: { Rice: 1000, Lime: 1000, Salt: 1000 },
    recipes: { Ceviche: { Rice: 50, Lime: 30 } },
  });
  const ada = await store.customer();
  const changes = [
    { action: 'extra', ingredientNo: store.nos.ingredient('Salt'), amount: 5 },
    { action: 'omit', ingredientNo: store.nos.ingredient('Lime') },
  ];
  const basket = await fillBasket(store, ada, [{ recipe: 'Ceviche', servings: 1, changes }]);
  const { orderNo } = (await order(ada, basket)).body;
  await store.settled();
  const page = async () => (await ada.ask('GET', `/api/orders/${orderNo}`)).body;
  expect(await page()).toMatchObject({
    cancellableUntil: '2026-11-23T18:00:00.000Z',
    moves: [],
    lines: [
      {
        namedChanges: [
          { action: 'omit', name: 'Lime' },
          { action: 'extra', name: 'Salt', amount: 5, unit: 'g' },
        ],
      },
    ],
  });
  const text = store.letters[0]?.text;
  expect(text).toContain('  Without Lime.\n  5 g more Salt.\n  None of the 14 allergens');
  expect(text).toContain(`Your order: http://localhost:3000/account/orders/${orderNo}\n`);
  expect(text).toContain(`to print: http://localhost:3000/account/orders/${orderNo}/cards`);
  const cards = await ada.ask('GET', `/api/orders/${orderNo}/cards`);
  expect(cards.body).toMatchObject({
    items: [
      {
        lineNo: 1,
        card: {
          name: 'Ceviche',
          steps: ['Cook rice.'],
          notices: [{ kind: 'extra', name: 'Salt', amount: 5, cooking: 'none' }],
          ingredients: [{ name: 'Rice' }, { name: 'Lime' }],
        },
      },
    ],
  });
  store.time.now = new Date('2026-11-23T18:00:00Z');
  await ada.ask('POST', '/auth/refresh', {});
  expect(await page()).toMatchObject({ status: 'placed', cancellableUntil: null });
});
