import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { inOneGo } from '../../contract/in-one-go.ts';
import type { Entry, RowError } from './import-records.ts';

export type Table<T> = {
  rows: Entry<T>[];
  /** Rows that are wrong, as they were written. */
  bad: Record<string, string>[];
  /** Columns that the file has not, and need not have. */
  absent: string[];
  errors: RowError[];
};

/**
 * Reads a table whose first row names exactly the columns of `row`, in any order; those whose cells are optional may be absent. What is
 * wrong in a row stays in that row.
 */
export function readTable<Shape extends z.ZodRawShape>(
  file: string,
  text: string,
  row: z.ZodObject<Shape>,
): Table<z.output<z.ZodObject<Shape>>> {
  return inOneGo(tableInSteps(file, text, row));
}

const rowsAtOnce = 100;

/** The same, a hundred rows at a time: ten thousand take a while to read. */
export function* tableInSteps<Shape extends z.ZodRawShape>(
  file: string,
  text: string,
  row: z.ZodObject<Shape>,
): Generator<void, Table<z.output<z.ZodObject<Shape>>>> {
  const table: Table<z.output<z.ZodObject<Shape>>> = {
    rows: [],
    bad: [],
    absent: [],
    errors: [],
  };
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  const between = separatorOf(lines[0]?.text ?? '');
  const [header] = lines.slice(0, 1).map((line) => readRecord(line, between));
  const names = header?.cells ?? [];
  const absent = Object.keys(row.shape).filter((column) => !names.includes(column));
  const missing = absent.filter((column) => !mayBeAbsent(row.shape[column]));
  const problems = headerProblems(names, Object.keys(row.shape), missing);
  if (problems.length > 0) {
    const at = { file, row: header?.line ?? 1 };
    return { ...table, errors: problems.map((problem) => ({ ...at, ...problem })) };
  }
  table.absent = absent;
  for (const [index, written] of lines.slice(1).entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield;
    const { line, cells, problem } = readRecord(written, between);
    if (cells.every((cell) => cell === '')) continue;
    const raw = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    const wrong = problem ?? lengthProblem(cells, names);
    const parsed = row.safeParse(raw);
    if (wrong === undefined && parsed.success) {
      table.rows.push({ file, value: parsed.data, rowOf: () => line });
      continue;
    }
    table.bad.push(raw);
    if (wrong !== undefined) table.errors.push({ file, row: line, column: '', message: wrong });
    for (const { path, message } of wrong === undefined ? (parsed.error?.issues ?? []) : []) {
      table.errors.push({ file, row: line, column: path.join('.'), message });
    }
  }
  return table;
}

/** Whether a row is good without this column. */
const mayBeAbsent = (cell: z.core.$ZodType | undefined) =>
  cell !== undefined && z.safeParse(cell, undefined).success;

function headerProblems(
  names: string[],
  columns: string[],
  missing: string[],
): { column: string; message: string }[] {
  const seen = new Set<string>();
  const twice = names.filter((name) => seen.size === seen.add(name).size);
  return [
    ...missing.map((column) => ({ column, message: 'is missing from the first row' })),
    ...names
      .filter((name) => !columns.includes(name))
      .map((column) => ({ column, message: 'is not a column of this file' })),
    ...twice.map((column) => ({ column, message: 'is a column twice' })),
  ];
}

function lengthProblem(cells: string[], names: string[]): string | undefined {
  if (cells.length === names.length) return undefined;
  return `has ${cells.length} cells where the first row has ${names.length}`;
}

type Line = { line: number; text: string };
type Row = { line: number; cells: string[]; problem?: string };

/** Every cell is one line of text, so every line is a row: a stray quote spoils no other. Lines with nothing in them are none. */
const linesOf = (text: string): Line[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter(({ text: line }) => line.trim() !== '');

/** What stands between cells, by the first row: some countries' spreadsheets write semicolons, and what is copied out of one has tabs. */
function separatorOf(header: string): string {
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function readRecord({ line, text }: Line, delimiter: string): Row {
  try {
    const [cells = []] = parse(text, { trim: true, relax_column_count: true, delimiter });
    return { line, cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const problem =
      'is not a row: a quote is out of place, was never closed, or a cell has several lines';
    return { line, cells: text.split(delimiter), problem };
  }
}
