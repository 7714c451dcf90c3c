import type { Unit } from '../../contract/food-terms.ts';

/** So many of a measure, as a line begins: exact, as a fraction. */
export type Counted = { over: number; under: number; measure: string | null; rest: string };

const vulgar: Record<string, [number, number]> = {
  '½': [1, 2],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅕': [1, 5],
  '⅛': [1, 8],
};
const signs = Object.keys(vulgar).join('');
const number = String.raw`\d+\s*[/⁄]\s*\d+|\d+(?:[.,]\d+)?`;
const beginning = new RegExp(
  `^(?:(\\d+)\\s*([${signs}])|(\\d+)\\s+(\\d+)\\s*[/⁄]\\s*(\\d+)|([${signs}])|(${number}))\\s*`,
  'u',
);

/** How many base units one of a measure is; a spoon is a metric one. */
const measures: Record<string, { unit: Unit; over: number }> = {
  g: { unit: 'g', over: 1 },
  gram: { unit: 'g', over: 1 },
  gramme: { unit: 'g', over: 1 },
  gr: { unit: 'g', over: 1 },
  kg: { unit: 'g', over: 1000 },
  kilo: { unit: 'g', over: 1000 },
  kilogram: { unit: 'g', over: 1000 },
  mg: { unit: 'mg', over: 1 },
  milligram: { unit: 'mg', over: 1 },
  ml: { unit: 'ml', over: 1 },
  millilitre: { unit: 'ml', over: 1 },
  milliliter: { unit: 'ml', over: 1 },
  cl: { unit: 'ml', over: 10 },
  dl: { unit: 'ml', over: 100 },
  l: { unit: 'ml', over: 1000 },
  litre: { unit: 'ml', over: 1000 },
  liter: { unit: 'ml', over: 1000 },
  tbsp: { unit: 'ml', over: 15 },
  tablespoon: { unit: 'ml', over: 15 },
  tsp: { unit: 'ml', over: 5 },
  teaspoon: { unit: 'ml', over: 5 },
  piece: { unit: 'piece', over: 1 },
  pc: { unit: 'piece', over: 1 },
};

/** Measures that hold something else in every kitchen, or every tin: a line with one is never counted. */
const vague = new Set(
  (
    'cup pint quart oz ounce lb pound tin can jar pack packet bag bunch handful pinch dash splash clove sprig slice stick knob head bulb ' +
    'stalk sheet cube glass bottle carton tub drop'
  ).split(' '),
);

const singularOf = (word: string) =>
  word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word;

const isMeasure = (word: string) => Object.hasOwn(measures, word) || vague.has(word);

/** Takes the amount off the beginning of a line; undefined where it begins with none. */
export function amountAhead(line: string): Counted | undefined {
  const found = beginning.exec(line);
  if (!found) return undefined;
  const [all, whole, sign, apart, over, under, alone, plain = ''] = found;
  const [a, b] = fractionOf({ whole, sign: sign ?? alone, apart, over, under, plain });
  if (b === 0) return undefined;
  const rest = line.slice(all.length);
  const word = /^(\p{L}+)\.?(?=[\s.]|$)/u.exec(rest);
  const said = word?.[1]?.toLowerCase() ?? '';
  const measure = [said, singularOf(said)].find(isMeasure);
  if (measure === undefined || word === null)
    return { over: a, under: b, measure: null, rest: rest.trim() };
  const after = rest
    .slice(word[0].length)
    .trim()
    .replace(/^of\s+/iu, '');
  // A clove or a cube may also be what the thing is called.
  return after === '' && vague.has(measure)
    ? { over: a, under: b, measure: null, rest: rest.trim() }
    : { over: a, under: b, measure, rest: after };
}

type Parts = Record<'whole' | 'sign' | 'apart' | 'over' | 'under' | 'plain', string | undefined>;

function fractionOf({ whole, sign, apart, over, under, plain }: Parts): [number, number] {
  const [a, b] = vulgar[sign ?? ''] ?? [Number(over ?? 0), Number(under ?? 1)];
  if (sign !== undefined || apart !== undefined) return [Number(whole ?? apart ?? 0) * b + a, b];
  const [top = '', bottom] = (plain ?? '').split(/\s*[/⁄]\s*/u);
  if (bottom !== undefined) return [Number(top), Number(bottom)];
  const [digits = '', decimals = ''] = top.split(/[.,]/u);
  return [Number(digits + decimals), 10 ** decimals.length];
}

export type InUnit = { amount: number } | 'vague' | 'other-measure' | 'not-whole';

/** The same in whole base units of an ingredient; a piece is never weighed, a spoon never told in grams. */
export function inUnitOf({ over, under, measure }: Omit<Counted, 'rest'>, unit: Unit): InUnit {
  if (measure !== null && vague.has(measure)) return 'vague';
  const known = measures[measure ?? 'piece'];
  if (known === undefined) return 'vague';
  const milli = { g: 1000, mg: 1 } as Record<string, number>;
  const [from, to] = [milli[known.unit], milli[unit]];
  const isWeight = from !== undefined && to !== undefined;
  if (known.unit !== unit && !isWeight) return 'other-measure';
  const exact = (over * known.over * (from ?? 1)) / (under * (to ?? 1));
  return Number.isSafeInteger(exact) && exact >= 1 ? { amount: exact } : 'not-whole';
}
