import { afterEach, beforeEach, expect, test } from 'vitest';
import * as edits from '../../src/food/edits/edits.ts';
import * as recipes from '../../src/food/recipes/recipes.ts';
import { publishStoredResults } from '../../src/food/menu/menu.ts';
import { fillBasket, monday, openStore, order, type Person, type Store } from '../store.ts';
import { recipeOf } from '../small-menu.ts';
import { nextWeek, offer, setWeekly, thisWeek } from '../weeks.ts';

let store: Store;

const week = '2026-12-07';
const path = `/api/admin/menu-weeks/${week}`;

beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 10_000, Lime: 500, Beef: 1000 },
    recipes: {
      Congee: { Rice: 100 },
      Ceviche: { Lime: 10 },
      Pilaf: { Rice: 50 },
      Stew: { Beef: 200 },
    },
    facts: { Rice: { costCents: 50 }, Beef: { diets: ['alcohol-free'], allergens: ['milk'] } },
  });
});
afterEach(() => store.close());

type Menu = { items: { name: string }[]; total: number; facets: { diets: object[] } };
const menuOf = async (query: string, person = store.guest()) =>
  (await person.ask<Menu>('GET', `/api/recipes?sort=shop&${query}`)).body;
const namesIn = async (query: string) => (await menuOf(query)).items.map(({ name }) => name);

type Weeks = {
  weekly: boolean;
  show: string | null;
  items: {
    week: string;
    ahead: number;
    state: string;
    days: string[];
    orderUntil: string | null;
    recipeNos: number[];
    few: { recipeNo: number; portionsLeft: number }[];
  }[];
};
const weeks = async () => (await store.guest().ask<Weeks>('GET', '/api/menu-weeks')).body;

test('a shop without weeks sells everything at all times and shows nothing of weeks', async () => {
  await offer(store, thisWeek, { recipes: { Congee: null } });
  expect(await weeks()).toEqual({ weekly: false, show: null, items: [] });
  expect(await store.guest().ask('GET', `/api/recipes?week=${thisWeek}`)).toMatchObject({
    status: 404,
    body: { code: 'week-unknown' },
  });
  const person = store.guest();
  await fillBasket(store, person, [{ recipe: 'Stew', servings: 1 }]);
  expect((await person.ask('GET', '/api/cart')).body).toMatchObject({ weeks: null });
});

test('each week has a menu of its own, searched, counted and in its own order', async () => {
  await offer(store, thisWeek, { recipes: { Stew: null, Congee: null } });
  await offer(store, nextWeek, { recipes: { Ceviche: null, Congee: null, Pilaf: null } });
  await offer(store, week, { recipes: { Stew: null }, isDraft: true });
  await setWeekly(store, true);
  expect(await namesIn(`week=${thisWeek}`)).toEqual(['Stew', 'Congee']);
  // Any day of a week names it.
  expect(await namesIn('week=2026-12-06')).toEqual(['Ceviche', 'Congee', 'Pilaf']);
  expect(await namesIn(`week=${nextWeek}&q=rice`)).toEqual(['Congee', 'Pilaf']);
  expect(await namesIn(`week=${nextWeek}&q=beef`)).toEqual([]);
  expect(await menuOf(`week=${thisWeek}&without=milk`)).toMatchObject({
    total: 1,
    facets: { diets: [{ value: 'vegan', count: 1 }, {}, {}, {}, {}] },
  });
  const first = await store
    .guest()
    .ask<{ next: string }>('GET', `/api/recipes?week=${nextWeek}&sort=shop&limit=2`);
  const { next } = first.body;
  expect(await namesIn(`week=${nextWeek}&limit=2&cursor=${encodeURIComponent(next)}`)).toEqual([
    'Pilaf',
  ]);
  expect(await namesIn('limit=9')).toHaveLength(4);
  const categories = await store.guest().ask('GET', `/api/categories?week=${nextWeek}`);
  expect(categories.body).toMatchObject({ items: [{ slug: 'bowls', recipes: 3 }] });
  expect((await store.guest().ask('GET', `/api/recipes?week=${week}`)).status).toBe(404);
});

