import { join } from 'node:path';
import type { Paper, PaperTable } from '../contract/paper.ts';
import { linesOf, turns, type Directions } from './paper-lines.ts';

const fonts = join(import.meta.dirname, '../../fonts');
const regular = join(fonts, 'DejaVuSans.ttf');
const bold = join(fonts, 'DejaVuSans-Bold.ttf');

const page = { left: 50, right: 545, top: 50, bottom: 780, footer: 800 };
const width = page.right - page.left;
const cellGap = 8;
const rowGap = 7;
const ink = '#1c1917';
const grey = '#57534e';
const line = '#d6d3d1';

/**
 * Prints a paper as a PDF on A4: with its letters in it, whatever alphabet of Europe they are of, or Arabic or Hebrew, tagged for screen
 * readers, and with as many pages as it takes. One that is read from right to left is laid out so.
 */
export async function printPaper(
  paper: Paper,
  logo?: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded by whoever prints first: a shop that prints nothing carries none of it.
  const { default: PDFDocument } = await import('pdfkit');
  // Its types are written for another kind of module than it is.
  const bidi = (await import('bidi-js')) as unknown as { default: () => Directions };
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: page.top, left: page.left, right: page.left, bottom: 0 },
    lang: paper.language,
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    bufferPages: true,
    font: regular,
    info: { Title: paper.title, Author: paper.author },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const sheet = { canvas: document, paper, directions: bidi.default() };
  draw(sheet, logo);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Canvas = PDFKit.PDFDocument;
type Sheet = { canvas: Canvas; paper: Paper; directions: Directions };
type Element = PDFKit.PDFStructureElement;
type Box = { x: number; y: number; width: number };
type Face = { size: number; strong?: boolean; colour?: string; right?: boolean };

function draw(sheet: Sheet, logo: Uint8Array | undefined): void {
  const { canvas, paper } = sheet;
  const root = canvas.struct('Document');
  canvas.addStructure(root);
  const half = width / 2 - cellGap;
  const title = { size: 20, strong: true };
  const top = logo ? drawLogo(sheet, logo) : page.top;
  write(sheet, root, 'H1', paper.title, box(top), title);
  let y = top + heightOf(sheet, paper.title, width, title) + 18;
  const right = { x: page.left + width / 2 + cellGap, y, width: half };
  const under = (texts: readonly string[], at: Box) =>
    texts.reduce((top, text, index) => {
      const face = { size: 9.5, strong: index === 0 };
      write(sheet, root, 'P', text, { ...at, y: top }, face);
      return top + heightOf(sheet, text, at.width, face) + 2;
    }, at.y);
  y = Math.max(under(paper.to, { ...box(y), width: half }), under(paper.from, right)) + 16;
  for (const [name, value] of paper.facts) {
    const face = { size: 9.5 };
    write(sheet, root, 'P', name, { ...box(y), width: half }, { ...face, colour: grey });
    const at = { x: right.x, y, width: half };
    write(sheet, root, 'P', value, at, face);
    y += Math.max(heightOf(sheet, name, half, face), heightOf(sheet, value, half, face)) + 3;
  }
  y += 14;
  for (const table of paper.tables) y = drawTable(sheet, root, table, y) + 18;
  for (const note of paper.notes) {
    const face = { size: 9, colour: grey };
    const height = heightOf(sheet, note, width, face);
    if (y + height > page.bottom) y = nextPage(canvas);
    write(sheet, root, 'P', note, box(y), face);
    y += height + 4;
  }
  root.end();
  numberPages(sheet);
}

const logoRoom = { width: 160, height: 40 };

/** At the end of the first line; it is there for the eye, as who writes stands in the text. */
function drawLogo({ canvas, paper }: Sheet, logo: Uint8Array): number {
  canvas.markContent('Artifact', { type: 'Layout' });
  const at = mirrored(paper, { x: page.right - logoRoom.width, y: page.top, ...logoRoom });
  canvas.image(Buffer.from(logo), at.x, at.y, {
    fit: [logoRoom.width, logoRoom.height],
    align: paper.dir === 'rtl' ? 'left' : 'right',
  } as PDFKit.Mixins.ImageOption);
  canvas.endMarkedContent();
  return page.top + logoRoom.height + 12;
}

const box = (y: number): Box => ({ x: page.left, y, width });

