import { z } from 'zod';
import { units } from '../../contract/food-terms.ts';
import { cardFacts } from '../../contract/ingredient-shape.ts';
import type { Ingredient } from '../ingredients/ingredient.ts';
import { recipeRow, type Recipe } from './recipe.ts';

/** A recipe to be written; a picture that it does not speak of stays as it is. */
export type RecipeDraft = Omit<Recipe, 'recipeNo' | 'editionNo' | 'picture'> & {
  picture?: Recipe['picture'];
};

/** A recipe as it could be written again; its swaps by number, which is how the database keeps them. */
export function draftFrom(recipe: Recipe): RecipeDraft {
  const { slug, name, description, category, story, servings, minutes, steps, status } = recipe;
  const { preparationCents, picture } = recipe;
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
    ingredients: recipe.ingredients.map(withSortedSwaps),
  };
}

export const withSortedSwaps = (entry: Recipe['ingredients'][number]) => ({
  ...entry,
  swaps: entry.swaps.toSorted((a, b) => a.with - b.with),
});

type DraftProblem = {
  code: 'category-not-found' | 'ingredient-not-found' | 'recipe-incomplete';
  fields: { field: string; message: string }[];
};

/** What a draft names that is not there; a published recipe also has to be complete. */
export function draftProblem(
  draft: RecipeDraft,
  ingredients: ReadonlyMap<number, Ingredient>,
  categories: readonly { slug: string }[],
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
  const missing = incomplete(draft).map((field) => `/${field}`);
  return (
    problem('category-not-found', category, 'is not a category') ??
    problem('ingredient-not-found', unknown, 'is not an ingredient') ??
    problem('recipe-incomplete', missing, 'is needed to publish')
  );
}

/** What a published recipe still lacks; a draft may lack anything. */
export function incomplete(draft: RecipeDraft): ('name' | 'ingredients' | 'steps')[] {
  if (draft.status === 'draft') return [];
  return [
    ...(draft.name === null ? (['name'] as const) : []),
    ...(draft.ingredients.length === 0 ? (['ingredients'] as const) : []),
    ...(draft.steps.length === 0 ? (['steps'] as const) : []),
  ];
}

/** The picture of a recipe once this was written. */
export function pictureAfter(
  known: Recipe | undefined,
  said: RecipeDraft['picture'],
): Recipe['picture'] {
  return said === undefined ? (known?.picture ?? null) : said;
}

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
    ingredients: z.array(
      z.object({
        ingredientNo: z.int(),
        name: z.string().nullable(),
        amount: z.int(),
        unit: z.enum(units).nullable(),
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
  const recipe: Omit<Recipe, 'recipeNo'> = {
    ...draft,
    picture,
    editionNo: (known?.editionNo ?? 0) + 1,
  };
  const { slug, name, description, category, story, servings, minutes, steps } = draft;
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
    ingredients: draft.ingredients.map(({ ingredientNo, amount }) => ({
      ingredientNo,
      amount,
      ...cardFacts(ingredients.get(ingredientNo)),
    })),
  };
  return { recipe, content };
}
