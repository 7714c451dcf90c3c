import type { Database, Db, Tx } from '../../platform/platform.ts';
import { overSeen, Refusal } from '../../refusal.ts';
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
import type { RecipeDraft } from './next-edition.ts';
import type { Category, KeptCategory, Recipe, Synonym } from './recipe.ts';
import * as rows from './sql.ts';

export type { RecipeDraft } from './next-edition.ts';

/** As the database has it now; the warm menu may be a second behind. */
export async function recipeByNo(
  { database }: { database: Database },
  recipeNo: number,
): Promise<Recipe> {
  const [recipe] = await rows.readRecipes(database, recipeNo);
  if (!recipe) throw new Refusal('recipe-not-found');
  return recipe;
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
): Promise<KeptCategory> {
  const find = async (db: Db) =>
    (await rows.readCategories(db)).find(({ slug }) => slug === category.slug);
  return changeMenu(parts, async (tx) => {
    const known = await find(tx);
    if (known && overSeen(seenVersion, category, known) === 'written') return known;
    if (!known && seenVersion !== 0) throw new Refusal('category-unknown');
    await rows.writeCategory(tx, category);
    return { ...category, version: seenVersion + 1 };
  });
}

export async function everySynonym(db: Db): Promise<Synonym[]> {
  return rows.readSynonyms(db);
}

/** Writes these in place of all there were. */
export async function saveSynonyms(tx: Tx, synonyms: readonly Synonym[]): Promise<void> {
  await rows.writeSynonyms(tx, synonyms);
}

export async function saveCategory(tx: Tx, category: Category): Promise<void> {
  await rows.writeCategory(tx, category);
}

/**
 * Writes the next edition of a recipe. `expectedEdition` refuses to write over somebody else's change; a published recipe has to be
 * complete: a name, something in it, steps.
 */
export async function saveRecipe(
  tx: Tx,
  recipeNo: number | undefined,
  written: RecipeDraft,
  expectedEdition?: number,
): Promise<number> {
  const [known] = recipeNo === undefined ? [] : await rows.readRecipes(tx, recipeNo);
  const ingredients = await everyIngredient(tx);
  const draft = numbered(written, finderOf(ingredients.values()));
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
  const problem = draftProblem(draft, known, ingredients, await rows.readCategories(tx));
  if (problem) throw new Refusal(problem.code, { fields: problem.fields });
  const { recipe, content } = nextEdition(known, draft, ingredients);
  return rows.writeRecipe(tx, recipeNo, recipe, content);
}

/** Starts a recipe: a draft until it is published. */
export async function startRecipe(
  parts: Editing,
  contents: Omit<RecipeDraft, 'status'>,
): Promise<number> {
  return changeMenu(parts, (tx) => saveRecipe(tx, undefined, { ...contents, status: 'draft' }));
}

/** Writes over the edition that the caller saw; a recipe on the menu stays there. */
export async function changeRecipe(
  parts: Editing,
  recipeNo: number,
  contents: Omit<RecipeDraft, 'status'>,
  seenEdition: number,
): Promise<void> {
  await changeMenu(parts, async (tx) => {
    const [known] = await rows.readRecipes(tx, recipeNo);
    if (!known) throw new Refusal('recipe-not-found');
    await saveRecipe(tx, recipeNo, { ...contents, status: known.status }, seenEdition);
  });
}

/** The next edition of a recipe that is there, with some of it changed. */
export async function amendRecipe(
  tx: Tx,
  recipeNo: number,
  changes: Partial<RecipeDraft>,
): Promise<void> {
  const [known] = await rows.readRecipes(tx, recipeNo);
  if (known) await saveRecipe(tx, recipeNo, { ...draftFrom(known), ...changes });
}

/** Puts a recipe on the menu or takes it off; one that is there already is left alone. */
export async function setStatus(
  parts: Editing,
  recipeNo: number,
  status: Recipe['status'],
): Promise<void> {
  if ((await recipeByNo(parts, recipeNo)).status === status) return;
  await changeMenu(parts, (tx) => amendRecipe(tx, recipeNo, { status }));
}

/** Writes the next editions of many that were found good; slugs may change hands among them. */
export async function saveRecipes(
  tx: Tx,
  drafts: { recipeNo: number; draft: RecipeDraft }[],
  known: ReadonlyMap<number, Recipe>,
  ingredients: ReadonlyMap<number, Ingredient>,
): Promise<void> {
  const moving = drafts.flatMap(({ recipeNo, draft }) =>
    draft.slug === known.get(recipeNo)?.slug ? [] : [recipeNo],
  );
  await rows.releaseSlugs(tx, moving);
  for (const { recipeNo, draft } of drafts) {
    const { recipe, content } = nextEdition(known.get(recipeNo), draft, ingredients);
    await rows.writeRecipe(tx, recipeNo, recipe, content);
  }
}
