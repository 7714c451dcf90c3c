import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type * as Limits from '../../src/platform/database/limits.ts';
import { openPostgres } from '../../src/platform/database/postgres.ts';
import type { Database } from '../../src/platform/platform.ts';
import { contradictions } from '../races/contradictions.ts';
import { openCluster } from '../stand-ins/postgres.ts';
import { openWeather, type Weather } from '../stand-ins/weather.ts';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';
import { faults } from './faults.ts';

// A customer may be kept waiting for 17 s; a test need not be.
vi.mock('../../src/platform/database/limits.ts', async (original) => {
  const { limits } = await original<typeof Limits>();
  return { limits: { ...limits, connectMs: 4_000, answerMs: 5_000 } };
});

const log = pino({ level: 'silent' });
let cluster: Awaited<ReturnType<typeof openCluster>>;
let weather: Weather;
/** Sees the database directly, whatever the weather. */
let inside: Database;
let store: Store;
let people: Person[];

beforeAll(async () => {
  cluster = await openCluster();
  weather = await openWeather(cluster.target);
  const url = new URL(cluster.url);
  url.port = String(weather.port);
  inside = await openPostgres(cluster.url, { log, max: 1, patient: true });
  store = await openStore({
    stock: { Rice: 1_000_000 },
    recipes: { Congee: { Rice: 90 } },
    environment: { DATABASE_URL: url.href },
  });
  people = await Promise.all(Array.from({ length: 6 }, () => store.customer()));
});
afterAll(async () => {
  await weather.clear();
  await store.close();
  await weather.close();
  await inside.close();
  await cluster.close();
});

type Wish = { person: Person; key: string; basket: Awaited<ReturnType<typeof fillBasket>> };

const fillBaskets = (): Promise<Wish[]> =>
  Promise.all(
    people.map(async (person) => ({
      person,
      key: randomUUID(),
      basket: await fillBasket(store, person, [{ recipe: 'Congee', servings: 1 }]),
    })),
  );

/** Orders as a patient program does: the same request with the same key until it is answered. */
async function askUntilPlaced({ person, key, basket }: Wish, heard: () => void): Promise<number> {
  for (;;) {
    const { status, headers, body } = await order(person, basket, { key });
    if (status === 201 || status === 200) return body.orderNo;
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'not-ready' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    heard();
    await pause(50);
  }
}

const status = async (path: string) => (await store.guest().ask('GET', path)).status;

/** Everything that was answered is there, once, and the books agree. */
async function expectWhole(wishes: Wish[], orderNos: number[]): Promise<void> {
  const keys = wishes.map(({ key }) => key);
  const stored = await inside.query(
    z.object({ key: z.string(), orderNo: z.int() }),
    sql`select idempotency_key as key, order_no as "orderNo" from orders where idempotency_key = any(${keys})`,
  );
  expect(new Map(stored.map(({ key, orderNo }) => [key, orderNo]))).toEqual(
    new Map(keys.map((key, at) => [key, orderNos[at]])),
  );
  expect(stored).toHaveLength(keys.length);
  expect(await contradictions(inside)).toEqual([]);
  await expect.poll(() => status('/api/ready'), { timeout: 20_000 }).toBe(200);
  // What follows an order waits for the database as well, and is not forgotten.
  const letters = () => new Set(store.letters.map(({ id }) => id));
  await expect
    .poll(() => store.settled().then(letters, letters), { timeout: 20_000 })
    .toEqual(expect.objectContaining({ size: await allOrders() }));
}

const allOrders = () => inside.run(sql`select order_no from orders`);

const readOnly = async (value: 'on' | 'off') => {
  await inside.run(raw(`alter system set default_transaction_read_only = ${value}`));
  await inside.run(sql`select pg_reload_conf()`);
};

test.each([
  [faults.refused, () => weather.refuse(), () => weather.clear()],
  [faults.hanging, async () => weather.freeze(), () => weather.clear()],
  [faults.readOnly, () => readOnly('on'), () => readOnly('off')],
  [
    faults.answersLost,
    async () => void weather.loseAnswersTo('place-orders'),
    () => weather.clear(),
  ],
])('$fault', async (fault, begin, end) => {
  const wishes = await fillBaskets();
  await begin();
  const heard = new Map<Wish, number>();
  const orders = Promise.all(
    wishes.map((wish) => askUntilPlaced(wish, () => heard.set(wish, (heard.get(wish) ?? 0) + 1))),
  );
  const everybodyHeard = vi.waitUntil(() => heard.size === wishes.length, { timeout: 50_000 });
  expect(await status('/api/recipes')).toBe(200);
  expect(await status('/api/recipes/congee')).toBe(200);
  expect(await status('/api/health')).toBe(200);
  // PostgreSQL reads what it is told a moment later.
  if (fault !== faults.answersLost)
    await expect.poll(() => status('/api/ready'), { timeout: 20_000 }).toBe(503);
  await everybodyHeard;
  await end();
  await expectWhole(wishes, await orders);
});

test(faults.reset.fault, async () => {
  const wishes = await fillBaskets();
  const orders = Promise.all(wishes.map((wish) => askUntilPlaced(wish, () => undefined)));
  for (let storm = 0; storm < 5; storm += 1) {
    weather.reset();
    await pause(20);
  }
  await expectWhole(wishes, await orders);
});

test(faults.answerLost.fault, async () => {
  const wishes = await fillBaskets();
  const [wish] = wishes;
  if (!wish) throw new Error('Nobody wishes for anything.');
  const lost = weather.loseAnswersTo('place-orders').then(() => weather.clear());
  const placed = await order(wish.person, wish.basket, { key: wish.key });
  await lost;
  expect(placed.status).toBe(200);
  await expectWhole([wish], [placed.body.orderNo]);
});
