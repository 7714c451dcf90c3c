import { typedFrom, wholeFrom } from '../kit/decimals.ts';
import type { Recipe, RecipeContents, WholeEdition } from '../kit/office-types.ts';

/** A recipe as it is being typed. `key` holds a row's place on the page while others come and go. */
export type Draft = {
  slug: string;
  /** The slug as it was made of the name; null where it no longer follows it. */
  madeSlug: string | null;
  name: string;
  description: string;
  category: string;
  story: string;
  follows: DraftFollows;
  servings: string;
  minutes: string;
  menuPlace: string;
  preparation: string;
  steps: { key: number; text: string }[];
  ingredients: DraftIngredient[];
  /** Ingredients as they are typed or pasted, one a line, until they are rows. */
  lines: string;
};
/** The same texts as they follow the meal; empty where the plain one stands for every meal. */
type DraftFollows = { name: string; description: string; story: string };
export type DraftIngredient = {
  key: number;
  ingredientNo: string;
  amount: string;
  /** Which amount somebody has said to be meant, however odd it looks: `claimOf` it. */
  confirmed: string;
  swaps: DraftSwap[];
};
export type DraftSwap = { key: number; with: string; substitute: string; original: string };

export const emptyDraft = (category: string): Draft => ({
  slug: '',
  madeSlug: '',
  name: '',
  description: '',
  category,
  story: '',
  follows: { name: '', description: '', story: '' },
  servings: '2',
  minutes: '30',
  menuPlace: '',
  preparation: '0.00',
  steps: [],
  ingredients: [],
  lines: '',
});

export const draftOf = (recipe: Recipe, slugFollows: boolean): Draft => ({
  slug: recipe.slug,
  madeSlug: slugFollows ? recipe.slug : null,
  name: recipe.name ?? '',
  description: recipe.description ?? '',
  category: recipe.category,
  story: recipe.story ?? '',
  follows: {
    name: recipe.follows.name ?? '',
    description: recipe.follows.description ?? '',
    story: recipe.follows.story ?? '',
  },
  servings: String(recipe.servings),
  minutes: String(recipe.minutes),
  menuPlace: recipe.menuPlace === null ? '' : String(recipe.menuPlace),
  preparation: typedFrom(recipe.preparationCents, 2),
  ...rowsOf(recipe),
});

/** As it was in a version of before, over how it stands: the address stays, and what that version did not keep. */
export const draftOfVersion = (
  recipe: Recipe,
  slugFollows: boolean,
  { recipe: then }: WholeEdition,
): Draft =>
  draftOf(
    {
      ...recipe,
      ...then,
      slug: recipe.slug,
      preparationCents: then.preparationCents ?? recipe.preparationCents,
    },
    slugFollows,
  );

/** As they were typed, where the draft is unfinished. */
function rowsOf({ unfinished, servings, ...recipe }: Recipe) {
  const rows = unfinished?.ingredients.map((row) => ({
    ...row,
    ingredientNo: numberTyped(row.ingredientNo),
    swaps: row.swaps.map((swap) => ({ ...swap, with: numberTyped(swap.with) })),
  }));
  const whole = recipe.ingredients.map((row) => ({
    ...row,
    ingredientNo: String(row.ingredientNo),
    amount: String(row.amount),
    swaps: row.swaps.map(({ with: no, ratio }) => ({
      with: String(no),
      substitute: String(ratio.substitute),
      original: String(ratio.original),
    })),
  }));
  return {
    steps: (unfinished ?? recipe).steps.map((text, key) => ({ key, text })),
    ingredients: (rows ?? whole).map(({ ingredientNo, amount, confirmed, swaps }, key) => ({
      key,
      ingredientNo,
      amount,
      confirmed: confirmed ? claimOf({ ingredientNo, amount }, servings) : '',
      swaps: swaps.map((swap, index) => ({ key: index, ...swap })),
    })),
    lines: unfinished?.lines ?? '',
  };
}

const numberTyped = (no: number | null) => (no === null ? '' : String(no));

/** Nobody has written another one by hand; what is emptied follows again. */
export const slugFollows = ({ slug, madeSlug }: Draft): boolean =>
  madeSlug !== null && (slug.trim() === '' || slug === madeSlug);

/** An amount as somebody confirms it: another one, or for other servings, is another question. */
export const claimOf = (
  { ingredientNo, amount }: Pick<DraftIngredient, 'ingredientNo' | 'amount'>,
  servings: string | number,
): string => `${ingredientNo}.${amount.trim()}.${String(servings).trim()}`;

/** Whether two drafts say the same; forms that were sent without scripts end their lines otherwise. */
export const sameDraft = (one: Draft, other: Draft): boolean =>
  saidBy(one).replaceAll('\\r\\n', '\\n') === saidBy(other).replaceAll('\\r\\n', '\\n');

