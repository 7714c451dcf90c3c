import type { RowError } from './import-records.ts';

/** A file that somebody wrote, as text, or every row of it that is not text in UTF-8. */
export type Decoded = { ok: true; text: string } | { ok: false; errors: RowError[] };

/** Reads UTF-8, with or without its mark. Anything else would be imported as other words than were written. */
export function decodeFile(file: string, bytes: Uint8Array): Decoded {
  const wrong = (row: number, column: string, message: string) => ({ file, row, column, message });
  if (isUtf16(bytes))
    return { ok: false, errors: [wrong(1, '', 'is written in UTF-16: save it as UTF-8')] };
  const lines = linesOf(bytes);
  const header = textOf(lines[0] ?? bytes) ?? '';
  const errors = lines.flatMap((line, index) => {
    const text = textOf(line);
    const before =
      text === undefined
        ? goodBefore(line)
        : text.includes('\ufffd')
          ? text.split('\ufffd')[0]
          : undefined;
    if (before === undefined) return [];
    const column = /\.csv$/i.test(file) ? columnAt(header, before) : '';
    const place = `at character ${[...before].length + 1}`;
    const message =
      text === undefined
        ? `is not in UTF-8 ${place}: save the file as UTF-8`
        : `has a � ${place}, which stands for a letter that was lost: write it again`;
    return [wrong(index + 1, column, message)];
  });
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    text: Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  };
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0)
  );
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from <= bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    lines.push(bytes.subarray(from, end < 0 ? bytes.length : end));
    from = end < 0 ? bytes.length + 1 : end + 1;
  }
  return lines;
}

function textOf(line: Uint8Array): string | undefined {
  const text = Buffer.from(line).toString('utf8');
  return Buffer.from(text).equals(line) ? text : undefined;
}

/** What can be read of a line up to the first byte that is none of UTF-8. */
function goodBefore(line: Uint8Array): string {
  return Buffer.from(line).toString('utf8').split('\ufffd')[0] ?? '';
}

/** The column of a cell after so much of its row; quotes keep their commas. */
function columnAt(header: string, before: string): string {
  const commas = before.replace(/"[^"]*("|$)/g, '').match(/,/g)?.length ?? 0;
  return (
    header
      .replace(/^\ufeff/, '')
      .split(',')
      [commas]?.trim()
      .replaceAll('"', '') ?? ''
  );
}
