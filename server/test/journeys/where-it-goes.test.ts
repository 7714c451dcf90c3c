import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setPrices, type TestZone } from '../prices.ts';
import {
  deliverTo,
  fillBasket,
  firstDay,
  monday,
  openStore,
  order,
  type Person,
  type Store,
} from '../store.ts';

type Price = {
  mealsCents: number;
  deliveryCents: number;
  discounts: { cents: number }[];
  taxes: { taxClass: string; basisPoints: number; cents: number }[];
  taxIncluded: boolean | null;
  totalCents: number;
};
type Cart = {
  version: number;
  totalCents: number;
  price: Price | null;
  priceMissing: { code: string; cents: number | null } | null;
  toFreeDeliveryCents: number | null;
  deliveryDays: string[] | null;
  goesTo: { country: string | null; postcode: string | null };
};

const menu = {
  stock: { Rice: 10_000_000, Wine: 1_000_000 },
  recipes: { Congee: { Rice: 100 }, Wine: { Wine: 200 } },
  facts: { Wine: { unit: 'ml' as const, alcoholPermille: 125, diets: [] } },
};
const zones: TestZone[] = [
  { name: 'Dublin', feeCents: 495, freeFromCents: 2000, prefixes: ['IE D'] },
  {
    name: 'Ireland',
    feeCents: 795,
    minOrderCents: 1500,
    weekdays: [5],
    prefixes: ['IE'],
  },
];
const readCart = async (person: Person, query = '') =>
  (await person.ask<Cart>('GET', `/api/cart${query}`)).body;

