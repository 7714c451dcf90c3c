import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dailyBooks } from '../../src/ledger/books/books.ts';
import { at, booksOf, cutOff, openCardStore, payFor, paymentsOf, statusOf } from '../paying.ts';
import { setPrices } from '../prices.ts';
import { changeOrder, deliverTo, fillBasket, order, type Person, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

type Cart = {
  version: number;
  dueCents: number | null;
  balanceCents: number;
  tenders: { kind: string; codeEnd: string | null; cents: number }[];
  code: { text: string; whyNot: string | null } | null;
  price: {
    totalCents: number;
    deliveryCents: number;
    discounts: { name: string; cents: number }[];
  } | null;
};

const plain = {
  title: 'Ten off',
  code: null as string | null,
  kind: 'percent',
  basisPoints: [1000],
  cents: 0,
  minGoodsCents: 0,
  firstDay: null as string | null,
  lastDay: null as string | null,
  maxUses: null as number | null,
  maxPerCustomer: null as number | null,
  firstOrderOnly: false,
  referralCents: null as number | null,
  active: true,
};
const amountOff = { ...plain, kind: 'amount', basisPoints: [] as number[] };

async function promote(draft: Partial<typeof plain>): Promise<number> {
  const admin = await store.administrator();
  const { status, body } = await admin.ask<{ promotionNo: number }>(
    'POST',
    '/api/admin/promotions',
    { ...plain, ...draft },
  );
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.promotionNo;
}
const enter = (person: Person, code: string | null) =>
  person.ask<Cart & { code: string }>('PUT', '/api/cart/code', { code });
const cartOf = async (person: Person) => (await person.ask<Cart>('GET', '/api/cart')).body;

const asSeen = (basketVersion: number, totalCents: number, dueCents: number | null) => ({
  basketVersion,
  totalCents,
  dueCents,
});

/** Two servings of congee, ordered as the cart tells its price. */
async function buy(
  person: Person,
  more: { deliverTo?: object; servings?: number; day?: string; key?: string } = {},
) {
  const { servings = 2, ...rest } = more;
  await fillBasket(store, person, [{ recipe: 'Congee', servings }]);
  const { version, price, dueCents } = await cartOf(person);
  const placed = await order(person, asSeen(version, price?.totalCents ?? -1, dueCents), rest);
  await store.settled();
  return placed;
}
const placedNo = async (placing: ReturnType<typeof buy>): Promise<number> => {
  const { status, body } = await placing;
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.orderNo;
};

const allowanceRow = z.object({ account: z.string(), granted: z.int(), used: z.int() });
const allowances = async () => {
  const rows = await store.shop.database.query(
    allowanceRow,
    sql`select account, granted, used from allowance where account not like '%:door:%'`,
  );
  return Object.fromEntries(
    rows.map(({ account, granted, used }) => [account, `${used}/${granted}`]),
  );
};
const rightBooks = async () => (await dailyBooks(store.shop, null)).mismatches;

/** What the last letter with this in its subject says. */
const letterAbout = (subject: RegExp): string =>
  store.letters.findLast((letter) => subject.test(letter.subject))?.text ?? '';

type Issued = { code: string; gift: { giftNo: number; version: number } };
async function issue(draft: object, key: string = randomUUID()) {
  const admin = await store.administrator();
  const whole = { sold: true, note: null, lastDay: null, ...draft };
  const header = { 'idempotency-key': key };
  return admin.ask<Issued & { code: string }>('POST', '/api/admin/gift-cards', whole, header);
}
const gift = async (cents: number, more: object = {}): Promise<Issued> =>
  (await issue({ cents, ...more })).body;
async function credit(person: Person, cents: number, key: string = randomUUID()): Promise<void> {
  const admin = await store.administrator();
  const { customerNo } = (await person.ask<{ customerNo: number }>('GET', '/api/me')).body;
  const given = await admin.ask(
    'POST',
    `/api/admin/customers/${customerNo}/credit`,
    { cents, reason: 'For the late box' },
    { 'idempotency-key': key },
  );
  expect(given.status).toBe(200);
}

describe('a promotion', () => {
  test('takes its share off by a code, and is in the price that is charged', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    await promote({ title: 'Autumn', code: 'autumn-26' });
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    const whole = (await cartOf(ada)).price?.totalCents ?? 0;
    const { body } = await enter(ada, ' AuTumn 26');
    const off = Math.round(whole / 10);
    expect(body).toMatchObject({
      code: { text: 'AUTUMN26', whyNot: null },
      price: { totalCents: whole - off, discounts: [{ name: 'Autumn', cents: -off }] },
      dueCents: whole - off,
    });
    const orderNo = await placedNo(
      order(ada, { basketVersion: body.version, totalCents: whole - off }),
    );
    await payFor(store, ada, orderNo);
    await at(store, cutOff);
    expect(await paymentsOf(store, orderNo)).toMatchObject([{ capturedCents: whole - off }]);
    expect(await booksOf(store)).toMatchObject({ promotion: off, 'psp:sandbox': whole - off });
    expect(await rightBooks()).toEqual([]);
    // It was for that box.
    expect((await cartOf(ada)).code).toBeNull();
  });

  test('is one: the best of those that hold, and a code that takes off less is told so', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    await promote({ title: 'Ten', basisPoints: [1000] });
    await promote({ title: 'Twenty', basisPoints: [2000] });
    await promote({ title: 'Little', code: 'LITTLE', basisPoints: [500] });
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    const names = async () => (await cartOf(ada)).price?.discounts.map(({ name }) => name);
    expect(await names()).toEqual(['Twenty']);
    expect((await enter(ada, 'LITTLE')).body.code).toEqual({
      text: 'LITTLE',
      whyNot: 'code-better-without',
      missingCents: null,
    });
    expect(await names()).toEqual(['Twenty']);
    expect((await enter(ada, 'NOTHING')).body).toMatchObject({ code: 'code-unknown' });
  });

  test('asks for its minimum, its days and a first order, and says which of them stands in the way', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    await promote({ title: 'Big', code: 'BIG', minGoodsCents: 9_999_999 });
    await promote({ title: 'Past', code: 'PAST', lastDay: '2026-11-22' });
    await promote({ title: 'Soon', code: 'SOON', firstDay: '2026-11-24' });
    await promote({ title: 'New', code: 'NEW', firstOrderOnly: true });
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    const why = async (code: string) => (await enter(ada, code)).body.code as unknown;
    const goods = (await cartOf(ada)).price?.totalCents ?? 0;
    expect(await why('BIG')).toMatchObject({
      whyNot: 'code-below-minimum',
      missingCents: 9_999_999 - goods,
    });
    expect(await why('PAST')).toMatchObject({ whyNot: 'code-not-now' });
    expect(await why('SOON')).toMatchObject({ whyNot: 'code-not-now' });
    expect(await why('NEW')).toMatchObject({ whyNot: null });
    await placedNo(buy(ada));
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    expect(await why('NEW')).toMatchObject({ whyNot: 'code-for-first-order' });
  });

  test('for a first order knows a door and a phone again, whatever account asks', async () => {
    store = await openCardStore();
    const [ada, eve] = [await store.customer(), await store.customer()];
    await promote({ title: 'New', code: 'NEW', firstOrderOnly: true });
    const there = { name: 'A', phone: '087 123 45 67', address: '1 Quay Street' };
    for (const person of [ada, eve]) {
      await fillBasket(store, person, [{ recipe: 'Congee', servings: 2 }]);
      await enter(person, 'NEW');
    }
    await placedNo(buy(ada, { deliverTo: there }));
    const again = { name: 'E', phone: '0871234567', address: '1, Quay  street' };
    expect((await buy(eve, { deliverTo: again })).body.code).toBe('promotion-used-up');
    await placedNo(buy(eve, { deliverTo: { ...again, address: '2 Quay Street' } }));
  });

  test('by a schedule takes another share off each box, and a cancelled box counts as none', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const no = await promote({
      title: 'Start',
      code: 'START',
      kind: 'schedule',
      basisPoints: [5000, 2500],
    });
    const shares: number[] = [];
    const next = async () => {
      await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
      const { body } = await enter(ada, 'START');
      const off = body.price?.discounts[0]?.cents ?? 0;
      shares.push(Math.round((100 * -off || 0) / ((body.price?.totalCents ?? 0) - off)));
      return order(ada, { basketVersion: body.version, totalCents: body.price?.totalCents ?? 0 });
    };
    const first = await placedNo(next());
    await store.settled();
    await ada.ask('POST', `/api/orders/${first}/cancel`, {});
    for (let box = 0; box < 3; box += 1) {
      await placedNo(next());
      await store.settled();
    }
    expect(shares).toEqual([50, 50, 25, 0]);
    const used = Object.entries(await allowances());
    expect(used).toEqual([[expect.stringContaining(`promotion:${no}:customer:`), '2/2']]);
  });

  test('makes delivery free where it is worth more than the others', async () => {
    store = await openCardStore();
    await setPrices(store.shop, { zones: [{ name: 'Dublin', feeCents: 495, prefixes: ['IE'] }] });
    const ada = await store.customer();
    await promote({ title: 'Brought free', kind: 'delivery', basisPoints: [] });
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    await ada.ask('PUT', '/api/cart/place', { country: 'IE', postcode: 'D02' });
    const { price, version } = await cartOf(ada);
    expect(price).toMatchObject({
      deliveryCents: 495,
      discounts: [{ name: 'Brought free', cents: -495 }],
    });
    const orderNo = await placedNo(
      order(
        ada,
        { basketVersion: version, totalCents: price?.totalCents ?? 0 },
        { deliverTo: { ...deliverTo, country: 'IE', postcode: 'D02' } },
      ),
    );
    await payFor(store, ada, orderNo);
    await at(store, cutOff);
    expect(await rightBooks()).toEqual([]);
    expect(await booksOf(store)).toMatchObject({ promotion: 495 });
  });

  test('that is used up is refused once, and then nobody is told of it', async () => {
    store = await openCardStore();
    const [ada, ben] = [await store.customer(), await store.customer()];
    const no = await promote({ title: 'One', maxUses: 1 });
    await fillBasket(store, ben, [{ recipe: 'Congee', servings: 2 }]);
    const seen = await cartOf(ben);
    const first = await placedNo(buy(ada));
    const asked = { basketVersion: seen.version, totalCents: seen.price?.totalCents ?? 0 };
    expect((await order(ben, asked)).body.code).toBe('price-changed');
    const { price, version } = await cartOf(ben);
    expect(price?.discounts).toEqual([]);
    expect(await allowances()).toEqual({ [`promotion:${no}`]: '1/1' });
    await placedNo(order(ben, { basketVersion: version, totalCents: price?.totalCents ?? 0 }));
    // Cancelled it can be used again, and only once however often that is asked.
    await ada.ask('POST', `/api/orders/${first}/cancel`, {});
    await ada.ask('POST', `/api/orders/${first}/cancel`, {});
    expect(await allowances()).toEqual({ [`promotion:${no}`]: '0/1' });
  });

  test('stays with an order that is changed, on the terms of then', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const no = await promote({ title: 'Half', code: 'HALF', basisPoints: [5000] });
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    await enter(ada, 'HALF');
    const orderNo = await placedNo(buy(ada));
    await payFor(store, ada, orderNo);
    await store.settled();
    const admin = await store.administrator();
    await admin.ask('PUT', `/api/admin/promotions/${no}`, {
      ...plain,
      title: 'Gone',
      active: false,
      version: 1,
    });
    await ada.ask('PUT', '/api/cart/order', { orderNo });
    const { lines, version } = (
      await ada.ask<Cart & { lines: { lineId: string; recipeNo: number }[] }>('GET', '/api/cart')
    ).body;
    const line = lines[0];
    await ada.ask('PUT', `/api/cart/lines/${line?.lineId ?? ''}`, {
      recipeNo: line?.recipeNo,
      servings: 6,
      version,
    });
    const changed = await cartOf(ada);
    expect(changed.price?.discounts).toEqual([
      { name: 'Half', cents: -(changed.price?.totalCents ?? 1) },
    ]);
    const { editNo } = (await ada.ask<{ editNo: number }>('GET', `/api/orders/${orderNo}`)).body;
    const totalCents = changed.price?.totalCents ?? 0;
    const seen = { editNo, basketVersion: changed.version, totalCents };
    const reply = await changeOrder(ada, orderNo, seen);
    expect(reply.status).toBe(200);
    expect((await ada.ask('GET', `/api/orders/${orderNo}`)).body).toMatchObject({
      price: { totalCents: changed.price?.totalCents },
    });
  });
});

