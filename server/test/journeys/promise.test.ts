import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { createApp, openShop } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openPlatform } from '../../src/platform/open-platform.ts';
import { afterCutOff, kitchen, openKitchen, ordered } from '../kitchen.ts';
import {
  fillBasket,
  newAdministrator,
  openStore,
  order,
  password,
  settings,
  visitor,
  type Person,
  type Store,
} from '../store.ts';

let store: Store;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await store.close();
});

/** The same shop started again with other settings. */
async function startedAgain(environment: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'larder-again-'));
  const config = readConfig({
    ...settings,
    DATABASE_URL: store.url,
    LARDER_DATA: folder,
    ...environment,
  });
  const platform = await openPlatform(config, {
    progress: () => undefined,
    clock: () => store.time.now,
    checkRows: true,
  });
  const shop = await openShop(platform, { pollMs: 0 });
  closing.push(async () => {
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  });
  const app = createApp(shop);
  return {
    signIn: async ({ email }: Person): Promise<Person> => {
      const person = visitor(app, email);
      expect((await person.ask('POST', '/auth/sign-in', { email, password })).status).toBe(200);
      return person;
    },
    administrator: () => newAdministrator(app, shop),
  };
}

const congee = { stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } };
/** On Monday at six in the evening, shop time, Wednesday closes. */
const promised = new Date('2026-11-23T18:00:00Z');
const justBefore = new Date(promised.getTime() - 1000);

async function placedBy(person: Person): Promise<number> {
  const placed = await order(
    person,
    await fillBasket(store, person, [{ recipe: 'Congee', servings: 1 }]),
  );
  expect(placed.status).toBe(201);
  await store.settled();
  return placed.body.orderNo;
}

test.for<[what: string, settings: Record<string, string>]>([
  ['an earlier cut-off', { LARDER_CUT_OFF_DAYS: '4' }],
  ['a later cut-off', { LARDER_CUT_OFF_DAYS: '0', LARDER_CUT_OFF_TIME: '23:00' }],
  ['a time zone in the east', { LARDER_TIME_ZONE: 'Asia/Tokyo' }],
  ['a time zone in the west', { LARDER_TIME_ZONE: 'America/Los_Angeles' }],
  ['other weekdays', { LARDER_DELIVERY_WEEKDAYS: '1' }],
])('what a letter promised holds after %s', async ([, settings]) => {
  store = await openStore(congee);
  const ada = await store.customer();
  const [kept, late] = [await placedBy(ada), await placedBy(ada)];
  expect(store.letters[0]?.text).toContain('Monday 23 November 2026 at 18:00');
  const { signIn } = await startedAgain(settings);

  store.time.now = justBefore;
  const before = await signIn(ada);
  expect((await before.ask('GET', `/api/orders/${kept}`)).body).toMatchObject({
    cancellableUntil: promised.toISOString(),
    timeZone: 'Europe/Dublin',
  });
  expect((await before.ask('POST', `/api/orders/${kept}/cancel`, {})).body).toMatchObject({
    status: 'cancelled',
  });

  store.time.now = promised;
  const after = await signIn(ada);
  const refused = await after.ask('POST', `/api/orders/${late}/cancel`, {});
  expect(refused.body).toMatchObject({ code: 'cut-off-passed' });
});

test('closing a day leaves the promise of its orders as it was', async () => {
  store = await openStore(congee);
  const ada = await store.customer();
  const orderNo = await placedBy(ada);
  await store.shop.database.run(sql`update delivery_day set closed = true, capacity = taken`);
  expect((await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {})).status).toBe(200);
});

test('an order of before the promise was written down gets it at the next start, and keeps it', async () => {
  store = await openStore(congee);
  const ada = await store.customer();
  const orderNo = await placedBy(ada);
  await store.shop.database.run(sql`update orders set cancel_until = null, time_zone = null`);
  await startedAgain({});
  const { signIn } = await startedAgain({ LARDER_CUT_OFF_DAYS: '4' });
  const { body } = await (await signIn(ada)).ask('GET', `/api/orders/${orderNo}`);
  expect(body).toMatchObject({ cancellableUntil: promised.toISOString() });
});

