import { wordsOf } from '../../contract/fold.ts';
import { attribute, elementsOf, parseInParts, type Element } from './html.ts';
import { readJsonLd } from './read-json-ld.ts';
import { readMicrodata } from './read-microdata.ts';
import { countedIn, imageOf, languageOf, readPlainHtml, titleOf } from './read-plain-html.ts';
import type { RecipePage } from './recipe-page.ts';

/** Longer pages are read as far as this. */
const mostSigns = 5_000_000;

const rawText = (element: Element): string =>
  element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');

const saysHowMuch = ({ ingredients }: RecipePage) =>
  countedIn(ingredients) * 3 >= ingredients.length;

/** Whether what people see is the same list, and says more of its amounts. */
function isBetter(seen: RecipePage, marked: RecipePage): boolean {
  const words = (lines: readonly string[]) =>
    new Set(wordsOf(lines.join(' ')).filter((word) => /^\p{L}{4,}$/u.test(word)));
  const [shown, told] = [words(seen.ingredients), words(marked.ingredients)];
  const shared = [...told].filter((word) => shown.has(word)).length;
  const isSame =
    shared * 3 >= told.size * 2 && seen.ingredients.length >= marked.ingredients.length;
  return (
    isSame &&
    countedIn(seen.ingredients) >= countedIn(marked.ingredients) &&
    seen.ingredients.length <= marked.ingredients.length * 2
  );
}

/**
 * The recipe of a web page: what it says for machines (JSON-LD, then microdata, RDFa and hRecipe), then what people see. Each fills in what the one before
 * it left out. Undefined where there is no recipe.
 */
export function readPage(html: string): RecipePage | undefined {
  const reading = readPageInParts(html);
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value;
}

/** The same, in parts that leave room between them for whoever else waits. */
export function* readPageInParts(html: string): Generator<void, RecipePage | undefined> {
  const page = elementsOf(yield* parseInParts(html.slice(0, mostSigns)));
  const scripts = page
    .filter(({ tagName }) => tagName === 'script')
    .filter((script) => /ld\+json/i.test(attribute(script, 'type') ?? ''))
    .map(rawText);
  yield;
  const jsonLd = readJsonLd(scripts, titleOf(page) ?? '');
  const hasList = jsonLd !== undefined && jsonLd.ingredients.length > 0;
  yield;
  const marked = hasList ? jsonLd : readMicrodata(page);
  const isWhole =
    marked && saysHowMuch(marked) && marked.steps.length > 0 && marked.yields !== null;
  yield;
  const seen = isWhole ? undefined : readPlainHtml(page);
  const isSeenBetter = seen && (!marked || (!saysHowMuch(marked) && isBetter(seen, marked)));
  const first = isSeenBetter ? seen : marked;
  if (!first) return undefined;
  // What machines are told of the rest is better than what is read off the page.
  const said = [marked, jsonLd, seen].filter((each) => each !== undefined);
  const one = <Key extends keyof RecipePage>(key: Key): RecipePage[Key] =>
    said
      .map((each) => each[key])
      .find((value) => value !== null && (!Array.isArray(value) || value.length > 0)) ?? first[key];
  return {
    title: one('title') ?? titleOf(page),
    yields: one('yields'),
    totalMinutes: one('totalMinutes'),
    ingredients: first.ingredients,
    steps: one('steps'),
    author: one('author'),
    image: one('image') ?? imageOf(page),
    language: one('language') ?? languageOf(page),
    from: first.from,
  };
}
