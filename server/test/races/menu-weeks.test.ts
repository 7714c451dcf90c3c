import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openShop, type Shop } from '../../src/app.ts';
import { commitGroup } from '../../src/checkout/desk/desk.ts';
import { moveOrder } from '../../src/checkout/orders/orders.ts';
import { readConfig } from '../../src/config.ts';
import { publishWeek } from '../../src/food/menu-weeks/menu-weeks.ts';
import { openPlatform } from '../../src/platform/open-platform.ts';
import { Refusal } from '../../src/refusal.ts';
import { firstDay, openStore, settings, type Store } from '../store.ts';
import { nextWeek, offer, setWeekly, thisWeek } from '../weeks.ts';
import { contradictions } from './contradictions.ts';
import { dice } from './dice.ts';
import { answerOf, wish } from './wishes.ts';

let store: Store;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await store.close();
});

const stock = { Rice: 100_000, Lime: 100_000 };
const recipes = { Congee: { Rice: 100 }, Ceviche: { Lime: 10 } };
const nextDay = '2026-12-02';

async function openWeekly(limits: Record<string, number | null>) {
  store = await openStore({ stock, recipes });
  await offer(store, thisWeek, { recipes: limits });
  await setWeekly(store, true);
  await store.shop.days.ensure([firstDay, nextDay]);
}

/** A second server on the same database. */
async function anotherServer(): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-another-'));
  const config = readConfig({ ...settings, DATABASE_URL: store.url, LARDER_DATA: folder });
  const platform = await openPlatform(config, {
    progress: () => undefined,
    clock: () => store.time.now,
    checkRows: true,
  });
  const shop = await openShop(platform, { pollMs: 0 });
  closing.push(async () => {
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  });
  return shop;
}

const takenRow = z.object({ name: z.string(), taken: z.int() });
async function taken(week = thisWeek): Promise<Record<string, number>> {
  const rows = await store.shop.database.query(
    takenRow,
    sql`select r.recipe_name as name, o.taken from menu_offer o join recipe r using (recipe_no) where o.week = ${week}`,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.taken]));
}

const wants = (servings: number, recipe: keyof typeof recipes = 'Congee', day = firstDay) =>
  wish(store, [{ recipe, servings }], day);

test('a day takes what its week offers, and nothing else', async () => {
  await openWeekly({ Congee: null });
  const congee = await wants(2);
  const ceviche = await wants(2, 'Ceviche');
  const later = await wants(2, 'Congee', nextDay);
  const { desk } = store.shop;
  const outcomes = await Promise.all(
    [congee, ceviche, later].map(({ asked }) => desk.submit(asked)),
  );
  expect(outcomes).toMatchObject([
    { kind: 'placed' },
    {
      kind: 'not-planned',
      problem: {
        code: 'recipe-not-offered',
        lineIds: ceviche.asked.cart.lines.map(({ lineId }) => lineId),
        week: thisWeek,
        weekState: 'open',
      },
    },
    { kind: 'not-planned', problem: { week: nextWeek, weekState: 'not-planned' } },
  ]);
  expect(await taken()).toEqual({ Congee: 2 });
});

test('a shop that plans weeks and has not switched them on sells as before, and counts nothing', async () => {
  store = await openStore({ stock, recipes });
  await offer(store, thisWeek, { recipes: { Congee: 1 } });
  await store.shop.days.ensure([firstDay]);
  const { asked } = await wants(3);
  expect(await store.shop.desk.submit(asked)).toMatchObject({ kind: 'placed' });
  expect(await taken()).toEqual({ Congee: 0 });
});

test.each([
  ['a draft', { isDraft: true }, 'draft'],
  ['a week that opens later', { opensAt: new Date('2026-11-23T09:00:01Z') }, 'opens-later'],
  ['a week that has just closed', { closesAt: new Date('2026-11-23T09:00:00Z') }, 'closed'],
])('nothing is ordered from %s', async (_, week, weekState) => {
  store = await openStore({ stock, recipes });
  await offer(store, thisWeek, { recipes: { Congee: null }, ...week });
  await setWeekly(store, true);
  await store.shop.days.ensure([firstDay]);
  const { asked } = await wants(1);
  expect(await store.shop.desk.submit(asked)).toMatchObject({
    problem: { code: 'recipe-not-offered', week: thisWeek, weekState },
  });
});

test('two buyers at two servers, and one portion: one of them has it, the other is told what is left', async () => {
  await openWeekly({ Congee: 3 });
  const other = await anotherServer();
  const [first, second] = [await wants(2), await wants(2)];
  const outcomes = await Promise.all([
    store.shop.desk.submit(first.asked),
    other.desk.submit(second.asked),
  ]);
  expect(outcomes.map(answerOf).toSorted()).toEqual(['placed', 'recipe-sold-out']);
  const offerOfCongee = `${thisWeek} ${store.nos.recipe('Congee')}`;
  expect(outcomes.find(({ kind }) => kind === 'does-not-fit')).toMatchObject({
    decision: { soldOut: [{ offer: offerOfCongee, needed: 2, left: 1 }] },
    remedies: [{ servings: 1 }],
  });
  expect(await taken()).toEqual({ Congee: 2 });
});

test('of a group those that fit the limit are placed as they came, whoever is behind them', async () => {
  await openWeekly({ Congee: 5, Ceviche: null });
  const wishes = [await wants(4), await wants(2), await wants(3, 'Ceviche'), await wants(1)];
  const outcomes = await commitGroup(
    store.shop,
    wishes.map(({ asked }) => asked),
  );
  expect(outcomes.map(answerOf)).toEqual(['placed', 'recipe-sold-out', 'placed', 'placed']);
  expect(await taken()).toEqual({ Congee: 5, Ceviche: 3 });
});

