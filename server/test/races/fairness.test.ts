import { firstKitchen } from '../../src/contract/kitchens.ts';
import { afterEach, expect, test } from 'vitest';
import { changeDay, daysBetween } from '../../src/checkout/days/days.ts';
import { commitGroup } from '../../src/checkout/desk/desk.ts';
import { firstDay, openStore, type Store } from '../store.ts';
import { contradictions } from './contradictions.ts';
import { dice } from './dice.ts';
import { answerOf, wish, type Wished } from './wishes.ts';

let store: Store;
afterEach(() => store.close());

const recipes = {
  Soup: { Onion: 30, Leek: 100 },
  Curry: { Onion: 50, Garlic: 10, Rice: 90 },
  Tart: { Leek: 150, Egg: 60 },
  Pilaf: { Onion: 25, Garlic: 5, Rice: 120 },
};
const stock = { Onion: 6000, Leek: 10_000, Garlic: 800, Rice: 8000, Egg: 3000 };
const secondDay = '2026-11-26';
const names = Object.keys(recipes) as (keyof typeof recipes)[];

/** One shopkeeper who serves one customer after the other. */
function oneByOne(wishes: Wished[], shelf: Map<number, number>, room: Map<string, number>) {
  return wishes.map(({ need, day }) => {
    if (room.get(day) === 0) return 'delivery-day-full';
    for (const [no, amount] of need) if ((shelf.get(no) ?? 0) < amount) return 'out-of-stock';
    for (const [no, amount] of need) shelf.set(no, (shelf.get(no) ?? 0) - amount);
    room.set(day, (room.get(day) ?? 0) - 1);
    return 'placed';
  });
}

async function openWithRoom(roomLeft: number) {
  store = await openStore({ stock, recipes });
  await changeDay(store.shop, firstDay, { capacity: roomLeft, closed: false, version: 0 }, 'shop');
  await changeDay(store.shop, secondDay, { capacity: 1000, closed: false, version: 0 }, 'shop');
  return {
    shelf: new Map(store.shop.stock.levels(firstKitchen)),
    room: new Map([
      [firstDay, roomLeft],
      [secondDay, 1000],
    ]),
  };
}

async function randomWishes(count: number, seed: number): Promise<Wished[]> {
  const { someOf, oneOf, upTo } = dice(seed);
  const asked = Array.from({ length: count }, () => {
    const chosen = someOf(names);
    const lines = (chosen.length > 0 ? chosen : [oneOf(names)]).map((recipe) => ({
      recipe,
      servings: upTo(6),
    }));
    return { lines, day: oneOf([firstDay, secondDay]) };
  });
  return Promise.all(asked.map(({ lines, day }) => wish(store, lines, day)));
}

test.each([1, 2])(
  'orders of one group are decided as by one shopkeeper, one after the other (%i)',
  async (seed) => {
    const { shelf, room } = await openWithRoom(5);
    const wishes = await randomWishes(100, seed);
    const expected = oneByOne(wishes, shelf, room);
    const outcomes = await commitGroup(
      store.shop,
      wishes.map(({ asked }) => asked),
    );
    expect(outcomes.map(answerOf)).toEqual(expected);
    expect(new Set(expected)).toEqual(new Set(['placed', 'out-of-stock', 'delivery-day-full']));
    expect(new Map(store.shop.stock.levels(firstKitchen))).toEqual(shelf);
    expect(await contradictions(store.shop.database)).toEqual([]);
  },
);

test('of many groups that overtake each other, nobody is refused what is still there in the end', async () => {
  await openWithRoom(30);
  const wishes = await randomWishes(400, 4);
  const outcomes = await Promise.all(wishes.map(({ asked }) => store.shop.desk.submit(asked)));
  await store.shop.stock.refresh();
  const left = await daysBetween(store.shop, firstDay, secondDay);
  const wrong = wishes.filter((wished, at) => {
    // What one customer alone would hear from what nobody took.
    const shelf = new Map(store.shop.stock.levels(firstKitchen));
    const room = new Map(left.map(({ day, capacity, taken }) => [day, capacity - taken]));
    return outcomes[at]?.kind !== 'placed' && oneByOne([wished], shelf, room)[0] === 'placed';
  });
  expect(wrong).toHaveLength(0);
  expect(outcomes.filter(({ kind }) => kind === 'placed').length).toBeGreaterThan(20);
  expect(await contradictions(store.shop.database)).toEqual([]);
});
