import { z } from 'zod';
import { csvLines, writePlain } from '../../contract/csv.ts';
import { fields } from '../../contract/fields.ts';
import { inOneGo } from '../../contract/in-one-go.ts';
import { ingredientFacts } from '../../contract/ingredient-facts.ts';
import {
  eachFact,
  factList,
  flat,
  nested,
  type FlatFacts,
} from '../../contract/ingredient-shape.ts';
import type { KeptCategory, Synonym } from '../recipes/recipe.ts';
import type { Ingredient, KeptIngredient } from '../ingredients/ingredient.ts';
import { factCell, optionalCell, plainCell, synonymCell, wholeCell, writeFact } from './cells.ts';
import { contradictions } from '../ingredients/contradictions.ts';
import type { ParsedCatalogue } from './import-records.ts';
import type { Known } from './plan-import.ts';
import { readRecipe, writeRecipe } from './recipe-file.ts';
import {
  nothingSpoken,
  saidCells,
  saidColumns,
  saidHeads,
  saidIn,
  spokenOf,
  type Spoken,
} from './said-cells.ts';
import { menuFields } from '../recipes/schemas.ts';
import { readTable, tableInSteps } from './table-file.ts';

/** The files of a catalogue by path in their folder: `categories.csv`, `ingredients.csv`, `synonyms.csv`, `recipes/*.yaml`. */
export type CatalogueFiles = ReadonlyMap<string, string>;

export const categoriesFile = 'categories.csv';
export const ingredientsFile = 'ingredients.csv' as const;
export const recipesFolder = 'recipes/';
export const synonymsFile = 'synonyms.csv';

/** One group a row, as `eggplant;aubergine`. */
const synonymRow = z.object({ words: synonymCell });

/** Empty in a row that is new, absent in files from before. */
const version = optionalCell(wholeCell(fields.version)).optional();

/** What of a row is said in other languages. */
const placesOf = { category: ['name'], ingredient: ['name', 'description'] } as const;

const categoryRow = z.object({
  slug: menuFields.categorySlug,
  name: plainCell(menuFields.categoryName),
  position: wholeCell(menuFields.position),
  version,
  ...saidColumns(placesOf.category),
});

const ingredientRow = z.object({
  no: wholeCell(fields.number),
  ...Object.fromEntries(
    factList.map(([, fact]) => [
      fact.csv,
      fact.since === undefined ? factCell(fact) : factCell(fact).optional(),
    ]),
  ),
  version,
  ...saidColumns(placesOf.ingredient),
});
type IngredientRow = z.output<typeof ingredientRow>;

/** Reads every file there is; what is wrong in one row leaves the others alone. */
export const parseCatalogue = (files: CatalogueFiles): ParsedCatalogue =>
  inOneGo(parseInSteps(files));

/** The same, file by file: ten thousand recipes take a while to read. */
export function* parseInSteps(files: CatalogueFiles): Generator<void, ParsedCatalogue> {
  const categories = readTable(
    categoriesFile,
    files.get(categoriesFile) ?? noRows(categoryRow),
    categoryRow,
  );
  const table = yield* tableInSteps(
    ingredientsFile,
    files.get(ingredientsFile) ?? noRows(ingredientRow),
    ingredientRow,
  );
  const parsed: ParsedCatalogue = {
    categories: categories.rows.map(({ value: { slug, name, position, version }, ...row }) => ({
      ...row,
      value: { slug, name, position },
      version: version ?? undefined,
    })),
    ingredients: [],
    recipes: [],
    translations: categories.rows.flatMap((row) =>
      saidIn(row, { kind: 'category', category: row.value.slug }, placesOf.category),
    ),
    absent: factList.flatMap(([name, { csv }]) => (table.absent.includes(csv) ? [name] : [])),
    wrong: table.bad.map(({ no = '', name = '' }) => ({ no, name })),
    errors: [...categories.errors, ...table.errors],
  };
  for (const row of table.rows) {
    const value = ingredientOf(row.value);
    const wrong = contradictions(value);
    for (const { fact, message } of wrong) {
      const column = ingredientFacts[fact].csv;
      parsed.errors.push({ file: row.file, row: row.rowOf(column), column, message });
    }
    const version = row.value.version ?? undefined;
    if (wrong.length === 0) {
      parsed.ingredients.push({ ...row, value, version });
      const subject = { kind: 'ingredient', ingredientNo: value.ingredientNo } as const;
      parsed.translations.push(...saidIn(row, subject, placesOf.ingredient));
    } else parsed.wrong.push({ no: String(value.ingredientNo), name: value.name ?? '' });
  }
  const synonyms = files.get(synonymsFile);
  if (synonyms !== undefined) {
    const groups = readTable(synonymsFile, synonyms, synonymRow);
    parsed.errors.push(...groups.errors);
    // They are written over together: with a wrong row they stay as they are.
    if (groups.errors.length === 0) parsed.synonyms = groups.rows.map(({ value }) => value.words);
  }
  for (const [file, text] of files) {
    if (!file.startsWith(recipesFolder)) continue;
    const read = readRecipe(file, text);
    if (read.ok) {
      parsed.recipes.push(read.entry);
      parsed.translations.push(...read.said);
    } else parsed.errors.push(...read.errors);
    yield;
  }
  return parsed;
}

