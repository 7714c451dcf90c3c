import { add, compare, divide, multiply, type Rational } from '../units/rational.ts';
import { sizeOf, unitNamed } from '../units/unit-table.ts';
import { kindOf, measures, type Words } from './language.ts';
import type { Quantity } from './line-reading.ts';
import { readAmount, type Read } from './read-number.ts';

export type UnitRead = { unit: string; written: string; isLetter: boolean };

/** A unit at the start, in English and the singular. */
export function readUnit(text: string, words: Words): Read<UnitRead> | undefined {
  if (words.namesFirst.test(text)) return undefined;
  const letter = words.exactUnit?.exec(text);
  if (letter?.[1] !== undefined) {
    const unit = Object.entries(words.language.exactUnits ?? {}).find(([, written]) =>
      written.split(', ').includes(letter[1] ?? ''),
    );
    if (unit) {
      const value = { unit: unit[0], written: letter[1], isLetter: true };
      return { value, rest: text.slice(letter[0].length) };
    }
  }
  const found = words.unit.exec(text);
  const unit = found?.[1] === undefined ? undefined : words.unitOf(found[1]);
  if (!found || unit === undefined) return undefined;
  const rest = text.slice(found[0].length);
  const only = words.onlyOf.get(unit);
  if (only && !only.test(rest)) return undefined;
  const value = { unit, written: found[0].trim(), isLetter: found[0].trim().length === 1 };
  return { value, rest };
}

export type Measure = { amount: Rational; most?: Rational; unit: string; text: string };

/** Each in the other's unit, where the sizes of both are the same everywhere: 3 lb 5 oz are 53/16 lb. */
function together(a: Quantity, b: Quantity): Rational | undefined {
  const [one, other] = [unitNamed(a.unit), unitNamed(b.unit)];
  const sizes = [one, other].map((unit) => unit && sizeOf(unit, 'US'));
  if (!sizes[0] || !sizes[1]) return undefined;
  return add(a.amount, divide(multiply(b.amount, sizes[1]), sizes[0]));
}

const dash = /^\s*[-–—]?\s*/u;

/** An amount of something that has a weight, a volume or a length: `400 g`, `6-ounce`, `3 lb 5 oz`, `about 2 cups`. */
export function readMeasure(text: string, words: Words): Read<Measure> | undefined {
  const about = words.about.exec(text);
  const start = about ? text.slice(about[0].length) : text;
  const amount = readAmount(start, words);
  if (!amount) return undefined;
  const unit = readUnit(amount.rest.replace(dash, ' '), words);
  if (!unit || !kindOf(unit.value.unit)) return undefined;
  const { least, most } = amount.value;
  const value: Measure = {
    amount: least,
    ...(most && { most }),
    unit: unit.value.unit,
    text: start.slice(0, start.length - unit.rest.length).trim(),
  };
  if (value.unit !== 'lb' && value.unit !== 'kg') return { value, rest: unit.rest };
  const more = readAmount(unit.rest, words);
  const smaller = more && readUnit(more.rest.replace(dash, ' '), words);
  const isMore = more && smaller && (smaller.value.unit === 'oz' || smaller.value.unit === 'g');
  const sum = isMore && together(value, { amount: more.value.least, unit: smaller.value.unit });
  return sum
    ? { value: { ...value, amount: sum }, rest: smaller.rest }
    : { value, rest: unit.rest };
}

/** As `readMeasure`, of anything that is counted, too: `2 sticks`. */
export function readCounted(text: string, words: Words): Read<Measure> | undefined {
  const measure = readMeasure(text, words);
  if (measure) return measure;
  const amount = readAmount(text, words);
  const unit = amount && readUnit(amount.rest, words);
  if (!unit || !/^\s*(?:$|[/|=,;])/.test(unit.rest)) return undefined;
  const { least, most } = amount.value;
  return {
    value: { amount: least, ...(most && { most }), unit: unit.value.unit, text: text.trim() },
    rest: unit.rest,
  };
}

export const isLength = (unit: string) => measures.length.has(unit);
export const sameKind = (a: string, b: string) => kindOf(a) === kindOf(b);
export const isMore = (a: Quantity, b: Quantity) =>
  a.unit === b.unit && compare(a.amount, b.amount) > 0;

const between = /^\s*(?:[/|=;,~]|or\b|oder\b|ou\b|o\b)\s*/iu;
/** Words around a measure in brackets that say nothing more. */
const around =
  /^\s*(?:total|each|apiece|in total|per piece|net|weight|size|sized|or so|je|jeweils|chacun|chacune|cada un[oa]|ciascun[oa])?\s*$/iu;
export const saysEach = (text: string) =>
  /(?:^|\s)(?:each|apiece|je|jeweils|chacune?|cada un[oa]|ciascun[oa])(?:$|\s)/iu.test(text);

/** What stands in brackets, if it is measures and nothing else: `400 g`, `8 tablespoons / 113 g`, `about 6 oz each`. */
export function measuresIn(
  text: string,
  words: Words,
  read: typeof readMeasure = readMeasure,
): Measure[] | undefined {
  const found: Measure[] = [];
  let rest = text.trim().replace(/^(?:each|je|total|weighing|or|=|oder|ou)\s+/iu, '');
  for (;;) {
    const measure = read(rest, words);
    if (!measure) return undefined;
    found.push(measure.value);
    rest = measure.rest;
    if (around.test(rest)) return found;
    const next = between.exec(rest);
    if (!next) return undefined;
    rest = rest.slice(next[0].length);
  }
}
