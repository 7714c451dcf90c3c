import { join } from 'node:path';
import { eachInTurn, inSlices } from './in-slices.ts';
import { linesOfRuns, type Line, type Run } from './label-lines.ts';

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
  const gap = size * 0.4;
  const sizeOf = ({ isHead }: LabelPart) => (isHead ? size * 1.4 : size);
  const column = width * columnShare;
  const { laidOut, draw } = setting(document);
  const textIn = (part: LabelPart): Setting =>
    laidOut({ runs: runsOf(part), points: sizeOf(part), wide: width, toTheRight: false });
  /** A cell of a row of so many, and how far it stands from the left. */
  const cellIn = (
    cell: string,
    { isHead, at, of }: { isHead: boolean; at: number; of: number },
  ) => {
    const isFirst = at === 0;
    const wide = isFirst ? width - (of - 1) * column : column;
    const runs = [{ text: cell, strong: isHead }];
    const left = isFirst ? 0 : width - (of - at) * column;
    return { left, cell: laidOut({ runs, points: size, wide, toTheRight: !isFirst }) };
  };
  const rowIn = (cells: readonly string[], isHead: boolean) =>
    cells.map((cell, at) => cellIn(cell, { isHead, at, of: cells.length }));
  const root = document.struct('Document');
  document.addStructure(root);
  const write = (parts: readonly LabelPart[]) => {
    const set = parts.map((part) => {
      const rows = rowsOf(part).map((cells, row) => rowIn(cells, row === 0));
      const heights = rows.map((row) => Math.max(...row.map(({ cell }) => cell.height)));
      return { text: textIn(part), rows, heights, isHead: part.isHead };
    });
    const height = set.reduce(
      (sum, { text, heights }) => sum + text.height + heights.reduce((a, b) => a + b, 0) + gap,
      2 * margin,
    );
    document.addPage({ size: [wide, height], margin: 0 });
    let y = margin;
    for (const { text, rows, heights, isHead } of set) {
      const top = y;
      root.add(document.struct(isHead ? 'H1' : 'P', {}, () => draw(text, margin, top)));
      y += text.height;
      if (rows.length > 0) {
        const table = document.struct('Table');
        root.add(table);
        for (const [row, cells] of rows.entries()) {
          const from = y;
          const told = cells.map(({ left, cell }, at) =>
            document.struct(row === 0 || at === 0 ? 'TH' : 'TD', {}, () =>
              draw(cell, margin + left, from),
            ),
          );
          table.add(document.struct('TR', {}, told));
          y += heights[row] ?? 0;
        }
        table.end();
      }
      y += gap;
    }
  };
  await inSlices(eachInTurn(labels, write));
  root.end();
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Text = { runs: Run[]; points: number; wide: number; toTheRight: boolean };
/** Words in their lines, and how high they are. */
type Setting = {
  height: number;
  wide: number;
  points: number;
  lines: Line[];
  leftOf: (line: Line) => number;
};
/** What can be put on any page. */
type Form = { name: string; ref: PDFKit.PDFKitReference };

/**
 * A day has the same words on many labels: they are laid out once and drawn once, as a form that each page puts where it wants it.
 */
function setting(document: PDFKit.PDFDocument) {
  const settings = new Map<string, Setting>();
  const widths = { strong: new Map<string, number>(), plain: new Map<string, number>() };
  const forms = new Map<Setting, Form>();
  const faceOf = (strong: boolean, points: number) =>
    document.font(strong ? bold : regular).fontSize(points);
  /** Of a letter as high as one point: a word is as much wider as it is higher. */
  const widthOf = (word: string, strong: boolean) => {
    const known = strong ? widths.strong : widths.plain;
    const width = known.get(word) ?? faceOf(strong, 1).widthOfString(word);
    known.set(word, width);
    return width;
  };
  const lineHeight = (points: number) =>
    Math.max(...[true, false].map((strong) => faceOf(strong, points).currentLineHeight(true)));
  const laidOut = (text: Text): Setting => {
    const { points, wide, toTheRight } = text;
    const said = text.runs.map((run) => `${run.strong ? 'b' : 'r'}${run.text}`).join('\0');
    const key = `${points} ${wide} ${toTheRight} ${said}`;
    const known = settings.get(key);
    if (known) return known;
    const room = {
      wide,
      widthOf: (word: string, strong: boolean) => widthOf(word, strong) * points,
    };
    const lines = linesOfRuns(text.runs, room);
    const leftOf = ({ width }: Line) => (toTheRight ? wide - width : 0);
    const set = { lines, height: lines.length * lineHeight(points), wide, points, leftOf };
    settings.set(key, set);
    return set;
  };
  const write = document.addContent.bind(document);
  const formOf = (set: Setting): Form => {
    const content: string[] = [];
    document.addContent = (each: string) => {
      content.push(each);
      return document;
    };
    const { lines, height, points, wide, leftOf } = set;
    for (const [at, line] of lines.entries())
      for (const { text, strong, x } of line.runs) {
        const top = (at * height) / lines.length;
        faceOf(strong, points).text(text, leftOf(line) + x, top, onOneLine);
      }
    document.addContent = write;
    const ref = document.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [-points, -points, wide + points, height + points],
      Resources: { Font: { ...(document.page.fonts as object) } },
    });
    ref.end(content.join('\n'));
    const form = { name: `Words${forms.size}`, ref };
    forms.set(set, form);
    return form;
  };
  /** With its top left corner there. */
  const draw = (set: Setting, x: number, y: number) => {
    const { name, ref } = forms.get(set) ?? formOf(set);
    (document.page.xobjects as Record<string, unknown>)[name] = ref;
    write(`q 1 0 0 1 ${x.toFixed(3)} ${y.toFixed(3)} cm /${name} Do Q`);
  };
  return { laidOut, draw };
}

const onOneLine = { lineBreak: false };

const rowsOf = ({ table }: LabelPart): string[][] => (table ? [table.heads, ...table.rows] : []);

const runsOf = ({ title, runs, isHead }: LabelPart): Run[] => [
  ...(title === null ? [] : [{ text: `${title} `, strong: true }]),
  ...runs.map(({ text, emphasised }) => ({ text, strong: isHead || emphasised })),
];
