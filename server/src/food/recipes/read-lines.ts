import type { Unit } from '../../contract/food-terms.ts';
import { wordsOf as foldedWords } from '../../contract/fold.ts';
import { lookFor } from '../ingredients/same-words.ts';
import { isOneLetterOff } from '../ingredients/one-letter-off.ts';
import { singular } from '../ingredients/singular.ts';
import { amountAhead, inUnitOf, type Counted, type InUnit } from './amount-in-line.ts';

type Known = { ingredientNo: number; name: string | null; unit: Unit; pieceGrams: number | null };
type Pantry = Iterable<Known>;

/** A line that became a row. `aside` is what it also says, which no row keeps. */
type ReadLine = {
  ingredientNo: number;
  name: string;
  amount: number;
  aside: string | null;
};
/** What a line may mean; without an amount where the author has to say it. */
type LineChoice = { ingredientNo: number; name: string; unit: Unit; amount: number | null };
export const whyLeft = [
  'no-amount',
  'two-amounts',
  'thousands',
  'no-name',
  'unknown',
  'which',
  'vague',
  'other-measure',
  'not-whole',
  'too-large',
  'there-already',
] as const;
type WhyLeft = (typeof whyLeft)[number];
/** A line that is not understood, why, and what it may mean; nothing is guessed. */
type LeftLine = { line: string; why: WhyLeft; choices: LineChoice[] };

const mostAmount = 9_999_999_999;
const mostChoices = 6;

/**
 * Reads what an author types or pastes, an ingredient a line: `400 g red lentils`, `2 limes`, `1 tbsp olive oil`. `present` are in the
 * recipe already.
 */
export function readLines(
  text: string,
  pantry: Pantry,
  present: readonly number[],
  synonyms: readonly (readonly string[])[] = [],
): { rows: ReadLine[]; left: LeftLine[] } {
  const names = namesOf(pantry);
  const taken = new Set(present);
  const rows: ReadLine[] = [];
  const left: LeftLine[] = [];
  for (const line of text.split('\n').map((each) => each.replace(/\s+/gu, ' ').trim())) {
    if (line === '') continue;
    const read = readLine(line, names, synonyms);
    if ('why' in read) left.push({ line, ...read });
    else if (taken.has(read.ingredientNo)) left.push({ line, why: 'there-already', choices: [] });
    else {
      taken.add(read.ingredientNo);
      rows.push(read);
    }
  }
  return { rows, left };
}

type Named = Known & { name: string; words: string[]; spelled: string };

const wordsOf = (text: string): string[] => foldedWords(text).map(singular);

function namesOf(pantry: Pantry): Named[] {
  return [...pantry].flatMap((known) => {
    if (known.name === null) return [];
    const words = wordsOf(known.name);
    return [{ ...known, name: known.name, words, spelled: words.toSorted().join(' ') }];
  });
}

function readLine(
  line: string,
  names: Named[],
  synonyms: readonly (readonly string[])[],
): ReadLine | Omit<LeftLine, 'line'> {
  const counted = amountAhead(line.replace(/^[-–—•*·]\s*/u, ''));
  const { name, aside } = nameAndAside(counted?.rest ?? line);
  const words = wordsOf(name);
  // 1,000 g is a kilogram in one country and a gram in another.
  if (/^\D?\s*\d+[.,]\d{3}(?!\d)/u.test(line)) return { why: 'thousands', choices: [] };
  if (/\d/u.test(name)) return { why: 'two-amounts', choices: [] };
  if (words.length === 0) return { why: 'no-name', choices: [] };
  const spelled = words.toSorted().join(' ');
  const exact = names.filter((known) => known.spelled === spelled);
  const [only, another] = exact;
  if (only && !another) {
    const choice = choiceOf(only, counted);
    if (counted === undefined) return { why: 'no-amount', choices: [choice] };
    const inUnit = inUnitOf(counted, only.unit);
    if (typeof inUnit === 'string') return { why: inUnit, choices: [choice] };
    if (inUnit.amount > mostAmount) return { why: 'too-large', choices: [] };
    const { ingredientNo } = only;
    return { ingredientNo, name: only.name, amount: inUnit.amount, aside };
  }
  const near = (exact.length > 0 ? exact : nearTo(name, words, names, synonyms)).slice(
    0,
    mostChoices,
  );
  const choices = near.map((known) => choiceOf(known, counted));
  return { why: choices.length > 0 ? 'which' : 'unknown', choices };
}

/** What stands behind a comma or in brackets is how it is cut, not what it is called. */
function nameAndAside(text: string): { name: string; aside: string | null } {
  const asides: string[] = [];
  const outside = text.replace(/\(([^)]*)\)/gu, (_all, inside: string) => {
    asides.push(inside.trim());
    return ' ';
  });
  const [name = '', ...behind] = outside.split(',');
  asides.push(...behind.map((each) => each.trim()));
  const said = asides.filter((each) => each !== '').join(', ');
  return { name: name.trim(), aside: said === '' ? null : said };
}

/**
 * Those that hold every word that was typed; else those whose every word was typed; else what means the same in this shop; else those of a
 * word with one letter amiss.
 */
function nearTo(
  name: string,
  words: string[],
  names: Named[],
  synonyms: readonly (readonly string[])[],
): Named[] {
  const holding = (same: (a: string, b: string) => boolean) =>
    names.filter((known) => words.every((word) => known.words.some((its) => same(its, word))));
  const typed = names.filter((known) => known.words.every((its) => words.includes(its)));
  const most = Math.max(0, ...typed.map((known) => known.words.length));
  return [
    () => holding((a, b) => a === b),
    () => typed.filter((known) => known.words.length === most),
    () => names.filter((known) => lookFor(name, synonyms)(known.name)),
    () => holding(isOneLetterOff),
  ].reduce<Named[]>((found, look) => (found.length > 0 ? found : look()), []);
}

function choiceOf(known: Named, counted: Counted | undefined): LineChoice {
  const { ingredientNo, name, unit } = known;
  const amount = counted === undefined ? null : amountOf(counted, known);
  return { ingredientNo, name, unit, amount };
}

function amountOf(counted: Counted, { unit, pieceGrams }: Known): number | null {
  const inUnit: InUnit = inUnitOf(counted, unit);
  if (typeof inUnit === 'object') return inUnit.amount <= mostAmount ? inUnit.amount : null;
  // So many grams of what is counted by the piece.
  const grams = unit === 'piece' && pieceGrams !== null ? inUnitOf(counted, 'g') : 'vague';
  if (typeof grams === 'string' || pieceGrams === null || grams.amount % pieceGrams !== 0)
    return null;
  return grams.amount / pieceGrams;
}
