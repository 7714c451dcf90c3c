import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { countOrders, unevenTallies } from '../../src/checkout/tallies/tallies.ts';
import type { Document } from '../../src/http/document.ts';
import { setPrices } from '../prices.ts';
import { changeOrder, fillBasket, firstDay, order, type Person, type Store } from '../store.ts';
import { inCork, inDublin, levelsOf, openTwoKitchens, secondKitchen, zonesOfTwo } from './two.ts';

let store: Store;
afterEach(() => store.close());

const congee = { stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } };

async function buys(person: Person, servings: number, to: typeof inDublin): Promise<number> {
  const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings }]);
  const { body, status } = await order(person, basket, { deliverTo: to });
  expect(status).toBe(201);
  return body.orderNo;
}

async function moves(person: Person, orderNo: number, to: typeof inDublin): Promise<void> {
  type Seen = { editNo: number; totalCents: number };
  const { body } = await person.ask<Seen>('GET', `/api/orders/${orderNo}`);
  const { editNo, totalCents } = body;
  const changed = await changeOrder(person, orderNo, { editNo, totalCents, deliverTo: to });
  expect(changed.status).toBe(200);
}

test('a kitchen that there is not is refused wherever one is asked about', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const owner = await store.administrator();
  const document: Document = store.app.document;
  const said = { date: firstDay, from: firstDay, to: firstDay, as: 'pdf' };
  const asked = Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const parameters = (item.get as { parameters?: { name: string }[] } | undefined)?.parameters;
    if (!parameters?.some(({ name }) => name === 'kitchen')) return [];
    const own = Object.entries(said).filter(([name]) => parameters.some((it) => it.name === name));
    const query = new URLSearchParams([...own, ['kitchen', '9999']]).toString();
    return [`${path.replace('{date}', firstDay)}?${query}`];
  });
  expect(asked.length).toBeGreaterThan(15);
  for (const path of asked) {
    const { status, body } = await owner.ask<{ code: string }>('GET', path);
    expect([path, status, body.code]).toEqual([path, 404, 'kitchen-not-found']);
  }
  const nowhere = { kitchenNo: 9999 };
  const rice = store.nos.ingredient('Rice');
  const movement = { ...nowhere, kind: 'received', ingredientNo: rice, amount: 1 };
  const line = { ingredientNo: rice, packAmount: 100, packCents: 100, packs: 1 };
  const day = { ...nowhere, capacity: 1, closed: false, version: 1 };
  const sent = [
    ['POST', '/api/admin/stock-movements', { movements: [movement] }],
    ['POST', '/api/admin/stock-file?kitchen=9999', { text: 'no,received\n', dryRun: true }],
    ['PUT', `/api/admin/delivery-days/${firstDay}`, day],
    ['POST', '/api/admin/purchase-orders', { ...nowhere, supplierNo: 1, lines: [line] }],
  ] as const;
  for (const [method, path, body] of sent) {
    const answer = await owner.ask<{ code: string }>(method, path, body);
    expect([path, answer.body.code]).toEqual([path, 'kitchen-not-found']);
  }
});

type Reconciliation = { balanced: boolean; ingredients: number; differences: object[] };
type Listed = {
  items: { name: string; neededAmount: number; onHandAmount: number; freeAmount: number }[];
};

test('what a day needs and what was taken for it agree in each kitchen, also after orders went to the other and were cancelled', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 900 } });
  const people = await Promise.all([1, 2, 3, 4].map(() => store.customer()));
  const [ada, bob, eve, dan] = people;
  if (!ada || !bob || !eve || !dan) throw new Error('Somebody is missing.');
  await buys(ada, 3, inDublin);
  const [toCork, toDublin] = [await buys(bob, 2, inDublin), await buys(eve, 1, inCork)];
  await moves(bob, toCork, inCork);
  await moves(eve, toDublin, inDublin);
  const gone = await buys(dan, 4, inCork);
  await moves(dan, gone, inDublin);
  await dan.ask('POST', `/api/orders/${gone}/cancel`, {});
  const owner = await store.administrator();
  const sheet = async <Body>(name: string, query: string) =>
    (await owner.ask<Body>('GET', `/api/admin/kitchen/${firstDay}/${name}${query}`)).body;
  for (const query of ['', '?kitchen=1', '?kitchen=2'])
    expect([query, await sheet<Reconciliation>('reconciliation', query)]).toEqual([
      query,
      { day: firstDay, balanced: true, ingredients: 1, differences: [] },
    ]);
  const needed = async (query: string) => (await sheet<Listed>('purchase-list', query)).items;
  expect(await needed('?kitchen=1')).toMatchObject([
    { neededAmount: 400, freeAmount: 600, onHandAmount: 1000 },
  ]);
  expect(await needed('?kitchen=2')).toMatchObject([
    { neededAmount: 200, freeAmount: 700, onHandAmount: 900 },
  ]);
  expect(await needed('')).toMatchObject([{ neededAmount: 600, freeAmount: 1300 }]);
});

