import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '../../../test/database.ts';
import { ingredientOf } from '../../../test/small-menu.ts';
import { eachFact, factList } from '../../contract/ingredient-shape.ts';
import { everyIngredient, saveIngredient } from './ingredients.ts';
import { ingredientRow } from './ingredient.ts';
import { schemaOf } from './schemas.ts';

/** Columns of `ingredients` that are no fact of the menu team, and why. */
const others: Record<string, string> = {
  ingredients_no: 'is what an ingredient is, not what is said of it',
  archived_at: 'says whether it is out of lists, which is said apart',
  version: 'says which state of them it is',
  ingredients_inventory: 'is the business of the stock and its ledger',
};

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const columnRow = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  most: z.int().nullable(),
});
const columns = async () =>
  database.query(
    columnRow,
    sql`select column_name as name, data_type as type, is_nullable = 'YES' as nullable,
    character_maximum_length as most
    from information_schema.columns where table_schema = 'public' and table_name = 'ingredients'`,
  );

test('every column of an ingredient is a fact of the table, or is listed here with the reason', async () => {
  const known = [...factList.map(([, { column }]) => column), ...Object.keys(others)];
  expect((await columns()).map(({ name }) => name).sort()).toEqual(known.sort());
});

test('every fact has a column of its kind, as wide, and empty only where the fact may be', async () => {
  const types = {
    text: 'character varying',
    price: 'numeric',
    whole: /^(bigint|integer)$/,
    grams: 'integer',
    choice: 'text',
    choices: 'ARRAY',
  };
  const found = new Map((await columns()).map((column) => [column.name, column]));
  for (const [fact, { column, kind, nullable = false, ...more }] of factList) {
    const most = 'most' in more && kind === 'text' ? more.most : null;
    expect({ fact, ...found.get(column) }).toEqual({
      fact,
      name: column,
      nullable,
      most,
      type: typeof types[kind] === 'string' ? types[kind] : expect.stringMatching(types[kind]),
    });
  }
});

test('no two facts share a column or a heading, and what a fact is without a word is good', () => {
  for (const key of ['column', 'csv'] as const) {
    const used = factList.map(([, fact]) => fact[key]);
    expect(new Set(used).size).toBe(used.length);
  }
  for (const [name, fact] of factList) {
    if (fact.blank === undefined) continue;
    const { success } = schemaOf(fact).safeParse(fact.blank);
    expect({ name, success }).toEqual({ name, success: true });
  }
});

test('a fact that older files do not have is one that can be left unsaid', () => {
  const said = factList.filter(
    ([, { since, blank }]) => since !== undefined && blank === undefined,
  );
  expect(said.map(([name]) => name)).toEqual([]);
});

test('what is written is read again, in rows that are what their type says', async () => {
  const facts = { ...ingredientOf('Lime'), priceCents: 205, allergens: null };
  const no = await database.transaction((tx) => saveIngredient(tx, undefined, facts));
  const read = await everyIngredient(database);
  expect(read.get(no)).toEqual({ ingredientNo: no, version: 1, ...facts });
  expect(ingredientRow.parse(read.get(no))).toEqual(read.get(no));
  expect(ingredientRow.safeParse({ ...read.get(no), more: 1 }).success).toBe(false);
  for (const name of Object.keys(eachFact(() => null))) {
    const { [name]: _, ...fewer } = { ...read.get(no) } as Record<string, unknown>;
    if (name in facts)
      expect({ name, is: ingredientRow.safeParse(fewer).success }).toMatchObject({ is: false });
  }
});
