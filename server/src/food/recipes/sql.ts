import sql from 'sql-template-tag';
import { add } from '../../platform/outbox.ts';
import type { Db, Json, Tx } from '../../platform/platform.ts';
import type { Category, Ingredient, Recipe } from './recipe.ts';

export async function readVersion(db: Db): Promise<number> {
  const [row] = await db.query<{ version: number }>(sql`select version from catalogue_state`);
  if (!row) throw new Error('The catalogue has no version.');
  return row.version;
}

/** Moves the version and thereby takes the pen: one change of the menu at a time, each told to the outbox. */
export async function nextVersion(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    sql`update catalogue_state set version = version + 1 returning version`,
  );
  if (!row) throw new Error('The catalogue has no version.');
  await add(tx, { kind: 'catalogue-changed', payload: { version: row.version } });
  return row.version;
}

/** Makes the transaction read one moment, whatever commits meanwhile. */
export async function freeze(tx: Tx): Promise<void> {
  await tx.query(sql`set transaction isolation level repeatable read, read only`);
}

export async function readCategories(db: Db): Promise<Category[]> {
  return db.query<Category>(sql`select category_slug as "slug", category_name as "name", position
    from category order by position, category_slug`);
}

export async function readIngredients(db: Db, ingredientNo?: number): Promise<Ingredient[]> {
  return db.query<Ingredient>(sql`select ingredients_no as "ingredientNo", ingredients_name as "name",
    ingredients_description as "description", (ingredients_price * 100)::int as "priceCents", ingredients_quantity as "packAmount",
    unit, piece_grams as "pieceGrams", allergens, diets, low_stock as "lowStockAmount",
    json_build_object('kcal', kcal, 'fatMg', fat_mg, 'saturatesMg', saturates_mg, 'carbohydrateMg', carbohydrate_mg,
      'sugarsMg', sugars_mg, 'fibreMg', fibre_mg, 'proteinMg', protein_mg, 'saltMg', salt_mg) as nutrition
    from ingredients where ${ingredientNo ?? null}::bigint is null or ingredients_no = ${ingredientNo ?? null}
    order by ingredients_no`);
}

/** The ingredients, or whether this one is among them, that a recipe, a swap or the stock counts in their unit. */
export async function readCounted(db: Db, ingredientNo?: number): Promise<Set<number>> {
  const found = await db.query<{
    ingredientNo: number;
  }>(sql`select ingredients_no as "ingredientNo" from ingredients i
    where (${ingredientNo ?? null}::bigint is null or ingredients_no = ${ingredientNo ?? null}) and (
      exists (select 1 from recipe_ingredients r where r.ingredients_no = i.ingredients_no)
      or exists (select 1 from recipe_swap s where s.substitute_no = i.ingredients_no)
      or exists (select 1 from stock_movement m where m.ingredients_no = i.ingredients_no))`);
  return new Set(found.map((row) => row.ingredientNo));
}

export async function readRecipes(db: Db, recipeNo?: number): Promise<Recipe[]> {
  return db.query<Recipe>(sql`select recipe_no as "recipeNo", recipe_slug as "slug", recipe_name as "name",
    recipe_description as "description", category_slug as "category", story, servings, minutes,
    preparation_cents as "preparationCents", steps, picture, recipe_status as "status", edition_no as "editionNo",
    coalesce(i.list, '[]') as "ingredients"
    from recipe r
    left join lateral (
      select json_agg(json_build_object('ingredientNo', ri.ingredients_no, 'amount', ri.quantity, 'swaps', coalesce(
        (select json_agg(json_build_object('with', s.substitute_no,
          'ratio', json_build_object('substitute', s.ratio_substitute, 'original', s.ratio_original)) order by s.substitute_no)
         from recipe_swap s where s.recipe_no = ri.recipe_no and s.ingredients_no = ri.ingredients_no), '[]'))
        order by ri.position, ri.ingredients_no) as list
      from recipe_ingredients ri where ri.recipe_no = r.recipe_no
    ) i on true
    where ${recipeNo ?? null}::bigint is null or recipe_no = ${recipeNo ?? null}
    order by recipe_no`);
}

export async function writeCategory(tx: Tx, { slug, name, position }: Category): Promise<void> {
  await tx.query(sql`insert into category (category_slug, category_name, position) values (${slug}, ${name}, ${position})
    on conflict (category_slug) do update set category_name = excluded.category_name, position = excluded.position`);
}

