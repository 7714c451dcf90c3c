export type Table = { columns: string[]; rows: string[][] };

/** A table as Prettier would leave it. */
export function markdownOf({ columns, rows }: Table): string {
  const widths = columns.map((column, at) =>
    Math.max(3, column.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}

const opening = (name: string) => `<!-- table: ${name} -->`;
const closing = '<!-- /table -->';

/** Puts the tables between the markers that ask for them; a place without a table is an error. */
export function placeTables(text: string, tables: Record<string, string>): string {
  return namesIn(text).reduce((page, name) => {
    const from = page.indexOf(opening(name));
    const to = page.indexOf(closing, from);
    const table = tables[name];
    if (table === undefined || to < 0) throw new Error(`The table ${name} cannot be placed.`);
    return `${page.slice(0, from)}${opening(name)}\n\n${table}\n\n${page.slice(to)}`;
  }, text);
}

/** The tables that a page asks for. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(/<!-- table: ([a-z-]+) -->/g)].map(([, name = '']) => name);

/** Three figures of a number, with commas: 1,470 and 14.7 and 0.147. */
export function figures(value: number): string {
  if (!Number.isFinite(value)) return 'without end';
  return new Intl.NumberFormat('en', {
    maximumSignificantDigits: 3,
    roundingPriority: 'auto',
  }).format(value);
}

export const dollars = (value: number): string => `$${figures(value)}`;

/** 10 k, 1 M, 1.2 G. */
export function short(value: number): string {
  const unit = [
    { of: 1e9, name: ' G' },
    { of: 1e6, name: ' M' },
    { of: 1e3, name: ' k' },
  ].find(({ of }) => value >= of);
  return unit ? `${figures(value / unit.of)}${unit.name}` : figures(value);
}

/** 8.4 ms, 1.2 s. */
export const time = (ms: number): string =>
  ms >= 1000 ? `${figures(ms / 1000)} s` : `${figures(Math.round(ms))} ms`;
