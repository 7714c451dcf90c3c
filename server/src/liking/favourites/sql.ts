import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db } from '../../platform/platform.ts';

/** `markNo` grows with each mark. */
const favouriteRow = z.object({ markNo: z.int(), recipeNo: z.int(), since: z.date() });
export type Favourite = z.infer<typeof favouriteRow>;

/** Newest first. */
export const readFavourites = (
  db: Db,
  customerNo: number,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<Favourite[]> =>
  db.query(
    favouriteRow,
    sql`select mark_no as "markNo", recipe_no as "recipeNo", since from favourite
    where customer_no = ${customerNo} and (${before ?? null}::bigint is null or mark_no < ${before ?? null})
    order by mark_no desc limit ${limit}`,
  );

const numberRow = favouriteRow.pick({ recipeNo: true });

/** Which of these somebody marked. */
export async function readAmong(
  db: Db,
  customerNo: number,
  recipeNos: readonly number[],
): Promise<number[]> {
  const rows = await db.query(
    numberRow,
    sql`select recipe_no as "recipeNo" from favourite
      where customer_no = ${customerNo} and recipe_no = any (${recipeNos}::bigint[]) order by recipe_no`,
  );
  return rows.map(({ recipeNo }) => recipeNo);
}

export async function addFavourite(
  db: Db,
  customerNo: number,
  { recipeNo, since }: Pick<Favourite, 'recipeNo' | 'since'>,
): Promise<void> {
  await db.run(sql`insert into favourite (customer_no, recipe_no, since)
    values (${customerNo}, ${recipeNo}, ${since}) on conflict do nothing`);
}

export async function removeFavourite(db: Db, customerNo: number, recipeNo: number): Promise<void> {
  await db.run(
    sql`delete from favourite where customer_no = ${customerNo} and recipe_no = ${recipeNo}`,
  );
}
