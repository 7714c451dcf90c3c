import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { folded } from '../../src/contract/fold.ts';
import { fillBasket, firstDay, openStore, type Person, type Store } from '../store.ts';

let store: Store;
let cook: Person;
const people = [
  { name: 'Søren Łukasz-Großmann', phone: '+45 31 99 88 77', address: '12 Ægir Street, Århus' },
  { name: 'Síle Ní Bhriain', phone: '(087) 123-4567', address: '7 O’Connell Court' },
  { name: 'Ελένη Παπαδοπούλου', phone: '0862223334', address: 'Flat 9, 1 Quay Street' },
  { name: 'Алёна Фёдорова', phone: '+353 85 999 0000', address: '44 Bond Street' },
];
const orderNos: number[] = [];
const customerNos: number[] = [];

beforeAll(async () => {
  store = await openStore({ stock: { Rice: 10_000 }, recipes: { Congee: { Rice: 90 } } });
  cook = await store.administrator();
  for (const [index, deliverTo] of people.entries()) {
    const person = await store.customer(`person.${index}+box@larder-test.example`);
    const me = await person.ask<{ customerNo: number }>('PATCH', '/api/me', {
      ...deliverTo,
      version: 1,
    });
    expect(me.status).toBe(200);
    customerNos.push(me.body.customerNo);
    const basket = await fillBasket(store, person, [{ recipe: 'Congee', servings: 1 }]);
    const placed = await person.ask<{ orderNo: number }>(
      'POST',
      '/api/orders',
      { ...basket, deliveryDay: firstDay, deliverTo },
      { 'idempotency-key': `people-text-${index}` },
    );
    expect(placed.status).toBe(201);
    orderNos.push(placed.body.orderNo);
  }
});
afterAll(() => store.close());

const found = async (list: 'orders' | 'customers', q: string) => {
  const path = `/api/admin/${list}?q=${encodeURIComponent(q)}`;
  const { status, body } = await cook.ask<{ items: Record<string, number>[] }>('GET', path);
  expect({ q, status }).toEqual({ q, status: 200 });
  return body.items.map((item) => item[list === 'orders' ? 'orderNo' : 'customerNo']);
};

describe('orders and customers are found', () => {
  test.for<[q: string, who: number]>([
    ['soren', 0],
    ['SØREN', 0],
    ['grossmann lukasz', 0],
    ['Großmann, Søren', 0],
    ['aegir', 0],
    ['arhus 12', 0],
    ['31998877', 0],
    ['+45 31 99', 0],
    ['sile', 1],
    ['Ni Bhriain Síle', 1],
    ["o'connell", 1],
    ['OConnell', 1],
    ['o connell', 1],
    ['Connell', 1],
    ['087 123 4567', 1],
    ['087-123', 1],
    ['+353 87 123 4567', 1],
    ['00353871234567', 1],
    ['871234567', 1],
    ['1234567', 1],
    ['ελενη', 2],
    ['ΠΑΠΑΔΟΠΟΎΛΟΥ ελένη', 2],
    ['фёдорова', 3],
    ['ФЕДОРОВА', 3],
    ['0859990000', 3],
    ['person.3+box@larder-test.example', 3],
    ['bond', 3],
  ])('by %s', async ([q, who]) => {
    expect(await found('orders', q)).toEqual([orderNos[who]]);
    expect(await found('customers', q)).toEqual([customerNos[who]]);
  });

  test('by their number, with its sign or without', async () => {
    for (const orderNo of orderNos) {
      expect(await found('orders', `#${orderNo}`)).toEqual([orderNo]);
      expect(await found('orders', String(orderNo))).toContain(orderNo);
    }
    expect(await found('customers', `#${customerNos[1]}`)).toEqual([customerNos[1]]);
    expect(await found('orders', '#999999')).toEqual([]);
  });

  test('by nothing that they have not', async () => {
    const nothing = ['soren sile', 'zzz', '9999999', "' or 1=1 --", '%', "x':* | 'y", '~', ':*'];
    for (const q of [...nothing, '(', '))(', '+', '-', '. /', 'x']) {
      expect([q, await found('orders', q)]).toEqual([q, []]);
      expect([q, await found('customers', q)]).toEqual([q, []]);
    }
  });
});

test('a number that was dialled from abroad keeps the code of its country, and is read aloud with it', async () => {
  const { body } = await cook.ask<{ deliverTo: { phone: string } }>(
    'GET',
    `/api/admin/orders/${orderNos[0]}`,
  );
  expect(body.deliverTo.phone).toBe('+45 31998877');
});

test('the database folds as the shop does', async () => {
  const texts = [
    ...people.flatMap(({ name, address }) => [name, address]),
    "Crème fraîche, “0.5 %” – za’atar & D'Arcy`s",
    'ÆŒØŁÞÐĐĦŦ æœøłþðđħŧı ß ẞ',
    'Ångström ﬁn ½ ² Ⅷ ＡＢＣ１２ ｶﾞ',
    'ΆΈΉΊΌΎΏ ΣΊΣΥΦΟΣ ЁЙЇЎ ЂЉЊ ԱՐԵՒ',
    'مُحَمَّد שָׁלוֹם हिन्दी 李小龍 한국어 🥕 a🥕b',
    'tab\tline\nbreak\u00a0space\u200bnone',
    '',
    ...Array.from({ length: 0x24f - 0x20 }, (_, at) => `a${String.fromCodePoint(at + 0x20)}b`),
  ];
  const rows = await store.shop.database.query(
    z.object({ text: z.string(), folded: z.string() }),
    sql`select t as text, folded(t) as folded from unnest(${texts}::text[]) t`,
  );
  expect(rows.map((row) => [row.text, row.folded])).toEqual(
    texts.map((text) => [text, folded(text)]),
  );
});

test('an ingredient’s name is one however it is spelt', async () => {
  const { body: rice } = await cook.ask<{ items: Record<string, unknown>[] }>(
    'GET',
    '/api/admin/ingredients?q=rice',
  );
  const [{ ingredientNo: _no, version: _version, ...facts } = {}] = rice.items;
  for (const name of [
    'RICE',
    'Rice\u00a0',
    'ｒice',
    'ri\u00adce',
    'Ri\u200cce',
    'Ric\u034fe',
    'Rice\ufe0f',
  ]) {
    const reply = await cook.ask('POST', '/api/admin/ingredients', { ...facts, name });
    expect({ name, status: reply.status, code: reply.body['code'] }).toEqual({
      name,
      status: 409,
      code: 'ingredient-name-taken',
    });
  }
});

test('a recipe as long as its fields allow, in a script of many bytes, goes through the door', async () => {
  const steps = Array<string>(60).fill('漢'.repeat(1000));
  const draft = {
    slug: 'long',
    name: '漢'.repeat(50),
    category: 'bowls',
    story: '🥭'.repeat(2000),
  };
  const reply = await cook.ask('POST', '/api/admin/recipes', {
    ...draft,
    description: null,
    servings: 2,
    minutes: 20,
    preparationCents: 0,
    ingredients: [],
    steps,
  });
  expect(reply.status).toBe(201);
  expect(reply.body).toMatchObject({ ...draft, steps });
  const tooLong = await cook.ask('POST', '/api/admin/recipes', 'x'.repeat(4_000_000));
  expect(tooLong).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
});
