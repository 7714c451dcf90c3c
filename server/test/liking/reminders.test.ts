import { afterEach, beforeEach, expect, test } from 'vitest';
import { afterRatingAsked, askForRatings } from '../../src/liking/ratings/ratings.ts';
import { erase } from '../../src/office/erasure/erasure.ts';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let office: Person;
let ada: Person;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000 },
    recipes: { Congee: { Rice: 90 }, Pilaf: { Rice: 80 } },
  });
  office = await store.administrator();
  const { version } = (await office.ask<{ version: number }>('GET', '/api/admin/settings')).body;
  const spoken = { change: { languages: ['de', 'ar'] }, holdsFrom: null, version };
  expect((await office.ask('PATCH', '/api/admin/settings', spoken)).status).toBe(200);
  ada = await store.customer();
});
afterEach(() => store.close());

async function delivered(who = ada, language?: 'de' | 'ar'): Promise<number> {
  const basket = await fillBasket(store, who, [
    { recipe: 'Congee', servings: 2 },
    { recipe: 'Pilaf', servings: 1 },
  ]);
  const { orderNo } = (await order(who, basket, { ...(language && { language }) })).body;
  await store.settled();
  for (const to of ['packing', 'packed', 'shipped', 'delivered'])
    await office.ask('POST', `/api/admin/orders/${orderNo}/move`, {
      to,
      reason: 'Said in the test',
    });
  return orderNo;
}
/** The box was for Wednesday the 25th. */
const onThe = (day: number) => {
  store.time.now = new Date(`2026-11-${day}T09:00:00Z`);
};
const ask = async () => {
  const count = await askForRatings(store.shop);
  await store.settled();
  return count;
};
const asked = () => store.letters.filter(({ id }) => id.endsWith('-rating-asked'));
const keyIn = (text = '') => /\/reminders\/([\w-]+)/.exec(text)?.[1] ?? '';
type Choice = { wanted: boolean; saidAt: string | null };

test('who got a box is asked once how it was, some days later, and can stop such letters from there', async () => {
  const orderNo = await delivered();
  onThe(26);
  expect(await ask()).toBe(0);
  onThe(27);
  expect(await ask()).toBe(1);
  expect(await ask()).toBe(0);
  const [letter] = asked();
  const { publicUrl } = store.shop.config;
  expect(letter?.text).toContain('had Congee and Pilaf. How was it?');
  expect(letter?.text).toContain(`${publicUrl}/account/orders/${orderNo}#ratings`);
  expect(letter?.stopAt).toBe(`${publicUrl}/reminders/${keyIn(letter?.text)}`);

  const path = `/api/reminders/${keyIn(letter?.text)}`;
  const guest = store.guest();
  expect((await guest.ask<Choice>('GET', path)).body).toEqual({ wanted: true, saidAt: null });
  const at = store.time.now.toISOString();
  expect((await guest.ask('PUT', path, { wanted: false })).body).toEqual({
    wanted: false,
    saidAt: at,
  });
  expect((await ada.ask<Choice>('GET', '/api/me/reminders')).body).toEqual({
    wanted: false,
    saidAt: at,
  });
  await delivered();
  expect(await ask()).toBe(0);
});

test('a letter about an order names no way to stop it', async () => {
  await delivered();
  onThe(24);
  await store.settled();
  expect(store.letters.length).toBeGreaterThan(2);
  expect(store.letters.filter(({ stopAt }) => stopAt !== undefined)).toEqual([]);
});

test('nobody is asked who wants no reminders, has rated the box, or was asked this week', async () => {
  const other = await store.customer();
  await ada.ask('PUT', '/api/me/reminders', { wanted: false });
  await delivered();
  const rated = await delivered(other);
  await other.ask('PUT', `/api/orders/${rated}/lines/1/rating`, { stars: 4 });
  onThe(27);
  expect(await ask()).toBe(0);
  await ada.ask('PUT', '/api/me/reminders', { wanted: true });
  expect(await ask()).toBe(1);
  // Another box of the same days.
  onThe(23);
  await delivered();
  onThe(28);
  expect(await ask()).toBe(0);
});

test('a letter that is on its way is not sent once its customer has said how it was, or that they want none', async () => {
  const orderNo = await delivered();
  onThe(27);
  await store.settled();
  const write = () => afterRatingAsked(store.shop)['rating-asked']({ orderNo });
  await ada.ask('PUT', '/api/me/reminders', { wanted: false });
  await write();
  await ada.ask('PUT', '/api/me/reminders', { wanted: true });
  await ada.ask('PUT', `/api/orders/${orderNo}/lines/1/rating`, { stars: 5 });
  await write();
  expect(asked()).toEqual([]);
});

test('who is asked reads it in their language', async () => {
  const bea = await store.customer();
  await delivered(ada, 'de');
  await delivered(bea, 'ar');
  onThe(27);
  expect(await ask()).toBe(2);
  expect(
    asked()
      .map(({ subject }) => subject)
      .toSorted(),
  ).toEqual(['Wie waren Ihre Gerichte?', 'كيف كانت أطباقك؟']);
  const german = asked().find(({ language }) => language === 'de');
  expect(german?.text).toContain(`/de/reminders/${keyIn(german?.text)}`);
  expect(german?.stopAt).not.toContain('/de/');
});

test('a link that nobody made opens nothing, and one made for something else does not either', async () => {
  const { customerNo } = (await ada.ask<{ customerNo: number }>('GET', '/api/me')).body;
  for (const key of [
    'x'.repeat(60),
    store.shop.seal.close({ for: 'something else', customerNo }),
    store.shop.seal.close({ customerNo }),
  ]) {
    const reply = await store.guest().ask('PUT', `/api/reminders/${key}`, { wanted: false });
    expect(reply).toMatchObject({ status: 404, body: { code: 'reminder-link-unknown' } });
  }
});

test('what somebody chose is told with its time, and goes with them', async () => {
  await ada.ask('PUT', '/api/me/reminders', { wanted: false });
  await ada.ask('PUT', '/api/me/reminders', { wanted: false });
  type Told = { reminders: object[] };
  const told = (await ada.ask<Told>('GET', '/api/me/everything')).body;
  expect(told.reminders).toMatchObject([{ wanted: false, saidIn: 'account' }]);
  const { customerNo } = (await ada.ask<{ customerNo: number }>('GET', '/api/me')).body;
  await erase(store.shop, customerNo, { by: 'customer', reason: null });
  const key = store.shop.seal.close({ for: 'reminders', customerNo });
  const left = (await store.guest().ask<Choice>('GET', `/api/reminders/${key}`)).body;
  expect(left.saidAt).toBeNull();
});
