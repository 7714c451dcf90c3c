import { afterEach, expect, test } from 'vitest';
import sql from 'sql-template-tag';
import { tellCorrections } from '../../src/checkout/orders/orders.ts';
import { diets, type Diet } from '../../src/contract/food-terms.ts';
import type { Ingredient } from '../../src/food/ingredients/ingredient.ts';
import * as outbox from '../../src/platform/outbox.ts';
import { importFiles } from '../../src/food/menu-files/menu-files.ts';
import { writeCatalogue } from '../../src/food/menu-files/catalogue-files.ts';
import { kitchen } from '../kitchen.ts';
import { changeProfile, fillBasket, openStore, order, type Person, type Store } from '../store.ts';

type Line = {
  diets: string[];
  allergens: string[];
  mayContain: string[];
  unknownIn: string[];
  since: { allergens: string[]; mayContain: string[]; unknownIn: string[]; lostDiets: string[] };
};

let store: Store;
let staff: Person;
afterEach(() => store.close());

async function open() {
  store = await openStore({
    stock: { Rice: 10_000, Sauce: 10_000 },
    recipes: { Congee: { Rice: 90, Sauce: 10 }, Plain: { Rice: 90 } },
    facts: {
      Rice: { mayContain: [], diets: [...diets] },
      Sauce: { allergens: ['soybeans'], mayContain: [], diets: [...diets] },
    },
  });
  staff = await store.administrator();
}

async function buyer(recipe: string, profile: object = {}) {
  const person = await store.customer();
  await changeProfile(person, profile);
  const { body } = await order(person, await fillBasket(store, person, [{ recipe, servings: 2 }]));
  return { person, orderNo: body.orderNo };
}

/** Says of the sauce what is now known of it. */
async function correct(facts: Partial<Ingredient>) {
  const path = `/api/admin/ingredients/${store.nos.ingredient('Sauce')}`;
  const { body } = await staff.ask<Ingredient>('GET', path);
  const { ingredientNo: _, ...known } = body;
  const changed = await staff.ask('PUT', path, { ...known, ...facts });
  expect(changed.status).toBe(200);
  await store.settled();
}

const corrections = () => store.letters.filter(({ id }) => id.includes('corrected'));
const lineOf = async ({ person, orderNo }: { person: Person; orderNo: number }) => {
  const { body } = await person.ask<{ lines: Line[] }>('GET', `/api/orders/${orderNo}`);
  return body.lines[0];
};
const labelsOf = async () => {
  const { body } = await staff.ask<{ lines: object[]; boxes: object[] }>('GET', kitchen('labels'));
  return body;
};

test('a corrected allergen is on the label, the box and the order page at once, marked as added since', async () => {
  await open();
  const ada = await buyer('Congee');
  await correct({ allergens: ['soybeans', 'mustard'], mayContain: ['walnuts'] });
  const warned = {
    allergens: ['soybeans', 'mustard'],
    mayContain: ['walnuts'],
    addedSince: { allergens: ['mustard'], mayContain: ['walnuts'], unknownAllergensIn: [] },
  };
  expect(await labelsOf()).toMatchObject({ lines: [warned], boxes: [warned] });
  expect(await lineOf(ada)).toMatchObject({
    allergens: ['soybeans', 'mustard'],
    mayContain: ['walnuts'],
    since: { allergens: ['mustard'], mayContain: ['walnuts'], unknownIn: [] },
  });
  const listed = await staff.ask('GET', '/api/admin/corrected-orders');
  expect(listed.body).toMatchObject({
    items: [{ orderNo: ada.orderNo, allergens: ['mustard'], mayContain: ['walnuts'] }],
  });
});

test('an allergen that is taken back stays on what was sold with it', async () => {
  await open();
  const ada = await buyer('Congee');
  await correct({ allergens: [] });
  expect(await labelsOf()).toMatchObject({ lines: [{ allergens: ['soybeans'] }] });
  expect(await lineOf(ada)).toMatchObject({ allergens: ['soybeans'], since: { allergens: [] } });
  expect(corrections()).toEqual([]);
});

