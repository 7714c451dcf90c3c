import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** The text of a piece of HTML, its entities as characters; of what is no HTML, the text itself. */
export function textOf(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const within = (node: Node): string => {
    if (node.nodeName === '#text' && 'value' in node) return node.value;
    if (node.nodeName === 'br') return '\n';
    if (node.nodeName === 'script' || node.nodeName === 'style') return '';
    return 'childNodes' in node ? node.childNodes.map(within).join('') : '';
  };
  // What looks like the start of a tag and is none stays as it was written: “<1 cup”.
  const safe = html.replace(/<(?![a-z/!])/gi, '&lt;');
  return parseFragment(safe).childNodes.map(within).join('');
}

const fractions: Readonly<Record<string, string>> = {
  '¼': '1/4',
  '½': '1/2',
  '¾': '3/4',
  '⅐': '1/7',
  '⅑': '1/9',
  '⅒': '1/10',
  '⅓': '1/3',
  '⅔': '2/3',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
};
const fraction = new RegExp(`(\\d)?\\s*([${Object.keys(fractions).join('')}])`, 'gu');
const bullet = /^(?:[\s•◦‣▪▫■□▢☐☑✓✔✅●○◆◇★☆·∙*+>→➢]|[-–—](?=\s|\d*\s*\p{L}|\d)|\[[ xX]?\](?=\s))+/u;
const numbered = /^\d{1,2}[.)]\s+(?=[\d¼-¾⅐-⅞])/u;
const footnote = /(?<=[\p{L})])(?:\s?(?:\*+|†+|‡+|[¹²³⁴-⁹]+(?!\/)|\[\d{1,2}\]))+(?=$|[\s,.;)])/gu;

/**
 * A line as its author would type it today: no tags, entities, bullets, footnote marks or odd spaces, fractions as `1/2`, one kind of hyphen,
 * slash and apostrophe.
 */
export function cleanLine(line: string): string {
  return textOf(line.replace(/\\?u0026/g, '&'))
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[™®©]/g, '')
    .replace(/\s+/g, ' ')
    .replace(footnote, '')
    .replace(fraction, (_, digit: string | undefined, part: string) =>
      digit === undefined ? ` ${fractions[part] ?? part}` : `${digit} ${fractions[part] ?? part}`,
    )
    .normalize('NFKC')
    .replace(/[⁄∕]/g, '/')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[‐‑‒]/g, '-')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
    .replace(bullet, '')
    .replace(numbered, '')
    .trim();
}
