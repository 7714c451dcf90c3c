import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db, Tx } from '../../platform/platform.ts';
import { unlessCode } from '../../platform/files/unless-code.ts';
import { inSlices } from '../../platform/in-slices.ts';
import { everythingArchived } from '../archive/archive.ts';
import type { Actor } from '../../shop/audit/actor.ts';
import { changeMenu, type Editing } from '../edits/edits.ts';
import {
  countedIngredients,
  everyIngredient,
  saveIngredients,
} from '../ingredients/ingredients.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { readAloud, type Reading } from '../method/read-aloud.ts';
import { followsNothing, type Catalogue } from '../recipes/recipe.ts';
import {
  everyCategory,
  everyFormerSlug,
  everyRecipe,
  everySynonym,
  saveCategory,
  saveRecipes,
  saveSynonyms,
} from '../recipes/recipes.ts';
import {
  categoriesFile,
  ingredientsFile,
  parseInSteps,
  recipesFolder,
  synonymsFile,
  writeCatalogue,
  type CatalogueFiles,
} from './catalogue-files.ts';
import { everyTranslation, saveManyIn } from '../translations/translations.ts';
import { decodeFile } from './decode-file.ts';
import type { RowError, SaidIn } from './import-records.ts';
import { planImport, planInSteps, type ImportPlan, type Known } from './plan-import.ts';
import type { ListFile } from './list-files.ts';
import { planRecipeRows } from './recipe-rows.ts';

type Parts = Editing & { menu: { catalogue: () => Catalogue } };

export type Counts = { created: number; updated: number; unchanged: number };
export type ImportReport = {
  categories: Counts;
  ingredients: Counts;
  recipes: Counts;
  /** Of `synonyms.csv`, which is written over whole; absent where there is none. */
  synonyms?: Counts;
  /** What things say in other languages, one for each thing and language; absent where no file says anything in another. */
  translations?: Counts;
  /** What was left out, and why. */
  errors: RowError[];
};

/** `overwrite`: also what was changed in the shop since the files were written. */
type ImportOptions = { dryRun: boolean; overwrite?: boolean };

/** Reads a folder as `exportCatalogue` writes it. Good rows are imported at once, wrong ones are reported; a dry run only reports. */
export async function importCatalogue(
  parts: Parts,
  folder: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const { files, strangers, unreadable } = await readFolder(folder);
  // A file in another encoding says other words than were written: then nothing of the folder is believed.
  if (unreadable.length > 0) return { ...nothing, errors: [...unreadable, ...strangers] };
  const report = await importFiles(parts, files, options);
  const message = `holds neither ${categoriesFile}, ${ingredientsFile}, ${synonymsFile} nor ${recipesFolder}*.yaml`;
  const empty = files.size > 0 ? [] : [{ file: folder, row: 1, column: '', message }];
  return { ...report, errors: [...empty, ...strangers, ...report.errors] };
}

const none: Counts = { created: 0, updated: 0, unchanged: 0 };
const nothing = { categories: none, ingredients: none, recipes: none };

export async function importFiles(
  parts: Parts,
  files: CatalogueFiles,
  { dryRun, overwrite = false }: ImportOptions,
): Promise<ImportReport> {
  const parsed = await inSlices(parseInSteps(files));
  await parts.menu.refresh();
  const counted = await countedIngredients(parts.database);
  const methods = dryRun ? 'checked' : 'as they are';
  const warm = { ...parts.menu.catalogue(), translations: await everyTranslation(parts.database) };
  const plan = planImport(parsed, warm, counted, { methods, overwrite });
  if (dryRun || changesOf(plan) === 0) return reportOf(plan);
  // Planned again on what is there once nobody else can change it.
  return changeMenu(parts, async (tx, version) => {
    const known = await readKnown(tx);
    const decided = planImport(parsed, known, await countedIngredients(tx), { overwrite });
    await write(tx, decided, known, version);
    return reportOf(decided);
  });
}

export type ListReport = Counts & { errors: RowError[] };

/**
 * Reads a list that was exported and worked on elsewhere: all of it is written, or with one wrong row nothing. What it does not name stays
 * as it is. A dry run only says what it would do.
 */
