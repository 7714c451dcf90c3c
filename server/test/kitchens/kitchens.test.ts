import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { unevenStock } from '../../src/stock/inventory/inventory.ts';
import { unevenLots } from '../../src/stock/lots/lots.ts';
import { setPrices } from '../prices.ts';
import { changeOrder, fillBasket, firstDay, order, type Person, type Store } from '../store.ts';
import { wish } from '../races/wishes.ts';
import {
  crossed,
  inCork,
  inDublin,
  levelsOf,
  openTwoKitchens,
  secondKitchen,
  zonesOfTwo,
} from './two.ts';

let store: Store;
afterEach(() => store.close());

async function buys(person: Person, servings: number, to: typeof inDublin) {
  const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings }]);
  return order(person, basket, { deliverTo: to });
}

async function expectEven(): Promise<void> {
  expect(await unevenStock(store.shop)).toEqual([]);
  expect(await unevenLots(store.shop.database)).toEqual([]);
  expect(await crossed(store)).toEqual([]);
}

const congee = { stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } };

test('an order is cooked by the kitchen of its zone, from what that has', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const [ada, bob] = [await store.customer(), await store.customer()];
  expect((await buys(ada, 4, inDublin)).status).toBe(201);
  expect((await buys(bob, 2, inCork)).status).toBe(201);
  expect(await levelsOf(store, 'Rice')).toEqual([600, 100]);
  await expectEven();
});

test('what one kitchen has is not sold for another, and what is told to be left is there', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const ada = await store.customer();
  const refused = await buys(ada, 4, inCork);
  expect(refused.body).toMatchObject({
    code: 'out-of-stock',
    shortages: [{ needed: 400, left: 300 }],
    remedies: [{ servings: 3 }],
  });
  expect(await levelsOf(store, 'Rice')).toEqual([1000, 300]);
});

test('a cancelled order gives its food and its place back to the kitchen that it had them from, whatever its zone says by now', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const ada = await store.customer();
  const { body } = await buys(ada, 2, inCork);
  await setPrices(store.shop, {
    zones: zonesOfTwo.map((zone) => ({ ...zone, kitchenNo: 1 })),
    rates: [],
  });
  await ada.ask('POST', `/api/orders/${body.orderNo}/cancel`, {});
  expect(await levelsOf(store, 'Rice')).toEqual([1000, 300]);
  await expectEven();
});

test('an order that goes to another zone is taken from the kitchen there, all of it or not at all', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const [ada, bob] = [await store.customer(), await store.customer()];
  const small = await buys(ada, 2, inDublin);
  const large = await buys(bob, 5, inDublin);
  const at = { editNo: 0, deliverTo: inCork };
  const total = async (person: Person, { body }: typeof small) =>
    (await person.ask<{ totalCents: number }>('GET', `/api/orders/${body.orderNo}`)).body
      .totalCents;
  const [cheap, dear] = [await total(ada, small), await total(bob, large)];
  const moved = await changeOrder(ada, small.body.orderNo, { ...at, totalCents: cheap });
  expect(moved).toMatchObject({ status: 200 });
  expect(await levelsOf(store, 'Rice')).toEqual([500, 100]);
  const refused = await changeOrder(bob, large.body.orderNo, { ...at, totalCents: dear });
  expect(refused.body).toMatchObject({
    code: 'out-of-stock',
    shortages: [{ needed: 500, left: 100 }],
  });
  expect(await levelsOf(store, 'Rice')).toEqual([500, 100]);
  await expectEven();
});

test('a kitchen whose day is full takes no box more, and the other does', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const [owner, ada, bob] = [
    await store.administrator(),
    await store.customer(),
    await store.customer(),
  ];
  await store.shop.days.ensure([firstDay]);
  const closed = await owner.ask('PUT', `/api/admin/delivery-days/${firstDay}`, {
    kitchenNo: secondKitchen,
    capacity: 0,
    closed: false,
    version: 1,
  });
  expect(closed.status).toBe(200);
  expect((await buys(ada, 1, inCork)).body.code).toBe('delivery-day-full');
  expect((await buys(bob, 1, inDublin)).status).toBe(201);
});

