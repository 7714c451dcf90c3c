import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { offerRow, takenOfferRow, weekRow, type Offer, type TakenOffer } from './menu-week.ts';

type WeekRow = z.infer<typeof weekRow>;
const nameRow = z.object({
  recipeNo: z.int(),
  name: z.string().nullable(),
  status: z.enum(['draft', 'published']),
});

const weekColumns = sql`week, opens_at as "opensAt", closes_at as "closesAt", published_at as "publishedAt",
  expected_portions as "expectedPortions", version`;

export const readWeeks = (db: Db): Promise<WeekRow[]> =>
  db.query(weekRow, sql`select ${weekColumns} from menu_week order by week`);

/** Of all weeks, in the order in which each shows them. */
export const readOffers = (db: Db): Promise<Offer[]> =>
  db.query(
    offerRow,
    sql`select week, recipe_no as "recipeNo", most_portions as "mostPortions", withdrawn
    from menu_offer order by week, position, recipe_no`,
  );

/** What these weeks offer, with what is taken of it, withdrawn offers too. */
export const readTaken = (db: Db, from: string, to: string): Promise<TakenOffer[]> =>
  db.query(
    takenOfferRow,
    sql`select week, recipe_no as "recipeNo", most_portions as "mostPortions", withdrawn, taken
    from menu_offer where week between ${from} and ${to} order by week, position, recipe_no`,
  );

const takenRow = z.object({ week: z.iso.date(), recipeNo: z.int(), taken: z.int() });

/** The portions that orders hold of what the weeks from one on offer. */
export const readTakenFrom = (db: Db, from: string): Promise<z.infer<typeof takenRow>[]> =>
  db.query(
    takenRow,
    sql`select week, recipe_no as "recipeNo", taken from menu_offer where week >= ${from}::date and taken > 0`,
    { name: 'read-taken-offers' },
  );

/** Takes the pen for a week. */
export async function lockWeek(tx: Tx, week: string): Promise<WeekRow | undefined> {
  const [row] = await tx.query(
    weekRow,
    sql`select ${weekColumns} from menu_week where week = ${week} for update`,
  );
  return row;
}

/** What a week offers, held until this change is written: the desk waits, or is told of it. */
export const lockOffers = (tx: Tx, week: string): Promise<TakenOffer[]> =>
  tx.query(
    takenOfferRow,
    sql`with held as (select * from menu_offer where week = ${week} order by week, recipe_no for update)
    select week, recipe_no as "recipeNo", most_portions as "mostPortions", withdrawn, taken
    from held order by position, recipe_no`,
  );

export const readRecipes = (
  tx: Tx,
  recipeNos: readonly number[],
): Promise<z.infer<typeof nameRow>[]> =>
  tx.query(
    nameRow,
    sql`select recipe_no as "recipeNo", recipe_name as "name", recipe_status as "status" from recipe
    where recipe_no = any(${[...recipeNos]}::bigint[])`,
  );

export async function writeWeek(
  tx: Tx,
  { week, opensAt, closesAt, expectedPortions }: Omit<WeekRow, 'publishedAt' | 'version'>,
): Promise<void> {
  await tx.run(sql`insert into menu_week as w (week, opens_at, closes_at, expected_portions)
    values (${week}, ${opensAt}, ${closesAt}, ${expectedPortions})
    on conflict (week) do update set opens_at = excluded.opens_at, closes_at = excluded.closes_at,
      expected_portions = excluded.expected_portions, version = w.version + 1`);
}

export async function writePublished(tx: Tx, week: string, at: Date | null): Promise<void> {
  await tx.run(
    sql`update menu_week set published_at = ${at}, version = version + 1 where week = ${week}`,
  );
}

/** Writes what a week offers, in this order. What orders hold of another recipe stays counted, off the menu. */
export async function writeOffers(
  tx: Tx,
  week: string,
  offers: readonly Pick<Offer, 'recipeNo' | 'mostPortions'>[],
): Promise<void> {
  const nos = offers.map(({ recipeNo }) => recipeNo);
  await tx.run(
    sql`delete from menu_offer where week = ${week} and taken = 0 and recipe_no <> all(${nos}::bigint[])`,
  );
  await tx.run(
    sql`update menu_offer set withdrawn = true where week = ${week} and recipe_no <> all(${nos}::bigint[])`,
  );
  await tx.run(sql`insert into menu_offer (week, recipe_no, position, most_portions)
    select ${week}, n.no, n.place, n.most
    from unnest(${nos}::bigint[], ${offers.map(({ mostPortions }) => mostPortions)}::bigint[]) with ordinality n (no, most, place)
    order by n.no
    on conflict (week, recipe_no) do update set position = excluded.position, most_portions = excluded.most_portions, withdrawn = false`);
}

export async function removeWeek(tx: Tx, week: string): Promise<void> {
  await tx.run(sql`delete from menu_offer where week = ${week}`);
  await tx.run(sql`delete from menu_week where week = ${week}`);
}