test('each customer who waits for it gets one letter for each correction, and who it goes against reads that first', async () => {
  await open();
  const ada = await buyer('Congee', { avoidedAllergens: ['mustard'] });
  const ben = await buyer('Congee');
  const cleo = await buyer('Plain', { avoidedAllergens: ['mustard'] });
  await correct({ allergens: ['soybeans', 'mustard'] });
  await correct({ allergens: ['soybeans', 'mustard', 'celery'] });
  await correct({ allergens: ['soybeans', 'mustard', 'celery'], priceCents: 250 });
  const told = corrections().map(({ to, id }) => [to, id.replace(/-[0-9]+$/, '')]);
  const letter = ({ person, orderNo }: typeof ada) => [person.email, `order-${orderNo}-corrected`];
  expect(told.sort()).toEqual([ada, ada, ben, ben].map(letter).sort());
  expect(told.flat()).not.toContain(cleo.person.email);
  const [first] = corrections().filter(({ to }) => to === ada.person.email);
  expect(first?.subject).toBe(
    `Please read before you cook: allergens in your order ${ada.orderNo}`,
  );
  expect(first?.text.split('\n\n')[1]).toContain('contains mustard');
  expect(first?.text).toContain('- Congee: It contains mustard.');
  expect(first?.text).toMatch(/cancel it without cost.*answer this letter/);
  const [plain] = corrections().filter(({ to }) => to === ben.person.email);
  expect(plain?.subject).toBe(`A correction: allergens in your order ${ben.orderNo}`);
  expect(plain?.text).not.toContain('against your profile');
});

const deliver = async (orderNo: number) => {
  for (const to of ['packing', 'packed', 'shipped', 'delivered'])
    await staff.ask('POST', `/api/admin/orders/${orderNo}/move`, { to, reason: 'Early' });
};

test('nobody is written to about a box that was cancelled, or delivered weeks ago', async () => {
  await open();
  const [ada, ben] = [await buyer('Congee'), await buyer('Congee')];
  await ada.person.ask('POST', `/api/orders/${ada.orderNo}/cancel`, {});
  await deliver(ben.orderNo);
  await store.settled();
  store.time.now = new Date(store.time.now.getTime() + 40 * 86_400_000);
  staff = await store.administrator();
  await correct({ allergens: ['soybeans', 'mustard'] });
  expect(corrections()).toEqual([]);
  const cancelled = await staff.ask('GET', `/api/admin/orders/${ada.orderNo}`);
  expect(cancelled.body).toMatchObject({ lines: [{ since: { allergens: [] } }] });
  expect((await staff.ask('GET', '/api/admin/corrected-orders')).body).toEqual({ items: [] });
});

test('what was learned of a box stays with it when it is delivered, and what is learned while it is eaten is told', async () => {
  await open();
  const ada = await buyer('Congee', { avoidedAllergens: ['celery'] });
  await correct({ allergens: ['soybeans', 'mustard'] });
  await deliver(ada.orderNo);
  expect(await lineOf(ada)).toMatchObject({
    allergens: ['soybeans', 'mustard'],
    since: { allergens: ['mustard'] },
  });
  await correct({ allergens: ['soybeans', 'mustard', 'celery'] });
  expect(await lineOf(ada)).toMatchObject({ since: { allergens: ['celery', 'mustard'] } });
  const [, late] = corrections();
  expect(late?.subject).toMatch(/^Please read before you cook/);
  expect(late?.text).toContain('It was delivered: look whether any of it is left');
  expect(late?.text).not.toContain('cancel');
});

test('who sent a box back is told what to do with what they kept of it', async () => {
  await open();
  const ada = await buyer('Congee');
  await deliver(ada.orderNo);
  const path = `/api/admin/orders/${ada.orderNo}/move`;
  const back = await staff.ask('POST', path, { to: 'returned', reason: 'Wrong door' });
  expect(back.status).toBe(200);
  await correct({ allergens: ['soybeans', 'mustard'] });
  const [letter, ...more] = corrections();
  expect(more).toEqual([]);
  expect(letter?.text).toContain(
    'Your box came back to us. If you kept any of it, tell whoever may eat it.',
  );
  expect(letter?.text).not.toMatch(/delivered|cancel/);
});

test('nobody is written to about a box that was ordered after the correction', async () => {
  await open();
  await correct({ allergens: ['soybeans', 'mustard'] });
  const dora = await buyer('Congee');
  await store.settled();
  expect(corrections()).toEqual([]);
  expect(await lineOf(dora)).toMatchObject({ allergens: ['soybeans', 'mustard'] });
});