test('the labels that the law asks for are those of one kitchen, on paper and at its printer', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const [ada, bob] = [await store.customer(), await store.customer()];
  const here = await buys(ada, 1, inDublin);
  const there = await buys(bob, 1, inCork);
  const owner = await store.administrator();
  const labelled = async (query: string) => {
    const path = `/api/admin/kitchen/${firstDay}/food-labels${query}`;
    const { body } = await owner.ask<{ labels: { orderNo: number }[] }>('GET', path);
    return body.labels.map(({ orderNo }) => orderNo);
  };
  expect(await labelled('?kitchen=1')).toEqual([here]);
  expect(await labelled('?kitchen=2')).toEqual([there]);
  expect(await labelled('')).toEqual([here, there]);
  const other = await owner.ask<{ code: string }>(
    'GET',
    `/api/admin/kitchen/${firstDay}/food-labels?kitchen=2&orderNo=${here}`,
  );
  expect(other.body.code).toBe('line-not-found');
});

type Low = { items: { kitchenNo: number; name: string; freeAmount: number; limits: object[] }[] };

test('an empty shelf is told though the other kitchen has plenty, and that of a kitchen that cooks for nobody is not', async () => {
  store = await openTwoKitchens({
    ...congee,
    there: { Rice: 0 },
    facts: { Rice: { lowStockAmount: 500 } },
  });
  const owner = await store.administrator();
  const low = async () => (await owner.ask<Low>('GET', '/api/admin/reports/low-stock')).body.items;
  const counted = async () =>
    (await owner.ask<{ lowIngredients: number }>('GET', '/api/admin/reports/today')).body
      .lowIngredients;
  expect(await low()).toMatchObject([
    { kitchenNo: 2, name: 'Rice', freeAmount: 0, limits: [{ portionsLeft: 0 }] },
  ]);
  expect(await counted()).toBe(1);
  const zones = zonesOfTwo.map((zone) => ({ ...zone, kitchenNo: 1 }));
  await setPrices(store.shop, { zones, rates: [] });
  expect(await low()).toEqual([]);
  expect(await counted()).toBe(0);
});

type Forecast = {
  weeks: { ordered: number; subscribed: number }[];
  ingredients: { name: string; freeAmount: number }[];
};

test('the forecasts of the kitchens are of their own orders and subscriptions, and together the shop', async () => {
  store = await openTwoKitchens({
    ...congee,
    there: { Rice: 900 },
    facts: { Rice: { allergens: [], mayContain: [] } },
  });
  const [ada, bob, eve] = [await store.customer(), await store.customer(), await store.customer()];
  await buys(ada, 3, inDublin);
  await buys(bob, 2, inCork);
  const plan = { meals: 1, servings: 2, weekday: 3, everyWeeks: 1, deliverTo: inCork };
  const subscribed = await eve.ask('POST', '/api/subscriptions', plan);
  expect(subscribed.status, JSON.stringify(subscribed.body)).toBe(201);
  // Its first box is ordered at once.
  await expect.poll(async () => (await levelsOf(store, 'Rice'))[1]).toBe(500);
  const owner = await store.administrator();
  const sums = async (query: string) => {
    const path = `/api/admin/forecast?weeks=2${query}`;
    const { body } = await owner.ask<Forecast>('GET', path);
    const sum = (of: 'ordered' | 'subscribed') =>
      body.weeks.reduce((all, week) => all + week[of], 0);
    return [sum('ordered'), sum('subscribed')] as const;
  };
  const [first, second, both] = [
    await sums('&kitchen=1'),
    await sums('&kitchen=2'),
    await sums(''),
  ];
  expect(first).toEqual([3, 0]);
  expect(second[0]).toBe(4);
  expect(second[1]).toBeGreaterThan(0);
  expect(both).toEqual([7, second[1]]);
});

type Purchases = { items: { purchaseNo: number; kitchenNo: number; arrived: number }[] };
type Receipt = { receiptNo: number; kitchenNo: number; code?: string };