describe('a shop with zones, and prices that hold their tax', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(menu);
  });
  beforeEach(() => setPrices(store.shop, { zones }));
  afterEach(() => {
    store.time.now = monday;
  });
  afterAll(() => store.close());

  test('tells everybody whether it delivers to them, without asking the database', async () => {
    const guest = store.guest();
    const ask = async (query: string) => (await guest.ask('GET', `/api/delivery${query}`)).body;
    const before = store.shop.database.statements();
    expect(await ask('?postcode=%20d02%20xy45')).toMatchObject({
      delivers: true,
      zone: 'Dublin',
      feeCents: 495,
      freeFromCents: 2000,
      days: expect.arrayContaining([firstDay]),
    });
    expect(await ask('?postcode=H91')).toMatchObject({ zone: 'Ireland', minOrderCents: 1500 });
    expect(await ask('?postcode=D02&country=FR')).toMatchObject({ delivers: false, days: [] });
    expect(await ask('?postcode=&country=')).toMatchObject({ zone: 'Ireland' });
    expect(store.shop.database.statements()).toBe(before);
    const reply = await guest.ask('GET', '/api/delivery?postcode=D02');
    expect(reply.headers.get('cache-control')).toBe('public, max-age=60');
    expect((await guest.ask('GET', '/api/delivery?postcode=12345678901')).status).toBe(400);
  });

  test('prices a cart for where it goes, keeps that, and brings it along at sign-in', async () => {
    await setPrices(store.shop, { zones: zones.slice(0, 1) });
    const guest = store.guest();
    await fillBasket(store, guest, [{ recipe: 'Congee', servings: 2 }]);
    expect(await readCart(guest)).toMatchObject({
      price: null,
      priceMissing: { code: 'postcode-missing', cents: null },
      deliveryDays: null,
    });
    const sent = await guest.ask<Cart>('PUT', '/api/cart/place', { postcode: 'd02 xy45' });
    const meals = sent.body.totalCents;
    expect(sent.body).toMatchObject({
      goesTo: { country: null, postcode: 'd02 xy45' },
      price: { mealsCents: meals, deliveryCents: 495, totalCents: meals + 495, taxIncluded: true },
      toFreeDeliveryCents: 2000 - meals,
    });
    const elsewhere = await readCart(guest, '?postcode=T12');
    expect(elsewhere.priceMissing).toEqual({ code: 'no-delivery-there', cents: null });
    expect((await readCart(guest)).goesTo.postcode).toBe('d02 xy45');
    const email = `guest-${Date.now()}@example.com`;
    await store.customer(email);
    const { password } = await import('../store.ts');
    await guest.ask('POST', '/auth/sign-in', { email, password });
    expect(await readCart(guest)).toMatchObject({
      goesTo: { postcode: 'd02 xy45' },
      price: { totalCents: meals + 495 },
    });
    const cleared = await guest.ask<Cart>('PUT', '/api/cart/place', { postcode: null });
    expect(cleared.body.goesTo.postcode).toBeNull();
  });

  test('says what is missing for the minimum, and on which days a box comes there', async () => {
    const ada = await store.customer();
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
    const cart = await readCart(ada, '?postcode=H91');
    expect(cart.priceMissing).toEqual({ code: 'below-minimum', cents: 1500 - cart.totalCents });
    expect(cart.deliveryDays?.every((day) => new Date(day).getUTCDay() === 5)).toBe(true);
    const thatDay = await readCart(ada, `?postcode=H91&day=${firstDay}`);
    expect(thatDay.priceMissing?.code).toBe('zone-not-that-day');
  });

  test('asks nothing of the database for a cart that was read before', async () => {
    const ada = await store.customer();
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
    const { choices, database } = store.shop;
    const get = choices.get;
    const known = await get(
      `basket:customer:${(await ada.ask<{ customerNo: number }>('GET', '/api/me')).body.customerNo}`,
    );
    // Where carts are kept is another store: here it answers from memory.
    Object.assign(choices, { get: () => Promise.resolve(known) });
    const before = database.statements();
    await readCart(ada, '?postcode=D02');
    expect(database.statements()).toBe(before);
    Object.assign(choices, { get });
  });

  test.each([
    [{}, 'postcode-missing', '/deliverTo/postcode'],
    [{ postcode: 'T12', country: 'FR' }, 'no-delivery-there', '/deliverTo/postcode'],
    [{ postcode: 'H91' }, 'zone-not-that-day', '/deliveryDay'],
  ])('refuses an order to %o at its field', async (where, code, field) => {
    await setPrices(store.shop, {
      zones: zones.map((zone) => ({
        ...zone,
        prefixes: zone.prefixes.map((prefix) => (prefix === 'IE' ? 'IE H' : prefix)),
      })),
    });
    const ada = await store.customer();
    const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 9 }]);
    const reply = await order(ada, basket, { deliverTo: { ...deliverTo, ...where } });
    expect(reply.body).toMatchObject({ code, fields: [{ field }] });
  });

  test('an order keeps its price with all its parts, whatever zones and rates become', async () => {
    const ada = await store.customer();
    await fillBasket(store, ada, [
      { recipe: 'Congee', servings: 2 },
      { recipe: 'Wine', servings: 1 },
    ]);
    const { price, version } = await readCart(ada, `?postcode=D02&day=${firstDay}`);
    if (!price) throw new Error('The cart has no price.');
    const note = 'Ring twice, <b>please</b>';
    const placed = await order(
      ada,
      { basketVersion: version, totalCents: price.totalCents },
      {
        confirmedAge: 18,
        deliverTo: { ...deliverTo, country: 'ie', postcode: 'D02 XY45', note },
      },
    );
    expect(placed.status).toBe(201);
    await setPrices(store.shop, { rates: [] });
    const path = `/api/orders/${placed.body.orderNo}`;
    const read = await ada.ask<{ price: Price; dueCents: number; deliverTo: object }>('GET', path);
    expect(read.body).toMatchObject({
      price,
      dueCents: price.totalCents,
      deliverTo: { country: 'IE', postcode: 'D02 XY45', note },
    });
    const staff = await store.administrator();
    const asStaff = await staff.ask<{ price: Price }>(
      'GET',
      `/api/admin/orders/${placed.body.orderNo}`,
    );
    expect(asStaff.body.price).toEqual(price);
    const labels = await staff.ask<{ boxes: { orderNo: number; deliverTo: object }[] }>(
      'GET',
      `/api/admin/kitchen/${firstDay}/labels`,
    );
    const label = labels.body.boxes.find(({ orderNo }) => orderNo === placed.body.orderNo);
    expect(label?.deliverTo).toMatchObject({ postcode: 'D02 XY45', note });
    await store.settled();
    const letter = store.letters.find(({ subject }) =>
      subject.includes(`order ${placed.body.orderNo} for`),
    );
    const euros = (cents: number) => `€${(cents / 100).toFixed(2)}`;
    expect(letter?.text).toContain(`Delivery: ${euros(495)}`);
    expect(letter?.text).toContain(`Total: ${euros(price.totalCents)}`);
    expect(letter?.text).toContain('In it: tax of 23 % on alcohol');
  });

  test('what is sold in a day is what customers pay: delivery and tax are in it', async () => {
    const revenue = async () => {
      const staff = await store.administrator();
      const { body } = await staff.ask<{ total: { revenueCents: number } }>(
        'GET',
        '/api/admin/reports/sales?from=2026-11-23&to=2026-11-23',
      );
      return body.total.revenueCents;
    };
    const before = await revenue();
    const ada = await store.customer();
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
    const { price, version } = await readCart(ada, `?postcode=D02&day=${firstDay}`);
    if (!price) throw new Error('The cart has no price.');
    expect(price.totalCents).toBe(price.mealsCents + 495);
    await order(
      ada,
      { basketVersion: version, totalCents: price.totalCents },
      { deliverTo: { ...deliverTo, postcode: 'D02' } },
    );
    await store.settled();
    expect((await revenue()) - before).toBe(price.totalCents);
  });
});