const noRows = (row: z.ZodObject): string => Object.keys(row.shape).join(',');

function ingredientOf(row: IngredientRow): Ingredient {
  const cells: Record<string, unknown> = row;
  const facts = eachFact(({ csv, blank }) => (cells[csv] === undefined ? blank : cells[csv]));
  // The type follows the same table.
  return { ingredientNo: row.no, ...nested(facts as FlatFacts) };
}

/** Ingredients as `ingredients.csv` has them, a part at a time. */
export const writeIngredients = (
  ingredients: readonly KeptIngredient[],
  withHead: boolean,
  spoken: Spoken = nothingSpoken,
): string =>
  writeTable(
    headsOf(ingredientRow, spoken, placesOf.ingredient),
    ingredients.map(ingredientCells(spoken)),
    withHead,
  );

/** The files that say exactly this catalogue: read again they are the same one. */
export function writeCatalogue({
  categories,
  ingredients,
  recipes,
  synonyms,
  translations = [],
}: Known): CatalogueFiles {
  const spoken = spokenOf(translations);
  const categoryHeads = headsOf(categoryRow, spoken, placesOf.category);
  return new Map([
    [categoriesFile, writeTable(categoryHeads, categories.map(categoryCells(spoken)))],
    [ingredientsFile, writeIngredients([...ingredients.values()], true, spoken)],
    ...(synonyms === undefined || synonyms.length === 0
      ? []
      : [
          [
            synonymsFile,
            writeTable(Object.keys(synonymRow.shape), synonyms.map(synonymCells)),
          ] as const,
        ]),
    ...[...recipes.values()].map((recipe): [string, string] => [
      `${recipesFolder}${recipe.slug}.yaml`,
      writeRecipe(recipe, ingredients, spoken),
    ]),
  ]);
}

/** The columns of a table: all of its own, and those of the languages that are spoken. */
const headsOf = (row: z.ZodObject, spoken: Spoken, places: readonly string[]): string[] => {
  const others = Object.keys(saidColumns(places));
  const own = Object.keys(row.shape).filter((column) => !others.includes(column));
  return [...own, ...saidHeads(spoken, places)];
};

function writeTable(
  heads: readonly string[],
  records: Record<string, string | number>[],
  withHead = true,
): string {
  return csvLines(
    [...heads],
    records.map((record) => heads.map((head) => record[head] ?? '')),
    withHead,
  );
}

const synonymCells = (words: Synonym) => ({ words: writePlain(words.join(';')) });

const categoryCells =
  (spoken: Spoken) =>
  ({ slug, name, position, version }: KeptCategory): Record<string, string | number> => ({
    slug,
    position,
    version,
    name: writePlain(name),
    ...saidCells(spoken, { kind: 'category', category: slug }, { name }),
  });

const ingredientCells =
  (spoken: Spoken) =>
  ({ ingredientNo, version, ...facts }: KeptIngredient): Record<string, string | number> => {
    const said = flat(facts);
    const { name, description } = facts;
    return {
      no: ingredientNo,
      ...Object.fromEntries(
        factList.map(([name, fact]) => [fact.csv, writeFact(fact, said[name])]),
      ),
      version,
      ...saidCells(spoken, { kind: 'ingredient', ingredientNo }, { name, description }),
    };
  };