function drawTable(sheet: Sheet, root: Element, table: PaperTable, from: number): number {
  const { canvas } = sheet;
  const element = canvas.struct('Table');
  root.add(element);
  const shares = table.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = table.columns.map(
    ({ share }) => (width * share) / shares - (cellGap * (shares - share)) / shares,
  );
  const lefts = widths.map(
    (_, index) => page.left + widths.slice(0, index).reduce((sum, own) => sum + own + cellGap, 0),
  );
  const row = (kind: 'TH' | 'TD', cells: readonly string[], y: number, face: Face) => {
    const own = canvas.struct('TR');
    element.add(own);
    cells.forEach((text, index) => {
      const at = { x: lefts[index] ?? 0, y, width: widths[index] ?? 0 };
      write(sheet, own, kind, text, at, { ...face, right: table.columns[index]?.right ?? false });
    });
    own.end();
  };
  const heightOfRow = (cells: readonly string[], face: Face) =>
    Math.max(...cells.map((text, index) => heightOf(sheet, text, widths[index] ?? 0, face)));
  const heads = table.columns.map(({ head }) => head);
  const headFace = { size: 8.5, strong: true, colour: grey };
  const drawHead = (y: number) => {
    row('TH', heads, y, headFace);
    return rule(canvas, y + heightOfRow(heads, headFace) + 4) + rowGap;
  };
  const needed = heightOfRow(heads, headFace) + 40;
  let y = drawHead(from + needed > page.bottom ? nextPage(canvas) : from);
  for (const { cells, strong = false } of table.rows) {
    const face = { size: 9.5, strong };
    const height = heightOfRow(cells, face);
    if (y + height > page.bottom) y = drawHead(nextPage(canvas));
    row('TD', cells, y, face);
    y = rule(canvas, y + height + 4) + rowGap;
  }
  element.end();
  return y;
}

function nextPage(canvas: Canvas): number {
  canvas.addPage();
  return page.top;
}

/** A line is there for the eye and is not read out. */
function rule(canvas: Canvas, y: number): number {
  canvas.markContent('Artifact', { type: 'Layout' });
  canvas.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.5).strokeColor(line).stroke();
  canvas.endMarkedContent();
  return y;
}

function wear(canvas: Canvas, { size, strong = false }: Face): Canvas {
  return canvas.font(strong ? bold : regular).fontSize(size);
}

/** What begins on the left where one reads from there begins on the right where one reads from there. */
const mirrored = ({ dir }: Paper, at: Box): Box =>
  dir === 'rtl' ? { ...at, x: page.left + page.right - at.x - at.width } : at;

const heightOf = (
  { canvas, directions }: Sheet,
  text: string,
  wide: number,
  face: Face,
): number => {
  wear(canvas, face);
  const lines = turns(text) ? laid({ canvas, directions }, text, wide).length : 0;
  if (lines > 0) return lines * canvas.heightOfString(' ', { width: wide });
  return canvas.heightOfString(text === '' ? ' ' : text, { width: wide });
};

/** Shaped as one run, and not word by word. */
const shaped = { lineBreak: false, features: [] };

const laid = ({ canvas, directions }: Omit<Sheet, 'paper'>, text: string, wide: number) =>
  linesOf(text, { wide, widthOf: (part) => canvas.widthOfString(part, shaped) }, directions);

function write(
  sheet: Sheet,
  parent: Element,
  kind: string,
  text: string,
  at: Box,
  face: Face,
): void {
  const { canvas } = sheet;
  // In the order in which it is read, for whoever hears it.
  const spoken = turns(text) ? { actual: text } : {};
  parent.add(
    canvas.struct(kind, spoken, () => {
      wear(canvas, face).fillColor(face.colour ?? ink);
      place(sheet, text, at, face.right ?? false);
    }),
  );
}

/** Where a text stands, in the font that is worn. `atEnd`: it ends where its box does. */
function place({ canvas, paper, directions }: Sheet, text: string, box: Box, atEnd: boolean): void {
  const at = mirrored(paper, box);
  const isRight = atEnd === (paper.dir === 'ltr');
  if (!turns(text)) {
    canvas.text(text, at.x, at.y, { width: at.width, align: isRight ? 'right' : 'left' });
    return;
  }
  const height = canvas.heightOfString(' ', { width: at.width });
  for (const [line, runs] of laid({ canvas, directions }, text, at.width).entries()) {
    const widths = runs.map((run) => canvas.widthOfString(run, shaped));
    let x = isRight ? at.x + at.width - widths.reduce((sum, it) => sum + it, 0) : at.x;
    for (const [index, run] of runs.entries()) {
      canvas.text(run, x, at.y + line * height, shaped);
      x += widths[index] ?? 0;
    }
  }
}

function numberPages(sheet: Sheet): void {
  const { canvas, paper } = sheet;
  const { start, count } = canvas.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    canvas.switchToPage(start + at);
    canvas.markContent('Artifact', { type: 'Pagination' });
    wear(canvas, { size: 8 }).fillColor(grey);
    place(sheet, `${paper.title} · ${paper.pageOf(at + 1, count)}`, box(page.footer), true);
    canvas.endMarkedContent();
  }
}
