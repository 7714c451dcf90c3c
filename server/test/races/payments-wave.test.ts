import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openCashier } from '../../src/payments/cashier/cashier.ts';
import type { Payments } from '../../src/platform/platform.ts';
import {
  giveCard,
  laterCutOff,
  laterDay,
  openCardStore,
  orderToPay,
  paymentsOf,
  startPayment,
  takenAtProvider,
} from '../paying.ts';
import type { Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

/** Orders whose kept cards are all to be charged at one moment. */
async function wave(count: number): Promise<number[]> {
  const ada = await store.customer();
  const orders: number[] = [];
  for (let each = 0; each < count; each += 1) {
    const orderNo = await orderToPay(store, ada, { day: laterDay });
    await giveCard(store, (await startPayment(ada, orderNo)).body);
    orders.push(orderNo);
  }
  await store.settled();
  store.time.now = laterCutOff;
  return orders;
}

const provider = (): Payments => {
  const { payments } = store.shop;
  if (!payments) throw new Error('Nobody pays by card here.');
  return payments;
};

test('three servers share the charges of a cut-off, each is made once, and no more at once than each may', async () => {
  store = await openCardStore();
  const orders = await wave(24);
  const { charge } = provider();
  // The store's own cashier would be a fourth server once the provider's hooks come in.
  Object.assign(store.shop.cashier, { poke: () => undefined });
  const charged: number[] = [];
  let [now, most] = [0, 0];
  Object.assign(provider(), {
    charge: async (asked: Parameters<Payments['charge']>[0]) => {
      charged.push(asked.orderNo);
      now += 1;
      most = Math.max(most, now);
      const answer = await charge(asked);
      now -= 1;
      return answer;
    },
  });
  const servers = [1, 2, 3].map(() => openCashier(store.shop, { pollMs: 0, atOnce: 4 }));
  await Promise.all(servers.map((server) => server.settled()));
  expect(charged.toSorted((a, b) => a - b)).toEqual(orders);
  expect(most).toBeLessThanOrEqual(12);
  for (const orderNo of orders)
    expect(await paymentsOf(store, orderNo)).toMatchObject([
      { state: 'saved' },
      { purpose: 'charge', state: 'captured' },
    ]);
});

const countRow = z.object({ due: z.int() });
const dueNow = async () =>
  (
    await store.shop.database.query(
      countRow,
      sql`select count(*) as due from orders where cashier_at <= ${store.time.now}`,
    )
  )[0]?.due;

test('what a server that died had in hand is done by another, and once', async () => {
  store = await openCardStore();
  const orders = await wave(5);
  const { read } = provider();
  const never = Promise.withResolvers<undefined>();
  let asked = 0;
  Object.assign(provider(), {
    read: () => {
      asked += 1;
      return never.promise;
    },
  });
  const dying = openCashier({ ...store.shop, patienceMs: 3_600_000 }, { pollMs: 0 });
  dying.poke();
  // It has leased them all, and hangs with each of them.
  await expect.poll(dueNow).toBe(0);
  await expect.poll(() => asked).toBe(5);
  Object.assign(provider(), { read });
  store.time.now = new Date(laterCutOff.getTime() + 121_000);
  await store.shop.cashier.settled();
  for (const orderNo of orders) expect(await takenAtProvider(store, orderNo)).toBeGreaterThan(0);
  never.reject(new Error('It is dead.'));
  await dying.close();
  for (const orderNo of orders) expect(await paymentsOf(store, orderNo)).toHaveLength(2);
});
