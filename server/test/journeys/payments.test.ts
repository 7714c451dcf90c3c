import sql from 'sql-template-tag';
import { afterEach, describe, expect, test } from 'vitest';
import { lookAt } from '../../src/payments/cashier/cashier.ts';
import { reconcile } from '../../src/payments/hooks/hooks.ts';
import type { Hook, Payments } from '../../src/platform/platform.ts';
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
  payFor,
  paymentNos,
  paymentsOf,
  startPayment,
  statusOf,
  stay,
  takenAtProvider,
} from '../paying.ts';
import { firstDay, monday, type Person, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

const stockLeft = async () => (await store.stockAndLedger())['Rice'];
const untouched = { stock: 100_000, ledger: 100_000 };
const takenOn = async (day: string): Promise<unknown> => {
  const admin = await store.administrator();
  const { body } = await admin.ask<{ items: { day: string; taken: number }[] }>(
    'GET',
    `/api/admin/delivery-days?from=${day}&to=${day}`,
  );
  return body.items[0]?.taken;
};
const provider = (): Payments => {
  const { payments } = store.shop;
  if (!payments) throw new Error('Nobody pays by card here.');
  return payments;
};
const subjects = (person: Person) =>
  store.letters.filter(({ to }) => to === person.email).map(({ subject }) => subject);
const backAt = (token: string) => store.guest().ask('GET', `/api/payments/return/${token}`);
const tokenOf = async (orderNo: number): Promise<string> => {
  const { sandbox } = store.shop;
  const ada = await paymentRefs(orderNo);
  const page = await sandbox?.look(ada.at(-1) ?? '');
  return page?.returnTo.split('/').at(-1) ?? '';
};
async function paymentRefs(orderNo: number): Promise<string[]> {
  const refs: string[] = [];
  for await (const { ref, paymentNo } of provider().changesSince(new Date(0)))
    if ((await store.shop.sandbox?.look(ref))?.orderNo === orderNo && paymentNo) refs.push(ref);
  return refs;
}
const hookTo = (name: string, { headers, body }: Hook) =>
  store
    .guest()
    .ask<{ code?: string }>(
      'POST',
      `/api/payments/hooks/${name}`,
      body,
      Object.fromEntries(headers.entries()),
    );

describe('an order that is paid by card', () => {
  test('holds its stock while it waits, is placed once the card holds the amount, and is charged when it closes', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    expect(await statusOf(ada, orderNo)).toBe('awaiting-payment');
    expect(await stockLeft()).toEqual({ stock: 99_800, ledger: 99_800 });
    expect(subjects(ada)).toEqual([]);
    await payFor(store, ada, orderNo);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'held', capturedCents: 0 }]);
    expect(subjects(ada)).toEqual([expect.stringContaining(`Your order ${orderNo} for`)]);
    await at(store, new Date(cutOff.getTime() - 1000));
    expect(await takenAtProvider(store, orderNo)).toBe(0);
    await at(store, cutOff);
    const [payment] = await paymentsOf(store, orderNo);
    expect(payment).toMatchObject({ state: 'captured', refundedCents: 0 });
    const taken = await takenAtProvider(store, orderNo);
    expect(taken).toBeGreaterThan(0);
    const books = await booksOf(store);
    expect(books['psp:sandbox']).toBe(taken);
    expect(books[`order:${orderNo}`]).toBeUndefined();
  });

  test('is no difference between the kitchen’s sheets and the stock while it waits, nor once it is paid', async () => {
    store = await openCardStore();
    const [ada, ben] = [await store.customer(), await store.customer()];
    const waiting = await orderToPay(store, ada);
    const staff = await store.administrator();
    const reconciled = async () =>
      (await staff.ask('GET', `/api/admin/kitchen/${firstDay}/reconciliation`)).body;
    expect(await reconciled()).toMatchObject({ balanced: true, differences: [] });
    await payFor(store, ben, await orderToPay(store, ben, { servings: 3 }));
    await store.settled();
    expect(await reconciled()).toMatchObject({ balanced: true, ingredients: 1, differences: [] });
    await payFor(store, ada, waiting);
    await store.settled();
    expect(await reconciled()).toMatchObject({ balanced: true, ingredients: 1, differences: [] });
  });

  test('OFN#7495: nothing is held for a box that closes in a week or later; its card is kept, and charged once', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada, { day: laterDay });
    await payFor(store, ada, orderNo);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ purpose: 'save', state: 'saved' }]);
    await at(store, laterCutOff);
    expect(await paymentsOf(store, orderNo)).toMatchObject([
      { purpose: 'save', state: 'saved' },
      { purpose: 'charge', state: 'captured' },
    ]);
    const books = await booksOf(store);
    expect(books['psp:sandbox']).toBe(await takenAtProvider(store, orderNo));
  });

  test.each([
    ['autumn', '2026-10-23T09:00:00Z', '2026-10-27', '2026-10-25T18:00:00Z'],
    ['spring', '2027-03-26T09:00:00Z', '2027-03-30', '2027-03-28T17:00:00Z'],
  ])(
    'is charged when its day closes and not a second before, across the change of clocks in %s',
    async (_, now, day, closes) => {
      store = await openCardStore({ now: new Date(now) });
      const ada = await store.customer();
      const orderNo = await orderToPay(store, ada, { day });
      await payFor(store, ada, orderNo);
      await at(store, new Date(Date.parse(closes) - 1000));
      expect(await takenAtProvider(store, orderNo)).toBe(0);
      await at(store, closes);
      expect(await takenAtProvider(store, orderNo)).toBeGreaterThan(0);
    },
  );

  test('that nobody pays is given up at its time, and gives stock and day back once', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const { body: started } = await startPayment(ada, orderNo);
    await at(store, new Date(after(60).getTime() - 1000));
    expect(await stockLeft()).toEqual({ stock: 99_800, ledger: 99_800 });
    await at(store, after(60));
    await at(store, after(61));
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('cancelled');
    expect(await stockLeft()).toEqual(untouched);
    expect(await takenOn(firstDay)).toBe(0);
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'closed' }]);
    expect(subjects(ada)).toEqual([`Your order ${orderNo} was cancelled`]);
    // OFN#8142: whoever sat before the provider's page all the time can no longer pay there.
    await giveCard(store, started);
    await at(store, after(70));
    expect(await takenAtProvider(store, orderNo)).toBe(0);
    const again = await startPayment(ada, orderNo);
    expect([again.status, again.body.code]).toEqual([409, 'payment-closed']);
  });

  test('can be cancelled while it waits, and can no longer be paid then', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const { body: started } = await startPayment(ada, orderNo);
    const cancelled = await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {});
    expect(cancelled.status).toBe(200);
    await store.settled();
    await giveCard(store, started);
    await store.settled();
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'closed' }]);
    expect(await stockLeft()).toEqual(untouched);
  });

  test('that is cancelled before it closes lets go of what was held', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    await payFor(store, ada, orderNo);
    await store.settled();
    await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {});
    await store.settled();
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'closed', capturedCents: 0 }]);
    expect(await stockLeft()).toEqual(untouched);
    expect(await takenOn(firstDay)).toBe(0);
    expect(await booksOf(store)).toEqual({});
  });

  test('saleor PR#19811: that is cancelled once it was charged gives its money back once, whatever is asked again', async () => {
    store = await openCardStore();
    const [ada, admin] = [await store.customer(), await store.administrator()];
    const orderNo = await orderToPay(store, ada);
    await payFor(store, ada, orderNo);
    await at(store, cutOff);
    await stay(admin);
    const path = `/api/admin/orders/${orderNo}/move`;
    const moved = await admin.ask('POST', path, { to: 'cancelled', reason: 'Ada called.' });
    expect(moved.status).toBe(200);
    await store.settled();
    for (let times = 0; times < 3; times += 1) await lookAt(store.shop, orderNo);
    const [payment] = await paymentsOf(store, orderNo);
    expect(payment?.refundedCents).toBe(payment?.capturedCents);
    expect(await takenAtProvider(store, orderNo)).toBe(0);
    expect((await booksOf(store))['psp:sandbox']).toBeUndefined();
    expect(await stockLeft()).toEqual(untouched);
  });
});

