import { compare, multiply, one, rational, type Rational } from '../units/rational.ts';
import { kindOf, packings, spoons, vague, type Words } from './language.ts';
import type { Confidence, Quantity } from './line-reading.ts';
import {
  isLength,
  measuresIn,
  readCounted,
  readMeasure,
  readUnit,
  sameKind,
  saysEach,
  type Measure,
} from './read-measure.ts';
import { readAmount } from './read-number.ts';

/** What a line says before its food. Each step below takes from the start of `rest` what it understands, and writes down what it says. */
export type Lead = {
  amount: Rational;
  most: Rational | null;
  unit: string | null;
  pack: Quantity | null;
  alt: Quantity[];
  plus: Quantity[];
  notes: string[];
  rest: string;
  sure: Pick<Confidence, 'amount' | 'unit'>;
  /** How the unit was written, where it may turn out to be the food. */
  written: string;
};

export const quantity = ({ amount, unit }: Measure): Quantity => ({ amount, unit });
const leadOf = (amount: Rational, rest: string): Lead => ({
  amount,
  most: null,
  unit: null,
  pack: null,
  alt: [],
  plus: [],
  notes: [],
  rest,
  sure: { amount: 1, unit: 1 },
  written: '',
});

/** What of a text is left behind a match; all of it where there was none. */
const behind = (text: string, match: RegExpExecArray | null | undefined): string =>
  text.slice(match?.[0].length ?? 0);
const nothing = (text: string) => /^\s*$/.test(text);

/** Degrees (`heaped`) and sizes (`large`) in front of a unit, or of the food. */
function readAdjectives(text: string, words: Words) {
  let rest = text;
  let size: string | undefined;
  const said: string[] = [];
  for (;;) {
    const sized = words.size.exec(rest);
    const full = words.full.exec(rest);
    const found = full && (!sized || full[0].length > sized[0].length) ? full : sized;
    if (!found?.[1]) return { rest, size, said };
    size ??= words.sizeOf(found[1]);
    said.push(found[0].trim());
    rest = behind(rest, found).replace(/^\s*,\s*/, ' ');
    // medium to large
    const to = words.to.exec(rest);
    if (to && words.size.test(behind(rest, to))) {
      said.push(to[0].trim());
      rest = behind(rest, to);
    }
  }
}

const optional =
  /^\s*\(?(optional|wahlweise|facultatif|opcional|facoltativo)\)?\s*[:\s]\s*(?=\d)/iu;

/** Words before a number: `optional: 2`, `scant ½`, `up to 3`, `about 4`. */
function readBefore(text: string, words: Words): { rest: string; notes: string[] } {
  const notes: string[] = [];
  let rest = text;
  const take = (match: RegExpExecArray | null, note: string | undefined) => {
    if (!match || note === undefined) return;
    notes.push(note);
    rest = behind(rest, match);
  };
  const may = optional.exec(rest);
  take(may, may?.[1]?.toLowerCase());
  const full = words.full.exec(rest);
  if (/^\s*\d/.test(behind(rest, full))) take(full, full?.[1]);
  const bound = words.bounds.exec(rest);
  take(bound, bound?.[1]);
  take(words.about.exec(rest), 'approx');
  return { rest, notes };
}

/** Between an amount and what each of it holds: `2 x 400 g`, `1, 14 oz can`, `2x onions`. */
const times =
  /^\s*(?:[x×*]\s*(?=\d)|[x×]\s+|[-–]\s+(?=\d)|,\s*(?=\d+(?:[.\s]\d+)?\s*-?\s*(?:oz|ounce|g|ml|lb)\b))/iu;
const inBrackets = /^\s*\(([^()]*)\)/u;
/** What has no stroke in it: `[1,5 EL | 2 EL]` are amounts for other servings. */
const inSquare = /^\s*\[([^[\]|]*)\]/u;
const slash = /^\s*[/|]\s*/;

