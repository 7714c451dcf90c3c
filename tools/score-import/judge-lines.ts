import { folded } from '../../server/src/contract/fold.ts';
import { asCase, type ReadingAsCase } from '../../server/src/food/reading-lines/line-reading.ts';
import { readLine } from '../../server/src/food/reading-lines/read-line.ts';
import { equal, readRational } from '../../server/src/food/units/rational.ts';

/** A line with its right reading; `why` is the kind of difficulty. */
export type LineCase = ReadingAsCase & { why: string };

export const lineFields = [
  'amount',
  'amountMax',
  'unit',
  'food',
  'note',
  'pack',
  'alt',
  'plus',
  'orFood',
  'header',
] as const;
export type LineField = (typeof lineFields)[number];

const sameNumber = (a: string | null | undefined, b: string | null | undefined): boolean => {
  if (a === undefined || a === null || b === undefined || b === null)
    return (a ?? null) === (b ?? null);
  const [one, other] = [readRational(a), readRational(b)];
  return one !== undefined && other !== undefined && equal(one, other);
};

type Pairs = readonly (readonly [string, string])[];
const samePairs = (a: Pairs, b: Pairs): boolean =>
  a.length === b.length &&
  a.every(([amount, unit], index) => {
    const other = b[index];
    return other !== undefined && unit === other[1] && sameNumber(amount, other[0]);
  });

/** Cases of others may leave out what there is none of. */
const sameText = (a: string | null | undefined, b: string | null | undefined) =>
  folded(a ?? '') === folded(b ?? '');

/** The fields of a reading that are not what they should be. A food may be followed by its note. */
export function wrongFields(right: LineCase, read: ReadingAsCase): LineField[] {
  const same: Record<LineField, boolean> = {
    amount: sameNumber(right.amount, read.amount),
    amountMax: sameNumber(right.amountMax, read.amountMax),
    unit: right.unit === read.unit,
    food: sameText(right.food, read.food) || sameText(`${right.food} ${right.note}`, read.food),
    note: sameText(right.note, read.note),
    pack: samePairs(right.pack ? [right.pack] : [], read.pack ? [read.pack] : []),
    alt: samePairs(right.alt ?? [], read.alt ?? []),
    plus: samePairs(right.plus ?? [], read.plus ?? []),
    orFood: sameText((right.orFood ?? []).join(' | '), (read.orFood ?? []).join(' | ')),
    header: (right.header ?? false) === (read.header ?? false),
  };
  return lineFields.filter((field) => !same[field]);
}

export type JudgedLine = { right: LineCase; read: ReadingAsCase; wrong: LineField[] };

/** A line counts as read when all but its note is right; notes are counted by themselves. */
export const isRead = ({ wrong }: JudgedLine) => wrong.every((field) => field === 'note');

export const judgeLines = (cases: readonly LineCase[]): JudgedLine[] =>
  cases.map((right) => {
    const read = asCase(readLine(right.line, right.lang));
    return { right, read, wrong: wrongFields(right, read) };
  });
