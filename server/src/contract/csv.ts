import { stringify } from 'csv-stringify/sync';

/**
 * What begins a formula, with as many apostrophes before it as there are: where a cell begins, and inside it where a spreadsheet of a country
 * that writes semicolons begins another, which knows no quotes in the middle of a cell.
 */
const formula = /((?:^|[;\t\r\n])(?:[^\S\t\r\n]|")*)('*)(?=[=+\-@＝＋－＠])/g;

/** Text as a cell: an apostrophe before what would be a formula keeps it text in a spreadsheet, and is not part of it. */
export const writePlain = (text: string): string => text.replace(formula, "$1'$2");

/** The text of a cell without the apostrophes that `writePlain` put into it. */
export const readPlain = (cell: string): string =>
  cell.replace(
    formula,
    (_all, before: string, apostrophes: string) => before + apostrophes.slice(1),
  );

type Cell = string | number | boolean | Date | readonly string[] | null;

/** A list as a file has it: what each column is called, and what it says of a row. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

/** Rows as lines. What people typed is text in every spreadsheet, and nobody's formula. */
export const csvOf = <Row>(
  columns: CsvColumns<Row>,
  rows: readonly Row[],
  withHead: boolean,
): string =>
  csvLines(
    Object.keys(columns),
    rows.map((row) => Object.values(columns).map((of) => written(of(row)))),
    withHead,
  );

/** Cells that are written already. */
export const csvLines = (
  heads: readonly string[],
  lines: readonly (readonly (string | number | null)[])[],
  withHead: boolean,
): string => stringify([...lines], { header: withHead, columns: [...heads] });

function written(cell: Cell): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'string') return writePlain(cell);
  return cell instanceof Date ? cell.toISOString() : writePlain(cell.join(';'));
}

/** Cents as money is written in files: `-1.20`. */
export function decimalOf(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