test('the weeks to come are told with what they have, and as time goes on the next is shown first', async () => {
  await offer(store, thisWeek, { recipes: { Stew: null } });
  await offer(store, nextWeek, {
    recipes: { Congee: null },
    opensAt: new Date('2026-11-25T00:00:00Z'),
  });
  await setWeekly(store, true);
  expect(await weeks()).toMatchObject({
    weekly: true,
    show: thisWeek,
    items: [
      { week: thisWeek, ahead: 0, state: 'open', recipeNos: [store.nos.recipe('Stew')] },
      { week: nextWeek, ahead: 1, state: 'opens-later', days: [] },
    ],
  });
  store.time.now = new Date('2026-11-24T23:59:59.999Z');
  expect((await weeks()).items[1]?.state).toBe('opens-later');
  store.time.now = new Date('2026-11-25T00:00:00Z');
  const opened = await weeks();
  expect(opened.items[1]?.state).toBe('open');
  expect(opened.items[1]?.days).toContain('2026-12-02');
  // The week closes with its Sunday, the last of its days two days before it comes.
  expect(opened.items[1]?.orderUntil).toBe('2026-12-03T18:00:00.000Z');
  // All of this week's days are closed by Saturday, though the week itself is not.
  store.time.now = new Date('2026-11-28T12:00:00Z');
  expect(await weeks()).toMatchObject({
    show: nextWeek,
    items: [{ week: thisWeek, days: [] }, {}],
  });
  store.time.now = new Date('2026-11-30T00:00:00Z');
  expect(await weeks()).toMatchObject({ items: [{ week: nextWeek, ahead: 0 }] });
});

test('a box says of each week that can be ordered for what it does not have', async () => {
  await offer(store, thisWeek, { recipes: { Stew: null } });
  await offer(store, nextWeek, { recipes: { Stew: null, Congee: null } });
  await setWeekly(store, true);
  const person = store.guest();
  await fillBasket(store, person, [
    { recipe: 'Stew', servings: 1 },
    { recipe: 'Congee', servings: 1 },
  ]);
  type Cart = {
    lines: { lineId: string }[];
    weeks: { week: string; ahead: number; days: string[]; missing: string[] }[];
  };
  const { body } = await person.ask<Cart>('GET', '/api/cart');
  const [, congee] = body.lines;
  expect(body.weeks.map(({ week: it, missing }) => [it, missing])).toEqual([
    [thisWeek, [congee?.lineId]],
    [nextWeek, []],
  ]);
  expect(body.weeks[0]?.days[0]).toBe('2026-11-25');
});

