import { gzipSync, strToU8, Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate';
import type { Format } from './formats.ts';
import type { RecipeToWrite } from './recipe-to-write.ts';
import { cooklangOf } from './write-cooklang.ts';
import { jsonLdOf } from './write-json-ld.ts';
import { mealieOf } from './write-mealie.ts';
import { paprikaOf } from './write-paprika.ts';
import { tandoorOf } from './write-tandoor.ts';

/** No clock: the same recipes are the same bytes. */
const mtime = new Date(1980, 0, 1);

const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);

/** What is packed already is not packed twice. */
type Part = { path: string; bytes: Uint8Array; isPacked: boolean };

/** One recipe as it lies in the zip of many; names are slugs, so none leads out of a folder. */
function partOf(format: Format, recipe: RecipeToWrite): Part {
  const { slug } = recipe;
  switch (format) {
    case 'json-ld':
      // As Nextcloud Cookbook keeps recipes, which reads such folders.
      return { path: `${slug}/recipe.json`, bytes: json(jsonLdOf(recipe)), isPacked: false };
    case 'cooklang':
      return { path: `${slug}.cook`, bytes: strToU8(cooklangOf(recipe)), isPacked: false };
    case 'mealie':
      return { path: `recipes/${slug}/${slug}.json`, bytes: json(mealieOf(recipe)), isPacked: false }; // prettier-ignore
    case 'tandoor':
      return { path: `${slug}.zip`, bytes: zipSync({ 'recipe.json': json(tandoorOf(recipe)) }, { mtime }), isPacked: true }; // prettier-ignore
    case 'paprika':
      return { path: `${slug}.paprikarecipe`, bytes: gzipSync(json(paprikaOf(recipe)), { mtime: 0 }), isPacked: true }; // prettier-ignore
  }
}

/** A file of one recipe, as the program that it is for takes it. */
export function writeOne(format: Format, recipe: RecipeToWrite): Uint8Array {
  const { path, bytes, isPacked } = partOf(format, recipe);
  if (format === 'json-ld' || format === 'cooklang') return bytes;
  return zipSync({ [path]: [bytes, { level: isPacked ? 0 : 6, mtime }] });
}

/** A zip of many recipes, a part at a time: no more of it is kept than one recipe and the list of names. */
export function* writeMany(
  format: Format,
  recipes: Iterable<RecipeToWrite>,
): Generator<Uint8Array, void> {
  let made: Uint8Array[] = [];
  const zip = new Zip((fault, bytes) => {
    if (fault) throw fault;
    made.push(bytes);
  });
  for (const recipe of recipes) {
    const { path, bytes, isPacked } = partOf(format, recipe);
    const entry = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path);
    entry.mtime = mtime;
    zip.add(entry);
    entry.push(bytes, true);
    yield* made;
    made = [];
  }
  zip.end();
  yield* made;
}