describe('hooks', () => {
  /** What the provider would have sent, caught on its way. */
  function caught(): Hook[] {
    const hooks: Hook[] = [];
    store.shop.sandbox?.onHook((hook) => Promise.resolve(void hooks.push(hook)));
    return hooks;
  }

  test('statamic-cargo#190: a hook that is here before the provider has answered is not lost', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const { open } = provider();
    Object.assign(provider(), {
      open: async (asked: Parameters<Payments['open']>[0]) => {
        await giveCard(store, await open(asked));
        await store.shop.outbox.settled();
        throw Object.assign(new Error('The answer was lost.'), { code: 'ETIMEDOUT' });
      },
    });
    expect((await startPayment(ada, orderNo)).status).toBe(503);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'held' }]);
  });

  test('that are all lost: the page that the customer comes back to asks, and else the end of the wait', async () => {
    store = await openCardStore({ sandboxWeather: { seed: 1, hooks: { lost: 1 } } });
    const ada = await store.customer();
    const one = await orderToPay(store, ada);
    await payFor(store, ada, one);
    const two = await orderToPay(store, ada);
    await payFor(store, ada, two);
    await store.settled();
    expect(await statusOf(ada, one)).toBe('awaiting-payment');
    expect((await backAt(await tokenOf(one))).body).toMatchObject({ outcome: 'paid' });
    expect(await statusOf(ada, one)).toBe('placed');
    await at(store, after(60));
    await stay(ada);
    expect(await statusOf(ada, two)).toBe('placed');
  });

  test('that come twice and late change nothing but the moment', async () => {
    const hooks = { doubled: 1, late: 1, mostLateMs: 10 * 60_000 };
    store = await openCardStore({ sandboxWeather: { seed: 2, hooks } });
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    await payFor(store, ada, orderNo);
    for (const minutes of [2, 5, 11]) await at(store, after(minutes));
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect(subjects(ada)).toHaveLength(1);
  });

  test('202-ecommerce#79: the hook of a card that was declined, late, does not undo what another card has paid', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const hooks = caught();
    const { body: started } = await startPayment(ada, orderNo);
    await giveCard(store, started, 'declined');
    await store.settled();
    const declined = [...hooks];
    await giveCard(store, started);
    await store.settled();
    for (const hook of [...hooks.slice(declined.length), ...declined])
      expect((await hookTo('sandbox', hook)).status).toBe(200);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'held' }]);
  });

  test('Vendure: what cannot be kept is never answered 200, and one that comes twice is kept once', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const hooks = caught();
    await payFor(store, ada, orderNo);
    await store.settled();
    const [hook] = hooks;
    if (!hook) throw new Error('There was no hook.');
    const told = async (name: string, sent: Hook) => {
      const { status, body } = await hookTo(name, sent);
      return [status, body.code ?? 'kept'];
    };
    expect(await told('stripe', hook)).toEqual([404, 'payment-unknown']);
    expect(await told('sandbox', { ...hook, headers: new Headers() })).toEqual([
      403,
      'hook-not-signed',
    ]);
    const changed = { ...hook, body: hook.body.replace('{', '{ ') };
    expect(await told('sandbox', changed)).toEqual([403, 'hook-not-signed']);
    const large = { ...hook, body: 'x'.repeat(64 * 1024 + 1) };
    expect(await told('sandbox', large)).toEqual([413, 'body-too-large']);
    expect(await statusOf(ada, orderNo)).toBe('awaiting-payment');
    expect(await told('sandbox', hook)).toEqual([200, 'kept']);
    expect(await told('sandbox', hook)).toEqual([200, 'kept']);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
    // An hour later its signature is too old to be the provider's.
    store.time.now = after(60);
    expect(await told('sandbox', hook)).toEqual([403, 'hook-not-signed']);
  });

  test('of a payment that nobody here knows is refused, so that the provider sends it again', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const hooks = caught();
    await payFor(store, ada, orderNo);
    await store.settled();
    const [hook] = hooks;
    if (!hook) throw new Error('There was no hook.');
    await store.shop.database.run(sql`delete from payment where order_no = ${orderNo}`);
    const { status, body } = await hookTo('sandbox', hook);
    expect([status, body['code']]).toEqual([404, 'payment-unknown']);
  });

  test('come from another site’s machine, and no other change does', async () => {
    store = await openCardStore();
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const ask = (path: string) => store.guest().ask('POST', path, '{}', foreign);
    expect((await ask('/api/payments/hooks/sandbox')).body).toMatchObject({
      code: 'hook-not-signed',
    });
    expect((await ask('/api/orders/1/payment')).body).toMatchObject({ code: 'cross-origin' });
  });
});

