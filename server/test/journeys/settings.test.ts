import { afterEach, expect, test } from 'vitest';
import type { ShopSettings } from '../../src/contract/shop-settings.ts';
import { changeOrder, fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let owner: Person;
afterEach(() => store.close());

type Planned = { versionNo: number; holdsFrom: string; change: Partial<ShopSettings> };
type State = { version: number; settings: ShopSettings; planned: Planned[]; code?: string };
type Answer = State & { fields?: { field: string }[]; conflicts?: { field: string }[] };

async function open(): Promise<void> {
  store = await openStore({ stock: { Rice: 100_000 }, recipes: { Congee: { Rice: 90 } } });
  owner = await store.administrator();
}
const state = async () => (await owner.ask<State>('GET', '/api/admin/settings')).body;
const change = async (
  changed: Partial<ShopSettings>,
  { holdsFrom = null, version }: { holdsFrom?: string | null; version?: number } = {},
) => {
  const seen = version ?? (await state()).version;
  const body = { change: changed, holdsFrom, version: seen };
  return owner.ask<Answer>('PATCH', '/api/admin/settings', body);
};
/** In November the shop's days begin with those of the world's clock. */
const begins = (day: string) => `${day}T00:00:00.000Z`;
const tomorrow = () => new Date(store.time.now.getTime() + 86_400_000).toISOString().slice(0, 10);
const daysOffered = async () => {
  const { body } = await store
    .guest()
    .ask<{ items: { day: string; cutOffAt: string; room: number }[] }>('GET', '/api/delivery-days');
  return body.items;
};

test('what an owner changes holds at once, for the shop, its letters and its days', async () => {
  await open();
  const changed = await change({
    name: 'The Pantry',
    hours: 'Monday to Friday, 9 to 5',
    email: 'Hello@Pantry.example',
    weekdays: [5, 1],
    cutOffTime: '12:30',
    capacity: 40,
    weekdayCapacity: [{ weekday: 5, capacity: 70 }],
  });
  expect(changed.status).toBe(200);
  expect(changed.body.settings).toMatchObject({ weekdays: [1, 5], email: 'hello@pantry.example' });
  const shop = await store.guest().ask('GET', '/api/shop');
  expect(shop.body).toMatchObject({
    name: 'The Pantry',
    hours: 'Monday to Friday, 9 to 5',
    operator: { email: 'hello@pantry.example' },
  });
  const days = await daysOffered();
  const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();
  expect(new Set(days.map(({ day }) => weekdayOf(day)))).toEqual(new Set([1, 5]));
  for (const { day, room } of days) expect(room).toBe(weekdayOf(day) === 5 ? 70 : 40);
  expect(days[0]?.cutOffAt).toMatch(/T12:30:00/);

  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  const placed = await order(ada, basket, { day: days[0]?.day ?? '' });
  expect(placed.status).toBe(201);
  await store.settled();
  expect(store.letters.at(-1)?.text).toContain('The Pantry');
});

test('what is planned holds from its moment on, and what was promised before stays promised', async () => {
  await open();
  const first = (await daysOffered()).at(3);
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  const { orderNo } = (await order(ada, basket, { day: first?.day ?? '' })).body;
  const promised = async () =>
    (await ada.ask<{ cancellableUntil: string }>('GET', `/api/orders/${orderNo}`)).body
      .cancellableUntil;
  const cancellableUntil = await promised();
  const soon = tomorrow();
  const holidays = [{ from: first?.day ?? '', to: first?.day ?? '', name: 'Stocktaking' }];
  const planned = await change({ holidays, cutOffTime: '06:00' }, { holdsFrom: soon });
  expect(planned.body.planned).toMatchObject([
    { holdsFrom: begins(soon), change: { cutOffTime: '06:00' } },
  ]);
  expect((await daysOffered()).map(({ day }) => day)).toContain(first?.day);
  // Another change in between is not undone by what is planned.
  await change({ name: 'The Pantry' });

  store.time.now = new Date(begins(soon));
  expect((await daysOffered()).map(({ day }) => day)).not.toContain(first?.day);
  const now = await state();
  expect(now.settings).toMatchObject({ name: 'The Pantry', cutOffTime: '06:00', holidays });
  expect(now.planned).toEqual([]);
  expect(cancellableUntil).toBe(first?.cutOffAt);
  expect(await promised()).toBe(cancellableUntil);
  // On its own day it is changed as before; to another one that is dropped it is not.
  const { body } = await ada.ask<{ totalCents: number }>('GET', `/api/orders/${orderNo}`);
  const asked = { editNo: 0, totalCents: body.totalCents };
  const there = { name: 'Ada Cook', phone: '0871234567', address: '2 Quay Street' };
  const kept = await changeOrder(ada, orderNo, {
    ...asked,
    deliveryDay: first?.day,
    deliverTo: there,
  });
  expect(kept.status, JSON.stringify(kept.body)).toBe(200);
  expect(await promised()).toBe(cancellableUntil);
  expect((await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {})).status).toBe(200);
});