test('an order keeps its currency when the shop takes another, and no sum adds the two', async () => {
  store = await openStore(congee);
  const ada = await store.customer();
  const orderNo = await placedBy(ada);
  const staff = await store.administrator();
  type Basket = { version: number; totalCents: number };
  const { signIn, administrator } = await startedAgain({ LARDER_CURRENCY: 'USD' });
  const again = await signIn(ada);
  expect((await again.ask('GET', `/api/orders/${orderNo}`)).body).toMatchObject({
    currency: 'EUR',
  });
  const line = { recipeNo: store.nos.recipe('Congee'), servings: 2 };
  const { version, totalCents } = (await again.ask<Basket>('POST', '/api/cart/lines', line)).body;
  const second = await order(again, { basketVersion: version, totalCents });
  expect((await again.ask('GET', `/api/orders/${second.body.orderNo}`)).body).toMatchObject({
    currency: 'USD',
  });
  const range = 'from=2026-11-23&to=2026-11-23';
  const today = { orders: 1, servings: 1, revenueCents: 250, currency: 'EUR' };
  for (const [who, own, other] of [
    [await administrator(), { currency: 'USD', revenueCents: 500 }, today],
    [staff, today, { currency: 'USD', orders: 1, servings: 2, revenueCents: 500 }],
  ] as const) {
    const { currency, ...sums } = own;
    expect((await who.ask('GET', `/api/admin/reports/sales?${range}`)).body).toMatchObject({
      currency,
      total: sums,
      otherCurrencies: [other],
    });
    expect((await who.ask('GET', '/api/admin/reports/today')).body).toMatchObject({
      currency,
      sales: sums,
      otherCurrencies: [other],
    });
    expect((await who.ask('GET', `/api/admin/reports/best-recipes?${range}`)).body).toMatchObject({
      items: [
        { servings: 2, currency: 'USD', revenueCents: 500 },
        { servings: 1, currency: 'EUR', revenueCents: 250 },
      ],
    });
  }
});

test('a mark before the cut-off leaves the customer the right to cancel', async () => {
  store = await openKitchen();
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [
    { recipe: 'Curry', servings: 1 },
    { recipe: 'Bowl', servings: 1, acknowledged: ['unknown-allergens'] },
  ]);
  const { orderNo } = (await order(ada, basket)).body;
  const staff = await store.administrator();
  for (const lineNo of [1, 2]) {
    const marked = await staff.ask('POST', kitchen(`packing/${orderNo}/lines/${lineNo}`), {
      packed: true,
    });
    expect(marked.body).toMatchObject({
      status: 'placed',
      packedLines: lineNo,
      cancellableUntil: promised.toISOString(),
    });
  }
  for (const [path, body] of [
    [`/api/admin/orders/${orderNo}/move`, { to: 'packing' }],
    [kitchen('packing/move'), { to: 'packing', orderNos: [orderNo] }],
    ['/api/admin/orders/move', { to: 'packing', orderNos: [orderNo] }],
  ] as const) {
    const refused = JSON.stringify((await staff.ask('POST', path, body)).body);
    expect(refused).toContain('customer-may-cancel');
  }
  expect((await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {})).body).toMatchObject({
    status: 'cancelled',
  });
});

test('packing begins early only with a reason, and the customer reads it', async () => {
  store = await openKitchen();
  const orderNo = await ordered(store, [{ recipe: 'Curry', servings: 1 }]);
  const staff = await store.administrator();
  const reason = 'You asked for it on the phone';
  const moved = await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, {
    to: 'packing',
    reason,
  });
  expect(moved.body).toMatchObject({ status: 'packing', cancellableUntil: null });
  await minutesLater(3);
  expect(letters('packing')).toMatchObject([{ text: expect.stringContaining(reason) as string }]);
});

/** Told at least once: the same letter twice is one. */
const letters = (about: string) => {
  const wanted = new RegExp(`^order-\\d+-${about}`);
  const found = store.letters.filter(({ id }) => wanted.test(id));
  return [...new Map(found.map((letter) => [letter.id, letter])).values()];
};

async function minutesLater(minutes: number): Promise<void> {
  store.time.now = new Date(store.time.now.getTime() + minutes * 60_000);
  await store.settled();
}

