import {
  add,
  ceil,
  compare,
  divide,
  equal,
  floor,
  inDecimals,
  isWhole,
  multiply,
  nearest,
  rational,
  subtract,
  zero,
  type Rational,
} from './rational.ts';
import { isUnit, sizeOf, type Region, type UnitName } from './unit-table.ts';

/** `glyphs`: 1 ½, as people write; `plain`: 1 1/2, as files and searches do. */
type How = { fractions?: 'glyphs' | 'plain'; region?: Region };

const glyphs: Readonly<Record<string, string>> = {
  '1/8': '⅛',
  '1/4': '¼',
  '1/3': '⅓',
  '3/8': '⅜',
  '1/2': '½',
  '5/8': '⅝',
  '2/3': '⅔',
  '3/4': '¾',
  '7/8': '⅞',
};
/** Parts that a spoon, a cup or a knife makes. */
const parts = [2n, 3n, 4n, 8n];
const smallest = rational(1, 8);

/** To the nearest part that people measure; a number that is one stays as it is. */
function toParts(of: Rational): Rational {
  if (parts.includes(of.under) || isWhole(of)) return of;
  const candidates = [3n, 4n].map((part) => rational(nearest(multiply(of, rational(part))), part));
  if (compare(of, rational(1, 2)) < 0) candidates.push(smallest);
  const distance = (each: Rational) => {
    const difference = subtract(each, of);
    return multiply(difference, difference);
  };
  return candidates
    .filter((each) => compare(each, zero) > 0)
    .reduce((best, each) => (compare(distance(each), distance(best)) < 0 ? each : best));
}

/** `1 ½`, `⅔`, `23`: never 22.992, never a whole number beside a fraction that is one. */
export function asFraction(of: Rational, fractions: 'glyphs' | 'plain' = 'glyphs'): string {
  const near = toParts(of);
  const whole = floor(near);
  const rest = subtract(near, rational(whole));
  if (equal(rest, zero)) return String(whole);
  const plain = `${rest.over}/${rest.under}`;
  const part = fractions === 'glyphs' ? (glyphs[plain] ?? plain) : plain;
  return whole === 0n ? part : `${whole} ${part}`;
}

/** Written with decimals; everything else in parts. */
const decimal = new Set<string>(['kg', 'dag', 'l', 'dl', 'cl', 'krm', 'cm']);
/** Written whole, up: a scale or a jug shows no less. */
const whole = new Set<string>(['g', 'ml', 'mg', 'mm', '°C', '°F']);
/** What people take where there is too little of a unit to measure in it. */
const smaller: Readonly<Record<string, UnitName>> = {
  kg: 'g',
  l: 'ml',
  dl: 'ml',
  cl: 'ml',
  gallon: 'cup',
  quart: 'cup',
  pint: 'cup',
  cup: 'tbsp',
  tbsp: 'tsp',
  lb: 'oz',
};

/** Abbreviations and numbers have no plural. */
const noPlural = new Set<string>([
  ...decimal,
  ...whole,
  'oz',
  'lb',
  'tsp',
  'tbsp',
  'fl oz',
  'stone',
  'go',
  'small',
  'medium',
  'large',
  'extra-large',
  'dozen',
]);
const odd: Readonly<Record<string, string>> = { leaf: 'leaves', loaf: 'loaves', inch: 'inches' };

function named(unit: string, amount: Rational): string {
  if (unit === 'piece') return '';
  const isOne = compare(amount, rational(1)) <= 0;
  if (isOne || noPlural.has(unit)) return ` ${unit}`;
  return ` ${odd[unit] ?? (/(?:sh|ch|x|ss)$/.test(unit) ? `${unit}es` : `${unit}s`)}`;
}

/** An amount as people write it, with its unit, of the table or of the food's own: `1 ½ cups`, `467 ml`, `19 g`, `2.67 dl`. Never nothing where there is something. */
export function showAmount(amount: Rational, unit: string, how: How = {}): string {
  const { fractions = 'glyphs', region = 'US' } = how;
  if (equal(amount, zero)) return `0${named(unit, amount)}`;
  if (whole.has(unit)) {
    if (compare(amount, rational(1)) < 0) return `a little (under 1 ${unit})`;
    return `${ceil(amount)} ${unit}`;
  }
  const below = smaller[unit];
  const least = decimal.has(unit) ? rational(unit === 'kg' || unit === 'l' ? 1 : 0) : smallest;
  if (below && compare(amount, least) < 0) {
    const [size, other] = [isUnit(unit) ? sizeOf(unit, region) : undefined, sizeOf(below, region)];
    if (size && other) return showAmount(divide(multiply(amount, size), other), below, how);
  }
  if (decimal.has(unit)) {
    const text = inDecimals(amount, 2);
    return text === '0' ? `a little (under 0.01 ${unit})` : `${text} ${unit}`;
  }
  if (compare(amount, smallest) < 0) {
    const part = asFraction(smallest, fractions);
    return `a little (under ${part}${named(unit, smallest)})`;
  }
  return `${asFraction(amount, fractions)}${named(unit, toParts(amount))}`;
}

/** The measures that somebody cooks with. */
export type Own = 'metric' | 'us';

/** Of what has a weight or a volume, the unit that somebody with these measures would take for so much of it. */
export function ownUnit(base: Rational, of: 'g' | 'ml', own: Own): UnitName {
  const from = (amounts: readonly (readonly [least: Rational, unit: UnitName])[]): UnitName =>
    amounts.find(([least]) => compare(base, least) >= 0)?.[1] ?? of;
  if (own === 'metric') return from([[rational(1000), of === 'g' ? 'kg' : 'l']]);
  if (of === 'g')
    return from([
      [sizeOf('lb', 'US') ?? zero, 'lb'],
      [zero, 'oz'],
    ]);
  const cups = (over: number, under: number) =>
    multiply(sizeOf('cup', 'US') ?? zero, rational(over, under));
  return from([
    [cups(1, 4), 'cup'],
    [cups(1, 16), 'tbsp'],
    [zero, 'tsp'],
  ]);
}

/** Grams or millilitres in somebody's own measures: `1 ½ cups`, `1 ¼ lb`. */
export function showInOwn(base: Rational, of: 'g' | 'ml', own: Own): string {
  const unit = ownUnit(base, of, own);
  const [size, other] = [sizeOf(of, 'US'), sizeOf(unit, 'US')];
  if (!size || !other) return showAmount(base, of);
  return showAmount(divide(multiply(base, size), other), unit);
}

/** Amounts of one thing in one unit, put together. */
export const sumOf = (amounts: readonly Rational[]): Rational => amounts.reduce(add, zero);