/** How much is in each, before the unit: 1 (400 g) tin, 4 (6 oz) breasts, 2 x 400g tins, three 8-ounce packages, 1 400g/14oz tin. */
function readPack(lead: Lead, words: Words): void {
  lead.rest = behind(lead.rest, times.exec(lead.rest));
  const bracket = inBrackets.exec(lead.rest);
  const inner = bracket?.[1];
  if (bracket && inner !== undefined) {
    const [each] = measuresIn(inner, words) ?? [];
    const isFood = /^\s*(?:optional\b|or\s)/iu.test(inner);
    if (!each && isFood) return;
    lead.rest = behind(lead.rest, bracket);
    if (each && !isLength(each.unit)) lead.pack = quantity(each);
    else lead.notes.push(inner);
    return;
  }
  const each = readMeasure(lead.rest, words);
  if (!each) return;
  if (isLength(each.value.unit)) lead.notes.push(each.value.text);
  else lead.pack = quantity(each.value);
  lead.rest = each.rest;
  for (;;) {
    const also = slash.exec(lead.rest);
    const other = also && readMeasure(behind(lead.rest, also), words);
    if (!other) return;
    lead.rest = other.rest;
  }
}

const few = rational(12);

/** The unit with what is said of it, or a size that stands in its place. */
function readUnitOf(lead: Lead, words: Words): void {
  lead.rest = lead.rest.replace(/^\s*-\s*(?=\p{L})/u, ' ');
  // “500 gr” are grams, “1 gr. Zwiebel” is a large onion.
  const plain = compare(lead.amount, few) > 0 ? readUnit(lead.rest, words) : undefined;
  const adjectives = plain
    ? { rest: lead.rest, size: undefined, said: [] }
    : readAdjectives(lead.rest, words);
  const { rest, size, said } = adjectives;
  const found = plain ?? readUnit(rest, words);
  const counted = found && !/^\s*-\p{L}/u.test(found.rest) ? found : undefined;
  if (counted) {
    const { unit, written, isLetter } = counted.value;
    lead.unit = unit === 'unit' ? null : unit;
    lead.written = written;
    lead.notes.push(...said);
    lead.rest = counted.rest;
    if (isLetter && words.language.code === 'en') lead.sure.unit = 0.8;
    // 3 x 15ml tablespoons
    if (lead.unit !== null && spoons.has(lead.unit)) lead.pack = null;
    return;
  }
  lead.unit = size ?? null;
  const isSize = (word: string) => words.sizeOf(word.replace(/\.$/, '')) !== undefined;
  lead.notes.push(...(size === undefined ? said : said.filter((word) => !isSize(word))));
  lead.rest = rest;
  lead.sure.unit = size !== undefined || lead.pack ? 0.9 : 0.85;
}

const times12 = (of: Rational) => multiply(of, rational(12));

/** Between what is packed and how much is in it: `1 confezione da 250 g`, `2 Dosen zu 400 g`. */
const holding = /^\s*(?:da|zu je|zu|à|mit|de|with)\s+(?=\d)/iu;

/** What belongs to the unit behind it: a dozen, `1 EL, gestr.`, `1 can of 400g`, `1 bottle 750 ml`, `1 kg et demi`, `1 cup to 1 1/4 cups`. */
function readBehindUnit(lead: Lead, words: Words): void {
  if (lead.unit === 'dozen') {
    lead.amount = times12(lead.amount);
    lead.most = lead.most && times12(lead.most);
    lead.unit = null;
  }
  const { unit } = lead;
  if (unit === null) return;
  const comma = /^\s*,/.exec(lead.rest);
  const full = words.full.exec(behind(lead.rest, comma));
  if (full && (comma || words.language.heapedBehind)) {
    lead.notes.push(full[0].trim());
    lead.rest = behind(behind(lead.rest, comma), full);
  }
  if (packings.has(unit) && !lead.pack) {
    const joint = words.of.exec(lead.rest) ?? holding.exec(lead.rest);
    const content = readMeasure(behind(lead.rest, joint), words);
    if (content && !nothing(content.rest)) {
      lead.pack = quantity(content.value);
      lead.rest = content.rest;
    }
  }
  const half = words.andHalf?.exec(lead.rest);
  if (half) {
    lead.amount = rational(lead.amount.over * 2n + lead.amount.under, lead.amount.under * 2n);
    lead.rest = behind(lead.rest, half);
  }
  const to = lead.most ? null : words.to.exec(lead.rest);
  const end = to && readMeasure(behind(lead.rest, to), words);
  if (end && end.value.unit === unit) {
    lead.most = end.value.amount;
    lead.rest = end.rest.replace(/^\s*-\s*(?=\p{L})/u, ' ');
  }
}

