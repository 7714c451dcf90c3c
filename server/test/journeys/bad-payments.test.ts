import sql from 'sql-template-tag';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startPaying } from '../../src/payments/cashier/cashier.ts';
import { reconcile } from '../../src/payments/hooks/hooks.ts';
import { awayError } from '../../src/platform/away.ts';
import type { Hook, Payments } from '../../src/platform/platform.ts';
import {
  after,
  at,
  booksOf,
  cutOff,
  giveCard,
  openCardStore,
  orderToPay,
  payFor,
  paymentsOf,
  startPayment,
  statusOf,
  stay,
  takenAtProvider,
} from '../paying.ts';
import { setPrices } from '../prices.ts';
import { changeOrder, deliverTo, fillBasket, order, type Person, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

const untouched = { stock: 100_000, ledger: 100_000 };
const stockLeft = async () => (await store.stockAndLedger())['Rice'];

const provider = (): Payments => {
  const { payments } = store.shop;
  if (!payments) throw new Error('Nobody pays by card here.');
  return payments;
};
/** The provider does this once in the place of what it was asked to open. */
function openOnce(instead: Payments['open']): void {
  const { open } = provider();
  Object.assign(provider(), {
    open: (asked: Parameters<Payments['open']>[0]) => {
      Object.assign(provider(), { open });
      return instead(asked);
    },
  });
}
/** What the provider would have sent, caught on its way. */
function caught(): Hook[] {
  const hooks: Hook[] = [];
  store.shop.sandbox?.onHook((hook) => Promise.resolve(void hooks.push(hook)));
  return hooks;
}
const tell = ({ headers, body }: Hook) =>
  store
    .guest()
    .ask<{ code?: string }>(
      'POST',
      '/api/payments/hooks/sandbox',
      body,
      Object.fromEntries(headers.entries()),
    );

async function waitingOrder(): Promise<{ ada: Person; orderNo: number }> {
  store = await openCardStore();
  const ada = await store.customer();
  return { ada, orderNo: await orderToPay(store, ada) };
}

describe('a change of an order that is paid', () => {
  const changeTo = async (ada: Person, orderNo: number, where: object) => {
    const path = `/api/orders/${orderNo}`;
    const { body } = await ada.ask<{ editNo: number }>('GET', path);
    const to = { deliverTo: { ...deliverTo, ...where } };
    const quote = { deliveryDay: '2026-11-25', ...to };
    const quoted = await ada.ask<{ totalCents: number }>('POST', `${path}/quote`, quote);
    const { totalCents } = quoted.body;
    const changed = await changeOrder(ada, orderNo, { editNo: body.editNo, totalCents, ...to });
    expect(changed.status).toBe(200);
    await store.settled();
    return totalCents;
  };

  test('medusa#14984: an edit does not void the hold', async () => {
    const { ada, orderNo } = await waitingOrder();
    await payFor(store, ada, orderNo);
    await store.settled();
    const totalCents = await changeTo(ada, orderNo, { address: '2 Quay Street' });
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'held' }]);
    await at(store, cutOff);
    expect(await paymentsOf(store, orderNo)).toMatchObject([
      { state: 'captured', capturedCents: totalCents },
    ]);
  });

  test('medusa#14984: an edit that costs more keeps the hold, and the rest is charged to the same card when the order closes', async () => {
    const { ada, orderNo } = await waitingOrder();
    await payFor(store, ada, orderNo);
    await store.settled();
    await setPrices(store.shop, {
      zones: [{ name: 'Ireland', prefixes: ['IE'], feeCents: 595 }],
    });
    const totalCents = await changeTo(ada, orderNo, { postcode: 'T12 AB34' });
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'held' }]);
    await at(store, cutOff);
    expect(await paymentsOf(store, orderNo)).toMatchObject([
      { state: 'captured', capturedCents: totalCents - 595 },
      { state: 'captured', capturedCents: 595 },
    ]);
    expect(await takenAtProvider(store, orderNo)).toBe(totalCents);
    expect((await booksOf(store))[`order:${orderNo}`]).toBeUndefined();
  });
});

test('OFN#8142: what a provider lets be paid after the order was given up goes back, and nothing comes to life again', async () => {
  const { ada, orderNo } = await waitingOrder();
  await startPayment(ada, orderNo);
  await at(store, after(60));
  await stay(ada);
  expect(await statusOf(ada, orderNo)).toBe('cancelled');
  await store.shop.database.run(
    sql`update sandbox_payment set state = 'captured', captured_cents = cents, changed_at = ${store.time.now}`,
  );
  expect(await reconcile(store.shop)).toBe(1);
  await store.settled();
  expect(await statusOf(ada, orderNo)).toBe('cancelled');
  expect(await takenAtProvider(store, orderNo)).toBe(0);
  expect(await booksOf(store)).toEqual({});
  expect(await stockLeft()).toEqual(untouched);
});

