import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeStock } from '../src/stock/inventory/inventory.ts';
import type { RefusalCode } from '../src/refusal.ts';
import { openWorld, refused as expectRefused, type World } from './security/world.ts';
import { deliverTo, firstDay, type Person, type Reply } from './store.ts';

let world: World;
let ada: Person;
beforeAll(async () => {
  world = await openWorld();
  ({ ada } = world);
});
afterAll(() => world.store.close());

const refused = (code: RefusalCode, ask: () => Promise<Reply>, about?: unknown) =>
  expectRefused(world.store, code, ask, about);

const body = { basketVersion: 1, totalCents: 1, deliveryDay: firstDay, deliverTo };
const send = (key: string, changed: object = {}) =>
  ada.ask('POST', '/api/orders', { ...body, ...changed }, { 'idempotency-key': key });

test('an order needs a key that is neither short, nor long, nor anything but visible ASCII', async () => {
  for (const key of [
    '',
    'short',
    'x'.repeat(101),
    'with a space',
    'h\u00e9h\u00e9h\u00e9h\u00e9',
    'tab\tinside',
  ])
    await refused('invalid-input', () => send(key), key);
});

test('an order needs a day that is one, in the calendar, soon and not past', async () => {
  for (const deliveryDay of ['2026-02-30', '25-11-2026', '', 'tomorrow', '2026-11-25T00:00', null])
    await refused('invalid-input', () => send(randomUUID(), { deliveryDay }), deliveryDay);
  const { version } = (await ada.ask<{ version: number }>('GET', '/api/cart')).body;
  for (const deliveryDay of [
    '2026-11-29',
    '2026-11-18',
    '2027-06-01',
    '9999-12-31',
    '0001-01-03',
  ]) {
    const known = { deliveryDay, basketVersion: version };
    await refused('delivery-day-unknown', () => send(randomUUID(), known), deliveryDay);
  }
});

test('a day that has been closed for today is told apart from one that never was', async () => {
  const { version } = (await ada.ask<{ version: number }>('GET', '/api/cart')).body;
  const known = { deliveryDay: '2026-11-24', basketVersion: version };
  await refused('cut-off-passed', () => send(randomUUID(), known));
});

test('a line says which change of a line cannot be done, in the order they were sent', async () => {
  const { nos } = world.store;
  const changes = [
    { action: 'omit', ingredientNo: nos.ingredient('Milk') },
    { action: 'extra', ingredientNo: nos.ingredient('Rice'), amount: 1 },
  ];
  for (const path of ['/api/recipes/congee/quote', '/api/cart/lines']) {
    const line = {
      servings: 1,
      changes,
      ...(path.includes('cart') ? { recipeNo: nos.recipe('Congee') } : {}),
    };
    const reply = await ada.ask('POST', path, line);
    expect(reply).toMatchObject({ status: 422, body: { fields: [{ field: '/changes/0' }] } });
  }
});

test('a cancellation that the shelf has no digits left for is refused, not half done', async () => {
  const { shop, nos } = world.store;
  const { Rice } = await world.store.stockAndLedger();
  const amount = 9_999_999_999 - (Rice?.stock ?? 0);
  const received = { kind: 'received' as const, amount, by: 'shop' as const, note: null };
  await changeStock(shop, [{ ingredientNo: nos.ingredient('Rice'), ...received }]);
  const cancel = () => ada.ask('POST', `/api/orders/${world.orderNo}/cancel`, {});
  await refused('movement-too-large', cancel);
});