test('who was refused at the first look is told what was seen then, also after a second one', async () => {
  await openWeekly({ Congee: 5, Ceviche: 1 });
  const other = await anotherServer();
  const [soldOut, fits, bought] = [await wants(2, 'Ceviche'), await wants(3), await wants(4)];
  const { query } = store.shop.database;
  let asked = 0;
  store.shop.database.query = async (row, statement, options) => {
    // Between the two looks somebody buys what fitted at the first.
    if (options?.name === 'place-orders' && (asked += 1) === 2)
      expect(await other.desk.submit(bought.asked)).toMatchObject({ kind: 'placed' });
    return query(row, statement, options);
  };
  const outcomes = await commitGroup(store.shop, [soldOut.asked, fits.asked]);
  expect(asked).toBe(2);
  expect(outcomes).toMatchObject([
    { decision: { code: 'recipe-sold-out', soldOut: [{ needed: 2, left: 1 }] } },
    { decision: { code: 'recipe-sold-out', soldOut: [{ needed: 3, left: 1 }] } },
  ]);
});

test('orders that are placed and cancelled at two servers never oversell a limit, and give it back once', async () => {
  await openWeekly({ Congee: 7, Ceviche: 5 });
  const servers = [store.shop, await anotherServer()];
  const chances = dice(5);
  const answers = new Set<string>();
  const buyers = Array.from({ length: 40 }, async () => {
    const recipe = chances.oneOf(['Congee', 'Ceviche'] as const);
    const { asked } = await wants(chances.upTo(3), recipe);
    const outcome = await chances.oneOf(servers).desk.submit(asked);
    answers.add(answerOf(outcome));
    if (outcome.kind !== 'placed' || chances.roll() < 0.4) return;
    const mover = { kind: 'staff' as const, by: 'operator' as const, reason: 'changed my mind' };
    const cancel = (shop: Shop) =>
      moveOrder(shop, outcome.orderNo, 'cancelled', mover).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
    // Twice at once: the second finds it cancelled.
    await Promise.all(servers.map(cancel));
  });
  await Promise.all(buyers);
  expect(answers).toEqual(new Set(['placed', 'recipe-sold-out']));
  expect(await contradictions(store.shop.database)).toEqual([]);
  const left = await taken();
  expect(left['Congee']).toBeLessThanOrEqual(7);
  expect(left['Ceviche']).toBeLessThanOrEqual(5);
});

test('a week that was taken off the menu at another server sells nothing here, before this one has heard of it', async () => {
  await openWeekly({ Congee: null });
  const other = await anotherServer();
  await publishWeek(other, thisWeek, false, { version: 2, ordersKeepIt: false }, 'shop');
  const { asked } = await wants(1);
  expect(await store.shop.desk.submit(asked)).toMatchObject({
    problem: { code: 'recipe-not-offered', weekState: 'draft' },
  });
});

test('an offer that is taken off the menu between the plan and the order is not sold', async () => {
  await openWeekly({ Congee: null, Ceviche: null });
  const other = await anotherServer();
  const { query } = store.shop.database;
  let asked = 0;
  store.shop.database.query = async (row, statement, options) => {
    if (options?.name === 'place-orders' && (asked += 1) === 1)
      await offer({ shop: other, nos: store.nos }, thisWeek, {
        recipes: { Ceviche: null },
        version: 2,
      });
    return query(row, statement, options);
  };
  const wished = await wants(1);
  expect(await store.shop.desk.submit(wished.asked)).toMatchObject({
    problem: { code: 'recipe-not-offered' },
  });
  expect(await taken()).toEqual({ Ceviche: 0 });
});

test('a week that closes while an order is being committed sold it before it closed', async () => {
  const closesAt = new Date('2026-11-23T12:00:00Z');
  store = await openStore({ stock, recipes });
  await offer(store, thisWeek, { recipes: { Congee: null }, closesAt });
  await setWeekly(store, true);
  await store.shop.days.ensure([firstDay]);
  store.time.now = new Date(closesAt.getTime() - 1);
  const { query } = store.shop.database;
  store.shop.database.query = async (row, statement, options) => {
    if (options?.name === 'place-orders') store.time.now = closesAt;
    return query(row, statement, options);
  };
  const outcome = await store.shop.desk.submit((await wants(1)).asked);
  expect(outcome).toMatchObject({ kind: 'placed' });
  const late = await store.shop.desk.submit((await wants(1)).asked);
  expect(late).toMatchObject({ problem: { code: 'recipe-not-offered', weekState: 'closed' } });
  const [row] = await store.shop.database.query(
    z.object({ late: z.int() }),
    sql`select count(*) as late from orders where placed_at >= ${closesAt}`,
  );
  expect(row).toEqual({ late: 0 });
});

test('what was ordered before the weeks were switched on gives nothing back of them', async () => {
  await openWeekly({ Congee: 4 });
  await setWeekly(store, false);
  const before = await store.shop.desk.submit((await wants(2)).asked);
  await setWeekly(store, true);
  await store.shop.desk.submit((await wants(3)).asked);
  expect(await taken()).toEqual({ Congee: 3 });
  const { orderNo } = before as { orderNo: number };
  const mover = { kind: 'staff' as const, by: 'operator' as const, reason: 'changed my mind' };
  await moveOrder(store.shop, orderNo, 'cancelled', mover);
  expect(await taken()).toEqual({ Congee: 3 });
});
