import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/platform.ts';
import { keptEdition, type EditionContent } from './next-edition.ts';
import { portionRow, type Portion } from './odd-amounts.ts';
import {
  categoryRow,
  recipeRow,
  sourceRow,
  synonymRow,
  type Category,
  type KeptCategory,
  type Recipe,
  type RecipeSource,
  type Synonym,
} from './recipe.ts';

const numberRow = z.object({ no: z.int() });
/** Who saved it and its status are null in editions for which nobody wrote them down. */
const editionRow = z.object({
  editionNo: z.int(),
  content: keptEdition,
  savedBy: z.string().nullable(),
  status: z.enum(['draft', 'published']).nullable(),
  savedAt: z.date(),
});
export type KeptEdition = z.infer<typeof editionRow>;

const formerSlugRow = z.object({ slug: z.string(), recipeNo: z.int() });
type FormerSlug = z.infer<typeof formerSlugRow>;
const slugRow = z.object({ slug: z.string() });

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
    json_build_object('name', name_follows, 'description', description_follows, 'story', story_follows) as "follows", steps, picture, menu_place as "menuPlace", recipe_status as "status", edition_no as "editionNo", unfinished,
    coalesce(i.list, '[]') as "ingredients"
    from recipe r
    left join lateral (
      select json_agg(json_strip_nulls(json_build_object('ingredientNo', ri.ingredients_no, 'amount', ri.quantity,
        'confirmed', nullif(ri.confirmed, false), 'swaps', coalesce(
        (select json_agg(json_build_object('with', s.substitute_no,
          'ratio', json_build_object('substitute', s.ratio_substitute, 'original', s.ratio_original)) order by s.substitute_no)
         from recipe_swap s where s.recipe_no = ri.recipe_no and s.ingredients_no = ri.ingredients_no), '[]')))
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

/** The slugs that begin so, of other recipes. */
export async function readSlugs(
  db: Db,
  beginning: string,
  exceptNo: number | undefined,
): Promise<Set<string>> {
  const found = await db.query(
    slugRow,
    sql`select recipe_slug as "slug" from (select recipe_slug, recipe_no from recipe union all
      select recipe_slug, recipe_no from former_slug) known
    where starts_with(recipe_slug, ${beginning}) and recipe_no is distinct from ${exceptNo ?? null}::bigint`,
  );
  return new Set(found.map(({ slug }) => slug));
}

/** Slugs that recipes had before, each with the recipe that it leads to. */
export async function readFormerSlugs(db: Db): Promise<FormerSlug[]> {
  return db.query(
    formerSlugRow,
    sql`select recipe_slug as "slug", recipe_no as "recipeNo" from former_slug order by recipe_slug`,
  );
}

/** Lets slugs that were left go on leading to their recipes, where anybody can know them; what a recipe is called now leads nowhere else. */
export async function keepFormerSlugs(tx: Tx, left: readonly FormerSlug[]): Promise<void> {
  await tx.run(sql`insert into former_slug (recipe_slug, recipe_no)
    select l.slug, l."recipeNo" from json_to_recordset(${JSON.stringify(left)}::json) as l (slug text, "recipeNo" bigint)
    where exists (select 1 from recipe_edition e where e.recipe_no = l."recipeNo" and e.recipe_status is distinct from 'draft')
    on conflict (recipe_slug) do update set recipe_no = excluded.recipe_no`);
  await tx.run(sql`delete from former_slug f using recipe r where r.recipe_slug = f.recipe_slug`);
}

/** Whether it led to this recipe. */
export async function removeFormerSlug(tx: Tx, recipeNo: number, slug: string): Promise<boolean> {
  const removed = await tx.run(
    sql`delete from former_slug where recipe_no = ${recipeNo} and recipe_slug = ${slug}`,
  );
  return removed > 0;
}

/** Whether it is or was on the menu; of editions for which nobody wrote it down, it may have been. */
export async function wasPublished(db: Db, recipeNo: number): Promise<boolean> {
  const found = await db.query(
    numberRow,
    sql`select edition_no as no from recipe_edition
    where recipe_no = ${recipeNo} and recipe_status is distinct from 'draft' limit 1`,
  );
  return found.length > 0;
}

/** How much of each of these the recipes on the menu take for one serving. */
export async function readPortions(db: Db, ingredientNos: number[]): Promise<Portion[]> {
  return db.query(
    portionRow,
    sql`select ri.ingredients_no as "ingredientNo", ri.quantity / r.servings::float8 as "perServing"
    from recipe_ingredients ri join recipe r using (recipe_no)
    where ri.ingredients_no = any(${ingredientNos}::bigint[]) and r.recipe_status = 'published'`,
  );
}

/** Where these recipes came from; of what was written here nothing. */
export async function readSources(db: Db, recipeNos: number[]): Promise<RecipeSource[]> {
  return db.query(
    sourceRow,
    sql`select recipe_no as "recipeNo", title, author, url, steps, own_words_at as "ownWordsAt"
    from recipe_source where recipe_no = any(${recipeNos}::bigint[]) order by recipe_no`,
  );
}

export async function writeSource(tx: Tx, source: RecipeSource): Promise<void> {
  const { recipeNo, title, author, url, steps, ownWordsAt } = source;
  await tx.run(sql`insert into recipe_source (recipe_no, title, author, url, steps, own_words_at)
    values (${recipeNo}, ${title}, ${author}, ${url}, ${steps}, ${ownWordsAt})
    on conflict (recipe_no) do update set own_words_at = excluded.own_words_at`);
}

/** Editions of a recipe before this one, newest first. */
export async function readEditions(
  db: Db,
  recipeNo: number,
  { before, limit }: { before: number; limit: number },
): Promise<KeptEdition[]> {
  return db.query(
    editionRow,
    sql`select edition_no as "editionNo", content, saved_by as "savedBy", recipe_status as "status", created_at as "savedAt"
    from recipe_edition where recipe_no = ${recipeNo} and edition_no < ${before}::bigint order by edition_no desc limit ${limit}`,
  );
}

/** Writes a recipe with its ingredients and swaps, and keeps this edition for ever. Without a number it gets the next one. */
export async function writeRecipe(
  tx: Tx,
  recipeNo: number | undefined,
  recipe: Omit<Recipe, 'recipeNo'>,
  edition: EditionContent,
  by: string,
): Promise<number> {
  const no = recipeNo ?? (await nextNumber(tx));
  await tx.run(sql`insert into recipe (recipe_no, recipe_slug, recipe_name, recipe_description, category_slug, story, servings,
      minutes, preparation_cents, name_follows, description_follows, story_follows, steps, picture, menu_place, recipe_status, edition_no, unfinished)
    values (${no}, ${recipe.slug}, ${recipe.name}, ${recipe.description}, ${recipe.category}, ${recipe.story}, ${recipe.servings},
      ${recipe.minutes}, ${recipe.preparationCents}, ${recipe.follows.name}, ${recipe.follows.description}, ${recipe.follows.story}, ${recipe.steps}, ${recipe.picture}, ${recipe.menuPlace}, ${recipe.status}, ${recipe.editionNo}, ${recipe.unfinished ? JSON.stringify(recipe.unfinished) : null})
    on conflict (recipe_no) do update set recipe_slug = excluded.recipe_slug, recipe_name = excluded.recipe_name,
      recipe_description = excluded.recipe_description, category_slug = excluded.category_slug, story = excluded.story,
      servings = excluded.servings, minutes = excluded.minutes, preparation_cents = excluded.preparation_cents,
      name_follows = excluded.name_follows, description_follows = excluded.description_follows, story_follows = excluded.story_follows,
      steps = excluded.steps, picture = excluded.picture, menu_place = excluded.menu_place, recipe_status = excluded.recipe_status, edition_no = excluded.edition_no, unfinished = excluded.unfinished`);
  await tx.run(sql`delete from recipe_ingredients where recipe_no = ${no}`);
  await tx.run(sql`insert into recipe_ingredients (recipe_no, ingredients_no, quantity, position, confirmed)
    select ${no}, i."ingredientNo", i.amount, i.position, coalesce(i.confirmed, false)
    from rows from (json_to_recordset(${JSON.stringify(recipe.ingredients)}::json) as ("ingredientNo" bigint, amount bigint, confirmed boolean))
      with ordinality i ("ingredientNo", amount, confirmed, position)`);
  const swaps = recipe.ingredients.flatMap(({ ingredientNo, swaps }) =>
    swaps.map((swap) => ({ ingredientNo, with: swap.with, ...swap.ratio })),
  );
  await tx.run(sql`insert into recipe_swap (recipe_no, ingredients_no, substitute_no, ratio_substitute, ratio_original)
    select ${no}, s."ingredientNo", s."with", s.substitute, s.original
    from json_to_recordset(${JSON.stringify(swaps)}::json)
      as s ("ingredientNo" bigint, "with" bigint, substitute int, original int)`);
  await tx.run(sql`insert into recipe_edition (recipe_no, edition_no, content, saved_by, recipe_status)
    values (${no}, ${recipe.editionNo}, ${JSON.stringify(edition)}, ${by}, ${recipe.status})`);
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
