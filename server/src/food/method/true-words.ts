import type { OtherLanguage } from '../../contract/languages.ts';
import { checkSentence, type PlainCheck } from './check-texts.ts';
import type { Amount, Literal, Star } from './method-text.ts';
import { claims } from './method-words.ts';
import { escaped } from './names-in-method.ts';
import { parseMethod } from './parse-method.ts';
import { kindsAllowed, kindsPromised } from './promises.ts';
import { placesOf, type Narrowed, type Places } from './reachable.ts';
import type { Known } from './say-method.ts';
import { plainWords, type PlainWords } from './tongues/plain-words.ts';

/** What something of the shop is called in a language. */
export type Called = Known & {
  /** What else it is known by there: of a name that is not translated, what it was translated as before. */
  also?: readonly string[];
  /** What it was called there until somebody translated it otherwise: what still calls it that speaks of something else. */
  formerly?: readonly string[];
};

/** A recipe in another language: what may stand where, and what everything in the shop is called there. */
export type Translating = {
  language: OtherLanguage;
  ingredients: readonly { ingredientNo: number; swaps: readonly { with: number }[] }[];
  /** Everything in the shop, by number. */
  called: ReadonlyMap<number, Called>;
  /** What of it the recipe calls otherwise: an edition has the names that it was sold with. */
  own?: ReadonlyMap<number, Called> | undefined;
};

type Text = { text: string; isMethod: boolean };

/** What the plain words of a translation say that is not so for every meal that swaps and omissions lead to. */
export const untrueWords = (text: Text, translating: Translating): string[] =>
  problemsOf(text, translating, wordsOf(translating).plain);

/** What a translation promises to who may eat it that its original does not: a name is put on whatever is in the pack. */
export function promisesMore(
  language: OtherLanguage,
  original: string,
  translated: string,
): string[] {
  const allowed = kindsAllowed([...original.matchAll(claims)].map(([claim]) => claim));
  return [...translated.matchAll(plainWords[language].claims)].flatMap(([claim]) =>
    [...kindsPromised([claim])].every((kind) => allowed.has(kind)) ? [] : [promising(claim)],
  );
}

const promising = (claim: string): string =>
  `promises “${claim}”, which a change or a correction can make untrue: leave it out`;

const noWords: PlainCheck = { bad: () => [], keptRaw: /(?!)/, takenBack: /(?!)/ };

/** What is wrong with its tokens alone, whatever the words: a translation has those of its original, and no way to mend them. */
export const untrueTokens = (text: Text, translating: Translating): string[] =>
  problemsOf(text, translating, noWords);

function problemsOf(
  { text, isMethod }: Text,
  translating: Translating,
  plain: PlainCheck,
): string[] {
  const problems = new Set<string>();
  const check = {
    ...wordsOf(translating),
    plain,
    known: (no: number) => translating.own?.get(no) ?? translating.called.get(no),
    complain: (message: string) => problems.add(message),
  };
  const { sentences } = parseMethod(isMethod ? text : escaped(text));
  for (const sentence of sentences) checkSentence(check, sentence);
  return [...problems];
}

const possibleIn = (places: Places): ReadonlySet<number> =>
  new Set([...places.values()].flat().filter((no) => no !== null));

type RecipeWords = {
  places: Places;
  plain: PlainCheck;
  vocabulary: { possible: ReadonlySet<number>; nameOf: (no: number) => string };
};
type ShopWords = { names: ShopNames; recipes: WeakMap<object, RecipeWords> };
/** Names are read once for all the texts that are held against them, and what may stand in a recipe once for all of its own. */
const read = new WeakMap<Translating['called'], ShopWords>();

function wordsOf({ language, ingredients, called, own }: Translating): RecipeWords {
  const words = plainWords[language];
  const known = read.get(called);
  const shop = known ?? { names: namesOfShop(words, called), recipes: new WeakMap() };
  if (!known) read.set(called, shop);
  const kept = shop.recipes.get(ingredients);
  if (kept) return kept;
  const places = placesOf(ingredients);
  const possible = possibleIn(places);
  const nameOf = (no: number) => (own?.get(no) ?? called.get(no))?.name ?? `ingredient ${no}`;
  const ofOwn = own && namesOfShop(words, own).of;
  const names = ofOwn ? { ...shop.names, of: new Map([...shop.names.of, ...ofOwn]) } : shop.names;
  const made = {
    places,
    plain: plainCheck(words, names, possible, nameOf),
    vocabulary: { possible, nameOf },
  };
  shop.recipes.set(ingredients, made);
  return made;
}