export async function importList(
  parts: Parts,
  file: ListFile,
  text: string,
  { dryRun, by }: { dryRun: boolean; by: Actor },
): Promise<ListReport> {
  await parts.menu.refresh();
  const read = file === ingredientsFile ? ingredientsIn(text) : recipesIn(text);
  const translations = await everyTranslation(parts.database);
  const looked = await read(parts.database, { ...parts.menu.catalogue(), translations });
  if (
    dryRun ||
    looked.report.errors.length > 0 ||
    looked.report.created + looked.report.updated === 0
  )
    return looked.report;
  // Planned again on what is there once nobody else can change it.
  return changeMenu(parts, async (tx, version) => {
    const decided = await read(tx, await readKnown(tx));
    if (decided.report.errors.length === 0) await decided.write(tx, version, by);
    return decided.report;
  });
}

type Decided = {
  report: ListReport;
  write: (tx: Tx, version: number, by: Actor) => Promise<void>;
};
type ReadList = (db: Db, known: Known) => Promise<Decided>;

function ingredientsIn(text: string): ReadList {
  const parsed = inSlices(parseInSteps(new Map([[ingredientsFile, text]])));
  return async (db, known) => {
    const plan = await inSlices(planInSteps(await parsed, known, await countedIngredients(db)));
    const changed = changedOf(plan.ingredients);
    const said = changedOf(plan.translations ?? []);
    const isSaid = new Set<number>(
      said.flatMap(({ subject }) => (subject.kind === 'ingredient' ? [subject.ingredientNo] : [])),
    );
    const rows = plan.ingredients.map(({ value, change }) => ({
      change:
        change === 'unchanged' && isSaid.has(value.ingredientNo) ? ('updated' as const) : change,
    }));
    return {
      report: { ...count(rows), errors: plan.errors },
      write: async (tx, version, by) => {
        await saveIngredients(tx, changed, known.ingredients, version, by);
        await saveSaid(tx, said, by);
      },
    };
  };
}

function recipesIn(text: string): ReadList {
  return async (_db, known) => {
    const { drafts, counts, errors } = await inSlices(planRecipeRows(text, known));
    return {
      report: { ...counts, errors },
      write: (tx, _version, by) => saveRecipes(tx, drafts, known.recipes, known.ingredients, by),
    };
  };
}

/** What is wrong in a folder of files by themselves, as if there were no menu yet; nothing is read or written but them. */
export async function checkFolder(folder: string): Promise<RowError[]> {
  return (await planAlone(folder, 'checked')).errors;
}

/** How a recipe of a folder reads as it stands and after each change, whatever is wrong with it. */
export async function readFromFolder(
  folder: string,
  slug: string,
  servings: number | undefined,
): Promise<Reading[]> {
  const { recipes, ingredients } = await planAlone(folder, 'as they are');
  const facts = new Map(ingredients.map(({ value }) => [value.ingredientNo, value]));
  const draft = recipes.find(({ value }) => value.draft.slug === slug)?.value.draft;
  if (!draft) return [];
  const method = { ...draft, follows: draft.follows ?? followsNothing };
  return readAloud(method, facts, servings ?? draft.servings);
}

async function planAlone(folder: string, methods: 'checked' | 'as they are'): Promise<ImportPlan> {
  const nothing: Known = { categories: [], ingredients: new Map(), recipes: new Map() };
  const { files, strangers, unreadable } = await readFolder(folder);
  const plan = planImport(await inSlices(parseInSteps(files)), nothing, new Set(), { methods });
  return { ...plan, errors: [...unreadable, ...strangers, ...plan.errors] };
}

async function readKnown(db: Db): Promise<Known> {
  const recipes = await everyRecipe(db);
  return {
    categories: await everyCategory(db),
    ingredients: await everyIngredient(db),
    recipes: new Map(recipes.map((recipe) => [recipe.recipeNo, recipe])),
    synonyms: await everySynonym(db),
    archived: await everythingArchived(db),
    formerSlugs: await everyFormerSlug(db),
    translations: await everyTranslation(db),
  };
}

async function write(tx: Tx, plan: ImportPlan, known: Known, version: number): Promise<void> {
  const ingredients = changedOf(plan.ingredients);
  for (const category of changedOf(plan.categories)) await saveCategory(tx, category, 'import');
  await saveIngredients(tx, ingredients, known.ingredients, version, 'import');
  const after = new Map<number, Ingredient>(known.ingredients);
  for (const ingredient of ingredients) after.set(ingredient.ingredientNo, ingredient);
  await saveRecipes(tx, changedOf(plan.recipes), known.recipes, after, 'import');
  if (plan.synonyms?.change === 'updated') await saveSynonyms(tx, plan.synonyms.value, 'import');
  await saveSaid(tx, changedOf(plan.translations ?? []), 'import');
}

