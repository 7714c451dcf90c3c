import { add, compare, rational, readRational, type Rational } from '../units/rational.ts';
import type { Words } from './language.ts';

/** What was read at the start of a text, and what is left of it. */
export type Read<Value> = { value: Value; rest: string };
export type Amount = { least: Rational; most?: Rational; how: 'digits' | 'words' };

const half = rational(1, 2);
const grams = /^\s*(?:g|gr|grams?|grammes?|gramm|gramos?|grammi|ml|мл|г)(?![\p{L}])/iu;
const kilos =
  /^\s*(?:kg|kilos?|kilogram\p{L}*|l|lt|liters?|litres?|litros?|litri|кг|л)(?![\p{L}])/iu;

/**
 * Digits with points and commas. Three digits behind one are thousands before g or ml (nobody weighs milligrams in a kitchen), decimals before kg or l, and
 * otherwise what they are in that language.
 */
function digits(text: string, { comma }: Words['language'], ahead: string): Rational | undefined {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text) && !/^0/.test(text)) {
    const marks = new Set(text.replace(/\d/g, ''));
    const isOne = text.replace(/\d/g, '').length === 1;
    const isThousands = grams.test(ahead) || !isOne || marks.has(comma ? '.' : ',');
    if (marks.size === 1 && !(isOne && kilos.test(ahead)) && isThousands) {
      return readRational(text.replace(/[.,]/g, ''));
    }
  }
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (last === -1) return readRational(text);
  const whole = text.slice(0, last).replace(/[.,]/g, '');
  return readRational(`${whole || '0'}.${text.slice(last + 1)}`);
}

const spaced =
  /^\s*(\d{1,3}) (\d{3})(?=\s*(?:g|gr|grammes?|gramm|gram|gramos|grammi|ml)(?!\p{L}))/iu;
const mixed = /^\s*(?:&|\+|[-–—]|and\s|und\s|et\s|y\s|e\s)?\s*(\d{1,3})\s*\/\s*(\d{1,3})(?!\d)/iu;

function inDigits(text: string, words: Words): Read<Rational> | undefined {
  const thousands = words.language.comma ? spaced.exec(text) : null;
  if (thousands) {
    const value = readRational(`${thousands[1] ?? ''}${thousands[2] ?? ''}`);
    if (value) return { value, rest: text.slice(thousands[0].length) };
  }
  const found = /^\s*(\d[\d.,]*\d|\d|\.\d+)/.exec(text);
  const written = found?.[1];
  if (!found || written === undefined || /^0\d/.test(written)) return undefined;
  const rest = text.slice(found[0].length);
  const under = /^\s*\/\s*(\d{1,3})(?!\d)/.exec(rest);
  if (under && /^\d+$/.test(written)) {
    const value = readRational(`${written}/${under[1] ?? ''}`);
    return value && { value, rest: rest.slice(under[0].length) };
  }
  const value = digits(written, words.language, rest);
  if (!value) return undefined;
  const part = /^\d+$/.test(written) ? mixed.exec(rest) : null;
  const fraction = part ? readRational(`${part[1] ?? ''}/${part[2] ?? ''}`) : undefined;
  if (part && fraction && compare(value, rational(1)) >= 0 && compare(fraction, rational(1)) < 0) {
    return { value: add(value, fraction), rest: rest.slice(part[0].length) };
  }
  return { value, rest };
}

/** Whether what stands behind a number makes it no number of things: `2% milk`, `7-Up`, `five-spice`. */
function isNoAmount(rest: string, words: Words): boolean {
  if (/^\s?%/.test(rest)) return true;
  const hyphened = /^-(?=\p{L})/u.exec(rest);
  if (!hyphened) return false;
  const behind = rest.slice(1);
  return !words.unit.test(behind) && !words.to.test(` ${behind}`);
}

/** A number at the start: digits, a fraction, a mixed number, or words. */
export function readNumber(
  text: string,
  words: Words,
): Read<{ number: Rational; how: Amount['how'] }> | undefined {
  const read = inDigits(text, words);
  if (read) {
    if (isNoAmount(read.rest, words)) return undefined;
    const more = words.andHalf?.exec(read.rest);
    return more
      ? {
          value: { number: add(read.value, half), how: 'digits' },
          rest: read.rest.slice(more[0].length),
        }
      : { value: { number: read.value, how: 'digits' }, rest: read.rest };
  }
  const word = words.number.exec(text);
  const said = word?.[1] === undefined ? undefined : words.numberOf(word[1]);
  const number = said === undefined ? undefined : readRational(said);
  if (!word || !number || /^\s*half (?:and|&|n) half/i.test(text)) return undefined;
  // un demi-citron
  const rest = text
    .slice(word[0].length)
    .replace(/demi$/iu.test(word[0]) ? /^-(?=\p{L})/u : /$^/, ' ');
  if (isNoAmount(rest, words) || rest === '') return undefined;
  const more = words.andHalf?.exec(rest);
  return more
    ? { value: { number: add(number, half), how: 'words' }, rest: rest.slice(more[0].length) }
    : { value: { number, how: 'words' }, rest };
}

/** A number or a range of two. */
export function readAmount(text: string, words: Words): Read<Amount> | undefined {
  const from = words.from.exec(text);
  const fromTo = from ? readAmount(text.slice(from[0].length), words) : undefined;
  if (fromTo?.value.most) return fromTo;
  const between = words.between?.exec(text);
  const first = readNumber(between ? text.slice(between[0].length) : text, words);
  if (!first) return undefined;
  const { number: least, how } = first.value;
  const to = (between ? words.and : words.to).exec(first.rest);
  // 3-to-4-pound
  const end = to && first.rest.slice(to[0].length).replace(/^-(?=\d)/, '');
  const second = end === null ? undefined : readNumber(end, words);
  if (second && compare(second.value.number, least) > 0) {
    return { value: { least, most: second.value.number, how }, rest: second.rest };
  }
  return { value: { least, how }, rest: first.rest };
}
