import type { z } from '@hono/zod-openapi';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import type {
  cardsSchema,
  labelsSchema,
  portioningSheetSchema,
  purchaseListSchema,
  reconciliationSchema,
} from '../../src/kitchen/sheets/reply.ts';
import { allergens as german } from '../../src/contract/food-names/de.ts';
import {
  afterCutOff,
  changesOf,
  kitchen,
  nextDay,
  openKitchen,
  ordered,
  stock,
} from '../kitchen.ts';
import { fillBasket, firstDay, order, type Person, type Store } from '../store.ts';

type PurchaseList = z.infer<typeof purchaseListSchema>;
type PortioningSheet = z.infer<typeof portioningSheetSchema>;
type Labels = z.infer<typeof labelsSchema>;
type Cards = z.infer<typeof cardsSchema>;
type Reconciliation = z.infer<typeof reconciliationSchema>;

let store: Store;
afterEach(() => store.close());

/** What each sheet of the day says of each ingredient, by name. */
async function sheets(staff: Person, day = firstDay) {
  const purchase = await staff.ask<PurchaseList>('GET', kitchen('purchase-list', day));
  const portioning = await staff.ask<PortioningSheet>('GET', kitchen('portioning-sheet', day));
  const portioned: Record<string, number> = {};
  for (const { ingredients } of portioning.body.recipes.flatMap(({ groups }) => groups)) {
    for (const { name, totalAmount } of ingredients) {
      portioned[name] = (portioned[name] ?? 0) + totalAmount;
    }
  }
  const needed = Object.fromEntries(
    purchase.body.items.map(({ name, neededAmount }) => [name, neededAmount]),
  );
  return { needed, portioned, purchase: purchase.body, portioning: portioning.body };
}

test('purchase list, portioning sheet and ledger agree to the unit, whatever was customised and cancelled', async () => {
  store = await openKitchen();
  const { extra, omit, withTofu } = changesOf(store);
  const staff = await store.administrator();
  const people = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => {
      const person = await store.customer();
      const basket = await fillBasket(store, person, [
        { recipe: 'Curry', servings: 1 + (at % 3), changes: at % 2 ? [withTofu] : [] },
        { recipe: 'Bowl', servings: 2, changes: at % 3 ? [] : [extra('Peanuts', 35 + at)] },
        ...(at % 4 ? [] : [{ recipe: 'Curry', servings: 3, changes: [omit('Coriander')] }]),
      ]);
      return { person, basket };
    }),
  );
  // Ordered at once, so that the desk commits orders for two days in one group.
  const orders = await Promise.all(
    people.map(async ({ person, basket }, at) => {
      const placed = await order(person, basket, { day: at % 3 === 2 ? nextDay : firstDay });
      return { person, orderNo: placed.body.orderNo };
    }),
  );
  const [first, second] = orders;
  const own = await first?.person.ask('POST', `/api/orders/${first.orderNo}/cancel`, {});
  expect(own?.status).toBe(200);
  const cancelled = await staff.ask('POST', `/api/admin/orders/${second?.orderNo}/move`, {
    to: 'cancelled',
  });
  expect(cancelled.status).toBe(200);

  for (const day of [firstDay, nextDay]) {
    const { needed, portioned } = await sheets(staff, day);
    expect(Object.keys(needed)).not.toEqual([]);
    expect(portioned).toEqual(needed);
    const { body } = await staff.ask<Reconciliation>('GET', kitchen('reconciliation', day));
    expect(body).toEqual({
      day,
      balanced: true,
      ingredients: expect.any(Number) as number,
      differences: [],
    });
  }
  // Nothing was shipped yet, so everything that came in is still in the house.
  const { purchase } = await sheets(staff);
  for (const { name, onHandAmount } of purchase.items)
    expect([name, onHandAmount]).toEqual([name, stock[name]]);
});

test('a ledger that was tampered with is noticed and named', async () => {
  store = await openKitchen();
  const staff = await store.administrator();
  await ordered(store, [{ recipe: 'Bowl', servings: 2 }]);
  await store.shop.database.run(sql`update stock_movement set amount = amount - 1
    where movement_kind = 'taken' and ingredients_no = ${store.nos.ingredient('Egg')}`);
  const { body } = await staff.ask<Reconciliation>('GET', kitchen('reconciliation'));
  expect(body).toMatchObject({
    balanced: false,
    ingredients: 3,
    differences: [{ name: 'Egg', neededAmount: 2, portionedAmount: 2, takenAmount: 3 }],
  });
});