type Names = {
  /** Words that tell what it is. */
  telling: readonly string[];
  /** All words of its names. */
  whole: readonly string[];
  /** Words that told what it is when it was called otherwise. */
  former: readonly string[];
};
type ShopNames = {
  of: ReadonlyMap<number, Names>;
  /** Whole names by their first word. */
  byFirst: ReadonlyMap<string, readonly { no: number; name: string; words: readonly string[] }[]>;
};

const stemsIn = ({ stem }: PlainWords, text: string) =>
  [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(([written]) => ({ written, word: stem(written) }));

function namesOfShop(words: PlainWords, called: Translating['called']): ShopNames {
  const describing = new Set(words.describing.map(words.stem));
  const stems = (name: string) => stemsIn(words, name).map(({ word }) => word);
  const tellingIn = (name: string) => {
    const all = stems(name);
    const telling = all.filter((word) => word.length > 1 && !describing.has(word));
    return telling.length > 0 ? telling : all;
  };
  const all = [...called].map(([no, { name, also = [], formerly = [] }]) => ({
    no,
    names: [name ?? `ingredient ${no}`, ...also],
    isNamed: name !== null,
    formerly,
  }));
  const whole = all.flatMap(({ no, names, isNamed }) =>
    isNamed ? names.map((name) => ({ no, name, words: stems(name) })) : [],
  );
  return {
    of: new Map(
      all.map(({ no, names, formerly }) => [
        no,
        {
          telling: names.flatMap(tellingIn),
          whole: names.flatMap(stems),
          former: formerly.flatMap(tellingIn),
        },
      ]),
    ),
    byFirst: Map.groupBy(whole, (each) => each.words[0] ?? ''),
  };
}

function plainCheck(
  words: PlainWords,
  names: ShopNames,
  among: ReadonlySet<number>,
  nameOf: (no: number) => string,
): PlainCheck {
  const { stem, isFor, isKind, claims, keptRaw, takenBack } = words;
  const dishes = new Set(words.dishes.map(stem));
  const others = new Set(words.others);
  const speaksOf = (word: string, named: readonly string[]) =>
    named.some((name) => isFor(word, name));
  const possible = [...among].flatMap((no) => {
    const found = names.of.get(no);
    return found ? [{ no, ...found }] : [];
  });
  const isOwn = (word: string) => possible.some(({ telling }) => speaksOf(word, telling));
  const isAlwaysThere = (word: string, known: Narrowed) =>
    [...known.values()].some(
      (standing) =>
        standing.length > 0 &&
        standing.every(
          (no) =>
            no !== null &&
            names.of.get(no)?.whole.some((name) => isFor(word, name) || isKind(word, name)),
        ),
    );
  /** What the word was a name of, where that is for sure: elsewhere it could not be named. */
  const formerlyIn = (word: string, known: Narrowed) =>
    [...known.values()]
      .find(
        (standing) =>
          standing.length > 0 &&
          standing.every((no) => no !== null && speaksOf(word, names.of.get(no)?.former ?? [])),
      )
      ?.find((no) => no !== null);
  function namesIn(text: string, known: Narrowed): string[] {
    const said = stemsIn(words, text).filter(({ written }) => !others.has(written.toLowerCase()));
    const own = said.flatMap(({ written, word }) => {
      if (dishes.has(word)) return [];
      const meant = possible.find(({ telling }) => speaksOf(word, telling));
      if (meant) {
        if (isAlwaysThere(word, known)) return [];
        const name = nameOf(meant.no);
        return [`says “${written}” also where ${name} is not in the box: write it in { } or [ ]`];
      }
      const before = formerlyIn(word, known);
      if (before === undefined || isAlwaysThere(word, known)) return [];
      return [`says “${written}”, which is called ${nameOf(before)} now: call it that`];
    });
    const foreign = said.flatMap(({ word }, at) =>
      (names.byFirst.get(word) ?? []).flatMap(({ no, name, words: named }) => {
        const isWhole = named.every((each, by) => said[at + by]?.word === each);
        return isWhole && !among.has(no) && !named.every(isOwn)
          ? [`names ${name}, which is not an ingredient of this recipe`]
          : [];
      }),
    );
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
      return isName ? [] : [promising(claim)];
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
