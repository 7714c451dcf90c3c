import { mismatches, type Mismatch } from '../method/same-tokens.ts';
import { promisesMore, untrueTokens, untrueWords, type Translating } from '../method/true-words.ts';
import type { Follows } from '../recipes/recipe.ts';

/** A text as the shop wrote it: in the language of the method, or plain. */
export type Original = { place: string; text: string; isMethod: boolean };

export type Thing = {
  name: string | null;
  description?: string | null | undefined;
  story?: string | null | undefined;
  follows?: Follows | null | undefined;
  steps?: readonly string[] | undefined;
};

/** Everything that a thing says. Where a text follows the meal, that is the one to translate: the plain one follows from it. */
export function originalsOf({ steps = [], follows, ...thing }: Thing): Original[] {
  const texts = (['name', 'description', 'story'] as const).flatMap((place): Original[] => {
    const method = follows?.[place] ?? null;
    const text = method ?? thing[place] ?? null;
    return text === null ? [] : [{ place, text, isMethod: method !== null }];
  });
  return [
    ...texts,
    ...steps.map((text, at) => ({ place: `step-${at + 1}`, text, isMethod: true })),
  ];
}

/** How many characters a plain text may have, as the original's field. */
const most: Record<string, number> = { name: 50, description: 100, story: 2000 };

/** What a translation is held against: that of a recipe against the recipe, another one against its original alone. */
export type Against = Translating | Pick<Translating, 'language'>;

/** What keeps a translation from being shown, in words for whoever wrote it. */
export function untrueIn(
  { place, text, isMethod, translated }: Original & { translated: string | null },
  ingredients: ReadonlyMap<number, { name: string | null }>,
  against: Against,
): { field: string; message: string }[] {
  if (translated === null) return [];
  const said = (message: string) => ({ field: place, message });
  const room = most[place] ?? Infinity;
  if (!isMethod && [...translated].length > room)
    return [said(`must have at most ${room} characters`)];
  const differing = isMethod ? mismatches(text, translated) : [];
  if (differing.length > 0) {
    const nameOf = (no: number) => ingredients.get(no)?.name ?? `#${no}`;
    return differing.map((mismatch) => said(inWords(mismatch, nameOf)));
  }
  if (!('called' in against)) return promisesMore(against.language, text, translated).map(said);
  const untrue = untrueWords({ text: translated, isMethod }, against);
  if (untrue.length === 0) return [];
  // Its tokens are those of its original. What is wrong with them there is for its author: English says it no better.
  const ofOriginal = untrueTokens({ text, isMethod }, against);
  return untrue.filter((message) => !ofOriginal.includes(message)).map(said);
}

function inWords(mismatch: Mismatch, nameOf: (no: number) => string): string {
  const named = (atoms: readonly string[]) =>
    atoms.map((atom) => atom.replace(/#(\d+)/g, (_, no: string) => nameOf(Number(no)))).join(', ');
  switch (mismatch.kind) {
    case 'unread':
      return mismatch.problem;
    case 'sentences':
      return `has ${mismatch.translated} sentences where the original has ${mismatch.original}: each is said or left out by itself, so there must be as many`;
    case 'tokens':
      return [
        `sentence ${mismatch.sentence}`,
        ...(mismatch.missing.length > 0 ? [`lacks ${named(mismatch.missing)}`] : []),
        ...(mismatch.tooMuch.length > 0 ? [`should not have ${named(mismatch.tooMuch)}`] : []),
      ].join(' ');
  }
}