const oneOf = /^\s*(?:an?|eine?|une?|una?)\s/iu;

/** 400g tin, 14-ounce can, 2-inch piece: the measure is what is in one, or how long one is. */
function readHolder(lead: Lead, text: string, words: Words): void {
  const { unit } = lead;
  if (unit === null || !kindOf(unit) || spoons.has(unit) || lead.pack) return;
  const { rest, said } = readAdjectives(lead.rest, words);
  const holder = readUnit(rest, words);
  if (!holder || nothing(holder.rest)) return;
  const held = holder.value.unit;
  const holds = packings.has(held) || (isLength(unit) ? !kindOf(held) : held === 'piece');
  if (!holds) return;
  const measured = text
    .slice(0, text.length - lead.rest.length)
    .replace(oneOf, '')
    .trim();
  if (isLength(unit)) lead.notes.push(measured);
  else lead.pack = { amount: lead.amount, unit };
  lead.notes.push(...said);
  Object.assign(lead, { amount: one, most: null, unit: held, rest: holder.rest });
  lead.sure.amount = 0.9;
}

const alsoIn = /^\s*(?:[/|=]|or\s|oder\s|ou\s|o\s)\s*/iu;
/** Less than a whole of it; the amount stays what is written. */
const minus = /^\s*(?:minus|less|weniger|moins|menos|meno)\s+(?=\S)/iu;
const perServings = /^\s*\[([^[\]]*)\]/u;
const purpose = /^\s*(?:for|zum|pour|para|per)\s/iu;

/** Measures in brackets: the same amount in other units, or how much is in each. */
export function takeMeasures(lead: Lead, inner: string, words: Words): boolean {
  // (400 g, drained)
  const [sizes = '', ...more] = inner.split(
    /[,;]\s+(?=\p{L})|\s+(?=(?:packed|drained|undrained|abgetropft)\s*$)/iu,
  );
  const measured = measuresIn(sizes, words, readCounted)?.map(quantity);
  const [each, ...others] = measured ?? [];
  if (!each) return false;
  lead.notes.push(...more.map((note) => note.trim()));
  const isPack = !lead.pack && ((lead.unit !== null && packings.has(lead.unit)) || saysEach(inner));
  if (isLength(each.unit)) lead.notes.push(inner.trim());
  else if (isPack) {
    lead.pack = each;
    lead.alt.push(...others);
  } else lead.alt.push(each, ...others);
  return true;
}

/** `150 g [1 1/4 cups]`; `100 g [150 g]` says how much it is for more people. */
function inOther(lead: Lead, words: Words): RegExpExecArray | null {
  const square = inSquare.exec(lead.rest);
  const measure = square?.[1] === undefined ? undefined : readMeasure(square[1], words);
  const isOther = measure && lead.unit !== null && !sameKind(measure.value.unit, lead.unit);
  return isOther ? square : null;
}

/** One more thing that is said of the amount; whether there was one. */
function readMore(lead: Lead, words: Words): boolean {
  const brackets = inBrackets.exec(lead.rest) ?? inOther(lead, words);
  if (brackets?.[1] !== undefined && takeMeasures(lead, brackets[1], words)) {
    lead.rest = behind(lead.rest, brackets);
    return true;
  }
  const portions = perServings.exec(lead.rest);
  if (portions?.[1] !== undefined) {
    lead.notes.push(portions[1].trim());
    lead.rest = behind(lead.rest, portions);
    return true;
  }
  const { unit } = lead;
  if (unit === null) return false;
  const less = minus.exec(lead.rest);
  const taken = less && readMeasure(behind(lead.rest, less), words);
  if (taken) {
    lead.notes.push(lead.rest.slice(0, lead.rest.length - taken.rest.length).trim());
    lead.rest = taken.rest;
    return true;
  }
  const also = alsoIn.exec(lead.rest);
  const other = also && readMeasure(behind(lead.rest, also), words);
  if (other) {
    lead.alt.push(quantity(other.value));
    lead.rest = other.rest;
    return true;
  }
  // plus 2 tbsp, and 1 tsp, 4 oz
  const added = words.plus.exec(lead.rest);
  const joint = added ?? words.and.exec(lead.rest) ?? /^\s*,/.exec(lead.rest);
  const joined = joint && readMeasure(behind(lead.rest, joint), words);
  const isJoined = joined && !purpose.test(joined.rest) && (added ? !nothing(joined.rest) : true);
  const more = isJoined ? joined : readMeasure(lead.rest, words);
  const fits = more && (sameKind(more.value.unit, unit) ? kindOf(unit) : more === joined && added);
  if (!more) return false;
  if (!fits && more !== joined && kindOf(unit)) {
    // 200 g 1 cup sugar
    lead.alt.push(quantity(more.value));
    lead.rest = more.rest;
    return true;
  }
  if (!fits) return false;
  lead.plus.push(quantity(more.value));
  lead.rest = more.rest.replace(/^\s*,\s*/, ' ');
  return true;
}

