import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fields } from '../src/contract/fields.ts';
import { changeStock } from '../src/stock/inventory/inventory.ts';
import { limits, most, tryIn } from './field-limits.ts';
import { openWorld, type World } from './security/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  tryIn(world);
});
afterAll(() => world.store.close());

describe.each(Object.entries(limits))(
  '%s',
  (_name, { field, ask, keep, inside, outside, kept }) => {
    // First, while nobody else has the names that are one of a kind.
    test('the database draws the same line', async () => {
      for (const value of (kept?.inside ?? inside).map(asKept))
        expect({ value, is: await tried(keep(value)) }).toEqual({ value, is: 'kept' });
      for (const value of kept?.outside ?? outside.filter((each) => each !== '' && each !== 1.5))
        expect({ value, is: await tried(keep(value)) }).toMatchObject({
          is: expect.stringMatching(/^2[23]/) as unknown,
        });
    });

    test('what just fits is taken', async () => {
      for (const value of inside) {
        const { body } = await ask(value);
        expect({ value, code: body['code'] }).not.toMatchObject({ code: 'invalid-input' });
      }
    });

    test('what just does not is refused, and the refusal names the field', async () => {
      for (const value of outside) {
        const { status, body } = await ask(value);
        const named = (body['fields'] as { field: string }[] | undefined)?.map((at) => at.field);
        expect({ value, status, code: body['code'], named }).toEqual({
          value,
          status: 400,
          code: 'invalid-input',
          named: [field],
        });
      }
    });
  },
);

/** What the shop makes of good text before it keeps it. */
const asKept = (value: unknown) =>
  typeof value === 'string' ? value.normalize('NFC').trim() : value;

const undo = new Error('undo');

/** Runs a statement and takes it back; answers PostgreSQL's code when it was refused. */
async function tried(statement: Sql): Promise<string> {
  return world.store.shop.database
    .transaction(async (tx) => {
      await tx.run(statement);
      throw undo;
    })
    .catch((error: unknown) => (error === undo ? 'kept' : (error as { code: string }).code));
}

test('an inventory has up to ten digits, and never less than nothing', async () => {
  const ingredientNo = world.store.nos.ingredient('Lime');
  const { Lime } = await world.store.stockAndLedger();
  const change = (kind: 'received' | 'spoiled', amount: number) =>
    changeStock(world.store.shop, [{ ingredientNo, kind, amount, by: 'shop', note: null }]);
  await change('received', most - (Lime?.stock ?? 0));
  await expect(change('received', 1)).rejects.toMatchObject({ code: 'movement-too-large' });
  await change('spoiled', most);
  await expect(change('spoiled', 1)).rejects.toMatchObject({ code: 'stock-below-zero' });
  const keep = (value: unknown) => sql`update ingredients set ingredients_inventory = ${value}`;
  expect(await tried(keep(most))).toBe('kept');
  for (const value of [-1, most + 1, null]) expect(await tried(keep(value))).toMatch(/^23/);
});

test('the widths of the columns are the design’s, and those of the declarations', async () => {
  const widths = {
    cust_name: 30,
    cust_phone: 10,
    cust_address: 50,
    cust_email: 80,
    order_status: 20,
    recipe_name: 50,
    recipe_description: 100,
    ingredients_name: 50,
    ingredients_description: 100,
  };
  const rows = await world.store.shop.database.query(
    z.object({ column: z.string(), width: z.int() }),
    sql`select distinct column_name as "column", character_maximum_length as width
      from information_schema.columns where table_schema = 'public'
      and column_name = any(${Object.keys(widths)})`,
  );
  expect(Object.fromEntries(rows.map(({ column, width }) => [column, width]))).toEqual(widths);
  const declared = {
    cust_name: fields.custName,
    cust_address: fields.custAddress,
    recipe_name: fields.recipeName,
    recipe_description: fields.recipeDescription,
  };
  for (const [column, schema] of Object.entries(declared)) {
    const width = widths[column as keyof typeof widths];
    expect(schema.safeParse('x'.repeat(width)).success).toBe(true);
    expect(schema.safeParse('x'.repeat(width + 1)).success).toBe(false);
  }
});
