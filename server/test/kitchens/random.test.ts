import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { movesFrom } from '../../src/contract/order-status.ts';
import * as orders from '../../src/checkout/orders/orders.ts';
import { Refusal } from '../../src/refusal.ts';
import { changeStock, unevenStock } from '../../src/stock/inventory/inventory.ts';
import * as lots from '../../src/stock/lots/lots.ts';
import { chance } from '../lots/life.ts';
import { setPrices } from '../prices.ts';
import { wish } from '../races/wishes.ts';
import { changeOrder, fillBasket, order, type Person, type Store } from '../store.ts';
import { crossed, inCork, inDublin, openTwoKitchens, secondKitchen, zonesOfTwo } from './two.ts';

/** A longer walk: `KITCHEN_STEPS=20000 npx vitest run server/test/kitchens/random.test.ts`. */
const steps = Number(process.env['KITCHEN_STEPS'] ?? 400);
const names = ['Rice', 'Chicken', 'Lime'];
const meals = ['Bowl', 'Soup'];
const kitchens = [1, secondKitchen];
const places = [inDublin, inCork];

let store: Store;
let person: Person;
let days: string[];
beforeAll(async () => {
  store = await openTwoKitchens({
    stock: { Rice: 2000, Chicken: 900, Lime: 600 },
    there: { Rice: 900, Chicken: 900, Lime: 300 },
    recipes: { Bowl: { Rice: 20, Chicken: 12 }, Soup: { Chicken: 9, Lime: 3 } },
  });
  person = await store.customer();
  days = store.shop.days.now().map(({ day }) => day);
  await store.shop.days.ensure(days);
});
afterAll(() => store.close(), 120_000);

type Dice = ReturnType<typeof chance>;

/** Orders that were placed, newest last. */
const placed: number[] = [];
/** Those of them that the customer with a cart placed. */
const own: number[] = [];

const happenings: Record<string, (dice: Dice) => Promise<string>> = {
  order: async (dice) => {
    const line = { recipe: dice.one(meals), servings: dice.whole(1, 6) };
    const day = dice.one(days);
    const { asked } = await wish(store, [line], day);
    const outcome = await store.shop.desk.submit({ ...asked, deliverTo: dice.one(places) });
    if (outcome.kind === 'placed') placed.push(outcome.orderNo);
    return `${line.servings} ${line.recipe}: ${outcome.kind}`;
  },
  'order with a cart': async (dice) => {
    const line = { recipe: dice.one(meals), servings: dice.whole(1, 4) };
    const basket = await fillBasket(store, person, [line]);
    const { body, status } = await order(person, basket, {
      day: dice.one(days),
      deliverTo: dice.one(places),
    });
    await store.settled();
    if (status === 201) {
      placed.push(body.orderNo);
      own.push(body.orderNo);
    }
    return `${line.servings} ${line.recipe}: ${status}`;
  },
  'send elsewhere': async (dice) => {
    if (own.length === 0) return 'nothing';
    const orderNo = dice.one(own);
    type Seen = { editNo: number; totalCents: number };
    const { body } = await person.ask<Seen>('GET', `/api/orders/${orderNo}`);
    const { editNo, totalCents } = body;
    const [deliveryDay, deliverTo] = [dice.one(days), dice.one(places)];
    const asked = { editNo, totalCents, deliveryDay, deliverTo };
    const { status } = await changeOrder(person, orderNo, asked);
    return `${orderNo}: ${status}`;
  },
  receive: async (dice) => {
    const { shop, nos } = store;
    const useBy = dice.whole(0, 2) === 0 ? null : dice.one(days);
    const label = { useBy, bestBefore: null, origin: null, supplierLot: null };
    const food = { kitchenNo: dice.one(kitchens), ingredientNo: nos.ingredient(dice.one(names)) };
    await shop.database.transaction(async (tx) => {
      await lots.takePen(tx);
      const came = { ...food, amount: dice.whole(1, 300), label, note: null };
      await lots.receiveLot(tx, came, { at: shop.clock(), by: 'test' });
    });
    return `in kitchen ${food.kitchenNo} until ${useBy}`;
  },
  change: async (dice) => {
    const kind = dice.one(['received', 'spoiled', 'counted'] as const);
    const ingredientNo = store.nos.ingredient(dice.one(names));
    const change = { kitchenNo: dice.one(kitchens), ingredientNo, kind, by: 'operator' as const };
    await changeStock(store.shop, [{ ...change, amount: dice.whole(1, 900), note: null }]);
    return `${kind} in kitchen ${change.kitchenNo}`;
  },
  block: async (dice) => {
    const kitchenNo = dice.one(kitchens);
    const [lot] = await lots.lotsOf(store.shop, { kitchenNo, gone: false, limit: 1 });
    if (!lot) return 'nothing';
    const kind = lot.status === 'usable' ? 'quarantined' : 'released';
    await lots.change(store.shop, lot.lotNo, { kind, note: null }, 'operator');
    return `lot ${lot.lotNo} ${kind}`;
  },
  move: async (dice) => {
    if (placed.length === 0) return 'nothing';
    const orderNo = dice.one(placed.slice(-12));
    const { order: known } = await orders.orderStory(store.shop, orderNo);
    const to = movesFrom(known.status, 'staff');
    if (to.length === 0) return 'nothing';
    const by = { kind: 'staff', by: 'operator', reason: 'because' } as const;
    await orders.moveOrder(store.shop, orderNo, dice.one(to), by);
    return `${orderNo} from ${known.status}`;
  },
  'give the zone away': async (dice) => {
    const kitchenNo = dice.one(kitchens);
    const zones = zonesOfTwo.map((zone) =>
      zone.name === 'Elsewhere' ? { ...zone, kitchenNo } : zone,
    );
    await setPrices(store.shop, { zones, rates: [] });
    return `to kitchen ${kitchenNo}`;
  },
};

test('whatever happens, each kitchen has what its ledger and its lots say, and nothing crosses', async () => {
  const dice = chance(69);
  const told: string[] = [];
  let done = 0;
  for (let step = 0; step < steps; step += 1) {
    const name = dice.one(Object.keys(happenings));
    try {
      told.push(`${name}: ${await happenings[name]?.(dice)}`);
      done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw new Error(told.slice(-5).join('\n'), { cause: error });
      told.push(`${name}: ${error.code}`);
    }
    if (step % 10 > 0 && step < steps - 1) continue;
    const last = told.slice(-10).join('\n');
    expect(await unevenStock(store.shop), last).toEqual([]);
    expect(await lots.unevenLots(store.shop.database), last).toEqual([]);
    expect(await crossed(store), last).toEqual([]);
  }
  expect(done).toBeGreaterThan(steps / 2);
  expect(placed.length).toBeGreaterThan(steps / 20);
});

test('many orders for both kitchens at once take from each what it has and no more', async () => {
  const dice = chance(70);
  await setPrices(store.shop, { zones: zonesOfTwo, rates: [] });
  const [day = ''] = days;
  const wished = await Promise.all(
    Array.from({ length: 120 }, () =>
      wish(store, [{ recipe: dice.one(meals), servings: dice.whole(1, 6) }], day),
    ),
  );
  const outcomes = await Promise.all(
    wished.map(({ asked }) =>
      store.shop.desk.submit({ ...asked, key: randomUUID(), deliverTo: dice.one(places) }),
    ),
  );
  expect(new Set(outcomes.map(({ kind }) => kind))).not.toContain('failed');
  expect(await unevenStock(store.shop)).toEqual([]);
  expect(await crossed(store)).toEqual([]);
});
