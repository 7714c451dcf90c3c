import { writeRational, type Rational } from '../units/rational.ts';

export type Quantity = { amount: Rational; unit: string };
/** How sure the reader is of each field, from 0 to 1; below a half somebody should look. */
export type Confidence = { amount: number; unit: number; food: number; note: number };

/** A line of ingredients as it was understood. Nothing of it is dropped: what is neither amount, unit nor food is the note. */
export type LineReading = {
  line: string;
  lang: string;
  /** A group's heading; its words are the food. */
  isHeader: boolean;
  amount: Rational | null;
  /** Closes a range. */
  amountMax: Rational | null;
  /** In English and the singular whatever the language of the line; a size where nothing else is counted in; null for pieces. */
  unit: string | null;
  food: string;
  note: string;
  /** How much is in each. */
  pack: Quantity | null;
  /** The same amount in other units. */
  alt: Quantity[];
  /** Amounts to add. */
  plus: Quantity[];
  /** Foods that will do as well. */
  orFood: string[];
  confidence: Confidence;
};

/** A reading in the shape in which cases are kept; what is not there is left out. */
export type ReadingAsCase = {
  line: string;
  lang: string;
  amount: string | null;
  amountMax?: string;
  unit: string | null;
  food: string;
  note: string;
  pack?: [string, string];
  alt?: [string, string][];
  plus?: [string, string][];
  orFood?: string[];
  header?: true;
};

const written = ({ amount, unit }: Quantity): [string, string] => [writeRational(amount), unit];

export function asCase(reading: LineReading): ReadingAsCase {
  const { line, lang, amount, amountMax, unit, food, note, pack, alt, plus, orFood } = reading;
  return {
    line,
    lang,
    amount: amount && writeRational(amount),
    ...(amountMax && { amountMax: writeRational(amountMax) }),
    unit,
    food,
    note,
    ...(pack && { pack: written(pack) }),
    ...(alt.length > 0 && { alt: alt.map(written) }),
    ...(plus.length > 0 && { plus: plus.map(written) }),
    ...(orFood.length > 0 && { orFood }),
    ...(reading.isHeader && { header: true as const }),
  };
}
