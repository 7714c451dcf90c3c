import { afterEach, describe, expect, test } from 'vitest';
import type { Payments } from '../../src/platform/platform.ts';
import type { SandboxWeather } from '../../src/platform/payments/sandbox.ts';
import {
  after,
  at,
  booksOf,
  cutOff,
  giveCard,
  laterCutOff,
  laterDay,
  openCardStore,
  orderToPay,
  paymentsOf,
  startPayment,
  statusOf,
  stay,
  takenAtProvider,
} from '../paying.ts';
import { monday, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

const verbs = ['read', 'close', 'capture', 'charge', 'refund'] as const;

/** The cashier is killed once after the work of each call is done and before it hears of it. */
function killOnce(verb: (typeof verbs)[number]): { killed: () => number } {
  const { payments } = store.shop;
  if (!payments) throw new Error('Nobody pays by card here.');
  let killed = 0;
  const call = payments[verb] as (asked: unknown) => Promise<unknown>;
  const dying = async (asked: unknown) => {
    const answer = await call(asked);
    killed += 1;
    if (killed === 1) throw new Error('Killed.');
    return answer;
  };
  Object.assign(payments, { [verb]: dying } as Partial<Payments>);
  return { killed: () => killed };
}

/** Long enough for looks that failed to be made again, and again. */
async function lookAgain(from: Date): Promise<void> {
  for (const minutes of [0, 1, 3, 15, 30, 45]) await at(store, after(minutes, from));
}

describe.each(verbs)('killed after its call to %s', (verb) => {
  test('an order ends as it would have: charged once, or given back once', async () => {
    store = await openCardStore();
    const [ada, admin] = [await store.customer(), await store.administrator()];
    const held = await orderToPay(store, ada);
    await giveCard(store, (await startPayment(ada, held)).body);
    const kept = await orderToPay(store, ada, { day: laterDay });
    await giveCard(store, (await startPayment(ada, kept)).body);
    const unpaid = await orderToPay(store, ada);
    await startPayment(ada, unpaid);
    const dropped = await orderToPay(store, ada);
    await giveCard(store, (await startPayment(ada, dropped)).body);
    await store.settled();
    const { killed } = killOnce(verb);
    await ada.ask('POST', `/api/orders/${dropped}/cancel`, {});
    await lookAgain(monday);
    await lookAgain(after(60));
    await lookAgain(cutOff);
    await lookAgain(laterCutOff);
    await stay(admin);
    await stay(ada);
    expect(await statusOf(ada, held)).toBe('placed');
    expect(await statusOf(ada, kept)).toBe('placed');
    expect(await statusOf(ada, unpaid)).toBe('cancelled');
    expect(await paymentsOf(store, dropped)).toMatchObject([{ state: 'closed', capturedCents: 0 }]);
    const total = async (orderNo: number) =>
      (await ada.ask<{ totalCents: number }>('GET', `/api/orders/${orderNo}`)).body.totalCents;
    expect(await takenAtProvider(store, held)).toBe(await total(held));
    expect(await takenAtProvider(store, kept)).toBe(await total(kept));
    await admin.ask('POST', `/api/admin/orders/${held}/move`, { to: 'cancelled', reason: 'Late.' });
    await lookAgain(after(60, laterCutOff));
    expect(await takenAtProvider(store, held)).toBe(0);
    const [payment] = await paymentsOf(store, held);
    expect(payment?.refundedCents).toBe(payment?.capturedCents);
    expect((await booksOf(store))['psp:sandbox']).toBe(await total(kept));
    expect(killed()).toBeGreaterThan(0);
  });
});

const weathers: [string, SandboxWeather['calls']][] = [
  ['answers every third call with a 500', { refused: 0.33 }],
  ['loses every third answer', { answerLost: 0.33 }],
  ['is asked everything twice', { doubled: 1 }],
  ['hangs now and then', { hanging: 0.2, hangMs: 10 }],
];

test.each(weathers)(
  'a provider that %s charges each order once and keeps nothing of a cancelled one',
  async (_, calls) => {
    const hooks = { lost: 0.3, doubled: 0.3, late: 0.3 };
    store = await openCardStore({ sandboxWeather: { seed: 7, hooks, ...(calls && { calls }) } });
    const ada = await store.customer();
    const orders: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      const orderNo = await orderToPay(store, ada, { day: count % 2 ? laterDay : '2026-11-25' });
      orders.push(orderNo);
      for (let tries = 0; tries < 12; tries += 1) {
        const { status, body } = await startPayment(ada, orderNo);
        if (status !== 200) continue;
        await giveCard(store, body);
        break;
      }
    }
    const [first, second] = orders;
    await ada.ask('POST', `/api/orders/${first}/cancel`, {});
    await ada.ask('POST', `/api/orders/${second}/cancel`, {});
    await lookAgain(monday);
    await lookAgain(after(60));
    await lookAgain(cutOff);
    await lookAgain(laterCutOff);
    for (let hour = 1; hour < 6; hour += 1) await lookAgain(after(60 * hour, laterCutOff));
    await stay(ada);
    let taken = 0;
    for (const orderNo of orders) {
      type Read = { status: string; totalCents: number };
      const { body } = await ada.ask<Read>('GET', `/api/orders/${orderNo}`);
      const owed = body.status === 'placed' ? body.totalCents : 0;
      taken += owed;
      expect([orderNo, body.status, await takenAtProvider(store, orderNo)]).toEqual([
        orderNo,
        body.status,
        owed,
      ]);
    }
    expect(taken).toBeGreaterThan(0);
    expect((await booksOf(store))['psp:sandbox']).toBe(taken);
  },
);