const changedOf = <T>(list: readonly { value: T; change: string }[]): T[] =>
  list.flatMap(({ value, change }) => (change === 'unchanged' ? [] : [value]));

/** After what it is a translation of. */
async function saveSaid(tx: Tx, said: readonly SaidIn[], by: Actor): Promise<void> {
  for (const [language, many] of Map.groupBy(said, (it) => it.language))
    await saveManyIn(tx, language, many, by);
}

function changesOf(plan: ImportPlan): number {
  const { categories, ingredients, recipes, synonyms, translations = [] } = plan;
  const all = [
    ...categories,
    ...ingredients,
    ...recipes,
    ...translations,
    ...(synonyms ? [synonyms] : []),
  ];
  return all.filter(({ change }) => change !== 'unchanged').length;
}

function reportOf(plan: ImportPlan): ImportReport {
  return {
    categories: count(plan.categories),
    ingredients: count(plan.ingredients),
    recipes: count(plan.recipes),
    ...(plan.synonyms
      ? { synonyms: { ...none, [plan.synonyms.change]: plan.synonyms.value.length } }
      : {}),
    ...(plan.translations ? { translations: count(plan.translations) } : {}),
    errors: plan.errors,
  };
}

function count(list: readonly { change: keyof Counts }[]): Counts {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const { change } of list) counts[change] += 1;
  return counts;
}

/** Writes the whole menu as files that `importCatalogue` reads; files that are there already are replaced, none is removed. */
export async function exportCatalogue(parts: Parts, folder: string): Promise<string[]> {
  await parts.menu.refresh();
  const translations = await everyTranslation(parts.database);
  const files = writeCatalogue({ ...parts.menu.catalogue(), translations });
  for (const [path, text] of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return [...files.keys()];
}

/** The files of a catalogue in this folder, as far as they are there. */
export async function readFiles(folder: string): Promise<CatalogueFiles> {
  const { files, unreadable } = await readFolder(folder);
  if (unreadable.length > 0) throw new Error(`Not in UTF-8: ${JSON.stringify(unreadable)}`);
  return files;
}

/** What a folder has beside its catalogue, read by others. */
const besides = new Set([
  'stock.csv',
  'pictures',
  'languages',
  'delivery-zones.csv',
  'tax-rates.csv',
]);

/** Names are read in small or capital letters alike; what is no file of a catalogue is named, never passed over silently. */
async function readFolder(
  folder: string,
): Promise<{ files: CatalogueFiles; strangers: RowError[]; unreadable: RowError[] }> {
  const paths = new Map<string, string>();
  const strangers: RowError[] = [];
  const refuse = (file: string, message: string) =>
    strangers.push({ file, row: 1, column: '', message });
  const know = (path: string, found: string) => {
    if (paths.has(path)) refuse(found, `is the same file as ${paths.get(path) ?? path}: keep one`);
    else paths.set(path, found);
  };
  for (const entry of await entriesOf(folder)) {
    const { name } = entry;
    const plain = name.toLowerCase();
    if (entry.isDirectory() && `${plain}/` === recipesFolder) {
      for (const recipe of await entriesOf(join(folder, name))) {
        const found = `${name}/${recipe.name}`;
        if (!recipe.isDirectory() && /\.ya?ml$/i.test(recipe.name))
          know(recipesFolder + recipe.name.toLowerCase(), found);
        else refuse(found, 'is no recipe: a recipe is a file that ends with .yaml or .yml');
      }
    } else if (
      !entry.isDirectory() &&
      [categoriesFile, ingredientsFile, synonymsFile].includes(plain)
    )
      know(plain, name);
    else if (!besides.has(plain))
      refuse(
        name,
        `is no file of a catalogue: ${categoriesFile}, ${ingredientsFile}, ${synonymsFile} and the folder ${recipesFolder} are`,
      );
  }
  const files = new Map<string, string>();
  const unreadable: RowError[] = [];
  for (const [path, found] of [...paths].toSorted()) {
    const decoded = decodeFile(found, await readFile(join(folder, found)));
    if (decoded.ok) files.set(path, decoded.text);
    else unreadable.push(...decoded.errors);
  }
  return { files, strangers, unreadable };
}

/** Sorted; what a system hides is its own. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    unlessCode<Dirent[]>('ENOENT', []),
  );
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
