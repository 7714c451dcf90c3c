import type { Cooking } from '../../contract/food-terms.ts';
import { badWords, vocabularyOf, type Vocabulary } from './bad-words.ts';
import { checkSentence } from './check-texts.ts';
import { keptRaw, takenBack } from './method-words.ts';
import type { Sentence } from './method-text.ts';
import { escaped } from './names-in-method.ts';
import { parseMethod } from './parse-method.ts';
import {
  asItStands,
  placesIn,
  placesOf,
  waysToStand,
  type Places,
  type Standing,
} from './reachable.ts';
import { sayText, type Box, type Said } from './say-method.ts';
import { isNamedIn } from './words-of-names.ts';
import { english } from './tongues/en.ts';

/** As much of a recipe as its method speaks of. */
export type MethodRecipe = {
  name: string | null;
  description: string | null;
  story: string | null;
  /** The texts that follow the meal; null where the plain one stands for every meal. */
  follows: Follows;
  servings: number;
  steps: readonly string[];
  ingredients: readonly { ingredientNo: number; swaps: readonly { with: number }[] }[];
};
export const followingFields = ['name', 'description', 'story'] as const;
export type Follows = Record<(typeof followingFields)[number], string | null>;

export type MethodIngredient = { name: string | null; cooking: Cooking | null };

/** One thing for which the method would not be true; `field` is where, as refusals name fields. */
export type MethodProblem = { field: string; message: string };

/** The design's widths: every meal's name and description has to fit. */
const mostOf = { name: 50, description: 100, story: 2000 } as const;

type Check = {
  recipe: MethodRecipe;
  ingredients: ReadonlyMap<number, MethodIngredient>;
  places: Places;
  vocabulary: Vocabulary;
  problems: MethodProblem[];
};

/**
 * Everything by which the method, the name, the description or the story would say something untrue for a meal that swaps and omissions
 * lead to: what is not there is named, what is there is not, what is raw is not cooked through, an amount does not grow with the
 * servings, or a sentence falls apart. An empty list is the promise that none does.
 */
export function checkMethod(
  recipe: MethodRecipe,
  ingredients: ReadonlyMap<number, MethodIngredient>,
): MethodProblem[] {
  const places = placesOf(recipe.ingredients);
  const vocabulary = vocabularyOf(places, ingredients);
  const check: Check = { recipe, ingredients, places, vocabulary, problems: [] };
  for (const field of followingFields) checkFollowing(check, field);
  const steps = recipe.steps.map((step, index) => {
    const field = `/steps/${index}`;
    const sentences = readText(check, field, step);
    for (const sentence of sentences) checkForms(check, field, sentence);
    return sentences;
  });
  if (check.problems.length === 0) checkPlaces(check, steps.flat());
  return check.problems;
}

function complain({ problems }: Check, field: string, message: string): void {
  if (!problems.some((known) => known.field === field && known.message === message)) {
    problems.push({ field, message });
  }
}

/** The text taken apart and its words looked at; nothing where it cannot be read. */
function readText(check: Check, field: string, text: string): Sentence[] {
  const { sentences, problems } = parseMethod(text);
  for (const { at, problem } of problems) {
    complain(check, field, `${problem}, at “${text.slice(at, at + 24)}”`);
  }
  if (problems.length > 0) return [];
  for (const sentence of sentences) {
    checkSentence(
      {
        places: check.places,
        vocabulary: check.vocabulary,
        plain: {
          bad: (words, known) => badWords(words, known, check.vocabulary),
          keptRaw,
          takenBack,
        },
        known: (no) => check.ingredients.get(no),
        complain: (message) => complain(check, field, message),
      },
      sentence,
    );
  }
  return sentences;
}

const boxOf = (check: Check, standing: ReadonlyMap<number, Standing>): Box => ({
  standing,
  servings: check.recipe.servings,
  ownServings: check.recipe.servings,
  tongue: english,
  known: (no) => check.ingredients.get(no),
});

/** Words that something has to follow, and signs that nothing stands before. */
const brokenText =
  /^[,.;:)]|[,;:]\s*[.!?,;:]|\(\s*\)|\b(?:and|or|with|of|the|an?|into|from)(?: and)?\s*[.,;:!?)]|\b(?:and|with|of|the|an?|into|from) and\b|\b(?:the the|and and)\b/i;

function checkForms(check: Check, field: string, sentence: Sentence): void {
  for (const standing of waysToStand(placesIn(sentence, check.places), check.places)) {
    const { text } = sayText([sentence], boxOf(check, standing));
    const broken = brokenText.exec(text)?.[0];
    if (broken !== undefined) {
      return complain(check, field, `reads “${text}” ${when(check, standing)}`);
    }
    if (text !== '' && !/[.!?:][)"”’']?$/.test(text)) {
      return complain(
        check,
        field,
        `“${text}” does not end like a sentence ${when(check, standing)}`,
      );
    }
  }
}

