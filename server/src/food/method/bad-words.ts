import type { Amount, Literal, Star } from './method-text.ts';
import {
  alwaysFood,
  claims,
  dishes,
  numberWords,
  scaledUnits,
  spokenAmount,
  unscaled,
} from './method-words.ts';
import type { Narrowed, Places } from './reachable.ts';
import { folded, speaksOf, wordsIn, wordsOfName } from './words-of-names.ts';

/** What plain words are held against. */
export type Vocabulary = {
  /** The words of everything that can be in the box. */
  possible: ReadonlyMap<number, ReadonlySet<string>>;
  /** Whole names of everything else in the shop, word by word and by their first. */
  elsewhere: ReadonlyMap<string, readonly { name: string; words: readonly string[] }[]>;
  nameOf: (no: number) => string;
};

export function vocabularyOf(
  places: Places,
  shop: ReadonlyMap<number, { name: string | null }>,
): Vocabulary {
  const nameOf = (no: number) => shop.get(no)?.name ?? `ingredient ${no}`;
  const possible = new Map(
    [...places.values()]
      .flat()
      .flatMap((no) => (no === null ? [] : [[no, wordsOfName(nameOf(no))]])),
  );
  const others = [...shop].flatMap(([no, { name }]) =>
    name === null || possible.has(no)
      ? []
      : [{ name, words: wordsIn(name).map(({ word }) => word) }],
  );
  const elsewhere = Map.groupBy(others, ({ words }) => words[0] ?? '');
  return { possible, elsewhere, nameOf };
}

/** What is wrong with words that are said whatever stands where: `known` is what may stand where while they are said. */
export function badWords(
  words: readonly (Literal | Amount | Star)[],
  known: Narrowed,
  vocabulary: Vocabulary,
): string[] {
  return words.flatMap((word) => {
    if (word.kind === 'star') return [];
    if (word.kind === 'text') {
      return [
        ...untrueNames(word.text, known, vocabulary),
        ...claimsIn(word.text, known, vocabulary),
        ...fixedAmounts(word.text),
      ];
    }
    return word.forms.flatMap((text) => untrueNames(text, known, vocabulary));
  });
}

function untrueNames(text: string, known: Narrowed, vocabulary: Vocabulary): string[] {
  const words = wordsIn(text);
  const own = words.flatMap(({ word, at }) => {
    const meant = [...vocabulary.possible].filter(([, named]) => speaksOf(word, named));
    const [first] = meant;
    if (!first || dishes.has(word) || isAlwaysThere(word, known, vocabulary)) return [];
    const written = /^[\p{L}\p{M}]+/u.exec(text.slice(at))?.[0] ?? word;
    const name = vocabulary.nameOf(first[0]);
    return [
      `says “${written}” also where ${name} is not in the box: write it as {${name}: ${written}}`,
    ];
  });
  const foreign = words.flatMap(({ word }, start) =>
    (vocabulary.elsewhere.get(word) ?? []).flatMap(({ name, words: named }) => {
      const isWhole = named.every((each, offset) => words[start + offset]?.word === each);
      // A name of words that the recipe has as well was looked at above.
      const isForeign = [...wordsOfName(name)].some((each) => !isOwn(each, vocabulary));
      return isWhole && isForeign
        ? [`names ${name}, which is not an ingredient of this recipe`]
        : [];
    }),
  );
  const strange = words.flatMap(({ word }) =>
    alwaysFood.has(word) && !isOwn(word, vocabulary)
      ? [`speaks of “${word}”, which no ingredient of this recipe is called`]
      : [],
  );
  return [...own, ...foreign, ...(foreign.length > 0 ? [] : strange)];
}

/** Who may eat it is told from the facts of what is in the box; words stay when something else is in it. */
function claimsIn(text: string, known: Narrowed, { nameOf }: Vocabulary): string[] {
  const isName = (claim: string) =>
    [...known.values()].some(
      (standing) =>
        standing.length > 0 &&
        standing.every((no) => no !== null && folded(nameOf(no)).includes(folded(claim))),
    );
  return [...text.matchAll(claims)].flatMap(([claim]) =>
    isName(claim)
      ? []
      : [
          `promises “${claim}”, which a change or a correction can make untrue: leave it out, the shop says it from the ingredients`,
        ],
  );
}

const isOwn = (word: string, { possible }: Vocabulary) =>
  [...possible.values()].some((named) => speaksOf(word, named));

/** Whether wherever these words are said something is in the box that the word stands for. */
function isAlwaysThere(word: string, known: Narrowed, { possible }: Vocabulary): boolean {
  return [...known.values()].some(
    (standing) =>
      standing.length > 0 &&
      standing.every((no) => no !== null && speaksOf(word, possible.get(no) ?? new Set())),
  );
}

const counted = `\\d+(?:[.,]\\d+)?(?:\\s*[¼½¾⅓⅔⅛])?|[¼½¾⅓⅔⅛]|(?<!\\p{L})(?:${numberWords.slice(2).join('|')})(?!\\p{L})`;
const range = `(?:${counted})(?:\\s*(?:[–-]|to|or)\\s*(?:${counted}))?`;
const amounts = new RegExp(`(${range})[\\s-]*(\\p{L}+|°|%)?`, 'giu');
const stays = new RegExp(`^(?:${unscaled})$`, 'i');
const grows = new RegExp(`^(?:${scaledUnits})$`, 'i');

/** Amounts in plain text stay what they are while everything else grows. */
function fixedAmounts(text: string): string[] {
  const spoken = [...text.matchAll(spokenAmount)].map(
    ([what]) =>
      `“${what}” does not grow with the servings: write its number in { }, as in {250 ml}`,
  );
  const counts = [...text.matchAll(amounts)].flatMap(([, count = '', after = '']) => {
    if (stays.test(after) || (after === '' && !/\d$/.test(count))) return [];
    const what = `${count} ${after}`.trim();
    const unit = grows.test(after) ? '' : ', or {… fixed} where it is the same for any number';
    return [`“${what}” does not grow with the servings: write it as {${what}}${unit}`];
  });
  return [...counts, ...spoken];
}
