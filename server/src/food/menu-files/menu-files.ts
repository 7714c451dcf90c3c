import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db, Tx } from '../../platform/platform.ts';
import { unlessCode } from '../../platform/files/unless-code.ts';
import { changeMenu, type Editing } from '../edits/edits.ts';
import {
  countedIngredients,
  everyIngredient,
  saveIngredients,
} from '../ingredients/ingredients.ts';
import type { Catalogue } from '../recipes/recipe.ts';
import { everyCategory, everyRecipe, saveCategory, saveRecipes } from '../recipes/recipes.ts';
import {
  categoriesFile,
  ingredientsFile,
  parseCatalogue,
  recipesFolder,
  writeCatalogue,
  type CatalogueFiles,
} from './catalogue-files.ts';
import type { RowError } from './import-records.ts';
import { planImport, type ImportPlan, type Known } from './plan-import.ts';

type Parts = Editing & { menu: { catalogue: () => Catalogue } };

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
  parts: Parts,
  folder: string,
  { dryRun }: { dryRun: boolean },
): Promise<ImportReport> {
  const files = await readFiles(folder);
  const report = await importFiles(parts, files, { dryRun });
  if (files.size > 0) return report;
  const message = `holds neither ${categoriesFile}, ${ingredientsFile} nor ${recipesFolder}*.yaml`;
  return { ...report, errors: [{ file: folder, row: 1, column: '', message }] };
}

export async function importFiles(
  parts: Parts,
  files: CatalogueFiles,
  { dryRun }: { dryRun: boolean },
): Promise<ImportReport> {
  const parsed = parseCatalogue(files);
  await parts.menu.refresh();
  const counted = await countedIngredients(parts.database);
  const plan = planImport(parsed, parts.menu.catalogue(), counted);
  if (dryRun || changesOf(plan) === 0) return reportOf(plan);
  // Planned again on what is there once nobody else can change it.
  return changeMenu(parts, async (tx, version) => {
    const known = await readKnown(tx);
    const decided = planImport(parsed, known, await countedIngredients(tx));
    await write(tx, decided, known, version);
    return reportOf(decided);
  });
}

async function readKnown(db: Db): Promise<Known> {
  const recipes = await everyRecipe(db);
  return {
    categories: await everyCategory(db),
    ingredients: await everyIngredient(db),
    recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
  };
}

async function write(tx: Tx, plan: ImportPlan, known: Known, version: number): Promise<void> {
  const changed = <T>(list: { value: T; change: string }[]) =>
    list.flatMap(({ value, change }) => (change === 'unchanged' ? [] : [value]));
  const ingredients = changed(plan.ingredients);
  for (const category of changed(plan.categories)) await saveCategory(tx, category);
  await saveIngredients(tx, ingredients, known.ingredients, version);
  const after = new Map(known.ingredients);
  for (const ingredient of ingredients) after.set(ingredient.ingredientNo, ingredient);
  await saveRecipes(tx, changed(plan.recipes), known.recipes, after);
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
export async function exportCatalogue(parts: Parts, folder: string): Promise<string[]> {
  await parts.menu.refresh();
  const files = writeCatalogue(parts.menu.catalogue());
  for (const [path, text] of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return [...files.keys()];
}

/** The files of a catalogue in this folder, as far as they are there. */
export async function readFiles(folder: string): Promise<CatalogueFiles> {
  const recipes = await readdir(join(folder, recipesFolder)).catch(
    unlessCode<string[]>('ENOENT', []),
  );
  const paths = [
    categoriesFile,
    ingredientsFile,
    ...recipes.filter((name) => /\.ya?ml$/.test(name)).map((name) => recipesFolder + name),
  ];
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    const text = await readFile(join(folder, path), 'utf8').catch(unlessCode('ENOENT', undefined));
    if (text !== undefined) files.set(path, text);
  }
  return files;
}
