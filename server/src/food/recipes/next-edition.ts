import { z } from 'zod';
import { cookings, units } from '../../contract/food-terms.ts';
import type { OddAmount } from '../../contract/odd-amounts.ts';
import { cardFacts } from '../../contract/ingredient-shape.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { checkMethod, type MethodProblem } from '../method/check-method.ts';
import { withNames, withNumbers } from '../method/names-in-method.ts';
import type { Find } from '../method/parse-method.ts';
import { oddAmounts, oddInWords, type Usual } from './odd-amounts.ts';
import { mostMethod } from './schemas.ts';
import { gap, gapsIn } from './gaps.ts';
import { followsNothing, recipeRow, type Recipe, type Unfinished } from './recipe.ts';

/** A recipe to be written; a picture or place that it does not speak of stays as it is. */
export type RecipeDraft = Omit<
  Recipe,
  'recipeNo' | 'editionNo' | 'picture' | 'follows' | 'menuPlace' | 'unfinished'
> & {
  picture?: Recipe['picture'];
  /** Left out: all of it is finished. */
  unfinished?: Recipe['unfinished'];
  follows?: Recipe['follows'];
  menuPlace?: Recipe['menuPlace'] | undefined;
};

/** A recipe as it could be written again; its swaps by number, which is how the database keeps them. */
export function draftFrom(recipe: Recipe): RecipeDraft {
  const { slug, name, description, category, story, servings, minutes, steps, status } = recipe;
  const { preparationCents, picture, follows, menuPlace, unfinished = null } = recipe;
  return {
    slug,
    name,
    description,
    category,
    story,
    servings,
    minutes,
    steps,
    status,
    preparationCents,
    picture,
    follows,
    menuPlace,
    unfinished,
    ingredients: recipe.ingredients.map(withSortedSwaps),
  };
}

export const withSortedSwaps = (entry: Recipe['ingredients'][number]) => ({
  ...entry,
  swaps: entry.swaps.toSorted((a, b) => a.with - b.with),
});

/** The draft with its texts as they are kept: ingredients by number. */
export function numbered<Draft extends Pick<RecipeDraft, 'steps' | 'follows' | 'unfinished'>>(
  draft: Draft,
  find: Find,
): Draft & { follows: Recipe['follows']; unfinished: Unfinished | null } {
  const kept = (text: string | null) => (text === null ? null : withNumbers(text, find));
  const { name, description, story } = draft.follows ?? followsNothing;
  return {
    ...draft,
    steps: draft.steps.map((step) => withNumbers(step, find)),
    unfinished: withSteps(draft.unfinished, (step) => withNumbers(step, find)),
    follows: { name: kept(name), description: kept(description), story: kept(story) },
  };
}

/** The same texts as their author reads them: ingredients by name. */
export function named(
  { steps, follows, unfinished }: Pick<Recipe, 'steps' | 'follows' | 'unfinished'>,
  ingredients: ReadonlyMap<number, { name: string | null }>,
): Pick<Recipe, 'steps' | 'follows'> & { unfinished: Unfinished | null } {
  const read = (text: string, most: number) =>
    withNames(text, (no) => ingredients.get(no)?.name ?? null, most);
  const following = (field: keyof Recipe['follows']) => {
    const text = follows[field];
    return text === null ? null : read(text, mostMethod[field]);
  };
  return {
    steps: steps.map((step) => read(step, mostMethod.step)),
    unfinished: withSteps(unfinished, (step) => read(step, mostMethod.step)),
    follows: {
      name: following('name'),
      description: following('description'),
      story: following('story'),
    },
  };
}

const withSteps = (
  unfinished: Unfinished | null | undefined,
  say: (step: string) => string,
): Unfinished | null => (unfinished ? { ...unfinished, steps: unfinished.steps.map(say) } : null);

/**
 * What the method of a recipe on the menu would say that is not true. A draft may say anything; and what was on the menu before and is
 * not changed in this stays there: where it cannot follow a meal, its page and its card say so.
 */
export function methodProblems(
  draft: RecipeDraft,
  known: Recipe | undefined,
  ingredients: ReadonlyMap<number, Ingredient>,
): MethodProblem[] {
  if (draft.status === 'draft') return [];
  if (known?.status === 'published' && spokenOf(known) === spokenOf(draft)) return [];
  return checkMethod({ ...draft, follows: draft.follows ?? followsNothing }, ingredients);
}

const spokenOf = ({
  name,
  description,
  story,
  follows,
  servings,
  steps,
  ingredients,
}: RecipeDraft) =>
  JSON.stringify([
    name,
    description,
    story,
    follows ?? followsNothing,
    servings,
    steps,
    ingredients.map(({ ingredientNo, swaps }) => [
      ingredientNo,
      swaps.map((swap) => swap.with).toSorted((a, b) => a - b),
    ]),
  ]);

type DraftProblem = {
  code:
    | 'category-not-found'
    | 'ingredient-not-found'
    | 'recipe-incomplete'
    | 'method-untrue'
    | 'amount-odd';
  fields: { field: string; message: string }[];
  odd?: OddAmount[];
};

/**
 * What a draft names that is not there; a published recipe also has to be complete, true for every meal that it offers, and of amounts
 * that are usual or confirmed.
 */