test('a week that limits a dish says on cards, of the dish and in the box how many are left, until they are given back', async () => {
  await offer(store, thisWeek, { recipes: { Stew: 4, Congee: null } });
  await offer(store, nextWeek, { recipes: { Stew: 30, Ceviche: 3 } });
  await setWeekly(store, true);
  await store.shop.stock.refresh();
  const [stew, ceviche] = [store.nos.recipe('Stew'), store.nos.recipe('Ceviche')];
  type Few = { items: { recipeNo: number; portionsLeft: number }[] };
  const few = async (query = '') =>
    new Map(
      (await store.guest().ask<Few>('GET', `/api/few-left${query}`)).body.items.map((it) => [
        it.recipeNo,
        it.portionsLeft,
      ]),
    );
  const left = async (recipeNo: number) => [
    (await few(`?week=${thisWeek}`)).get(recipeNo),
    (await few(`?week=${nextWeek}`)).get(recipeNo),
    (await few()).get(recipeNo),
  ];
  // The shelf has five of the stew, and 50 of the ceviche.
  expect(await left(stew)).toEqual([4, 5, 5]);
  expect(await left(ceviche)).toEqual([undefined, 3, undefined]);
  type Cards = { items: { recipeNo: number; portionsLeft: number | null }[] };
  const onCard = async () => {
    const { body } = await store.guest().ask<Cards>('GET', `/api/recipes?week=${thisWeek}`);
    return body.items.find(({ recipeNo }) => recipeNo === stew)?.portionsLeft;
  };
  expect(await onCard()).toBe(4);

  const ada = await store.customer();
  const placed = await order(ada, await fillBasket(store, ada, [{ recipe: 'Stew', servings: 3 }]));
  expect(placed.status).toBe(201);
  expect(await onCard()).toBe(1);
  const told = (await weeks()).items.map((it) => it.few);
  expect(told).toEqual([
    [{ recipeNo: stew, portionsLeft: 1 }],
    [{ recipeNo: ceviche, portionsLeft: 3 }],
  ]);
  type Cart = { weeks: { missing: string[]; soldOut: object[] }[] };
  const eve = store.guest();
  await fillBasket(store, eve, [{ recipe: 'Stew', servings: 2 }]);
  expect((await eve.ask<Cart>('GET', '/api/cart')).body.weeks).toMatchObject([
    { missing: [], soldOut: [{ recipeNo: stew, left: 1 }] },
    { missing: [], soldOut: [] },
  ]);
  // Whoever changes an order keeps what it holds of the week.
  const orderNo = placed.body.orderNo;
  await ada.ask('POST', `/api/orders/${orderNo}/change`, {});
  expect((await ada.ask<Cart>('GET', '/api/cart')).body.weeks[0]).toMatchObject({ soldOut: [] });

  expect((await ada.ask('POST', `/api/orders/${orderNo}/cancel`, {})).status).toBe(200);
  expect(await left(stew)).toEqual([4, 5, 5]);
  // A limit that is changed holds at once.
  await offer(store, thisWeek, { recipes: { Stew: 2, Congee: null }, version: 2 });
  expect(await onCard()).toBe(2);
});

test('stored results are there for each week as for the whole menu', async () => {
  await offer(store, nextWeek, { recipes: { Ceviche: null, Congee: null } });
  await store.settled();
  const stored = async (name: string) =>
    (await store.guest().ask<{ items: { name: string }[] }>('GET', `/catalog/${name}.json`)).body;
  const names = async (name: string) => (await stored(name)).items.map((card) => card.name);
  expect(await names(`week/${nextWeek}/menu`)).toEqual(['Ceviche', 'Congee']);
  expect(await names(`week/${nextWeek}/category/bowls/without/milk`)).toEqual([
    'Ceviche',
    'Congee',
  ]);
  expect(await names('menu')).toHaveLength(4);
});

test('who writes stored results of an older menu takes nothing away that was written of a newer one', async () => {
  const { shop } = store;
  await store.settled();
  const { list } = shop.objects;
  let asked = 0;
  // While the one is about to remove what it does not know, the menu gets a week, and another writes that.
  const objects = {
    ...shop.objects,
    list: async (prefix: string) => {
      asked += 1;
      if (asked === 1) {
        await offer(store, nextWeek, { recipes: { Congee: null } });
        await publishStoredResults(shop);
      }
      return list(prefix);
    },
  };
  await publishStoredResults({ ...shop, objects });
  expect(await list(`catalog/week/${nextWeek}/menu.json`)).toHaveLength(1);
});

const plan = (recipeNos: number[], more: object = {}) => ({
  opens: '2026-11-16T00:00',
  closes: '2026-12-10T18:00',
  expectedPortions: 100,
  offers: recipeNos.map((recipeNo) => ({ recipeNo })),
  version: 0,
  ...more,
});

type Planned = {
  version: number;
  state: string;
  opens: string;
  closes: string;
  offers: { name: string; portions: number; taken: number; before: string[] }[];
  withdrawn: { name: string; taken: number }[];
  need: { name: string; needed: number; left: number }[];
  projection: { portions: number; revenueCents: number; purchaseCents: number };
  warnings: { code: string }[];
};
const read = async (person: Person, at = path) => (await person.ask<Planned>('GET', at)).body;