test('nobody is asked for a code where the shop has none', async () => {
  store = await openCardStore();
  const ada = await store.customer();
  const takesCodes = async () =>
    (await ada.ask<{ takesCodes: boolean }>('GET', '/api/cart')).body.takesCodes;
  await promote({ title: 'By itself' });
  expect(await takesCodes()).toBe(false);
  await promote({ title: 'Asked for', code: 'ASKED' });
  expect(await takesCodes()).toBe(true);
});

test('a code belongs to one promotion, and friends are invited in one way at a time', async () => {
  store = await openCardStore();
  const admin = await store.administrator();
  const add = async (draft: object) =>
    (await admin.ask('POST', '/api/admin/promotions', { ...plain, ...draft })).body['code'];
  const friends = { firstOrderOnly: true, referralCents: 500 };
  expect(await add({ code: 'SAME' })).toBe('SAME');
  expect(await add({ code: 'same' })).toBe('promotion-code-taken');
  expect(await add(friends)).toBeNull();
  expect(await add(friends)).toBe('promotion-invites-already');
  expect(await add({ ...friends, active: false })).toBeNull();
  expect(await add({ kind: 'amount' })).toBe('invalid-input');
});

describe('credit and gift cards', () => {
  test('pay first, in this order, and a card what is left', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const { code } = await gift(300);
    await credit(ada, 200, 'the-same-key');
    await credit(ada, 200, 'the-same-key');
    expect((await ada.ask('POST', '/api/me/gift-cards', { code })).status).toBe(200);
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 6 }]);
    const cart = await cartOf(ada);
    const total = cart.price?.totalCents ?? 0;
    expect(cart).toMatchObject({
      balanceCents: 500,
      dueCents: total - 500,
      tenders: [
        { kind: 'credit', cents: 200 },
        { kind: 'gift', codeEnd: code.slice(-4), cents: 300 },
      ],
    });
    const orderNo = await placedNo(buy(ada, { servings: 1 }));
    await payFor(store, ada, orderNo);
    await store.settled();
    const told = letterAbout(/^Your order .* for /);
    expect(told).toContain('From your credit: -€2.00');
    expect(told).toContain(`From gift card …${code.slice(-4)}: -€3.00`);
    await at(store, cutOff);
    expect(letterAbout(/is charged$/)).toContain('€5.00 were paid by your credit and gift cards.');
    const paid = (await paymentsOf(store, orderNo)).map(({ capturedCents }) => capturedCents);
    expect(paid.reduce((sum, cents) => sum + cents, 0)).toBeGreaterThan(500);
    const books = await booksOf(store);
    expect(books).toMatchObject({ till: 300, promotion: 200 });
    expect(Object.keys(books).filter((account) => /^(credit|gift|order):/.test(account))).toEqual(
      [],
    );
    expect(await rightBooks()).toEqual([]);
  });

  test('are asked for in one statement, and promotions in none', async () => {
    store = await openCardStore();
    const [ada, guest] = [await store.customer(), store.guest()];
    for (const person of [ada, guest])
      await fillBasket(store, person, [{ recipe: 'Congee', servings: 2 }]);
    const asked = async (person: Person) => {
      await cartOf(person);
      const before = store.shop.database.statements();
      await cartOf(person);
      return store.shop.database.statements() - before;
    };
    const [ofAda, ofGuest] = [await asked(ada), await asked(guest)];
    await promote({ title: 'Always' });
    expect(await asked(ada)).toBe(ofAda);
    await promote({ title: 'Twice each', maxPerCustomer: 2 });
    await credit(ada, 100);
    expect(await asked(ada)).toBe(ofAda + 1);
    expect(await asked(guest)).toBe(ofGuest);
  });

  test('that pay for all of it place the order at once', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const { code } = await gift(9_999_999, { sold: false });
    await enter(ada, code);
    const orderNo = await placedNo(buy(ada));
    expect(await statusOf(ada, orderNo)).toBe('placed');
    expect((await ada.ask('GET', `/api/orders/${orderNo}`)).body).toMatchObject({
      payment: { state: 'free', dueCents: 0, tenders: [{ kind: 'gift', backCents: 0 }] },
    });
    expect(letterAbout(/^Your order .* for /)).toContain('Nothing is left to pay.');
    await at(store, cutOff);
    expect(letterAbout(/^The invoice of/)).toMatch(
      /has closed\. €[\d.,]+ were paid by your credit/,
    );
    expect(await rightBooks()).toEqual([]);
  });

  test('are there again once the order is cancelled, before it is charged and after', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const { code, gift: card } = await gift(9_999_999);
    await enter(ada, code);
    const early = await placedNo(buy(ada));
    await ada.ask('POST', `/api/orders/${early}/cancel`, {});
    await store.settled();
    expect(letterAbout(/was cancelled$/)).toMatch(/is there again: €[\d.,]+\./);
    const account = `gift:${card.giftNo}`;
    expect(await allowances()).toMatchObject({ [account]: '0/9999999' });
    const late = await placedNo(buy(ada));
    await at(store, cutOff);
    expect((await allowances())[account]).not.toBe('0/9999999');
    const admin = await store.administrator();
    await admin.ask('POST', `/api/admin/orders/${late}/move`, {
      to: 'cancelled',
      reason: 'The kitchen is flooded',
    });
    await store.settled();
    expect(await statusOf(ada, late)).toBe('cancelled');
    expect(letterAbout(/was cancelled$/)).toContain('goes back to where it came from');
    expect(letterAbout(/^Your refund/)).toContain(`to your gift card …${code.slice(-4)}`);
    expect(await allowances()).toMatchObject({ [account]: '0/9999999' });
    expect(await rightBooks()).toEqual([]);
  });

  test('SyliusGiftCardPlugin#284: what is refunded goes back to card, gift card and credit, in that order', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const { code, gift: card } = await gift(100);
    await credit(ada, 100);
    await enter(ada, code);
    const orderNo = await placedNo(buy(ada, { servings: 6 }));
    await payFor(store, ada, orderNo);
    await at(store, cutOff);
    const admin = await store.administrator();
    const { totalCents } = (await ada.ask<{ totalCents: number }>('GET', `/api/orders/${orderNo}`))
      .body;
    const giveBack = async (cents: number) => {
      const asked = { parts: [{ kind: 'amount', cents }], reason: 'Sorry' };
      const path = `/api/admin/orders/${orderNo}/refunds`;
      const reply = await admin.ask('POST', path, asked, { 'idempotency-key': randomUUID() });
      expect(reply.status).toBe(201);
      await store.settled();
    };
    const account = `gift:${card.giftNo}`;
    await giveBack(totalCents - 200);
    expect((await allowances())[account]).toBe('100/100');
    await giveBack(150);
    expect((await allowances())[account]).toBe('0/100');
    const credits = Object.entries(await allowances()).find(([name]) => name.startsWith('credit:'));
    expect(credits?.[1]).toBe('50/100');
    const told = store.letters.filter(({ subject }) => subject.startsWith('Your refund'));
    expect(told.filter(({ text }) => text.includes('€0.50 went back to your credit'))).toHaveLength(
      1,
    );
    expect(told.filter(({ text }) => text.includes('back to your card'))).toHaveLength(1);
    expect(await rightBooks()).toEqual([]);
  });

  test('are not taken where their owner saves them, and an order at another sum than was seen is refused', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    await credit(ada, 200);
    await fillBasket(store, ada, [{ recipe: 'Congee', servings: 2 }]);
    const { body } = await ada.ask<Cart>('PUT', '/api/cart/balance', { saves: true });
    expect(body).toMatchObject({
      tenders: [],
      balanceCents: 200,
      dueCents: body.price?.totalCents,
    });
    const { version } = (await ada.ask<Cart>('PUT', '/api/cart/balance', { saves: false })).body;
    const seen = asSeen(version, body.price?.totalCents ?? 0, body.dueCents);
    const refused = await order(ada, seen);
    expect(refused.body.code).toBe('balance-changed');
  });

  test('of an order that becomes smaller are given back what they held too much', async () => {
    store = await openCardStore();
    const ada = await store.customer();
    const { code, gift: card } = await gift(9_999_999);
    await enter(ada, code);
    const orderNo = await placedNo(buy(ada, { servings: 6 }));
    await ada.ask('PUT', '/api/cart/order', { orderNo });
    const { lines, version } = (
      await ada.ask<Cart & { lines: { lineId: string; recipeNo: number }[] }>('GET', '/api/cart')
    ).body;
    await ada.ask('PUT', `/api/cart/lines/${lines[0]?.lineId ?? ''}`, {
      recipeNo: lines[0]?.recipeNo,
      servings: 1,
      version,
    });
    const smaller = await cartOf(ada);
    const total = smaller.price?.totalCents ?? 0;
    expect(smaller.dueCents).toBe(0);
    const seen = { editNo: 0, basketVersion: smaller.version, totalCents: total };
    expect((await changeOrder(ada, orderNo, seen)).status).toBe(200);
    await store.settled();
    expect(await allowances()).toEqual({ [`gift:${card.giftNo}`]: `${total}/9999999` });
    await at(store, cutOff);
    expect(await rightBooks()).toEqual([]);
  });

  test('of a card whose form is sent twice, at once or later, are on one card', async () => {
    store = await openCardStore();
    const key = randomUUID();
    const sent = await Promise.all([issue({ cents: 2500 }, key), issue({ cents: 2500 }, key)]);
    expect(sent.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await issue({ cents: 2500 }, key)).body.code).toBe('gift-card-issued');
    const admin = await store.administrator();
    const { items } = (await admin.ask<{ items: object[] }>('GET', '/api/admin/gift-cards')).body;
    expect(items.length).toBe(1);
    expect(await rightBooks()).toEqual([]);
  });

  test('of a card that is stopped, past its day, or somebody else’s are not spent', async () => {
    store = await openCardStore();
    const [ada, ben] = [await store.customer(), await store.customer()];
    const admin = await store.administrator();
    const keep = async (person: Person, code: string) =>
      (await person.ask('POST', '/api/me/gift-cards', { code })).body['code'];
    const [one, old, stopped] = [
      await gift(100),
      await gift(100, { lastDay: '2026-11-22' }),
      await gift(100),
    ];
    await admin.ask('POST', `/api/admin/gift-cards/${stopped.gift.giftNo}/stop`, {
      version: stopped.gift.version,
    });
    expect(await keep(ada, one.code)).toBeUndefined();
    expect(await keep(ben, one.code)).toBe('gift-card-kept');
    expect(await keep(ben, old.code)).toBe('gift-card-over');
    expect(await keep(ben, stopped.code)).toBe('gift-card-over');
    expect((await enter(store.guest(), old.code)).body.code).toBe('gift-card-needs-account');
    for (let guess = 0; guess < 20; guess += 1)
      expect(await keep(ben, `WRONG${guess}`)).toBe('code-unknown');
    expect(await keep(ben, 'WRONG20')).toBe('too-many-attempts');
    expect(await rightBooks()).toEqual([]);
  });
});