test('a sheet of one kitchen has the boxes of that kitchen, and one of none has all', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const [owner, ada, bob] = [
    await store.administrator(),
    await store.customer(),
    await store.customer(),
  ];
  const here = (await buys(ada, 1, inDublin)).body.orderNo;
  const there = (await buys(bob, 1, inCork)).body.orderNo;
  const boxesOf = async (query: string) => {
    const day = `/api/admin/kitchen/${firstDay}`;
    type Numbered = { orderNo: number }[];
    const asked = <Body>(path: string) => owner.ask<Body>('GET', `${day}/${path}${query}`);
    const labels = (await asked<{ boxes: Numbered }>('labels')).body.boxes;
    const cards = (await asked<{ items: Numbered }>('cards')).body.items;
    const board = (await asked<{ orders: Numbered }>('packing')).body.orders;
    return [labels, cards, board].map((boxes) => boxes.map(({ orderNo }) => orderNo));
  };
  expect(await boxesOf('?kitchen=2')).toEqual([[there], [there], [there]]);
  expect(await boxesOf('?kitchen=1')).toEqual([[here], [here], [here]]);
  expect(await boxesOf('')).toEqual([0, 1, 2].map(() => [here, there]));
});

test('a meal is told to be nearly gone only where no kitchen has more of it', async () => {
  store = await openTwoKitchens({ ...congee, stock: { Rice: 3000 }, there: { Rice: 300 } });
  const guest = store.guest();
  const few = async () =>
    (await guest.ask<{ items: { portionsLeft: number }[] }>('GET', '/api/few-left')).body.items;
  expect(await few()).toMatchObject([]);
  const ada = await store.customer();
  await buys(ada, 24, inDublin);
  expect(await few()).toMatchObject([{ portionsLeft: 6 }]);
});

test('two kitchens that are ordered from at once never wait for each other', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const { shop } = store;
  const rice = store.nos.ingredient('Rice');
  await shop.days.ensure([firstDay]);
  const wished = await wish(store, [{ recipe: 'Congee', servings: 1 }], firstDay);
  const asked = (deliverTo: typeof inDublin) => ({
    ...wished.asked,
    key: crypto.randomUUID(),
    cart: { ...wished.asked.cart, basketId: crypto.randomUUID() },
    deliverTo,
  });
  let waits = true;
  const first = await shop.database.transaction(async (tx) => {
    await tx.run(sql`select from delivery_day where day = ${firstDay} for no key update`);
    await tx.run(sql`select from ingredients where ingredients_no = ${rice} for no key update`);
    const placing = shop.desk.submit(asked(inDublin)).finally(() => {
      waits = false;
    });
    // It ends while the first kitchen is held, or this never does.
    expect(await shop.desk.submit(asked(inCork))).toMatchObject({ kind: 'placed' });
    expect(waits).toBe(true);
    return { placing };
  });
  expect(await first.placing).toMatchObject({ kind: 'placed' });
  expect(await levelsOf(store, 'Rice')).toEqual([900, 200]);
  await expectEven();
});

test('whoever corrects an ingredient waits for an order of any kitchen, which is of the menu that it was sold on', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const { shop } = store;
  const rice = store.nos.ingredient('Rice');
  const done: string[] = [];
  let correcting: Promise<void> = Promise.resolve();
  const waits = async () =>
    (
      await shop.database.query(
        z.object({ waits: z.boolean() }),
        sql`select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`,
      )
    )[0]?.waits;
  await shop.database.transaction(async (tx) => {
    await tx.run(sql`select hold_food(${secondKitchen}, array[${rice}::bigint])`);
    correcting = shop.database
      .run(sql`update ingredients set version = version + 1 where ingredients_no = ${rice}`)
      .then(() => void done.push('corrected'));
    while (done.length === 0 && !(await waits())) await new Promise(setImmediate);
    done.push('ordered');
  });
  await correcting;
  expect(done).toEqual(['ordered', 'corrected']);
});