test('an author plans a week, sees what it needs and lacks, and puts it on the menu', async () => {
  const author = await store.staff('menu');
  await setWeekly(store, true);
  await offer(store, nextWeek, { recipes: { Congee: null } });
  const [congee, stew] = [store.nos.recipe('Congee'), store.nos.recipe('Stew')];
  // Nobody has planned it: it would close with the last of its days.
  expect(await read(author)).toMatchObject({
    version: 0,
    state: 'not-planned',
    opens: '2026-11-16T00:00',
    offers: [],
    warnings: [{ code: 'no-meals' }],
  });
  expect((await author.ask('PUT', path, plan([congee, stew]))).status).toBe(200);
  const planned = await read(author);
  expect(planned).toMatchObject({
    version: 1,
    state: 'draft',
    closes: '2026-12-10T18:00',
    offers: [
      { name: 'Congee', portions: 50, before: [nextWeek] },
      { name: 'Stew', portions: 50, before: [] },
    ],
    need: [
      { name: 'Beef', needed: 10_000, left: 1000 },
      { name: 'Rice', needed: 5000, left: 10_000 },
    ],
    projection: { portions: 100, purchaseCents: 2500, unknownCosts: 1 },
  });
  expect(planned.warnings).toContainEqual(
    expect.objectContaining({ code: 'short', name: 'Beef', needed: 10_000, left: 1000 }),
  );
  expect(planned.warnings).toContainEqual(
    expect.objectContaining({ code: 'again', name: 'Congee' }),
  );
  expect(await author.ask('POST', `${path}/publish`, { version: 1 })).toMatchObject({
    status: 200,
    body: { week, version: 2 },
  });
  expect(await namesIn(`week=${week}`)).toEqual(['Congee', 'Stew']);
  const cook = await store.staff('kitchen');
  expect((await cook.ask('GET', path)).status).toBe(403);
});

