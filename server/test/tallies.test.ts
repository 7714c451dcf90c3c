import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countOrders, unevenTallies } from '../src/checkout/tallies/tallies.ts';
import {
  changeOrder,
  fillBasket,
  firstDay,
  openStore,
  order,
  type Person,
  type Store,
} from './store.ts';

let store: Store;
let staff: Person;
let ada: Person;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000, Lime: 4000, Salt: 10_000 },
    recipes: { Congee: { Rice: 90, Salt: 5 }, Ceviche: { Lime: 3, Salt: 5 } },
  });
  staff = await store.administrator();
  ada = await store.customer();
});
afterEach(() => store.close());

const count = () => countOrders(store.shop, { patience: 0 });
/** What was placed since is looked at, and then counted. */
const countAll = async () => (await count()) + (await count());
const uneven = () => unevenTallies(store.shop);

async function placed(recipe: string, servings: number): Promise<number> {
  const basket = await fillBasket(store, ada, [{ recipe, servings }]);
  return (await order(ada, basket)).body.orderNo;
}

/** Everything that is told of orders together. */
async function told(): Promise<unknown[]> {
  const range = 'from=2026-11-22&to=2026-11-24';
  const paths = [
    `reports/sales?${range}`,
    `reports/best-recipes?${range}`,
    'reports/best-recipes?from=2026-10-15&to=2026-11-30',
    'reports/today',
    'forecast',
  ];
  const replies = [];
  for (const path of paths) {
    const { status, body } = await staff.ask('GET', `/api/admin/${path}`);
    expect(status).toBe(200);
    replies.push(body);
  }
  return replies;
}

const cancel = (orderNo: number) => ada.ask('POST', `/api/orders/${orderNo}/cancel`, {});
const move = (orderNo: number, to: string) =>
  staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to, reason: 'asked' });

type CartReply = {
  version: number;
  totalCents: number;
  lines: { lineId: string; recipeNo: number }[];
};

async function changeMeals(orderNo: number): Promise<void> {
  await ada.ask('PUT', '/api/cart/order', { orderNo });
  const { body: cart } = await ada.ask<CartReply>('GET', '/api/cart');
  const [line] = cart.lines;
  const { body: seen } = await ada.ask<CartReply>('PUT', `/api/cart/lines/${line?.lineId}`, {
    recipeNo: store.nos.recipe('Ceviche'),
    servings: 4,
  });
  const asked = { editNo: 0, totalCents: seen.totalCents, basketVersion: seen.version };
  expect((await changeOrder(ada, orderNo, asked)).body).toMatchObject({ editNo: 1 });
}

async function changeDay(orderNo: number): Promise<void> {
  const { body } = await ada.ask<{ totalCents: number }>('GET', `/api/orders/${orderNo}`);
  const deliveryDay = '2026-11-26';
  const asked = { editNo: 0, totalCents: body.totalCents, deliveryDay };
  expect((await changeOrder(ada, orderNo, asked)).status).toBe(200);
}

test('reports say the same whether orders are counted, not yet, or changed since', async () => {
  const [kept, cancelled, edited, moved, packed] = [
    await placed('Congee', 2),
    await placed('Congee', 3),
    await placed('Congee', 1),
    await placed('Ceviche', 2),
    await placed('Congee', 4),
  ];
  const atFirst = await told();
  expect(await countAll()).toBe(5);
  expect(await told()).toEqual(atFirst);
  expect(await uneven()).toEqual([]);

  await cancel(cancelled);
  await changeMeals(edited);
  await changeDay(moved);
  await move(packed, 'packing');
  await move(packed, 'packed');
  await placed('Ceviche', 1);
  const changed = await told();
  expect(changed).not.toEqual(atFirst);
  expect(changed[0]).toMatchObject({ total: { orders: 5, servings: 13, cancelledOrders: 1 } });
  expect(await uneven()).toEqual([]);

  // As it is told with nothing counted.
  await store.shop.database.run(sql`delete from tally`);
  await store.shop.database.run(sql`delete from tally_change`);
  await store.shop.database.run(sql`delete from tally_again`);
  await store.shop.database.run(sql`update tally_state set upto = 0, seen = 0`);
  expect(await told()).toEqual(changed);
  expect(await countAll()).toBe(6);
  expect(await told()).toEqual(changed);
  await cancel(kept);
  await count();
  expect(await uneven()).toEqual([]);
});

test('an order that is younger than a minute is not counted yet', async () => {
  await placed('Congee', 2);
  expect(await countOrders(store.shop)).toBe(0);
  expect(await countOrders(store.shop)).toBe(0);
  expect((await told())[0]).toMatchObject({ total: { orders: 1 } });
  expect(await countAll()).toBe(1);
});

test('orders that change while they are counted are counted once', async () => {
  const orderNos: number[] = [];
  for (let n = 0; n < 12; n += 1) orderNos.push(await placed('Congee', 1 + (n % 3)));
  await count();
  const changes = orderNos.map(async (orderNo, n) => {
    if (n % 3 === 0) await cancel(orderNo);
    else await move(orderNo, 'packing');
  });
  await Promise.all([...changes, ...Array.from({ length: 8 }, count)]);
  expect(await uneven()).toEqual([]);
  const before = await told();
  await countAll();
  expect(await told()).toEqual(before);
  expect(await uneven()).toEqual([]);
  expect(before[0]).toMatchObject({ total: { orders: 8, cancelledOrders: 4 } });
});

test('a tally that is not what its orders sum to is named', async () => {
  await placed('Congee', 2);
  await countAll();
  await store.shop.database.run(sql`update tally set orders = orders + 1 where counted = 'box'`);
  expect(await uneven()).toEqual([
    {
      counted: 'box',
      day: firstDay,
      currency: '',
      recipeNo: 0,
      kitchenNo: 0,
      status: 'placed',
      ahead: 0,
      orders: 1,
      portions: 0,
      cents: 0,
      foodCents: 0,
    },
  ]);
});
