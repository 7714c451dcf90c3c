import type { Database, Db, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record, recordAll, type Trace } from '../../shop/audit/audit.ts';
import { everythingArchived } from '../archive/archive.ts';
import { archivedIn } from '../archive/archived.ts';
import { changeMenu, type Editing } from '../edits/edits.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { everyIngredient } from '../ingredients/ingredients.ts';
import { finderOf } from '../method/names-in-method.ts';
import {
  draftFrom,
  draftProblem,
  nextEdition,
  numbered,
  named,
  withSortedSwaps,
} from './next-edition.ts';
import { readPaper } from './gaps.ts';
import { nameOfCopy } from '../ingredients/name-of-copy.ts';
import { editionChanges, type EditionChange } from './edition-changes.ts';
import { usualAmounts, type Usual } from './odd-amounts.ts';
import type { RecipeDraft } from './next-edition.ts';
import { followsNothing } from './recipe.ts';
import type { Category, KeptCategory, Recipe, RecipeSource, Synonym } from './recipe.ts';
import { wordsOfOthers } from './others-words.ts';
import { freeSlug, isMadeOf, slugOf } from './slug-of.ts';
import * as rows from './sql.ts';

export type { RecipeDraft } from './next-edition.ts';
export type { KeptEdition } from './sql.ts';

/** A recipe as it is sent: a slug that is null is made of the name. */
export type Written = Omit<RecipeDraft, 'slug'> & { slug: string | null };

/** As the database has it now; the warm menu may be a second behind. */
export async function recipeByNo(
  { database }: { database: Database },
  recipeNo: number,
): Promise<Recipe> {
  const recipe = await findRecipe(database, recipeNo);
  if (!recipe) throw new Refusal('recipe-not-found');
  return recipe;
}

export async function findRecipe(db: Db, recipeNo: number): Promise<Recipe | undefined> {
  return (await rows.readRecipes(db, recipeNo))[0];
}

export async function everyRecipe(db: Db): Promise<Recipe[]> {
  return rows.readRecipes(db);
}

export async function everyCategory(db: Db): Promise<KeptCategory[]> {
  return rows.readCategories(db);
}

/** Writes over the version of a category that the caller saw; 0 where they saw none. */
export async function changeCategory(
  parts: Editing,
  category: Category,
  seenVersion: number,
  by: Actor,
): Promise<KeptCategory> {
  const find = async (db: Db) =>
    (await rows.readCategories(db)).find(({ slug }) => slug === category.slug);
  return changeMenu(parts, async (tx) => {
    const known = await find(tx);
    if (known && overSeen(seenVersion, category, known) === 'written') return known;
    if (!known && seenVersion !== 0) throw new Refusal('category-unknown');
    await saveCategory(tx, category, by);
    return { ...category, version: seenVersion + 1 };
  });
}

/** Slugs that recipes had before, with the numbers of those that they lead to. */
export async function everyFormerSlug(db: Db): Promise<ReadonlyMap<string, number>> {
  const slugs = await rows.readFormerSlugs(db);
  return new Map(slugs.map(({ slug, recipeNo }) => [slug, recipeNo]));
}

export async function everySynonym(db: Db): Promise<Synonym[]> {
  return rows.readSynonyms(db);
}

/** Writes these in place of all there were. */
export async function saveSynonyms(tx: Tx, synonyms: readonly Synonym[], by: Actor): Promise<void> {
  const before = { words: (await rows.readSynonyms(tx)).map(joined) };
  await rows.writeSynonyms(tx, synonyms);
  const after = { words: synonyms.map(joined) };
  await record(tx, { by, what: 'synonyms-changed', subject: 'all', before, after });
}

const joined = (synonym: Synonym) => synonym.join(' = ');

export async function saveCategory(tx: Tx, category: Category, by: Actor): Promise<void> {
  const { slug, name, position } = category;
  const known = (await rows.readCategories(tx)).find((it) => it.slug === slug);
  await rows.writeCategory(tx, category);
  await record(tx, {
    by,
    what: 'category-changed',
    subject: slug,
    before: known ? { name: known.name, position: known.position } : null,
    after: { name, position },
  });
}

/**
 * Writes the next edition of a recipe. `expectedEdition` refuses to write over somebody else's change; a published recipe has to be
 * complete: a name, something in it, steps.
 */
