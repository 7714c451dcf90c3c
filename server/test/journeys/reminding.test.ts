import { afterEach, beforeEach, expect, test } from 'vitest';
import { afterReminding, remind } from '../../src/subscriptions/reminding/reminding.ts';
import { at, stay } from '../paying.ts';
import { deliverTo, openStore, type Person, type Store } from '../store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000 },
    recipes: { Congee: { Rice: 100 } },
    facts: { Rice: { allergens: [], mayContain: [] } },
  });
});
afterEach(() => store.close());

type Plan = { subscriptionNo: number; weeks: { week: string; orderNo: number | null }[] };

/** Whose first box, for Wednesday, closes on the same day, and whose next closes a week later. */
async function subscriber(): Promise<Person & Plan> {
  const person = await store.customer();
  const wanted = { meals: 1, servings: 2, weekday: 3, everyWeeks: 1, deliverTo };
  expect((await person.ask('POST', '/api/subscriptions', wanted)).status).toBe(201);
  await store.settled();
  const { items } = (await person.ask<{ items: Plan[] }>('GET', '/api/subscriptions')).body;
  const [plan] = items;
  if (!plan) throw new Error('Nobody subscribed.');
  return { ...person, ...plan };
}

/** The letters of one person, without what is told at once. */
const lettersTo = ({ email }: Person) =>
  store.letters.filter(({ to, id }) => to === email && /-closes$|-year-/.test(id));

/** Looks at a moment of whom to remind, twice, as two servers do. */
async function lookAt(moment: string): Promise<number> {
  await at(store, moment);
  const [one, other] = await Promise.all([remind(store.shop), remind(store.shop)]);
  await store.settled();
  return one + other;
}

test('the day before a box closes its customer is told once what is in it, what it costs, and how it is changed or skipped', async () => {
  const ada = await subscriber();
  // The first box closes nine hours after it was ordered: its customer has just been told.
  expect(await lookAt('2026-11-23T09:00:00Z')).toBe(0);
  // The next opens on Tuesday evening and closes on Monday evening.
  await at(store, '2026-11-24T18:00:01Z');
  expect(await lookAt('2026-11-29T17:59:59Z')).toBe(0);
  expect(await lookAt('2026-11-29T18:00:00Z')).toBe(1);
  expect(await lookAt('2026-11-30T08:00:00Z')).toBe(0);
  const [letter, ...more] = lettersTo(ada);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe('Last day to change your box for Wednesday 2 December 2026');
  expect(letter?.text).toContain('Congee');
  expect(letter?.text).toMatch(/Until Monday,? 30 November 2026 at 18:00/);
  expect(letter?.text).toMatch(/It costs €\d/);
  expect(letter?.text).toContain('/account/subscription');
  // A letter that reminds can be stopped, by its reader and by their mail program.
  expect(letter?.stopAt).toMatch(/\/reminders\/.+/);
});

test('nobody is reminded of a box that was skipped, not even where the letter waited, nor who wants no such letters', async () => {
  const [ada, ben] = [await subscriber(), await subscriber()];
  await ben.ask('PUT', '/api/me/reminders', { wanted: false });
  await at(store, '2026-11-24T18:00:01Z');
  await at(store, '2026-11-29T18:00:00Z');
  await stay(ada);
  const [plan] = (await ada.ask<{ items: Plan[] }>('GET', '/api/subscriptions')).body.items;
  const { week, orderNo } = plan?.weeks.find((it) => it.week === '2026-11-30') ?? {};
  const path = `/api/subscriptions/${ada.subscriptionNo}/weeks/${week}/skip`;
  expect((await ada.ask('POST', path, {})).status).toBe(200);
  await afterReminding(store.shop)['box-closes']({ orderNo: orderNo ?? 0 });
  expect(await remind(store.shop)).toBe(1);
  await store.settled();
  expect([...lettersTo(ada), ...lettersTo(ben)]).toEqual([]);
});

test('who has subscribed for a year is told once a year what it is and how it ends, and nobody who has left', async () => {
  const [ada, ben] = [await subscriber(), await subscriber()];
  await ben.ask('POST', `/api/subscriptions/${ben.subscriptionNo}/cancel`, { reason: null });
  await ada.ask('POST', `/api/subscriptions/${ada.subscriptionNo}/pause`, { until: null });
  expect(await lookAt('2027-11-22T12:00:00Z')).toBe(0);
  expect(await lookAt('2027-11-23T12:00:00Z')).toBe(1);
  expect(await lookAt('2027-11-24T12:00:00Z')).toBe(0);
  const [letter, ...more] = lettersTo(ada);
  expect([more, lettersTo(ben)]).toEqual([[], []]);
  expect(letter?.text).toContain('you have subscribed since Monday 23 November 2026');
  expect(letter?.text).toContain('/cancel');
  expect(letter?.stopAt).toBeUndefined();
  // A server that stood still for weeks does not tell it late; the next year it is told again.
  expect(await lookAt('2028-12-05T12:00:00Z')).toBe(0);
  expect(await lookAt('2029-11-25T12:00:00Z')).toBe(1);
});