describe('somebody who pays', () => {
  test('OFN#7692: comes back without a session, and is told how it stands, and nothing of the person', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const { body: started } = await startPayment(ada, orderNo);
    const token = await tokenOf(orderNo);
    expect((await backAt(token)).body).toEqual({
      orderNo,
      outcome: 'unpaid',
      failure: null,
      keptUntil: after(60).toISOString(),
    });
    await giveCard(store, started, 'declined');
    expect((await backAt(token)).body).toMatchObject({ outcome: 'unpaid', failure: 'declined' });
    await giveCard(store, started);
    expect((await backAt(token)).body).toEqual({
      orderNo,
      outcome: 'paid',
      failure: null,
      keptUntil: null,
    });
    expect((await backAt('00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await backAt('none')).status).toBe(400);
  });

  test('in two tabs is led to one attempt, and pays once', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const tabs = await Promise.all([startPayment(ada, orderNo), startPayment(ada, orderNo)]);
    expect(new Set(tabs.map(({ body }) => body.url)).size).toBe(1);
    await Promise.all(tabs.map(({ body }) => giveCard(store, body)));
    await at(store, cutOff);
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'captured' }]);
  });

  test('saleor#14648: an order that was paid twice all the same is charged once; the rest goes back', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    await payFor(store, ada, orderNo);
    await store.settled();
    await store.shop.database
      .run(sql`insert into payment (order_no, provider, purpose, amount_cents, currency, opened_at)
      select order_no, provider, 'charge', amount_cents, currency, opened_at from payment where order_no = ${orderNo}`);
    const [first, second] = await paymentNos(store, orderNo);
    const [ref] = await paymentRefs(orderNo);
    const observed = await provider().read({
      paymentNo: first ?? 0,
      customerNo: 1,
      ref: ref ?? '',
    });
    await provider().charge({
      paymentNo: second ?? 0,
      orderNo,
      customerNo: 1,
      purpose: 'charge',
      cents: 1500,
      currency: 'EUR',
      email: ada.email,
      openedAt: monday,
      methodRef: observed?.method?.ref ?? '',
    });
    await at(store, cutOff);
    const payments = await paymentsOf(store, orderNo);
    const kept = payments.map((it) => it.capturedCents - it.refundedCents);
    const { body } = await (
      await store.administrator()
    ).ask<{ totalCents: number }>('GET', `/api/admin/orders/${orderNo}`);
    expect(kept.reduce((sum, cents) => sum + cents, 0)).toBe(body.totalCents);
    expect(await takenAtProvider(store, orderNo)).toBe(body.totalCents);
    expect((await booksOf(store))[`order:${orderNo}`]).toBeUndefined();
  });

  test('with a card that is declined pays with another', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    await payFor(store, ada, orderNo, 'insufficient-funds');
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('awaiting-payment');
    await payFor(store, ada, orderNo);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
  });

  test('and leaves when the bank asks who it is has not paid', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    const { body: started } = await startPayment(ada, orderNo);
    await giveCard(store, started, 'asks');
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('awaiting-payment');
    await at(store, after(60));
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('cancelled');
    await store.shop.sandbox?.answerChallenge(started.url?.split('/').at(-1) ?? '', true);
    await at(store, after(65));
    expect(await takenAtProvider(store, orderNo)).toBe(0);
  });

  test('can use a card that is kept, sees the own cards only, and has them forgotten', async () => {
    store = await openCardStore();
    const [ada, bob] = [await store.customer(), await store.customer()];
    const orderNo = await orderToPay(store, ada, { day: laterDay });
    await payFor(store, ada, orderNo);
    await store.settled();
    const cards = async (person: Person) =>
      (await person.ask<{ items: { methodRef: string }[] }>('GET', '/api/me/payment-methods')).body
        .items;
    const [card] = await cards(ada);
    expect(card).toMatchObject({ label: 'Visa •••• 4242', expires: '2030-12' });
    expect(await cards(bob)).toEqual([]);
    const methodRef = card?.methodRef ?? '';
    const bobs = await orderToPay(store, bob);
    expect((await startPayment(bob, bobs, methodRef)).body.code).toBe('payment-method-not-found');
    expect((await startPayment(bob, orderNo)).body.code).toBe('order-not-found');
    const next = await orderToPay(store, ada);
    const { body } = await startPayment(ada, next, methodRef);
    expect(body).toMatchObject({ state: 'saved', url: null });
    expect(await statusOf(ada, next)).toBe('placed');
    const forget = (person: Person) => person.ask('DELETE', `/api/me/payment-methods/${methodRef}`);
    expect((await forget(bob)).body).toMatchObject({ code: 'payment-method-not-found' });
    expect((await forget(ada)).body).toMatchObject({ code: 'payment-method-needed' });
    await at(store, cutOff);
    expect(await takenAtProvider(store, next)).toBeGreaterThan(0);
    await at(store, laterCutOff);
    await stay(ada);
    expect((await forget(ada)).status).toBe(204);
    expect(await cards(ada)).toEqual([]);
  });
});

