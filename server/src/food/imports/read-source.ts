import { readPageInParts } from '../reading-pages/read-page.ts';
import type { RecipePage } from '../reading-pages/recipe-page.ts';
import { readFileInParts } from '../reading-files/read-recipe-file.ts';
import type { WhyNotRead } from '../reading-files/recipe-of-file.ts';
import { readPastedText } from './read-text.ts';

/** A recipe as it was found, in its own words. */
export type FoundRecipe = Omit<RecipePage, 'from' | 'image'> & {
  notes: string | null;
  sourceUrl: string | null;
};

/** One recipe, or something that gave none; neither is a pause in which others may do something. */
export type SourcePart = { recipe?: FoundRecipe; refused?: { name: string; why: WhyNotRead } };

/** What there is to read: `url` is where a page was found in the end. */
export type SourceText =
  | { kind: 'page'; url: string; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'file'; name: string; bytes: Uint8Array };

/** More of either is no recipe that a kitchen could pack. */
const mostLines = 300;
const mostSteps = 200;
const mostLetters = 100_000;

/** The recipes of a source, one at a time and in its order: the same each time, so that whoever was interrupted goes on where they stopped. */
export function* readSource(source: SourceText): Generator<SourcePart, void> {
  switch (source.kind) {
    case 'page':
      return yield* readHtml(source.text, source.url, source.url);
    case 'text':
      return yield* readPasted(source.text);
    case 'file':
      return yield* readFile(source.name, source.bytes);
  }
}

const isHtml = (text: string) => /^\uFEFF?\s*<(?:!doctype|html|head|body|div|article|script)\b/iu.test(text); // prettier-ignore
const isCooklang = (text: string) => /@[\p{L}\p{N} _-]*\{[^{}\n]*\}|^>>\s*\w+\s*:/mu.test(text);

function* readHtml(html: string, name: string, url: string | null): Generator<SourcePart, void> {
  const reading = readPageInParts(html);
  for (let step = reading.next(); ; step = reading.next()) {
    if (!step.done) {
      yield {};
      continue;
    }
    if (!step.value || step.value.ingredients.length === 0) {
      yield { refused: { name, why: 'no-recipe' } };
      return;
    }
    const { from: _from, image: _image, ...page } = step.value;
    yield bounded(name, { ...page, notes: null, sourceUrl: url });
    return;
  }
}

function* readPasted(text: string): Generator<SourcePart, void> {
  const bytes = new TextEncoder().encode(text);
  if (isHtml(text)) return yield* readHtml(text, '', null);
  if (/^\s*[[{]/u.test(text)) return yield* readFile('pasted.json', bytes);
  if (isCooklang(text)) return yield* readFile('pasted.cook', bytes);
  const recipe = readPastedText(text);
  yield recipe ? bounded('', recipe) : { refused: { name: '', why: 'no-recipe' } };
}

function* readFile(name: string, bytes: Uint8Array): Generator<SourcePart, void> {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  if (/\.x?html?$/i.test(name) || isHtml(start)) {
    return yield* readHtml(new TextDecoder().decode(bytes), name, null);
  }
  if (/\.(?:txt|md)$/i.test(name)) return yield* readPasted(new TextDecoder().decode(bytes));
  for (const { recipes, refused } of readFileInParts(name, bytes)) {
    yield {};
    for (const { name: part, why } of refused) {
      yield { refused: { name: kept(part).slice(0, 200), why } };
    }
    for (const { from: _from, image: _image, ...recipe } of recipes) {
      yield bounded(recipe.title ?? name, { ...recipe, language: null });
    }
  }
}

/** What no database holds: half a character, and the character that is none. */
const kept = <Text extends string | null>(text: Text) =>
  (text === null ? null : text.replaceAll('\0', '').toWellFormed()) as Text;

function bounded(name: string, recipe: FoundRecipe): SourcePart {
  const { title, yields, author, notes, sourceUrl } = recipe;
  const [ingredients, steps] = [recipe.ingredients.map(kept), recipe.steps.map(kept)];
  const said = [...ingredients, ...steps, title, yields, author, notes, sourceUrl];
  const isLarge = ingredients.length > mostLines || steps.length > mostSteps;
  if (isLarge || said.join('').length > mostLetters) {
    return { refused: { name: kept(name).slice(0, 200), why: 'too-large' } };
  }
  return {
    recipe: {
      ...recipe,
      title: kept(title),
      yields: kept(yields),
      author: kept(author),
      notes: kept(notes),
      sourceUrl: kept(sourceUrl),
      ingredients,
      steps: steps.filter((step) => step.trim() !== ''),
    },
  };
}
