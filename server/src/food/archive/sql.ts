import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';

const kinds = ['ingredient', 'recipe', 'category'] as const;
export type Kind = (typeof kinds)[number];

const archivedRow = z.object({ kind: z.enum(kinds), key: z.string() });

export const readArchived = (db: Db): Promise<z.infer<typeof archivedRow>[]> =>
  db.query(
    archivedRow,
    sql`select 'ingredient' as kind, ingredients_no::text as key from ingredients where archived_at is not null
    union all select 'recipe', recipe_no::text from recipe where archived_at is not null
    union all select 'category', category_slug from category where archived_at is not null`,
  );

const needRow = z.object({ recipeNo: z.int(), name: z.string().nullable() });
export type Need = z.infer<typeof needRow>;

/** Recipes on the menu that hold an ingredient or offer it in a swap. */
export const offeredWith = (tx: Tx, ingredientNo: number): Promise<Need[]> =>
  tx.query(
    needRow,
    sql`select recipe_no as "recipeNo", recipe_name as "name" from recipe r
    where recipe_status = 'published' and (
      exists (select 1 from recipe_ingredients i where i.recipe_no = r.recipe_no and i.ingredients_no = ${ingredientNo})
      or exists (select 1 from recipe_swap s where s.recipe_no = r.recipe_no and s.substitute_no = ${ingredientNo}))
    order by recipe_no`,
  );

/** Recipes of a category, on the menu or being written. */
export const usedIn = (tx: Tx, slug: string): Promise<Need[]> =>
  tx.query(
    needRow,
    sql`select recipe_no as "recipeNo", recipe_name as "name" from recipe
    where category_slug = ${slug} and archived_at is null order by recipe_no`,
  );

/** The recipe itself, while it is on the menu. */
export const offered = (tx: Tx, recipeNo: number): Promise<Need[]> =>
  tx.query(
    needRow,
    sql`select recipe_no as "recipeNo", recipe_name as "name" from recipe
    where recipe_no = ${recipeNo} and recipe_status = 'published'`,
  );

const tables: Record<Kind, [table: string, column: string, type: string]> = {
  ingredient: ['ingredients', 'ingredients_no', 'bigint'],
  recipe: ['recipe', 'recipe_no', 'bigint'],
  category: ['category', 'category_slug', 'text'],
};

/** Whether there is such a thing. */
export async function exists(tx: Tx, kind: Kind, key: string | number): Promise<boolean> {
  const [table, column, type] = tables[kind];
  const found = await tx.query(
    archivedRow,
    sql`select ${kind} as kind, ${raw(column)}::text as key from ${raw(table)} where ${raw(column)} = ${key}::${raw(type)}`,
  );
  return found.length > 0;
}

export async function writeArchived(
  tx: Tx,
  kind: Kind,
  key: string | number,
  at: Date | null,
): Promise<void> {
  const [table, column, type] = tables[kind];
  await tx.run(
    sql`update ${raw(table)} set archived_at = ${at} where ${raw(column)} = ${key}::${raw(type)}`,
  );
}
