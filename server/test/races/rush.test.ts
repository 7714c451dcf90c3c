import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { changeDay } from '../../src/checkout/days/days.ts';
import * as promotions from '../../src/checkout/promotions/promotions.ts';
import { dailyBooks } from '../../src/ledger/books/books.ts';
import { Refusal } from '../../src/refusal.ts';
import type { PromotionDraft } from '../../src/checkout/promotions/schemas.ts';
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
      Grits: { Corn: 10 },
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

const percent: PromotionDraft = {
  title: 'Tenth',
  code: null,
  kind: 'percent',
  basisPoints: [1000],
  cents: 0,
  minGoodsCents: 0,
  firstDay: null,
  lastDay: null,
  maxUses: null,
  maxPerCustomer: null,
  firstOrderOnly: false,
  referralCents: null,
  active: true,
};
const promote = (draft: Partial<PromotionDraft>) =>
  promotions.savePromotion(chain.store.shop, undefined, { ...percent, ...draft }, 0, 'shop');

type Priced = { version: number; dueCents: number | null; price: { totalCents: number } | null };
/** What lies in a cart, at the price that it tells; with a code once every server knows it. */
async function seen(buyer: Buyer, at: number, code?: string) {
  const server = inTurn(chain.servers, at);
  const cart = await vi.waitFor(
    async () => {
      const { status, body } =
        code === undefined
          ? await buyer.ask<Priced>(server, 'GET', '/api/cart')
          : await buyer.ask<Priced>(server, 'PUT', '/api/cart/code', { code });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body;
    },
    { timeout: 20_000, interval: 200 },
  );
  return { basketVersion: cart.version, totalCents: cart.price?.totalCents ?? -1 };
}
async function orderAtOnce(buyers: Buyer[], code?: string) {
  await Promise.all(
    buyers.map((buyer, at) =>
      buyer.fill(inTurn(chain.servers, at), { recipe: 'Grits', servings: 1 }),
    ),
  );
  const baskets = await Promise.all(buyers.map((buyer, at) => seen(buyer, at, code)));
  return Promise.all(
    buyers.map((buyer, at) =>
      buyer.order(inTurn(chain.servers, at + 1), inTurn(baskets, at), { day: quiet }),
    ),
  );
}

const usedRow = z.object({ granted: z.int(), used: z.int() });
const used = async (account: string) =>
  (
    await chain.store.shop.database.query(
      usedRow,
      sql`select granted, used from allowance where account = ${account}`,
    )
  )[0];

test('400 buyers with a code of 100 uses, at three servers, use it exactly 100 times', async () => {
  const { promotionNo } = await promote({ title: 'Hundred', code: 'HUNDRED', maxUses: 100 });
  const answers = tally(await orderAtOnce(await chain.buyers(400), 'HUNDRED'));
  expect(answers['201']).toBe(100);
  expect((answers['price-changed'] ?? 0) + (answers['promotion-used-up'] ?? 0)).toBe(300);
  expect(await used(`promotion:${promotionNo}`)).toEqual({ granted: 100, used: 100 });
});

test('60 accounts of one door with a code for a first order, at three servers, use it once', async () => {
  await promote({ title: 'Welcome', code: 'WELCOME', firstOrderOnly: true });
  const answers = tally(await orderAtOnce(await chain.buyers(60), 'WELCOME'));
  expect(answers).toEqual({ 201: 1, 'promotion-used-up': 59 });
});

test('credit and gift cards are never spent twice, and given back once, whatever happens at once at three servers', async () => {
  const { shop } = chain.store;
  const buyers = await chain.buyers(40);
  const numberOf = async (buyer: Buyer, at: number) =>
    (await buyer.ask<{ customerNo: number }>(inTurn(chain.servers, at), 'GET', '/api/me')).body
      .customerNo;
  const cards = await Promise.all(
    buyers.map(async (buyer, at) => {
      const customerNo = await numberOf(buyer, at);
      const given = { cents: 60, reason: 'Race', key: randomUUID() };
      await promotions.giveCredit(shop, customerNo, given, 'shop');
      const draft = { cents: 50, sold: true, note: null, lastDay: null, key: randomUUID() };
      const { code, gift } = await promotions.issueGift(shop, draft, 'shop');
      // Somebody else tries to keep it, too.
      const keep = (who: Buyer) =>
        who.ask<{ code?: string }>(inTurn(chain.servers, at), 'POST', '/api/me/gift-cards', {
          code,
        });
      const kept = await Promise.all([keep(buyer), keep(inTurn(buyers, at + 1)), keep(buyer)]);
      expect(kept.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
      return gift;
    }),
  );
  const first = await orderAtOnce(buyers);
  expect(tally(first)).toEqual({ 201: 40 });
  // The order that holds the money is cancelled at three servers, another one is placed, and the card is stopped, at once.
  await Promise.all(
    buyers.map(async (buyer, at) => {
      const path = `/api/orders/${first[at]?.body.orderNo ?? 0}/cancel`;
      await buyer.fill(inTurn(chain.servers, at), { recipe: 'Grits', servings: 1 });
      const basket = await seen(buyer, at);
      const stop = promotions
        .stopGift(shop, inTurn(cards, at).giftNo, 2, 'shop')
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
      await Promise.all([
        ...[0, 1, 2].map((again) => buyer.ask(inTurn(chain.servers, again), 'POST', path, {})),
        buyer.order(inTurn(chain.servers, at + 2), basket, { day: quiet }),
        at % 4 === 0 ? stop : Promise.resolve(),
      ]);
    }),
  );
  const odd = (await dailyBooks(shop, null)).mismatches.filter(({ kind }) =>
    ['allowance-differs', 'balance-differs'].includes(kind),
  );
  expect(odd).toEqual([]);
});
