import type { Cooking } from '../../contract/food-terms.ts';
import { adviceStands } from './method-words.ts';
import type {
  Done,
  IngredientItem,
  List,
  Node,
  Reference,
  Sentence,
  Words,
} from './method-text.ts';
import {
  narrowedBy,
  narrowedByConditions,
  placesFor,
  type Narrowed,
  type Places,
  type Standing,
} from './reachable.ts';
import { wordsFor, type Known } from './say-method.ts';

/** How the plain words of a language are looked at. */
export type PlainCheck = {
  /** What is wrong with words that are said whatever stands where: `known` is what may stand where while they are said. */
  bad: (words: Words, known: Narrowed) => string[];
  /** What a cook would keep raw by. */
  keptRaw: RegExp;
  /** What takes back that something is done. */
  takenBack: RegExp;
};

type TextCheck = {
  places: Places;
  plain: PlainCheck;
  vocabulary: {
    possible: { has: (no: number) => boolean };
    nameOf: (no: number) => string;
  };
  known: (no: number) => Known | undefined;
  complain: (message: string) => void;
};

/** What can be seen of a text as it is written: names that are not there, amounts that stay, sentences that fall for two reasons. */
export function checkSentence(check: TextCheck, sentence: Sentence): void {
  checkNodes(check, sentence, check.places, 'sentence');
}

/** `reached`: what may stand where when these nodes are looked at; they narrow it themselves. */
function checkNodes(
  check: TextCheck,
  nodes: readonly Node[],
  reached: Narrowed,
  within: 'sentence' | 'part',
): void {
  const known = narrowedBy(nodes, reached);
  for (const node of nodes) {
    switch (node.kind) {
      case 'text':
      case 'amount':
        checkWords(check, [node], known);
        break;
      case 'list':
        checkList(check, node, known);
        break;
      case 'done':
        checkDone(check, node, known, within);
        break;
      case 'part':
        for (const [index, way] of node.ways.entries()) {
          for (const { kind, what } of way.conditions) {
            if (kind === 'is') isPossible(check, what);
            else isOwn(check, what);
          }
          const here = narrowedByConditions(way.conditions, known);
          if (index === node.ways.length - 1) fallsForOneReason(check, way.nodes, here, 'part');
          checkNodes(check, way.nodes, here, 'part');
        }
    }
  }
  if (within === 'sentence') fallsForOneReason(check, nodes, reached, within);
}

/** Words that are said whatever stands where; `known` is what may stand where while they are. */
function checkWords(check: TextCheck, words: Words, known: Narrowed): void {
  check.plain.bad(words, known).forEach(check.complain);
  for (const word of words) {
    const raw = word.kind === 'text' ? check.plain.keptRaw.exec(word.text)?.[0] : undefined;
    const no = raw === undefined ? undefined : neverRaw(check, known);
    if (raw !== undefined && no !== undefined) {
      const name = check.vocabulary.nameOf(no);
      check.complain(
        `says “${raw}” also where ${name} is in the box, which must not stay raw: say it only of what may, as in [Steak? …]`,
      );
    }
  }
}

/** What may be in the box and has to be cooked through, where these words do not speak of something else alone. */
function neverRaw({ known: facts }: TextCheck, known: Narrowed): number | undefined {
  const isStrict = (no: Standing) => {
    const cooking = no === null ? null : facts(no)?.cooking;
    return cooking !== null && cooking !== undefined && adviceStands.has(cooking);
  };
  const places = [...known.values()];
  const speaksOfOther = places.some(
    (standing) => standing.length > 0 && standing.every((no) => no !== null && !isStrict(no)),
  );
  return speaksOfOther ? undefined : (places.flat().find(isStrict) ?? undefined);
}

function isOwn({ places, vocabulary, complain }: TextCheck, { no, written }: Reference): boolean {
  if (no !== null && places.has(no)) return true;
  const name = no === null ? written : vocabulary.nameOf(no);
  complain(`“${name}” is not an ingredient of this recipe`);
  return false;
}

function isPossible({ vocabulary, complain }: TextCheck, { no, written }: Reference): boolean {
  if (no !== null && vocabulary.possible.has(no)) return true;
  const name = no === null ? written : vocabulary.nameOf(no);
  complain(`“${name}” is neither an ingredient of this recipe nor a swap that it offers`);
  return false;
}

function checkList(check: TextCheck, { items }: List, known: Narrowed): void {
  for (const item of items) {
    if (item.kind === 'plain') {
      checkWords(check, item.words, known);
    } else if (isPossible(check, item.own)) checkItem(check, item, known);
  }
}

