import { afterEach, describe, expect, test, vi } from 'vitest';
import { choicesTable } from '../../src/platform/choices/dynamo/dynamo.fixtures.ts';
import type * as Dynamo from '../../src/platform/choices/dynamo.ts';
import { afterProfile } from '../../src/people/choices/choices.ts';
import type { Remembered } from '../../src/people/choices/remembered.ts';
import { dynamoHere, openDynamoRegion, replicate, type DynamoRegion } from '../stand-ins/dynamo.ts';
import { useFakeCredentials } from '../stand-ins/fake-credentials.ts';
import {
  changeProfile,
  fillBasket,
  firstDay,
  openStore,
  order,
  password,
  type Person,
  type Store,
} from '../store.ts';

/** Where the stand-ins are: the store itself asks AWS. */
const at = vi.hoisted(() => ({ primary: '', secondary: '' }));
vi.mock('../../src/platform/choices/dynamo.ts', async (original) => {
  const { openDynamoChoices } = await original<typeof Dynamo>();
  const open = (options: Parameters<typeof openDynamoChoices>[0]) =>
    // A slow machine may take a while to answer.
    openDynamoChoices({ ...options, endpoints: at, limitMs: 2_000 });
  return { openDynamoChoices: open };
});

const menu = {
  stock: { Rice: 100_000, Milk: 100_000 },
  recipes: { Congee: { Rice: 100 }, Pudding: { Milk: 100 }, Porridge: { Rice: 50 } },
  facts: { Milk: { allergens: ['milk' as const] } },
};

let store: Store;
let regions: DynamoRegion[] = [];
afterEach(async () => {
  await store.close();
  for (const region of regions.splice(0)) await region.close();
  vi.unstubAllEnvs();
});

const openHere = async () => {
  store = await openStore(menu);
};
const openInTwoRegions = async () => {
  useFakeCredentials();
  regions = [await openDynamoRegion(choicesTable), await openDynamoRegion(choicesTable)];
  Object.assign(at, { primary: regions[0]?.endpoint, secondary: regions[1]?.endpoint });
  const table = {
    LARDER_CHOICES_TABLE: choicesTable.TableName,
    LARDER_CHOICES_REGIONS: 'eu-west-1,eu-central-1',
  };
  store = await openStore({ ...menu, environment: table });
};
const worlds: [string, () => Promise<void>][] = [
  ['in the database', openHere],
  ...(dynamoHere
    ? [['in DynamoDB', openInTwoRegions] satisfies [string, () => Promise<void>]]
    : []),
];

type Told = {
  servings: number | null;
  delivery: { postcode: string | null; weekday: number | null } | null;
  seen: { card: { name: string } }[];
};
const toldTo = async (person: Person): Promise<Told> =>
  (await person.ask<Told>('GET', '/api/choices')).body;
const namesSeen = async (person: Person) =>
  (await toldTo(person)).seen.map(({ card }) => card.name);
const see = (person: Person, recipe: string) =>
  person.ask<{ kept: boolean; servings: number | null }>('POST', '/api/choices/seen', {
    recipeNo: store.nos.recipe(recipe),
  });
const addTo = (person: Person, recipe: string, servings: number) =>
  person.ask('POST', '/api/cart/lines', { recipeNo: store.nos.recipe(recipe), servings });
const numberOf = async (person: Person): Promise<number> =>
  (await person.ask<{ customerNo: number }>('GET', '/api/me')).body.customerNo;
const keyOf = async (person: Person) => `choices:customer:${await numberOf(person)}`;
const keptOf = async (key: string) =>
  (await store.shop.choices.get(key))?.value as Remembered | undefined;

/** Until the copy of a profile has followed it. */
async function followed(): Promise<void> {
  store.shop.outbox.poke();
  await store.settled();
}