/** Writes all facts of an ingredient; its inventory is the ledger's business. Without a number it gets the next one. */
export async function writeIngredient(
  tx: Tx,
  ingredientNo: number | undefined,
  facts: Omit<Ingredient, 'ingredientNo'>,
): Promise<number> {
  const no = ingredientNo ?? (await nextNumber(tx, 'ingredients'));
  const { nutrition: n } = facts;
  await tx.query(sql`insert into ingredients (ingredients_no, ingredients_name, ingredients_description, ingredients_price,
      ingredients_quantity, unit, piece_grams, allergens, diets, low_stock,
      kcal, fat_mg, saturates_mg, carbohydrate_mg, sugars_mg, fibre_mg, protein_mg, salt_mg)
    values (${no}, ${facts.name}, ${facts.description}, ${facts.priceCents}::numeric / 100, ${facts.packAmount}, ${facts.unit},
      ${facts.pieceGrams}, ${facts.allergens}, ${facts.diets}, ${facts.lowStockAmount},
      ${n.kcal}, ${n.fatMg}, ${n.saturatesMg}, ${n.carbohydrateMg}, ${n.sugarsMg}, ${n.fibreMg}, ${n.proteinMg}, ${n.saltMg})
    on conflict (ingredients_no) do nothing`);
  // A plain update of facts lets orders prove their ingredients meanwhile; an upsert that names a unique column locks them out.
  await tx.query(sql`update ingredients set ingredients_name = ${facts.name}, ingredients_description = ${facts.description},
    ingredients_price = ${facts.priceCents}::numeric / 100, ingredients_quantity = ${facts.packAmount}, unit = ${facts.unit},
    piece_grams = ${facts.pieceGrams}, allergens = ${facts.allergens}, diets = ${facts.diets}, low_stock = ${facts.lowStockAmount},
    kcal = ${n.kcal}, fat_mg = ${n.fatMg}, saturates_mg = ${n.saturatesMg}, carbohydrate_mg = ${n.carbohydrateMg},
    sugars_mg = ${n.sugarsMg}, fibre_mg = ${n.fibreMg}, protein_mg = ${n.proteinMg}, salt_mg = ${n.saltMg}
    where ingredients_no = ${no}`);
  return no;
}

/** Takes the pen for many ingredients, sorted, as everywhere. */
export async function lockIngredients(tx: Tx, ingredientNos: number[]): Promise<void> {
  await tx.query(sql`select 1 from ingredients where ingredients_no = any(${ingredientNos}::bigint[])
    order by ingredients_no for no key update`);
}

/** Frees what is about to be written, so that names can change hands: they are kept unique statement by statement. */
export async function releaseNames(
  tx: Tx,
  { ingredientNos, recipeNos }: { ingredientNos: number[]; recipeNos: number[] },
): Promise<void> {
  await tx.query(sql`update ingredients set ingredients_name = null
    where ingredients_no = any(${ingredientNos}::bigint[])`);
  await tx.query(sql`update recipe set recipe_slug = 'moving-' || recipe_no
    where recipe_no = any(${recipeNos}::bigint[])`);
}

/** Writes a recipe with its ingredients and swaps, and keeps this edition for ever. Without a number it gets the next one. */
export async function writeRecipe(
  tx: Tx,
  recipeNo: number | undefined,
  recipe: Omit<Recipe, 'recipeNo'>,
  edition: Json,
): Promise<number> {
  const no = recipeNo ?? (await nextNumber(tx, 'recipe'));
  await tx.query(sql`insert into recipe (recipe_no, recipe_slug, recipe_name, recipe_description, category_slug, story, servings,
      minutes, preparation_cents, steps, picture, recipe_status, edition_no)
    values (${no}, ${recipe.slug}, ${recipe.name}, ${recipe.description}, ${recipe.category}, ${recipe.story}, ${recipe.servings},
      ${recipe.minutes}, ${recipe.preparationCents}, ${recipe.steps}, ${recipe.picture}, ${recipe.status}, ${recipe.editionNo})
    on conflict (recipe_no) do update set recipe_slug = excluded.recipe_slug, recipe_name = excluded.recipe_name,
      recipe_description = excluded.recipe_description, category_slug = excluded.category_slug, story = excluded.story,
      servings = excluded.servings, minutes = excluded.minutes, preparation_cents = excluded.preparation_cents,
      steps = excluded.steps, picture = excluded.picture, recipe_status = excluded.recipe_status, edition_no = excluded.edition_no`);
  await tx.query(sql`delete from recipe_ingredients where recipe_no = ${no}`);
  await tx.query(sql`insert into recipe_ingredients (recipe_no, ingredients_no, quantity, position)
    select ${no}, i."ingredientNo", i.amount, i.position
    from rows from (json_to_recordset(${JSON.stringify(recipe.ingredients)}::json) as ("ingredientNo" bigint, amount bigint))
      with ordinality i ("ingredientNo", amount, position)`);
  const swaps = recipe.ingredients.flatMap(({ ingredientNo, swaps }) =>
    swaps.map((swap) => ({ ingredientNo, with: swap.with, ...swap.ratio })),
  );
  await tx.query(sql`insert into recipe_swap (recipe_no, ingredients_no, substitute_no, ratio_substitute, ratio_original)
    select ${no}, s."ingredientNo", s."with", s.substitute, s.original
    from json_to_recordset(${JSON.stringify(swaps)}::json)
      as s ("ingredientNo" bigint, "with" bigint, substitute int, original int)`);
  await tx.query(sql`insert into recipe_edition (recipe_no, edition_no, content)
    values (${no}, ${recipe.editionNo}, ${JSON.stringify(edition)})`);
  return no;
}

/** The number after the highest: a number that came with a file is never given again. The caller holds the menu's pen. */
async function nextNumber(tx: Tx, table: 'ingredients' | 'recipe'): Promise<number> {
  const highest = {
    ingredients: sql`select coalesce(max(ingredients_no), 0) + 1 as no from ingredients`,
    recipe: sql`select coalesce(max(recipe_no), 0) + 1 as no from recipe`,
  };
  const [row] = await tx.query<{ no: number }>(highest[table]);
  if (!row) throw new Error('No next number.');
  return row.no;
}

export async function readEdition(
  db: Db,
  recipeNo: number,
  editionNo: number,
): Promise<Json | undefined> {
  const [row] = await db.query<{ content: Json }>(
    sql`select content from recipe_edition where recipe_no = ${recipeNo} and edition_no = ${editionNo}`,
  );
  return row?.content;
}
