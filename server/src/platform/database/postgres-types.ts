import { types } from 'pg';
import type { CustomTypesConfig } from 'pg';

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number.`);
  return value;
}

/** The driver types its parsers by name and answers `any`; by number they read text. */
const textArray = types.getTypeParser(1009 satisfies number as never) as (
  text: string,
) => (string | null)[];

/** By PostgreSQL's type number: int8, date and numeric, then arrays of them. */
const readers: Partial<Record<number, (text: string) => unknown>> = {
  20: wholeNumber,
  1082: (text) => text,
  1700: (text) => text,
  1016: (text) => textArray(text).map((item) => (item === null ? null : wholeNumber(item))),
  1182: textArray,
  1231: textArray,
};

/** The driver names its types; PostgreSQL numbers them. */
const builtInParser = types.getTypeParser as (
  id: number,
  format?: 'text' | 'binary',
) => (text: string) => unknown;

/** Counts come as numbers, dates as 'YYYY-MM-DD', numerics as text. */
export const parsers: CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary'): ((text: string) => unknown) =>
    (format !== 'binary' && readers[id]) || builtInParser(id, format),
};
