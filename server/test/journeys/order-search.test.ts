import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fillBasket, openStore, order, type Person, type Store } from '../store.ts';

let store: Store;
let staff: Person;
const of: Record<'plain' | 'without' | 'added', number> = { plain: 0, without: 0, added: 0 };

const home = { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' };

beforeAll(async () => {
  store = await openStore({
    stock: { Rice: 9000, Limes: 900, Tofu: 900 },
    recipes: { Congee: { Rice: 90, Limes: 10 }, 'Lime soup': { Limes: 20 } },
  });
  staff = await store.administrator();
  const ada = await store.customer('ada@larder-test.example');
  const place = async (recipe: string, changes: object[], deliverTo: object) => {
    const basket = await fillBasket(store, ada, [{ recipe, servings: 1, changes }]);
    const { status, body } = await order(ada, basket, { deliverTo });
    expect(status).toBe(201);
    return body.orderNo;
  };
  of.plain = await place('Congee', [], { ...home, postcode: 'D02 XY45' });
  const limes = store.nos.ingredient('Limes');
  of.without = await place('Congee', [{ action: 'omit', ingredientNo: limes }], {
    ...home,
    postcode: 'H91-A2B3',
  });
  const tofu = store.nos.ingredient('Tofu');
  of.added = await place('Lime soup', [{ action: 'extra', ingredientNo: tofu, amount: 30 }], home);
});
afterAll(() => store.close());

const ask = (q: string, more = '', who = staff) =>
  who.ask<{ items: { orderNo: number }[]; next: string | null; code?: string }>(
    'GET',
    `/api/admin/orders?q=${encodeURIComponent(q)}${more}`,
  );

async function found(q: string, more = ''): Promise<number[]> {
  const { status, body } = await ask(q, more);
  expect({ q, status }).toEqual({ q, status: 200 });
  return body.items.map(({ orderNo }) => orderNo);
}

describe('an order is found', () => {
  test.for<[q: string, which: (keyof typeof of)[]]>([
    ['D02 XY45', ['plain']],
    ['d02xy45', ['plain']],
    ['xy45 quay', ['plain']],
    ['H91A2B3', ['without']],
    ['h91', ['without']],
    ['+353 87 123 4567', ['added', 'without', 'plain']],
    ['congee', ['without', 'plain']],
    ['CONG', ['without', 'plain']],
    ['soup lime', ['added']],
    ['tofu', ['added']],
    ['rice', ['without', 'plain']],
    // What was left out lies in no box; the recipe that is called after it is found by its name.
    ['limes', ['added', 'plain']],
    ['lime', ['added', 'plain']],
  ])('by %s', async ([q, which]) => {
    expect(await found(q)).toEqual(which.map((one) => of[one]));
  });

  test('with every other filter of the list, page after page, each once', async () => {
    expect(await found('congee', '&status=delivered')).toEqual([]);
    expect(await found('congee', '&day=2026-11-25')).toEqual([of.without, of.plain]);
    const first = await ask('limes', '&limit=1');
    expect(first.body.items.map(({ orderNo }) => orderNo)).toEqual([of.added]);
    expect(await found('limes', `&limit=1&cursor=${first.body.next ?? ''}`)).toEqual([of.plain]);
  });

  test('by what its food was called when it was ordered, and by what it is called since', async () => {
    await store.shop.database.run(
      sql`update ingredients set ingredients_name = 'Bean curd' where ingredients_no = ${store.nos.ingredient('Tofu')}`,
    );
    expect(await found('tofu')).toEqual([of.added]);
    expect(await found('bean curd')).toEqual([of.added]);
  });

  test('by no letter alone, no wildcard and nothing that means something to a database', async () => {
    for (const q of [
      'c',
      'l',
      '%',
      '_',
      '*',
      "r':*",
      "' or '1'='1",
      '\\',
      ':*',
      '))(',
      'a & b | c',
    ])
      expect([q, await found(q)]).toEqual([q, []]);
    expect(await found('rice & | ! <-> :*')).toEqual([of.without, of.plain]);
    expect((await found('')).length).toBe(3);
  });

  test('and a text that is longer than any name is refused, not searched', async () => {
    const { status, body } = await ask('x'.repeat(10_000));
    expect([status, body.code]).toEqual([400, 'invalid-input']);
  });
});

test('whoever may not read orders finds no address by searching them', async () => {
  for (const role of ['kitchen', 'menu'] as const) {
    const who = await store.staff(role);
    for (const q of ['quay', '0871234567', 'D02', 'congee', `#${of.plain}`]) {
      const { status, body } = await ask(q, '', who);
      expect([role, q, status, body.code]).toEqual([role, q, 403, 'not-allowed']);
    }
  }
  const support = await store.staff('support');
  expect((await ask('quay', '', support)).body.items).toHaveLength(3);
});

test('a search for food is answered from indexes, however many orders there are', async () => {
  const { database } = store.shop;
  const line = z.object({ 'QUERY PLAN': z.string() });
  await database.transaction(async (tx) => {
    // In a shop this small reading everything would be quicker.
    await tx.run(sql`set local enable_seqscan = off`);
    await tx.run(sql`set local enable_bitmapscan = off`);
    const ofRecipe = await tx.query(
      line,
      sql`explain select order_no from order_recipe where recipe_no = 1 order by order_no desc limit 25`,
    );
    const ofIngredient = await tx.query(
      line,
      sql`explain select order_no from shopping_cart where ingredients_no = 1 order by order_no desc limit 25`,
    );
    const text = [...ofRecipe, ...ofIngredient].map((each) => each['QUERY PLAN']).join('\n');
    expect(text).toContain('order_recipe_by_recipe');
    expect(text).toContain('shopping_cart_by_ingredient');
    expect(text).not.toContain('Sort');
  });
});

test('orders are found also where twenty thousand were placed since, the newest first', async () => {
  const bea = await store.customer('bea@larder-test.example');
  const place = async () => {
    const basket = await fillBasket(store, bea, [{ recipe: 'Congee', servings: 1 }]);
    const deliverTo = { ...home, name: 'Bea Windowson' };
    return (await order(bea, basket, { deliverTo })).body.orderNo;
  };
  const long = await place();
  await store.shop.database.run(sql`select setval('orders_order_no_seq', ${long + 30_000})`);
  const lately = await place();
  for (const q of ['windowson', 'bea windowson', 'bea@larder-test.example', 'BEA@'])
    expect(await found(q)).toEqual([lately, long]);
  const first = await ask('windowson', '&limit=1');
  expect(first.body.items.map(({ orderNo }) => orderNo)).toEqual([lately]);
  expect(await found('windowson', `&limit=1&cursor=${first.body.next ?? ''}`)).toEqual([long]);
  expect(await found('be_@')).toEqual([]);
});