export function draftProblem(
  draft: RecipeDraft,
  known: Recipe | undefined,
  ingredients: ReadonlyMap<number, Ingredient>,
  categories: readonly { slug: string }[],
  usual: Usual,
): DraftProblem | undefined {
  const problem = (code: DraftProblem['code'], fields: string[], message: string) =>
    fields.length > 0 ? { code, fields: fields.map((field) => ({ field, message })) } : undefined;
  const category = categories.some(({ slug }) => slug === draft.category) ? [] : ['/category'];
  const unknown = draft.ingredients.flatMap((entry, index) => [
    ...(ingredients.has(entry.ingredientNo) ? [] : [`/ingredients/${index}/ingredientNo`]),
    ...entry.swaps.flatMap((swap, at) =>
      ingredients.has(swap.with) ? [] : [`/ingredients/${index}/swaps/${at}/with`],
    ),
  ]);
  const missing = incomplete(draft);
  return (
    problem('category-not-found', category, 'is not a category') ??
    problem('ingredient-not-found', unknown, 'is not an ingredient') ??
    (missing.length > 0 ? { code: 'recipe-incomplete', fields: missing } : undefined) ??
    untrue(methodProblems(draft, known, ingredients)) ??
    tooOdd(amountProblems(draft, known, ingredients, usual))
  );
}

/** What a recipe on the menu takes that is far from usual; a draft may take anything. */
export const amountProblems = (
  draft: RecipeDraft,
  known: Recipe | undefined,
  ingredients: ReadonlyMap<number, Ingredient>,
  usual: Usual,
): OddAmount[] => (draft.status === 'draft' ? [] : oddAmounts(draft, known, ingredients, usual));

function tooOdd(odd: OddAmount[]): DraftProblem | undefined {
  const fields = odd.map((one) => ({
    field: `/ingredients/${one.index}/amount`,
    message: oddInWords(one),
  }));
  return odd.length > 0 ? { code: 'amount-odd', fields, odd } : undefined;
}

const untrue = (fields: MethodProblem[]): DraftProblem | undefined =>
  fields.length > 0 ? { code: 'method-untrue', fields } : undefined;

/** What a published recipe still lacks; a draft may lack anything. */
export function incomplete(draft: RecipeDraft): { field: string; message: string }[] {
  if (draft.status === 'draft') return [];
  const { ingredients, steps } = draft.unfinished ?? draft;
  return [
    ...(draft.name === null ? [gap('/name')] : []),
    ...(ingredients.length === 0 ? [gap('/ingredients')] : []),
    ...(steps.length === 0 ? [gap('/steps')] : []),
    ...(draft.unfinished ? gapsIn(draft.unfinished) : []),
  ];
}

/** The picture of a recipe once this was written. */
export function pictureAfter(
  known: Recipe | undefined,
  said: RecipeDraft['picture'],
): Recipe['picture'] {
  return said === undefined ? (known?.picture ?? null) : said;
}

/** Its place on the menu once this was written. */
export const placeAfter = (
  known: Recipe | undefined,
  said: RecipeDraft['menuPlace'],
): Recipe['menuPlace'] => (said === undefined ? (known?.menuPlace ?? null) : said);

/** A recipe as its card is printed, with the names of what is in it; each edition is kept for ever. */
export const keptEdition = recipeRow
  .pick({
    slug: true,
    name: true,
    description: true,
    category: true,
    story: true,
    servings: true,
    minutes: true,
    steps: true,
    picture: true,
  })
  .extend({
    /** Absent from editions whose steps are plain text. */
    follows: recipeRow.shape.follows.nullish(),
    /** Absent, as are ratios, from editions that only a card was printed from. */
    preparationCents: z.int().optional(),
    menuPlace: z.int().nullish(),
    unfinished: recipeRow.shape.unfinished,
    ingredients: z.array(
      z.object({
        ingredientNo: z.int(),
        name: z.string().nullable(),
        amount: z.int(),
        confirmed: z.literal(true).optional(),
        unit: z.enum(units).nullable(),
        cooking: z.enum(cookings).nullable().optional(),
        swaps: z
          .array(
            z.object({
              with: z.int(),
              name: z.string().nullable(),
              cooking: z.enum(cookings).nullable(),
              ratio: z.object({ substitute: z.int(), original: z.int() }).optional(),
            }),
          )
          .optional(),
      }),
    ),
  });
export type EditionContent = z.infer<typeof keptEdition>;

/** The edition after `known`, and its content. */
export function nextEdition(
  known: Recipe | undefined,
  draft: RecipeDraft,
  ingredients: ReadonlyMap<number, Ingredient>,
) {
  const picture = pictureAfter(known, draft.picture);
  const follows = draft.follows ?? followsNothing;
  const menuPlace = placeAfter(known, draft.menuPlace);
  const recipe: Omit<Recipe, 'recipeNo'> = {
    ...draft,
    picture,
    follows,
    menuPlace,
    editionNo: (known?.editionNo ?? 0) + 1,
  };
  const { slug, name, description, category, story, servings, minutes, steps } = draft;
  const { preparationCents, unfinished = null } = draft;
  const content: EditionContent = {
    slug,
    name,
    description,
    category,
    story,
    servings,
    minutes,
    steps,
    picture,
    follows,
    preparationCents,
    ...(menuPlace === null ? {} : { menuPlace }),
    ...(unfinished ? { unfinished } : {}),
    ingredients: draft.ingredients.map(({ ingredientNo, amount, confirmed, swaps }) => ({
      ingredientNo,
      amount,
      ...(confirmed ? { confirmed } : {}),
      ...cardFacts(ingredients.get(ingredientNo)),
      swaps: swaps.map((swap) => {
        const { name = null, cooking = null } = ingredients.get(swap.with) ?? {};
        return { with: swap.with, name, cooking, ratio: swap.ratio };
      }),
    })),
  };
  return { recipe, content };
}
