import { wordsOf } from '../../contract/fold.ts';
import type { Unit } from '../../contract/food-terms.ts';
import { isOneLetterOff } from '../ingredients/one-letter-off.ts';
import { keyOf, sameWords } from '../ingredients/same-words.ts';
import { singular } from '../ingredients/singular.ts';
import type { LineReading, Quantity } from '../reading-lines/line-reading.ts';
import { convert, type Measure, type Weights, type WhyNot } from '../units/convert.ts';
import { add, ceil, multiply, rational, type Rational } from '../units/rational.ts';
import { unitOrOwn, type Region } from '../units/unit-table.ts';
import { weightsNamed, weightsOf } from '../units/weights-of.ts';

/** What of an ingredient says whether a line means it. */
export type Known = {
  ingredientNo: number;
  name: string | null;
  unit: Unit;
  pieceGrams: number | null;
};

/** How an ingredient was found: somebody said so once, it is called so, the shop says that it means the same, or its name is near. */
export const foundBy = ['alias', 'name', 'synonym', 'near'] as const;
export type FoundBy = (typeof foundBy)[number];

/**
 * Why a line has no amount that the stock could count: those of `food/units`, and `no-amount` (none is said), `range` (two are), `two-foods` (one or the
 * other), `too-large` (more than the stock counts).
 */
export const whyNoAmount = [
  'unknown-unit',
  'other-dimension',
  'no-density',
  'no-piece-weight',
  'ambiguous',
  'no-amount',
  'range',
  'two-foods',
  'too-large',
] as const satisfies readonly (WhyNot | 'no-amount' | 'range' | 'two-foods' | 'too-large')[];
export type WhyNoAmount = (typeof whyNoAmount)[number];

/** What a line may mean. `amount` is in whole base units of the ingredient, rounded up; of a range it is the larger. */
export type Candidate = {
  ingredientNo: number;
  /** From 0 to 1. */
  confidence: number;
  by: FoundBy;
  amount: number | null;
  /** Why somebody has to say the amount, or to look at it; null where there is nothing to ask. */
  why: WhyNoAmount | null;
};

/** Best first. `isSure`: the first is what the line means and as much as it says, so that nobody has to be asked. */
export type Match = { candidates: Candidate[]; isSure: boolean };

/** Alias keys (`aliasKey`) by language, each with the ingredient that somebody said it means. */
export type Aliases = ReadonlyMap<string, number>;

export type Pantry = {
  named: readonly Named[];
  aliases: Aliases;
  synonyms: ReturnType<typeof sameWords>;
};
type Named = Known & { words: string[]; key: string };

const mostCandidates = 6;
/** From here on a name is taken without asking. */
const sureFrom = 0.9;
const mostAmount = 9_999_999_999n;

const singulars = (text: string): string[] => wordsOf(text).map(singular);
/** The same for `red lentils` and `Lentil, red`. */
const spelled = (text: string): string => singulars(text).toSorted().join(' ');

/** By which what somebody corrected is remembered: a food of one language, in the singular or the plural. */
export const aliasKey = (language: string, food: string): string =>
  `${language} ${keyOf(wordsOf(food))}`;
/** Its part without the language: the words themselves. */
export const foodKey = (food: string): string => keyOf(wordsOf(food));

/** Made once for many lines. */
export function pantryOf(
  known: Iterable<Known>,
  aliases: Aliases,
  synonyms: readonly (readonly string[])[],
): Pantry {
  const named = [...known].flatMap((one) =>
    one.name === null
      ? []
      : [{ ...one, words: singulars(one.name), key: spelled(one.name) } satisfies Named],
  );
  return { named, aliases, synonyms: sameWords(synonyms) };
}

/** What of the shop's ingredients a line means, and how much of it. Nothing is guessed: what is not sure is for somebody to say. */
export function matchLine(reading: LineReading, pantry: Pantry, region: Region | null): Match {
  const found = foundFor(reading, pantry);
  const candidates = found.slice(0, mostCandidates).map(({ known, confidence, by }): Candidate => ({
    ingredientNo: known.ingredientNo,
    confidence,
    by,
    ...amountFor(reading, known, region),
  }));
  const [first, second] = candidates;
  const isAlone = first !== undefined && (second?.confidence ?? 0) < first.confidence;
  const isRead = Math.min(reading.confidence.amount, reading.confidence.unit) >= 0.5;
  const isSure = isAlone && first.confidence >= sureFrom && first.why === null && isRead;
  return { candidates, isSure };
}

type Found = { known: Named; confidence: number; by: FoundBy };

