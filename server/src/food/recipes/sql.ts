import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import type { EditionContent } from './next-edition.ts';
import {
  categoryRow,
  recipeRow,
  synonymRow,
  type Category,
  type KeptCategory,
  type Recipe,
  type Synonym,
} from './recipe.ts';

const numberRow = z.object({ no: z.int() });

export async function readCategories(db: Db): Promise<KeptCategory[]> {
  return db.query(
    categoryRow,
    sql`select category_slug as "slug", category_name as "name", position, version
    from category order by position, category_slug`,
  );
}

export async function readRecipes(db: Db, recipeNo?: number): Promise<Recipe[]> {
  return db.query(
    recipeRow,
    sql`select recipe_no as "recipeNo", recipe_slug as "slug", recipe_name as "name",
    recipe_description as "description", category_slug as "category", story, servings, minutes,
    preparation_cents as "preparationCents",
    json_build_object('name', name_follows, 'description', description_follows, 'story', story_follows) as "follows", steps, picture, menu_place as "menuPlace", recipe_status as "status", edition_no as "editionNo",
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
    order by recipe_no`,
  );
}

export async function writeCategory(tx: Tx, { slug, name, position }: Category): Promise<void> {
  await tx.run(sql`insert into category (category_slug, category_name, position) values (${slug}, ${name}, ${position})
    on conflict (category_slug) do update set category_name = excluded.category_name, position = excluded.position,
      version = category.version + 1`);
}

export async function readSynonyms(db: Db): Promise<Synonym[]> {
  const rows = await db.query(synonymRow, sql`select words from synonym order by synonym_no`);
  return rows.map(({ words }) => words);
}

/** These and no others. */
export async function writeSynonyms(tx: Tx, synonyms: readonly Synonym[]): Promise<void> {
  await tx.run(sql`delete from synonym`);
  await tx.run(sql`insert into synonym (synonym_no, words)
    select place, array(select json_array_elements_text(words))
    from json_array_elements(${JSON.stringify(synonyms)}::json) with ordinality given (words, place)`);
}

/** Frees slugs that are about to be written, so that they can change hands: they are kept unique statement by statement. */
export async function releaseSlugs(tx: Tx, recipeNos: number[]): Promise<void> {
  await tx.run(sql`update recipe set recipe_slug = 'moving-' || recipe_no
    where recipe_no = any(${recipeNos}::bigint[])`);
}

/** Writes a recipe with its ingredients and swaps, and keeps this edition for ever. Without a number it gets the next one. */
export async function writeRecipe(
  tx: Tx,
  recipeNo: number | undefined,
  recipe: Omit<Recipe, 'recipeNo'>,
  edition: EditionContent,
): Promise<number> {
  const no = recipeNo ?? (await nextNumber(tx));
  await tx.run(sql`insert into recipe (recipe_no, recipe_slug, recipe_name, recipe_description, category_slug, story, servings,
      minutes, preparation_cents, name_follows, description_follows, story_follows, steps, picture, menu_place, recipe_status, edition_no)
    values (${no}, ${recipe.slug}, ${recipe.name}, ${recipe.description}, ${recipe.category}, ${recipe.story}, ${recipe.servings},
      ${recipe.minutes}, ${recipe.preparationCents}, ${recipe.follows.name}, ${recipe.follows.description}, ${recipe.follows.story}, ${recipe.steps}, ${recipe.picture}, ${recipe.menuPlace}, ${recipe.status}, ${recipe.editionNo})
    on conflict (recipe_no) do update set recipe_slug = excluded.recipe_slug, recipe_name = excluded.recipe_name,
      recipe_description = excluded.recipe_description, category_slug = excluded.category_slug, story = excluded.story,
      servings = excluded.servings, minutes = excluded.minutes, preparation_cents = excluded.preparation_cents,
      name_follows = excluded.name_follows, description_follows = excluded.description_follows, story_follows = excluded.story_follows,
      steps = excluded.steps, picture = excluded.picture, menu_place = excluded.menu_place, recipe_status = excluded.recipe_status, edition_no = excluded.edition_no`);
  await tx.run(sql`delete from recipe_ingredients where recipe_no = ${no}`);
  await tx.run(sql`insert into recipe_ingredients (recipe_no, ingredients_no, quantity, position)
    select ${no}, i."ingredientNo", i.amount, i.position
    from rows from (json_to_recordset(${JSON.stringify(recipe.ingredients)}::json) as ("ingredientNo" bigint, amount bigint))
      with ordinality i ("ingredientNo", amount, position)`);
  const swaps = recipe.ingredients.flatMap(({ ingredientNo, swaps }) =>
    swaps.map((swap) => ({ ingredientNo, with: swap.with, ...swap.ratio })),
  );
  await tx.run(sql`insert into recipe_swap (recipe_no, ingredients_no, substitute_no, ratio_substitute, ratio_original)
    select ${no}, s."ingredientNo", s."with", s.substitute, s.original
    from json_to_recordset(${JSON.stringify(swaps)}::json)
      as s ("ingredientNo" bigint, "with" bigint, substitute int, original int)`);
  await tx.run(sql`insert into recipe_edition (recipe_no, edition_no, content)
    values (${no}, ${recipe.editionNo}, ${JSON.stringify(edition)})`);
  return no;
}

/** The number after the highest: a number that came with a file is never given again. The caller holds the menu's pen. */
async function nextNumber(tx: Tx): Promise<number> {
  const [row] = await tx.query(
    numberRow,
    sql`select coalesce(max(recipe_no), 0) + 1 as no from recipe`,
  );
  if (!row) throw new Error('No next number.');
  return row.no;
}
