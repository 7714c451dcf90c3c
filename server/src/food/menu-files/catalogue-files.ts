import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { allergens, diets, units } from '../../contract/food-terms.ts';
import { fields } from '../../contract/fields.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import {
  decimalCell,
  listCell,
  optionalCell,
  priceCell,
  wholeCell,
  writeDecimal,
  writeList,
  writePrice,
} from './cells.ts';
import { contradictions } from '../ingredients/contradictions.ts';
import { kcal } from '../ingredients/schemas.ts';
import type { ParsedCatalogue } from './import-records.ts';
import type { Known } from './plan-import.ts';
import { readRecipe, writeRecipe } from './recipe-file.ts';
import { menuFields } from '../recipes/schemas.ts';
import { readTable } from './table-file.ts';

/** The files of a catalogue by path in their folder: `categories.csv`, `ingredients.csv`, `recipes/*.yaml`. */
export type CatalogueFiles = ReadonlyMap<string, string>;

export const categoriesFile = 'categories.csv';
export const ingredientsFile = 'ingredients.csv';
export const recipesFolder = 'recipes/';

const categoryRow = z.object({
  slug: menuFields.categorySlug,
  name: menuFields.categoryName,
  position: wholeCell(menuFields.position),
});

const grams = decimalCell(3, 100_000, 'must be from 0 to 100 grams, with up to 3 decimals');

const ingredientRow = z.object({
  no: wholeCell(fields.number),
  name: optionalCell(fields.ingredientsName),
  description: optionalCell(fields.ingredientsDescription),
  price: priceCell,
  pack: wholeCell(fields.amount),
  unit: z.enum(units, { error: `must be one of ${units.join(', ')}` }),
  piece_grams: optionalCell(wholeCell(fields.amount)),
  allergens: listCell(allergens),
  diets: listCell(diets),
  kcal: wholeCell(kcal),
  fat_g: grams,
  saturates_g: grams,
  carbohydrate_g: grams,
  sugars_g: grams,
  fibre_g: grams,
  protein_g: grams,
  salt_g: grams,
  low_stock: wholeCell(fields.amountOrZero),
});
type IngredientRow = z.output<typeof ingredientRow>;

/** Reads every file there is; what is wrong in one row leaves the others alone. */
export function parseCatalogue(files: CatalogueFiles): ParsedCatalogue {
  const categories = readTable(
    categoriesFile,
    files.get(categoriesFile) ?? noRows(categoryRow),
    categoryRow,
  );
  const table = readTable(
    ingredientsFile,
    files.get(ingredientsFile) ?? noRows(ingredientRow),
    ingredientRow,
  );
  const parsed: ParsedCatalogue = {
    categories: categories.rows,
    ingredients: [],
    recipes: [],
    wrong: table.bad.map(({ no = '', name = '' }) => ({ no, name })),
    errors: [...categories.errors, ...table.errors],
  };
  for (const row of table.rows) {
    const value = ingredientOf(row.value);
    const wrong = contradictions(value);
    for (const { fact, message } of wrong) {
      const column = columnOf[fact];
      parsed.errors.push({ file: row.file, row: row.rowOf(column), column, message });
    }
    if (wrong.length === 0) parsed.ingredients.push({ ...row, value });
    else parsed.wrong.push({ no: String(value.ingredientNo), name: value.name ?? '' });
  }
  for (const [file, text] of files) {
    if (!file.startsWith(recipesFolder)) continue;
    const read = readRecipe(file, text);
    if (read.ok) parsed.recipes.push(read.entry);
    else parsed.errors.push(...read.errors);
  }
  return parsed;
}

const noRows = (row: z.ZodObject): string => Object.keys(row.shape).join(',');

const columnOf = {
  pieceGrams: 'piece_grams',
  diets: 'diets',
  saturatesMg: 'saturates_g',
  sugarsMg: 'sugars_g',
} as const;

function ingredientOf(row: IngredientRow): Ingredient {
  return {
    ingredientNo: row.no,
    name: row.name,
    description: row.description,
    priceCents: row.price,
    packAmount: row.pack,
    unit: row.unit,
    pieceGrams: row.piece_grams,
    allergens: row.allergens,
    diets: row.diets,
    nutrition: {
      kcal: row.kcal,
      fatMg: row.fat_g,
      saturatesMg: row.saturates_g,
      carbohydrateMg: row.carbohydrate_g,
      sugarsMg: row.sugars_g,
      fibreMg: row.fibre_g,
      proteinMg: row.protein_g,
      saltMg: row.salt_g,
    },
    lowStockAmount: row.low_stock,
  };
}

/** The files that say exactly this catalogue: read again they are the same one. */
export function writeCatalogue({ categories, ingredients, recipes }: Known): CatalogueFiles {
  return new Map([
    [categoriesFile, writeTable(categoryRow, [...categories])],
    [ingredientsFile, writeTable(ingredientRow, [...ingredients.values()].map(ingredientCells))],
    ...[...recipes.values()].map((recipe): [string, string] => [
      `${recipesFolder}${recipe.slug}.yaml`,
      writeRecipe(recipe, ingredients),
    ]),
  ]);
}

function writeTable(row: z.ZodObject, records: Record<string, string | number>[]): string {
  return stringify(records, { header: true, columns: Object.keys(row.shape) });
}

function ingredientCells(ingredient: Ingredient): Record<keyof IngredientRow, string | number> {
  const { nutrition } = ingredient;
  const grams = (milligrams: number) => writeDecimal(milligrams, 3, false);
  return {
    no: ingredient.ingredientNo,
    name: ingredient.name ?? '',
    description: ingredient.description ?? '',
    price: writePrice(ingredient.priceCents),
    pack: ingredient.packAmount,
    unit: ingredient.unit,
    piece_grams: ingredient.pieceGrams ?? '',
    allergens: writeList(ingredient.allergens),
    diets: writeList(ingredient.diets),
    kcal: nutrition.kcal,
    fat_g: grams(nutrition.fatMg),
    saturates_g: grams(nutrition.saturatesMg),
    carbohydrate_g: grams(nutrition.carbohydrateMg),
    sugars_g: grams(nutrition.sugarsMg),
    fibre_g: grams(nutrition.fibreMg),
    protein_g: grams(nutrition.proteinMg),
    salt_g: grams(nutrition.saltMg),
    low_stock: ingredient.lowStockAmount,
  };
}
