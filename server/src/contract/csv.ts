import { stringify } from 'csv-stringify/sync';

/** What spreadsheets take for a formula, with as many apostrophes before it as there are. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** Text as a cell: an apostrophe before what would be a formula keeps it text in a spreadsheet, and is not part of it. */
export const writePlain = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text of a cell without the apostrophe that `writePlain` put before it. */
export const readPlain = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

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