const saidBy = (draft: Draft) =>
  JSON.stringify(draft, (name, value: unknown) => (name === 'key' ? undefined : value));

/** A number as it was typed; what is none becomes 0.5, which no field takes, so that the store names the field. */
const numberOf = (typed: string) => wholeFrom(typed, 0) ?? 0.5;
const centsOf = (typed: string) => wholeFrom(typed, 2) ?? 0.5;
const textOrNull = (typed: string) => (typed.trim() === '' ? null : typed);

export const contentsOf = (draft: Draft): RecipeContents => ({
  slug: slugFollows(draft) ? null : draft.slug.trim(),
  name: textOrNull(draft.name),
  description: textOrNull(draft.description),
  category: draft.category,
  story: textOrNull(draft.story),
  follows: {
    name: textOrNull(draft.follows.name),
    description: textOrNull(draft.follows.description),
    story: textOrNull(draft.follows.story),
  },
  servings: numberOf(draft.servings),
  minutes: numberOf(draft.minutes),
  menuPlace: draft.menuPlace.trim() === '' ? null : numberOf(draft.menuPlace),
  preparationCents: centsOf(draft.preparation),
  ...wholeRows(draft),
  unfinished: isUnfinished(draft) ? paperOf(draft) : null,
});

const mostAmount = 9_999_999_999;
const mostPart = 1000;
const countOf = (typed: string, most: number): number | undefined => {
  const count = /^\d{1,10}$/.test(typed.trim()) ? Number(typed) : 0;
  return count < 1 || count > most ? undefined : count;
};

/** Whether somebody has written this step, and whether this row can be counted: the others stay with the draft, and nowhere else. */
export const isWritten = ({ text }: Draft['steps'][number]): boolean => text.trim() !== '';
export const isWhole = (row: DraftIngredient, index: number, all: DraftIngredient[]): boolean =>
  countOf(row.ingredientNo, mostAmount) !== undefined &&
  countOf(row.amount, mostAmount) !== undefined &&
  all.findIndex(({ ingredientNo }) => ingredientNo === row.ingredientNo) === index;

const isWholeSwap =
  (ingredientNo: string) =>
  (swap: DraftSwap, index: number, all: DraftSwap[]): boolean =>
    countOf(swap.with, mostAmount) !== undefined &&
    countOf(swap.substitute, mostPart) !== undefined &&
    countOf(swap.original, mostPart) !== undefined &&
    swap.with !== ingredientNo &&
    all.findIndex((other) => other.with === swap.with) === index;

const wholeRows = ({ steps, ingredients, servings }: Draft) => ({
  steps: steps.filter(isWritten).map(({ text }) => text),
  ingredients: ingredients.filter(isWhole).map(({ ingredientNo, amount, confirmed, swaps }) => ({
    ingredientNo: Number(ingredientNo),
    amount: Number(amount),
    ...sure({ ingredientNo, amount, confirmed }, servings),
    swaps: swaps.filter(isWholeSwap(ingredientNo)).map((swap) => ({
      with: Number(swap.with),
      ratio: { substitute: Number(swap.substitute), original: Number(swap.original) },
    })),
  })),
});

const isUnfinished = ({ steps, ingredients, lines }: Draft): boolean =>
  lines.trim() !== '' ||
  !steps.every(isWritten) ||
  !ingredients.every(isWhole) ||
  ingredients.some(({ ingredientNo, swaps }) => !swaps.every(isWholeSwap(ingredientNo)));

const paperOf = ({ steps, ingredients, lines, servings }: Draft) => ({
  ingredients: ingredients.map(({ ingredientNo, amount, confirmed, swaps }) => ({
    ingredientNo: countOf(ingredientNo, mostAmount) ?? null,
    amount,
    ...sure({ ingredientNo, amount, confirmed }, servings),
    swaps: swaps.map((swap) => ({
      with: countOf(swap.with, mostAmount) ?? null,
      substitute: swap.substitute,
      original: swap.original,
    })),
  })),
  steps: steps.map(({ text }) => text),
  lines,
});

const sure = (
  row: Pick<DraftIngredient, 'ingredientNo' | 'amount' | 'confirmed'>,
  servings: string,
) =>
  row.confirmed !== '' && row.confirmed === claimOf(row, servings)
    ? { confirmed: true as const }
    : {};

/** What the price depends on, of the rows that are whole; undefined while there is nothing to count. */
export function costQuestion(draft: Draft) {
  const { servings, preparationCents, ingredients } = contentsOf(draft);
  const counts = Number.isInteger(servings) && servings >= 1 && Number.isInteger(preparationCents);
  if (!counts || ingredients.length === 0) return undefined;
  return {
    servings,
    preparationCents,
    ingredients: ingredients.map(({ ingredientNo, amount }) => ({ ingredientNo, amount })),
  };
}
