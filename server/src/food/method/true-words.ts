import type { OtherLanguage } from '../../contract/languages.ts';
import { checkSentence, type PlainCheck } from './check-texts.ts';
import type { Amount, Literal, Star } from './method-text.ts';
import { escaped } from './names-in-method.ts';
import { parseMethod } from './parse-method.ts';
import { placesOf, type Narrowed, type Places } from './reachable.ts';
import type { Known } from './say-method.ts';
import { plainWords, type PlainWords } from './tongues/plain-words.ts';

/** A recipe in another language: what may stand where, and what everything in the shop is called there. */
export type Translating = {
  language: OtherLanguage;
  ingredients: readonly { ingredientNo: number; swaps: readonly { with: number }[] }[];
  /** Everything in the shop, by number. */
  called: ReadonlyMap<number, Known>;
};

/** What the plain words of a translation say that is not so for every meal that swaps and omissions lead to. */
export function untrueWords(
  { text, isMethod }: { text: string; isMethod: boolean },
  { language, ingredients, called }: Translating,
): string[] {
  const places = placesOf(ingredients);
  const problems = new Set<string>();
  const nameOf = (no: number) => called.get(no)?.name ?? `ingredient ${no}`;
  const check = {
    places,
    plain: plainCheck(plainWords[language], places, called, nameOf),
    vocabulary: { possible: possibleIn(places), nameOf },
    known: (no: number) => called.get(no),
    complain: (message: string) => problems.add(message),
  };
  const { sentences } = parseMethod(isMethod ? text : escaped(text));
  for (const sentence of sentences) checkSentence(check, sentence);
  return [...problems];
}

const possibleIn = (places: Places): ReadonlySet<number> =>
  new Set([...places.values()].flat().filter((no) => no !== null));

function plainCheck(
  words: PlainWords,
  places: Places,
  called: Translating['called'],
  nameOf: (no: number) => string,
): PlainCheck {
  const { stem, isFor, isKind, claims, keptRaw, takenBack } = words;
  const stems = (text: string) =>
    [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(([written]) => ({ written, word: stem(written) }));
  const [describing, dishes] = [words.describing, words.dishes].map(
    (some) => new Set(some.map(stem)),
  );
  const others = new Set(words.others);
  const wordsOfName = (name: string) => {
    const all = stems(name).map(({ word }) => word);
    const telling = all.filter((word) => word.length > 1 && !describing?.has(word));
    return telling.length > 0 ? telling : all;
  };
  const speaksOf = (word: string, named: readonly string[]) =>
    named.some((name) => isFor(word, name));
  const possible = new Map([...possibleIn(places)].map((no) => [no, wordsOfName(nameOf(no))]));
  const wholeNames = new Map(
    [...possible.keys()].map((no) => [no, stems(nameOf(no)).map(({ word }) => word)]),
  );
  const elsewhere = [...called].flatMap(([no, { name }]) =>
    name === null || possible.has(no) ? [] : [{ name, words: stems(name).map(({ word }) => word) }],
  );
  const isOwn = (word: string) => [...possible.values()].some((named) => speaksOf(word, named));
  const isAlwaysThere = (word: string, known: Narrowed) =>
    [...known.values()].some(
      (standing) =>
        standing.length > 0 &&
        standing.every(
          (no) =>
            no !== null &&
            wholeNames.get(no)?.some((name) => isFor(word, name) || isKind(word, name)),
        ),
    );
  function namesIn(text: string, known: Narrowed): string[] {
    const said = stems(text).filter(({ written }) => !others.has(written.toLowerCase()));
    const own = said.flatMap(({ written, word }) => {
      const [meant] = [...possible].find(([, named]) => speaksOf(word, named)) ?? [];
      if (meant === undefined || dishes?.has(word) || isAlwaysThere(word, known)) return [];
      const name = nameOf(meant);
      return [`says “${written}” also where ${name} is not in the box: write it in { } or [ ]`];
    });
    const foreign = elsewhere.flatMap(({ name, words: named }) => {
      const isWhole = said.some((_, at) => named.every((each, by) => said[at + by]?.word === each));
      return isWhole && !named.every(isOwn)
        ? [`names ${name}, which is not an ingredient of this recipe`]
        : [];
    });
    return [...own, ...foreign];
  }
  const claimsIn = (text: string, known: Narrowed) =>
    [...text.matchAll(claims)].flatMap(([claim]) => {
      const isName = [...known.values()].some(
        (standing) =>
          standing.length > 0 &&
          standing.every(
            (no) => no !== null && nameOf(no).toLowerCase().includes(claim.toLowerCase()),
          ),
      );
      return isName
        ? []
        : [`promises “${claim}”, which a change or a correction can make untrue: leave it out`];
    });
  const bad = (some: readonly (Literal | Amount | Star)[], known: Narrowed) =>
    some.flatMap((word) => {
      if (word.kind === 'star') return [];
      if (word.kind === 'text')
        return [...namesIn(word.text, known), ...claimsIn(word.text, known)];
      return word.forms.flatMap((form) => namesIn(form, known));
    });
  return { bad, keptRaw, takenBack };
}