export async function saveRecipe(
  tx: Tx,
  recipeNo: number | undefined,
  written: Written,
  by: Actor,
  expectedEdition?: number,
): Promise<number> {
  const [known] = recipeNo === undefined ? [] : await rows.readRecipes(tx, recipeNo);
  const ingredients = await everyIngredient(tx);
  const slug = written.slug ?? (await madeSlug(tx, written.name, known));
  const draft = numbered({ ...readPaper(written), slug }, finderOf(ingredients.values()));
  if (expectedEdition !== undefined) {
    if (recipeNo === undefined || !known) throw new Refusal('recipe-not-found');
    const { status: _status, picture: _picture, ...contents } = draft;
    const mine = {
      ...contents,
      ...named(draft, ingredients),
      ingredients: draft.ingredients.map(withSortedSwaps),
    };
    const theirs = {
      ...draftFrom(known),
      ...named(known, ingredients),
      version: known.editionNo,
    };
    if (overSeen(expectedEdition, mine, theirs) === 'written') return recipeNo;
  }
  await refuseArchived(tx, recipeNo, draft);
  const categories = await rows.readCategories(tx);
  const problem = draftProblem(draft, known, ingredients, categories, await usualOf(tx, draft));
  if (problem) {
    const { code, ...details } = problem;
    throw new Refusal(code, details);
  }
  if (recipeNo !== undefined) await refuseOthersWords(tx, [{ recipeNo, draft }], ingredients);
  await refuseForwarding(tx, recipeNo, slug);
  const { recipe, content } = nextEdition(known, draft, ingredients);
  const no = await rows.writeRecipe(tx, recipeNo, recipe, content, nameOf(by));
  if (known && known.slug !== slug)
    await rows.keepFormerSlugs(tx, [{ slug: known.slug, recipeNo: no }]);
  await record(tx, traceOf(no, known, recipe, by));
  return no;
}

/** Nothing that is archived is offered, and what is archived goes on no menu. */
async function refuseArchived(
  tx: Tx,
  recipeNo: number | undefined,
  draft: RecipeDraft,
): Promise<void> {
  if (draft.status === 'draft') return;
  const archived = await everythingArchived(tx);
  if (archived.recipes.has(recipeNo ?? 0)) throw new Refusal('recipe-archived');
  const fields = archivedIn(draft, archived);
  if (fields.length > 0) throw new Refusal('archived-in-recipe', { fields });
}

/** What came from elsewhere is not published in the words that it had there, unless somebody has said that they are the shop's own. */
async function refuseOthersWords(
  tx: Tx,
  drafts: readonly { recipeNo: number; draft: RecipeDraft }[],
  ingredients: ReadonlyMap<number, Ingredient>,
): Promise<void> {
  const published = new Map(
    drafts.flatMap(({ recipeNo, draft }) =>
      draft.status === 'published' ? [[recipeNo, draft]] : [],
    ),
  );
  if (published.size === 0) return;
  for (const source of await rows.readSources(tx, [...published.keys()])) {
    const draft = published.get(source.recipeNo);
    if (!draft || source.ownWordsAt !== null) continue;
    const { steps } = named({ ...draft, follows: followsNothing, unfinished: null }, ingredients);
    const theirs = wordsOfOthers(steps, source.steps);
    const fields = theirs.map((index) => ({
      field: `/steps/${index}`,
      message: 'is in the words of its source',
    }));
    if (fields.length > 0) {
      throw new Refusal('words-of-others', { recipeNo: source.recipeNo, fields });
    }
  }
}

/** Where a recipe came from; undefined for what was written here. */
export async function sourceOf(db: Db, recipeNo: number): Promise<RecipeSource | undefined> {
  return (await rows.readSources(db, [recipeNo]))[0];
}

/** Keeps with a recipe where it came from, in the transaction that starts it. */
export async function keepSource(tx: Tx, source: RecipeSource): Promise<void> {
  await rows.writeSource(tx, source);
}