test('portions are counted in the kitchen that cooks them, also once an order has gone to the other', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 1000 } });
  const count = async () => {
    await countOrders(store.shop, { patience: 0 });
    await countOrders(store.shop, { patience: 0 });
  };
  const portions = () =>
    store.shop.database.query(
      z.object({ kitchenNo: z.int(), portions: z.int() }),
      sql`select kitchen_no as "kitchenNo", sum(portions)::bigint as "portions" from tallies_between('portion', ${firstDay}, ${firstDay})
        group by 1 having sum(portions) <> 0 order by 1`,
    );
  const [ada, ben] = [await store.customer(), await store.customer()];
  const going = await buys(ada, 2, inDublin);
  await buys(ben, 4, inDublin);
  const before = [{ kitchenNo: 1, portions: 6 }];
  expect(await portions()).toEqual(before);
  await count();
  expect(await portions()).toEqual(before);
  await moves(ada, going, inCork);
  const after = [
    { kitchenNo: 1, portions: 4 },
    { kitchenNo: secondKitchen, portions: 2 },
  ];
  expect(await portions()).toEqual(after);
  expect(await unevenTallies(store.shop)).toEqual([]);
  await count();
  expect(await portions()).toEqual(after);
  expect(await unevenTallies(store.shop)).toEqual([]);
});

