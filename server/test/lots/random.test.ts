import { firstKitchen } from '../../src/contract/kitchens.ts';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { orderStatuses } from '../../src/contract/order-status.ts';
import * as orders from '../../src/checkout/orders/orders.ts';
import * as recalls from '../../src/kitchen/recall/recall.ts';
import { unevenStock } from '../../src/stock/inventory/inventory.ts';
import * as lots from '../../src/stock/lots/lots.ts';
import { offer } from '../kitchen.ts';
import { openStore } from '../store.ts';
import {
  chance,
  claimsOf,
  happen,
  happenings,
  holdersOf,
  lacking,
  leftBlocked,
  needsOf,
  pastTheirDay,
  portionsOf,
  shouldGet,
  type Life,
} from './life.ts';

/** A hundred thousand take an hour: `LOTS_STEPS=100000 npx vitest run server/test/lots/random.test.ts`. */
const steps = Number(process.env['LOTS_STEPS'] ?? 1200);
/** Looking takes longer the more has happened: a long walk looks as often as a short one, in all. */
const rarely = Math.max(1, Math.floor(steps / 2000));

let life: Life;
beforeAll(async () => {
  const stock = { Rice: 900, Chicken: 500, Lime: 300, Basil: 0 };
  const store = await openStore({
    stock,
    recipes: {
      Bowl: { Rice: 20, Chicken: 12 },
      Soup: { Chicken: 9, Lime: 3, Basil: 1 },
      Salad: { Lime: 5, Basil: 4, Rice: 3 },
    },
  });
  const { shop, nos } = store;
  const person = await store.customer();
  const { customerNo } = (await person.ask<{ customerNo: number }>('GET', '/api/me')).body;
  const ratio = { substitute: 6, original: 5 };
  await offer(store, 'Bowl', 'Rice', { Lime: ratio, Basil: ratio });
  await offer(store, 'Soup', 'Chicken', { Rice: ratio });
  await offer(store, 'Salad', 'Basil', { Chicken: ratio });
  const days = shop.days.now().map(({ day }) => day);
  await shop.days.ensure(days);
  await shop.database.run(sql`update delivery_day set capacity = 9999999`);
  life = {
    store,
    customerNo,
    claims: await claimsOf(shop.database, customerNo),
    ingredientNos: Object.keys(stock).map(nos.ingredient),
    recipeNos: ['Bowl', 'Soup', 'Salad'].map(nos.recipe),
    days,
  };
});
afterAll(() => life.store.close(), 120_000 + steps * 20);

async function expectEven(after: readonly string[]): Promise<void> {
  const { shop } = life.store;
  const said = after.slice(-20 * rarely).join('\n');
  expect(await lots.unevenLots(shop.database), said).toEqual([]);
  expect(await unevenStock(shop), said).toEqual([]);
  expect(await pastTheirDay(shop.database), said).toEqual([]);
}

const names = Object.keys(happenings);
const often = [
  'place',
  'place',
  'place',
  'onward',
  'onward',
  'receive',
  'receive',
  'receive',
  'end',
  'end',
];
const weighted = [...names, ...often];

/** What must have happened before a walk has shown anything: buyers at one time make each walk another one. */
const outcomes = [
  'placed',
  'out-of-stock',
  'to packing',
  'to packed',
  'to shipped',
  'to cancelled',
  'back from',
  'quarantined',
  'released',
  'wasted',
  'counted',
  'recalled',
  'drilled',
  'taken out',
  'left out of',
  'swapped in',
  'asked in',
  'answered swapped',
  'answered left-out',
  'blocked-food',
  'lot-being-recalled',
];