/** Somebody says that the words of a recipe that came from elsewhere are the shop's own. */
export async function sayOwnWords(
  { database, clock }: { database: Database; clock: () => Date },
  recipeNo: number,
  by: Actor,
): Promise<RecipeSource> {
  await recipeByNo({ database }, recipeNo);
  return database.transaction(async (tx) => {
    const source = await sourceOf(tx, recipeNo);
    if (!source) throw new Refusal('no-source');
    if (source.ownWordsAt !== null) return source;
    const said = { ...source, ownWordsAt: clock() };
    await rows.writeSource(tx, said);
    const [before, after] = [{ ownWords: false }, { ownWords: true }];
    await record(tx, { by, what: 'own-words-said', subject: recipeNo, before, after });
    return said;
  });
}

/** A slug that still leads to another recipe is taken only once that one lets it go. */
async function refuseForwarding(tx: Tx, recipeNo: number | undefined, slug: string): Promise<void> {
  const leadsTo = (await everyFormerSlug(tx)).get(slug);
  if (leadsTo === undefined || leadsTo === recipeNo) return;
  const [other] = await rows.readRecipes(tx, leadsTo);
  throw new Refusal('slug-forwards', {
    leadsTo,
    name: other?.name ?? null,
    fields: [{ field: '/slug', message: `leads to recipe ${leadsTo}` }],
  });
}

/** Lets an address go that a recipe had before: it leads nowhere then, and another recipe may take it. */
export async function releaseFormerSlug(
  parts: Editing,
  recipeNo: number,
  slug: string,
  by: Actor,
): Promise<void> {
  await changeMenu(parts, async (tx) => {
    if (!(await rows.removeFormerSlug(tx, recipeNo, slug))) throw new Refusal('slug-not-former');
    const before = { slug };
    await record(tx, { by, what: 'address-released', subject: recipeNo, before, after: null });
  });
}

/** Texts, steps and amounts are in the edition, for good: the trail says which. */
function traceOf(
  subject: number,
  known: Recipe | undefined,
  recipe: Omit<Recipe, 'recipeNo'>,
  by: Actor,
): Trace {
  const what = !known
    ? 'recipe-started'
    : known.status === recipe.status
      ? 'recipe-changed'
      : recipe.status === 'published'
        ? 'recipe-published'
        : 'recipe-unpublished';
  return { by, what, subject, before: known ? headOf(known) : null, after: headOf(recipe) };
}

const headOf = (recipe: Omit<Recipe, 'recipeNo'>) => {
  const { editionNo, status, name, slug, category, preparationCents, servings, minutes } = recipe;
  const { menuPlace, picture } = recipe;
  return {
    editionNo,
    status,
    name,
    slug,
    category,
    preparationCents,
    servings,
    minutes,
    menuPlace,
    picture,
  };
};

/** What recipes on the menu mostly take of what is in this one; a draft takes what it likes. */
async function usualOf(tx: Tx, { status, ingredients }: RecipeDraft): Promise<Usual> {
  if (status === 'draft') return new Map();
  return usualAmounts(
    await rows.readPortions(
      tx,
      ingredients.map((entry) => entry.ingredientNo),
    ),
  );
}

/** Of a name; one that was made of it before stays, so that saving again moves nothing. */
async function madeSlug(tx: Tx, name: string | null, known: Recipe | undefined): Promise<string> {
  if (known && isMadeOf(known.slug, name)) return known.slug;
  const wanted = slugOf(name);
  // A long one is cut to make room for its number: the beginning stays.
  const beginning = /^[^-]{1,8}/.exec(wanted)?.[0] ?? '';
  const taken = await rows.readSlugs(tx, beginning, known?.recipeNo);
  return freeSlug(wanted, (slug) => taken.has(slug));
}

/** Whether its slug follows its name: nobody wrote it by hand, and nobody can have it as an address. */
export async function slugFollows(
  { database }: { database: Database },
  recipeNo: number,
): Promise<boolean> {
  const { slug, name } = await recipeByNo({ database }, recipeNo);
  return isMadeOf(slug, name) && !(await rows.wasPublished(database, recipeNo));
}

/** Starts a recipe: a draft until it is published. */
export async function startRecipe(
  parts: Editing,
  contents: Omit<Written, 'status'>,
  by: Actor,
): Promise<number> {
  return changeMenu(parts, (tx) => saveRecipe(tx, undefined, { ...contents, status: 'draft' }, by));
}

