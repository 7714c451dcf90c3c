import { csvOf, type CsvColumns } from '../contract/csv.ts';

/** By it a spreadsheet knows that the letters are UTF-8. */
const mark = '\ufeff';
const linesAtOnce = 1000;

/** A file to be kept, sent a part at a time: how long it is does not matter. */
export function csvFile(name: string, parts: Iterable<string> | AsyncIterable<string>): Response {
  return new Response(streamOf(withMark(parts)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}

/** A part is made when there is room for it; whoever goes away before the end ends it. */
function streamOf(parts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const letters = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(letters.encode(next.value));
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}

async function* withMark(
  parts: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string, void> {
  yield mark;
  yield* parts;
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
