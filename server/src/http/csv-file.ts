import { csvOf, type CsvColumns } from '../contract/csv.ts';
import { sentFile } from './sent-file.ts';

/** By it a spreadsheet knows that the letters are UTF-8. */
const mark = '\ufeff';
const linesAtOnce = 1000;

/** A list as a file, sent a part at a time. */
export const csvFile = (name: string, parts: Iterable<string> | AsyncIterable<string>): Response =>
  sentFile({ name, type: 'text/csv; charset=utf-8', bytes: withMark(parts) });

async function* withMark(
  parts: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<Uint8Array, void> {
  const letters = new TextEncoder();
  yield letters.encode(mark);
  for await (const part of parts) yield letters.encode(part);
}

/** A list as lines, read page by page: each goes on after the last row of the page before. */
export async function* csvPages<Row>(
  columns: CsvColumns<Row>,
  read: (last: Row | undefined, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<string> {
  let last: Row | undefined;
  for (let isFirst = true; isFirst || last !== undefined; isFirst = false) {
    const rows = await read(last, linesAtOnce);
    yield csvOf(columns, rows, isFirst);
    last = rows.length < linesAtOnce ? undefined : rows.at(-1);
  }
}

/** Rows that are at hand already, as lines. */
export const csvParts = <Row>(columns: CsvColumns<Row>, rows: readonly Row[]): Generator<string> =>
  inParts(rows, (some, withHead) => csvOf(columns, some, withHead));

/** Rows, written a part at a time. */
export function* inParts<Row>(
  rows: readonly Row[],
  write: (rows: readonly Row[], withHead: boolean) => string,
): Generator<string> {
  for (let from = 0; from === 0 || from < rows.length; from += linesAtOnce)
    yield write(rows.slice(from, from + linesAtOnce), from === 0);
}
