import { afterEach, describe, expect, test } from 'vitest';
import { subscriptionOf } from '../../src/subscriptions/plans/plans.ts';
import { lookAt as lookAtBox, openPen } from '../../src/subscriptions/waves/waves.ts';
import type { Receipt } from '../../src/subscriptions/receipts/receipt.ts';
import { flawsOf, type publicKeys } from '../../src/subscriptions/receipts/receipts.ts';
import { at, booksOf, openCardStore, orderToPay, payFor, statusOf, stay } from '../paying.ts';
import {
  changeProfile,
  deliverTo,
  fillBasket,
  openStore,
  order,
  type Person,
  type Store,
} from '../store.ts';
import { setPrices } from '../prices.ts';
import { offer, setWeekly, thisWeek } from '../weeks.ts';

let store: Store;
afterEach(() => store.close());

type Week = {
  week: string;
  day: string | null;
  state: string;
  why: string | null;
  orderNo: number | null;
  closesAt: string | null;
  isOpen: boolean;
};
type Plan = { subscriptionNo: number; status: string; weeks: Week[]; receipts: Receipt[] };

const wanted = { meals: 1, servings: 2, weekday: 3, everyWeeks: 1, deliverTo };
const subscribe = (person: Person, more: object = {}) =>
  person.ask<Receipt & { code?: string }>('POST', '/api/subscriptions', { ...wanted, ...more });
const plansOf = async (person: Person): Promise<Plan[]> =>
  (await person.ask<{ items: Plan[] }>('GET', '/api/subscriptions')).body.items;
async function planOf(person: Person): Promise<Plan> {
  const [plan] = await plansOf(person);
  if (!plan) throw new Error('Nobody subscribed.');
  return plan;
}
const say = (person: Person, no: number, what: string, body: object = {}) =>
  person.ask<Receipt & { code?: string }>('POST', `/api/subscriptions/${no}/${what}`, body);
const states = ({ weeks }: Plan) => weeks.map(({ week, state }) => `${week} ${state}`);
const ordersOf = async (person: Person) =>
  (
    await person.ask<{ items: { orderNo: number; status: string; deliveryDay: string }[] }>(
      'GET',
      '/api/orders',
    )
  ).body.items;
const subjects = (person: Person) =>
  store.letters.filter(({ to }) => to === person.email).map(({ subject }) => subject);

const openInvoiceStore = (
  recipes: Record<string, Record<string, number>> = { Congee: { Rice: 100 } },
) =>
  openStore({
    stock: { Rice: 100_000, Milk: 100_000 },
    recipes,
    facts: {
      Milk: { allergens: ['milk'], mayContain: [] },
      Rice: { allergens: [], mayContain: [] },
    },
  });

