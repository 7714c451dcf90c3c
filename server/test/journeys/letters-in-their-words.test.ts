import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasOwnSubject, letterKinds } from '../../src/contract/letter-kinds.ts';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let owner: Person;
beforeEach(async () => {
  store = await openStore({ stock: { Rice: 100_000 }, recipes: { Congee: { Rice: 90 } } });
  owner = await store.administrator();
});
afterEach(() => store.close());

const nothing = { subject: null, opening: null, closing: null };
const change = async (changed: object, holdsFrom: string | null = null) => {
  const { version } = (await owner.ask<{ version: number }>('GET', '/api/admin/settings')).body;
  const asked = { change: changed, holdsFrom, version };
  type Answer = { fields?: { field: string; message: string }[] };
  return owner.ask<Answer>('PATCH', '/api/admin/settings', asked);
};
type Read = { subject: string; text: string };
const preview = (kind: string, said: object = nothing) =>
  owner.ask<Read & { ours: Read }>('POST', `/api/admin/letters/${kind}/preview`, said);
const buy = async (day?: string) => {
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
  const { orderNo } = (await order(ada, basket, day === undefined ? {} : { day })).body;
  await store.settled();
  const letter = store.letters.find(({ id }) => id === `order-${orderNo}-placed`);
  return { orderNo, letter: letter ?? { subject: '', text: '' } };
};

test('an owner’s words stand around ours, and what is said of food and money stays', async () => {
  const before = await buy();
  const said = {
    subject: 'Thank you, {name}: order {orderNo}',
    opening: 'Dear {name},\n\nhow good that you cook with {shop}.',
    closing: 'See you on {day}.\nYour kitchen',
  };
  expect((await change({ 'letter-placed': said })).status).toBe(200);
  const { orderNo, letter } = await buy();
  const { name } = store.shop.config.shop;
  expect(letter.subject).toBe(`Thank you, Ada Cook: order ${orderNo}`);
  expect(letter.text).toMatch(/^Dear Ada Cook,\n\nhow good that you cook with /);
  expect(letter.text).toContain(`cook with ${name}.\n\nYour order ${orderNo} is placed.`);
  expect(letter.text).toMatch(/See you on \w+.*\.\nYour kitchen$/);
  const facts = (text: string, no: number) =>
    text
      .split('\n\n')
      .slice(2, -1)
      .map((part) => part.replaceAll(`orders/${no}`, 'orders/NO'));
  const ours = facts(before.letter.text, before.orderNo);
  expect(ours.length).toBeGreaterThan(3);
  expect(facts(letter.text, orderNo).slice(-ours.length)).toEqual(ours);
  // Emptied, ours is back.
  expect((await change({ 'letter-placed': null })).status).toBe(200);
  expect((await buy()).letter.text).toMatch(/^Hello Ada Cook,\n\nyour order/);
});

test('what is planned for one letter leaves the others alone, and begins at its moment', async () => {
  const closing = { ...nothing, closing: 'Later' };
  await change({ 'letter-placed': closing }, '2026-12-01');
  await change({ 'letter-cancelled': { ...nothing, closing: 'Now' } });
  expect((await buy()).letter.text).not.toContain('Later');
  store.time.now = new Date('2026-12-01T08:00:00Z');
  const { settings } = (
    await owner.ask<{ settings: Record<string, unknown> }>('GET', '/api/admin/settings')
  ).body;
  expect(settings).toMatchObject({
    'letter-placed': closing,
    'letter-cancelled': { closing: 'Now' },
    'letter-shipped': null,
  });
});

test('a plan for a letter ends on the day that another plan says, and leaves what was changed meanwhile', async () => {
  const opening = { ...nothing, opening: 'Merry Christmas, {name},' };
  await change({ 'letter-placed': opening }, '2026-12-20');
  // Nothing of it holds yet, and nothing is what shall hold from then on.
  await change({ 'letter-placed': null }, '2026-12-27');
  await change({ 'letter-placed': { ...nothing, closing: 'Your kitchen' } });
  const on = async (day: string) =>
    (await owner.ask<{ settings: Record<string, unknown> }>('GET', `/api/admin/settings?on=${day}`))
      .body.settings['letter-placed'];
  const closing = { ...nothing, closing: 'Your kitchen' };
  expect(await on('2026-12-19')).toEqual(closing);
  expect(await on('2026-12-21')).toEqual({ ...closing, opening: 'Merry Christmas, {name},' });
  expect(await on('2026-12-28')).toEqual(closing);
  store.time.now = new Date('2026-12-21T08:00:00Z');
  expect((await buy('2026-12-23')).letter.text).toMatch(
    /^Merry Christmas, Ada Cook,[^]*Your kitchen$/,
  );
  store.time.now = new Date('2026-12-28T08:00:00Z');
  expect((await buy('2026-12-30')).letter.text).toMatch(/^Hello Ada Cook,[^]*Your kitchen$/);
});

test('every letter is looked at before it is saved, beside ours', async () => {
  const said = { subject: 'About {orderNo}', opening: 'Dear {name},', closing: 'Yours, {shop}' };
  const middle = (text: string) => text.split('\n\n').slice(2, -1);
  for (const kind of letterKinds) {
    const { status, body } = await preview(kind, said);
    expect(status, kind).toBe(200);
    expect(body.subject).toBe(hasOwnSubject(kind) ? 'About 1234' : body.ours.subject);
    expect(body.text).toMatch(/^Dear Ada Cook,\n\n[A-Z0-9€]/);
    expect(body.text).toMatch(/Yours, .+$/);
    expect(body.ours.text).toMatch(/^Hello Ada Cook,/);
    expect(body.ours.subject).not.toBe('About 1234');
    expect(middle(body.text), kind).toEqual(middle(body.ours.text));
  }
  expect(store.letters.filter(({ to }) => to === 'ada@example.com')).toEqual([]);
});

test('a word in braces that nobody knows is refused with its line', async () => {
  const wrong = await change({ 'letter-placed': { ...nothing, opening: 'Dear {name},\n{nmae}' } });
  expect(wrong.status).toBe(400);
  expect(wrong.body.fields).toEqual([
    { field: '/change/letter-placed/opening', message: 'line 2: {nmae} is no placeholder' },
  ]);
  expect((await preview('nothing')).status).toBe(400);
  const long = { ...nothing, subject: 'x'.repeat(121) };
  expect((await change({ 'letter-placed': long })).status).toBe(400);
});
