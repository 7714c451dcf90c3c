import type { z } from '@hono/zod-openapi';
import { afterEach, expect, test } from 'vitest';
import type { packingSchema } from '../../src/kitchen/packing/reply.ts';
import { afterCutOff, changesOf, kitchen, nextDay, openKitchen, ordered } from '../kitchen.ts';
import { firstDay, type Store } from '../store.ts';

type Board = z.infer<typeof packingSchema>;

let store: Store;
afterEach(() => store.close());

test('two tablets pack the same boxes at once, and each order moves once', async () => {
  store = await openKitchen();
  const lines = [
    { recipe: 'Curry', servings: 1 },
    { recipe: 'Bowl', servings: 1 },
    { recipe: 'Curry', servings: 2, changes: [changesOf(store).withTofu] },
  ];
  const orders = await Promise.all([1, 2, 3].map(() => ordered(store, lines)));
  afterCutOff(store);
  const [left, right] = [await store.administrator(), await store.administrator()];
  const replies = await Promise.all(
    orders.flatMap((orderNo) =>
      [left, right].flatMap((tablet) =>
        [1, 2, 3].map((lineNo) =>
          tablet.ask('POST', kitchen(`packing/${orderNo}/lines/${lineNo}`), { packed: true }),
        ),
      ),
    ),
  );
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  const { body } = await left.ask<Board>('GET', kitchen('packing'));
  expect(body.progress).toMatchObject({ orders: { packed: 3 }, lines: 9, packedLines: 9 });
  for (const orderNo of orders) {
    const story = await left.ask<{ moves: object[] }>('GET', `/api/admin/orders/${orderNo}`);
    expect(story.body.moves).toMatchObject([
      { from: 'placed', to: 'packing' },
      { from: 'packing', to: 'packed' },
    ]);
  }
});

test('a kitchen tablet reads what a customer changed beside the meal', async () => {
  store = await openKitchen();
  const { extra, omit, withTofu } = changesOf(store);
  const changes = [omit('Coriander'), withTofu, extra('Peanuts', 50)];
  await ordered(store, [
    { recipe: 'Curry', servings: 2, changes },
    { recipe: 'Bowl', servings: 1 },
  ]);
  const cook = await store.staff('kitchen');
  const { body } = await cook.ask<Board>('GET', kitchen('packing'));
  expect(body.orders[0]?.lines.map(({ changesText }) => changesText)).toEqual([
    'without Coriander; Firm tofu for Chicken thigh; plus 50 g Peanuts',
    '',
  ]);
});

test('a mark is taken back as long as the box is in the house, and takes back what it moved', async () => {
  store = await openKitchen();
  const orderNo = await ordered(store, [
    { recipe: 'Curry', servings: 1 },
    { recipe: 'Bowl', servings: 1 },
  ]);
  afterCutOff(store);
  const staff = await store.administrator();
  const mark = (lineNo: number, packed: boolean, day = firstDay) =>
    staff.ask<Board['orders'][number] & { code: string }>(
      'POST',
      kitchen(`packing/${orderNo}/lines/${lineNo}`, day),
      { packed },
    );
  expect((await mark(1, false)).body.status).toBe('placed');
  expect((await mark(1, true)).body).toMatchObject({ status: 'packing', packedLines: 1 });
  expect((await mark(1, false)).body).toMatchObject({ status: 'placed', packedLines: 0 });
  await mark(1, true);
  expect((await mark(2, true)).body).toMatchObject({ status: 'packed', packedLines: 2 });
  expect((await mark(2, true)).body).toMatchObject({ status: 'packed', packedLines: 2 });
  expect((await mark(2, false)).body).toMatchObject({ status: 'packing', packedLines: 1 });
  expect((await mark(2, true)).body).toMatchObject({ status: 'packed', packedLines: 2 });
  expect((await mark(3, true)).body.code).toBe('line-not-found');
  expect((await mark(1, true, nextDay)).body.code).toBe('order-not-found');
  await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to: 'shipped' });
  expect((await mark(2, false)).body.code).toBe('order-move-not-allowed');
  await staff.ask('POST', `/api/admin/orders/${orderNo}/take-back`, { from: 'shipped' });
  await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to: 'cancelled' });
  expect((await mark(1, true)).body.code).toBe('order-move-not-allowed');
});

test('a box that is called packed anywhere has every line in it on the board', async () => {
  store = await openKitchen();
  const orderNo = await ordered(store, [
    { recipe: 'Curry', servings: 1 },
    { recipe: 'Bowl', servings: 1 },
  ]);
  afterCutOff(store);
  const staff = await store.administrator();
  for (const to of ['packing', 'packed'])
    await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to });
  const { body } = await staff.ask<Board>('GET', kitchen('packing'));
  expect(body.orders).toMatchObject([{ orderNo, status: 'packed', packedLines: 2 }]);
});

test('many orders are moved at once, each answered on its own, and again without harm', async () => {
  store = await openKitchen();
  const [packed, placed] = [
    await ordered(store, [{ recipe: 'Bowl', servings: 1 }]),
    await ordered(store, [{ recipe: 'Bowl', servings: 2 }]),
  ];
  const elsewhere = await ordered(store, [{ recipe: 'Bowl', servings: 1 }], nextDay);
  afterCutOff(store);
  const staff = await store.administrator();
  const move = async (to: string, orderNos: number[]) => {
    const { body } = await staff.ask<{ items: object[] }>('POST', kitchen('packing/move'), {
      to,
      orderNos,
    });
    return body.items;
  };
  await move('packing', [packed]);
  await move('packed', [packed]);
  const all = [packed, placed, elsewhere, 999_999];
  const answers = [
    { orderNo: packed, moved: true, code: null },
    { orderNo: placed, moved: false, code: 'order-move-not-allowed' },
    { orderNo: elsewhere, moved: false, code: 'order-not-found' },
    { orderNo: 999_999, moved: false, code: 'order-not-found' },
  ];
  expect(await move('shipped', all)).toEqual(answers);
  expect(await move('shipped', all)).toEqual(answers);
  const { body } = await staff.ask<Board>('GET', kitchen('packing'));
  expect(body).toMatchObject({
    progress: { orders: { shipped: 1, placed: 1 }, lines: 2, packedLines: 1 },
    orders: [
      { orderNo: packed, status: 'shipped', packedLines: 1 },
      { orderNo: placed, status: 'placed', packedLines: 0 },
    ],
  });
});