/** `pinch of salt`, `small handful of coriander`: one of it, though nobody says so. */
function readImplied(text: string, words: Words): Lead | undefined {
  const { rest, said } = readAdjectives(text, words);
  const found = readUnit(rest, words);
  if (!found || kindOf(found.value.unit) || /^\s*(?:$|,|\()/.test(found.rest)) return undefined;
  const of = words.of.exec(found.rest);
  const isOf = of !== null && of[0].trim() !== '';
  if (!vague.has(found.value.unit) && !isOf) return undefined;
  const { unit, written } = found.value;
  const sure = { amount: 0.7, unit: 0.95 };
  return { ...leadOf(one, found.rest), unit, written, notes: said, sure };
}

/** Reads the amount at the start of a line with all that is said of it; undefined where there is none. */
export function readLead(text: string, words: Words): Lead | undefined {
  const { rest, notes } = readBefore(text, words);
  const isSome = words.some.test(rest) && !readUnit(rest, words);
  const first = isSome ? undefined : readAmount(rest, words);
  if (!first) return readImplied(text, words);
  const { least, most, how } = first.value;
  const lead: Lead = { ...leadOf(least, first.rest), most: most ?? null, notes };
  if (how === 'words') lead.sure.amount = 0.95;
  if (/^\s*(?:ca|circa)\b/iu.test(lead.rest)) {
    lead.notes.push('approx');
    lead.rest = behind(lead.rest, words.about.exec(lead.rest));
  }
  // ½ a lime
  if (compare(least, one) < 0)
    lead.rest = lead.rest.replace(/^\s+(?:of\s+)?an?\s+(?=\p{L})/iu, ' ');
  // 2/3 + 1/4 cup
  const added = words.plus.exec(lead.rest);
  const more = added && readMeasure(behind(lead.rest, added), words);
  if (more) {
    lead.unit = more.value.unit;
    lead.plus.push(quantity(more.value));
    lead.rest = more.rest;
  } else {
    readPack(lead, words);
    readUnitOf(lead, words);
  }
  readBehindUnit(lead, words);
  readHolder(lead, text, words);
  while (readMore(lead, words));
  return lead;
}

const marks = /\s*(?:[:：]|,|\s[-–—]|\.{2,}|…|\t|\s[x×]|\()\s*|\s+/giu;

/** The amount behind the food: `Flour: 300 g`, `Garlic, 2 cloves, minced`, `Brown onion (1)`, `Eggs x 3`. “Chinese 5 spice” is a name. */
export function readBehind(text: string, words: Words): { food: string; lead: Lead } | undefined {
  for (const mark of text.matchAll(marks)) {
    const food = text.slice(0, mark.index).trim();
    const isParted = /[:：,–—(.…×x-]/iu.test(mark[0]);
    const isBracket = mark[0].includes('(');
    if (!/\p{L}/u.test(food) || (isBracket && !text.trimEnd().endsWith(')'))) continue;
    const after = text.slice(mark.index + mark[0].length).replace(isBracket ? /\)\s*$/ : /$^/, '');
    const isWord = /^\p{L}/u.test(after);
    if (!(isWord ? isParted : /^[\d.~≈]/u.test(after))) continue;
    const lead = readLead(after, words);
    if (!lead || (isWord && lead.unit === null)) continue;
    const isWhole = /^\s*(?:$|[,;)]|\([^)]*\)\s*$)/u.test(lead.rest);
    if (isWhole && (isParted || /\d/.test(after))) return { food, lead };
  }
  return undefined;
}