describe('a card that is declined when its order closes', () => {
  const declined = async (day = laterDay) => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada, { day });
    await payFor(store, ada, orderNo, 'declined-later');
    await store.settled();
    await at(store, laterCutOff);
    return { ada, orderNo };
  };
  const hours = (count: number) => after(count * 60, laterCutOff);
  const asked = (person: Person) => subjects(person).filter((it) => it.startsWith('Please pay'));

  test('makes its customer pay again within a day, asked three times; then the order is cancelled', async () => {
    const { ada, orderNo } = await declined();
    expect(asked(ada)).toHaveLength(1);
    for (let hour = 1; hour < 24; hour += 1) await at(store, hours(hour));
    expect(asked(ada)).toHaveLength(3);
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('placed');
    await at(store, hours(24));
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('cancelled');
    expect(await stockLeft()).toEqual(untouched);
    expect(await booksOf(store)).toEqual({});
  });

  test('lets another card pay, which is charged at once', async () => {
    const { ada, orderNo } = await declined();
    await at(store, hours(3));
    await stay(ada);
    const staff = await store.administrator();
    const list = () => staff.ask('GET', '/api/admin/failed-charges');
    expect((await list()).body).toMatchObject({
      items: [{ orderNo, failure: 'declined', dunned: 1, isWrittenOff: false }],
    });
    await payFor(store, ada, orderNo);
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect(await takenAtProvider(store, orderNo)).toBeGreaterThan(0);
    expect((await list()).body).toMatchObject({ items: [] });
    for (const hour of [8, 16, 24, 32]) await at(store, hours(hour));
    expect(asked(ada)).toHaveLength(1);
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect((await booksOf(store))[`order:${orderNo}`]).toBeUndefined();
  });

  test('whose box is packed already is written off, and can still be paid', async () => {
    const { ada, orderNo } = await declined();
    const admin = await store.administrator();
    for (const to of ['packing', 'packed', 'shipped'])
      await admin.ask('POST', `/api/admin/orders/${orderNo}/move`, { to });
    for (const hour of [8, 16, 24, 32]) await at(store, hours(hour));
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('shipped');
    const books = await booksOf(store);
    expect(books['bad-debt']).toBeGreaterThan(0);
    expect(books[`order:${orderNo}`]).toBeUndefined();
    await payFor(store, ada, orderNo);
    await store.settled();
    expect(await takenAtProvider(store, orderNo)).toBe(books['bad-debt']);
  });
});

