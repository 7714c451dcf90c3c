import { z } from 'zod';
import { csvLines, decimalOf, writePlain } from '../../contract/csv.ts';
import { fields } from '../../contract/fields.ts';
import { archivedIn, nothingArchived } from '../archive/archived.ts';
import {
  amountProblems,
  draftFrom,
  incomplete,
  methodProblems,
  type RecipeDraft,
} from '../recipes/next-edition.ts';
import { oddInWords, portionsOf, usualAmounts } from '../recipes/odd-amounts.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { menuFields } from '../recipes/schemas.ts';
import { optionalCell, plainCell, priceCell, wholeCell } from './cells.ts';
import type { RowError } from './import-records.ts';
import type { Known } from './plan-import.ts';
import { tableInSteps } from './table-file.ts';

export const recipesFile = 'recipes.csv';

/** What of many recipes is changed at once. Their names and categories are there to know them by. */
const recipeRow = z.object({
  no: wholeCell(fields.number),
  name: plainCell(z.string()).optional(),
  category: z.string().optional(),
  status: menuFields.status,
  place: optionalCell(wholeCell(menuFields.menuPlace)),
  preparation: priceCell,
  version: optionalCell(wholeCell(fields.version)).optional(),
});

export const writeRecipeRows = (recipes: readonly Recipe[], withHead: boolean): string =>
  csvLines(
    Object.keys(recipeRow.shape),
    recipes.map((recipe) => [
      recipe.recipeNo,
      writePlain(recipe.name ?? ''),
      recipe.category,
      recipe.status,
      recipe.menuPlace,
      decimalOf(recipe.preparationCents),
      recipe.editionNo,
    ]),
    withHead,
  );

type RowsPlan = {
  drafts: { recipeNo: number; draft: RecipeDraft }[];
  counts: { created: number; updated: number; unchanged: number };
  errors: RowError[];
};

/** What a file of recipes would change, and what is wrong in it, row by row. */
export function* planRecipeRows(text: string, known: Known): Generator<void, RowsPlan> {
  const table = yield* tableInSteps(recipesFile, text, recipeRow);
  const { recipes, ingredients, archived = nothingArchived } = known;
  const plan: RowsPlan = {
    drafts: [],
    counts: { created: 0, updated: 0, unchanged: 0 },
    errors: [...table.errors],
  };
  const usual = usualAmounts(
    [...recipes.values()].filter(({ status }) => status === 'published').flatMap(portionsOf),
  );
  const seen = new Set<number>();
  for (const { file, value, rowOf } of table.rows) {
    const { no, name, category, version, status, place: menuPlace, preparation } = value;
    const before = plan.errors.length;
    const complain = (column: string, message: string) =>
      plan.errors.push({ file, row: rowOf(column), column, message });
    const recipe = recipes.get(no);
    if (seen.has(no)) complain('no', 'is in the file twice');
    seen.add(no);
    if (!recipe) {
      complain('no', 'is not a recipe: recipes are started in the shop');
      continue;
    }
    if (name !== undefined && name !== (recipe.name ?? ''))
      complain('name', `is "${recipe.name ?? ''}" in the shop, and is changed there`);
    if (category !== undefined && category !== recipe.category)
      complain('category', `is "${recipe.category}" in the shop, and is changed there`);
    const known = draftFrom(recipe);
    const draft = { ...known, status, menuPlace, preparationCents: preparation };
    const isSame =
      status === recipe.status &&
      menuPlace === recipe.menuPlace &&
      preparation === recipe.preparationCents;
    if (isSame) {
      plan.counts.unchanged += 1;
      continue;
    }
    plan.counts.updated += 1;
    if (typeof version === 'number' && version !== recipe.editionNo)
      complain('version', `it was changed after version ${version}: export again`);
    if (status === 'published') {
      if (archived.recipes.has(no)) complain('status', 'is archived: bring it back first');
      const wrong = [
        ...archivedIn(draft, archived),
        ...incomplete(draft),
        ...methodProblems(draft, recipe, ingredients),
        ...amountProblems(draft, recipe, ingredients, usual).map((odd) => ({
          field: `/ingredients/${odd.index}/amount`,
          message: oddInWords(odd),
        })),
      ];
      for (const { field, message } of wrong)
        complain(
          'status',
          `cannot go on the menu: ${field.slice(1).replaceAll('/', '.')} ${message}`,
        );
    }
    if (plan.errors.length === before) plan.drafts.push({ recipeNo: no, draft });
    yield;
  }
  plan.errors.sort((a, b) => a.row - b.row);
  return plan;
}
