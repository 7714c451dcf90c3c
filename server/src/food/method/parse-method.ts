import type {
  Amount,
  Condition,
  Done,
  IngredientItem,
  Item,
  List,
  Node,
  Part,
  Problem,
  Reference,
  Sentence,
  Way,
  Words,
} from './method-text.ts';
import { numberWords } from './method-words.ts';

/** Finds an ingredient by the name that an author writes. */
export type Find = (name: string) => number | null;

export type Parsed = { sentences: Sentence[]; references: Reference[]; problems: Problem[] };

/**
 * Takes a method's text apart:
 *
 *     text       = plain text, tokens in { }, parts in [ ]; a backslash before any of { } [ ] | ; : * \ makes it plain
 *     token      = item ; item …                          a list that shrinks to what is in the box
 *                | done NAME [: words] ; …                the advice that it is cooked through
 *                | amount
 *     item       = NAME [: words] { | NAME: words } [ | words ] [ | none: words ]
 *                | amount | = words
 *     amount     = number [unit] [one/many] [fixed | per N]
 *     part       = way | way …                            the first that can be said, or nothing
 *     way        = [ condition, …? ] text
 *     condition  = NAME | any NAME | no NAME
 */
export function parseMethod(text: string, find: Find = () => null): Parsed {
  const reader = new Reader(text, find);
  const nodes = reader.nodes('');
  return {
    sentences: sentencesOf(nodes),
    references: reader.references,
    problems: reader.problems,
  };
}

const special = /[{}[\]|;:*\\]/;

class Reader {
  readonly references: Reference[] = [];
  readonly problems: Problem[] = [];
  private place = 0;
  private readonly text: string;
  private readonly find: Find;

  constructor(text: string, find: Find) {
    this.text = text;
    this.find = find;
  }

  /** Nodes up to one of `ends`, which is left; or to the end of the text. */
  nodes(ends: string): Node[] {
    const nodes: Node[] = [];
    let plain = '';
    let start = this.place;
    const flush = () => {
      if (plain !== '') nodes.push({ kind: 'text', text: plain, at: start });
      plain = '';
    };
    while (this.place < this.text.length) {
      const at = this.place;
      const letter = this.text.charAt(at);
      if (letter !== '' && ends.includes(letter)) break;
      if (letter === '{' || letter === '[') {
        flush();
        this.place += 1;
        const node = letter === '{' ? this.token(at) : this.part(at);
        if (node) nodes.push(node);
        start = this.place;
      } else {
        if (letter === '}' || letter === ']') this.complain(at, `“${letter}” closes nothing`);
        plain += this.plainLetter();
      }
    }
    flush();
    return nodes;
  }

  private plainLetter(): string {
    const letter = this.text.charAt(this.place);
    const next = this.text.charAt(this.place + 1);
    const isEscape = letter === '\\' && special.test(next);
    this.place += isEscape ? 2 : 1;
    return isEscape ? next : letter;
  }

  private complain(at: number, problem: string): void {
    this.problems.push({ at, problem });
  }

  private part(at: number): Part {
    const ways: Way[] = [];
    do {
      const conditions = this.conditions();
      ways.push({ conditions, nodes: this.nodes('|]') });
    } while (this.take('|'));
    if (!this.take(']')) this.complain(at, '“[” is not closed by “]”');
    return { kind: 'part', ways, at };
  }

  /** `Chicken breast?`, `any Chicken breast?`, `no Chicken breast, no Firm tofu?` */
  private conditions(): Condition[] {
    const head = /^[^?{}[\]|.!]*\?/.exec(this.text.slice(this.place))?.[0];
    if (head === undefined) return [];
    const start = this.place;
    this.place += head.length;
    let at = start;
    return head
      .slice(0, -1)
      .split(',')
      .map((written): Condition => {
        const word = /^\s*(any|no)\s+/.exec(written);
        const lead = word?.[0].length ?? 0;
        const what = this.reference(written.slice(lead), at + lead);
        at += written.length + 1;
        return { kind: (word?.[1] as 'any' | 'no' | undefined) ?? 'is', what };
      });
  }

  private token(at: number): Node | undefined {
    const amount = this.wholeAmount(at);
    if (amount) return amount;
    if (/^\s*done\s/.test(this.text.slice(this.place))) return this.done(at);
    const items: Item[] = [];
    do items.push(...this.item());
    while (this.take(';'));
    if (!this.take('}')) this.complain(at, '“{” is not closed by “}”');
    if (items.length === 0) return undefined;
    return { kind: 'list', items, at } satisfies List;
  }