test('the letter is a row of the correction: asked again after a crash it is written once', async () => {
  await open();
  const ada = await buyer('Congee');
  await correct({ mayContain: ['hazelnuts'] });
  const { version } = store.shop.menu.catalogue();
  const again = {
    version,
    corrections: [
      {
        ingredientNo: store.nos.ingredient('Sauce'),
        allergens: [],
        mayContain: ['hazelnuts' as const],
        undeclared: false,
      },
    ],
  };
  await tellCorrections(store.shop, again);
  await store.settled();
  expect(corrections().map(({ id }) => id)).toEqual([`order-${ada.orderNo}-corrected-${version}`]);
  expect(corrections()[0]?.text).toContain('It may contain traces of hazelnuts.');
});

test('a correction that fails tells nobody; one by an import tells everybody', async () => {
  await open();
  await buyer('Congee');
  const database = store.shop.database;
  await database.run(
    sql`alter table ingredients add constraint no_celery check (not 'celery' = any (allergens))`,
  );
  const path = `/api/admin/ingredients/${store.nos.ingredient('Sauce')}`;
  const { body } = await staff.ask<Ingredient>('GET', path);
  const { ingredientNo: _, ...known } = body;
  expect((await staff.ask('PUT', path, { ...known, allergens: ['celery'] })).status).toBe(500);
  await store.settled();
  expect(corrections()).toEqual([]);
  await database.run(sql`alter table ingredients drop constraint no_celery`);
  const files = new Map(writeCatalogue(store.shop.menu.catalogue()));
  const table = files.get('ingredients.csv') ?? '';
  await importFiles(
    store.shop,
    new Map([['ingredients.csv', table.replace(',soybeans,', ',soybeans;celery,')]]),
    { dryRun: false },
  );
  await store.settled();
  expect(corrections()).toHaveLength(1);
  expect(corrections()[0]?.text).toContain('It contains celery.');
});

test('a name for what was only told as a group is no news; a group in place of a name is', async () => {
  await open();
  await correct({ allergens: ['nuts'] });
  await buyer('Congee');
  await correct({ allergens: ['walnuts'] });
  expect(corrections()).toEqual([]);
  await buyer('Congee');
  await correct({ allergens: ['nuts'] });
  expect(corrections()).toHaveLength(1);
});

test('an order placed while it is being corrected is sold with the correction, or its customer is written to', async () => {
  await open();
  const buyers = await Promise.all(
    Array.from({ length: 24 }, async () => {
      const person = await store.customer();
      return {
        person,
        basket: await fillBasket(store, person, [{ recipe: 'Congee', servings: 1 }]),
      };
    }),
  );
  const half = buyers.length / 2;
  const place = ({ person, basket }: (typeof buyers)[number]) => order(person, basket);
  const early = buyers.slice(0, half).map(place);
  const corrected = correct({ allergens: ['soybeans', 'mustard'] });
  const placed = await Promise.all([...early, ...buyers.slice(half).map(place)]);
  await corrected;
  await store.settled();
  const told = new Set(corrections().map(({ to }) => to));
  for (const [at, { body }] of placed.entries()) {
    const person = buyers[at]?.person;
    if (!person) throw new Error('A buyer is missing.');
    const line = await lineOf({ person, orderNo: body.orderNo });
    expect(line?.allergens).toContain('mustard');
    expect(told.has(person.email)).toBe(line?.since.allergens.length === 1);
  }
});

const meatless: Diet[] = ['vegetarian', 'pescatarian', 'pork-free'];

test('a diet that a meal is no longer known to suit goes from the order, and is told on its page, its label and to staff', async () => {
  await open();
  const ada = await buyer('Congee', { diets: ['vegan'] });
  expect(await lineOf(ada)).toMatchObject({ diets, since: { lostDiets: [] } });
  await correct({ diets: ['vegetarian', 'pescatarian', 'pork-free', 'alcohol-free'] });
  expect(await lineOf(ada)).toMatchObject({
    diets: ['vegetarian', 'pescatarian', 'pork-free', 'alcohol-free'],
    since: { lostDiets: ['vegan'] },
  });
  const warned = { lostDiets: ['vegan'] };
  expect(await labelsOf()).toMatchObject({ lines: [warned], boxes: [warned] });
  const listed = await staff.ask('GET', '/api/admin/corrected-orders');
  expect(listed.body).toMatchObject({
    items: [{ orderNo: ada.orderNo, allergens: [], lostDiets: ['vegan'], forAdults: [] }],
  });
  await correct({ diets: null });
  expect(await lineOf(ada)).toMatchObject({ diets: [], since: { lostDiets: diets } });
  await correct({ diets: [...diets] });
  expect(await lineOf(ada)).toMatchObject({ diets, since: { lostDiets: [] } });
});