describe.each([
  ['prices that hold their tax', {}],
  ['dollars, and tax on top', { LARDER_TAX_INCLUDED: 'no', LARDER_CURRENCY: 'USD' }],
])('whole orders in a shop with %s', (_, environment) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ ...menu, environment });
    await setPrices(store.shop, {
      zones: zones.map((zone) => ({ ...zone, minOrderCents: 0, weekdays: null })),
      rates: (['food', 'alcohol', 'delivery'] as const).map((taxClass, index) => ({
        region: 'IE',
        taxClass,
        validFrom: '2020-01-01',
        validUntil: null,
        basisPoints: [725, 2300, 725][index] ?? 0,
      })),
    });
  });
  afterAll(() => store.close());

  test('cost what the cart said, and their leaves sum to the total', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('D02', 'h91 x', 'd 4'),
        async (congee, wine, postcode) => {
          const ada = await store.customer();
          await fillBasket(store, ada, [
            { recipe: 'Congee', servings: congee },
            ...(wine > 0 ? [{ recipe: 'Wine', servings: wine }] : []),
          ]);
          await ada.ask('PUT', '/api/cart/place', { postcode });
          const { price, version } = await readCart(ada);
          if (!price) throw new Error('The cart has no price.');
          const placed = await order(
            ada,
            { basketVersion: version, totalCents: price.totalCents },
            { confirmedAge: 18, deliverTo: { ...deliverTo, postcode } },
          );
          expect(placed.status).toBe(201);
          const { body } = await ada.ask<{ price: Price; totalCents: number; currency: string }>(
            'GET',
            `/api/orders/${placed.body.orderNo}`,
          );
          expect(body.price).toEqual(price);
          const taxes = price.taxes.reduce((sum, { cents }) => sum + cents, 0);
          const { mealsCents, deliveryCents, taxIncluded } = price;
          expect(mealsCents + deliveryCents + (taxIncluded ? 0 : taxes)).toBe(body.totalCents);
          expect(taxes).toBeGreaterThan(0);
          expect(taxIncluded).toBe(!('LARDER_TAX_INCLUDED' in environment));
          expect(body.currency).toBe('LARDER_CURRENCY' in environment ? 'USD' : 'EUR');
        },
      ),
      { numRuns: 12 },
    );
  });
});