  /** An amount that fills its braces: `{240 ml}`. */
  private wholeAmount(at: number): Amount | undefined {
    const inside = /^[^{}[\]|;:]*(?=\})/.exec(this.text.slice(this.place))?.[0];
    if (inside === undefined || this.find(inside.trim()) !== null) return undefined;
    const amount = amountOf(inside, at);
    if (amount) this.place += inside.length + 1;
    return amount;
  }

  private done(at: number): Done {
    this.place += /^\s*done\s+/.exec(this.text.slice(this.place))?.[0].length ?? 0;
    const items: Done['items'] = [];
    do {
      const own = this.head();
      items.push({ own, words: this.take(':') ? this.words(';}') : null });
    } while (this.take(';'));
    if (!this.take('}')) this.complain(at, '“{” is not closed by “}”');
    return { kind: 'done', items, at };
  }

  private item(): Item[] {
    const at = this.place;
    const lead = /^\s*=/.exec(this.text.slice(at));
    if (lead) {
      this.place += lead[0].length;
      return [{ kind: 'plain', words: this.words(';}'), at }];
    }
    const inside = /^[^{}[\]|;:]*/.exec(this.text.slice(at))?.[0] ?? '';
    const amount = this.find(inside.trim()) === null ? amountOf(inside, at) : undefined;
    if (amount) {
      this.place += inside.length;
      return [{ kind: 'plain', words: [amount], at }];
    }
    const own = this.head();
    if (own.written === '') {
      this.complain(at, 'names no ingredient');
      return [];
    }
    return [this.ingredient(own, at)];
  }

  private ingredient(own: Reference, at: number): IngredientItem {
    const words = this.take(':') ? this.words('|;}') : null;
    const item: IngredientItem = {
      kind: 'ingredient',
      own,
      words,
      ways: [],
      others: null,
      none: null,
      at,
    };
    while (this.take('|')) {
      const start = this.place;
      const head = /^[^{}[\]|;:\\]*(?=:)/.exec(this.text.slice(start))?.[0];
      if (head?.trim() === 'none') {
        this.place += head.length + 1;
        item.none = this.words('|;}');
      } else if (head !== undefined) {
        const other = this.head();
        this.take(':');
        item.ways.push({ with: other, words: this.words('|;}') });
      } else {
        item.others = this.words('|;}');
      }
    }
    return item;
  }

  /** A name up to what ends it. */
  private head(): Reference {
    const start = this.place;
    let end = start;
    while (end < this.text.length && !'{}[]|;:'.includes(this.text.charAt(end))) end += 1;
    this.place = end;
    return this.reference(this.text.slice(start, end), start);
  }

  private reference(raw: string, start: number): Reference {
    const at = start + raw.length - raw.trimStart().length;
    const written = raw.trim();
    const kept = /^#([1-9]\d{0,9})$/.exec(written)?.[1];
    const no = kept === undefined ? this.find(written) : Number(kept);
    const reference = { no, written, at, end: at + written.length };
    this.references.push(reference);
    return reference;
  }

  private words(ends: string): Words {
    const words: Words = [];
    let plain = '';
    let start = this.place;
    const flush = () => {
      if (plain !== '') words.push({ kind: 'text', text: plain, at: start });
      plain = '';
    };
    while (this.place < this.text.length && !ends.includes(this.text.charAt(this.place))) {
      const at = this.place;
      const letter = this.text.charAt(at);
      if (letter === '*') {
        flush();
        words.push({ kind: 'star', at });
        this.place += 1;
        start = this.place;
      } else if (letter === '{') {
        flush();
        this.place += 1;
        const amount = this.wholeAmount(at);
        if (amount) words.push(amount);
        else {
          this.complain(at, 'the words of a token may hold amounts, but no other token');
          this.place = this.after('}');
        }
        start = this.place;
      } else if (letter === '[' || letter === ']' || letter === '}') {
        this.complain(at, `“${letter}” cannot stand among the words of a token`);
        this.place += 1;
      } else {
        plain += this.plainLetter();
      }
    }
    flush();
    return trimmed(words);
  }

  private after(letter: string): number {
    const found = this.text.indexOf(letter, this.place);
    return found < 0 ? this.text.length : found + 1;
  }

  private take(letter: string): boolean {
    if (this.text.charAt(this.place) !== letter) return false;
    this.place += 1;
    return true;
  }
}