test('the sheets say what to open, what to portion alike and what to buy', async () => {
  store = await openKitchen();
  const { extra } = changesOf(store);
  const staff = await store.administrator();
  await ordered(store, [{ recipe: 'Curry', servings: 2, changes: [extra('Peanuts', 60)] }]);
  await ordered(store, [{ recipe: 'Curry', servings: 2 }]);
  await ordered(store, [{ recipe: 'Curry', servings: 2 }]);
  const { purchase, portioning } = await sheets(staff);
  const peanuts = purchase.items.find(({ name }) => name === 'Peanuts');
  expect(peanuts).toMatchObject({
    neededAmount: 60,
    packs: 1,
    surplusAmount: 190,
    freeAmount: 4_940,
    onHandAmount: 5_000,
    lowStockAmount: 6_000,
    buyPacks: 5,
    costCents: 5 * 399,
  });
  expect(purchase.costCents).toBe(5 * 399);
  expect(portioning.recipes).toMatchObject([
    {
      name: 'Curry',
      boxes: 3,
      servings: 6,
      groups: [
        { boxes: 2, servings: 2, changesText: '' },
        { boxes: 1, servings: 2, changesText: 'plus 60 g Peanuts' },
      ],
    },
  ]);
  expect(portioning.recipes[0]?.groups[0]?.ingredients).toMatchObject([
    { name: 'Chicken thigh', unit: 'g', amountPerBox: 250, totalAmount: 500 },
    { name: 'Coriander', amountPerBox: 14, totalAmount: 28 },
    { name: 'Rice', amountPerBox: 180, totalAmount: 360 },
  ]);
});

test('what left the house is no longer on hand', async () => {
  store = await openKitchen();
  const orderNo = await ordered(store, [{ recipe: 'Bowl', servings: 4 }]);
  afterCutOff(store);
  const staff = await store.administrator();
  const eggs = async () => {
    const { purchase } = await sheets(staff);
    return purchase.items.find(({ name }) => name === 'Egg');
  };
  expect(await eggs()).toMatchObject({ neededAmount: 4, freeAmount: 196, onHandAmount: 200 });
  for (const to of ['packing', 'packed', 'shipped']) {
    await staff.ask('POST', kitchen('packing/move'), { to, orderNos: [orderNo] });
  }
  expect(await eggs()).toMatchObject({ neededAmount: 4, freeAmount: 196, onHandAmount: 196 });
});

test('labels warn of the allergens of the line as its customer changed it', async () => {
  store = await openKitchen();
  const { extra, omit, withTofu } = changesOf(store);
  const staff = await store.administrator();
  const orderNo = await ordered(store, [
    {
      recipe: 'Curry',
      servings: 2,
      changes: [omit('Coriander'), withTofu, extra('Peanuts', 50)],
    },
    { recipe: 'Bowl', servings: 1 },
  ]);
  const { body } = await staff.ask<Labels>('GET', kitchen('labels'));
  expect(body.lines).toMatchObject([
    {
      orderNo,
      lineNo: 1,
      linesInBox: 2,
      deliverName: 'Ada Cook',
      day: firstDay,
      recipeName: 'Curry',
      servings: 2,
      acknowledged: false,
      unknownAllergensIn: [],
      changesText: 'without Coriander; Firm tofu for Chicken thigh; plus 50 g Peanuts',
      allergens: ['peanuts', 'soybeans'],
    },
    { lineNo: 2, recipeName: 'Bowl', allergens: ['eggs'], unknownAllergensIn: ['Fish sauce'] },
  ]);
  expect(body.lines[0]?.ingredients.map(({ name, amount }) => [name, amount])).toEqual([
    ['Firm tofu', 334],
    ['Peanuts', 50],
    ['Rice', 180],
  ]);
  expect(body.boxes).toEqual([
    {
      orderNo,
      day: firstDay,
      deliverTo: {
        name: 'Ada Cook',
        address: '1 Quay Street',
        phone: '0871234567',
        postcode: null,
        note: null,
      },
      lines: 2,
      checkAge: null,
      allergens: ['eggs', 'peanuts', 'soybeans'],
      mayContain: [],
      unknownAllergensIn: ['Fish sauce'],
      tracesUnknownIn: expect.arrayContaining(['Firm tofu', 'Egg']),
      addedSince: { allergens: [], mayContain: [], unknownAllergensIn: [] },
      lostDiets: [],
      inLanguage: null,
    },
  ]);
});