test(
  'whatever happens to food and boxes, lots are what can be sold and what was sold, and what ends first goes first',
  async () => {
    const { shop } = life.store;
    const dice = chance(20_261_130);
    const told: string[] = [];
    const never = new Set(outcomes);
    for (let step = 0; step < steps || (never.size > 0 && step < steps * 10); step += 1) {
      const what = dice.one(weighted);
      const before =
        what === 'place' && step % rarely === 0 ? await lacking(shop.database) : undefined;
      const line = await happen(life, dice, what);
      told.push(line);
      for (const outcome of never) if (line.includes(outcome)) never.delete(outcome);
      // What was sold could be portioned before, and can be with what is sold now.
      if (before)
        for (const [name] of await lacking(shop.database))
          expect(before.has(name), `${name} ${told.slice(-5).join('\n')}`).toBe(true);
      if (step % (20 * rarely) === 0) await expectEven(told);
      if (step % (100 * rarely) === 0) expect(await leftBlocked(shop.database)).toEqual([]);
    }
    await expectEven(told);
    expect([...never], `after ${told.length} steps`).toEqual([]);
    const [paid] = await shop.database.query(
      z.object({ times: z.int() }),
      sql`select count(*) as times from stock_movement where movement_kind = 'blocked' and moved_by = 'the shop'`,
    );
    expect(paid?.times, 'what was owed was paid').toBeGreaterThan(0);
  },
  120_000 + steps * 400,
);

test('an order is portioned from what ends first of what is good on its day', async () => {
  const { shop } = life.store;
  const dice = chance(7);
  let portioned = 0;
  for (let tries = 0; portioned < 25 && tries < 400; tries += 1) {
    await happen(life, dice, dice.one(['place', 'receive', 'receive']));
    const row = z.object({ orderNo: z.int(), day: z.string() });
    const [waiting] = await shop.database.query(
      row,
      sql`select order_no as "orderNo", to_char(delivery_day, 'YYYY-MM-DD') as "day" from orders
      where order_status = ${'placed' satisfies keyof typeof orderStatuses} order by order_no desc limit 1`,
    );
    if (!waiting) continue;
    const there = await lots.lotsOf(shop, { kitchenNo: firstKitchen, gone: false, limit: 10_000 });
    const should = shouldGet(await needsOf(shop.database, waiting.orderNo), there, waiting.day);
    const by = { kind: 'staff', by: 'operator', reason: 'because' } as const;
    await orders.moveOrder(shop, waiting.orderNo, 'packing', by);
    expect(await portionsOf(shop.database, waiting.orderNo)).toEqual(should);
    portioned += 1;
  }
  expect(portioned).toBe(25);
});

test('a recall is exactly the boxes that have some of its lot, whatever happened to food and boxes before', async () => {
  const { shop } = life.store;
  const dice = chance(20_261_201);
  let found = 0;
  const portioned = await shop.database.query(
    z.object({ lotNo: z.int() }),
    sql`select distinct lot_no as "lotNo" from order_lot where lot_no is not null order by 1`,
  );
  const others = await lots.lotsOf(shop, { kitchenNo: firstKitchen, gone: true, limit: 20 });
  const oneOf = Math.floor(portioned.length / 100);
  for (const { lotNo } of [...portioned, ...others]) {
    if (dice.whole(0, oneOf) > 0) continue;
    const asked = { lotNo, isDrill: true, hazard: 'quality', note: null } as const;
    const holders = await holdersOf(shop.database, lotNo);
    const { recallNo, isNew } = await recalls.start(shop, asked, 'operator');
    if (!isNew) continue;
    const page = { after: undefined, limit: 10_000 };
    const lines = await recalls.linesOf(shop, recallNo, page);
    const told = lines.map(({ orderNo, lineNo, amount }) => `${orderNo} ${lineNo} ${amount}`);
    expect(told.toSorted()).toEqual(holders);
    found += lines.length;
  }
  expect(found).toBeGreaterThan(20);
});

test(
  'servers that die in the middle leave nothing half done',
  async () => {
    const { shop } = life.store;
    const dice = chance(99);
    const rounds = Math.max(15, Math.floor(steps / 200));
    let died = 0;
    for (let round = 0; round < rounds; round += 1) {
      const work = Array.from({ length: 8 }, () => happen(life, dice, dice.one(weighted)));
      const killed = shop.database.pool
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
        )
        .catch(() => undefined);
      const done = await Promise.allSettled(work);
      await killed;
      died += done.filter(({ status }) => status === 'rejected').length;
      await expectEven([`round ${round}`]);
    }
    expect(died).toBeGreaterThan(0);
  },
  120_000 + steps * 400,
);