/** A box that was packed after its cut-off, and who ships it. */
async function packedBox() {
  store = await openKitchen();
  const orderNo = await ordered(store, [{ recipe: 'Curry', servings: 1 }]);
  afterCutOff(store);
  const staff = await store.administrator();
  const move = (to: string) => staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to });
  const takeBack = (from: string) =>
    staff.ask('POST', `/api/admin/orders/${orderNo}/take-back`, { from });
  await move('packing');
  await move('packed');
  await minutesLater(3);
  expect(letters('packing')).toHaveLength(1);
  return { orderNo, staff, move, takeBack };
}

test('a shipped box that is taken back within two minutes never reached the customer’s mail', async () => {
  const { orderNo, move, takeBack } = await packedBox();
  await move('shipped');
  await minutesLater(1);
  expect((await takeBack('shipped')).body).toMatchObject({ status: 'packed', backTo: 'packing' });
  // Asked again it is as it is.
  expect((await takeBack('shipped')).body).toMatchObject({ status: 'packed' });
  await minutesLater(10);
  expect([letters('shipped'), letters('not-')]).toEqual([[], []]);
  await move('shipped');
  await minutesLater(3);
  expect(letters('shipped')).toMatchObject([{ id: `order-${orderNo}-shipped-5` }]);
});

test('who was told already that the box is on its way is told that it is not', async () => {
  const { orderNo, move, takeBack } = await packedBox();
  await move('shipped');
  await minutesLater(3);
  expect(letters('shipped')).toHaveLength(1);
  await takeBack('shipped');
  await store.settled();
  expect(letters('not-shipped')).toMatchObject([
    { id: `order-${orderNo}-not-shipped-4`, subject: `Your order ${orderNo} has not left yet` },
  ]);
  await move('shipped');
  await move('delivered');
  await minutesLater(3);
  expect((await takeBack('delivered')).body).toMatchObject({ status: 'shipped' });
  await store.settled();
  expect(letters('not-delivered')).toHaveLength(1);
  expect(letters('shipped')).toHaveLength(2);
});

test('packing that is taken back before the cut-off gives the right to cancel back', async () => {
  store = await openKitchen();
  const orderNo = await ordered(store, [{ recipe: 'Curry', servings: 1 }]);
  const staff = await store.administrator();
  await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to: 'packing', reason: 'Early' });
  await minutesLater(3);
  await staff.ask('POST', `/api/admin/orders/${orderNo}/take-back`, { from: 'packing' });
  const { body } = await staff.ask('GET', `/api/admin/orders/${orderNo}`);
  expect(body).toMatchObject({ status: 'placed', cancellableUntil: promised.toISOString() });
  await store.settled();
  expect(letters('not-packing')).toMatchObject([
    { text: expect.stringContaining('You can still cancel it until') as string },
  ]);
});

test('who was told that it is being packed is told otherwise, however many steps the box goes back', async () => {
  const { orderNo, takeBack } = await packedBox();
  expect((await takeBack('packed')).body).toEqual({ orderNo, status: 'packing', backTo: 'placed' });
  expect((await takeBack('packing')).body).toEqual({ orderNo, status: 'placed', backTo: null });
  await store.settled();
  expect(letters('not-packing')).toHaveLength(1);
});

test('a cancelled order is not told that it is being packed, and is not taken back', async () => {
  const { move, takeBack } = await packedBox();
  await move('shipped');
  await takeBack('shipped');
  await move('cancelled');
  expect((await takeBack('cancelled')).body).toMatchObject({ code: 'order-move-not-allowed' });
  expect((await takeBack('packed')).body).toMatchObject({ code: 'order-move-not-allowed' });
  await minutesLater(3);
  expect(letters('shipped')).toEqual([]);
  expect(letters('cancelled')).toHaveLength(1);
});

test('taking back and shipping at once leave one of the two, and the history says which', async () => {
  const { orderNo, staff, move, takeBack } = await packedBox();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await move('shipped');
    const [delivered, back] = await Promise.all([move('delivered'), takeBack('shipped')]);
    expect([delivered.status, back.status].sort()).toEqual([200, 409]);
    if (delivered.status === 200) for (const from of ['delivered', 'shipped']) await takeBack(from);
    const { body } = await staff.ask('GET', `/api/admin/orders/${orderNo}`);
    expect(body).toMatchObject({ status: 'packed' });
  }
});