describe.each(worlds)('choices %s', (_name, open) => {
  test('what a customer does is remembered as they do it', async () => {
    await open();
    const ada = await store.customer();
    expect(await toldTo(ada)).toEqual({
      servings: null,
      measures: null,
      delivery: null,
      seen: [],
    });
    expect((await see(ada, 'Congee')).body).toEqual({ kept: true, servings: null, measures: null });
    await see(ada, 'Pudding');
    await see(ada, 'Congee');
    expect(await namesSeen(ada)).toEqual(['Congee', 'Pudding']);
    await addTo(ada, 'Congee', 4);
    await ada.ask('PUT', '/api/cart/place', { postcode: 'D02 XY45' });
    expect((await see(ada, 'Porridge')).body).toEqual({ kept: true, servings: 4, measures: null });
    const chosen = await ada.ask('PUT', '/api/choices/measures', { measures: 'us' });
    expect(chosen.body).toEqual({ kept: true });
    expect(await toldTo(ada)).toMatchObject({ measures: 'us', servings: 4 });
    expect((await see(ada, 'Porridge')).body).toMatchObject({ measures: 'us' });
    expect(await toldTo(ada)).toMatchObject({
      servings: 4,
      delivery: { postcode: 'D02 XY45', weekday: null },
    });
    store.time.now = new Date(store.time.now.getTime() + 60_000);
    const placed = await order(ada, await fillBasket(store, ada, []));
    expect(placed.status).toBe(201);
    await store.settled();
    // The first open day is a Wednesday; this order named no postcode.
    expect((await toldTo(ada)).delivery).toMatchObject({ postcode: null, weekday: 3 });
    expect((await keptOf(await keyOf(ada)))?.delivery?.day).toBe(firstDay);
    expect((await see(ada, 'Congee')).status).toBe(200);
    expect((await ada.ask('POST', '/api/choices/seen', { recipeNo: 999_999 })).body).toMatchObject({
      code: 'recipe-not-found',
    });
  });

  test('a box goes where the last one went, where the profile says nothing of it', async () => {
    await open();
    const ada = await store.customer();
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    const deliverTo = { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' };
    const placed = await order(ada, basket, { deliverTo: { ...deliverTo, postcode: 'D02 XY45' } });
    expect(placed.status).toBe(201);
    await store.settled();
    await addTo(ada, 'Congee', 2);
    type Cart = { goesTo: { postcode: string | null } };
    const goesTo = async () => (await ada.ask<Cart>('GET', '/api/cart')).body.goesTo.postcode;
    expect(await goesTo()).toBe('D02 XY45');
    await changeProfile(ada, { postcode: 'D04 AB12' });
    expect(await goesTo()).toBe('D04 AB12');
    await ada.ask('PUT', '/api/cart/place', { postcode: 'D06 CD34' });
    expect(await goesTo()).toBe('D06 CD34');
  });

  test('what is eaten is copied with its version, after each change of the profile and the household', async () => {
    await open();
    const ada = await store.customer();
    await changeProfile(ada, { diets: ['vegan'], avoidedAllergens: ['milk'] });
    await followed();
    const key = await keyOf(ada);
    const first = (await keptOf(key))?.eating;
    expect(first).toMatchObject({ diets: ['vegan'], avoidedAllergens: ['milk'], household: [] });
    const mia = {
      name: 'Mia',
      diets: [],
      avoidedAllergens: ['mustard'],
      dislikes: [],
      portions: 2,
    };
    expect((await ada.ask('POST', '/api/me/household', mia)).status).toBe(201);
    await followed();
    const second = (await keptOf(key))?.eating;
    expect(second?.household).toMatchObject([{ avoidedAllergens: ['mustard'], portions: 2 }]);
    expect(JSON.stringify(second)).not.toContain('Mia');
    expect(second?.version).toBeGreaterThan(first?.version ?? 0);

    // What arrives late is read as it is now, and what was read before comes in vain.
    await afterProfile(store.shop)['profile-changed']({ customerNo: await numberOf(ada) });
    expect((await keptOf(key))?.eating).toEqual(second);
  });

  test('an order is judged by the profile and never by its copy', async () => {
    await open();
    const ada = await store.customer();
    await changeProfile(ada, { avoidedAllergens: ['milk'] });
    await followed();
    const key = await keyOf(ada);
    const stored = await store.shop.choices.get(key);
    const harmless = { version: 9_999, diets: [], avoidedAllergens: [], household: [] };
    const tomorrow = new Date(store.time.now.getTime() + 86_400_000);
    await store.shop.choices.put(
      key,
      { eating: harmless, seen: [] },
      stored?.version ?? 0,
      tomorrow,
    );
    const basket = await fillBasket(store, ada, [{ recipe: 'Pudding', servings: 2 }]);
    expect((await order(ada, basket)).body.code).toBe('allergen-not-acknowledged');

    const ben = await store.customer();
    const careful = { ...harmless, avoidedAllergens: ['milk'] };
    await store.shop.choices.put(await keyOf(ben), { eating: careful, seen: [] }, 0, tomorrow);
    const box = await fillBasket(store, ben, [{ recipe: 'Pudding', servings: 2 }]);
    expect((await order(ben, box)).status).toBe(201);
  });

  test('a guest is remembered where their box is, and brings it along when they sign in', async () => {
    await open();
    const guest = store.guest();
    const looked = await see(guest, 'Congee');
    expect(looked.body).toEqual({ kept: false, servings: null, measures: null });
    expect(looked.headers.getSetCookie()).toEqual([]);
    const added = await addTo(guest, 'Congee', 3);
    const id = /guest=([^;]+)/.exec(added.headers.getSetCookie().join())?.[1] ?? '';
    await see(guest, 'Pudding');
    expect(await toldTo(guest)).toMatchObject({ servings: 3 });
    expect(await namesSeen(guest)).toEqual(['Pudding']);

    const email = 'guest@example.com';
    await store.shop.accounts.createConfirmed({ email, password, group: 'customers' });
    await guest.ask('POST', '/auth/sign-in', { email, password });
    await guest.ask('GET', '/api/cart');
    expect(await toldTo(guest)).toMatchObject({ servings: 3 });
    expect(await namesSeen(guest)).toEqual(['Pudding']);
    expect(await keptOf(`choices:guest:${id}`)).toBeUndefined();
  });

  test('it is told with all that is kept of somebody, and gone with them', async () => {
    await open();
    const ada = await store.customer();
    const nothing = await ada.ask('GET', '/api/me/everything');
    expect(nothing.body).toMatchObject({ choices: null });
    await changeProfile(ada, { avoidedAllergens: ['milk'] });
    await followed();
    await see(ada, 'Congee');
    await addTo(ada, 'Congee', 5);
    expect((await ada.ask('GET', '/api/me/everything')).body).toMatchObject({
      choices: {
        servings: { count: 5 },
        eating: { avoidedAllergens: ['milk'] },
        seen: [{ recipeNo: store.nos.recipe('Congee') }],
      },
    });
    const [key, customerNo] = [await keyOf(ada), await numberOf(ada)];
    expect((await ada.ask('POST', '/api/me/erasure', { password })).status).toBe(200);
    await followed();
    expect(await keptOf(key)).toBeUndefined();
    // A change that was still to be followed.
    await afterProfile(store.shop)['profile-changed']({ customerNo });
    expect(await keptOf(key)).toBeUndefined();
  });

  test('it is forgotten with time, a guest’s sooner', async () => {
    await open();
    const [ada, guest] = [await store.customer(), store.guest()];
    for (const person of [ada, guest]) await addTo(person, 'Congee', 5);
    const later = (days: number) => {
      store.time.now = new Date(store.time.now.getTime() + days * 86_400_000);
    };
    later(31);
    expect((await toldTo(guest)).servings).toBeNull();
    expect((await toldTo(await again(ada))).servings).toBe(5);
    later(150);
    expect((await toldTo(await again(ada))).servings).toBeNull();
  });
});

/** The same customer, signed in anew. */
async function again({ email }: Person): Promise<Person> {
  const person = store.guest();
  expect((await person.ask('POST', '/auth/sign-in', { email, password })).status).toBe(200);
  return person;
}

describe.skipIf(!dynamoHere)('in two regions (skipped where DynamoDB has no stand-in)', () => {
  const itemOf = async (region: DynamoRegion | undefined, key: string) =>
    (await region?.look(JSON.stringify({ key: { S: key } })))?.['value']?.S;

  test('both have what somebody chose, and while the first is away the second keeps on', async () => {
    await openInTwoRegions();
    const [primary, secondary] = regions;
    if (!primary || !secondary) throw new Error('There are no regions.');
    const ada = await store.customer();
    const key = await keyOf(ada);
    await see(ada, 'Congee');
    await replicate(primary, secondary);
    expect(await itemOf(secondary, key)).toBe(await itemOf(primary, key));
    expect(await itemOf(primary, key)).toContain(`"recipeNo":${store.nos.recipe('Congee')}`);

    await primary.goAway();
    await see(ada, 'Pudding');
    expect(await namesSeen(ada)).toEqual(['Pudding', 'Congee']);
    await primary.recover();
    await replicate(secondary, primary);
    expect(await itemOf(primary, key)).toBe(await itemOf(secondary, key));
  });

  test('while both are away a profile is changed all the same, and its copy follows', async () => {
    await openInTwoRegions();
    const ada = await store.customer();
    const key = await keyOf(ada);
    for (const region of regions) await region.goAway();
    const changed = await changeProfile(ada, { avoidedAllergens: ['milk'] });
    expect(changed.status).toBe(200);
    expect((await see(ada, 'Congee')).body).toMatchObject({ kept: false });
    await followed();
    for (const region of regions) await region.recover();
    store.time.now = new Date(store.time.now.getTime() + 60_000);
    await followed();
    expect((await keptOf(key))?.eating?.avoidedAllergens).toEqual(['milk']);
  });
});