const when = ({ vocabulary }: Check, standing: ReadonlyMap<number, Standing>): string =>
  whenText(standing, vocabulary.nameOf);

export function whenText(
  standing: ReadonlyMap<number, Standing>,
  nameOf: (no: number) => string,
): string {
  const changes = [...standing].flatMap(([own, there]) => {
    if (there === own) return [];
    return there === null
      ? [`${nameOf(own)} is left out`]
      : [`${nameOf(there)} stands for ${nameOf(own)}`];
  });
  return changes.length === 0 ? 'in the recipe as it stands' : `where ${changes.join(' and ')}`;
}

function checkFollowing(check: Check, field: (typeof followingFields)[number]): void {
  const plain = check.recipe[field];
  const follows = check.recipe.follows[field];
  if (plain === null && follows === null) return;
  const at = follows === null ? `/${field}` : `/follows/${field}`;
  const sentences = readText(check, at, follows ?? escaped(plain ?? ''));
  for (const standing of waysToStand(placesIn(sentences.flat(), check.places), check.places)) {
    const { text } = sayText(sentences, boxOf(check, standing));
    const length = [...text].length;
    if (length > mostOf[field]) {
      return complain(
        check,
        at,
        `has ${length} characters, ${mostOf[field]} at most, ${when(check, standing)}: “${text}”`,
      );
    }
    if (text === '' && field === 'name') {
      return complain(check, at, `says nothing ${when(check, standing)}`);
    }
    if (brokenText.test(text)) {
      return complain(check, at, `reads “${text}” ${when(check, standing)}`);
    }
  }
  const asWritten = sayText(sentences, boxOf(check, asItStands(check.places))).text;
  if (follows !== null && check.problems.length === 0 && asWritten !== plain) {
    complain(check, at, `reads “${asWritten}” for the recipe as it stands, not “${plain ?? ''}”`);
  }
}

/** Every place, whatever stands in it: it is named, and what has to be cooked is cooked through after it went in. */
function checkPlaces(check: Check, sentences: readonly Sentence[]): void {
  const undeclared = new Set<number>();
  for (const [index, { ingredientNo: own }] of check.recipe.ingredients.entries()) {
    const field = `/ingredients/${index}`;
    const about = sentences.filter((sentence) => placesIn(sentence, check.places).has(own));
    const others = new Set(about.flatMap((sentence) => [...placesIn(sentence, check.places)]));
    others.delete(own);
    for (const there of check.places.get(own) ?? []) {
      if (there === null) continue;
      const cooking = check.ingredients.get(there)?.cooking ?? null;
      if (cooking === null && !undeclared.has(there)) {
        undeclared.add(there);
        const name = check.vocabulary.nameOf(there);
        complain(check, field, `nobody has said how ${name} has to be cooked`);
      }
      for (const standing of changedAround(check, own, there, others)) {
        const said = sayText(about, boxOf(check, standing));
        const problem = problemAt(check, own, there, standing, said);
        if (problem === undefined) continue;
        complain(check, field, `${problem} ${when(check, standing)}`);
        break;
      }
    }
  }
}

/** This in its place, beside each other change alone and, where they are few, each two. */
function changedAround(
  check: Check,
  own: number,
  there: number,
  others: ReadonlySet<number>,
): Map<number, Standing>[] {
  const base = asItStands(check.places).set(own, there);
  const changes = [...others].flatMap((other) =>
    (check.places.get(other) ?? []).flatMap((stands) =>
      stands === other ? [] : [[other, stands] as const],
    ),
  );
  const singles = changes.map(([other, stands]) => new Map(base).set(other, stands));
  const pairs = changes.flatMap(([a, x], index) =>
    changes.slice(index + 1).map(([b, y]) => new Map(base).set(a, x).set(b, y)),
  );
  return [base, ...singles, ...(changes.length <= 24 ? pairs : [])];
}

function problemAt(
  check: Check,
  own: number,
  there: number,
  standing: ReadonlyMap<number, Standing>,
  said: Said,
): string | undefined {
  const name = check.vocabulary.nameOf(there);
  const cooking = check.ingredients.get(there)?.cooking ?? null;
  const mentions = said.named.filter((each) => each.own === own);
  if (!mentions.some(({ words }) => isNamedIn(words, name))) {
    if (mentions.length > 0) return `no step calls ${name} by its name`;
    // What nothing speaks of any more, because something else was left out, is told as left over.
    const lostBySomethingElse = [...standing].some(
      ([other, stands]) => other !== own && stands === null,
    );
    return lostBySomethingElse ? undefined : `no step speaks of ${name}`;
  }
  if (cooking === null || cooking === 'none') return undefined;
  const first = said.named.findIndex((each) => each.own === own);
  const isDone = said.done.some((each) => each.own === own && each.after > first);
  return isDone
    ? undefined
    : `no step cooks ${name} through after it went in: add {done ${check.vocabulary.nameOf(own)}}`;
}