/** Writes over the edition that the caller saw; a recipe on the menu stays there. */
export async function changeRecipe(
  parts: Editing,
  recipeNo: number,
  contents: Omit<Written, 'status'>,
  by: Actor,
  seenEdition: number,
): Promise<void> {
  await changeMenu(parts, async (tx) => {
    const [known] = await rows.readRecipes(tx, recipeNo);
    if (!known) throw new Refusal('recipe-not-found');
    await saveRecipe(tx, recipeNo, { ...contents, status: known.status }, by, seenEdition);
  });
}

/** The next edition of a recipe that is there, with some of it changed. */
export async function amendRecipe(
  tx: Tx,
  recipeNo: number,
  changes: Partial<RecipeDraft>,
  by: Actor,
): Promise<void> {
  const [known] = await rows.readRecipes(tx, recipeNo);
  if (known) await saveRecipe(tx, recipeNo, { ...draftFrom(known), ...changes }, by);
}

/** Starts a draft that says what this one says, under a number, a name and an address of its own; its picture, its place on the menu and its history stay. */
export async function copyRecipe(parts: Editing, recipeNo: number, by: Actor): Promise<number> {
  return changeMenu(parts, async (tx) => {
    const [known] = await rows.readRecipes(tx, recipeNo);
    if (!known) throw new Refusal('recipe-not-found');
    const name = nameOfCopy(known.name);
    const copy = { ...draftFrom(known), name, picture: null, menuPlace: null };
    return saveRecipe(tx, undefined, { ...copy, status: 'draft', slug: null }, by);
  });
}

/** A page of who saved a recipe, newest first. */
export async function editionsOf(
  { database }: { database: Database },
  recipeNo: number,
  { before, limit }: { before: number; limit: number },
): Promise<{ edition: rows.KeptEdition; changes: EditionChange[] }[]> {
  const found = await rows.readEditions(database, recipeNo, { before, limit: limit + 1 });
  if (found.length === 0) await recipeByNo({ database }, recipeNo);
  return found.slice(0, limit).map((edition, index) => ({
    edition,
    changes: editionChanges(found[index + 1], edition),
  }));
}

/** One edition, as it was. */
export async function editionByNo(
  { database }: { database: Database },
  recipeNo: number,
  editionNo: number,
): Promise<rows.KeptEdition> {
  await recipeByNo({ database }, recipeNo);
  const page = { before: editionNo + 1, limit: 1 };
  const [edition] = await rows.readEditions(database, recipeNo, page);
  if (edition?.editionNo !== editionNo) throw new Refusal('edition-not-found');
  return edition;
}

/** Puts a recipe on the menu or takes it off; one that is there already is left alone. */
export async function setStatus(
  parts: Editing,
  recipeNo: number,
  status: Recipe['status'],
  by: Actor,
): Promise<void> {
  if ((await recipeByNo(parts, recipeNo)).status === status) return;
  await changeMenu(parts, (tx) => amendRecipe(tx, recipeNo, { status }, by));
}

/** Writes the next editions of many that were found good; slugs may change hands among them. */
export async function saveRecipes(
  tx: Tx,
  drafts: { recipeNo: number; draft: RecipeDraft }[],
  known: ReadonlyMap<number, Recipe>,
  ingredients: ReadonlyMap<number, Ingredient>,
  by: Actor,
): Promise<void> {
  const moving = drafts.flatMap(({ recipeNo, draft }) =>
    draft.slug === known.get(recipeNo)?.slug ? [] : [recipeNo],
  );
  await refuseOthersWords(tx, drafts, ingredients);
  await rows.releaseSlugs(tx, moving);
  const left = moving.flatMap((recipeNo) => {
    const slug = known.get(recipeNo)?.slug;
    return slug === undefined ? [] : [{ slug, recipeNo }];
  });
  const traces: Trace[] = [];
  for (const { recipeNo, draft } of drafts) {
    const { recipe, content } = nextEdition(known.get(recipeNo), draft, ingredients);
    await rows.writeRecipe(tx, recipeNo, recipe, content, nameOf(by));
    traces.push(traceOf(recipeNo, known.get(recipeNo), recipe, by));
  }
  await rows.keepFormerSlugs(tx, left);
  await recordAll(tx, traces);
}
