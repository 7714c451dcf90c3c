import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../refusal.ts';
import { listedRecipes } from '../recipes/listed-recipes.ts';
import { recipeAt, type Catalogue, type Recipe } from '../recipes/recipe.ts';
import { endings, typesOf, type Format } from './formats.ts';
import { recipeToWrite, type RecipeToWrite, type Writer } from './recipe-to-write.ts';
import { writeMany, writeOne } from './write-files.ts';

type Parts = {
  menu: { catalogue: () => Catalogue; refresh: () => Promise<void> };
  config: { shop: Pick<Writer, 'name'>; publicUrl: string };
};
type Chosen = Parameters<typeof listedRecipes>[1];

/** `bytes` are made while they are taken. */
export type RecipeFile = { name: string; type: string; bytes: Iterable<Uint8Array, void> };

/** One recipe as a file of its own. */
export async function exportRecipe(
  parts: Parts,
  recipeNo: number,
  format: Format,
): Promise<RecipeFile> {
  await parts.menu.refresh();
  const catalogue = parts.menu.catalogue();
  const recipe = catalogue.recipes.get(recipeNo);
  if (!recipe) throw new Refusal('recipe-not-found');
  const ending = endings[format].one;
  const bytes = writeOne(format, recipeToWrite(catalogue, recipe, writerOf(parts)));
  return { name: `${recipe.slug}.${ending}`, type: typesOf[ending], bytes: [bytes] };
}

/** The recipes of a list in one zip, the menu as it is now. */
export async function exportLibrary(
  parts: Parts,
  format: Format,
  chosen: Chosen,
): Promise<RecipeFile> {
  await parts.menu.refresh();
  const catalogue = parts.menu.catalogue();
  const { many } = endings[format];
  const recipes = written(catalogue, listedRecipes(catalogue, chosen), writerOf(parts));
  return { name: `recipes-${format}.${many}`, type: typesOf[many], bytes: writeMany(format, recipes) }; // prettier-ignore
}

/** Writes recipes to a file: those of these slugs, or all that are not archived. Answers how many. */
export async function exportToFile(
  parts: Parts,
  format: Format,
  path: string,
  slugs: readonly string[],
): Promise<number> {
  await parts.menu.refresh();
  const catalogue = parts.menu.catalogue();
  const recipes =
    slugs.length === 0
      ? listedRecipes(catalogue, { q: undefined, status: undefined, archived: undefined })
      : slugs.map((slug) => recipeOf(catalogue, slug));
  const bytes = writeMany(format, written(catalogue, recipes, writerOf(parts)));
  await pipeline(Readable.from(bytes), createWriteStream(path));
  return recipes.length;
}

function recipeOf(catalogue: Catalogue, slug: string): Recipe {
  const recipe = recipeAt(catalogue, slug);
  if (!recipe) throw new Refusal('recipe-not-found', { slug });
  return recipe;
}

/** One at a time, when it is its turn. */
function* written(
  catalogue: Catalogue,
  recipes: readonly Recipe[],
  writer: Writer,
): Generator<RecipeToWrite> {
  for (const recipe of recipes) yield recipeToWrite(catalogue, recipe, writer);
}

const writerOf = ({ config: { shop, publicUrl } }: Parts): Writer => ({
  name: shop.name,
  siteUrl: new URL(publicUrl).origin,
});