describe('a subscription', () => {
  test('orders the box of each week once it opens, and charges the kept card when it closes', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    await payFor(store, ada, await orderToPay(store, ada, { day: '2026-11-27' }));
    await store.settled();
    const { status, body } = await subscribe(ada);
    expect([status, body.content.what, body.content.seq]).toEqual([201, 'subscribed', 1]);
    await store.settled();
    // Monday at nine: Wednesday closes today at six, the next Wednesday in a week.
    const plan = await planOf(ada);
    expect(states(plan).slice(0, 2)).toEqual(['2026-11-23 ordered', '2026-11-30 planned']);
    const [first] = plan.weeks;
    const order = await ada.ask<{ payment: { state: string } }>(
      'GET',
      `/api/orders/${first?.orderNo ?? 0}`,
    );
    expect(order.body).toMatchObject({
      status: 'placed',
      deliveryDay: '2026-11-25',
      payment: { state: 'kept' },
    });
    await at(store, first?.closesAt ?? '');
    await stay(ada);
    const charged = await ada.ask('GET', `/api/orders/${first?.orderNo ?? 0}`);
    expect(charged.body).toMatchObject({ payment: { state: 'charged' } });
    // The next opens six days before it closes.
    await at(store, new Date('2026-11-24T18:00:01Z'));
    await stay(ada);
    expect(states(await planOf(ada)).slice(0, 2)).toEqual([
      '2026-11-23 ordered',
      '2026-11-30 ordered',
    ]);
    expect(subjects(ada)).toEqual(expect.arrayContaining(['You have subscribed', 'Your next box']));
    expect((await ordersOf(ada)).length).toBe(3);
    expect(Object.keys(await booksOf(store))).toContain('psp:sandbox');
  });

  test('that is skipped is not charged, and comes after all once it is wanted again', async () => {
    store = await openInvoiceStore();
    const ada = await store.customer();
    await subscribe(ada);
    await store.settled();
    const { subscriptionNo, weeks } = await planOf(ada);
    const week = weeks[0]?.week ?? '';
    const orderNo = weeks[0]?.orderNo ?? 0;
    const skipped = await say(ada, subscriptionNo, `weeks/${week}/skip`);
    expect(skipped.body.content).toMatchObject({
      what: 'skipped',
      week,
      takenBack: [orderNo],
      next: { day: '2026-12-02' },
    });
    expect(await statusOf(ada, orderNo)).toBe('cancelled');
    const again = await say(ada, subscriptionNo, `weeks/${week}/skip`);
    expect(again.body.digest).toBe(skipped.body.digest);
    await say(ada, subscriptionNo, `weeks/${week}/unskip`);
    await store.settled();
    const after = (await planOf(ada)).weeks[0];
    expect(after).toMatchObject({ state: 'ordered' });
    expect(after?.orderNo).not.toBe(orderNo);
    expect((await store.stockAndLedger())['Rice']).toEqual({ stock: 99_800, ledger: 99_800 });
  });

  test('says what has closed, and does not take it back', async () => {
    store = await openInvoiceStore();
    const ada = await store.customer();
    await subscribe(ada);
    await store.settled();
    const { subscriptionNo, weeks } = await planOf(ada);
    const [first] = weeks;
    await at(store, new Date(new Date(first?.closesAt ?? '').getTime() - 1000));
    await stay(ada);
    await at(store, first?.closesAt ?? '');
    const week = first?.week ?? '';
    expect((await say(ada, subscriptionNo, `weeks/${week}/skip`)).body.code).toBe('week-closed');
    for (const none of ['2026-12-08', '-000001-12', '2026-13-45'])
      expect((await say(ada, subscriptionNo, `weeks/${none}/skip`)).status).toBe(400);
    const ended = await say(ada, subscriptionNo, 'cancel', { reason: 'moving' });
    expect(ended.body.content).toMatchObject({
      what: 'cancelled',
      takenBack: [],
      stillComes: [{ orderNo: first?.orderNo, day: '2026-11-25' }],
      next: null,
    });
    expect(await statusOf(ada, first?.orderNo ?? 0)).toBe('placed');
    expect((await say(ada, subscriptionNo, 'resume')).body.code).toBe('subscription-ended');
    await at(store, '2026-12-09T12:00:00Z');
    await stay(ada);
    expect((await ordersOf(ada)).length).toBe(1);
    expect((await subscribe(ada)).status).toBe(201);
    expect((await subscribe(ada)).body.code).toBe('subscribed-already');
  });

  test('that pauses takes back what is open, rests until its week, and goes on', async () => {
    store = await openInvoiceStore();
    const ada = await store.customer();
    await subscribe(ada);
    await store.settled();
    const { subscriptionNo, weeks } = await planOf(ada);
    const paused = await say(ada, subscriptionNo, 'pause', { until: '2026-12-07' });
    expect(paused.body.content).toMatchObject({
      takenBack: [weeks[0]?.orderNo],
      next: { day: '2026-12-09' },
    });
    await at(store, '2026-11-25T12:00:00Z');
    await stay(ada);
    expect((await ordersOf(ada)).map(({ status }) => status)).toEqual(['cancelled']);
    await say(ada, subscriptionNo, 'resume');
    await store.settled();
    const live = (await ordersOf(ada)).filter(({ status }) => status === 'placed');
    expect(live.map(({ deliveryDay }) => deliveryDay)).toEqual(['2026-12-02']);
  });

  test('every other week, on another day, counts from its first week', async () => {
    store = await openInvoiceStore();
    const ada = await store.customer();
    await subscribe(ada, { everyWeeks: 2, weekday: 5 });
    await store.settled();
    const { weeks, subscriptionNo } = await planOf(ada);
    expect(weeks.slice(0, 2).map(({ day }) => day)).toEqual(['2026-11-27', '2026-12-11']);
    const said = await say(ada, subscriptionNo, 'weeks/2026-11-30/skip');
    expect(said.body.code).toBe('no-box-that-week');
  });

  test('never brings what somebody at the table must not have, also when it is found out later', async () => {
    store = await openInvoiceStore({ Pudding: { Milk: 100 }, Congee: { Rice: 100 } });
    const ada = await store.customer();
    await ada.ask('POST', '/api/me/household', {
      name: 'Mia',
      avoidedAllergens: ['milk'],
      diets: [],
      dislikes: [],
      portions: 1,
    });
    await subscribe(ada, { meals: 2 });
    await store.settled();
    const { weeks, subscriptionNo } = await planOf(ada);
    expect(weeks[0]).toMatchObject({ state: 'failed', why: 'nothing-fits' });
    expect(subjects(ada)).toContain('There is no box for you this time');
    const to = { ...wanted, meals: 1 };
    await ada.ask('PUT', `/api/subscriptions/${subscriptionNo}`, to);
    await say(ada, subscriptionNo, `weeks/${weeks[0]?.week ?? ''}/unskip`);
    await store.settled();
    const { orderNo } = (await planOf(ada)).weeks[0] ?? {};
    const order = await ada.ask<{ lines: { allergens: string[] }[] }>(
      'GET',
      `/api/orders/${orderNo ?? 0}`,
    );
    expect(order.body.lines.map(({ allergens }) => allergens)).toEqual([[]]);
  });

  test('waits for the menu of its week, and says so when that was not there in time', async () => {
    store = await openInvoiceStore();
    await setWeekly(store, true);
    await offer(store, thisWeek, {
      recipes: { Congee: null },
      opensAt: new Date('2026-11-24T08:00:00Z'),
    });
    const ada = await store.customer();
    await subscribe(ada);
    await store.settled();
    expect((await planOf(ada)).weeks[0]).toMatchObject({ state: 'planned', why: null });
    // It closes at six: a quarter of an hour before, nobody looks for its menu again.
    await at(store, '2026-11-23T17:46:00Z');
    await stay(ada);
    expect((await planOf(ada)).weeks[0]).toMatchObject({ state: 'failed', why: 'no-menu' });
    expect(subjects(ada)).toContain('There is no box for you this time');
    expect(await ordersOf(ada)).toEqual([]);
  });

  test('is chosen from what its week has enough left of, also where that runs out while it is chosen', async () => {
    store = await openInvoiceStore({ Congee: { Rice: 100 }, Kheer: { Milk: 100 } });
    await setWeekly(store, true);
    await offer(store, thisWeek, { recipes: { Congee: 2, Kheer: null } });
    const people = await Promise.all([1, 2, 3].map(() => store.customer()));
    await Promise.all(people.map((person) => subscribe(person)));
    await store.settled();
    const dishes = [];
    for (const person of people) {
      const { weeks } = await planOf(person);
      expect(weeks[0]).toMatchObject({ state: 'ordered' });
      const { body } = await person.ask<{ lines: { name: string }[] }>(
        'GET',
        `/api/orders/${weeks[0]?.orderNo ?? 0}`,
      );
      dishes.push(...body.lines.map(({ name }) => name));
    }
    expect(dishes.filter((name) => name === 'Congee').length).toBeLessThanOrEqual(1);
    expect(dishes.length).toBe(3);
  });

  test('is not begun, or taken, where the shop does not deliver', async () => {
    store = await openInvoiceStore();
    const ada = await store.customer();
    await setPrices(store.shop, {
      zones: [{ name: 'Dublin', prefixes: ['IE D'], weekdays: [3, 4] }],
    });
    const cork = { deliverTo: { ...deliverTo, postcode: 'T12 AB34' } };
    const dublin = { deliverTo: { ...deliverTo, postcode: 'D02 XY45' } };
    expect((await subscribe(ada)).body.code).toBe('postcode-missing');
    expect((await subscribe(ada, cork)).body.code).toBe('no-delivery-there');
    const friday = await subscribe(ada, { ...dublin, weekday: 5 });
    expect(friday.body).toMatchObject({
      code: 'zone-not-that-day',
      fields: [{ field: '/weekday' }],
    });
    expect(await plansOf(ada)).toEqual([]);
    expect((await subscribe(ada, dublin)).status).toBe(201);
    await store.settled();
    const { subscriptionNo, weeks } = await planOf(ada);
    expect(weeks[0]).toMatchObject({ state: 'ordered' });
    const moved = await ada.ask('PUT', `/api/subscriptions/${subscriptionNo}`, {
      ...wanted,
      ...cork,
    });
    expect(moved).toMatchObject({ status: 422, body: { code: 'no-delivery-there' } });
    // The zone moves away from under it.
    await setPrices(store.shop, {
      zones: [{ name: 'Dublin', prefixes: ['IE D'], weekdays: [5] }],
    });
    await at(store, '2026-11-25T09:00:00Z');
    await stay(ada);
    expect((await planOf(ada)).weeks).toContainEqual(
      expect.objectContaining({ week: '2026-11-30', state: 'failed', why: 'no-delivery' }),
    );
  });

  test('answers with receipts that nobody can change unseen, and that anybody can check', async () => {
    store = await openInvoiceStore();
    const [ada, eve] = [await store.customer(), await store.customer()];
    await subscribe(ada);
    await store.settled();
    const { subscriptionNo } = await planOf(ada);
    await say(ada, subscriptionNo, 'pause', { until: null });
    await say(ada, subscriptionNo, 'resume');
    const path = `/api/subscriptions/${subscriptionNo}/receipts`;
    const { receipts } = (await ada.ask<{ receipts: Receipt[] }>('GET', path)).body;
    expect(receipts.length).toBeGreaterThanOrEqual(4);
    expect((await eve.ask('GET', path)).status).toBe(404);
    const { keys } = (
      await store
        .guest()
        .ask<{ keys: Awaited<ReturnType<typeof publicKeys>> }>('GET', '/api/receipt-keys')
    ).body;
    expect(flawsOf(receipts, keys)).toEqual([]);
    const [first, second, ...rest] = receipts;
    if (!first || !second) throw new Error('There are too few receipts.');
    const altered = { ...second, content: { ...second.content, at: '2026-11-23T18:00:01.000Z' } };
    expect(flawsOf([first, altered, ...rest], keys)).toMatchObject([{ seq: 2, flaw: 'altered' }]);
    expect(flawsOf([first, ...rest], keys)).toMatchObject([{ flaw: 'chain-broken' }]);
    expect(flawsOf([{ ...first, signature: second.signature }], keys)).toMatchObject([
      { flaw: 'signature-wrong' },
    ]);
  });

  test('ordered twice at once, or sent again after a server died, is one box', async () => {
    store = await openInvoiceStore();
    const ada = await store.customer();
    await subscribe(ada);
    const { subscriptionNo } = await planOf(ada);
    const subscription = await subscriptionOf(store.shop, subscriptionNo);
    if (!subscription) throw new Error('Nobody subscribed.');
    // Each as another server would, which has not heard of the others.
    const due = { subscription, weeks: [] };
    await Promise.all([1, 2, 3].map(() => lookAtBox(store.shop, due, openPen(store.shop))));
    await store.settled();
    const live = (await ordersOf(ada)).filter(({ status }) => status === 'placed');
    expect(live.length).toBe(1);
    expect((await planOf(ada)).weeks[0]).toMatchObject({ orderNo: live[0]?.orderNo });
  });

  test.each([
    ['away', 'ECONNREFUSED', 1],
    ['not taking one of them', '23514', 4],
  ])('of several whose database is %s, each hears of it', async (_, code, asked) => {
    store = await openInvoiceStore();
    const fault = Object.assign(new Error('refused'), { code });
    let times = 0;
    const database = {
      ...store.shop.database,
      transaction: () => {
        times += 1;
        return Promise.reject(fault);
      },
    };
    const pen = openPen({ ...store.shop, database });
    const looked = [1, 2, 3].map((subscriptionNo) =>
      pen.submit({ subscriptionNo, boxes: [], lookAgain: undefined }),
    );
    expect(await Promise.all(looked)).toEqual([1, 2, 3].map(() => ({ error: fault })));
    // Nobody waits for a database that is away one after the other.
    expect(times).toBe(asked);
  });

  test('of somebody who changes what they eat while the box is chosen is chosen anew', async () => {
    store = await openInvoiceStore({ Pudding: { Milk: 100 }, Congee: { Rice: 100 } });
    const ada = await store.customer();
    await Promise.all([subscribe(ada), changeProfile(ada, { avoidedAllergens: ['milk'] })]);
    await store.settled();
    const { weeks } = await planOf(ada);
    const order = await ada.ask<{ lines: { allergens: string[] }[] }>(
      'GET',
      `/api/orders/${weeks[0]?.orderNo ?? 0}`,
    );
    expect(weeks[0]?.state).toBe('ordered');
    expect(order.body.lines.length).toBe(1);
  });

  test('is ended without a sign-in, from the address alone, and nobody is told whether there was one', async () => {
    store = await openInvoiceStore();
    const [ada, eve] = [await store.customer(), await store.customer()];
    await subscribe(ada);
    await store.settled();
    const { weeks } = await planOf(ada);
    const guest = store.guest();
    const end = (body: object) =>
      guest.ask<{ noticeNo: number; at: string }>('POST', '/api/cancellations', body);
    const wrong = await end({ email: ada.email, subscriptionNo: 4711 });
    const stranger = await end({ email: eve.email });
    expect((await planOf(ada)).status).toBe('active');
    const done = await end({ email: ada.email.toUpperCase(), reason: 'too much' });
    for (const { status, body } of [wrong, stranger, done])
      expect([status, Object.keys(body)]).toEqual([200, ['noticeNo', 'at']]);
    await store.settled();
    expect((await planOf(ada)).status).toBe('cancelled');
    expect(await statusOf(ada, weeks[0]?.orderNo ?? 0)).toBe('cancelled');
    expect(subjects(ada)).toEqual(
      expect.arrayContaining(['Your cancellation has arrived', 'Your subscription has ended']),
    );
    for (let times = 0; times < 5; times += 1) await end({ email: eve.email });
    await store.settled();
    expect(subjects(eve)).toHaveLength(3);
  });

  test('is read by support with its weeks and receipts, and counted with why people left', async () => {
    store = await openInvoiceStore();
    const [ada, eve] = [await store.customer(), await store.customer()];
    for (const person of [ada, eve]) await subscribe(person);
    await store.settled();
    const { subscriptionNo, weeks } = await planOf(ada);
    await say(ada, subscriptionNo, `weeks/${weeks[0]?.week ?? ''}/skip`);
    const eves = await planOf(eve);
    await say(eve, eves.subscriptionNo, 'cancel', { reason: 'moving' });
    const { customerNo } = (await ada.ask<{ customerNo: number }>('GET', '/api/me')).body;
    const [support, kitchen] = [await store.staff('support'), await store.staff('kitchen')];
    const path = `/api/admin/customers/${customerNo}/subscriptions`;
    const read = await support.ask<{ items: Plan[] }>('GET', path);
    expect(read.body.items).toEqual([await planOf(ada)]);
    expect((await kitchen.ask('GET', path)).status).toBe(403);
    const missing = await support.ask('GET', '/api/admin/customers/999999/subscriptions');
    expect(missing.body).toMatchObject({ code: 'customer-not-found' });
    const report = '/api/admin/reports/subscriptions?from=2026-11-23&to=2026-11-23';
    const manager = await store.staff('manager');
    expect((await manager.ask('GET', report)).body).toEqual({
      standing: { active: 1, paused: 0, begun: 2, ended: 1 },
      weeks: [{ week: '2026-11-23', ordered: 0, skipped: 1, rested: 1, failed: 0 }],
      reasons: [{ reason: 'moving', count: 1 }],
    });
    const before = '/api/admin/reports/subscriptions?from=2026-11-20&to=2026-11-22';
    expect((await manager.ask('GET', before)).body).toMatchObject({
      standing: { active: 1, paused: 0, begun: 0, ended: 0 },
      reasons: [],
    });
    const upsideDown = '/api/admin/reports/subscriptions?from=2026-11-23&to=2026-11-22';
    expect((await manager.ask('GET', upsideDown)).status).toBe(400);
  });

  test('is nothing that somebody else’s key can pass for: an order under such a key is charged as any', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    await subscribe(ada);
    await store.settled();
    const { subscriptionNo } = await planOf(ada);
    const buy = async (key: string) => {
      const cart = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
      return order(ada, cart, { day: '2026-11-27', key });
    };
    expect((await buy(`sub ${subscriptionNo} 2027-03-01 1`)).status).toBe(400);
    const placed = await buy(`sub-${subscriptionNo}-2027-03-01-1`);
    expect(placed.status).toBe(201);
    await payFor(store, ada, placed.body.orderNo);
    await at(store, '2026-11-25T18:00:01Z');
    await stay(ada);
    const charged = await ada.ask('GET', `/api/orders/${placed.body.orderNo}`);
    expect(charged.body).toMatchObject({ payment: { state: 'charged' } });
  });
});
