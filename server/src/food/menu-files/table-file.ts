import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
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
  const table: Table<z.output<z.ZodObject<Shape>>> = {
    rows: [],
    bad: [],
    absent: [],
    errors: [],
  };
  const [header, ...records] = readRecords(text.replace(/^\uFEFF/, ''));
  const names = header?.cells ?? [];
  const absent = Object.keys(row.shape).filter((column) => !names.includes(column));
  const missing = absent.filter((column) => !mayBeAbsent(row.shape[column]));
  const problems = headerProblems(names, Object.keys(row.shape), missing);
  if (problems.length > 0) {
    const at = { file, row: header?.line ?? 1 };
    return { ...table, errors: problems.map((problem) => ({ ...at, ...problem })) };
  }
  table.absent = absent;
  for (const { line, cells, problem } of records) {
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
  const twice = names.filter((name, index) => names.indexOf(name) < index);
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

type Row = { line: number; cells: string[]; problem?: string };

/** Every cell is one line of text, so every line is a row: a stray quote spoils no other. */
function readRecords(text: string): Row[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const row = { line: index + 1, ...readRecord(line) };
    return row.cells.some((cell) => cell !== '') ? [row] : [];
  });
}

function readRecord(line: string): { cells: string[]; problem?: string } {
  try {
    const [cells = []] = parse(line, { trim: true, relax_column_count: true });
    return { cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const problem = 'is not a row: a quote is out of place, or was never closed';
    return { cells: line.split(','), problem };
  }
}
