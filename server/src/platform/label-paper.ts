import { join } from 'node:path';

const fonts = join(import.meta.dirname, '../../fonts');
const regular = join(fonts, 'DejaVuSans.ttf');
const bold = join(fonts, 'DejaVuSans-Bold.ttf');

/** A part of a label: its runs one after the other, what is emphasised in bold, then its figures in columns; `isHead`: the name of the food. */
type LabelPart = {
  title: string | null;
  isHead: boolean;
  runs: { text: string; emphasised: boolean }[];
  table: { heads: string[]; rows: string[][] } | null;
};

const pointsOfMm = 72 / 25.4;
const margin = 3 * pointsOfMm;
/** How much of the width a column of figures takes; what it is of has the rest. */
const columnShare = 0.29;
/** The height of an x in the font, in parts of its size. */
const xOfSize = 0.547;

/** Labels as a PDF, each a page as wide as the roll and as long as what is on it, with its letters in it and tagged for screen readers. */
export async function printLabels(
  labels: readonly (readonly LabelPart[])[],
  { title, widthMm, xHeightMm }: { title: string; widthMm: number; xHeightMm: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    autoFirstPage: false,
    lang: 'en',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    font: regular,
    info: { Title: title },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const wide = widthMm * pointsOfMm;
  const width = wide - 2 * margin;
  const size = (xHeightMm * pointsOfMm) / xOfSize;
  const sizeOf = ({ isHead }: LabelPart) => (isHead ? size * 1.4 : size);
  const column = width * columnShare;
  /** Where a cell of a row of so many stands. */
  const cellAt = (at: number, count: number) =>
    at === 0
      ? { x: margin, width: width - (count - 1) * column, align: 'left' as const }
      : { x: margin + width - (count - at) * column, width: column, align: 'right' as const };
  /** A day has the same words on many labels. */
  const measured = new Map<string, number>();
  // In bold, which is wider: none needs more.
  const heightIn = (text: string, points: number, box: number) => {
    const key = `${points} ${box} ${text}`;
    const known = measured.get(key);
    if (known !== undefined) return known;
    const height = document.font(bold).fontSize(points).heightOfString(text, { width: box });
    measured.set(key, height);
    return height;
  };
  const rowHeight = (cells: readonly string[]) =>
    Math.max(
      ...cells.map((cell, at) =>
        heightIn(cell === '' ? ' ' : cell, size, cellAt(at, cells.length).width),
      ),
    );
  const heightOf = (part: LabelPart) =>
    heightIn(textOf(part), sizeOf(part), width) +
    rowsOf(part).reduce((sum, cells) => sum + rowHeight(cells), 0) +
    size * 0.4;
  const root = document.struct('Document');
  document.addStructure(root);
  for (const parts of labels) {
    const height = parts.reduce((sum, part) => sum + heightOf(part), 2 * margin + size);
    document.addPage({ size: [wide, height], margin: 0 });
    let y = margin;
    for (const part of parts) {
      const pieces = [
        ...(part.title === null ? [] : [{ text: `${part.title} `, emphasised: true }]),
        ...part.runs.map((run) => (part.isHead ? { ...run, emphasised: true } : run)),
      ];
      const element = document.struct(part.isHead ? 'H1' : 'P', {}, () => {
        for (const [at, { text, emphasised }] of pieces.entries()) {
          document.font(emphasised ? bold : regular).fontSize(sizeOf(part));
          const continued = at < pieces.length - 1;
          if (at === 0) document.text(text, margin, y, { width, continued });
          else document.text(text, { width, continued });
        }
      });
      root.add(element);
      y = document.y;
      if (part.table) {
        const table = document.struct('Table');
        root.add(table);
        for (const [row, cells] of rowsOf(part).entries()) {
          const top = y;
          const told = cells.map((cell, at) =>
            document.struct(row === 0 || at === 0 ? 'TH' : 'TD', {}, () => {
              const { x, ...box } = cellAt(at, cells.length);
              document.font(row === 0 ? bold : regular).fontSize(size);
              if (cell !== '') document.text(cell, x, top, box);
            }),
          );
          table.add(document.struct('TR', {}, told));
          y += rowHeight(cells);
        }
        table.end();
      }
      y += size * 0.4;
    }
  }
  root.end();
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

const rowsOf = ({ table }: LabelPart): string[][] => (table ? [table.heads, ...table.rows] : []);

const textOf = ({ title, runs }: LabelPart): string =>
  [...(title === null ? [] : [`${title} `]), ...runs.map(({ text }) => text)].join('');