test('what is ordered for a kitchen is on its way there alone, and is received there', async () => {
  store = await openTwoKitchens({
    ...congee,
    there: { Rice: 200 },
    facts: { Rice: { packAmount: 100, lowStockAmount: 500 } },
  });
  const [ada, owner] = [await store.customer(), await store.administrator()];
  await buys(ada, 1, inCork);
  const rice = store.nos.ingredient('Rice');
  const supplier = {
    name: 'Green Fields',
    currency: 'EUR',
    leadDays: 1,
    orderWeekdays: [1],
    minOrderCents: 0,
  };
  const added = await owner.ask<{ supplierNo: number }>('POST', '/api/admin/suppliers', supplier);
  const { supplierNo } = added.body;
  await owner.ask('PUT', `/api/admin/suppliers/${supplierNo}/articles/${rice}`, {
    packAmount: 100,
    packCents: 100,
    preferred: true,
  });
  const line = { ingredientNo: rice, articleNo: null, packAmount: 100, packCents: 100, packs: 3 };
  const made = await owner.ask<{ purchaseNo: number }>('POST', '/api/admin/purchase-orders', {
    kitchenNo: secondKitchen,
    supplierNo,
    expectedOn: null,
    note: null,
    lines: [line],
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { purchaseNo } = made.body;
  const sent = await owner.ask('POST', `/api/admin/purchase-orders/${purchaseNo}/state`, {
    to: 'sent',
    version: 1,
  });
  expect(sent.status).toBe(200);
  const listed = async (query: string) =>
    (await owner.ask<Purchases>('GET', `/api/admin/purchase-orders${query}`)).body.items;
  expect(await listed('?kitchen=1')).toEqual([]);
  expect(await listed('?kitchen=2')).toMatchObject([{ purchaseNo, kitchenNo: 2 }]);
  expect(await listed('')).toHaveLength(1);

  const receive = (more: object) =>
    owner.ask<Receipt>(
      'POST',
      '/api/admin/goods-receipts',
      {
        supplierNo,
        purchaseNo,
        lines: [{ ingredientNo: rice, amount: 300, storage: 'ambient', label: {} }],
        ...more,
      },
      { 'idempotency-key': randomUUID() },
    );
  expect((await receive({ kitchenNo: 1 })).body.code).toBe('purchase-not-found');
  // Nobody says where: it came where it was ordered for.
  expect((await receive({})).body).toMatchObject({ kitchenNo: 2 });
  const levels = async (kitchen: number) => {
    const path = `/api/admin/stock?kitchen=${kitchen}`;
    return (await owner.ask<{ items: { amount: number }[] }>('GET', path)).body.items;
  };
  expect(await levels(1)).toMatchObject([{ amount: 1000 }]);
  expect(await levels(2)).toMatchObject([{ amount: 400 }]);
  type Receipts = { items: Receipt[] };
  const receipts = async (kitchen: number) =>
    (await owner.ask<Receipts>('GET', `/api/admin/goods-receipts?kitchen=${kitchen}`)).body.items;
  expect(await receipts(1)).toEqual([]);
  expect(await receipts(2)).toHaveLength(1);

  // As they were written before they had a kitchen: where the food went says it.
  const migration = '../../db/migrations/0070-orders-of-a-kitchen.sql';
  const statements = (await readFile(join(import.meta.dirname, migration), 'utf8'))
    .replaceAll(/^--.*$/gm, '')
    .split(';')
    .filter((statement) => statement.trim() !== '');
  await store.shop.database.transaction(async (tx) => {
    for (const table of ['purchase_order', 'goods_receipt'])
      await tx.run(sql`alter table ${raw(table)} drop column kitchen_no`);
    for (const statement of statements) await tx.run(sql`${raw(statement)}`);
  });
  expect(await receipts(2)).toHaveLength(1);
  expect(await listed('?kitchen=2')).toMatchObject([{ purchaseNo, kitchenNo: 2 }]);
});

test('the file of the zones calls their kitchens by name, gives a zone to another, and names a row whose kitchen there is not', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const owner = await store.administrator();
  const file = '/api/admin/price-files/delivery-zones.csv';
  const { text } = (await owner.ask<{ text: string }>('GET', file)).body;
  expect(text).toContain('postcodes,kitchen,version');
  expect(text).toMatch(/^Dublin,.*,IE D,Kitchen,[0-9]+\r?$/m);
  expect(text).toMatch(/^Elsewhere,.*,IE,Cork,[0-9]+\r?$/m);
  type Report = { updated: number; unchanged: number; code?: string; rows: { column: string }[] };
  const send = async (said: string) =>
    (await owner.ask<Report>('POST', file, { text: said, dryRun: false })).body;
  const kitchenOf = async (name: string) => {
    type Zones = { items: { name: string; kitchenNo: number }[] };
    const { items } = (await owner.ask<Zones>('GET', '/api/admin/delivery-zones')).body;
    return items.find((zone) => zone.name === name)?.kitchenNo;
  };
  expect(await send(text)).toMatchObject({ updated: 0, unchanged: 2 });
  expect(await send(text.replace(',Cork,', ',Galway,'))).toMatchObject({
    code: 'file-wrong',
    rows: [{ column: 'kitchen' }],
  });
  expect(await kitchenOf('Elsewhere')).toBe(2);
  expect(await send(text.replace(',Cork,', ',Kitchen,'))).toMatchObject({ updated: 1 });
  expect(await kitchenOf('Elsewhere')).toBe(1);
  // Who says nothing of kitchens moves no zone.
  const silent = (await owner.ask<{ text: string }>('GET', file)).body.text
    .replace(',kitchen,', ',')
    .replaceAll(',Kitchen,', ',');
  expect(await send(silent)).toMatchObject({ updated: 0, unchanged: 2 });
});

type Days = { items: { day: string; room: number; closed: boolean }[]; byPlace?: true };

test('a day has the room of the kitchen that cooks for whoever asks, and the most only where nobody knows where that is', async () => {
  store = await openTwoKitchens({ ...congee, there: { Rice: 300 } });
  const owner = await store.administrator();
  await store.shop.days.ensure([firstDay]);
  const change = async (kitchenNo: number, capacity: number, closed = false) => {
    const listed = await owner.ask<{ items: { version: number }[] }>(
      'GET',
      `/api/admin/delivery-days?kitchen=${kitchenNo}&from=${firstDay}&to=${firstDay}`,
    );
    const version = listed.body.items[0]?.version ?? 0;
    const day = { kitchenNo, capacity, closed, version };
    const changed = await owner.ask('PUT', `/api/admin/delivery-days/${firstDay}`, day);
    expect(changed.status).toBe(200);
  };
  await change(1, 5);
  await change(2, 1);
  const roomFor = async (person: Pick<Person, 'ask'>, query = '') => {
    const { body } = await person.ask<Days>('GET', `/api/delivery-days${query}`);
    expect(body.byPlace).toBe(true);
    const day = body.items.find((it) => it.day === firstDay);
    return day?.closed ? 'closed' : day?.room;
  };
  const guest = store.guest();
  const cork = '?country=IE&postcode=T12%20AB34';
  expect(await roomFor(guest)).toBe(5);
  expect(await roomFor(guest, cork)).toBe(1);
  expect(await roomFor(guest, '?country=IE&postcode=D02%20XY45')).toBe(5);
  // Nobody delivers there.
  expect(await roomFor(guest, '?country=FR&postcode=75001')).toBe(5);

  const ada = await store.customer();
  expect(await roomFor(ada)).toBe(5);
  const { country, postcode } = inCork;
  const { version } = (await ada.ask<{ version: number }>('GET', '/api/me')).body;
  await ada.ask('PATCH', '/api/me', { country, postcode, version });
  expect(await roomFor(ada)).toBe(1);
  // What is promised there is kept, and no more is promised than there is.
  await buys(ada, 1, inCork);
  expect(await roomFor(ada)).toBe(0);
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  expect((await order(ada, basket, { deliverTo: inCork })).body.code).toBe('delivery-day-full');
  // The box goes elsewhere: there is room for it.
  await ada.ask('PUT', '/api/cart/place', { country: 'IE', postcode: 'D02 XY45' });
  expect(await roomFor(ada)).toBe(5);
  await change(1, 5, true);
  expect(await roomFor(ada)).toBe('closed');
  expect(await roomFor(guest)).toBe(0);

  // What nobody is cooked for in is room for nobody.
  const zones = zonesOfTwo.map((zone) => ({ ...zone, kitchenNo: secondKitchen }));
  await change(1, 9);
  await setPrices(store.shop, { zones, rates: [] });
  const { body } = await guest.ask<Days>('GET', '/api/delivery-days');
  expect(body.byPlace).toBeUndefined();
  expect(body.items.find((it) => it.day === firstDay)?.room).toBe(0);
});
