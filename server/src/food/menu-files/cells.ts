import { z } from 'zod';
import { decimalOf, readPlain, writePlain } from '../../contract/csv.ts';
import { name, text, whole } from '../../contract/fields.ts';
import type { Fact } from '../../contract/ingredient-facts.ts';
import type { AnyValue } from '../../contract/ingredient-shape.ts';
import { nearTo } from './near-words.ts';
import { mostMilligrams } from '../ingredients/schemas.ts';

/** How the values of a catalogue are written in files: text that says exactly one number, price or list. */

/** Digits, then the limits of `schema`. */
export const wholeCell = (schema: z.ZodType<number, number>) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, { error: 'must be a whole number of up to 10 digits' })
    .transform(Number)
    .pipe(schema);

/** A decimal without sign, read digit by digit: `1.20` is 120 hundredths, and no fraction is ever lost. */
export const decimalCell = (places: number, most: number, error: string) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^\\d{1,5}(\\.\\d{1,${places}})?$`), {
      error: ({ input }) =>
        /^\d+,\d+$/.test(String(input).trim()) ? `${error}: write a point, not a comma` : error,
    })
    .transform((text) => {
      const [whole = '', fraction = ''] = text.split('.');
      return Number(whole + fraction.padEnd(places, '0'));
    })
    .refine((value) => value <= most, { error });

export const priceCell = decimalCell(2, 9999, 'must be from 0.00 to 99.99, with up to 2 decimals');

/** `12.6`, of no more places than it has. */
export function writeDecimal(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}

/** A cell of text. An apostrophe before what would be a formula keeps it text in a spreadsheet, and is not part of it. */
export const plainCell = <Out>(schema: z.ZodType<Out, string>) =>
  z.string().transform(readPlain).pipe(schema);

/** An empty cell is null. */
export const optionalCell = <Out>(schema: z.ZodType<Out, string>) =>
  z.string().transform((text, context): Out | null => {
    if (text.trim() === '') return null;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const grams = decimalCell(3, mostMilligrams, 'must be from 0 to 100 grams, with up to 3 decimals');

/** The cell of one fact of an ingredient. */
export function factCell(fact: Fact): z.ZodType<unknown, string> {
  // A list says in its own word that nobody declared it.
  return fact.nullable && fact.kind !== 'choices' ? optionalCell(saidCell(fact)) : saidCell(fact);
}

function saidCell(fact: Fact): z.ZodType<unknown, string> {
  switch (fact.kind) {
    case 'text':
      return plainCell(fact.called ? name(fact.most) : text(fact.most));
    case 'price':
      return priceCell;
    case 'whole':
      return wholeCell(whole(fact.least, fact.most));
    case 'grams':
      return grams;
    case 'choice':
      return z.enum(fact.of, { error: `must be one of ${fact.of.join(', ')}` });
    case 'choices':
      return listCell(fact.of);
  }
}

export function writeFact(fact: Fact, value: AnyValue): string | number {
  if (typeof value === 'object') return fact.kind === 'choices' ? writeList(value) : '';
  if (typeof value === 'string') return fact.kind === 'text' ? writePlain(value) : value;
  if (fact.kind === 'price') return decimalOf(value);
  return fact.kind === 'grams' ? writeDecimal(value, 3) : value;
}

/** `: did you mean …?`, where it is nearly one of them or another word for it. */
function meant(word: string, values: readonly string[]): string {
  const near = nearTo(word, values);
  return near.length === 0 ? '' : `: did you mean ${near.join(' or ')}?`;
}

const undeclared = 'unknown';
/** Every word of any list, with spaces, is a fraction of it. */
const mostLettersOfList = 1000;

/** `a;b`; an empty cell says none of them, `unknown` that nobody knows. Answers them in the order of `values`. */
export const listCell = <const Value extends string>(values: readonly Value[]) =>
  z.string().transform((text, context): Value[] | null => {
    if (text.trim() === undeclared) return null;
    if (text.length > mostLettersOfList) {
      context.addIssue({ code: 'custom', message: 'is too long for a list' });
      return z.NEVER;
    }
    const given = new Set(text.split(';').map((part) => part.trim()));
    const wrong = [...given].filter((part) => part !== '' && !values.some((it) => it === part));
    for (const part of wrong.slice(0, values.length))
      context.addIssue({
        code: 'custom',
        message: `"${part}" is not one of ${values.join(', ')}${meant(part, values)}`,
      });
    return values.filter((value) => given.has(value));
  });

/** Words that mean the same, between semicolons: from 2 to 20. */
export const synonymCell = plainCell(z.string())
  .transform((cell) => cell.split(';').filter((word) => word.trim() !== ''))
  .pipe(
    z
      .array(name(40))
      .min(2, { error: 'must be several words, between semicolons' })
      .max(20, { error: 'must be at most 20 words' }),
  );

const writeList = (list: readonly string[] | null): string =>
  list === null ? undeclared : list.join(';');
