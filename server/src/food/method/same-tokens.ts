import { figuresIn } from './figures.ts';
import type { Done, Item, Node, Sentence, Words } from './method-text.ts';
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
  return ours.flatMap((sentence, at): Mismatch[] => {
    const wanted = atoms(sentence, doneOf);
    const found = atoms(theirs[at] ?? [], adviceFor(sentence));
    const missing = without(wanted, found);
    const tooMuch = [
      ...without(found, wanted),
      ...without(namelessIn(theirs[at] ?? []), namelessIn(sentence)),
    ];
    if (missing.length + tooMuch.length === 0) return [];
    return [{ kind: 'tokens', sentence: at + 1, missing, tooMuch }];
  });
}

const saying = (sentences: readonly Sentence[]): Sentence[] =>
  sentences.filter((nodes) =>
    nodes.some((node) => node.kind !== 'text' || node.text.trim() !== ''),
  );

type Advice = (node: Done) => string;

const doneOf = ({ items }: Done): string =>
  `{done ${items
    .map(({ own, words }) => `#${own.no ?? '?'}${words ? `: ${wordsOf(words, true)}` : ''}`)
    .toSorted()
    .join('; ')}}`;

/** As of the translation: an advice without the words that its original has says more rather than less, and counts as that one. */
function adviceFor(original: readonly Node[]): Advice {
  const left = donesIn(original);
  return (node) => {
    const said = doneOf(node);
    const same = left.find((each) => doneOf(each) === said) ?? left.find(isBareOf(node));
    if (!same) return said;
    left.splice(left.indexOf(same), 1);
    return doneOf(same);
  };
}

const isBareOf =
  ({ items }: Done) =>
  (original: Done): boolean =>
    items.length === original.items.length &&
    items.every(({ own, words }) =>
      original.items.some(
        (each) =>
          each.own.no === own.no &&
          (words === null ||
            (each.words !== null && wordsOf(each.words, true) === wordsOf(words, true))),
      ),
    );

const donesIn = (nodes: readonly Node[]): Done[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'done') return [node];
    return node.kind === 'part' ? node.ways.flatMap(({ nodes: inside }) => donesIn(inside)) : [];
  });

/** Where words stand in the place of whatever name: a translation hides none that its original says. */
const namelessIn = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node): string[] => {
    if (node.kind === 'part') return node.ways.flatMap(({ nodes: inside }) => namelessIn(inside));
    if (node.kind !== 'list') return [];
    return node.items.flatMap((item) =>
      item.kind === 'ingredient' && item.others ? [`{#${item.own.no ?? '?'}: … | …}`] : [],
    );
  });

/** What of a text decides what is said, each in one line; the figures of plain words stand by themselves. */
function atoms(nodes: readonly Node[], advice: Advice): string[] {
  return nodes.flatMap((node): string[] => {
    switch (node.kind) {
      case 'text':
        return figuresIn(node.text);
      case 'amount':
        return [amountOf(node)];
      case 'list':
        return [`{${node.items.map(itemOf).toSorted().join('; ')}}`];
      case 'done':
        return [advice(node)];
      case 'part':
        return [
          `[${node.ways
            .map(({ conditions, nodes: inside }) =>
              [
                ...conditions.map(({ kind, what }) => `${kind} #${what.no ?? '?'}?`),
                ...atoms(inside, advice).toSorted(),
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

/** Of words, what is measured in them; whether there are none; and where it matters whether they hold what the shop says. */
function wordsOf(words: Words, withStars = false): string {
  if (words.length === 0) return 'nothing';
  return words
    .flatMap((word): string[] => {
      if (word.kind === 'text') return figuresIn(word.text);
      if (word.kind === 'amount') return [amountOf(word)];
      return withStars ? ['*'] : [];
    })
    .toSorted()
    .join(' ');
}

const amountOf = ({ count, of, unit, rule }: Extract<Node, { kind: 'amount' }>): string => {
  const grows = typeof rule === 'string' ? (rule === 'fixed' ? ' fixed' : '') : ` per ${rule.per}`;
  return `{${of === 1 ? count : `${count}/${of}`}${unit ? ` ${unit}` : ''}${grows}}`;
};

/** What of these is not among the others, each as often as it is more often there. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
