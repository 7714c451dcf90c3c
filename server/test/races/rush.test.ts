import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { changeDay } from '../../src/checkout/days/days.ts';
import { inTurn, openChain, tally, type Buyer, type Chain } from './chain.ts';

let chain: Chain;
let [quiet, busy, small] = ['', '', ''];
beforeAll(async () => {
  chain = await openChain(3, {
    stock: { Rice: 10_000, Corn: 100_000, Lime: 1000, Fish: 1000 },
    recipes: {
      Congee: { Rice: 100 },
      Polenta: { Corn: 100 },
      Ceviche: { Lime: 10 },
      Sashimi: { Fish: 10 },
    },
  });
  [quiet = '', busy = '', small = ''] = chain.days;
});
afterEach(async () => {
  expect(chain.complaints()).toBe('');
  expect(await chain.contradictions()).toEqual([]);
});
afterAll(() => chain.close());

const { entries } = Object;
const left = async () =>
  Object.fromEntries(
    entries(await chain.store.stockAndLedger()).map(([name, { stock }]) => [name, stock]),
  );

/** Everybody fills a basket, then all order at once, spread over the servers. */
async function rush(buyers: Buyer[], recipe: string, day: string) {
  const servers = (at: number) => inTurn(chain.servers, at);
  const baskets = await Promise.all(
    buyers.map((buyer, at) => buyer.fill(servers(at), { recipe, servings: 1 })),
  );
  return tally(
    await Promise.all(
      buyers.map((buyer, at) => buyer.order(servers(at), inTurn(baskets, at), { day })),
    ),
  );
}

test('400 buyers of the last 100 portions, at three servers, make exactly 100 orders', async () => {
  const answers = await rush(await chain.buyers(400), 'Congee', busy);
  expect(answers).toEqual({ 201: 100, 'out-of-stock': 300 });
  expect(await left()).toMatchObject({ Rice: 0 });
  expect(await chain.boxesTaken(busy)).toBe(100);
});

test('200 buyers of a day with 50 places left, at three servers, make exactly 50 orders', async () => {
  await changeDay(chain.store.shop, small, { capacity: 50, closed: false, version: 1 }, 'shop');
  const answers = await rush(await chain.buyers(200), 'Polenta', small);
  expect(answers).toEqual({ 201: 50, 'delivery-day-full': 150 });
  expect(await left()).toMatchObject({ Corn: 95_000 });
  expect(await chain.boxesTaken(small)).toBe(50);
});

test('the same key at three servers at once is one order', async () => {
  const buyers = await chain.buyers(12);
  const orders = await Promise.all(
    buyers.map(async (buyer, at) => {
      const basket = await buyer.fill(inTurn(chain.servers, at), {
        recipe: 'Ceviche',
        servings: 1,
      });
      const key = randomUUID();
      return Promise.all(
        [0, 1, 2, 3, 4, 5].map((again) =>
          buyer.order(inTurn(chain.servers, again), basket, { day: quiet, key }),
        ),
      );
    }),
  );
  for (const answers of orders) {
    expect(tally(answers)).toEqual({ 200: 5, 201: 1 });
    expect(new Set(answers.map(({ body }) => body.orderNo)).size).toBe(1);
  }
  expect(await left()).toMatchObject({ Lime: 1000 - 12 * 10 });
});

test('one basket at three servers at once is one order, whatever the keys', async () => {
  const buyers = await chain.buyers(12);
  const orders = await Promise.all(
    buyers.map(async (buyer, at) => {
      const basket = await buyer.fill(inTurn(chain.servers, at), {
        recipe: 'Sashimi',
        servings: 1,
      });
      return Promise.all(
        [0, 1, 2, 3, 4, 5].map((again) =>
          buyer.order(inTurn(chain.servers, again), basket, { day: quiet }),
        ),
      );
    }),
  );
  for (const answers of orders) {
    // Whoever comes after the basket was emptied finds it empty.
    const { 201: placed, ...refused } = tally(answers);
    expect(placed).toBe(1);
    const known = ['basket-already-ordered', 'basket-empty', 'basket-changed'];
    expect(Object.keys(refused).filter((code) => !known.includes(code))).toEqual([]);
  }
  expect(await left()).toMatchObject({ Fish: 1000 - 12 * 10 });
});
