import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tx } from '../../platform/platform.ts';
import {
  categoriesFile,
  ingredientsFile,
  parseCatalogue,
  recipesFolder,
  writeCatalogue,
  type CatalogueFiles,
} from './catalogue-files.ts';
import { changeMenu, type WithCatalogue } from '../menu/menu.ts';
import type { RowError } from './import-records.ts';
import { nextEdition } from '../recipes/next-edition.ts';
import { planImport, type ImportPlan, type Known } from './plan-import.ts';
import * as rows from '../recipes/sql.ts';

export type Counts = { created: number; updated: number; unchanged: number };
export type ImportReport = {
  categories: Counts;
  ingredients: Counts;
  recipes: Counts;
  /** What was left out, and why. */
  errors: RowError[];
};

/** Reads a folder as `exportCatalogue` writes it. Good rows are imported at once, wrong ones are reported; a dry run only reports. */
export async function importCatalogue(
  shop: WithCatalogue,
  folder: string,
  { dryRun }: { dryRun: boolean },
): Promise<ImportReport> {
  const files = await readFiles(folder);
  const report = await importFiles(shop, files, { dryRun });
  if (files.size > 0) return report;
  const message = `holds neither ${categoriesFile}, ${ingredientsFile} nor ${recipesFolder}*.yaml`;
  return { ...report, errors: [{ file: folder, row: 1, column: '', message }] };
}

export async function importFiles(
  shop: WithCatalogue,
  files: CatalogueFiles,
  { dryRun }: { dryRun: boolean },
): Promise<ImportReport> {
  const parsed = parseCatalogue(files);
  await shop.warm.refresh();
  const counted = await rows.readCounted(shop.database);
  const plan = planImport(parsed, shop.warm.catalogue(), counted);
  if (dryRun || changesOf(plan) === 0) return reportOf(plan);
  // Planned again on what is there once nobody else can change it.
  return changeMenu(shop, async (tx) => {
    const known = await readKnown(tx);
    const decided = planImport(parsed, known, await rows.readCounted(tx));
    await write(tx, decided, known);
    return reportOf(decided);
  });
}

async function readKnown(tx: Tx): Promise<Known> {
  const ingredients = await rows.readIngredients(tx);
  const recipes = await rows.readRecipes(tx);
  return {
    categories: await rows.readCategories(tx),
    ingredients: new Map(ingredients.map((ingredient) => [ingredient.ingredientNo, ingredient])),
    recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
  };
}

async function write(tx: Tx, plan: ImportPlan, known: Known): Promise<void> {
  const changed = <T>(list: { value: T; change: string }[]) =>
    list.flatMap(({ value, change }) => (change === 'unchanged' ? [] : [value]));
  const ingredients = changed(plan.ingredients);
  const recipes = changed(plan.recipes);
  await rows.lockIngredients(
    tx,
    ingredients.map(({ ingredientNo }) => ingredientNo),
  );
  await rows.releaseNames(tx, {
    ingredientNos: ingredients.flatMap(({ ingredientNo, name }) =>
      name === known.ingredients.get(ingredientNo)?.name ? [] : [ingredientNo],
    ),
    recipeNos: recipes.flatMap(({ recipeNo, draft }) =>
      draft.slug === known.recipes.get(recipeNo)?.slug ? [] : [recipeNo],
    ),
  });
  for (const category of changed(plan.categories)) await rows.writeCategory(tx, category);
  for (const { ingredientNo, ...facts } of ingredients) {
    await rows.writeIngredient(tx, ingredientNo, facts);
  }
  const after = new Map(known.ingredients);
  for (const ingredient of ingredients) after.set(ingredient.ingredientNo, ingredient);
  for (const { recipeNo, draft } of recipes) {
    const { recipe, content } = nextEdition(known.recipes.get(recipeNo), draft, after);
    await rows.writeRecipe(tx, recipeNo, recipe, content);
  }
}

function changesOf(plan: ImportPlan): number {
  return [...plan.categories, ...plan.ingredients, ...plan.recipes].filter(
    ({ change }) => change !== 'unchanged',
  ).length;
}

function reportOf(plan: ImportPlan): ImportReport {
  return {
    categories: count(plan.categories),
    ingredients: count(plan.ingredients),
    recipes: count(plan.recipes),
    errors: plan.errors,
  };
}

function count(list: { change: keyof Counts }[]): Counts {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const { change } of list) counts[change] += 1;
  return counts;
}

/** Writes the whole menu as files that `importCatalogue` reads; files that are there already are replaced, none is removed. */
export async function exportCatalogue(shop: WithCatalogue, folder: string): Promise<string[]> {
  await shop.warm.refresh();
  const files = writeCatalogue(shop.warm.catalogue());
  for (const [path, text] of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return [...files.keys()];
}

/** The files of a catalogue in this folder, as far as they are there. */
export async function readFiles(folder: string): Promise<CatalogueFiles> {
  const recipes = await readdir(join(folder, recipesFolder)).catch(orIfMissing([]));
  const paths = [
    categoriesFile,
    ingredientsFile,
    ...recipes.filter((name) => /\.ya?ml$/.test(name)).map((name) => recipesFolder + name),
  ];
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    const text = await readFile(join(folder, path), 'utf8').catch(orIfMissing(undefined));
    if (text !== undefined) files.set(path, text);
  }
  return files;
}

function orIfMissing<T>(answer: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return answer;
    throw error;
  };
}