describe('whoever invites a friend', () => {
  test('gets credit once the friend’s box is delivered and paid, and once only', async () => {
    store = await openCardStore();
    const [ada, ben] = [await store.customer(), await store.customer()];
    await promote({
      ...amountOff,
      title: 'Friends',
      cents: 100,
      firstOrderOnly: true,
      referralCents: 500,
    });
    const { body } = await ada.ask<{ invitation: { code: string } }>(
      'POST',
      '/api/me/invitation',
      {},
    );
    expect((await enter(ada, body.invitation.code)).body.code).toMatchObject({
      whyNot: 'code-is-yours',
    });
    await fillBasket(store, ben, [{ recipe: 'Congee', servings: 2 }]);
    expect((await enter(ben, body.invitation.code)).body.price?.discounts).toEqual([
      { name: 'Friends', cents: -100 },
    ]);
    const orderNo = await placedNo(buy(ben));
    await payFor(store, ben, orderNo);
    await at(store, cutOff);
    const creditOf = async (person: Person) =>
      (await person.ask<{ creditCents: number }>('GET', '/api/me/balance')).body.creditCents;
    await ada.ask('POST', '/auth/refresh', {});
    expect(await creditOf(ada)).toBe(0);
    const admin = await store.administrator();
    for (const to of ['packing', 'packed', 'shipped', 'delivered'])
      await admin.ask('POST', `/api/admin/orders/${orderNo}/move`, { to });
    await at(store, new Date(cutOff.getTime() + 600_000));
    await store.settled();
    await ada.ask('POST', '/auth/refresh', {});
    expect(await creditOf(ada)).toBe(500);
    expect(await rightBooks()).toEqual([]);
  });
});