function checkItem(check: TextCheck, item: IngredientItem, known: Narrowed): void {
  const { no } = item.own;
  const { nameOf } = check.vocabulary;
  for (const own of placesFor(no, check.places)) {
    const standing = check.places.get(own) ?? [];
    const here = known.get(own) ?? standing;
    const offered = new Set<Standing>([no]);
    for (const { with: other } of item.ways) {
      const name = other.no === null ? other.written : nameOf(other.no);
      if (other.no === null || own !== no || !standing.includes(other.no)) {
        check.complain(`“${name}” is not offered for ${nameOf(no ?? 0)}`);
      } else if (offered.has(other.no)) check.complain(`says ${name} twice`);
      offered.add(other.no);
    }
    const said = (words: IngredientItem['none'], there: Standing) => {
      const only = new Map(known).set(own, [there]);
      if (words) checkWords(check, words, only);
    };
    for (const there of here) {
      if (there === null) said(item.none, null);
      else if (own === no) said(wordsFor(item, own, there), there);
      else if (there === no) said(item.words, there);
    }
  }
}

function checkDone(
  check: TextCheck,
  { items }: Done,
  known: Narrowed,
  within: 'sentence' | 'part',
): void {
  const possible = items.filter(({ own }) => isPossible(check, own));
  const reached = possible.map((item) => ({
    ...item,
    cookings: cookingsAt(check, item.own, known),
  }));
  if (within === 'sentence' && !reached.some(({ cookings }) => cookings.every(needsCooking))) {
    check.complain(
      'the advice {done …} says nothing where nothing has to be cooked: put it in [ ] with the words round it',
    );
  }
  for (const { own, words, cookings } of reached) {
    if (
      cookings.length > 0 &&
      cookings.every((cooking) => cooking === 'none' || cooking === null)
    ) {
      check.complain(
        `nothing here has to be cooked through: leave out {done ${nameAt(check, own)}}`,
      );
    }
    if (!words) continue;
    const ownWords = words.map((word) => (word.kind === 'text' ? word.text : '')).join(' ');
    if (words.length === 0 || check.plain.takenBack.test(ownWords)) {
      check.complain(
        `your words for {done ${nameAt(check, own)}: …} have to say when it is done, and not when it is not`,
      );
    }
    const isKept = words.some(({ kind }) => kind === 'star');
    if (!isKept && cookings.some((cooking) => cooking && adviceStands.has(cooking))) {
      check.complain(
        `your words for {done ${nameAt(check, own)}: …} have to hold its advice: write it as *`,
      );
    }
    for (const place of placesFor(own.no, check.places)) {
      const there = (known.get(place) ?? []).filter(
        (no) => no !== null && needsCooking(check.known(no)?.cooking ?? undefined),
      );
      const here = new Map(known).set(place, there);
      checkWords(check, words, here);
    }
  }
}

/** How each thing that can stand here is cooked: null where nothing does, undefined where nobody has said. */
function cookingsAt({ known: facts }: TextCheck, { no }: Reference, known: Narrowed) {
  return placesFor(no, known).flatMap((own) =>
    (known.get(own) ?? []).flatMap((there) => {
      if (there === null || (own !== no && there !== no)) return [null];
      return [facts(there)?.cooking ?? undefined];
    }),
  );
}

const needsCooking = (cooking: Cooking | null | undefined): boolean =>
  cooking !== null && cooking !== undefined && cooking !== 'none';

const nameAt = ({ vocabulary }: TextCheck, { no, written }: Reference) =>
  no === null ? written : vocabulary.nameOf(no);

/** A sentence or part that two different things can take away would take what it says of the other with it. */
function fallsForOneReason(
  { complain, vocabulary }: TextCheck,
  nodes: readonly Node[],
  known: Narrowed,
  within: 'sentence' | 'part',
): void {
  const reasons = new Map<string, string>();
  for (const node of nodes) {
    if (node.kind !== 'list') continue;
    const owns = node.items.flatMap((item) =>
      item.kind === 'ingredient' && !item.none && item.own.no !== null ? [item.own.no] : [],
    );
    if (owns.length < node.items.length || !owns.every((own) => canBeAway(own, known))) continue;
    const key = owns.toSorted((a, b) => a - b).join(' ');
    reasons.set(key, owns.map(vocabulary.nameOf).join(', '));
  }
  if (reasons.size < 2) return;
  const [first = '', second = ''] = [...reasons.values()];
  complain(
    `the whole ${within} goes when ${first} is left out, and with it what it says of ${second}: ` +
      `put one of them in [ ] with the words round it, or both in one list {…; …}`,
  );
}

const canBeAway = (no: number, known: Narrowed): boolean =>
  placesFor(no, known).every((own) =>
    (known.get(own) ?? []).some((there) => (own === no ? there === null : there !== no)),
  );
