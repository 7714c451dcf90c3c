import type { BlockContent, Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import {
  placeholders,
  withPlaceholders,
  type Placeholder,
} from '../../../../server/src/contract/legal-pages.ts';
import type { Block, Inline } from './rich-text.ts';

/** What stands for a placeholder; null where nobody has said it. */
export type Values = Record<Placeholder, string | null>;

/** Signs of nobody's language mark where a placeholder stood, so that what the shop is called is never read as Markdown. */
const [opens, closes] = ['\ue000', '\ue001'];
const marked = new RegExp(`${opens}(${placeholders.join('|')})${closes}`, 'g');
const marks = /[\ue000\ue001]/g;

/** A page has no more floors than this; below it a text is told without its form. */
const deepest = 8;

/** Tags are text like any other, and a link says itself where it leads. */
const leftOut = { disable: { null: ['htmlFlow', 'htmlText', 'definition', 'labelStartImage'] } };

/** Reads a text into what a page shows of it: CommonMark without HTML, pictures and references. Headings begin below the page's own, without a gap. */
export function readMarkdown(text: string, values: Values): Block[] {
  const source = withPlaceholders(text.replace(marks, ''), (name) => opens + name + closes);
  const { children } = fromMarkdown(source, { extensions: [leftOut] });
  return inOrder(blocksOf(children, values, 0));
}

function blocksOf(nodes: readonly Nodes[], values: Values, depth: number): Block[] {
  return nodes.flatMap((node): Block[] => {
    if (depth >= deepest) return [{ kind: 'paragraph', content: [plain(node, values)] }];
    switch (node.type) {
      case 'heading': {
        const content = inlineOf(node, values);
        // Inside a list or a quote there is no outline to stand in.
        return depth > 0
          ? [paragraph([{ kind: 'strong', content }])]
          : [{ kind: 'heading', level: levelOf(node.depth), content }];
      }
      case 'paragraph':
        return [isWhoRunsIt(node) ? { kind: 'whoRunsIt' } : paragraph(inlineOf(node, values))];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocksOf(node.children, values, depth + 1) }];
      case 'list': {
        const items = node.children.map((item) => blocksOf(item.children, values, depth + 1));
        return [{ kind: 'list', start: node.ordered ? (node.start ?? 1) : null, items }];
      }
      case 'code':
        return [{ kind: 'code', text: filled(node.value, values) }];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      default:
        return [paragraph([plain(node, values)])];
    }
  });
}

const paragraph = (content: Inline[]): Block => ({ kind: 'paragraph', content });

const levelOf = (depth: number) => Math.min(depth + 1, 6) as 2 | 3 | 4 | 5 | 6;

/** The heading that comes first is the page's second, and each is at most one below the last. */
function inOrder(blocks: Block[]): Block[] {
  const used = [...new Set(blocks.flatMap((it) => (it.kind === 'heading' ? it.level : [])))];
  const ranks = used.toSorted((a, b) => a - b);
  let last = 1;
  return blocks.map((block) => {
    if (block.kind === 'heading') {
      last = Math.min(ranks.indexOf(block.level) + 2, last + 1);
      return { ...block, level: levelOf(last - 1) };
    }
    return block;
  });
}

const isWhoRunsIt = ({ children }: { children: PhrasingContent[] }): boolean => {
  const [only] = children;
  return (
    children.length === 1 &&
    only?.type === 'text' &&
    only.value.trim() === `${opens}whoRunsIt${closes}`
  );
};

type Inside = { children: readonly Nodes[] };

function inlineOf({ children }: Inside, values: Values, depth = 0, inLink = false): Inline[] {
  return children.flatMap((node): Inline[] => {
    if (depth >= deepest) return [plain(node, values)];
    const inner = (nodes: Inside, link = inLink) => inlineOf(nodes, values, depth + 1, link);
    switch (node.type) {
      case 'text':
        return told(node.value, values, inLink);
      case 'emphasis':
      case 'strong':
        return [{ kind: node.type, content: inner(node) }];
      case 'inlineCode':
        return [{ kind: 'code', text: filled(node.value, values) }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link': {
        const to = safeAddress(filled(node.url, values));
        return to === undefined || inLink
          ? inner(node)
          : [{ kind: 'link', to, content: inner(node, true) }];
      }
      default:
        return [plain(node, values)];
    }
  });
}

/** Text with what stands for its placeholders; an e-mail address and a phone number are links. */
function told(text: string, values: Values, inLink: boolean): Inline[] {
  return text.split(marked).flatMap((part, at): Inline[] => {
    if (at % 2 === 0) return part === '' ? [] : [{ kind: 'text', text: part }];
    const name = part as Placeholder;
    const value = values[name];
    if (value === null) return [{ kind: 'missing' }];
    const lines = value
      .split('\n')
      .flatMap((line, no): Inline[] => [
        ...(no === 0 ? [] : [{ kind: 'break' as const }]),
        { kind: 'text', text: line, ...(isInWords(name) && { inWords: true as const }) },
      ]);
    if (inLink) return lines;
    if (name === 'email') return [{ kind: 'link', to: `mailto:${value}`, content: lines }];
    const number = value.replace(/[^+\d]/g, '');
    return name === 'phone' ? [{ kind: 'link', to: `tel:${number}`, content: lines }] : lines;
  });
}

/** Those that we put into words; the others are as the owner wrote them. */
const isInWords = (name: Placeholder): boolean =>
  name === 'deliveryDays' || name === 'cutOff' || name === 'daysAhead';

const filled = (text: string, values: Values): string =>
  text.replace(marked, (_, name: Placeholder) => values[name] ?? '');

/** What is in a node, as text. */
function plain(node: Nodes, values: Values): Inline {
  const parts: string[] = [];
  // A list and no recursion: somebody may have written thousands of floors.
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('value' in next) parts.push(next.value);
    if ('children' in next) waiting.push(...(next.children as BlockContent[]).toReversed());
  }
  return { kind: 'text', text: filled(parts.join(' '), values) };
}

const schemes = ['http:', 'https:', 'mailto:', 'tel:'];

/** Where a link may lead: to the web, a mailbox, a phone, or another place of this shop; else undefined. */
export function safeAddress(url: string): string | undefined {
  const here = 'https://this-shop.invalid';
  // Browsers read `\\` as `/` and leave out line breaks: neither is in an address that people write.
  if (/[\s\\\p{Cc}]/u.test(url) || !URL.canParse(url, here)) return undefined;
  const { protocol, origin } = new URL(url, here);
  if (!schemes.includes(protocol)) return undefined;
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(url);
  if (!isRelative) return url;
  return origin === here && /^[/#?]/.test(url) ? url : undefined;
}
