import sql, { raw } from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { fillBasket, openStore, order, type Store } from '../store.ts';

/** What the foreign keys of `shopping_cart` promised before migration 0019, whoever writes; and what those of `order_charge` would. */
let store: Store;
let orderNo: number;

beforeEach(async () => {
  store = await openStore({
    stock: { Rice: 1000, Lime: 100 },
    recipes: { Congee: { Rice: 100 } },
  });
  const ada = await store.customer();
  const basket = await fillBasket(store, ada, [{ recipe: 'Congee', servings: 1 }]);
  orderNo = (await order(ada, basket)).body.orderNo;
});
afterEach(() => store.close());

const run = (statement: string) => store.shop.database.run(raw(statement));
const refused = { code: '23503' };

test.each([
  ['an order that does not exist', { order_no: 'order_no + 1' }],
  ['a recipe that is in no line', { recipe_no: 'recipe_no + 1' }],
  ['a line that does not exist', { line_no: 'line_no + 1' }],
  ['another customer', { customer_no: 'customer_no + 1' }],
  ['an ingredient that the shop does not have', { ingredients_no: '4711' }],
])('an ingredient is not written for %s', async (_what, changed: Record<string, string>) => {
  const columns = ['order_no', 'recipe_no', 'ingredients_no', 'line_no', 'customer_no'];
  const lime = store.nos.ingredient('Lime');
  const written = (values: Record<string, string>) =>
    run(`insert into shopping_cart (${columns.join(', ')}, quantity, price_cents)
      select ${columns.map((column) => values[column] ?? column).join(', ')}, 1, 1
      from shopping_cart where order_no = ${orderNo} limit 1`);
  await expect(written({ ingredients_no: `${lime}`, ...changed })).rejects.toMatchObject(refused);
  await written({ ingredients_no: `${lime}` });
});

test('one wrong row among many refuses the statement', async () => {
  await expect(
    run(`insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, quantity, price_cents)
      select c.order_no + n, c.recipe_no, ${store.nos.ingredient('Lime')}, c.line_no, c.customer_no, 1, 1
      from shopping_cart c, generate_series(0, 1) n where c.order_no = ${orderNo}`),
  ).rejects.toMatchObject(refused);
  expect(await rowsOfOrder()).toBe(1);
});

test('a charge is of an order', async () => {
  const charge = (no: string) =>
    run(`insert into order_charge (order_no, charge_no, kind, cents, included) select ${no}, 9, 'delivery', 395, false
      from orders where order_no = ${orderNo}`);
  await expect(charge('order_no + 1')).rejects.toMatchObject(refused);
  await charge('order_no');
  await expect(run('update order_charge set order_no = order_no + 1')).rejects.toMatchObject(
    refused,
  );
});

test.each([
  'delete from ingredients',
  'update ingredients set ingredients_no = ingredients_no + 1000',
  'delete from order_recipe',
  'delete from orders',
  'update order_recipe set line_no = line_no + 1',
  'truncate order_recipe cascade',
  'update shopping_cart set line_no = line_no + 1',
  'update shopping_cart set ingredients_no = ingredients_no + 1000',
])('what an order names is not taken from under it: %s', async (statement) => {
  await expect(run(statement)).rejects.toMatchObject(refused);
  expect(await rowsOfOrder()).toBe(1);
});

test('what names a line keeps the table of lines from being emptied', async () => {
  await expect(run('truncate order_recipe')).rejects.toMatchObject({ code: '0A000' });
  expect(await rowsOfOrder()).toBe(1);
});

test('a line that goes while somebody writes an ingredient into it waits, and stays', async () => {
  const { database } = store.shop;
  let deleting: Promise<unknown> | undefined;
  await database.transaction(async (tx) => {
    await tx.run(
      sql`insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, quantity, price_cents)
      select order_no, recipe_no, ${store.nos.ingredient('Lime')}, line_no, customer_no, 1, 1
      from shopping_cart where order_no = ${orderNo}`,
    );
    // Of another order's sight the line has nothing in it: what it had is taken out in the same breath.
    deleting = run(`with emptied as (delete from shopping_cart where order_no = ${orderNo})
      delete from order_recipe where order_no = ${orderNo}`).catch((error: unknown) => error);
    await waitsForALock();
  });
  expect(await deleting).toMatchObject(refused);
});

test('an ingredient that is written into a line that goes waits, and is refused', async () => {
  const { database } = store.shop;
  let writing: Promise<unknown> | undefined;
  const [row] = await database.query(
    z.object({ recipeNo: z.int(), customerNo: z.int() }),
    sql`select recipe_no as "recipeNo", customer_no as "customerNo" from shopping_cart where order_no = ${orderNo}`,
  );
  await database.transaction(async (tx) => {
    await tx.run(sql`delete from shopping_cart where order_no = ${orderNo}`);
    await tx.run(sql`delete from order_recipe where order_no = ${orderNo}`);
    writing =
      run(`insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, quantity, price_cents)
      values (${orderNo}, ${row?.recipeNo ?? 0}, ${store.nos.ingredient('Lime')}, 1, ${row?.customerNo ?? 0}, 1, 1)`).catch(
        (error: unknown) => error,
      );
    await waitsForALock();
  });
  expect(await writing).toMatchObject(refused);
});

async function rowsOfOrder(): Promise<number> {
  const rows = await store.shop.database.query(
    z.object({ line_no: z.int() }),
    sql`select line_no from shopping_cart where order_no = ${orderNo}`,
  );
  return rows.length;
}

const waitsForALock = () =>
  expect
    .poll(
      async () =>
        (
          await store.shop.database.query(
            z.object({ pid: z.int() }),
            sql`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
        ).length,
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
