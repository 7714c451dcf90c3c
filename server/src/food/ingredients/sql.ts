import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { ingredientRow, type Ingredient } from './ingredient.ts';

const numberRow = z.object({ no: z.int() });
const ingredientNoRow = ingredientRow.pick({ ingredientNo: true });

export async function readIngredients(db: Db, ingredientNo?: number): Promise<Ingredient[]> {
  return db.query(
    ingredientRow,
    sql`select ingredients_no as "ingredientNo", ingredients_name as "name",
    ingredients_description as "description", (ingredients_price * 100)::int as "priceCents", ingredients_quantity as "packAmount",
    unit, piece_grams as "pieceGrams", allergens, diets, low_stock as "lowStockAmount",
    json_build_object('kcal', kcal, 'fatMg', fat_mg, 'saturatesMg', saturates_mg, 'carbohydrateMg', carbohydrate_mg,
      'sugarsMg', sugars_mg, 'fibreMg', fibre_mg, 'proteinMg', protein_mg, 'saltMg', salt_mg) as nutrition
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
  facts: Omit<Ingredient, 'ingredientNo'>,
): Promise<number> {
  const no = ingredientNo ?? (await nextNumber(tx));
  const { nutrition: n } = facts;
  await tx.run(sql`insert into ingredients (ingredients_no, ingredients_name, ingredients_description, ingredients_price,
      ingredients_quantity, unit, piece_grams, allergens, diets, low_stock,
      kcal, fat_mg, saturates_mg, carbohydrate_mg, sugars_mg, fibre_mg, protein_mg, salt_mg)
    values (${no}, ${facts.name}, ${facts.description}, ${facts.priceCents}::numeric / 100, ${facts.packAmount}, ${facts.unit},
      ${facts.pieceGrams}, ${facts.allergens}, ${facts.diets}, ${facts.lowStockAmount},
      ${n.kcal}, ${n.fatMg}, ${n.saturatesMg}, ${n.carbohydrateMg}, ${n.sugarsMg}, ${n.fibreMg}, ${n.proteinMg}, ${n.saltMg})
    on conflict (ingredients_no) do nothing`);
  // A plain update of facts lets orders prove their ingredients meanwhile; an upsert that names a unique column locks them out.
  await tx.run(sql`update ingredients set ingredients_name = ${facts.name}, ingredients_description = ${facts.description},
    ingredients_price = ${facts.priceCents}::numeric / 100, ingredients_quantity = ${facts.packAmount}, unit = ${facts.unit},
    piece_grams = ${facts.pieceGrams}, allergens = ${facts.allergens}, diets = ${facts.diets}, low_stock = ${facts.lowStockAmount},
    kcal = ${n.kcal}, fat_mg = ${n.fatMg}, saturates_mg = ${n.saturatesMg}, carbohydrate_mg = ${n.carbohydrateMg},
    sugars_mg = ${n.sugarsMg}, fibre_mg = ${n.fibreMg}, protein_mg = ${n.proteinMg}, salt_mg = ${n.saltMg}
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

/** Takes the pen for many ingredients, sorted, as everywhere. */
export async function lockIngredients(tx: Tx, ingredientNos: number[]): Promise<void> {
  await tx.run(sql`select 1 from ingredients where ingredients_no = any(${ingredientNos}::bigint[])
    order by ingredients_no for no key update`);
}

/** Frees names that are about to be written, so that they can change hands: they are kept unique statement by statement. */
export async function releaseNames(tx: Tx, ingredientNos: number[]): Promise<void> {
  await tx.run(sql`update ingredients set ingredients_name = null
    where ingredients_no = any(${ingredientNos}::bigint[])`);
}