test('two authors of one week: who saves second is told of both values, and nothing of the first is lost', async () => {
  const [one, other] = [await store.staff('menu'), await store.staff('menu')];
  const [congee, stew] = [store.nos.recipe('Congee'), store.nos.recipe('Stew')];
  await one.ask('PUT', path, plan([congee]));
  await one.ask('PUT', path, plan([congee, stew], { version: 1 }));
  const late = await other.ask('PUT', path, plan([congee], { version: 1, expectedPortions: 30 }));
  expect(late).toMatchObject({
    status: 409,
    body: {
      code: 'precondition-failed',
      version: 2,
      conflicts: [
        { field: '/expectedPortions', mine: 30, theirs: 100 },
        {
          field: '/offers',
          mine: [{ recipeNo: congee, mostPortions: null }],
          theirs: [
            { recipeNo: congee, mostPortions: null },
            { recipeNo: stew, mostPortions: null },
          ],
        },
      ],
    },
  });
  // The same again, as after an answer that was lost, is written already.
  expect((await one.ask('PUT', path, plan([congee, stew], { version: 1 }))).status).toBe(200);
  expect(await read(one)).toMatchObject({ version: 2 });
  const both = await Promise.all([
    one.ask('POST', `${path}/publish`, { version: 2 }),
    other.ask('PUT', path, plan([stew], { version: 2 })),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('a copy is a draft with the same meals, limits and times of day, over a clock change too', async () => {
  const author = await store.staff('menu');
  const congee = store.nos.recipe('Congee');
  const offers = [{ recipeNo: congee, mostPortions: 12 }];
  await author.ask('PUT', path, plan([], { offers }));
  const copied = await author.ask('POST', `${path}/copy`, { to: '2027-04-05' });
  expect(copied).toMatchObject({ status: 200, body: { week: '2027-04-05', version: 1 } });
  expect(await read(author, '/api/admin/menu-weeks/2027-04-05')).toMatchObject({
    state: 'draft',
    opens: '2027-03-15T00:00',
    closes: '2027-04-08T18:00',
    offers: [{ name: 'Congee', mostPortions: 12 }],
  });
  expect(await author.ask('POST', `${path}/copy`, { to: '2027-04-05' })).toMatchObject({
    status: 200,
  });
  await author.ask('PUT', '/api/admin/menu-weeks/2027-04-05', plan([congee], { version: 1 }));
  expect(await author.ask('POST', `${path}/copy`, { to: '2027-04-05' })).toMatchObject({
    status: 409,
    body: { code: 'precondition-failed' },
  });
});

test('what was ordered is not taken off the menu unsaid, and shows as kept by its orders', async () => {
  const author = await store.staff('menu');
  const [congee, stew] = [store.nos.recipe('Congee'), store.nos.recipe('Stew')];
  const at = `/api/admin/menu-weeks/${thisWeek}`;
  await author.ask('PUT', at, plan([congee, stew], { closes: '2026-11-29T18:00' }));
  await author.ask('POST', `${at}/publish`, { version: 1 });
  await setWeekly(store, true);
  const ada = await store.customer();
  await order(ada, await fillBasket(store, ada, [{ recipe: 'Congee', servings: 3 }]));
  const without = plan([stew], { closes: '2026-11-29T18:00', version: 2 });
  expect(await author.ask('PUT', at, without)).toMatchObject({
    status: 409,
    body: { code: 'week-ordered', ordered: [{ recipeNo: congee, portions: 3 }] },
  });
  expect((await author.ask('PUT', at, { ...without, ordersKeepIt: true })).status).toBe(200);
  expect(await read(author, at)).toMatchObject({
    offers: [{ name: 'Stew' }],
    withdrawn: [{ name: 'Congee', taken: 3 }],
  });
  expect(await author.ask('DELETE', `${at}?version=3`)).toMatchObject({
    status: 409,
    body: { code: 'week-ordered' },
  });
  const list = await author.ask('GET', '/api/admin/menu-weeks');
  expect(list.body).toMatchObject({
    weekly: true,
    thisWeek,
    next: nextWeek,
    items: [{ week: thisWeek, state: 'open', recipes: 1, taken: 3 }],
  });
});

test('a draft may wait for a recipe that is being written; the menu may not', async () => {
  const author = await store.staff('menu');
  const { shop, nos } = store;
  const draft = { ...recipeOf('Tart', { Rice: 30 }, nos.ingredient), status: 'draft' as const };
  const tart = await edits.changeMenu(shop, (tx) =>
    recipes.saveRecipe(tx, undefined, draft, 'shop'),
  );
  await author.ask('PUT', path, plan([tart]));
  expect((await read(author)).warnings).toContainEqual({
    code: 'not-published',
    recipeNo: tart,
    name: 'Tart',
  });
  expect(await author.ask('POST', `${path}/publish`, { version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'week-incomplete', fields: [{ field: '/offers/0/recipeNo' }] },
  });
});

test('a week is planned between two moments of the shop, with recipes that it has, each once', async () => {
  const author = await store.staff('menu');
  const congee = store.nos.recipe('Congee');
  const refused = async (more: object, field: string) =>
    expect(await author.ask('PUT', path, plan([congee], more))).toMatchObject({
      status: 400,
      body: { code: 'invalid-input', fields: [{ field }] },
    });
  await refused({ closes: '2026-11-16T00:00' }, '/closes');
  await refused({ opens: '2026-02-30T00:00' }, '/opens');
  await refused({ offers: [{ recipeNo: 9_999_999_999 }] }, '/offers/0/recipeNo');
  await refused({ offers: [{ recipeNo: congee }, { recipeNo: congee }] }, '/offers/1/recipeNo');
  expect((await read(author)).version).toBe(0);
  expect(store.time.now).toEqual(monday);
});
