import { readCooklang } from './read-cooklang.ts';
import { readRecords } from './read-records.ts';
import type { FileReading, WhyNotRead } from './recipe-of-file.ts';
import { gunzip, isGzip, isZip, textOfBytes, unzipInParts } from './unpack.ts';

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
  const read = [...readFileInParts(name, bytes)];
  return together(read.map(({ recipes, refused: left }) => ({ recipes, refused: left })));
}

/** The same a part at a time, in the order of the file, so that a library of thousands neither fills the memory nor keeps others waiting. */
export function* readFileInParts(name: string, bytes: Uint8Array): Generator<FileReading> {
  yield* readAt(name, bytes, 0);
}

function* readAt(name: string, bytes: Uint8Array, depth: number): Generator<FileReading> {
  if (isZip(bytes)) {
    if (depth > deepest) {
      yield refused(name, 'unknown-format');
      return;
    }
    let isEmpty = true;
    const parts = unzipInParts(bytes, (inner) => isText(inner) || /\.zip$/i.test(inner));
    for (const { entries, refused: left } of parts) {
      isEmpty &&= left.length === 0 && entries.length === 0;
      yield { recipes: [], refused: left };
      for (const entry of entries) yield* readAt(entry.name, entry.bytes, depth + 1);
    }
    if (isEmpty) yield refused(name, 'no-recipe');
    return;
  }
  if (isGzip(bytes)) {
    const inner = gunzip(bytes);
    yield typeof inner === 'string' ? refused(name, inner) : readText(name, textOfBytes(inner));
    return;
  }
  yield readText(name, textOfBytes(bytes));
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
