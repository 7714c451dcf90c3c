import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { lastDayFor } from '../../src/checkout/withdrawals/outcome-of.ts';
import { mostFromNetwork } from '../../src/platform/public-doors.ts';
import { at, statusOf } from '../paying.ts';
import { fillBasket, firstDay, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 100_000, Chard: 100_000 },
    recipes: { Congee: { Rice: 100 }, Greens: { Chard: 100, Rice: 10 } },
    facts: { Rice: { keeping: 'keeps' } },
  });
});
afterEach(() => store.close());

type Arrived = { withdrawalNo: number; at: string };
const withdraw = (said: object) =>
  store.guest().ask<Arrived>('POST', '/api/withdrawals', { name: 'Ada', ...said });

async function buy(person: Person, ...recipes: string[]): Promise<number> {
  const lines = recipes.map((recipe) => ({ recipe, servings: 2 }));
  const placed = await order(person, await fillBasket(store, person, lines), { day: firstDay });
  expect(placed.status).toBe(201);
  await store.settled();
  return placed.body.orderNo;
}

type Listed = {
  withdrawalNo: number;
  orderNo: number | null;
  namedNo: number | null;
  outcome: string;
  settledAt: string | null;
};
const list = async (by: Person) =>
  (await by.ask<{ items: Listed[] }>('GET', '/api/admin/withdrawals')).body.items;

const lettersTo = (email: string) =>
  store.letters.filter(({ to, id }) => to === email && id.startsWith('withdrawal-'));

/** Brings a box to its customer, after its order has closed. */
async function deliver(orderNo: number, day = firstDay): Promise<void> {
  await at(store, `${day}T09:00:00Z`);
  const staff = await store.staff('manager');
  for (const to of ['packing', 'packed', 'shipped', 'delivered']) {
    const moved = await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, {
      to,
      reason: null,
    });
    expect(moved.status).toBe(200);
  }
}

describe('who withdraws from a purchase without signing in', () => {
  test('has it cancelled at once while it can be taken back, and food and day are there again', async () => {
    const ada = await store.customer();
    const orderNo = await buy(ada, 'Greens');
    const { status, body } = await withdraw({ email: ada.email.toUpperCase(), orderNo });
    expect(status).toBe(200);
    expect(body).toMatchObject({ at: store.time.now.toISOString() });
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('cancelled');
    expect((await store.stockAndLedger())['Chard']).toEqual({ stock: 100_000, ledger: 100_000 });
    const [letter, ...more] = lettersTo(ada.email);
    expect(more).toEqual([]);
    expect(letter?.text).toContain(`It has the number ${body.withdrawalNo}.`);
    expect(letter?.text).toContain('The order is cancelled');
    // Sent again it says that it is cancelled.
    await withdraw({ email: ada.email, orderNo });
    const [last] = await list(await store.staff('support'));
    expect(last).toMatchObject({ orderNo, outcome: 'cancelled' });
  });

  test('is told which meals can be sent back, and that there is no right to those that spoil', async () => {
    const [ada, ben] = [await store.customer(), await store.customer()];
    const mixed = await buy(ada, 'Greens', 'Congee');
    const fresh = await buy(ben, 'Greens');
    await deliver(mixed);
    await deliver(fresh);
    await withdraw({ email: ada.email, orderNo: mixed, statement: 'Only the <b>congee</b>' });
    await withdraw({ email: ben.email, orderNo: fresh });
    await store.settled();
    const [mine, theirs] = [lettersTo(ada.email)[0], lettersTo(ben.email)[0]];
    expect(mine?.text).toMatch(/withdraw from the purchase of: .?Congee/);
    expect(mine?.text).not.toContain('Greens');
    expect(mine?.text).toContain('Only the <b>congee</b>');
    expect(theirs?.text).toContain('spoils quickly');
    expect([await statusOf(ada, mixed), await statusOf(ben, fresh)]).toEqual([
      'delivered',
      'delivered',
    ]);
  });

  test('has 14 days from when the box came, not from when it should have, and over a weekend', async () => {
    const [ada, ben] = [await store.customer(), await store.customer()];
    const [came, waits] = [await buy(ada, 'Congee'), await buy(ben, 'Congee')];
    // On Friday, for a box of Wednesday: the fourteenth day is a Friday.
    await deliver(came, '2026-11-27');
    const outcomeOn = async (moment: string, person: Person, orderNo: number) => {
      await at(store, moment);
      await withdraw({ email: person.email, orderNo });
      return (await list(await store.staff('support')))[0]?.outcome;
    };
    expect(await outcomeOn('2026-12-11T23:30:00Z', ada, came)).toBe('to-settle');
    expect(await outcomeOn('2026-12-12T00:30:00Z', ada, came)).toBe('late');
    // What has not come by then is not late.
    expect(await outcomeOn('2026-12-20T12:00:00Z', ben, waits)).toBe('to-settle');
    expect(lastDayFor('2026-11-28')).toBe('2026-12-14');
    expect(lastDayFor('2026-11-29')).toBe('2026-12-14');
    expect(lastDayFor('2026-11-30')).toBe('2026-12-14');
  });

  test('learns nothing of the orders of others, and cannot touch them', async () => {
    const ada = await store.customer();
    const orderNo = await buy(ada, 'Congee');
    const [known, unknown] = [
      await withdraw({ email: 'eve@example.com', orderNo }),
      await withdraw({ email: 'eve@example.com', orderNo: 999_999, statement: 'Buy from us' }),
    ];
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
    await store.settled();
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect(lettersTo(ada.email)).toEqual([]);
    const texts = lettersTo('eve@example.com').map(({ text }) => text.replaceAll(/\d+/g, 'n'));
    expect(texts[0]).toBe(texts[1]);
    expect(texts.join()).not.toContain('Buy from us');
    // At most three letters a day go to one address.
    for (let times = 0; times < 5; times += 1) await withdraw({ email: 'eve@example.com' });
    await store.settled();
    expect(lettersTo('eve@example.com')).toHaveLength(3);
  });
});

