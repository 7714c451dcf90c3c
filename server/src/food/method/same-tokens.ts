import type { Item, Node, Sentence, Words } from './method-text.ts';
import { parseMethod } from './parse-method.ts';

/** What keeps a translation from being as true as its original: in which of its sentences, from 1, and what is missing or too much there. */
export type Mismatch =
  | { kind: 'sentences'; original: number; translated: number }
  | { kind: 'tokens'; sentence: number; missing: string[]; tooMuch: string[] }
  | { kind: 'unread'; problem: string };

/**
 * Holds a translation against its original. Where it has the same sentences in the same order, and each of them the same tokens, parts,
 * amounts and figures, then every meal is told the same in both: a sentence goes away for the same reason, and what stays names, cooks and
 * measures the same. Words may differ, and stand in another order within their sentence.
 */
export function mismatches(original: string, translated: string): Mismatch[] {
  const own = parseMethod(original);
  const other = parseMethod(translated);
  const unread = [
    ...other.problems.map(({ problem }) => problem),
    ...other.references.flatMap(({ no, written }) =>
      no === null ? [`“${written}” is no ingredient of the shop`] : [],
    ),
  ];
  if (unread.length > 0) return unread.map((problem) => ({ kind: 'unread', problem }));
  const [ours, theirs] = [saying(own.sentences), saying(other.sentences)];
  if (ours.length !== theirs.length)
    return [{ kind: 'sentences', original: ours.length, translated: theirs.length }];
  const asked = adviceWithWords(own.sentences);
  return ours.flatMap((sentence, at): Mismatch[] => {
    const wanted = atoms(sentence, asked);
    const found = atoms(theirs[at] ?? [], asked);
    const missing = without(wanted, found);
    const tooMuch = without(found, wanted);
    if (missing.length + tooMuch.length === 0) return [];
    return [{ kind: 'tokens', sentence: at + 1, missing, tooMuch }];
  });
}

const saying = (sentences: readonly Sentence[]): Sentence[] =>
  sentences.filter((nodes) =>
    nodes.some((node) => node.kind !== 'text' || node.text.trim() !== ''),
  );

/** Ingredients whose advice has words of its author's. */
function adviceWithWords(sentences: readonly (readonly Node[])[]): ReadonlySet<number | null> {
  const found = new Set<number | null>();
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.kind === 'part') for (const way of node.ways) visit(way.nodes);
      if (node.kind === 'done')
        for (const { own, words } of node.items) if (words) found.add(own.no);
    }
  };
  sentences.forEach(visit);
  return found;
}

type Asked = ReadonlySet<number | null>;

/** What of a text decides what is said, each in one line; the figures of plain words stand by themselves. */
function atoms(nodes: readonly Node[], asked: Asked): string[] {
  return nodes.flatMap((node): string[] => {
    switch (node.kind) {
      case 'text':
        return figures(node.text);
      case 'amount':
        return [amountOf(node)];
      case 'list':
        return [`{${node.items.map(itemOf).toSorted().join('; ')}}`];
      case 'done':
        return node.items.map(
          ({ own, words }) =>
            `{done #${own.no ?? '?'}${words && !asked.has(own.no) ? ': words of its own' : ''}}`,
        );
      case 'part':
        return [
          `[${node.ways
            .map(({ conditions, nodes: inside }) =>
              [
                ...conditions.map(({ kind, what }) => `${kind} #${what.no ?? '?'}?`),
                ...atoms(inside, asked).toSorted(),
              ].join(' '),
            )
            .join(' | ')}]`,
        ];
    }
  });
}

function itemOf(item: Item): string {
  if (item.kind === 'plain') return `= ${wordsOf(item.words)}`.trim();
  // Ways that only choose words are the language's own affair; those that say nothing, or an amount, are not.
  const ways = item.ways
    .map(({ with: other, words }) => ({ no: other.no, said: wordsOf(words) }))
    .filter(({ said }) => said !== '')
    .map(({ no, said }) => `| #${no ?? '?'}: ${said}`);
  return [
    `#${item.own.no ?? '?'}`,
    ...(item.words ? [wordsOf(item.words)] : []),
    ...ways.toSorted(),
    ...(item.others && wordsOf(item.others) !== '' ? [`| ${wordsOf(item.others)}`] : []),
    ...(item.none ? [`| none: ${wordsOf(item.none)}`] : []),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Of words, what is measured in them; and whether there are none. */
function wordsOf(words: Words): string {
  if (words.length === 0) return 'nothing';
  return words
    .flatMap((word): string[] => {
      if (word.kind === 'text') return figures(word.text);
      return word.kind === 'star' ? [] : [amountOf(word)];
    })
    .toSorted()
    .join(' ');
}

const amountOf = ({ count, of, unit, rule }: Extract<Node, { kind: 'amount' }>): string => {
  const grows = typeof rule === 'string' ? (rule === 'fixed' ? ' fixed' : '') : ` per ${rule.per}`;
  return `{${of === 1 ? count : `${count}/${of}`}${unit ? ` ${unit}` : ''}${grows}}`;
};

/** Times, temperatures, sizes and shares, however the language writes its decimals. Arabic says one and two minutes without a figure. */
const figures = (text: string): string[] =>
  (
    text
      .replaceAll('دقيقة واحدة', '1')
      .replaceAll(/دقيقت(?:ين|ان)/g, '2')
      .match(/\d+(?:[.,]\d+)?|[¼½¾⅓⅔⅛]/g) ?? []
  ).map((figure) => figure.replace(',', '.'));

/** What of these is not among the others, each as often as it is more often there. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
