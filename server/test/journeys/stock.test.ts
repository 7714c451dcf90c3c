import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { fillBasket, openStore, order, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

test('a count finds promised boxes in the house too, and only what is beyond them can be sold', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const ada = await store.customer();
  const staff = await store.administrator();
  const placed = await order(
    ada,
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 3 }]),
  );
  const count = (amount: number) =>
    staff.ask('POST', '/api/admin/stock-movements', {
      movements: [{ kind: 'counted', ingredientNo: store.nos.ingredient('Rice'), amount }],
    });

  const level = await staff.ask('GET', '/api/admin/stock');
  expect(level.body).toMatchObject({ items: [{ amount: 700, promisedAmount: 300 }] });
  await count(1000);
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 700, ledger: 700 } });
  await count(950);
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 650, ledger: 650 } });
  expect(await count(299)).toMatchObject({ status: 409, body: { code: 'stock-below-zero' } });

  for (const to of ['packing', 'packed', 'shipped']) {
    const move = { to, reason: 'Asked for early' };
    await staff.ask('POST', `/api/admin/orders/${placed.body.orderNo}/move`, move);
  }
  await count(640);
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 640, ledger: 640 } });
});

test('what is received is received once, however often and however close together it is asked for', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const staff = await store.administrator();
  const ingredientNo = store.nos.ingredient('Rice');
  const change = (kind: string, amount: number, key: string) =>
    staff.ask(
      'POST',
      '/api/admin/stock-movements',
      { movements: [{ kind, ingredientNo, amount }] },
      { 'idempotency-key': key },
    );
  const [key, another] = [randomUUID(), randomUUID()];
  const replies = await Promise.all([1, 2, 3, 4].map(() => change('received', 500, key)));
  for (const reply of replies) {
    expect(reply).toMatchObject({
      status: 201,
      body: { levels: [{ ingredientNo, amount: 1500 }] },
    });
  }
  expect(await change('received', 501, key)).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key-reused' },
  });
  // What was refused was not done: the same form, corrected, is.
  expect((await change('spoiled', 1501, another)).status).toBe(409);
  expect((await change('spoiled', 1, another)).status).toBe(201);
  expect(await change('spoiled', 1, 'short')).toMatchObject({ status: 400 });
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 1499, ledger: 1499 } });
});

test('a cancelled order gives its stock and its place back exactly once, whoever asks how often', async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const ada = await store.customer();
  const staff = await store.administrator();
  const placed = await order(
    ada,
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 3 }]),
  );
  const path = `/api/orders/${placed.body.orderNo}/cancel`;
  const replies = await Promise.all([
    ada.ask('POST', path, {}),
    ada.ask('POST', path, {}),
    staff.ask('POST', `/api/admin/orders/${placed.body.orderNo}/move`, { to: 'cancelled' }),
  ]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await store.stockAndLedger()).toEqual({ Rice: { stock: 1000, ledger: 1000 } });
  const days = await ada.ask<{ items: { room: number }[] }>('GET', '/api/delivery-days');
  expect(new Set(days.body.items.map(({ room }) => room))).toEqual(new Set([500]));
});