describe('a provider that is away', () => {
  const away = () => Promise.reject(Object.assign(new Error('away'), { code: 'ETIMEDOUT' }));
  const leave = () => {
    const here = { ...provider() };
    Object.assign(provider(), { read: away, close: away, capture: away, charge: away });
    return () => Object.assign(provider(), here);
  };

  test('keeps an unpaid order’s stock for six hours at most; what was paid meanwhile goes back', async () => {
    store = await openCardStore({ sandboxWeather: { seed: 3, hooks: { lost: 1 } } });
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    await payFor(store, ada, orderNo);
    const comeBack = leave();
    await at(store, after(60));
    await at(store, after(60 + 359));
    expect(await stockLeft()).toEqual({ stock: 99_800, ledger: 99_800 });
    await at(store, after(60 + 375));
    expect(await stockLeft()).toEqual(untouched);
    comeBack();
    await at(store, after(60 + 400));
    await stay(ada);
    expect(await statusOf(ada, orderNo)).toBe('cancelled');
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'closed' }]);
  });

  test('is asked again until it is there, and charges once', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    await payFor(store, ada, orderNo);
    await store.settled();
    const comeBack = leave();
    await at(store, cutOff);
    await at(store, after(5, cutOff));
    comeBack();
    await at(store, after(30, cutOff));
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'captured' }]);
  });

  test('and hangs is not waited for for ever', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const orderNo = await orderToPay(store, ada);
    await payFor(store, ada, orderNo);
    await store.settled();
    const { read } = provider();
    Object.assign(provider(), { read: () => new Promise(() => undefined) });
    expect(await lookAt({ ...store.shop, patienceMs: 50 }, orderNo)).toBe('away');
    Object.assign(provider(), { read });
  });
});

test('what a hook and a look have lost is found when all of it is compared', async () => {
  store = await openCardStore({ sandboxWeather: { seed: 4, hooks: { lost: 1 } } });
  const ada = await store.customer();
  const orderNo = await orderToPay(store, ada);
  await payFor(store, ada, orderNo);
  expect(await reconcile(store.shop)).toBe(1);
  await store.settled();
  expect(await statusOf(ada, orderNo)).toBe('placed');
  expect(await reconcile(store.shop)).toBe(0);
});

test('medusa#13301: two servers that charge at once charge once, and give nothing back', async () => {
  store = await openCardStore();
  const ada = await store.customer();
  const orderNo = await orderToPay(store, ada);
  await payFor(store, ada, orderNo);
  await store.settled();
  store.time.now = cutOff;
  await Promise.all([1, 2, 3, 4].map(() => lookAt(store.shop, orderNo)));
  await store.settled();
  expect(await paymentsOf(store, orderNo)).toMatchObject([{ state: 'captured', refundedCents: 0 }]);
});
