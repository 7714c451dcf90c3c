import type { Resolution } from '../../contract/label-regimes.ts';
import type { Part, Run, Table } from './tell-label.ts';
import type { Regime } from './regimes.ts';

/** A printer's label: as wide as its roll, as long as what is on it. */
export type Roll = { dpi: Resolution; widthMm: number };

/** Dots of a millimetre. */
const dotsOf = { 203: 8, 300: 11.8 } as const;
const marginMm = 2;
/** An x is half as high as its letters are set, in the scalable font that every such printer has. */
const xOfSize = 0.5;

/**
 * Advance widths of Helvetica Bold, in thousandths of the size: what the printer's own font 0, a condensed one, never exceeds, so that a line
 * that fits by them fits on the label. From the font's metrics (AFM), which Adobe publishes for anybody's use.
 */
const widths = new Map<string, number>(
  Object.entries({
    278: " \u00a0,./\\Iijl|'",
    333: '!()-[]ft:;·`',
    389: '*{}r',
    474: '"',
    500: 'z',
    556: '#$0123456789aceksvxyJ_',
    584: '+<=>~^×−',
    611: 'bdghnopqu?FLTZ',
    667: 'EPSVXY',
    722: '&ABCDHKNRU',
    778: 'GOQw',
    833: 'M',
    889: '%m',
    944: 'W',
    975: '@',
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)] as const)),
);
/** Of what is not in the table: no letter is wider than it is high. */
const widest = 1000;

/** Thousandths of its size that a text takes; accents stand over their letters. */
export const widthOf = (text: string): number =>
  [...text.normalize('NFD')].reduce(
    (sum, letter) => sum + (/\p{M}/u.test(letter) ? 0 : (widths.get(letter) ?? widest)),
    0,
  );

/** Text in lines of no more than so many thousandths of its size; a word that is wider is broken where it has to be. */
export function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string) => {
    if (line !== '' && widthOf(line + piece.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  };
  for (const [word] of text.matchAll(/(?:[^\s]|\u00a0)+\s*/gu)) {
    if (widthOf(word.trimEnd()) <= most) put(word);
    else for (const letter of word) put(letter);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** What begins a command, or a character by its code, is sent as the code of its bytes (`^FH`), as is whatever is no letter. */
export const escaped = (text: string): string =>
  text
    .replaceAll('\u00a0', ' ')
    .replace(/[\^~_\\\p{Cc}]/gu, (sign) =>
      [...Buffer.from(sign, 'utf8')]
        .map((byte) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    );

/** The one font has one weight: what stands out is set in capitals. */
const inCapitals = ({ text, emphasised }: Run): string =>
  emphasised ? text.toLocaleUpperCase('en') : text;

/** How much of the width a column of figures takes; what it is of has the rest. */
const columnShare = 0.29;

/** A row of a table, its figures to the right of their columns; and how many lines it takes. */
function rowOf(
  [name = '', ...cells]: Table['heads'],
  { x, y, room, height, step }: Record<'x' | 'y' | 'room' | 'height' | 'step', number>,
): [fields: string[], lines: number] {
  const column = Math.floor(room * columnShare);
  const first = room - cells.length * column;
  const put = (text: string, at: number, width: number, side: 'L' | 'R') =>
    linesOf(text, (width * 1000) / height).map(
      (line, index) =>
        `^FO${x + at},${y + index * step}^A0N,${height}^FB${width},1,0,${side}^FH_^FD${escaped(line)}^FS`,
    );
  const columns = [
    put(name, 0, first, 'L'),
    ...cells.map((cell, index) => put(cell, first + index * column, column, 'R')),
  ];
  return [columns.flat(), Math.max(1, ...columns.map((lines) => lines.length))];
}

/** One label for a printer that speaks ZPL, in UTF-8. */
export function writeZpl(parts: readonly Part[], regime: Regime, { dpi, widthMm }: Roll): string {
  const dots = (mm: number) => Math.round(mm * dotsOf[dpi]);
  const size = Math.ceil((regime.xHeightMm / xOfSize) * dotsOf[dpi]);
  const margin = dots(marginMm);
  const room = dots(widthMm) - 2 * margin;
  const fields: string[] = [];
  let y = margin;
  for (const { element, title, runs, table } of parts) {
    const height = element === 'name' ? Math.round(size * 1.4) : size;
    const text = [...(title === null ? [] : [`${title} `]), ...runs.map(inCapitals)].join('');
    const step = Math.round(height * 1.15);
    for (const line of linesOf(text, (room * 1000) / height)) {
      fields.push(`^FO${margin},${y}^A0N,${height}^FH_^FD${escaped(line)}^FS`);
      y += step;
    }
    for (const cells of table ? [table.heads, ...table.rows] : []) {
      const [row, lines] = rowOf(cells, { x: margin, y, room, height, step });
      fields.push(...row);
      y += lines * step;
    }
    y += Math.round(size * 0.35);
  }
  return [
    '^XA',
    '^CI28',
    `^PW${dots(widthMm)}`,
    `^LL${y + margin}`,
    '^LH0,0',
    ...fields,
    '^XZ',
    '',
  ].join('\n');
}
