import { readCooklang } from './read-cooklang.ts';
import { readRecords } from './read-records.ts';
import type { FileReading, WhyNotRead } from './recipe-of-file.ts';
import { gunzip, isGzip, isZip, textOfBytes, unzip } from './unpack.ts';

const isText = (name: string) => /\.(?:json|jsonld|json-ld|cook|paprikarecipe)$/i.test(name);
/** Tandoor writes a zip of zips; nothing lies deeper than that. */
const deepest = 1;

const refused = (name: string, why: WhyNotRead): FileReading => ({
  recipes: [],
  refused: [{ name, why }],
});
const together = (readings: readonly FileReading[]): FileReading => ({
  recipes: readings.flatMap(({ recipes }) => recipes),
  refused: readings.flatMap((reading) => reading.refused),
});

/**
 * The recipes of a file that another program wrote: Mealie, Tandoor (zips of zips), Paprika (a zip of gzipped JSON), RecipeSage and Nextcloud (JSON-LD,
 * RecipeSage's own JSON), Cooklang. What gave none is named with the reason; pictures are passed over.
 */
export function readRecipeFile(name: string, bytes: Uint8Array): FileReading {
  return readAt(name, bytes, 0);
}

function readAt(name: string, bytes: Uint8Array, depth: number): FileReading {
  if (isZip(bytes)) {
    if (depth > deepest) return refused(name, 'unknown-format');
    const { entries, refused: left } = unzip(
      bytes,
      (inner) => isText(inner) || /\.zip$/i.test(inner),
    );
    const read = entries.map((entry) => readAt(entry.name, entry.bytes, depth + 1));
    const all = together([...read, { recipes: [], refused: left }]);
    const isEmpty = all.recipes.length === 0 && all.refused.length === 0;
    return isEmpty ? refused(name, 'no-recipe') : all;
  }
  if (isGzip(bytes)) {
    const inner = gunzip(bytes);
    return typeof inner === 'string' ? refused(name, inner) : readText(name, textOfBytes(inner));
  }
  return readText(name, textOfBytes(bytes));
}

function readText(name: string, text: string): FileReading {
  if (/\.cook$/i.test(name)) {
    const recipe = readCooklang(text);
    const title = name.replace(/^.*\//, '').replace(/\.cook$/i, '');
    return recipe
      ? { recipes: [{ ...recipe, title: recipe.title ?? title }], refused: [] }
      : refused(name, 'no-recipe');
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(name, /^\s*[[{]/.test(text) ? 'broken' : 'unknown-format');
  }
  const recipes = readRecords(json).filter(({ ingredients }) => ingredients.length > 0);
  return recipes.length > 0 ? { recipes, refused: [] } : refused(name, 'no-recipe');
}