function foundFor(
  { food, note, lang }: LineReading,
  { named, aliases, synonyms }: Pantry,
): Found[] {
  const alias = aliases.get(aliasKey(lang, food));
  const words = singulars(food);
  const key = words.toSorted().join(' ');
  if (words.length === 0) return [];
  // “lentils, red”
  const noted = spelled(`${food} ${note}`);
  // What means the same in this shop, a phrase of the food at a time.
  const meant = new Set(othersOf(wordsOf(food), synonyms));
  return named
    .flatMap((known): Found[] => {
      if (known.ingredientNo === alias) return [{ known, confidence: 0.99, by: 'alias' }];
      if (known.key === key) return [{ known, confidence: 0.97, by: 'name' }];
      if (known.key === noted) return [{ known, confidence: 0.94, by: 'name' }];
      if (meant.has(known.key)) return [{ known, confidence: 0.92, by: 'synonym' }];
      const confidence = nearness(words, known.words);
      return confidence === 0 ? [] : [{ known, confidence, by: 'near' }];
    })
    .toSorted((a, b) => b.confidence - a.confidence || a.known.ingredientNo - b.known.ingredientNo);
}

/** The whole food in other words of the shop, each once; most foods have none. */
function othersOf(words: readonly string[], synonyms: Pantry['synonyms']): string[] {
  const phrases = synonyms.phrasesIn(words);
  if (phrases.every((ways) => ways.length === 1)) return [];
  const most = 24;
  let made: string[][] = [[]];
  for (const ways of phrases) {
    made = made.flatMap((start) => ways.map((way) => [...start, ...way])).slice(0, most);
  }
  return made.map((each) => spelled(each.join(' ')));
}

/** How much of both names is the same: at most 0.85, since a word more makes another food. */
function nearness(words: readonly string[], its: readonly string[]): number {
  const shared = words.filter((word) =>
    its.some((other) => word === other || isOneLetterOff(word, other)),
  ).length;
  if (shared === 0) return 0;
  const all = words.length + its.length - shared;
  const exact = words.filter((word) => its.includes(word)).length;
  const alike = (shared + exact) / 2 / all;
  // The last word of a name mostly says what it is, the others which kind.
  const isKind = its.at(-1) === words.at(-1) ? 0.1 : 0;
  return Math.round(Math.min(0.85, alike * 0.75 + isKind) * 100) / 100;
}

type Amount = Pick<Candidate, 'amount' | 'why'>;

function amountFor(reading: LineReading, known: Known, region: Region | null): Amount {
  const { amount, amountMax, orFood } = reading;
  if (amount === null) return { amount: null, why: 'no-amount' };
  const weights = weightsFor(reading, known);
  const inUnits = sayings(reading, amountMax ?? amount).map((said) =>
    sumIn(said, known.unit, weights, region),
  );
  const counted = inUnits.find((each) => each.ok);
  const [firstSaid] = inUnits;
  if (!counted?.ok) return { amount: null, why: firstSaid && !firstSaid.ok ? firstSaid.why : null };
  const whole = ceil(counted.amount);
  if (whole > mostAmount || whole < 1n) return { amount: null, why: 'too-large' };
  const why = orFood.length > 0 ? 'two-foods' : amountMax === null ? null : 'range';
  return { amount: Number(whole), why };
}

/** The ways in which a line says one amount: as it is counted, by its packs, otherwise. */
function sayings({ unit, pack, alt, plus }: LineReading, amount: Rational): Quantity[][] {
  const own = { amount, unit: unit ?? 'piece' };
  const packed = pack ? [[{ ...pack, amount: multiply(pack.amount, amount) }, ...plus]] : [];
  return [...packed, [own, ...plus], ...alt.map((other) => [other, ...plus])];
}

function sumIn(
  said: readonly Quantity[],
  into: Unit,
  weights: Weights,
  region: Region | null,
): ReturnType<typeof convert> {
  let sum = rational(0);
  for (const { amount, unit } of said) {
    const measure: Measure = { amount, unit: unitOrOwn(unit) };
    const converted = convert(measure, into, weights, region);
    if (!converted.ok) return converted;
    sum = add(sum, converted.amount);
  }
  return { ok: true, amount: sum };
}

/** What the shop knows a piece to weigh goes before what the table says of the food. */
function weightsFor({ food, note }: LineReading, { name, pieceGrams }: Known): Weights {
  const row = weightsNamed(name ?? '') ?? weightsNamed(food);
  const known = row ? weightsOf(row, note) : {};
  if (pieceGrams === null) return known;
  const piece = { amount: rational(pieceGrams), unit: 'g' };
  return { ...known, own: new Map([...(known.own ?? []), ['piece', piece]]) };
}
