import { join } from 'node:path';
import type { Paper, PaperTable } from '../contract/paper.ts';

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
 * Prints a paper as a PDF on A4: with its letters in it, whatever alphabet of Europe they are of, tagged for screen readers, and with
 * as many pages as it takes.
 */
export async function printPaper(
  paper: Paper,
  logo?: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded by whoever prints first: a shop that prints nothing carries none of it.
  const { default: PDFDocument } = await import('pdfkit');
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
  draw(document, paper, logo);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Canvas = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;
type Box = { x: number; y: number; width: number };
type Face = { size: number; strong?: boolean; colour?: string; right?: boolean };

function draw(canvas: Canvas, paper: Paper, logo: Uint8Array | undefined): void {
  const root = canvas.struct('Document');
  canvas.addStructure(root);
  const half = width / 2 - cellGap;
  const title = { size: 20, strong: true };
  const top = logo ? drawLogo(canvas, logo) : page.top;
  write(canvas, root, 'H1', paper.title, box(top), title);
  let y = top + heightOf(canvas, paper.title, width, title) + 18;
  const right = { x: page.left + width / 2 + cellGap, y, width: half };
  const under = (texts: readonly string[], at: Box) =>
    texts.reduce((top, text, index) => {
      const face = { size: 9.5, strong: index === 0 };
      write(canvas, root, 'P', text, { ...at, y: top }, face);
      return top + heightOf(canvas, text, at.width, face) + 2;
    }, at.y);
  y = Math.max(under(paper.to, { ...box(y), width: half }), under(paper.from, right)) + 16;
  for (const [name, value] of paper.facts) {
    const face = { size: 9.5 };
    write(canvas, root, 'P', name, { ...box(y), width: half }, { ...face, colour: grey });
    const at = { x: right.x, y, width: half };
    write(canvas, root, 'P', value, at, face);
    y += Math.max(heightOf(canvas, name, half, face), heightOf(canvas, value, half, face)) + 3;
  }
  y += 14;
  for (const table of paper.tables) y = drawTable(canvas, root, table, y) + 18;
  for (const note of paper.notes) {
    const face = { size: 9, colour: grey };
    const height = heightOf(canvas, note, width, face);
    if (y + height > page.bottom) y = nextPage(canvas);
    write(canvas, root, 'P', note, box(y), face);
    y += height + 4;
  }
  root.end();
  numberPages(canvas, paper);
}

const logoRoom = { width: 160, height: 40 };

/** On the right above everything; it is there for the eye, as who writes stands in the text. */
function drawLogo(canvas: Canvas, logo: Uint8Array): number {
  canvas.markContent('Artifact', { type: 'Layout' });
  canvas.image(Buffer.from(logo), page.right - logoRoom.width, page.top, {
    fit: [logoRoom.width, logoRoom.height],
    align: 'right',
  });
  canvas.endMarkedContent();
  return page.top + logoRoom.height + 12;
}

const box = (y: number): Box => ({ x: page.left, y, width });

function drawTable(canvas: Canvas, root: Element, table: PaperTable, from: number): number {
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
      write(canvas, own, kind, text, at, { ...face, right: table.columns[index]?.right ?? false });
    });
    own.end();
  };
  const heightOfRow = (cells: readonly string[], face: Face) =>
    Math.max(...cells.map((text, index) => heightOf(canvas, text, widths[index] ?? 0, face)));
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

const heightOf = (canvas: Canvas, text: string, wide: number, face: Face): number =>
  wear(canvas, face).heightOfString(text === '' ? ' ' : text, { width: wide });

function write(
  canvas: Canvas,
  parent: Element,
  kind: string,
  text: string,
  at: Box,
  face: Face,
): void {
  parent.add(
    canvas.struct(kind, {}, () => {
      wear(canvas, face).fillColor(face.colour ?? ink);
      const align = face.right ? 'right' : 'left';
      canvas.text(text, at.x, at.y, { width: at.width, align });
    }),
  );
}

function numberPages(canvas: Canvas, paper: Paper): void {
  const { start, count } = canvas.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    canvas.switchToPage(start + at);
    canvas.markContent('Artifact', { type: 'Pagination' });
    wear(canvas, { size: 8 }).fillColor(grey);
    canvas.text(`${paper.title} · ${paper.pageOf(at + 1, count)}`, page.left, page.footer, {
      width,
      align: 'right',
      lineBreak: false,
    });
    canvas.endMarkedContent();
  }
}
