import { folded } from '../../contract/fold.ts';
import { fields } from '../../contract/fields.ts';
import { asCase } from '../reading-lines/line-reading.ts';
import { readLine } from '../reading-lines/read-line.ts';
import { whichLanguage } from '../reading-lines/which-language.ts';
import { menuFields } from '../recipes/schemas.ts';
import type { Region } from '../units/unit-table.ts';
import type { ImportLine } from './import.ts';
import { aliasKey, matchLine, type Match, type Pantry } from './match-line.ts';
import type { FoundRecipe } from './read-source.ts';
import { servingsOf } from './servings-of.ts';

/** A recipe that was found, with what could be understood of it; what is null somebody has to say. */
export type Understood = {
  language: string;
  name: string | null;
  servings: number | null;
  minutes: number | null;
  lines: ImportLine[];
};

const mostServings = 24;

/** What a title, a yield and a time say is taken only as it is: nothing is cut, rounded or guessed. A line at a time, so that others can do something between them. */
export function* understood(
  { title, yields, totalMinutes, ingredients, language }: FoundRecipe,
  pantry: Pantry,
  region: Region | null,
): Generator<void, Understood> {
  const code = languageOf(language, ingredients);
  const lines: ImportLine[] = [];
  for (const line of ingredients) {
    if (line.trim() === '') continue;
    lines.push(lineOf(lines.length + 1, line, code, pantry, region));
    yield;
  }
  return {
    language: code,
    name: fields.recipeName.safeParse(title).data ?? null,
    servings: servingsOf(yields, mostServings) ?? null,
    minutes: menuFields.minutes.safeParse(totalMinutes).data ?? null,
    lines,
  };
}

/** So many lines tell in which language a recipe is. */
const tellingLines = 30;
const languageOf = (said: string | null, lines: readonly string[]): string =>
  /^[a-z]{2}(?=[-_]|$)/i.exec(said ?? '')?.[0].toLowerCase() ??
  whichLanguage(...lines.slice(0, tellingLines)).code;

function lineOf(
  lineNo: number,
  original: string,
  language: string,
  pantry: Pantry,
  region: Region | null,
): ImportLine {
  const reading = readLine(original, language);
  const { line: _line, ...kept } = asCase(reading);
  const line = {
    lineNo,
    original,
    reading: kept,
    confidence: reading.confidence,
    aliasKey: keyOf(reading.lang, reading.food),
  };
  if (reading.isHeader) {
    return { ...line, state: 'heading', ingredientNo: null, amount: null, candidates: [] };
  }
  return { ...line, ...settled(matchLine(reading, pantry, region)) };
}

/** How long the key of an alias may be. */
export const mostKey = 600;
/** A food so long that no key holds it is none that anybody would call so again. */
export const keyOf = (language: string, food: string): string =>
  aliasKey(language, food).slice(0, mostKey);

/** What follows from a match: what is not sure waits for somebody. */
export function settled({
  candidates,
  isSure,
}: Match): Pick<ImportLine, 'state' | 'ingredientNo' | 'amount' | 'candidates'> {
  const [first] = candidates;
  return isSure && first
    ? { state: 'matched', ingredientNo: first.ingredientNo, amount: first.amount, candidates }
    : { state: 'open', ingredientNo: null, amount: null, candidates };
}

/** By which the same recipe of the same place is known again: where it stands and what it is called, or else what is in it. */
export function sourceKeyOf({ sourceUrl, title, ingredients }: FoundRecipe): string {
  const name = folded(title ?? '');
  const place = placeOf(sourceUrl);
  return place === undefined
    ? `recipe ${name} ${ingredients.map(folded).join(' / ')}`
    : `at ${place} ${name}`;
}

/** An address without what does not say which page it is. */
function placeOf(url: string | null): string | undefined {
  const found = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(?:\?([^#]*))?/i.exec(url ?? '');
  if (!found) return undefined;
  const [, host = '', path = '', query = ''] = found;
  const asked = query
    .split('&')
    .filter((each) => each !== '' && !/^(?:utm_|fbclid|gclid|ref=)/i.test(each))
    .toSorted()
    .join('&');
  return `${host.toLowerCase()}${path.replace(/\/+$/, '')}?${asked}`;
}