test('a day that somebody set keeps what they said, and none takes less than it has promised', async () => {
  await open();
  const days = await daysOffered();
  const [first, second, third] = days.map(({ day }) => day);
  const set = { capacity: 9, closed: false, version: 1 };
  await owner.ask('PUT', `/api/admin/delivery-days/${second}`, set);
  for (const _ of [1, 2]) {
    const ada = await store.customer();
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
    expect((await order(ada, basket, { day: first ?? '' })).status).toBe(201);
  }
  expect((await change({ capacity: 1 })).status).toBe(200);
  await daysOffered();
  const path = `/api/admin/delivery-days?from=${first}&to=${third}`;
  const listed = await owner.ask<{ items: { capacity: number; taken: number }[] }>('GET', path);
  expect(listed.body.items).toMatchObject([
    { capacity: 2, taken: 2 },
    { capacity: 9 },
    { capacity: 1 },
  ]);
});

test('two owners do not write over each other, and nothing is saved that leaves no day to order for', async () => {
  await open();
  const { version } = await state();
  expect((await change({ name: 'One' }, { version })).status).toBe(200);
  const second = await change({ name: 'Two' }, { version });
  expect(second).toMatchObject({ status: 409, body: { code: 'precondition-failed' } });
  expect(second.body.conflicts).toMatchObject([{ field: '/name', mine: 'Two', theirs: 'One' }]);
  const gap = await change({ weekdays: [3], horizonDays: 7 });
  expect(gap).toMatchObject({ status: 400, body: { fields: [{ field: '/horizonDays' }] } });
  const past = await change(
    { name: 'Old' },
    { holdsFrom: store.time.now.toISOString().slice(0, 10) },
  );
  expect(past).toMatchObject({ status: 400, body: { fields: [{ field: '/holdsFrom' }] } });
  expect((await state()).settings.name).toBe('One');
});

test('what is planned is taken back until it begins, and another server hears of all of it', async () => {
  await open();
  const soon = tomorrow();
  const { body } = await change({ name: 'Later' }, { holdsFrom: soon });
  const planned = `/api/admin/settings/planned/${body.planned[0]?.versionNo}`;
  expect((await owner.ask('DELETE', planned)).status).toBe(200);
  expect(await owner.ask('DELETE', planned)).toMatchObject({
    status: 404,
    body: { code: 'planned-change-not-found' },
  });
  const trail = await owner.ask<{ items: { action: string }[] }>(
    'GET',
    '/api/admin/audit?subject=settings',
  );
  expect(trail.body.items.map(({ action }) => action)).toEqual([
    'settings-withdrawn',
    'settings-planned',
  ]);
  const cook = await store.staff('kitchen');
  expect((await cook.ask('GET', '/api/admin/settings')).status).toBe(403);
});