const hookRow = z.object({ hooks: z.int() });
const hooksKept = async () =>
  (await store.shop.database.query(hookRow, sql`select count(*) as hooks from payment_hook`))[0]
    ?.hooks;

describe('a hook', () => {
  test('of a megabyte is refused before it is read, and nothing of it is kept', async () => {
    const { ada, orderNo } = await waitingOrder();
    const hooks = caught();
    await payFor(store, ada, orderNo);
    await store.settled();
    const [hook] = hooks;
    if (!hook) throw new Error('There was no hook.');
    const large = await tell({ ...hook, body: hook.body + ' '.repeat(1024 * 1024) });
    expect([large.status, large.body.code]).toEqual([413, 'body-too-large']);
    expect(await hooksKept()).toBe(0);
    expect((await tell(hook)).status).toBe(200);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
  });

  test('that comes out of order, later ones first, changes nothing but the moment', async () => {
    const { ada, orderNo } = await waitingOrder();
    const hooks = caught();
    const { body: started } = await startPayment(ada, orderNo);
    for (const card of ['declined', 'asks'] as const) await giveCard(store, started, card);
    await store.shop.sandbox?.answerChallenge(started.url?.split('/').at(-1) ?? '', true);
    await store.settled();
    expect(hooks.length).toBeGreaterThan(2);
    for (const hook of hooks.toReversed()) {
      expect((await tell(hook)).status).toBe(200);
      await store.settled();
      expect(await statusOf(ada, orderNo)).toBe('placed');
    }
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'held' }]);
  });

  test('that cannot be written down is not answered 200 (Spree), and is taken when it comes again', async () => {
    const { ada, orderNo } = await waitingOrder();
    const hooks = caught();
    await payFor(store, ada, orderNo);
    await store.settled();
    const [hook] = hooks;
    if (!hook) throw new Error('There was no hook.');
    const { database } = store.shop;
    await database.run(
      sql`alter table payment_hook add constraint full_disk check (event_id = '') not valid`,
    );
    expect((await tell(hook)).status).toBe(500);
    await database.run(sql`alter table payment_hook drop constraint full_disk`);
    expect((await tell(hook)).status).toBe(200);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
  });
});

describe('a provider that is asked to open a payment', () => {
  const pays = async (ada: Person, orderNo: number) => {
    expect(await statusOf(ada, orderNo)).toBe('awaiting-payment');
    expect(await stockLeft()).not.toEqual(untouched);
    await payFor(store, ada, orderNo);
    await at(store, cutOff);
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'captured' }]);
    expect((await booksOf(store))['psp:sandbox']).toBe(await takenAtProvider(store, orderNo));
  };

  test('and answers 500 is said to be away; the order waits, and is paid by the next try', async () => {
    const { ada, orderNo } = await waitingOrder();
    openOnce(() => Promise.reject(awayError('The sandbox answered 500.')));
    const refused = await startPayment(ada, orderNo);
    expect([refused.status, refused.body.code]).toEqual([503, 'not-ready']);
    await pays(ada, orderNo);
  });

  test('and hangs for a minute is not waited for; the order is paid by the next try, once', async () => {
    const { ada, orderNo } = await waitingOrder();
    openOnce(() => new Promise(() => undefined));
    const starting = startPaying({ ...store.shop, patienceMs: 50 }, orderNo, {
      methodRef: undefined,
      purpose: () => 'hold',
      returnUrl: (token) => `${store.shop.config.publicUrl}/pay/${token}`,
      note: () => null,
    });
    await expect(starting).rejects.toThrow('did not answer');
    await pays(ada, orderNo);
  });

  test('and answers twice has opened one payment', async () => {
    const { ada, orderNo } = await waitingOrder();
    const { open } = provider();
    openOnce(async (asked) => {
      const first = await open(asked);
      expect(await open(asked)).toEqual(first);
      return first;
    });
    await pays(ada, orderNo);
  });
});

test('an order to a place whose tax rate is missing is refused at its postcode', async () => {
  store = await openCardStore();
  const ada = await store.customer();
  await setPrices(store.shop, {
    zones: [{ name: 'The North', prefixes: ['IE'], region: 'XI', feeCents: 490 }],
  });
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  const reply = await order(ada, basket, { deliverTo: { ...deliverTo, postcode: 'BT1 1AA' } });
  expect(reply).toMatchObject({
    status: 409,
    body: { code: 'tax-rate-missing', fields: [{ field: '/deliverTo/postcode' }] },
  });
  expect(await stockLeft()).toEqual(untouched);
});