function trimmed(words: Words): Words {
  const [first, last] = [words.at(0), words.at(-1)];
  if (first?.kind === 'text') first.text = first.text.trimStart();
  if (last?.kind === 'text') last.text = last.text.trimEnd();
  return words.filter((word) => word.kind !== 'text' || word.text !== '');
}

const vulgar: Record<string, [number, number]> = {
  '¼': [1, 4],
  '½': [1, 2],
  '¾': [3, 4],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '⅛': [1, 8],
};
const number = `(?:(\\d{1,5})(?:\\s+|(?=[¼½¾⅓⅔⅛]))(?:([¼½¾⅓⅔⅛])|(\\d)/(\\d))|(\\d{1,5})\\.(\\d{1,2})|(\\d)/(\\d)|([¼½¾⅓⅔⅛])|(\\d{1,5})|(${numberWords.slice(1).join('|')}))`;
const amountPattern = new RegExp(
  `^\\s*${number}(?![\\w/.])(?:\\s*(ml|g|tbsp|tsp)(?![\\p{L}]))?\\s*(.*?)\\s*$`,
  'iu',
);

/** `240 ml water`, `1 ½ lime/limes`, `two`, `1 tray/trays per 4`, `2 fixed`. */
function amountOf(inside: string, at: number): Amount | undefined {
  const found = amountPattern.exec(inside);
  if (!found) return undefined;
  const [count, of] = fractionOf(found);
  const rest = found[13] ?? '';
  const per = /^(.*?)\s*\bper (\d{1,2})$/.exec(rest);
  const fixed = /^(.*?)\s*\bfixed$/.exec(rest);
  const counted = per?.[1] ?? fixed?.[1] ?? rest;
  const forms = counted === '' ? [] : counted.split('/').map((word) => word.trim());
  const rule = per ? { per: Math.max(1, Number(per[2])) } : fixed ? 'fixed' : 'linear';
  return {
    kind: 'amount',
    count,
    of,
    inWords: found[11] !== undefined,
    unit: found[12]?.toLowerCase() ?? null,
    forms,
    rule,
    at,
  };
}

function fractionOf(found: RegExpExecArray): [number, number] {
  const [, whole, sign, top, bottom, units, decimals, up, down, only, digits, word] = found;
  if (whole !== undefined) {
    const [a, b] = sign === undefined ? [Number(top), Number(bottom)] : (vulgar[sign] ?? [0, 1]);
    return [Number(whole) * b + a, b];
  }
  if (units !== undefined && decimals !== undefined) {
    const of = 10 ** decimals.length;
    return [Number(units) * of + Number(decimals), of];
  }
  if (up !== undefined) return [Number(up), Number(down)];
  if (only !== undefined) return vulgar[only] ?? [0, 1];
  if (digits !== undefined) return [Number(digits), 1];
  return [numberWords.indexOf((word ?? '').toLowerCase()), 1];
}

const sentenceEnd = /[.!?؟][)"”’'»]?$/;

/** Cuts nodes where a sentence ends: at a full stop before a capital or a letter of a script without capitals, a token or a part; and after a part that is a sentence of its own. */
function sentencesOf(nodes: Node[]): Sentence[] {
  const sentences: Sentence[] = [[]];
  const add = (node: Node) => sentences.at(-1)?.push(node);
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'text') {
      add(node);
      if (node.kind === 'part' && node.ways.every(({ nodes }) => endsSentence(nodes))) {
        sentences.push([]);
      }
      continue;
    }
    const isLast = index === nodes.length - 1;
    let at = node.at;
    for (const text of node.text.split(/(?<=[.!?؟][)"”’'»]?\s)(?=\s*(?:\p{Lu}|\p{Lo}|$))/u)) {
      if (text !== '') add({ kind: 'text', text, at });
      at += text.length;
      const ended = sentenceEnd.test(text.trimEnd()) && (text !== text.trimEnd() || isLast);
      if (ended) sentences.push([]);
    }
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

function endsSentence(nodes: Node[]): boolean {
  const last = nodes.at(-1);
  if (last?.kind === 'part') return last.ways.every(({ nodes }) => endsSentence(nodes));
  return last?.kind === 'text' && sentenceEnd.test(last.text.trimEnd());
}