test('labels of an order that was placed in German say in German, too, what they say in English of the same allergens', async () => {
  store = await openKitchen();
  const { extra } = changesOf(store);
  const staff = await store.administrator();
  const speak = (languages: string[], version: number) =>
    staff.ask('PATCH', '/api/admin/settings', {
      change: { languages },
      holdsFrom: null,
      version,
    });
  expect((await speak(['de'], 0)).status).toBe(200);
  const egg = `/api/admin/ingredients/${store.nos.ingredient('Egg')}/translations/de`;
  const inGerman = { place: 'name', original: 'Egg', translated: 'Hühnerei' };
  expect((await staff.ask('PUT', egg, { version: 0, texts: [inGerman] })).status).toBe(200);
  const bowl = `/api/admin/recipes/${store.nos.recipe('Bowl')}/translations/de`;
  const schale = { place: 'name', original: 'Bowl', translated: 'Schale' };
  expect((await staff.ask('PUT', bowl, { version: 0, texts: [schale] })).status).toBe(200);

  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [
    { recipe: 'Bowl', servings: 2 },
    { recipe: 'Bowl', servings: 2, changes: [extra('Peanuts', 50)] },
  ]);
  const placed = await order(ada, basket, { language: 'de' });
  expect(placed.status).toBe(201);
  await ordered(store, [{ recipe: 'Bowl', servings: 2 }]);

  const { body } = await staff.ask<Labels>('GET', kitchen('labels'));
  const allergens = [['eggs'], ['eggs', 'peanuts'], ['eggs']] as const;
  expect(body.lines).toMatchObject(
    allergens.map((some) => ({ recipeName: 'Bowl', allergens: some })),
  );
  expect(body.lines.map(({ inLanguage }) => inLanguage?.recipeName)).toEqual([
    { text: 'Schale', language: 'de', emphasised: false },
    { text: 'Schale', language: 'de', emphasised: false },
    undefined,
  ]);
  const inside = body.lines[0]?.inLanguage?.inside.ingredients.map(({ pieces }) => pieces);
  expect(inside).toMatchObject([
    [{ text: 'Hühnerei', language: 'de' }, {}, { text: 'Eier', emphasised: true }, {}],
    [{ text: 'Fish sauce', language: 'en' }],
    [{ text: 'Rice', language: 'en' }],
  ]);
  for (const { allergens: some, inLanguage } of [
    ...body.lines.slice(0, 2),
    ...body.boxes.slice(0, 1),
  ]) {
    const contains = inLanguage?.warnings.find(({ kind }) => kind === 'contains');
    const named = contains?.pieces.filter(({ emphasised }) => emphasised).map(({ text }) => text);
    expect(named).toEqual(some.map((allergen) => german[allergen]));
  }
  expect(body.boxes[1]?.inLanguage).toBeNull();

  const cards = await staff.ask<Cards>('GET', kitchen('cards'));
  const [plain, changed, inEnglish] = cards.body.items;
  expect(plain).toMatchObject({ language: 'de', linesInBox: 2, meal: { name: 'Schale' } });
  expect(plain?.ingredients.map(({ name }) => name)).toContain('Hühnerei');
  expect(changed?.meal.notices).toMatchObject([{ kind: 'extra', name: 'Peanuts', amount: 50 }]);
  expect(inEnglish).toMatchObject({ language: 'en', meal: { name: 'Bowl' }, warnings: null });
  // Each card warns of what the label of its bag does.
  for (const [at, { warnings, ...card }] of cards.body.items.entries()) {
    const label = body.lines[at];
    expect(warnings).toEqual(label?.inLanguage?.warnings ?? null);
    expect(label).toMatchObject({
      orderNo: card.orderNo,
      lineNo: card.lineNo,
      allergens: card.allergens,
      unknownAllergensIn: card.unknownAllergensIn,
    });
  }
  // What is put into a box says nothing of where it goes.
  expect(JSON.stringify(cards.body)).not.toContain('Quay');

  // In a language that the shop speaks no more it says nothing.
  expect((await speak([], 1)).status).toBe(200);
  const later = await staff.ask<Labels>('GET', kitchen('labels'));
  expect(later.body.lines.map(({ inLanguage }) => inLanguage)).toEqual([null, null, null]);
});

test('a day without orders has empty sheets, and only staff sees any', async () => {
  store = await openKitchen();
  const [staff, customer] = [await store.administrator(), await store.customer()];
  const paths = [
    'purchase-list',
    'portioning-sheet',
    'labels',
    'cards',
    'packing',
    'reconciliation',
  ];
  for (const path of paths) {
    expect((await staff.ask('GET', kitchen(path, '2031-01-01'))).status).toBe(200);
    expect((await customer.ask('GET', kitchen(path))).body).toMatchObject({ code: 'not-allowed' });
    for (const noDate of ['2026-02-30', '0000-01-01', 'tomorrow']) {
      expect((await staff.ask('GET', kitchen(path, noDate))).status).toBe(400);
    }
  }
  const { needed, portioned } = await sheets(staff, '2031-01-01');
  expect([needed, portioned]).toEqual([{}, {}]);
});
