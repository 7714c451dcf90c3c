import { typedFrom, wholeFrom } from '../kit/decimals.ts';
import type { Recipe, RecipeContents } from '../kit/office-types.ts';

/** A recipe as it is being typed. `key` holds a row's place on the page while others come and go. */
export type Draft = {
  slug: string;
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
};
/** The same texts as they follow the meal; empty where the plain one stands for every meal. */
export type DraftFollows = { name: string; description: string; story: string };
export type DraftIngredient = {
  key: number;
  ingredientNo: string;
  amount: string;
  swaps: DraftSwap[];
};
export type DraftSwap = { key: number; with: string; substitute: string; original: string };

export const emptyDraft = (category: string): Draft => ({
  slug: '',
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
});

export const draftOf = (recipe: Recipe): Draft => ({
  slug: recipe.slug,
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
  steps: recipe.steps.map((text, key) => ({ key, text })),
  ingredients: recipe.ingredients.map(({ ingredientNo, amount, swaps }, key) => ({
    key,
    ingredientNo: String(ingredientNo),
    amount: String(amount),
    swaps: swaps.map((swap, index) => ({
      key: index,
      with: String(swap.with),
      substitute: String(swap.ratio.substitute),
      original: String(swap.ratio.original),
    })),
  })),
});

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
  slug: draft.slug.trim(),
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
  steps: draft.steps.map(({ text }) => text),
  ingredients: draft.ingredients.map(({ ingredientNo, amount, swaps }) => ({
    ingredientNo: numberOf(ingredientNo),
    amount: numberOf(amount),
    swaps: swaps.map((swap) => ({
      with: numberOf(swap.with),
      ratio: { substitute: numberOf(swap.substitute), original: numberOf(swap.original) },
    })),
  })),
});

/** What the price depends on, of the lines that are filled in; undefined while there is nothing to count. */
export function costQuestion(draft: Draft) {
  const { servings, preparationCents, ingredients } = contentsOf(draft);
  const filled = ingredients.filter(({ ingredientNo, amount }) => ingredientNo >= 1 && amount >= 1);
  const once = filled.filter(
    ({ ingredientNo }, index) =>
      filled.findIndex((entry) => entry.ingredientNo === ingredientNo) === index,
  );
  const counts = Number.isInteger(servings) && servings >= 1 && Number.isInteger(preparationCents);
  if (!counts || once.length === 0) return undefined;
  return {
    servings,
    preparationCents,
    ingredients: once.map(({ ingredientNo, amount }) => ({ ingredientNo, amount })),
  };
}