test('a cancelled order says that it suits what it was sold as suiting', async () => {
  await open();
  const ada = await buyer('Congee');
  await ada.person.ask('POST', `/api/orders/${ada.orderNo}/cancel`, {});
  await correct({ diets: [] });
  expect(await lineOf(ada)).toMatchObject({ diets, since: { lostDiets: [] } });
});

test('who keeps a diet that a meal was sold as suiting gets one letter for each correction that takes it back; nobody else is bothered', async () => {
  await open();
  const ada = await buyer('Congee', { diets: ['vegan'] });
  await buyer('Congee');
  await buyer('Congee', { diets: ['vegetarian'], avoidedAllergens: ['mustard'] });
  await buyer('Plain', { diets: ['vegan'] });
  await correct({ diets: meatless });
  await correct({ diets: meatless, priceCents: 250 });
  const [letter, ...others] = corrections();
  expect(others).toEqual([]);
  expect(letter?.to).toBe(ada.person.email);
  expect(letter?.subject).toBe(
    `Please read before you cook: the diets that your order ${ada.orderNo} suits`,
  );
  const [, first] = letter?.text.split('\n\n') ?? [];
  expect(first).toMatch(
    /^This goes against your profile: .* is no longer known to be vegan\. Read/,
  );
  expect(letter?.text).toContain('- Congee: It is no longer known to be vegan or alcohol-free.');
  expect(letter?.text).not.toMatch(/contains/i);
});

test('an allergen and a diet that one correction changes are one letter to everybody, which says both', async () => {
  await open();
  const ada = await buyer('Congee', { diets: ['vegan'], avoidedAllergens: ['milk'] });
  const ben = await buyer('Congee');
  await correct({ allergens: ['soybeans', 'milk'], diets: meatless });
  expect(corrections()).toHaveLength(2);
  const to = ({ person }: typeof ada) => corrections().find((it) => it.to === person.email);
  expect(to(ada)?.subject).toContain(`Please read before you cook: allergens in your order`);
  expect(to(ada)?.text).toContain('contains milk and is no longer known to be vegan. Do not eat');
  expect(to(ben)?.subject).toContain('A correction: allergens in your order');
  expect(to(ben)?.text).toContain(
    'It contains milk. It is no longer known to be vegan or alcohol-free.',
  );
});

test('a correction that waited while the store learned of diets is told as it was written', async () => {
  await open();
  const ada = await buyer('Congee', { diets: ['vegan'] });
  await store.shop.database.transaction((tx) =>
    outbox.add(tx, {
      kind: 'order-corrected',
      payload: {
        orderNo: ada.orderNo,
        version: 7,
        lines: [{ lineNo: 1, allergens: ['mustard'], mayContain: [], unknownIn: [] }],
      },
    }),
  );
  await store.settled();
  expect(corrections()).toMatchObject([
    { subject: expect.stringContaining('allergens') as string },
  ]);
});

test('what turns out to be for adults is on the box for the driver, told to staff, and to who has to show an age', async () => {
  await open();
  const ada = await buyer('Congee');
  await correct({ alcoholPermille: 20, diets: ['vegan', ...meatless] });
  expect(corrections()).toEqual([]);
  await correct({ alcoholPermille: 135, diets: ['vegan', ...meatless] });
  expect(await labelsOf()).toMatchObject({ boxes: [{ checkAge: 18 }] });
  const listed = await staff.ask('GET', '/api/admin/corrected-orders');
  expect(listed.body).toMatchObject({ items: [{ orderNo: ada.orderNo, forAdults: ['Sauce'] }] });
  const [letter, ...others] = corrections();
  expect(others).toEqual([]);
  expect(letter?.subject).toBe(`A correction: alcohol in your order ${ada.orderNo}`);
  expect(letter?.text).toContain('- Congee: It holds Sauce, with alcohol');
  expect(letter?.text).toContain('shows at the door that they are 18 or older.');
});

test('who confirmed their age when they ordered hears nothing of stronger wine', async () => {
  await open();
  await correct({ alcoholPermille: 135, diets: ['vegan', ...meatless] });
  const person = await store.customer();
  const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings: 2 }]);
  expect((await order(person, basket, { confirmedAge: 18 })).status).toBe(201);
  await correct({ alcoholPermille: 10, diets: ['vegan', ...meatless] });
  await correct({ alcoholPermille: 140, diets: ['vegan', ...meatless] });
  expect(corrections()).toEqual([]);
  expect((await staff.ask('GET', '/api/admin/corrected-orders')).body).toEqual({ items: [] });
});
