import {
  parse,
  parseFragment,
  Parser,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
} from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Deeper pages are no recipes; what lies deeper is not looked at. */
const deepest = 400;
/** Nor are more elements; the longest of 318 pages of recipes has 5,000. */
const mostElements = 60_000;

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;
export const classesOf = (element: Element): string => attribute(element, 'class') ?? '';

export const parsePage = (html: string): Parent => parse(html);

/** So many characters of a page are taken apart without a pause. */
const partSigns = 16_384;

/** The same, in parts: whoever takes its steps may do something else between them. */
export function* parseInParts(html: string): Generator<void, Parent> {
  const parser = new Parser<DefaultTreeAdapterMap>();
  for (let at = 0; at === 0 || at < html.length; at += partSigns) {
    const end = at + partSigns;
    parser.tokenizer.write(html.slice(at, end), end >= html.length);
    yield;
  }
  return parser.document;
}

/** Every element of a page or a part of it, in its order; `seen`: none that nobody sees, nor what is in one. */
export function elementsOf(root: Parent, which: 'all' | 'seen' = 'all'): Element[] {
  const found: Element[] = [];
  const stack: { node: Node; depth: number }[] = root.childNodes
    .toReversed()
    .map((node) => ({ node, depth: 0 }));
  for (let next = stack.pop(); next && found.length < mostElements; next = stack.pop()) {
    const { node, depth } = next;
    if (!isElement(node) || (which === 'seen' && isHidden(node))) continue;
    found.push(node);
    if (depth === deepest) continue;
    for (const child of node.childNodes.toReversed()) stack.push({ node: child, depth: depth + 1 });
  }
  return found;
}

const unseen = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'button',
  'select',
  'iframe',
]);
/** What begins a line of its own where it is shown. */
const blocks = new Set([
  'address',
  'article',
  'blockquote',
  'br',
  'dd',
  'div',
  'dl',
  'dt',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'li',
  'ol',
  'p',
  'section',
  'table',
  'td',
  'th',
  'tr',
  'ul',
]);

export const isHidden = (element: Element) =>
  attribute(element, 'hidden') !== undefined ||
  /display:\s*none/i.test(attribute(element, 'style') ?? '') ||
  /\b(?:screen-reader-text|sr-only|visually-hidden|print-only)\b/.test(classesOf(element));

/** Whether two parts of a line are set apart by their style alone: `<span class="amount">180</span><span class="unit">g</span>`. */
function isApart(one: Node | undefined, other: Node): boolean {
  const isStyled = (node: Node | undefined): node is Element =>
    node !== undefined &&
    isElement(node) &&
    node.tagName === 'span' &&
    (attribute(node, 'class') ?? attribute(node, 'itemprop')) !== undefined;
  if (!isStyled(one) || !isStyled(other)) return false;
  const [left, right] = [one, other].map((span) => shortTextOf(span, 200) ?? '');
  return /[\p{L}\p{N}.)]$/u.test(left ?? '') && /^[\p{L}\p{N}(]/u.test(right ?? '');
}

/** The text of an element as it is seen, a line for each block in it. */
export function linesOf(element: Element): string[] {
  const parts: string[] = [];
  const walkAll = (parent: Element, depth: number): void => {
    let last: Node | undefined;
    for (const child of parent.childNodes) {
      if (isApart(last, child)) parts.push(' ');
      walk(child, depth);
      // An empty one sets nothing apart.
      if (!isElement(child) || child.childNodes.length > 0) last = child;
    }
  };
  const walk = (node: Node, depth: number): void => {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value.replace(/\s+/g, ' '));
    if (!isElement(node) || unseen.has(node.tagName) || isHidden(node)) return;
    const isBlock = blocks.has(node.tagName);
    if (isBlock) parts.push('\n');
    if (depth < deepest) walkAll(node, depth + 1);
    if (isBlock) parts.push('\n');
  };
  walkAll(element, 0);
  return parts
    .join('')
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '');
}

export const textOf = (element: Element): string => tidy(linesOf(element).join(' '));

/** Elements of a subtree that are looked at for a short text. */
const mostForShort = 40;

/** The text of an element that says no more than so many signs; undefined for one that says more, without reading on. */
export function shortTextOf(element: Element, most: number): string | undefined {
  let text = '';
  let seen = 0;
  const walk = (node: Node): boolean => {
    seen += 1;
    if (seen > mostForShort || text.length > most) return false;
    if (node.nodeName === '#text' && 'value' in node) text += ` ${node.value}`;
    return !isElement(node) || unseen.has(node.tagName) || node.childNodes.every(walk);
  };
  const isShort = element.childNodes.every(walk);
  return isShort && tidy(text).length <= most ? tidy(text) : undefined;
}

/** One line without odd spaces. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** A line without its bullet, and without the brackets in brackets that a form for notes adds to notes in brackets. */
export function plainLine(line: string): string {
  const bare = tidy(line.replace(/^(?:[•◦‣▪■□▢☐✓●○·*]\s*|[-–—]\s+)+(?=\S)/u, ''));
  return bare.includes('((') && bare.includes('))')
    ? bare.replaceAll('((', '(').replaceAll('))', ')')
    : bare;
}

/** Lists that are there twice (for the phone, for the printer) hold each line once. */
export function once(lines: readonly string[]): string[] {
  const half = lines.length / 2;
  const isTwice =
    Number.isInteger(half) &&
    half > 1 &&
    lines.slice(0, half).every((line, at) => line === lines[half + at]);
  return isTwice ? lines.slice(0, half) : [...lines];
}

/** A whole list in one line: `125 ml milk, 1 tsp vinegar, 60 ml oil`, or with semicolons. */
export function inOneLine(line: string): string[] {
  for (const between of [/;\s+/, /,\s+(?=[\d½¼¾⅓⅔])/u]) {
    const parts = line.split(between).filter((part) => part.trim() !== '');
    if (parts.length > 2) return parts;
  }
  return [line];
}

/** Text that may hold tags and entities, also twice over (`&amp;frac12;`), as lines of plain text. */
export function plainLines(text: string): string[] {
  // Line breaks that were escaped once more than they were read.
  let lines = [text.replace(/\\r?\\n|\\n/g, '\n')];
  for (let time = 0; time < 2; time += 1) {
    if (!lines.some((line) => /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(line))) break;
    lines = lines.flatMap((line) => {
      const safe = line.replace(/<(?![a-z/!])/gi, '&lt;').replace(/\r?\n/g, '<br>');
      const wrapped = parseFragment(`<div>${safe}</div>`).childNodes.filter(isElement);
      return wrapped.flatMap(linesOf);
    });
  }
  return lines
    .flatMap((line) => line.split(/\r?\n/))
    .map(tidy)
    .filter((line) => line !== '');
}
export const plainText = (text: string): string => plainLines(text).join(' ');
