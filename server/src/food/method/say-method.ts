import type { Cooking } from '../../contract/food-terms.ts';
import type {
  Condition,
  Done,
  IngredientItem,
  Item,
  Node,
  Sentence,
  Words,
} from './method-text.ts';
import { adviceStands } from './method-words.ts';
import { scaleAmount } from './scale-amount.ts';
import type { Tongue } from './tongues/tongue.ts';

/** What the method needs to know of an ingredient. */
export type Known = { name: string | null; cooking: Cooking | null };

/** The box that a method is read for. */
export type Box = {
  /** By the recipe's own ingredient: what stands in its place, or null where it was left out. */
  standing: ReadonlyMap<number, number | null>;
  servings: number;
  /** The servings that the recipe is written for. */
  ownServings: number;
  known: (no: number) => Known | undefined;
  /** The language of the text, and of the names that are known. */
  tongue: Tongue;
};

export type Said = {
  text: string;
  /** The recipe's own ingredients whose place was spoken of, with the words, in the order of the text. */
  named: { own: number; words: string }[];
  /** Own ingredients whose place has its advice, and how much had been named before it. */
  done: { own: number; after: number }[];
};

type Piece = Said & { isWhole: boolean };

const nothing: Piece = { text: '', named: [], done: [], isWhole: true };

/** A step, a description or a story for one box. Sentences that speak of what is not there are left out. */
export function sayText(sentences: readonly Sentence[], box: Box): Said {
  const said = empty();
  for (const sentence of sentences) {
    const piece = sayNodes(sentence, box, 'sentence');
    if (piece.isWhole) append(said, piece, capitalised(piece.text));
  }
  return { text: tidied(said.text), named: said.named, done: said.done };
}

const empty = (): Piece => ({ text: '', named: [], done: [], isWhole: true });

function append(said: Piece, piece: Piece, text: string): void {
  for (const { own, after } of piece.done)
    said.done.push({ own, after: after + said.named.length });
  said.named.push(...piece.named);
  said.text += text;
}

/** Nodes one after the other; not whole where one of them has nothing to say. Advice may be missing from a sentence, not from a part. */
function sayNodes(nodes: readonly Node[], box: Box, within: 'sentence' | 'part'): Piece {
  const said = empty();
  for (const node of nodes) {
    const piece = sayNode(node, box);
    const begins = node.kind === 'part' && /(^|[.!?]\s*)$/.test(said.text);
    append(said, piece, begins ? capitalised(piece.text) : piece.text);
    if (!piece.isWhole && !(node.kind === 'done' && within === 'sentence')) {
      // Nobody says what is not whole.
      return { ...said, isWhole: false };
    }
  }
  return said;
}

function sayNode(node: Node, box: Box): Piece {
  switch (node.kind) {
    case 'text':
      return { ...nothing, text: node.text };
    case 'amount':
      return { ...nothing, text: scaleAmount(node, box.servings, box.ownServings, box.tongue) };
    case 'list':
      return sayList(node.items, box);
    case 'done':
      return sayDone(node, box);
    case 'part': {
      for (const way of node.ways) {
        if (!way.conditions.every((condition) => holds(condition, box))) continue;
        const piece = sayNodes(way.nodes, box, 'part');
        if (piece.isWhole) return piece;
      }
      return nothing;
    }
  }
}

function sayList(items: readonly Item[], box: Box): Piece {
  const said: Piece[] = items.flatMap((item) => sayItem(item, box) ?? []);
  const text = box.tongue.joined(said.map((piece) => piece.text));
  return {
    text,
    named: said.flatMap(({ named }) => named),
    done: [],
    isWhole: said.length > 0,
  };
}

function sayItem(item: Item, box: Box): Piece | undefined {
  if (item.kind === 'plain') return { ...nothing, text: sayWords(item.words, '', box) };
  const own = placeOf(item.own.no, box.standing);
  const there = own === undefined ? null : (box.standing.get(own) ?? null);
  if (own === undefined || there === null) {
    return item.none ? { ...nothing, text: sayWords(item.none, '', box) } : undefined;
  }
  const name = nameIn(box, there);
  const words = item.own.no === own ? wordsFor(item, own, there) : item.words;
  if (words?.length === 0) return undefined;
  const text = words ? sayWords(words, name, box) : box.tongue.standsFor(leadOf(item.words), name);
  return { ...nothing, text, named: [{ own, words: text }] };
}

const leadOf = (words: Words | null): string => (words?.[0]?.kind === 'text' ? words[0].text : '');

/** Where an ingredient belongs: its own place, or the one that it stands in as a swap. */
export function placeOf(
  no: number | null,
  standing: ReadonlyMap<number, number | null>,
): number | undefined {
  if (no === null) return undefined;
  if (standing.has(no)) return no;
  return [...standing].find(([, there]) => there === no)?.[0];
}

/** The words for what stands there; null says its name. */
export function wordsFor(item: IngredientItem, own: number, there: number): Words | null {
  if (there === own) return item.words;
  const way = item.ways.find((each) => each.with.no === there);
  if (way) return way.words;
  if (item.others) return item.others;
  return item.words?.some(({ kind }) => kind === 'star') ? item.words : null;
}

function sayWords(words: Words, name: string, box: Box): string {
  return words
    .map((word) => {
      if (word.kind === 'star') return name;
      return word.kind === 'text'
        ? word.text
        : scaleAmount(word, box.servings, box.ownServings, box.tongue);
    })
    .join('');
}

function sayDone({ items }: Done, box: Box): Piece {
  const advice: string[] = [];
  const done: Said['done'] = [];
  for (const { own: named, words } of items) {
    const own = placeOf(named.no, box.standing);
    const there = own === undefined ? null : (box.standing.get(own) ?? null);
    const cooking = there === null ? null : (box.known(there)?.cooking ?? null);
    if (own === undefined || cooking === null || cooking === 'none') continue;
    const until = box.tongue.untilDone[cooking];
    // An author's words may say more than the advice, and less only where its kind leaves that to the cook.
    const isOwn =
      words && (words.some(({ kind }) => kind === 'star') || !adviceStands.has(cooking));
    const said = isOwn ? sayWords(words, until, box) : until;
    if (!advice.includes(said)) advice.push(said);
    done.push({ own, after: 0 });
  }
  return { text: box.tongue.joined(advice), named: [], done, isWhole: advice.length > 0 };
}

export function holds({ kind, what }: Condition, { standing }: Box): boolean {
  if (what.no === null) return false;
  if (kind === 'is') return [...standing.values()].includes(what.no);
  return standing.has(what.no) && (standing.get(what.no) === null) === (kind === 'no');
}

export const nameIn = (box: Box, no: number): string =>
  box.tongue.inSentence(box.known(no)?.name ?? `ingredient ${no}`);

const capitalised = (text: string) =>
  text.replace(
    /^(\s*)(\p{Ll})/u,
    (_, space: string, letter: string) => space + letter.toUpperCase(),
  );

/** One space between words, none before a comma; what stood round something left out goes with it. */
const tidied = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\( \)|\(\)/g, '')
    .replace(/ +([,.;:!?)،؛؟])/g, '$1')
    .replace(/[,،]+(?=[,.;:!?،؛؟])/g, '')
    .replace(/\( /g, '(')
    .trim();