test('support reads withdrawals and marks them as settled, once; the kitchen does not', async () => {
  const { body } = await withdraw({ email: 'eve@example.com', orderNo: 4711 });
  const [support, kitchen] = [await store.staff('support'), await store.staff('kitchen')];
  expect((await kitchen.ask('GET', '/api/admin/withdrawals')).status).toBe(403);
  const settle = (by: Person) =>
    by.ask<Listed>('POST', `/api/admin/withdrawals/${body.withdrawalNo}/settle`, {});
  expect((await settle(kitchen)).status).toBe(403);
  const settled = await settle(support);
  expect(settled.body).toMatchObject({ outcome: 'unknown', namedNo: 4711, orderNo: null });
  store.time.now = new Date(store.time.now.getTime() + 1000);
  expect((await settle(support)).body).toEqual(settled.body);
});

test('nobody fills the books without a session: a network writes so many rows an hour, at each door, whatever it names', async () => {
  const [eve, ada] = [store.guest(), store.guest()];
  const doors = [
    ['/api/withdrawals', (n: number) => ({ name: 'Eve', email: `eve${n}@example.com` })],
    ['/api/cancellations', (n: number) => ({ email: `eve${n}@example.com` })],
  ] as const;
  const written = async () => {
    const [row] = await store.shop.database.query(
      z.object({ rows: z.int() }),
      sql`select (select count(*) from withdrawal) + (select count(*) from subscription_notice) as rows`,
    );
    return row?.rows;
  };
  for (const [path, of] of doors) {
    for (let n = 0; n < mostFromNetwork; n += 1)
      expect((await eve.ask('POST', path, of(n))).status).toBe(200);
    const refused = await eve.ask<{ code: string }>('POST', path, of(99));
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-attempts']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
    // Somebody else at the same moment is heard.
    expect((await ada.ask('POST', path, of(1))).status).toBe(200);
  }
  expect(await written()).toBe(2 * (mostFromNetwork + 1));
  store.time.now = new Date(store.time.now.getTime() + 3_600_000);
  for (const [path, of] of doors) expect((await eve.ask('POST', path, of(99))).status).toBe(200);
  // What was counted is gone with its hour, and never had an address in it.
  const kept = await store.shop.database.query(
    z.object({ key: z.string(), points: z.int() }),
    sql`select "key", points from accounts.attempt where "key" like 'door:%'`,
  );
  expect(kept.map(({ points }) => points)).toEqual([1, 1]);
  for (const { key } of kept) expect(key).toMatch(/^door:[\w-]{43}$/);
});
