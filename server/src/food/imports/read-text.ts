import { beginsWithAmount } from '../reading-lines/read-line.ts';
import { whichLanguage } from '../reading-lines/which-language.ts';
import { minutesOf } from '../reading-pages/duration.ts';
import type { FoundRecipe } from './read-source.ts';

/** What stands over the two parts of a recipe, in the languages whose lines are read. */
const overIngredients =
  /^(?:ingredients?|you(?:'|’)?ll need|you will need|zutaten|ingr[eé]dients?|ingredientes|ingredienti|ingredi[eë]nten|ingredienser|材料)(?:\s+(?:for|für|pour|para|per|voor)\b.*)?$/iu;
const overSteps =
  /^(?:method|directions|instructions|preparation|steps|how to make it|zubereitung|anleitung|so geht(?:'|’)?s|pr[eé]paration|[eé]tapes|instrucciones|preparaci[oó]n|elaboraci[oó]n|preparazione|procedimento|preparo|modo de preparo|bereiding|fremgangsmåte|gör så här|作り方)$/iu;
const overNotes = /^(?:notes?|tips?|hinweise?|tipps?|notas?|conseils?)$/iu;
const saysYield =
  /^(?:serves|servings?|makes|yields?|für|pour|para|per|portionen|personen|portions|raciones|porzioni)\b/iu;
const saysTime =
  /^(?:(?:total|prep(?:aration)?|cook(?:ing)?|ready in)[\s-]*(?:time)?|time|zeit|arbeitszeit|gesamtzeit|temps(?: total)?|tiempo(?: total)?|tempo(?: totale)?)\s*[:：]?\s*(?=\d)/iu;

const bare = (line: string) =>
  line
    .replace(/^[#*_=\s]+|[*_=\s]+$/gu, '')
    .replace(/\s*[:：]$/u, '')
    .trim();
const withoutNumber = (line: string) => line.replace(/^\s*(?:\d{1,2}\s*[.)]|[-–•*·])\s+/u, '');

/**
 * A recipe as somebody pasted it: the first line is its title; what stands under a heading is what the heading says. Without headings the lines from the
 * first to the last that begin with an amount are the ingredients, and what follows them are steps. Undefined where there is no ingredient.
 */
export function readPastedText(text: string): FoundRecipe | undefined {
  const lines = text
    .split(/\r\n|\n|\r/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = '', ...rest] = lines;
  const [about, ingredients, steps] = partsOf(rest);
  if (ingredients.length === 0) return undefined;
  const yields = about.find((line) => saysYield.test(line) && /\d/u.test(line)) ?? null;
  const time = about.find((line) => saysTime.test(line));
  const others = about.filter((line) => line !== yields && line !== time);
  return {
    title: bare(first),
    yields,
    totalMinutes: minutesOf(time?.replace(saysTime, '')) ?? null,
    ingredients: ingredients.map((line) => line.replace(/^[-–•*·]\s+/u, '')),
    steps: steps.map(withoutNumber),
    author: null,
    language: null,
    notes: others.join('\n') || null,
    sourceUrl: null,
  };
}

type Parts = [about: string[], ingredients: string[], steps: string[]];

function partsOf(lines: readonly string[]): Parts {
  const at = (head: RegExp) => lines.findIndex((line) => head.test(bare(line)));
  const [overList, overMethod] = [at(overIngredients), at(overSteps)];
  if (overList < 0) return byAmounts(lines);
  const end = overMethod > overList ? overMethod : listEnd(lines, overList + 1);
  const isHeading = (line: string) => overSteps.test(bare(line)) || overNotes.test(bare(line));
  return [
    lines.slice(0, overList),
    lines.slice(overList + 1, end),
    lines.slice(end).filter((line) => !isHeading(line)),
  ];
}

/** Behind the last line that begins with an amount. */
function listEnd(lines: readonly string[], from: number): number {
  const counted = countedIn(lines);
  return Math.max(from, ...counted.filter((at) => at >= from).map((at) => at + 1));
}

function countedIn(lines: readonly string[]): number[] {
  const language = whichLanguage(lines.join(' ')).code;
  const isStep = (line: string) => /^\d{1,2}\s*[.)]\s/u.test(line) || line.length > 120;
  return lines.flatMap((line, index) =>
    !isStep(line) && beginsWithAmount(line, language) ? [index] : [],
  );
}

function byAmounts(lines: readonly string[]): Parts {
  const listed = countedIn(lines).filter(
    (at) => !saysYield.test(lines[at] ?? '') && !saysTime.test(lines[at] ?? ''),
  );
  const [start, end] = [listed[0], listed.at(-1)];
  if (start === undefined || end === undefined) return [[...lines], [], []];
  const behind = lines.slice(end + 1).filter((line) => !overSteps.test(bare(line)));
  return [lines.slice(0, start), lines.slice(start, end + 1), behind];
}
