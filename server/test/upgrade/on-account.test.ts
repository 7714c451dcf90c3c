import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { payFor, statusOf, takenAtProvider } from '../paying.ts';
import {
  asItComes,
  changeOrder,
  fillBasket,
  monday,
  openStore,
  order,
  password,
  type Person,
  type Store,
} from '../store.ts';
import { readFixtures } from './fixture.ts';
import { carrying, openOldData } from './old-data.ts';

const minute = 60_000;

type OrderReply = {
  status: string;
  editNo: number;
  totalCents: number;
  payment: { state: string };
};
const read = async (person: Person, orderNo: number) =>
  (await person.ask<OrderReply>('GET', `/api/orders/${orderNo}`)).body;
const pay = (person: Person, orderNo: number) =>
  person.ask<{ code?: string }>('POST', `/api/orders/${orderNo}/payment`, {});

/** What the store has done about the money of orders on account: nothing, ever. */
async function traces({ shop }: Store): Promise<unknown[]> {
  return shop.database.query(
    z.object({ orderNo: z.int() }),
    sql`select order_no as "orderNo" from orders o where coalesce(payment_by, 'invoice') = 'invoice'
      and (dunned > 0 or exists (select from payment p where p.order_no = o.order_no))`,
  );
}
const asked = ({ letters }: Store) => letters.filter(({ subject }) => /pay/i.test(subject));

describe.each(await readFixtures())('the data of $version in a store that takes cards', (old) => {
  const began = Date.parse(old.takenAt) + 5 * minute;
  let store: Store;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: began });
    store = await openOldData(old, new Date(began), asItComes);
  });
  afterEach(async () => {
    await store.close();
    vi.useRealTimers();
  });
  const as = (who: string): Person => {
    const member = old.story.members.find(({ name }) => name === who);
    if (!member) throw new Error(`There is no ${who}.`);
    return carrying(store, member);
  };

  test('keeps old orders on account, and takes new ones by card', async () => {
    const { body: shop } = await store.guest().ask('GET', '/api/shop');
    expect(shop).toMatchObject({ payments: 'sandbox' });
    for (const { who, orderNo } of old.story.orders) {
      expect((await read(as(who), orderNo)).payment).toMatchObject({ state: 'on-account' });
      const { code } = (await pay(as(who), orderNo)).body;
      expect(['nothing-to-pay', 'payment-closed']).toContain(code);
    }
    const cleo = as('cleo');
    const { body: cart } = await cleo.ask<{ version: number; totalCents: number }>('GET', '/api/cart'); // prettier-ignore
    const key = { 'idempotency-key': randomUUID() };
    const { body: placed } = await cleo.ask<{ orderNo: number }>(
      ...(['POST', '/api/orders'] as const),
      {
        basketVersion: cart.version,
        totalCents: cart.totalCents,
        deliveryDay: old.story.days.open[2],
        deliverTo: { name: 'Cleo', phone: '0871234567', address: '2 Quay Street' },
      },
      key,
    );
    expect(await statusOf(cleo, placed.orderNo)).toBe('awaiting-payment');
    await payFor(store, cleo, placed.orderNo);
    await store.settled();
    expect(await statusOf(cleo, placed.orderNo)).toBe('placed');
    // What she had ordered on account she cancels; a week later everything is closed, charged or given up.
    const before = old.story.orders.findLast(({ who }) => who === 'cleo');
    const cancelled = await cleo.ask('POST', `/api/orders/${before?.orderNo}/cancel`, {});
    expect(cancelled.body).toMatchObject({ status: 'cancelled' });
    for (let day = 1; day <= 9; day += 1) {
      store.time.now = new Date(began + day * 24 * 60 * minute);
      await store.settled();
    }
    expect(await takenAtProvider(store, placed.orderNo)).toBeGreaterThan(0);
    expect(await traces(store)).toEqual([]);
    expect(asked(store)).toEqual([]);
  });
});

test('an order that was made on account in this version stays so in a store that takes cards', async () => {
  const before = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const email = 'ada@example.com';
  const ada = await before.customer(email);
  const basket = await fillBasket(before, ada, [{ recipe: 'Congee', servings: 2 }]);
  const { orderNo } = (await order(ada, basket)).body;
  await before.settled();
  const store = await openStore({ environment: { ...asItComes, DATABASE_URL: before.url } });
  try {
    const again = store.guest();
    await again.ask('POST', '/auth/sign-in', { email, password });
    const { editNo, totalCents } = await read(again, orderNo);
    const deliverTo = { name: 'Ada Cook', phone: '0871234567', address: '9 Pier Road' };
    const changed = await changeOrder(again, orderNo, { editNo, totalCents, deliverTo });
    expect(changed.status).toBe(200);
    await store.settled();
    expect(await read(again, orderNo)).toMatchObject({
      status: 'placed',
      payment: { state: 'on-account' },
    });
    expect((await pay(again, orderNo)).body.code).toBe('nothing-to-pay');
    for (let day = 1; day <= 5; day += 1) {
      store.time.now = new Date(monday.getTime() + day * 24 * 60 * minute);
      await store.settled();
    }
    expect(await statusOf(again, orderNo)).toBe('placed');
    expect(await traces(store)).toEqual([]);
    expect(asked(store)).toEqual([]);
  } finally {
    await store.close();
    await before.close();
  }
});
