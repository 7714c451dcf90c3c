import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { changeStock } from '../../src/stock/inventory/inventory.ts';
import { changeDay } from '../../src/checkout/days/days.ts';
import { Refusal } from '../../src/refusal.ts';
import { openChain, tally, type Answer, type Chain, type Wish } from './chain.ts';
import { atMost, dice, type Dice } from './dice.ts';

let chain: Chain;
afterEach(() => chain.close());

const recipes = {
  Soup: { Onion: 30, Salt: 2, Leek: 100 },
  Curry: { Onion: 50, Salt: 3, Garlic: 10, Rice: 90 },
  Tart: { Onion: 20, Salt: 1, Leek: 150, Egg: 60 },
  Pilaf: { Onion: 25, Salt: 2, Garlic: 5, Rice: 120 },
  Salad: { Onion: 10, Salt: 1, Egg: 120 },
};
const stock = { Onion: 5000, Salt: 400, Leek: 5000, Garlic: 500, Rice: 5000, Egg: 4000 };
const names = Object.keys(stock) as (keyof typeof stock)[];

function randomWishes({ oneOf, upTo, someOf, roll }: Dice): Wish[] {
  const chosen = someOf(Object.keys(recipes) as (keyof typeof recipes)[]);
  return (chosen.length > 0 ? chosen : ['Soup' as const]).map((recipe) => {
    const [first] = Object.keys(recipes[recipe]).map(chain.store.nos.ingredient);
    const change = oneOf([
      { action: 'omit', ingredientNo: first },
      { action: 'extra', ingredientNo: first, amount: upTo(40) },
    ]);
    return { recipe, servings: upTo(4), changes: roll() < 0.3 ? [change] : [] };
  });
}

/** Deliveries and losses at any time, as long as the shop is open. */
async function workTheStore({ oneOf, upTo, roll }: Dice, open: () => boolean): Promise<void> {
  while (open()) {
    const changes = new Set([oneOf(names), oneOf(names)]);
    const kind = roll() < 0.6 ? ('received' as const) : ('spoiled' as const);
    const movements = [...changes].map((name) => ({
      ingredientNo: chain.store.nos.ingredient(name),
      amount: upTo(60),
    }));
    await changeStock(
      chain.store.shop,
      movements.map((movement) => ({ ...movement, kind, by: 'shop', note: null })),
    ).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
    await pause(2);
  }
}

test('whatever is ordered, cancelled, delivered and lost at once at three servers, the books agree', async () => {
  chain = await openChain(3, { stock, recipes });
  const days = chain.days.slice(0, 3);
  await changeDay(
    chain.store.shop,
    days[0] ?? '',
    { capacity: 4, closed: false, version: 1 },
    'shop',
  );
  const chance = dice(20_261_123);
  const buyers = await chain.buyers(160);
  const answers: Answer[] = [];
  let cancelled = 0;
  let open = true;
  const storeWork = workTheStore(dice(7), () => open);
  await atMost(48, buyers, async (buyer) => {
    const [day, wishes] = [chance.oneOf(days), randomWishes(chance)];
    const basket = await buyer.fill(chance.oneOf(chain.servers), ...wishes);
    const answer = await buyer.order(chance.oneOf(chain.servers), basket, { day });
    answers.push(answer);
    if (answer.status !== 201 || chance.roll() > 0.4) return;
    const path = `/api/orders/${answer.body.orderNo}/cancel`;
    const twice = await Promise.all(
      [0, 1].map(() => buyer.ask<{ code?: string }>(chance.oneOf(chain.servers), 'POST', path, {})),
    );
    cancelled += 1;
    expect(twice.map(({ status, body }) => body.code ?? status).sort()).toEqual([
      200,
      'order-move-not-allowed',
    ]);
  }).finally(() => (open = false));
  await storeWork;
  const { 201: placed = 0, ...refused } = tally(answers);
  expect(Object.keys(refused).sort()).toEqual(['delivery-day-full', 'out-of-stock']);
  expect(placed).toBeGreaterThan(15);
  expect(cancelled).toBeGreaterThan(5);
  expect(chain.complaints()).toBe('');
  expect(await chain.contradictions()).toEqual([]);
});
