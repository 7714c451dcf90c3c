import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Fact } from '../../contract/ingredient-facts.ts';
import {
  factList,
  flat,
  type AnyValue,
  type IngredientFacts,
} from '../../contract/ingredient-shape.ts';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { ingredientRow, type KeptIngredient } from './ingredient.ts';

const numberRow = z.object({ no: z.int() });
const ingredientNoRow = z.object({ ingredientNo: z.int() });

/** Columns are the table's own; every value is a parameter. */
const columns = factList.map(([, { column }]) => column);
const selected = raw(
  [
    ...factList.flatMap(([name, fact]) =>
      fact.group === 'nutrition' ? [] : [`${read(fact)} as "${name}"`],
    ),
    `json_build_object(${factList
      .flatMap(([name, fact]) => (fact.group === 'nutrition' ? [`'${name}', ${read(fact)}`] : []))
      .join(', ')}) as nutrition`,
  ].join(', '),
);

/** The database keeps prices in euros, the shop counts in cents. */
function read({ kind, column }: Fact): string {
  return kind === 'price' ? `(${column} * 100)::int` : column;
}

function written({ kind }: Fact, value: AnyValue): Sql {
  return kind === 'price' ? sql`${value}::numeric / 100` : sql`${value}`;
}

export async function readIngredients(db: Db, ingredientNo?: number): Promise<KeptIngredient[]> {
  return db.query(
    ingredientRow,
    sql`select ingredients_no as "ingredientNo", version, ${selected}
    from ingredients where ${ingredientNo ?? null}::bigint is null or ingredients_no = ${ingredientNo ?? null}
    order by ingredients_no`,
  );
}

/** The ingredients, or whether this one is among them, that a recipe, a swap or the stock counts in their unit. */
export async function readCounted(db: Db, ingredientNo?: number): Promise<Set<number>> {
  const found = await db.query(
    ingredientNoRow,
    sql`select ingredients_no as "ingredientNo" from ingredients i
    where (${ingredientNo ?? null}::bigint is null or ingredients_no = ${ingredientNo ?? null}) and (
      exists (select 1 from recipe_ingredients r where r.ingredients_no = i.ingredients_no)
      or exists (select 1 from recipe_swap s where s.substitute_no = i.ingredients_no)
      or exists (select 1 from stock_movement m where m.ingredients_no = i.ingredients_no))`,
  );
  return new Set(found.map((row) => row.ingredientNo));
}

/** Writes all facts of an ingredient; its inventory is the ledger's business. Without a number it gets the next one. */
export async function writeIngredient(
  tx: Tx,
  ingredientNo: number | undefined,
  facts: IngredientFacts,
): Promise<number> {
  const no = ingredientNo ?? (await nextNumber(tx));
  const said = flat(facts);
  const values = factList.map(([name, fact]) => written(fact, said[name]));
  const inserted =
    await tx.run(sql`insert into ingredients (ingredients_no, ${raw(columns.join(', '))})
    values (${no}, ${join(values)}) on conflict (ingredients_no) do nothing`);
  if (inserted > 0) return no;
  // A plain update of facts lets orders prove their ingredients meanwhile; an upsert that names a unique column locks them out.
  const changes = factList.map(
    ([name, fact]) => sql`${raw(fact.column)} = ${written(fact, said[name])}`,
  );
  await tx.run(sql`update ingredients set ${join(changes)}, version = version + 1
    where ingredients_no = ${no}`);
  return no;
}

/** The number after the highest: a number that came with a file is never given again. The caller holds the menu's pen. */
async function nextNumber(tx: Tx): Promise<number> {
  const [row] = await tx.query(
    numberRow,
    sql`select coalesce(max(ingredients_no), 0) + 1 as no from ingredients`,
  );
  if (!row) throw new Error('No next number.');
  return row.no;
}

/** Takes the pen for many ingredients, and for what each kitchen has of them, sorted, as everywhere. */
export async function lockIngredients(tx: Tx, ingredientNos: number[]): Promise<void> {
  await tx.run(sql`select 1 from ingredients where ingredients_no = any(${ingredientNos}::bigint[])
    order by ingredients_no for no key update`);
  await tx.run(sql`select 1 from kitchen_stock where ingredients_no = any(${ingredientNos}::bigint[])
    order by ingredients_no, kitchen_no for no key update`);
}

/** Frees names that are about to be written, so that they can change hands: they are kept unique statement by statement. */
export async function releaseNames(tx: Tx, ingredientNos: number[]): Promise<void> {
  await tx.run(sql`update ingredients set ingredients_name = null
    where ingredients_no = any(${ingredientNos}::bigint[])`);
}
